//! The cards of the criterion before the meeting, the worst first, each with the way to its shares and its evidence.

use crate::{
    components::{flag::FlagMark, live::live, status_mark::StatusDot},
    state::{
        desk::Desk,
        face::{Face, face},
        session::use_desk,
        view,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::id::{CriterionId, TaskId};

/// A card, in one line.
#[derive(Clone, Debug, PartialEq)]
pub struct CardLine {
    /// What the board shows of it.
    pub face: Face,
    /// How many pieces of evidence stand.
    evidence: i64,
}

/// The cards of a criterion that are not put away, the worst first.
pub fn cards(desk: Desk, criterion: CriterionId) -> Vec<CardLine> {
    let own: Vec<(TaskId, i64)> = desk.read(|shown| {
        let own = view::tasks(shown).filter(|task| task.criterion == criterion && task.archived.is_none());
        own.map(|task| (task.id, task.evidence)).collect()
    });
    let mut cards: Vec<CardLine> = own.into_iter().filter_map(|(id, evidence)| Some(CardLine { face: face(desk, id)?, evidence })).collect();
    cards.sort_by_key(|CardLine { face, .. }| (face.flags.is_empty(), face.flags.first().copied(), face.percent, face.id));
    cards
}

/// The list.
#[component]
pub fn Cards(criterion: CriterionId) -> impl IntoView {
    let desk = use_desk();
    let cards = Memo::new(move |_| cards(desk, criterion));
    let lines = move || cards.get().into_iter().map(|card| view! { <Card card/> }).collect_view();
    view! {
        <section class="subject__cards" aria-labelledby="hop-viec">
            <h2 id="hop-viec">{live(move || words().meeting_cards(cards.with(Vec::len)))}</h2>
            <ul role="list">{live(lines)}</ul>
        </section>
    }
}

#[component]
fn Card(card: CardLine) -> impl IntoView {
    let desk = use_desk();
    let (thresholds, column) = (desk.thresholds(), words().column(desk.in_round(), card.face.status));
    let CardLine { face, evidence } = card;
    let flags = face.flags.iter().map(|flag| view! { <FlagMark flag=*flag words=words().flag(*flag, thresholds)/> }).collect_view();
    let facts = words().card_facts(face.percent, evidence, face.directions, face.tally);
    view! {
        <li class="subject__card" data-task=face.id.to_string()>
            <a href=format!("/viec/{}", face.id)>{face.title}</a>
            <p class="subject__card-facts"><StatusDot status=face.status/>{column}" · "{facts}" "{flags}</p>
            {face.blocked.map(|why| view! { <p class="subject__card-why">{words().blocked}": "{why}</p> })}
        </li>
    }
}
