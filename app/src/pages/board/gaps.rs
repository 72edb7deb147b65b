//! Numbers that the document skips, shown as gaps and never filled by guesswork. The head of the board names them too, so that they
//! may come a moment after the cards.

use crate::{
    components::live::live,
    state::{session::use_desk, view::use_view},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::board::{Filter, GroupBy};

/// A line for each.
#[component]
pub fn Gaps() -> impl IntoView {
    let (desk, view) = (use_desk(), use_view());
    let missing = move || {
        let whole = view.group_by.get() == GroupBy::Criterion && view.criterion.with(Option::is_none) && view.filter.with(Filter::is_open);
        if whole {
            desk.read_plan(|shown| shown.plan().map(|plan| plan.missing_numbers().map(str::to_owned).collect()).unwrap_or_default())
        } else {
            Vec::new()
        }
    };
    live(move || missing().into_iter().map(|number| view! { <p class="board__gap">{words().missing_number(&number)}</p> }).collect_view())
}
