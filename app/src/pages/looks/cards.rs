//! The card in all its states. The faces are made up; what draws them is what draws the board.

use super::part;
use crate::{
    components::{card::card_face, live::heard},
    state::{desk::Mark, face::Face, session::use_desk},
    words::{
        both::Both,
        looks::{self as lines},
        words,
    },
};
use leptos::{ev::MouseEvent, prelude::*, tachys::html::attribute::custom::custom_attribute};
use parboard_domain::{
    figures::Flag,
    id::TaskId,
    measure::{Day, Moment},
    share::Tally,
    task::Status,
};

const DAY_MS: i64 = 86_400_000;

/// The cards.
#[component]
pub fn Cards() -> impl IntoView {
    let now = use_desk().now.get_untracked();
    // There is no such task to be opened.
    let stay = heard(|event: MouseEvent| event.prevent_default());
    let cards = faces(now).into_iter().enumerate().map(|(at, face)| card_face(Face { id: id(at), ..face }, now)).collect_view();
    let inside = view! { <ul class="looks__cards" on:click=stay>{cards}</ul><ul class="looks__cards" data-picking="" inert=true>{picked(now)}</ul> };
    part("the-viec", lines::CARDS, inside.into_any())
}

/// While cards are picked: one that is, and one that is not.
fn picked(now: Moment) -> AnyView {
    let mut two = faces(now).into_iter().enumerate().take(2).map(|(at, face)| card_face(Face { id: id(100 + at), ..face }, now));
    let (first, second) = (two.next(), two.next());
    (first.map(|card| card.add_any_attr(custom_attribute("data-picked", ""))), second).into_any()
}

/// Ids that no device mints: those carry the time they were made.
fn id(at: usize) -> TaskId {
    format!("00000000-0000-4000-8000-{at:012}").parse().expect("a number of twelve digits ends an id")
}

fn faces(now: Moment) -> Vec<Face> {
    let plain = |title: Both| Face {
        id: id(0),
        title: words().of(title).to_owned(),
        status: Status::InProgress,
        percent: 45,
        due_on: None,
        flags: Vec::new(),
        blocked: None,
        milestone: None,
        steps: (0, 0),
        directions: 0,
        touched_at: Moment(now.0 - 5 * DAY_MS),
        number: "1.3".to_owned(),
        lead: words().of(lines::CARD_WHO).to_owned(),
        who: words().of(lines::CARD_WHO).to_owned(),
        mark: Mark::Synced,
        tally: None,
        mine: false,
    };
    let due = |days: i64| Some(Day(now.day().0 + days));
    let tally = Some(Tally { units: 118, reported: 37, done: 12, blocked: 2, percent: 28 });
    let blocked = Some(words().of(lines::CARD_BLOCKED_WHY).to_owned());
    vec![
        Face { status: Status::NotStarted, percent: 0, ..plain(lines::CARD_PLAIN) },
        Face { flags: vec![Flag::Overdue], due_on: due(-12), ..plain(lines::CARD_OVERDUE) },
        Face { flags: vec![Flag::DueSoon], due_on: due(3), percent: 80, ..plain(lines::CARD_SOON) },
        Face { flags: vec![Flag::Blocked], blocked, percent: 20, ..plain(lines::CARD_BLOCKED) },
        Face { flags: vec![Flag::Stalled], touched_at: Moment(now.0 - 38 * DAY_MS), ..plain(lines::CARD_STALLED) },
        Face { mark: Mark::Pending, mine: true, steps: (3, 5), ..plain(lines::CARD_PENDING) },
        Face { mark: Mark::Refused, mine: true, ..plain(lines::CARD_REFUSED) },
        Face { mark: Mark::Conflict, mine: true, ..plain(lines::CARD_CONFLICT) },
        Face { directions: 1, tally, percent: 28, ..plain(lines::CARD_DIRECTION) },
        Face { status: Status::Done, percent: 100, ..plain(lines::CARD_DONE) },
    ]
}
