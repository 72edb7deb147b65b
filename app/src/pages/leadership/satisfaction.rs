//! SIPAS: what citizens said of each thing they were asked, beside what it was and what is aimed at.

use super::Look;
use crate::{
    components::{chart::bullet::Bullet, live::live},
    state::scores::{self, Line, verdict_name},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    criterion::Track,
    row::{Kind, Noun},
    score::Decimal,
};

/// Drawn on a scale from nought to a hundred, those with numbers; the others are named.
#[component]
pub fn Satisfaction(look: Look) -> impl IntoView {
    let desk = crate::state::session::use_desk();
    let lines = Memo::new(move |_| {
        // Whenever the overview is another, so may these be.
        look.overview.with(|_| ());
        desk.read(|shown| {
            let criteria = shown.of_kind(Kind::Criterion).filter_map(|noun| match noun {
                Noun::Criterion(criterion) if criterion.track == Track::Satisfaction && !criterion.is_gone() => Some(criterion),
                _ => None,
            });
            let mut criteria: Vec<_> = criteria.collect();
            criteria.sort_by_key(|criterion| criterion.order);
            criteria.into_iter().map(|criterion| scores::of(shown, criterion)).collect::<Vec<Line>>()
        })
    });
    let rows = move || lines.with(|lines| lines.iter().filter(|line| has_numbers(line)).cloned().map(|line| view! { <Row line/> }).collect_view());
    let others = move || {
        lines.with(|lines| {
            let numbers: Vec<&str> = lines.iter().filter(|line| !has_numbers(line)).map(|line| line.number.as_str()).collect();
            (!numbers.is_empty()).then(|| view! { <p class="leadership__note">{words().sipas_without(&numbers)}</p> })
        })
    };
    view! {
        <section class="charts sipas" aria-labelledby="hai-long">
            <h2 id="hai-long">{words().sipas_title()}</h2>
            <ul class="sipas__key" aria-hidden="true">
                <li><i data-is="bar"></i>{words().sipas_key()[0]}</li>
                <li><i data-is="base"></i>{words().sipas_key()[1]}</li>
                <li><i data-is="aim"></i>{words().sipas_key()[2]}</li>
            </ul>
            <ul class="sipas__rows" role="list">{live(rows)}</ul>
            {live(others)}
        </section>
    }
}

fn has_numbers(line: &Line) -> bool {
    line.to_reach.is_some() || line.measured.is_some() || line.base().is_some()
}

#[component]
fn Row(line: Line) -> impl IntoView {
    let label = words().target_in_words(&line);
    let base = line.base();
    let (measured, aim) = (line.measured.map(|(value, _)| value), line.to_reach);
    view! {
        <li class="sipas__row" data-number=line.number.clone() data-verdict=verdict_name(line.verdict)>
            <p class="sipas__name"><b class="number">{line.number.clone()}</b>" "{line.title.clone()}</p>
            <Bullet base=base.map(|(_, value)| value) aim measured most=Decimal::whole(100) label/>
            <p class="sipas__figures">{words().sipas_figures(&line, base)}</p>
        </li>
    }
}
