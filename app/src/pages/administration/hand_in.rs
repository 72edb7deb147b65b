//! Handing in: bring the file of another's unsent work, look at what it would do, send it.

use super::hand_in_lines::HandInLines;
use crate::{
    browser::{file, text},
    components::live::{heard, live, said},
    state::{
        hand_in::{HandIn, Work},
        session::use_desk,
    },
    words::words,
};
use leptos::{html::H3, prelude::*};

/// The file, and below it what was read.
#[component]
pub fn HandInPart() -> impl IntoView {
    let hand_in = HandIn::new(use_desk());
    let take = move |input: web_sys::HtmlInputElement| {
        if let Some(file) = file::take(&input) {
            hand_in.open(file);
        }
    };
    view! {
        <section class="import" aria-labelledby="nop-thay">
            <h2 id="nop-thay">{words().hand_in()}</h2>
            <p>{words().hand_in_hint()}</p>
            <div class="import__actions">
                <label class="button import__file">
                    {words().choose_unsent()}
                    <input class="visually-hidden" type="file" name="unsent" accept=".json,application/json" on:change:target=move |event| take(event.target())/>
                </label>
            </div>
            <div role="alert">{live(move || hand_in.trouble.get().map(|text| view! { <p class="trouble">{text}</p> }))}</div>
        </section>
        {live(move || hand_in.work.get().map(|work| view! { <Read work hand_in/> }))}
    }
}

/// Whose work it is, each change in words, and the button that sends it.
#[component]
fn Read(work: Work, hand_in: HandIn) -> impl IntoView {
    let title = NodeRef::<H3>::new();
    crate::components::live::watch(move || drop(title.get().map(|title| title.focus())));
    let Work { file, author, .. } = &work;
    let device = file.device.to_string().chars().take(8).collect::<String>();
    let (whose, written) = (words().work_of(&author.name, file.pending.len()), words().written_out(&device, &text::date_time(file.written_at)));
    let (role, send) = (words().role(author.role), words().hand_in_for(&author.name));
    let of = file.ops().count();
    let done = move || hand_in.verdicts.with(|verdicts| verdicts.values().filter(|verdict| verdict.rev().is_some()).count());
    let is_sent = move || hand_in.verdicts.with(|verdicts| !verdicts.is_empty());
    let outcome = move || if is_sent() { words().all_handed_in(done(), of) } else { String::new() };
    view! {
        <section class="reading" data-hand-in="">
            <h3 tabindex="-1" node_ref=title>{whose}</h3>
            <p class="reading__again">{role}" · "{written}</p>
            <HandInLines work=work.clone() hand_in/>
            <p role="status">{said(outcome)}</p>
            <div class="import__actions">
                <button type="button" class="button button--main" disabled={of == 0} aria-busy=said(move || hand_in.busy.get())
                    on:click=heard(move |_| hand_in.send())>{send}</button>
            </div>
        </section>
    }
}
