//! Accounts: who may sign in, and as what.

use super::{account_form::NewAccountForm, account_table::AccountTable, fresh_password::Fresh};
use crate::{
    components::live::{heard, live, shown_when},
    state::{accounts::Accounts, session::use_desk},
    words::words,
};
use leptos::prelude::*;

/// The list, what was just made, and the form for one more.
#[component]
pub fn AccountsPart() -> impl IntoView {
    let accounts = Accounts::open(use_desk());
    let waiting = move || accounts.lines.with(Option::is_none) && accounts.trouble.with(Option::is_none);
    view! {
        <section class="accounts">
            <h2>{words().accounts()}</h2>
            <Trouble accounts/>
            <Fresh accounts/>
            {shown_when(waiting, || view! { <p role="status">{words().accounts_loading()}</p> }.into_any())}
            <AccountTable accounts/>
            <NewAccountForm accounts/>
        </section>
    }
}

#[component]
fn Trouble(accounts: Accounts) -> impl IntoView {
    view! {
        <div role="alert">
            {live(move || accounts.trouble.get().map(|text| view! { <p class="trouble">{text}" "<Again accounts/></p> }))}
        </div>
    }
}

/// Only the list can be asked for again here; any other change is asked for where it was.
#[component]
fn Again(accounts: Accounts) -> impl IntoView {
    let unknown = accounts.lines.with_untracked(Option::is_none);
    let load = heard(move |_| accounts.load());
    unknown.then(|| view! { <button type="button" class="button" on:click=load>{words().try_again()}</button> })
}
