//! A paragraph for the CCHC report, from the figures that are on the screen, ready to be copied.

use super::Look;
use crate::{
    browser::clipboard,
    components::live::{heard, said},
    state::{desk::Desk, session::use_desk, standing, toast::use_toaster},
    words::words,
};
use leptos::{prelude::*, task::spawn_local};

/// The paragraph and its button.
#[component]
pub fn Paragraph(look: Look) -> impl IntoView {
    let (desk, toaster) = (use_desk(), use_toaster());
    let copy = move |_| {
        let text = untrack(|| paragraph(look, desk));
        spawn_local(async move {
            if clipboard::copy(&text).await {
                toaster.say(words().paragraph_copied());
            } else {
                toaster.trouble(words().paragraph_not_copied().to_owned());
            }
        });
    };
    view! {
        <details class="paragraph">
            <summary>{words().paragraph_title()}</summary>
            <p class="paragraph__text" tabindex="0">{said(move || paragraph(look, desk))}</p>
            <button type="button" class="button" on:click=heard(copy)>{words().paragraph_copy()}</button>
        </details>
    }
}

fn paragraph(look: Look, desk: Desk) -> String {
    let (fresh_at, days) = (desk.line().fresh_at, desk.thresholds().stalled_days);
    let chased = look.freshness.activity.with(|activity| {
        let chased = activity.units.values().filter(|unit| unit.chased.times > 0);
        (chased.clone().count(), chased.map(|unit| unit.chased.times).sum::<u32>())
    });
    // What became late since the figures are of says nothing about what was done since.
    let overview = standing::overview_at(desk, look.scope(), fresh_at.unwrap_or_else(|| desk.now.get()));
    words().paragraph(&overview, look.scope(), fresh_at, days, chased)
}
