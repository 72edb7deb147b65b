//! What a person chooses on this device: which plan, which language, light or dark.

use crate::components::live::{heard, live, said, shown_when};
use crate::{
    browser::look,
    state::{
        prefs::{self, Language, Theme},
        session::use_desk,
    },
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{id::PlanId, person::PlanTitle};

/// The choices.
#[component]
pub fn Choices() -> impl IntoView {
    view! {
        <section class="sync__part" aria-labelledby="tuy-chon">
            <h2 id="tuy-chon">{words().choices_section}</h2>
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
    let plans = Memo::new(move |_| desk.directory(|directory| directory.plans.iter().map(|plan| (plan.id, plan_name(plan))).collect::<Vec<_>>()));
    let open = Memo::new(move |_| desk.plan());
    let turn = move |value: String| {
        if let Ok(plan) = value.parse::<PlanId>() {
            desk.turn_to(plan);
        }
    };
    view! {
        {shown_when(move || { plans.with(Vec::len) > 1 }, move || view! { <label class="sync__choice">
                {words().device_plan}
                <select class="field" name="plan" on:change:target=move |event| turn(event.target().value())>
                    {live(move || plans.get().into_iter().map(|(id, name)| view! {
                        <option value=id.to_string() prop:selected=move || open.get() == Some(id)>{name}</option>
                    }).collect_view())}
                </select>
            </label> }.into_any())}
    }
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
            <span id="ngon-ngu">{words().language_name}</span>
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
            <span id="giao-dien">{words().theme}</span>
            <div class="segments" role="group" aria-labelledby="giao-dien">
                {one(Theme::Device, words().theme_device)}
                {one(Theme::Light, words().theme_light)}
                {one(Theme::Dark, words().theme_dark)}
            </div>
        </div>
    }
}

/// A plan's name in a list: number, year, title.
pub fn plan_name(plan: &PlanTitle) -> String {
    let year = plan.year.to_string();
    [plan.number.as_str(), year.as_str(), plan.title.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
