//! Documents about the open plan, to be taken away as files. The server writes them; what this device has not sent is not in them, and the
//! screen says so.

use crate::{
    components::live::{heard, live, said, shown_when},
    online::papers::Paper,
    state::{chasing::AsOf, papers::PaperDesk, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::period::{Period, Span};

/// The documents, each with what is in it and the button that brings it.
#[component]
pub fn PapersPart() -> impl IntoView {
    let papers = PaperDesk::of(use_desk());
    view! {
        <section class="papers">
            <h2>{words().papers_title()}</h2>
            <p>{words().papers_about()}</p>
            {shown_when(move || papers.is_offline(), || view! { <p class="note" role="status" data-is="trouble">{words().papers_offline()}</p> }.into_any())}
            {shown_when(move || papers.unsent() > 0, move || view! {
                <p class="note" role="status">{live(move || words().papers_unsent(papers.unsent()))}</p>
            }.into_any())}
            <p role="status">{live(move || papers.done.get())}</p>
            <div role="alert">{live(move || papers.trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
            <ul class="papers__list">{Paper::ALL.map(|paper| view! { <One paper papers/> })}</ul>
        </section>
    }
}

#[component]
fn One(paper: Paper, papers: PaperDesk) -> impl IntoView {
    let (name, about) = words().paper(paper);
    let (_, ending) = paper.file_name();
    let is_at_it = move || papers.at_it.get() == Some(paper);
    let label = format!("{}: {name}", words().take_paper(ending));
    view! {
        <li class="papers__one" data-paper=ending>
            <h3>{name}</h3>
            <p>{about}</p>
            {(paper == Paper::Report).then(|| view! { <OfPeriod papers/> })}
            {(paper == Paper::Letters).then(|| view! { <Unit papers/><AsOfWhen papers/> })}
            <button type="button" class="button" aria-label=label disabled=move || papers.is_offline() aria-busy=said(is_at_it)
                on:click=heard(move |_| papers.take(paper))>
                {live(move || if is_at_it() { words().writing_paper() } else { words().take_paper(ending) })}
            </button>
        </li>
    }
}

/// For which period the report is: with frozen figures and what agencies handed in; else how things stand.
#[component]
fn OfPeriod(papers: PaperDesk) -> impl IntoView {
    let desk = use_desk();
    let periods = move || desk.read_plan(|shown| shown.plan().map(|plan| Span::ALL.map(|span| Period { year: plan.year, span })));
    let option = move |period: Period| {
        let is_chosen = move || papers.period.get() == Some(period);
        view! { <option value=period.to_string() prop:selected=is_chosen>{words().period(period)}</option> }
    };
    view! {
        <label>
            {words().period_shown()}
            <select class="field" name="period" on:change:target=move |event| papers.choose_period.set(Period::parse(&event.target().value()))>
                <option value="">{words().paper_no_period()}</option>
                {live(move || periods().map(|periods| periods.map(option)))}
            </select>
        </label>
    }
}

/// Whom the letter is for.
#[component]
fn Unit(papers: PaperDesk) -> impl IntoView {
    let choose = move |chosen: String| papers.unit.set(chosen.parse().ok());
    let options = move || {
        papers
            .units
            .with(|units| units.iter().map(|(agency, name)| view! { <option value=agency.to_string()>{name.clone()}</option> }).collect_view())
    };
    view! {
        <label>
            {words().paper_unit()}
            <select class="field" name="unit" on:change:target=move |event| choose(event.target().value())>
                <option value="">{live(move || words().paper_all_units(papers.units.with(Vec::len)))}</option>
                {live(options)}
            </select>
        </label>
    }
}

/// As of when: a letter to be signed later tells what stood at a moment that it names.
#[component]
fn AsOfWhen(papers: PaperDesk) -> impl IntoView {
    let desk = use_desk();
    let shown = move || AsOf(papers.at.get().unwrap_or_else(|| desk.now.get())).to_string();
    let typed = move |text: String| {
        papers.at.set(text.parse::<AsOf>().ok().map(|at| at.0));
        // Other units may have something to answer for then.
        papers.unit.set(None);
    };
    view! {
        <label>
            {words().as_of()}
            <input class="field" type="datetime-local" name="as_of" prop:value=said(shown) on:change:target=move |event| typed(event.target().value())/>
        </label>
    }
}
