//! History: every change with who, when, from what to what. Nothing in it is ever taken away.

use super::{remark::When, use_here};
use crate::components::{
    live::{live, shown_when},
    long_list::LongList,
};
use crate::{
    state::{session::use_desk, shares, sheet},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    entry::{Entry, EntryKind},
    field::{Field, Value},
};

/// So many lines are drawn before the rest is asked for.
const SHOWN: usize = 40;

/// History.
#[component]
pub fn History() -> impl IntoView {
    let (desk, here) = (use_desk(), use_here());
    let lines = Memo::new(move |_| sheet::history(desk, here.id));
    let long = LongList::new(SHOWN);
    let drawn = move || lines.with(|lines| lines.iter().take(long.drawn()).cloned().collect::<Vec<_>>());
    view! {
        <section class="task-part" aria-labelledby="lich-su">
            <h2 id="lich-su">{words().history()}</h2>
            {shown_when(move || lines.with(Vec::is_empty), move || view! { <p class="task-part__none">{words().history_none()}</p> }.into_any())}
            <ol class="history">
                <For each=drawn key=|(entry, unsent)| (entry.id, *unsent, entry.settled.len()) let((entry, unsent))>
                    <Line entry unsent/>
                </For>
            </ol>
            {long.rest(move || lines.with(Vec::len))}
        </section>
    }
}

#[component]
fn Line(entry: Entry, unsent: bool) -> impl IntoView {
    let (desk, kind, by) = (use_desk(), kind(&entry), entry.by);
    let (at, made_at) = (entry.at, entry.made_at);
    let whole = (entry.field == Some(Field::Text)).then(|| view! { <WholeText from=entry.from.clone() to=entry.to.clone()/> });
    let is_of_people = matches!(entry.kind, EntryKind::PersonOn | EntryKind::PersonOff);
    let id = entry.id.to_string();
    let sentence = move || {
        let other =
            // Who takes a card on names themselves: that is no clash with oneself.
            entry.other_by.map(|other| if other == entry.by && !is_of_people { words().oneself(other == desk.account()).to_owned() } else { desk.name_of(other) });
        let told = words().happened(desk.in_round(), &entry, &other.unwrap_or_default());
        match entry.unit {
            Some(unit) => format!("{}: {told}", shares::name(desk, unit)),
            None => told,
        }
    };
    view! {
        <li class="history__line" data-history=id data-kind=kind data-unsent=unsent.then_some("")>
            <p>{sentence}</p>
            {whole}
            <p class="history__who"><b>{live(move || desk.name_of(by))}</b>" · "<When at made_at unsent/></p>
        </li>
    }
}

/// Long words in full, one tap away.
#[component]
fn WholeText(from: Value, to: Value) -> impl IntoView {
    let one = |name: &'static str, value: Value| {
        view! {
            <details class="history__text">
                <summary>{name}</summary>
                <p>{value.as_text().to_owned()}</p>
            </details>
        }
    };
    view! { {one(words().text_before(), from)}{one(words().text_after(), to)} }
}

fn kind(entry: &Entry) -> &'static str {
    match entry.kind {
        EntryKind::Created => "created",
        EntryKind::Set => "set",
        EntryKind::Joined => "joined",
        EntryKind::Clash => "clash",
        EntryKind::Version => "version",
        EntryKind::Locked => "locked",
        EntryKind::Archived => "archived",
        EntryKind::Restored => "restored",
        EntryKind::EvidenceAdded => "evidence_added",
        EntryKind::EvidenceRemoved => "evidence_removed",
        EntryKind::CarriedOver => "carried_over",
        EntryKind::HandedIn => "handed_in",
        EntryKind::StepAdded => "step_added",
        EntryKind::StepDone => "step_done",
        EntryKind::StepOpened => "step_opened",
        EntryKind::StepRemoved => "step_removed",
        EntryKind::PersonOn => "person_on",
        EntryKind::PersonOff => "person_off",
        EntryKind::Amended => "amended",
        EntryKind::Newer => "newer",
    }
}
