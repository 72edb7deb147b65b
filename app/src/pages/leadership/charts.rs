//! What is drawn: how the whole goes towards its target, who reports in which month, and what citizens said.

use super::{Look, satisfaction::Satisfaction};
use crate::{
    browser::text,
    components::{
        chart::{
            burn_up::BurnUp,
            heat::{Heat, HeatRow},
        },
        live::{live, shown_when},
    },
    state::{freshness::UnitLine, standing::Scope},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::activity::Month;

/// The charts.
#[component]
pub fn Charts(look: Look) -> impl IntoView {
    let burn_up = move || {
        let trends = look.trends.get();
        view! { <BurnUp trends=(*trends).clone()/> }
    };
    view! {
        <section class="charts" aria-labelledby="tien-trinh">
            <h2 id="tien-trinh">{words().burn_up_title()}</h2>
            {live(burn_up)}
        </section>
        {shown_when(move || look.scope() != Scope::Weak, move || view! { <Satisfaction look/> }.into_any())}
        <section class="charts" aria-labelledby="nhip-bao-cao">
            <h2 id="nhip-bao-cao">{words().heat_title()}</h2>
            {live(move || heat(look))}
        </section>
    }
}

/// Agencies by month; those that reported most come first. Those that never did are named under it: rows of nothing would bury the others.
fn heat(look: Look) -> AnyView {
    let months = look.freshness.months();
    let (mut lines, mut silent): (Vec<UnitLine>, Vec<UnitLine>) = look.freshness.lines().into_iter().partition(|line| line.unit.reports() > 0);
    if months.is_empty() || lines.is_empty() {
        return view! { <p class="leadership__note">{words().heat_nothing()}</p> }.into_any();
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.unit.reports()));
    let row = |line: &UnitLine| -> HeatRow { (line.name.clone(), months.iter().map(|month| line.unit.reports_in(*month)).collect()) };
    let column = |month: &Month| {
        let (year, month) = month.civil();
        format!("{month}/{year}")
    };
    let (rows, columns) = (lines.iter().map(row).collect(), months.iter().map(column).collect());
    silent.sort_by(|a, b| text::alphabet(&a.name, &b.name));
    let names: Vec<String> = silent.into_iter().map(|line| line.name).collect();
    let silent = (!names.is_empty()).then(|| {
        view! { <details class="charts__silent"><summary>{words().heat_silent(names.len())}</summary><p>{names.join("; ")}</p></details> }
    });
    view! { <Heat caption=words().heat_caption().to_owned() corner=words().column_unit() columns rows/>{silent} }.into_any()
}
