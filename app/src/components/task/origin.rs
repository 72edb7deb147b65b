//! What the plan says: its own words, its goal, who answers for it, and until when. Read here, never edited.

use super::use_here;
use crate::components::live::shown_when;
use crate::{browser::text, pages::scores::on_card::OnCard, words::words};
use leptos::prelude::*;

/// What the plan says.
#[component]
pub fn Origin() -> impl IntoView {
    let here = use_here();
    let text = move || here.read(|sheet| sheet.words.0.clone());
    let source = move || here.read(|sheet| words().source_line(&sheet.document, sheet.words.1));
    let deadline = move || {
        here.read(|sheet| match &sheet.deadline {
            (written, _) if written.is_empty() => words().no_deadline().to_owned(),
            (written, Some(day)) => format!("{written} ({})", text::day(*day)),
            (written, None) => written.clone(),
        })
    };
    let lead =
        move || here.read(|sheet| Some(sheet.agencies[0].clone()).filter(|lead| !lead.is_empty()).unwrap_or_else(|| words().no_lead.to_owned()));
    view! {
        <section class="task-part" aria-labelledby="tu-ke-hoach">
            <h2 id="tu-ke-hoach">{words().words_of_plan()}</h2>
            {shown_when(move || !text().is_empty(), move || view! { <figure class="task-words">
                    <figcaption>{words().verbatim()}</figcaption>
                    <blockquote>{text}</blockquote>
                    <p>{source}</p>
                </figure> }.into_any())}
            <dl class="task-facts">
                <Fact name=words().goal() value=Signal::derive(move || here.read(|sheet| sheet.goal.clone()))/>
                <Fact name=words().deadline_in_plan() value=Signal::derive(deadline)/>
                <Fact name=words().leads() value=Signal::derive(lead)/>
                <Fact name=words().coordinates() value=Signal::derive(move || here.read(|sheet| sheet.agencies[1].clone()))/>
                <Fact name=words().carries_out() value=Signal::derive(move || here.read(|sheet| sheet.agencies[2].clone()))/>
            </dl>
            <OnCard/>
        </section>
    }
}

/// One fact; nothing when the plan says nothing.
#[component]
fn Fact(name: &'static str, value: Signal<String>) -> impl IntoView {
    move || Some(value.get()).filter(|value| !value.is_empty()).map(|value| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
}
