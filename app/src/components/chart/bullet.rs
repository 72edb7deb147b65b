//! Baseline, aim and measured value of one thing on one scale that begins at nought: a bar, a tick and a diamond.

use super::at;
use leptos::prelude::*;
use parboard_domain::score::Decimal;

const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 26.0;

/// The drawing; its words are beside it. Without a measured value there is no bar.
#[component]
pub fn Bullet(
    /// What it was.
    base: Option<Decimal>,
    /// What is to be reached.
    aim: Option<Decimal>,
    /// What was measured last.
    measured: Option<Decimal>,
    /// The end of the scale.
    most: Decimal,
    /// What all of it says, in words.
    label: String,
) -> impl IntoView {
    let x = move |value: Decimal| (WIDTH - 8.0) * (value.thousandths() as f64 / most.thousandths().max(1) as f64).clamp(0.0, 1.0);
    let bar = measured.map(|value| view! { <rect class="bullet__bar" x="0" y="8" width=at(x(value)) height="10"/> });
    let tick = base.map(|value| view! { <path class="bullet__base" d=format!("M{} 3V23", at(x(value)))/> });
    let diamond = aim.map(|value| view! { <path class="bullet__aim" d=format!("M{} 5l6 8-6 8-6-8Z", at(x(value)))/> });
    view! {
        <svg class="bullet" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=label>
            <path class="chart__grid" d=format!("M0 13H{}", WIDTH - 8.0)/>
            {bar}{tick}{diamond}
        </svg>
    }
}
