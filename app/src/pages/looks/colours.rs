//! Colours by role, each on what it is seen with, in both themes, with how well the two can be told apart.

use super::part;
use crate::{
    browser::{clock, colour},
    components::live::{live, watch},
    words::{
        looks::{
            self as lines,
            tokens::{COLOURS, Colour, SHAPE},
        },
        words,
    },
};
use leptos::{html::Span, prelude::*};

/// The themes a sample is shown in, whatever the page is in.
const THEMES: [&str; 2] = ["light", "dark"];

/// The colours.
#[component]
pub fn Colours() -> impl IntoView {
    let row = |colour: &'static Colour| {
        view! {
            <tr>
                <th scope="row"><code>{colour.token}</code><small>{words().of(colour.role)}</small></th>
                {THEMES.map(|theme| view! { <td>{colour.with.iter().map(|other| view! { <Sample colour other theme/> }).collect_view()}</td> })}
            </tr>
        }
    };
    let inside = view! {
        <p class="looks__about">{words().of(lines::COLOURS_ABOUT)}</p>
        <div class="looks__table" tabindex="0" role="region" aria-labelledby="mau">
            <table>
                <thead><tr>
                    <th scope="col">{words().of(lines::TOKEN)}</th><th scope="col">{words().of(lines::LIGHT)}</th><th scope="col">{words().of(lines::DARK)}</th>
                </tr></thead>
                <tbody>{COLOURS.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    };
    part("mau", lines::COLOURS, inside.into_any())
}

#[component]
fn Sample(colour: &'static Colour, other: &'static str, theme: &'static str) -> impl IntoView {
    let (place, ratio) = (NodeRef::<Span>::new(), RwSignal::new(None::<f64>));
    watch(move || {
        let Some(element) = place.get() else { return };
        // Once it hangs on the page: before that it has no colours.
        let _ = clock::later(0, move || {
            ratio.try_set(colour::contrast_of(&element));
        });
    });
    let (ink, ground) = if colour.is_ground { (other, colour.token) } else { (colour.token, other) };
    let is_shape = colour.needs <= SHAPE;
    let figure =
        move || ratio.get().map(|ratio| view! { <b data-ratio=format!("{ratio:.2}") data-needs=colour.needs.to_string()>{shown(ratio)}</b> });
    view! {
        <span class="looks__sample">
            <span class="looks__colour" lang="vi" data-theme=theme node_ref=place style=("color", of(ink)) style=("background-color", of(ground))>
                {if is_shape { view! { <i></i> }.into_any() } else { lines::SAMPLE.into_any() }}
            </span>
            <small>{other.trim_start_matches("--")}" "{live(figure)}</small>
        </span>
    }
}

fn of(token: &str) -> String {
    format!("var({token})")
}

/// With one place after the comma.
fn shown(ratio: f64) -> String {
    words().number((ratio * 10.0).floor() / 10.0)
}
