//! Signing out: what stays behind is said before, with the file to take along.

use super::waiting::Export;
use crate::components::live::{live, shown_when};
use crate::{
    components::shell::around::sign_out,
    state::{
        address::use_address,
        line::Trouble,
        session::{use_desk, use_session},
    },
    words::words,
};
use leptos::prelude::*;

/// Who sits here, and the way out.
#[component]
pub fn Leaving() -> impl IntoView {
    let (desk, session, here) = (use_desk(), use_session(), use_address());
    let left = move || desk.outbox().len();
    let files_left = move || desk.line().files;
    let attention = move || desk.line().attention;
    let is_offline = move || desk.trouble() == Some(Trouble::Offline);
    let is_unkept = move || desk.line().unkept > 0;
    let is_risky = move || left() + files_left() > 0 || is_unkept();
    let name = move || format!("{} · {}", desk.person().name, words().role(desk.person().role));
    let leave = move |_| sign_out(session, here);
    view! {
        <section class="sync__part" aria-labelledby="tai-khoan">
            <h2 id="tai-khoan">{words().account_section()}</h2>
            <p>{name}</p>
            <p class="sync__none">{words().sign_out_keeps()}</p>
            {shown_when(move || { left() > 0 }, move || view! { <p class="note" data-is="trouble">{live(move || if desk.keeps_all() { words().stays_behind(left()) } else { words().goes_with_the_page(left()) })}</p>
                <Export/> }.into_any())}
            {shown_when(move || { files_left() > 0 }, move || view! {
                <p class="note" data-is="trouble">{live(move || words().files_stay_behind(files_left()))}</p>
            }.into_any())}
            {shown_when(move || { attention() > left() }, move || view! {
                <p class="sync__none">{live(move || words().attention_stays(attention()))}</p>
            }.into_any())}
            {shown_when(is_offline, move || view! { <p class="note" data-is="trouble">{words().coming_back_needs_line()}</p> }.into_any())}
            {shown_when(is_unkept, move || view! { <p class="note" data-is="trouble" role="alert">{words().unkept_goes()}</p> }.into_any())}
            <button type="button" class="button" class:button--danger=is_risky on:click=leave>
                {live(move || if is_risky() { words().sign_out_anyway() } else { words().sign_out })}
            </button>
        </section>
    }
}
