//! A lane: one column of one group. Long lanes are drawn in pieces, and pieces far from the screen stay empty, so that a
//! board of thousands is as quick as one of fifty.

use super::card::Card;
use crate::{browser::near, words::words};
use leptos::prelude::*;
use parboard_domain::{board::Group, id::TaskId, task::Status};

/// How many cards a piece has.
const PIECE: usize = 8;
/// How high a card is, about; only pieces that are not drawn use it.
const CARD_HEIGHT_PX: usize = 118;

/// One column of a group.
#[component]
pub fn Lane(
    /// The group.
    group: Memo<Group>,
    /// The column.
    status: Status,
    /// Whether it stands at the top of the board.
    first: bool,
) -> impl IntoView {
    let ids = Memo::new(move |_| group.with(|group| group.lanes[status.column()].clone()));
    let pieces = move || ids.with(|ids| (0..ids.len().div_ceil(PIECE)).collect::<Vec<_>>());
    view! {
        <div class="lane" data-column=status.as_str() role="group" aria-label=words().status(status)>
            <For each=pieces key=|piece| *piece let:piece>
                <Piece ids piece first=first && piece == 0/>
            </For>
        </div>
    }
}

#[component]
fn Piece(ids: Memo<Vec<TaskId>>, piece: usize, first: bool) -> impl IntoView {
    let own = Memo::new(move |_| ids.with(|ids| ids.iter().skip(piece * PIECE).take(PIECE).copied().collect::<Vec<_>>()));
    let list = NodeRef::<leptos::html::Ul>::new();
    // What is surely on the screen need not be seen there first.
    let is_near = if first { RwSignal::new(true) } else { near::watch(list) };
    let drawn = move || if is_near.get() { own.get() } else { Vec::new() };
    let height = move || (!is_near.get()).then(|| format!("{}px", own.with(Vec::len) * CARD_HEIGHT_PX));
    view! {
        <ul class="lane__cards" node_ref=list style:min-height=height>
            <For each=drawn key=|id| *id let:id>
                <Card id/>
            </For>
        </ul>
    }
}
