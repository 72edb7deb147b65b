//! All figures of a criterion, the newest first: who gave each, when, from where, and whether it stands.

use super::{Look, criterion::unit_of};
use crate::{
    browser::focus,
    components::live::{heard, live, shown_when},
    state::{
        intents,
        scores::{self, FigureLine},
        session::use_desk,
        toast::use_toaster,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::CriterionId, score::What};

#[component]
pub fn Figures(id: CriterionId, look: Look, may: Memo<Vec<What>>) -> impl IntoView {
    let desk = use_desk();
    let figures = Memo::new(move |_| scores::figures(desk, id));
    let list = move || {
        let unit = look.line(id, unit_of).unwrap_or_default();
        figures.get().into_iter().map(|figure| view! { <Figure id figure may unit=unit.clone()/> }).collect_view()
    };
    let name = format!("so-{id}");
    let heading = name.clone();
    view! {
        <section aria-labelledby=name>
            <h4 id=heading tabindex="-1">{words().figures_given()}</h4>
            {shown_when(move || figures.with(Vec::is_empty), || view! { <p class="score__note">{words().figures_none()}</p> }.into_any())}
            <ol class="figures">{live(list)}</ol>
        </section>
    }
}

#[component]
fn Figure(id: CriterionId, figure: FigureLine, may: Memo<Vec<What>>, unit: String) -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let FigureLine { id: op, says, by, at, stands, unseen, waits } = figure;
    let says_something = says.value.is_some() || says.aim.is_some();
    let unseen = unseen.map(|(other, who)| {
        view! { <p class="score__disputed">{words().figure_unseen(&other, &unit, &desk.name_of(who))}</p> }
    });
    let (what, nothing, text) = (says.what, scores::nothing_of(&says), words().figure(&says, &unit));
    let label = format!("{}: {text}", words().figure_take_back());
    let take_back = move |_| {
        match scores::give(desk, id, nothing.clone()) {
            // The button is gone with what it took back.
            Ok(_) => focus::go_to(format!("[id='so-{id}']")),
            Err(error) => toaster.trouble(intents::why(&error)),
        }
    };
    // It is drawn again once it was taken back, and the button with it: what it does is made anew each time.
    let may_take_back = stands && says_something;
    let button = move || {
        let (take_back, label) = (take_back.clone(), label.clone());
        view! { <button type="button" class="button button--quiet" aria-label=label on:click=heard(take_back)>{words().figure_take_back()}</button> }
            .into_any()
    };
    view! {
        <li class="figure" data-figure=op.to_string() data-what=what.as_str() data-stands=crate::components::live::there(stands)>
            <p class="figure__says">{text}</p>
            {(!says.words.is_empty()).then(|| view! { <p class="figure__words">{says.words}</p> })}
            <p class="figure__by">
                {live(move || words().figure_by(&desk.name_of(by), at))}
                {(!stands).then(|| format!(" · {}", words().figure_replaced()))}
                {waits.then(|| view! { " "<span class="mark-unsent">{words().unsent}</span> })}
            </p>
            {unseen}
            {shown_when(move || may_take_back && may.with(|may| may.contains(&what)), button)}
        </li>
    }
}
