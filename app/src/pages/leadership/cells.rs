//! The cells that both tables share. The same elements are a row on a desktop and a card on a phone; roles are written out,
//! since some browsers forget what a table is once its cells are laid out otherwise.

use crate::{
    components::{flag::FlagShape, meter::Meter},
    state::session::use_desk,
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    figures::{Flag, Rollup, Thresholds},
    vietnamese,
};

/// The flags with a column of their own, the worst first.
pub const FLAGS: [Flag; 3] = [Flag::Overdue, Flag::Blocked, Flag::Stalled];

/// What marks the row's edge: the worst of the flags that have a column. Soon is not late, and marks nothing.
pub fn edge(rollup: &Rollup) -> Option<&'static str> {
    FLAGS.into_iter().find(|flag| rollup.count(*flag) > 0).map(Flag::as_str)
}

/// The heads of the columns that both tables have.
#[component]
pub fn Heads() -> impl IntoView {
    let thresholds = use_desk().thresholds();
    view! {
        <th role="columnheader" scope="col" class="standings__meter">{words().column_tasks()}</th>
        <th role="columnheader" scope="col" class="standings__figure">{words().column_done()}</th>
        <th role="columnheader" scope="col" class="standings__figure">{words().column_percent()}</th>
        {FLAGS.map(|flag| view! {
            <th role="columnheader" scope="col" class="standings__flag" title=words().flag(flag, thresholds)>{words().column_flag(flag, thresholds)}</th>
        })}
        <th role="columnheader" scope="col" class="standings__newest">{words().column_newest()}</th>
    }
}

/// Their cells.
#[component]
pub fn Cells(rollup: Rollup) -> impl IntoView {
    let desk = use_desk();
    let now = desk.now.get_untracked();
    let newest = rollup.newest.map(|at| (words().days_ago(at, now), words().touched(at, now))).unwrap_or_default();
    let (done, percent) = (format!("{}/{}", rollup.by_status[3], rollup.tasks), rollup.percent());
    let thresholds = desk.thresholds();
    let flags = FLAGS.map(|flag| view! { <FlagCell flag count=rollup.count(flag) thresholds/> });
    view! {
        <td role="cell" class="standings__meter"><Meter rollup=Signal::stored(rollup)/></td>
        <td role="cell" class="standings__figure">{done}<span class="standings__word">" "{vietnamese::small(words().column_done())}</span></td>
        <td role="cell" class="standings__figure">{percent}" %"</td>
        {flags}
        <td role="cell" class="standings__newest">
            <span class="standings__short" aria-hidden="true">{newest.0}</span>
            <span class="standings__word">{newest.1}</span>
        </td>
    }
}

/// A count with its shape; on a phone, which has no heads of columns, with its words too.
#[component]
fn FlagCell(flag: Flag, count: u32, thresholds: Thresholds) -> impl IntoView {
    let face = if count == 0 {
        view! { <span class="standings__none" aria-hidden="true">"–"</span><span class="visually-hidden">"0"</span> }.into_any()
    } else {
        view! {
            <span class="flag" data-is=flag.as_str()>
                <FlagShape flag/>
                {count}
                <span class="standings__word">" "{vietnamese::small(&words().flag(flag, thresholds))}</span>
            </span>
        }
        .into_any()
    };
    view! { <td role="cell" class="standings__flag" data-none=(count == 0).then_some("")>{face}</td> }
}
