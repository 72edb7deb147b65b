//! What a person chooses on this device: which plan, which language, how the screens look.

use crate::components::{
    live::{heard, said, shown_when},
    plan_switch::PlanSelect,
};
use crate::{
    browser::look,
    state::{
        looks::{self, Taste},
        prefs::{self, Language, Theme},
        session::use_desk,
    },
    words::{help, looks as looks_lines, words},
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
            {taste(Taste::Contrast)}
            {taste(Taste::Density)}
            {taste(Taste::Motion)}
            <p class="sync__none"><a class="link" href="/tro-giup">{words().of(help::TITLE)}</a>" · "<a class="link" href="/kieu-dang">{words().of(looks_lines::TITLE)}</a></p>
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

/// What else can be asked for: as usual, or that.
fn taste(taste: Taste) -> AnyView {
    let chosen = RwSignal::new(looks::is_wanted(taste));
    let choose = move |is_wanted: bool| {
        chosen.set(is_wanted);
        looks::want(taste, is_wanted);
    };
    let one = move |is_wanted: bool, name: &'static str| {
        view! { <button type="button" aria-pressed=said(move || chosen.get() == is_wanted) on:click=heard(move |_| choose(is_wanted))>{name}</button> }
    };
    let [name, usual, wanted] = words().taste(taste);
    let place = format!("chon-{}", taste.as_str());
    view! {
        <div class="sync__choice" data-choice=taste.as_str()>
            <span id=place.clone()>{name}</span>
            <div class="segments" role="group" aria-labelledby=place>{one(false, usual)}{one(true, wanted)}</div>
        </div>
    }
    .into_any()
}
