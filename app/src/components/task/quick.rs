//! What is written down most, in the sheet of a card: how much is done, until when, what holds it up, what was done. The same controls
//! as on the card's own screen, so that nobody has to leave the board for them.

use super::{
    controls::{BlockedControl, DueControl, PercentControl},
    provide_here,
    updates::UpdateForm,
};
use crate::{
    components::live::shown_when,
    state::{editing::Said, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::id::TaskId;

/// The controls; nothing where the card is not this person's work.
#[component]
pub fn Quick(
    /// The card.
    id: TaskId,
    /// Whether it is unfolded; whoever uses it finds it so at the next card.
    unfolded: RwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let here = provide_here(desk, id);
    let saved = Said(RwSignal::new(String::new()));
    provide_context(saved);
    let is_mine = move || here.read(|sheet| sheet.part.is_work()) && !desk.in_round();
    let parts = move || view! { <div class="quick__parts"><PercentControl/><DueControl/><BlockedControl/><UpdateForm/></div> }.into_any();
    let toggled = move |event: leptos::ev::Event| unfolded.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    shown_when(is_mine, move || {
        view! {
            <details class="quick" prop:open=unfolded on:toggle=toggled>
                <summary>{words().quick()}</summary>
                {shown_when(move || unfolded.get(), parts)}
            </details>
            // Under the button of the report, where the eyes are.
            <p class="quick__saved" role="status">{saved.0}</p>
        }
        .into_any()
    })
}
