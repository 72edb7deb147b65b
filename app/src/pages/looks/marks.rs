//! Marks: columns, flags, meters, numbers, and the line to the server in all its states.

use super::part;
use crate::{
    components::{flag::FlagMark, meter::Meter, status_mark::StatusDot, sync_badge::badge},
    state::{
        line::{Line, Trouble},
        session::use_desk,
    },
    words::{both::Both, looks as lines, words},
};
use leptos::prelude::*;
use parboard_domain::{
    figures::{Flag, Rollup},
    task::Status,
};

/// The marks.
#[component]
pub fn Marks() -> impl IntoView {
    let desk = use_desk();
    let column = |status: Status| view! { <li><StatusDot status/>" "{words().status(status)}</li> };
    let flag = |flag: Flag| view! { <li><FlagMark flag words=words().flag(flag, desk.thresholds())/></li> };
    let columns = Status::ALL.map(column).into_iter().collect_view().into_any();
    let flags = [Flag::Overdue, Flag::Blocked, Flag::Stalled, Flag::DueSoon].map(flag).into_iter().collect_view().into_any();
    let meters = [[5, 0, 0, 0], [2, 3, 1, 0], [0, 2, 3, 4], [0, 0, 0, 6]].map(meter).into_iter().collect_view().into_any();
    let lines_of = states().map(|line| view! { <li>{badge(RwSignal::new(line))}</li> }).into_iter().collect_view().into_any();
    let inside = view! {
        {row(lines::COLUMNS, columns)}
        {row(lines::FLAGS, flags)}
        {row(lines::METERS, meters)}
        {row(lines::LINES, lines_of)}
    };
    part("dau-hieu", lines::MARKS, inside.into_any())
}

fn row(name: Both, marks: AnyView) -> AnyView {
    view! { <div class="looks__row"><h3>{words().of(name)}</h3><ul>{marks}</ul></div> }.into_any()
}

fn meter(by_status: [u32; 4]) -> AnyView {
    let mut rollup = Rollup::default();
    (rollup.by_status, rollup.tasks) = (by_status, by_status.iter().sum());
    view! { <li class="looks__meter"><b class="number">"1."{by_status[3]}</b><Meter rollup/></li> }.into_any()
}

/// Fresh as the line of this desk is, so that no moment is made up.
fn states() -> [Line; 6] {
    let fresh = Line { fresh_at: use_desk().line_now().fresh_at, ..Line::default() };
    [
        fresh.clone(),
        Line { unsent: 3, ..fresh.clone() },
        Line { unsent: 2, files: 1, busy: true, ..fresh.clone() },
        Line { unsent: 7, trouble: Some(Trouble::Offline), ..fresh.clone() },
        Line { attention: 2, ..fresh.clone() },
        Line { unsent: 7, trouble: Some(Trouble::SignedOut), ..fresh },
    ]
}
