//! The cards of the criterion before the meeting, the worst first, each with the way to its shares and its evidence.

use crate::{
    components::{flag::FlagMark, live::live, status_mark::StatusDot},
    state::{desk::Desk, session::use_desk, view},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    figures::{self, Flag},
    id::{CriterionId, TaskId},
    row::Rows,
    share::{self, Tally},
    task::Status,
};

/// A card, in one line.
#[derive(Clone, Debug, PartialEq)]
pub struct CardLine {
    /// Which.
    pub id: TaskId,
    /// Its short line.
    pub title: String,
    status: Status,
    percent: u32,
    flags: Vec<Flag>,
    blocked: Option<String>,
    evidence: i64,
    /// How many directions on it have no answer yet.
    directions: i64,
    tally: Option<Tally>,
}

/// The cards of a criterion that are not put away, the worst first.
pub fn cards(desk: Desk, criterion: CriterionId) -> Vec<CardLine> {
    let (now, thresholds) = (desk.now.get(), desk.thresholds());
    desk.read(|shown| {
        let found = shown.find_criterion(criterion);
        let own = view::tasks(shown).filter(|task| task.criterion == criterion && task.archived.is_none());
        let mut cards: Vec<CardLine> = own
            .map(|task| {
                let units = found.map(|criterion| share::units(task, criterion, &shown)).unwrap_or_default();
                CardLine {
                    id: task.id,
                    title: shown.find_wording(task.id).map(|wording| wording.title.clone()).unwrap_or_default(),
                    status: task.status,
                    percent: figures::progress(task),
                    flags: figures::flags(task, now, thresholds),
                    blocked: task.blocked.clone(),
                    evidence: task.evidence,
                    directions: task.directions,
                    tally: (!units.is_empty()).then(|| share::tally(&units, shown.shares_of(task.id))),
                }
            })
            .collect();
        cards.sort_by_key(|card| (card.flags.is_empty(), card.flags.first().copied(), card.percent, card.id));
        cards
    })
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
    let thresholds = use_desk().thresholds();
    let flags = card.flags.iter().map(|flag| view! { <FlagMark flag=*flag words=words().flag(*flag, thresholds)/> }).collect_view();
    let facts = words().card_facts(card.percent, card.evidence, card.directions, card.tally);
    view! {
        <li class="subject__card" data-task=card.id.to_string()>
            <a href=format!("/viec/{}", card.id)>{card.title}</a>
            <p class="subject__card-facts"><StatusDot status=card.status/>{words().status(card.status)}" · "{facts}" "{flags}</p>
            {card.blocked.map(|why| view! { <p class="subject__card-why">{words().blocked}": "{why}</p> })}
        </li>
    }
}
