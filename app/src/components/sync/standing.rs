//! How things stand between this device and the server, in words, and the button that tries at once.

use crate::components::live::{heard, live, said, shown_when};
use crate::{
    state::{line::Trouble, session::use_desk, syncing},
    words::words,
};
use leptos::prelude::*;

/// How things stand.
#[component]
pub fn Standing() -> impl IntoView {
    let desk = use_desk();
    let line = move || desk.line();
    let about = move || match line().trouble {
        Some(Trouble::Offline) => words().work_goes_on(desk.keeps_all()),
        Some(Trouble::SignedOut) => words().signed_out,
        Some(Trouble::OtherPerson) => words().other_person,
        Some(Trouble::UpgradeRequired) => words().upgrade(desk.keeps_all()),
        Some(Trouble::Refused) => words().refused_here(desk.keeps_all()),
        Some(Trouble::NoPlan) => words().board_empty,
        None if line().slow => words().no_answer_about(),
        None if line().waiting() > 0 => words().sync_waiting(),
        None if line().set_back.is_some() => words().set_back_below(),
        None if line().fresh_at.is_some() => words().sync_fine(),
        None => words().board_loading,
    };
    let again = move || matches!(line().trouble, Some(Trouble::SignedOut | Trouble::OtherPerson));
    let is_sending = move || line().busy && !line().slow;
    let send = move || if is_sending() { words().sending() } else { words().send_now() };
    view! {
        <section class="sync__standing" data-is=said(move || line().hook())>
            <p class="sync__state">{live(move || words().line(&line()))}</p>
            <p class="sync__about">{about}</p>
            <p class="sync__fresh">{live(move || words().figures_as_of(line().fresh_at, desk.now.get()))}</p>
            {shown_when(again, move || view! { <a href="/dang-nhap" class="button button--main">{words().sign_in_again}</a> }.into_any())}
            <button type="button" class="button button--main sync__send" aria-busy=said(move || is_sending().to_string())
                on:click=heard(move |_| syncing::insist(desk))>{send}</button>
        </section>
    }
}
