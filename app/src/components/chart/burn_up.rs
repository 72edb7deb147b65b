//! How much is done, day by day, beside the straight way to the target; up to today, with what the pace of late would come to.

use super::{at, path};
use crate::{browser::text, state::trends::Trends, words::words};
use leptos::prelude::*;
use parboard_domain::{
    measure::Day,
    trend::{Course, Series},
};

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 300.0;
const LEFT: f64 = 46.0;
const RIGHT: f64 = 120.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 30.0;
/// Two labels nearer than this would be written over each other.
const APART: f64 = 16.0;

/// Where a day and a percentage are drawn.
#[derive(Clone, Copy)]
struct Frame {
    begins: Day,
    ends: Day,
}

impl Frame {
    fn x(self, day: Day) -> f64 {
        let share = (day.0 - self.begins.0) as f64 / (self.ends.0 - self.begins.0).max(1) as f64;
        LEFT + (WIDTH - LEFT - RIGHT) * share
    }

    /// The first days of its months, of every second or third where they would stand too close.
    fn months(self) -> Vec<Day> {
        let firsts: Vec<Day> = (self.begins.0..=self.ends.0).map(Day).filter(|day| day.civil().2 == 1).collect();
        firsts.iter().copied().step_by(firsts.len().div_ceil(8).max(1)).collect()
    }
}

/// Where a percentage is drawn.
fn height(percent: u32) -> f64 {
    TOP + (HEIGHT - TOP - BOTTOM) * (1.0 - f64::from(percent) / 100.0)
}

/// The chart, and the table that says the same.
#[component]
pub fn BurnUp(trends: Trends) -> impl IntoView {
    let Trends { whole, course, since, recent, .. } = trends;
    let Some(last) = whole.known().last() else { return ().into_any() };
    let begins = whole.day(0).min(course.map_or(whole.until, |course| course.begins));
    let frame = Frame { begins, ends: course.map_or(whole.until, |course| course.ends).max(whole.until) };
    let forecast = course.and_then(|course| course.forecast(&recent));
    let label = words().burn_up_in_words(last.1.percent(), course.map(|course| (course, course.percent_on(last.0))), forecast);
    view! {
        <figure class="chart">
            <svg class="burn-up" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label.clone()>
                {axes(frame)}
                {course.map(|course| way(frame, course))}
                {unknown(frame, &whole, since)}
                {forecast.zip(course).map(|(percent, course)| ahead(frame, last.0, last.1.percent(), course.ends, percent))}
                <path class="burn-up__line" d=path(whole.points.iter().enumerate().map(|(at, point)| {
                    point.map(|point| (frame.x(whole.day(at)), height(point.percent())))
                }))/>
                <circle class="burn-up__end" cx=at(frame.x(last.0)) cy=at(height(last.1.percent())) r="4"/>
                {labels(frame, last.0, last.1.percent(), course)}
            </svg>
            <figcaption>{label}</figcaption>
            <Table series=whole course/>
        </figure>
    }
    .into_any()
}

fn axes(frame: Frame) -> AnyView {
    let line = |percent: u32| {
        let y = at(height(percent));
        view! {
            <path class="chart__grid" d=format!("M{LEFT} {y}H{}", WIDTH - RIGHT)/>
            <text class="chart__tick" x=at(LEFT - 6.0) y=y dy="0.32em" text-anchor="end">{percent}" %"</text>
        }
    };
    let month = |day: Day| {
        let (year, month, _) = day.civil();
        let x = at(frame.x(day));
        view! {
            <path class="chart__grid" d=format!("M{x} {}v5", HEIGHT - BOTTOM)/>
            <text class="chart__tick" x=x y=at(HEIGHT - BOTTOM + 18.0) text-anchor="middle">{format!("{month}/{year}")}</text>
        }
    };
    view! { {[0, 25, 50, 75, 100].map(line)}{frame.months().into_iter().map(month).collect_view()} }.into_any()
}

fn way(frame: Frame, course: Course) -> AnyView {
    let ends = [(course.begins, 0), (course.ends, 100)].map(|(day, percent)| Some((frame.x(day), height(percent))));
    view! { <path class="burn-up__way" d=path(ends)/> }.into_any()
}

/// The days before the first of which the copy knows anything: said, and not drawn as nought.
fn unknown(frame: Frame, series: &Series, since: Option<Day>) -> Option<AnyView> {
    let first = series.known().next()?.0.max(since?);
    let width = frame.x(first) - frame.x(frame.begins);
    (width > 1.0).then(|| {
        let middle = frame.x(frame.begins) + width / 2.0;
        let words = (width > 150.0).then(|| {
            view! { <text class="chart__tick" x=at(middle) y=at(height(90)) text-anchor="middle">{words().nothing_known_before(first)}</text> }
        });
        view! {
            <rect class="burn-up__unknown" x=at(frame.x(frame.begins)) y=at(TOP) width=at(width) height=at(HEIGHT - TOP - BOTTOM)/>
            {words}
        }
        .into_any()
    })
}

fn ahead(frame: Frame, today: Day, now: u32, ends: Day, percent: u32) -> AnyView {
    let line = [(today, now), (ends, percent)].map(|(day, percent)| Some((frame.x(day), height(percent))));
    view! { <path class="burn-up__ahead" d=path(line)/> }.into_any()
}

/// What is done and what would be, each beside its line.
fn labels(frame: Frame, today: Day, done: u32, course: Option<Course>) -> AnyView {
    let x = frame.x(today) + 9.0;
    let wanted = course.map(|course| course.percent_on(today));
    let apart = wanted.map(|wanted| (height(wanted), height(done))).filter(|(wanted, done)| (wanted - done).abs() < APART);
    let shift = apart.map_or(0.0, |(wanted, done)| if wanted <= done { APART - (done - wanted) } else { (wanted - done) - APART });
    let wanted = wanted.map(|wanted| {
        view! {
            <circle class="burn-up__due" cx=at(frame.x(today)) cy=at(height(wanted)) r="3.5"/>
            <text class="chart__label" x=at(x) y=at(height(wanted) - shift / 2.0) dy="0.32em">{words().burn_up_due(wanted)}</text>
        }
    });
    view! {
        {wanted}
        <text class="chart__label chart__label--strong" x=at(x) y=at(height(done) + shift / 2.0) dy="0.32em">{words().burn_up_done(done)}</text>
    }
    .into_any()
}

/// Week by week, the newest first, and the first day that is known.
#[component]
fn Table(series: Series, course: Option<Course>) -> impl IntoView {
    let known: Vec<_> = series.known().collect();
    let first = known.first().map(|(day, _)| *day);
    let is_row = |day: Day| (series.until.0 - day.0) % 7 == 0 || Some(day) == first;
    let row = move |(day, point): (Day, parboard_domain::trend::Point)| {
        let wanted = course.map_or_else(|| "–".to_owned(), |course| format!("{} %", course.percent_on(day)));
        view! {
            <tr><th scope="row">{text::day(day)}</th><td>{point.percent()}" %"</td><td>{format!("{}/{}", point.done, point.tasks)}</td><td>{wanted}</td></tr>
        }
    };
    let rows = known.into_iter().rev().filter(|(day, _)| is_row(*day)).map(row).collect_view();
    view! {
        <details class="chart__table">
            <summary>{words().chart_table()}</summary>
            <table>
                <thead><tr>{words().burn_up_columns().map(|name| view! { <th scope="col">{name}</th> })}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}
