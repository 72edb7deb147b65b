//! The list beside a card, on a tablet on its side: what the board shows now, so that the next card is one touch away.

use crate::{
    browser::{clock, panes},
    components::{
        group::{Heading, heading},
        live::{live, said},
        status_mark::StatusDot,
    },
    state::{
        face::{Face, face},
        session::use_desk,
        view::use_view,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{board::Group, id::TaskId};

/// So many cards are listed at most; of a larger board those that stand around the one on the screen.
const LISTED_MAX: usize = 300;
const CURRENT: &str = ".beside [aria-current]";

/// The list.
#[component]
pub fn Beside(
    /// The card on the screen.
    open: Memo<Option<TaskId>>,
) -> impl IntoView {
    let view = use_view();
    let is_large = Memo::new(move |_| view.groups.with(|groups| groups.iter().map(count).sum::<usize>() > LISTED_MAX));
    let groups = Memo::new(move |_| {
        let around = is_large.get().then(|| open.get()).flatten();
        view.groups.with(|groups| groups.iter().filter_map(|group| listed(group, around)).collect::<Vec<_>>())
    });
    // The keys stay where they are; only the list moves.
    clock::after_picture(|| panes::show(CURRENT));
    view! {
        <nav class="beside" aria-label=words().beside()>
            {live(move || groups.get().into_iter().map(|(name, cards)| part(name, cards, open)).collect_view())}
        </nav>
    }
}

fn part(name: Heading, cards: Vec<TaskId>, open: Memo<Option<TaskId>>) -> impl IntoView {
    let cards = cards.into_iter().map(|id| view! { <One id open/> }).collect_view();
    view! { <p class="beside__group">{name.number.map(|number| view! { <b class="number">{number}</b>" " })}{name.title}</p>{cards} }
}

#[component]
fn One(id: TaskId, open: Memo<Option<TaskId>>) -> impl IntoView {
    let desk = use_desk();
    let shown = Memo::new(move |_| face(desk, id));
    let line = |Face { status, title, percent, .. }: Face| view! { <StatusDot status/><span>{title}</span><small>{percent}" %"</small> };
    view! {
        <a class="beside__one" href=format!("/viec/{id}") aria-current=said(move || (open.get() == Some(id)).then_some("page"))>{live(move || shown.get().map(line))}</a>
    }
}

fn count(group: &Group) -> usize {
    group.lanes.iter().map(Vec::len).sum()
}

/// What is listed of a group: all of it, or, of a larger board, what stands around a card.
fn listed(group: &Group, around: Option<TaskId>) -> Option<(Heading, Vec<TaskId>)> {
    let cards: Vec<TaskId> = group.lanes.iter().flatten().copied().collect();
    let Some(card) = around else { return Some((heading(group), cards)) };
    let at = cards.iter().position(|id| *id == card)?;
    let begins = at.saturating_sub(LISTED_MAX / 2);
    Some((heading(group), cards.into_iter().skip(begins).take(LISTED_MAX).collect()))
}
