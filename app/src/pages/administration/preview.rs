//! What the server read in the text, before anything is stored.

use super::{amendment::Amendment, import_form::Refused, read_item::ReadItem, unknown_names::UnknownNames, warnings::Warnings};
use crate::{
    browser::text,
    components::live::{heard, live, said, watch},
    state::{import::Import, session::use_desk},
    words::words,
};
use leptos::{html::H2, prelude::*};
use parboard_domain::{
    criterion::Track,
    document::{Reading, WarningCode},
    id::PlanId,
};

/// The reading, and the way to keep it.
#[component]
pub fn Preview(reading: Reading, import: Import) -> impl IntoView {
    // The preview appears below a long text: the focus brings it into view, and is where a screen reader goes on.
    let title = NodeRef::<H2>::new();
    watch(move || drop(title.get().map(|title| title.focus())));
    let items = reading.items.iter().cloned().map(|item| view! { <ReadItem item/> }).collect_view();
    view! {
        <section class="reading">
            <h2 tabindex="-1" node_ref=title>{words().preview_title()}</h2>
            <Facts reading=reading.clone()/>
            <Warnings warnings=reading.warnings/>
            <UnknownNames unknown=import.unknown answers=import.answers/>
            <p class="reading__again">{words().import_again_hint()}</p>
            <Amendment import/>
            <h3>{words().items_title()}</h3>
            <div class="reading__items">{items}</div>
            <Keep import/>
        </section>
    }
}

/// The document itself: what it says of itself, and what it leaves out.
#[component]
pub fn Facts(reading: Reading) -> impl IntoView {
    let contents = contents(&reading);
    let document = reading.document;
    let fact = |name: &'static str, value: Option<String>| {
        let is_absent = value.is_none();
        let value = value.unwrap_or_else(|| words().fact_absent().to_owned());
        view! { <div><dt>{name}</dt><dd data-none=is_absent.then_some("")>{value}</dd></div> }
    };
    view! {
        <dl class="facts">
            {fact(words().fact_title(), document.title)}
            {fact(words().fact_kind(), Some(words().plan_kind(document.kind).to_owned()))}
            {fact(words().fact_number(), document.number)}
            {fact(words().fact_issuer(), document.issuer)}
            {fact(words().fact_issued_on(), document.issued_on.map(text::day))}
            {fact(words().fact_year(), document.year.map(|year| year.to_string()))}
            {fact(words().fact_count(), Some(contents))}
        </dl>
    }
}

/// "31 tiêu chí, 124 việc · khai 22, đọc được 21, thiếu 1.9 · Cần khắc phục 21 · Hài lòng (SIPAS) 10".
fn contents(reading: &Reading) -> String {
    let of_track = |track: Track| reading.items.iter().filter(|item| item.track.unwrap_or_default() == track).count();
    let missing: Vec<&str> = reading
        .warnings
        .iter()
        .filter(|warning| warning.code == WarningCode::MissingNumber)
        .filter_map(|warning| warning.number.as_deref())
        .collect();
    let tasks = reading.items.iter().map(|item| item.tasks.len()).sum();
    let declared = reading.declared_items.map(|declared| words().declared(declared.into(), of_track(Track::Weak), &missing));
    let tracks = [Track::Weak, Track::Satisfaction, Track::Maintain].into_iter().filter_map(|track| match of_track(track) {
        0 => None,
        _ if !reading.document.kind.has_tracks() => None,
        count => Some(format!("{} {count}", words().track(track))),
    });
    [Some(words().criteria_and_tasks(reading.items.len(), tasks)), declared].into_iter().flatten().chain(tracks).collect::<Vec<_>>().join(" · ")
}

/// Into which plan, and the button.
#[component]
fn Keep(import: Import) -> impl IntoView {
    let desk = use_desk();
    let plans = move || {
        desk.directory(|directory| {
            directory.plans.iter().map(|plan| (plan.id, format!("{} ({}) {}", plan.number, plan.year, plan.title))).collect::<Vec<_>>()
        })
    };
    let becomes = move || {
        let chosen = import.into.get()?;
        let number = import.reading.with(|reading| reading.as_ref().and_then(|reading| reading.document.number.clone()))?;
        let other = desk.directory(|directory| {
            directory.plans.iter().find(|plan| plan.id == chosen && plan.number != number).map(|plan| format!("{} ({})", plan.number, plan.year))
        })?;
        Some(view! { <p class="trouble" role="alert">{words().plan_becomes(&other, &number)}</p> })
    };
    let chosen = move || import.into.get().map(|id| id.to_string()).unwrap_or_default();
    view! {
        <div class="reading__keep">
            <label>
                {words().plan_to_update()}
                <select class="field" prop:value=chosen on:change:target=move |event| import.into.set(event.target().value().parse::<PlanId>().ok())>
                    <option value="">{words().plan_by_head()}</option>
                    {live(move || plans().into_iter().map(|(id, name)| view! { <option value=id.to_string()>{name}</option> }).collect_view())}
                </select>
            </label>
            {live(becomes)}
            <button type="button" class="button button--main" aria-busy=said(move || import.busy.get()) on:click=heard(move |_| import.commit())>
                {said(move || if import.busy.get() { words().importing() } else { words().import_plan() })}
            </button>
            <Refused import/>
        </div>
    }
}
