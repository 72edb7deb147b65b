//! Every icon of the sprite, at the sizes it is met with, in both themes.

use super::part;
use crate::words::{
    both::Both,
    looks::{self as lines, icons::ICONS},
    words,
};
use leptos::prelude::*;

/// The icons.
#[component]
pub fn Icons() -> impl IntoView {
    let group = |(name, icons): (Both, &'static [(&str, Both)])| {
        view! { <div class="looks__row"><h3>{words().of(name)}</h3><ul class="looks__icons">{icons.iter().map(icon).collect_view()}</ul></div> }
    };
    let inside = view! { <p class="looks__about">{words().of(lines::ICONS_ABOUT)}</p>{ICONS.map(group)} };
    part("bieu-tuong", lines::ICONS, inside.into_any())
}

fn icon((name, says): &'static (&'static str, Both)) -> AnyView {
    view! {
        <li class="looks__icon" data-icon=*name>
            {["light", "dark"].map(|theme| view! { <span class="looks__sizes-of" data-theme=theme>{["s", "m", "xl"].map(|size| at(name, size))}</span> })}
            <span><code>{*name}</code><small>{words().of(*says)}</small></span>
        </li>
    }
    .into_any()
}

fn at(name: &str, size: &str) -> AnyView {
    let (drawing, size) = (format!("var(--icon-{name})"), format!("var(--text-{size})"));
    view! { <span class="icon" aria-hidden="true" style=("--icon", drawing) style=("font-size", size)></span> }.into_any()
}
