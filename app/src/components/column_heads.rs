//! The heads of the columns: names and counts; on a phone, where one column is shown at a time, the way between them.

use super::status_mark::StatusDot;
use crate::components::live::{heard, live, said};
use crate::{
    state::{session::use_desk, view::use_view},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::task::Status;

/// The heads, and which column a phone shows.
#[component]
pub fn ColumnHeads(
    /// Which column a phone shows.
    shown: RwSignal<Status>,
    /// Whether somebody chose it.
    chosen: StoredValue<bool>,
) -> impl IntoView {
    let (desk, view) = (use_desk(), use_view());
    let count = move |status: Status| view.groups.with(|groups| groups.iter().map(|group| group.lanes[status.column()].len()).sum::<usize>());
    view! {
        <div class="column-heads">
            {Status::ALL
                .map(|status| view! {
                    <button type="button" class="column-heads__one" data-head=status.as_str() aria-pressed=said(move || (shown.get() == status).to_string())
                        on:click=heard(move |_| {
                            chosen.set_value(true);
                            shown.set(status);
                        })>
                        <StatusDot status/>
                        <span>{live(move || words().column(desk.in_round(), status))}</span>
                        <b>{live(move || count(status))}</b>
                    </button>
                })}
        </div>
    }
}
