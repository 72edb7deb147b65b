//! What stands under the board and may come a moment after the cards: numbers that the document skips, shown as gaps and never filled by
//! guesswork, which the head of the board names too; and the way out where the filters let nothing through.

use crate::{
    browser::focus,
    components::live::{heard, live, shown_when},
    state::{session::use_desk, view::use_view},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::board::{Filter, GroupBy};

/// The way out where the filters let nothing through.
#[component]
pub fn NothingLeft() -> impl IntoView {
    let view = use_view();
    let is_filtered = move || !view.filter.with(Filter::is_open) && view.groups.with(|groups| groups.is_empty());
    shown_when(is_filtered, move || {
        let clear = move |_| {
            view.filter.set(Filter::default());
            focus::keep_somewhere();
        };
        view! { <p class="board__clear"><button type="button" class="button" on:click=heard(clear)>{words().clear_filters}</button></p> }.into_any()
    })
}

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
