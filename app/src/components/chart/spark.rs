//! A line as large as a word: the mean progress of thirty days, from 0 to 100 % like every other, so that lines can be compared.

use super::{at, path};
use crate::words::words;
use leptos::prelude::*;
use parboard_domain::trend::Series;

const WIDTH: f64 = 60.0;
const HEIGHT: f64 = 18.0;

/// The line, with by how much it has risen; days of which nothing is known are left out.
#[component]
pub fn Spark(series: Series) -> impl IntoView {
    let step = WIDTH / (series.points.len().max(2) - 1) as f64;
    let height = |percent: u32| HEIGHT - 1.5 - (HEIGHT - 3.0) * f64::from(percent) / 100.0;
    let points: Vec<Option<(f64, f64)>> =
        series.points.iter().enumerate().map(|(day, point)| point.map(|point| (step * day as f64, height(point.percent())))).collect();
    let end = points.last().copied().flatten();
    let label = words().trend_in_words(&series);
    let risen = series.risen();
    view! {
        <span class="spark" role="img" aria-label=label.clone() title=label data-way=risen.map(way)>
            <svg viewBox=format!("0 0 {} {HEIGHT}", WIDTH + 3.0) aria-hidden="true">
                <path class="spark__floor" d=format!("M0 {}H{WIDTH}", HEIGHT - 1.5)/>
                <path class="spark__line" d=path(points)/>
                {end.map(|(x, y)| view! { <circle class="spark__end" cx=at(x) cy=at(y) r="2"/> })}
            </svg>
            <span class="spark__figure" aria-hidden="true">{words().risen(risen)}</span>
        </span>
    }
}

fn way(risen: i64) -> &'static str {
    match risen {
        1.. => "up",
        0 => "level",
        _ => "down",
    }
}
