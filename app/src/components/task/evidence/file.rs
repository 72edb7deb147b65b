//! The file of a piece of evidence: how to open it, and how far it has come.

use super::chosen::{Preview, kept_address};
use crate::{
    browser::{file as browser_file, send_file},
    components::live::{live, said, shown_when},
    state::{
        evidence::{self, Where},
        files::use_files,
    },
    words::words,
};
use leptos::{prelude::*, task::spawn_local};
use parboard_domain::{
    evidence::{Evidence, FileRef},
    id::TaskId,
};
use parboard_sync::files::FileTrouble;

/// The file.
#[component]
pub fn EvidenceFile(evidence: Evidence, file: FileRef) -> impl IntoView {
    let (files, named, task, lost) = (use_files(), file.clone(), evidence.task, file.clone());
    let at = Memo::new(move |_| evidence::find(files, &evidence, &named));
    let is_lost = move || matches!(at.get(), Where::Missing | Where::Trouble(FileTrouble::Lost));
    let is_here = Memo::new(move |_| at.get().is_here());
    let opens = Memo::new(move |_| at.get() == Where::There);
    let size = words().size(file.bytes as f64);
    let name = live({
        let file = file.clone();
        move || match () {
            () if is_here.get() => view! { <Here file=file.clone()/> }.into_any(),
            () if opens.get() => {
                let address = send_file::address(file.hash);
                view! { <a class="evidence__open" href=address target="_blank" rel="noopener">{file.name.clone()}</a> }.into_any()
            }
            () => view! { <span class="evidence__closed">{file.name.clone()}</span> }.into_any(),
        }
    });
    let hook = move || match at.get() {
        Where::There | Where::ThereAndHere => "there",
        Where::ThereOffline => "there-offline",
        Where::Sending(_) => "sending",
        Where::WaitsForNetwork(_) | Where::Waits(_) | Where::AwaitsDecision | Where::GivenUp => "waits",
        Where::Trouble(_) => "trouble",
        Where::NotThereYet => "not-there",
        Where::Missing => "missing",
    };
    view! {
        <div class="evidence__kept" data-file=file.hash.to_string() data-is=said(hook)>
            {name}
            <span class="when">{size}</span>
            <span class="evidence__at">{live(move || words().file_at(at.get()))}</span>
            <Meter at/>
            {shown_when(is_lost, move || view! { <Again task file=lost.clone()/> }.into_any())}
        </div>
    }
}

/// What was lost before it was sent is asked for once more.
#[component]
fn Again(task: TaskId, file: FileRef) -> impl IntoView {
    let (files, trouble) = (use_files(), RwSignal::new(None::<String>));
    let choose = move |chosen: web_sys::File| {
        let file = file.clone();
        spawn_local(async move {
            let why_not = evidence::bring_again(files, task, file, chosen).await;
            trouble.try_set(why_not);
        });
    };
    view! {
        <label class="button evidence__pick">
            {words().evidence_choose_again()}
            <input type="file" class="visually-hidden" name="again"
                on:change:target=move |event| { if let Some(chosen) = browser_file::take(&event.target()) { choose(chosen) } }/>
        </label>
        <p class="evidence__trouble" role="alert">{trouble}</p>
    }
}

/// A file on this device: seen if it is a picture, opened as the device opens such files.
#[component]
fn Here(file: FileRef) -> impl IntoView {
    let address = kept_address(&file);
    let name = file.name.clone();
    view! {
        <Preview file/>
        {live(move || match address.get() {
            Some(address) => view! { <a class="evidence__open" href=address download=name.clone()>{name.clone()}</a> }.into_any(),
            None => view! { <span class="evidence__closed">{name.clone()}</span> }.into_any(),
        })}
    }
}

/// How much of it is there, drawn; the words beside it say the same.
#[component]
fn Meter(at: Memo<Where>) -> impl IntoView {
    live(move || match at.get() {
        Where::Sending(percent) | Where::WaitsForNetwork(percent @ 1..) | Where::Waits(percent @ 1..) => {
            Some(view! { <progress class="evidence__meter" max="100" value=percent.to_string() aria-hidden="true"></progress> })
        }
        _ => None,
    })
}
