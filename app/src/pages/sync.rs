//! Đồng bộ: what waits, what this device holds, and what a person chooses on it.

use crate::{
    browser::look,
    components::{
        install::Install,
        shell::PageHead,
        sync::{
            choices::Choices, device::Device, files::WaitingFiles, leaving::Leaving, set_back::SetBack, standing::Standing, trail::JustDone,
            waiting::Waiting,
        },
    },
    state::session::use_desk,
    words::words,
};
use leptos::prelude::*;

/// The screen.
#[component]
pub fn SyncPage() -> impl IntoView {
    let desk = use_desk();
    look::set_body("data-ready", "");
    view! {
        <div class="sync">
            <PageHead title=Signal::derive(|| words().sync.to_owned()) under=Signal::derive(move || desk.province())/>
            <div class="sync__columns">
                <div>
                    <Standing/>
                    <SetBack/>
                    <JustDone/>
                    <Waiting/>
                    <WaitingFiles/>
                </div>
                <div>
                    <Device/>
                    <Choices/>
                    <Install/>
                    <Leaving/>
                </div>
            </div>
        </div>
    }
}
