//! Kiểu dáng: the visual language, live. Each part is the app's own component, fed with what shows a state; nothing is drawn here a
//! second time, so that this page cannot differ from the screens. What the language asks for is in `docs/DESIGN_LANGUAGE.md`.

mod cards;
mod charts;
mod colours;
mod controls;
mod icons;
mod marks;
mod measures;
mod messages;

use self::{cards::Cards, charts::Charts, colours::Colours, controls::Controls, icons::Icons, marks::Marks, measures::Measures, messages::Messages};
use crate::{
    browser::look,
    components::shell::PageHead,
    words::{both::Both, looks as lines, words},
};
use leptos::prelude::*;

/// The parts of the page, by their places on it.
const PARTS: [(&str, Both); 8] = [
    ("mau", lines::COLOURS),
    ("co-chu", lines::TYPE),
    ("the-viec", lines::CARDS),
    ("dau-hieu", lines::MARKS),
    ("bieu-tuong", lines::ICONS),
    ("nut", lines::CONTROLS),
    ("thong-bao", lines::MESSAGES),
    ("bieu-do", lines::TABLES),
];

/// The screen.
#[component]
pub fn LooksPage() -> impl IntoView {
    look::set_body("data-ready", "");
    let link = |(place, name): (&'static str, Both)| view! { <li><a class="link" href=format!("#{place}")>{words().of(name)}</a></li> };
    view! {
        <div class="looks">
            <PageHead title=Signal::derive(|| words().of(lines::TITLE).to_owned())/>
            <p class="looks__about">{words().of(lines::ABOUT)}</p>
            <nav aria-label=words().of(lines::TITLE)><ul class="looks__index">{PARTS.map(link)}</ul></nav>
            <Colours/>
            <Measures/>
            <Cards/>
            <Marks/>
            <Icons/>
            <Controls/>
            <Messages/>
            <Charts/>
        </div>
    }
}

/// A part of the page.
fn part(place: &'static str, name: Both, inside: AnyView) -> AnyView {
    view! {
        <section class="looks__part" aria-labelledby=place>
            <h2 id=place tabindex="-1">{words().of(name)}</h2>
            {inside}
        </section>
    }
    .into_any()
}
