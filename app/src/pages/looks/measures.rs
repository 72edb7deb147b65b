//! Type with marks that stand on marks, space, corners, shadows, motion.

use super::part;
use crate::words::{
    both::Both,
    looks::{
        self as lines,
        tokens::{CORNERS, FONT, QUICK, SHADOWS, SIZES, SPACES},
    },
    words,
};
use leptos::prelude::*;

/// The measures.
#[component]
pub fn Measures() -> impl IntoView {
    let size = |(token, role): &'static (&str, Both)| {
        view! {
            <li class="looks__size">
                <p class="looks__name"><code>{*token}</code>" "{words().of(*role)}</p>
                <p style=("font-size", format!("var({token})"))>{words().of(lines::TYPE_LINE)}</p>
            </li>
        }
    };
    let font = view! { <li class="looks__size"><p class="looks__name"><code>{FONT.0}</code>" "{words().of(FONT.1)}</p></li> };
    let types = view! { <ul class="looks__sizes">{SIZES.iter().map(size).collect_view()}{font}</ul> };
    view! {
        {part("co-chu", lines::TYPE, types.into_any())}
        {part("khoang-cach", lines::MEASURES, spaces())}
    }
}

fn spaces() -> AnyView {
    let space = |one: &'static (&str, Both)| shown(one.0, one.1, "inline-size", "space");
    let corner = |one: &'static (&str, Both)| shown(one.0, one.1, "border-radius", "corner");
    let shadow = |one: &'static (&str, Both)| shown(one.0, one.1, "box-shadow", "corner");
    view! {
        <ul class="looks__measures">
            {SPACES.iter().map(space).collect_view()}
            {CORNERS.iter().map(corner).collect_view()}
            {SHADOWS.iter().map(shadow).collect_view()}
        </ul>
        <p class="looks__name"><code>{QUICK.0}</code>" "{words().of(QUICK.1)}</p>
        <button type="button" class="looks__motion"><i aria-hidden="true"></i><span>{words().of(lines::MOTION_TRY)}</span></button>
    }
    .into_any()
}

fn shown(token: &'static str, role: Both, property: &'static str, kind: &'static str) -> AnyView {
    view! {
        <li class="looks__measure">
            <i data-is=kind style=(property, format!("var({token})")) aria-hidden="true"></i>
            <span><code>{token}</code><small>{words().of(role)}</small></span>
        </li>
    }
    .into_any()
}
