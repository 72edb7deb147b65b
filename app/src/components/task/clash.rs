//! Clashes: two people changed the same. Both values are shown, and whoever looks decides; nothing was lost meanwhile.

use super::{put_away::PutAwayMeanwhile, use_here, versions::Versions};
use crate::components::live::{heard, live, shown_when};
use crate::{
    browser::focus,
    state::{
        desk::{Desk, WishError},
        intents,
        session::use_desk,
        shares, sheet,
        toast::use_toaster,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    entry::{Entry, EntryKind},
    field::{Field, Value},
    id::{AgencyId, EntryId, PersonId, TaskId},
};

/// The clashes on a card that ask me to look.
#[component]
pub fn Clashes() -> impl IntoView {
    let clashes = use_here().clashes;
    view! {
        {shown_when(move || clashes.with(|clashes| !clashes.is_empty()), move || view! { <section class="clashes" aria-labelledby="cung-sua">
                <h2 id="cung-sua" tabindex="-1">{words().clashes}</h2>
                <For each=move || clashes.get() key=|(id, _)| *id let((entry, _))>
                    <Clash entry/>
                </For>
            </section> }.into_any())}
    }
}

/// One clash.
#[component]
pub fn Clash(entry: EntryId) -> impl IntoView {
    let desk = use_desk();
    // That the other one is content, or that the server has it now, must not draw anew what I may be typing in.
    let found = Memo::new(move |_| sheet::entry(desk, entry).map(|entry| Entry { settled: Vec::new(), at: entry.made_at, ..entry }));
    move || {
        found.get().map(|entry| match (entry.kind, entry.field) {
            (EntryKind::Version, _) => view! { <Versions entry/> }.into_any(),
            (_, Some(field)) => view! { <TwoValues entry field/> }.into_any(),
            (_, None) => view! { <PutAwayMeanwhile task=entry.task/> }.into_any(),
        })
    }
}

#[component]
fn TwoValues(entry: Entry, field: Field) -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let [by, other] = parties(desk, &entry);
    let wrote_at = entry.other_by.and_then(|other| sheet::written_at(desk, (entry.task, entry.unit), field, (other, &entry.other), Some(entry.id)));
    let in_round = untrack(|| desk.in_round());
    let both = words().clash(in_round, field, [(&by, &entry.to, Some(entry.made_at)), (&other, &entry.other, wrote_at)]);
    let (task, unit, id) = (entry.task, entry.unit, entry.id);
    // Each value with whose it is: a value alone tells nobody what they would choose.
    let lost = StoredValue::new([(entry.to.clone(), Some(entry.by), by), (entry.other.clone(), entry.other_by, other)]);
    let entry = StoredValue::new(entry);
    let standing = Memo::new(move |_| sheet::standing(desk, task, unit, field));
    let author = move || standing.with(|standing| standing.by.map(|by| party(desk, by)));
    let stands = move || standing.with(|standing| words().stands(in_round, field, author().as_deref(), &standing.value, standing.at));
    let keep = move |_| decide(toaster, Some(field), || entry.with_value(|entry| intents::keep(desk, entry)));
    let back = move |value: Value| decide(toaster, Some(field), || entry.with_value(|entry| intents::put_back(desk, entry, value)));
    let choices = move || {
        let may = may_set(desk, task, unit, field);
        let standing = standing.get();
        // What the later one wrote is not lost where they have gone on from it themselves.
        let went_on = lost.with_value(|[later, other]| later.1 == standing.by && other.0 != standing.value);
        let offered = |at: usize, value: &Value| *value != standing.value && !(at == 0 && went_on) && may(value);
        lost.get_value()
            .into_iter()
            .enumerate()
            .filter(|(at, (value, ..))| offered(*at, value))
            .map(|(_, (value, _, name))| {
                let words = words().put_back_value(in_round, field, &value, &name);
                view! { <button type="button" class="button" on:click=heard(move |_| back(value.clone()))>{words}</button> }
            })
            .collect_view()
    };
    view! {
        <article class="clash" tabindex="-1">
            <h3>{words().field(field)}{unit.map(|unit| format!(" · {}", untrack(|| shares::name(desk, unit))))}</h3>
            <p>{both}</p>
            <p>{live(stands)}</p>
            <Decided entry=id/>
            <div class="clash__choices">
                <button type="button" class="button" on:click=keep>
                    {live(move || standing.with(|standing| words().keep_value(in_round, field, &standing.value, author().as_deref())))}
                </button>
                {choices}
            </div>
        </article>
    }
}

/// Who of the two has decided already: whoever knows that decides after them, not against them.
#[component]
pub fn Decided(entry: EntryId) -> impl IntoView {
    let desk = use_desk();
    let others = Memo::new(move |_| {
        let settled = sheet::entry(desk, entry).map(|entry| entry.settled).unwrap_or_default();
        settled.into_iter().filter(|who| *who != desk.account()).collect::<Vec<_>>()
    });
    live(move || others.get().into_iter().map(|who| view! { <p class="when">{words().has_decided(&desk.peek_name_of(who))}</p> }).collect_view())
}

/// The two sides of a clash by name; I may be one of them, or both, and the plan may be the other.
pub fn parties(desk: Desk, entry: &Entry) -> [String; 2] {
    let me = desk.account();
    let other = match entry.other_by {
        Some(other) if other == entry.by => words().oneself(other == me).to_owned(),
        Some(other) => party(desk, other),
        None => words().the_plan().to_owned(),
    };
    [party(desk, entry.by), other]
}

/// Somebody by name, or "you".
pub fn party(desk: Desk, who: PersonId) -> String {
    if who == desk.account() { words().me().to_owned() } else { desk.peek_name_of(who) }
}

/// Whether I may set that value: what would be refused is not offered.
fn may_set(desk: Desk, task: TaskId, unit: Option<AgencyId>, field: Field) -> impl Fn(&Value) -> bool {
    let sheet = untrack(|| sheet::sheet(desk, task));
    let line = unit.and_then(|unit| untrack(|| shares::line(desk, task, unit)));
    move |value| match &line {
        Some(line) => line.may_set(field, value),
        None => sheet.as_ref().is_some_and(|sheet| match field {
            Field::Status => sheet.columns().iter().any(|status| status.as_str() == value.as_text()),
            _ => sheet.may_change(field),
        }),
    }
}

/// Decides a clash, and says why that could not be done; what was done shows by itself. The clash is gone then: the keyboard goes on
/// with the next one, or beside the field it was about. Not in its control: what is in somebody's hands takes in nothing that arrives.
pub fn decide(toaster: crate::state::toast::Toaster, field: Option<Field>, act: impl FnOnce() -> Result<(), WishError>) {
    focus::go_on_after_this(field.map(|field| format!("#n-{}", field.as_str())).unwrap_or_default());
    if let Err(error) = act() {
        toaster.trouble(intents::why(&error));
    }
}
