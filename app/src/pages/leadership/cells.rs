//! The cells that the tables share. The same elements are a row on a desktop and a card on a phone; roles are written out,
//! since some browsers forget what a table is once its cells are laid out otherwise.

use crate::{
    components::{chart::spark::Spark, meter::Meter},
    state::{
        scores::{Line, verdict_name},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    figures::{Flag, Rollup, Thresholds},
    score::standing::Verdict,
    trend::Series,
    vietnamese,
};

/// The flags with a column of their own, the worst first.
pub const FLAGS: [Flag; 3] = [Flag::Overdue, Flag::Blocked, Flag::Stalled];

/// What marks the row's edge: the worst of the flags that have a column. Soon is not late, and marks nothing.
pub fn edge(rollup: &Rollup) -> Option<&'static str> {
    FLAGS.into_iter().find(|flag| rollup.count(*flag) > 0).map(Flag::as_str)
}

/// The heads of the columns that the tables have in common.
#[component]
pub fn Heads(
    /// Whether there is a column of lines over thirty days.
    #[prop(optional)]
    trend: bool,
) -> impl IntoView {
    let thresholds = use_desk().thresholds();
    view! {
        <th role="columnheader" scope="col" class="standings__meter">{words().column_tasks()}</th>
        <th role="columnheader" scope="col" class="standings__figure">{words().column_done()}</th>
        <th role="columnheader" scope="col" class="standings__figure">{words().column_percent()}</th>
        {trend.then(|| view! { <th role="columnheader" scope="col" class="standings__trend">{words().column_trend()}</th> })}
        {FLAGS.map(|flag| view! {
            <th role="columnheader" scope="col" class="standings__flag" title=words().flag(flag, thresholds)>{words().column_flag(flag, thresholds)}</th>
        })}
        <th role="columnheader" scope="col" class="standings__newest">{words().column_newest()}</th>
    }
}

/// Their cells.
#[component]
pub fn Cells(
    rollup: Rollup,
    /// Whether there is a column of lines over thirty days.
    #[prop(optional)]
    has_trend: bool,
    /// The line itself.
    #[prop(optional_no_strip)]
    trend: Option<Series>,
    /// Why the figures may say less than was done.
    #[prop(optional_no_strip)]
    behind: Option<String>,
) -> impl IntoView {
    let desk = use_desk();
    let now = desk.now.get_untracked();
    let newest = rollup.newest.map(|at| (words().days_ago(at, now), words().touched(at, now))).unwrap_or_default();
    let (done, percent) = (format!("{}/{}", rollup.by_status[3], rollup.tasks), rollup.percent());
    let thresholds = desk.thresholds();
    let why = behind.clone();
    let flags = FLAGS.map(|flag| view! { <FlagCell flag count=rollup.count(flag) thresholds/> });
    view! {
        <td role="cell" class="standings__meter"><Meter rollup=Signal::stored(rollup)/></td>
        <td role="cell" class="standings__figure">{done}<span class="standings__word">" "{vietnamese::small(words().column_done())}</span></td>
        <td role="cell" class="standings__figure">{percent}" %"</td>
        {has_trend.then(|| view! { <td role="cell" class="standings__trend">{trend.map(|series| view! { <Spark series/> })}</td> })}
        {flags}
        <td role="cell" class="standings__newest" title=why>
            {behind.map(|why| view! { <Behind why/> })}
            <span class="standings__short" aria-hidden="true">{newest.0}</span>
            <span class="standings__word">{newest.1}</span>
        </td>
    }
}

/// The mark of figures that may say less than was done: a half-filled disc, and why in words.
#[component]
pub fn Behind(why: String) -> impl IntoView {
    let title = why.clone();
    view! {
        <span class="behind" title=title>
            <span class="behind__shape" aria-hidden="true"></span>
            <span class="behind__words">{why}</span>
        </span>
    }
}

/// Measured against aimed at, with what came of it as a shape and in words.
#[component]
pub fn TargetCell(score: Line) -> impl IntoView {
    let whole = words().target_in_words(&score);
    let (is, title) = (verdict_name(score.verdict), whole.clone());
    view! {
        <td role="cell" class="standings__target" data-is=is data-none=score.aims().is_none().then_some("") title=title>
            <span class="standings__aim" aria-hidden="true">{score.aims().map(|_| view! { <VerdictShape verdict=score.verdict/> })}{words().target_in_short(&score)}</span>
            <span class="standings__word">{whole}</span>
        </td>
    }
}

/// A tick in a disc, a triangle that points down, an empty disc.
#[component]
pub fn VerdictShape(verdict: Verdict) -> impl IntoView {
    view! { <span class="verdict" data-is=verdict_name(verdict) aria-hidden="true"></span> }
}

/// A count with its shape; on a phone, which has no heads of columns, with its words too.
#[component]
fn FlagCell(flag: Flag, count: u32, thresholds: Thresholds) -> impl IntoView {
    let face = if count == 0 {
        view! { <span class="standings__none" aria-hidden="true">"–"</span><span class="visually-hidden">"0"</span> }.into_any()
    } else {
        view! {
            <span class="flag" data-is=flag.as_str()>
                {count}
                <span class="standings__word">" "{vietnamese::small(&words().flag(flag, thresholds))}</span>
            </span>
        }
        .into_any()
    };
    view! { <td role="cell" class="standings__flag" data-none=(count == 0).then_some("")>{face}</td> }
}
