//! Buttons, chips, choices and fields, with what is said beside them.

use super::part;
use crate::{
    components::task::note::Kept,
    words::{looks as lines, words},
};
use leptos::prelude::*;

/// The controls.
#[component]
pub fn Controls() -> impl IntoView {
    let inside = view! { {buttons()}{choices()}{fields()} };
    part("nut", lines::CONTROLS, inside.into_any())
}

fn buttons() -> AnyView {
    view! {
        <div class="looks__buttons">
            <button type="button" class="button button--main">{words().of(lines::BUTTON_MAIN)}</button>
            <button type="button" class="button">{words().of(lines::BUTTON)}</button>
            <button type="button" class="button button--quiet">{words().of(lines::BUTTON_QUIET)}</button>
            <button type="button" class="button button--danger">{words().of(lines::BUTTON_DANGER)}</button>
            <button type="button" class="button button--main" disabled=true>{words().of(lines::BUTTON_OFF)}</button>
        </div>
    }
    .into_any()
}

/// Each of these chooses for itself, as on the board.
fn choices() -> AnyView {
    let (chip, shown) = (RwSignal::new(true), RwSignal::new(0_usize));
    let names = [words().by_criterion, words().by_lead, words().by_nothing];
    let segment = move |at: usize| {
        view! { <button type="button" aria-pressed=move || (shown.get() == at).to_string() on:click=move |_| shown.set(at)>{names[at]}</button> }
    };
    view! {
        <div class="looks__buttons">
            <button type="button" class="chip" aria-pressed=move || chip.get().to_string() on:click=move |_| chip.update(|chip| *chip = !*chip)>
                {words().of(lines::CHIP_ON)}
            </button>
            <button type="button" class="chip" aria-pressed="false">{words().of(lines::CHIP_OFF)}</button>
            <div class="segments" role="group" aria-label=words().group_by>{[0, 1, 2].map(segment)}</div>
        </div>
    }
    .into_any()
}

fn fields() -> AnyView {
    view! {
        <div class="looks__fields">
            <label>{words().of(lines::FIELD)}<input class="field" value=words().of(lines::FIELD_FILLED)/></label>
            <div><label>{words().of(lines::FIELD_EMPTY)}<textarea class="field" placeholder=words().of(lines::FIELD_HINT)></textarea></label><Kept unsent=true/></div>
            <div>
                <label>{words().of(lines::FIELD_WRONG)}<input class="field" value="140" inputmode="numeric" aria-invalid="true" aria-describedby="o-loi"/></label>
                <p class="note" data-is="trouble" id="o-loi">{words().of(lines::FIELD_TROUBLE)}</p>
            </div>
            <label>{words().of(lines::FIELD_READ)}<input class="field" value="1.3" readonly=true/></label>
            <div>
                <label>{words().of(lines::FIELD_OVERTAKEN)}<input class="field" value="60"/></label>
                <p class="note" data-is="overtaken">{words().of(lines::FIELD_OVERTAKEN_NOTE)}</p>
            </div>
            <div><label>{words().of(lines::FIELD_CHOICE)}<select class="field"><option>{words().of(lines::CARD_WHO)}</option></select></label><Kept unsent=false/></div>
        </div>
    }
    .into_any()
}
