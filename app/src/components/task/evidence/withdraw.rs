//! Taking evidence back: asked about first, since whoever appraises may have read it as proof, and history says that it was taken back.

use crate::components::live::{heard, live};
use crate::{
    components::task::use_here,
    state::{evidence, intents, session::use_desk, toast::use_toaster},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::id::OpId;

/// The button, and what it asks; `asked` is the piece whose button was pressed.
#[component]
pub fn Withdraw(id: OpId, title: String, asked: RwSignal<Option<OpId>>) -> impl IntoView {
    let (desk, here, toaster) = (use_desk(), use_here(), use_toaster());
    let withdraw = move || {
        if let Err(error) = evidence::withdraw(desk, here.id, id) {
            toaster.trouble(intents::why(&error));
        }
    };
    let name = format!("{}: {title}", words().evidence_withdraw());
    live(move || {
        if asked.get() != Some(id) {
            return view! {
                <button type="button" class="button button--quiet evidence__withdraw" aria-label=name.clone()
                    on:click=heard(move |_| asked.set(Some(id)))>{words().evidence_withdraw()}</button>
            }
            .into_any();
        }
        view! {
            <div class="evidence__sure" role="group" aria-label=name.clone()>
                <p class="task-field__hint">{words().evidence_withdraw_sure()}</p>
                <button type="button" class="button button--danger" on:click=heard(move |_| withdraw())>{words().evidence_withdraw_yes()}</button>
                <button type="button" class="button" on:click=heard(move |_| asked.set(None))>{words().cancel()}</button>
            </div>
        }
        .into_any()
    })
}
