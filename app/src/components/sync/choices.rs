//! What a person chooses on this device: which plan, which language, light or dark.

use crate::components::{
    live::{heard, said, shown_when},
    plan_switch::PlanSelect,
};
use crate::{
    browser::look,
    state::{
        prefs::{self, Language, Theme},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;

/// The choices.
#[component]
pub fn Choices() -> impl IntoView {
    view! {
        <section class="sync__part" aria-labelledby="tuy-chon">
            <h2 id="tuy-chon">{words().choices_section()}</h2>
            <PlanChoice/>
            <LanguageChoice/>
            <ThemeChoice/>
        </section>
    }
}

/// Which plan is open; offered only where there are several.
#[component]
fn PlanChoice() -> impl IntoView {
    let desk = use_desk();
    shown_when(
        move || desk.has_several_plans(),
        || view! { <div class="sync__choice"><span>{words().device_plan()}</span><PlanSelect/></div> }.into_any(),
    )
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let choose = move |language: Language| {
        if words().language != language {
            prefs::change(|prefs| prefs.language = language);
            look::reload();
        }
    };
    let one = move |language: Language, name: &'static str| {
        let pressed = (words().language == language).to_string();
        view! { <button type="button" lang=language.tag() aria-pressed=pressed on:click=heard(move |_| choose(language))>{name}</button> }
    };
    view! {
        <div class="sync__choice">
            <span id="ngon-ngu">{words().language_name()}</span>
            <div class="segments" role="group" aria-labelledby="ngon-ngu">{one(Language::Vi, "Tiếng Việt")}{one(Language::En, "English")}</div>
        </div>
    }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let chosen = RwSignal::new(prefs::load().theme);
    let choose = move |theme: Theme| {
        chosen.set(theme);
        prefs::change(|prefs| prefs.theme = theme);
    };
    let one = move |theme: Theme, name: &'static str| {
        view! { <button type="button" aria-pressed=said(move || (chosen.get() == theme).to_string()) on:click=heard(move |_| choose(theme))>{name}</button> }
    };
    view! {
        <div class="sync__choice">
            <span id="giao-dien">{words().theme()}</span>
            <div class="segments" role="group" aria-labelledby="giao-dien">
                {one(Theme::Device, words().theme_device())}
                {one(Theme::Light, words().theme_light())}
                {one(Theme::Dark, words().theme_dark())}
            </div>
        </div>
    }
}
