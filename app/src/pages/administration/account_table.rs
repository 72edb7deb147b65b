//! The accounts there are, and what can be done with each. What cannot be taken back is asked once, in the row itself.

use crate::{
    browser::{clock, look},
    online::accounts::AccountLine,
    state::accounts::Accounts,
    words::words,
};
use leptos::{html::Button, prelude::*};

/// What is about to be done with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Reset,
    Disable,
}

/// The table.
#[component]
pub fn AccountTable(accounts: Accounts) -> impl IntoView {
    let rows = move || accounts.lines.get().unwrap_or_default();
    let head = |name: &'static str| view! { <th role="columnheader" scope="col">{name}</th> };
    view! {
        <Show when=move || accounts.lines.with(Option::is_some)>
            <table class="account-table" role="table">
                <caption class="visually-hidden">{words().accounts()}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {head(words().account_name())}
                        {head(words().login)}
                        {head(words().account_role())}
                        {head(words().account_agency())}
                        {head(words().account_seen())}
                        <td role="cell"></td>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <For each=rows key=|line| (line.login.clone(), line.disabled, line.seen_at) let:line>
                        <Row line accounts/>
                    </For>
                </tbody>
            </table>
        </Show>
    }
}

#[component]
fn Row(line: AccountLine, accounts: Accounts) -> impl IntoView {
    let disabled = line.disabled;
    let (login, name) = (line.login.clone(), line.name.clone());
    view! {
        <tr role="row" data-login=line.login.clone() data-disabled=disabled.then_some("")>
            <th role="rowheader" scope="row">{line.name.clone()}{disabled.then(|| view! { <span class="account-table__disabled">{words().account_disabled()}</span> })}</th>
            <td role="cell" class="account-table__login">{line.login.clone()}</td>
            <td role="cell">{words().role(line.role)}</td>
            <td role="cell">{line.agency.clone().unwrap_or_else(|| "–".to_owned())}</td>
            <td role="cell" class="account-table__seen"><span class="account-table__word">{words().account_seen()}": "</span>{words().seen(line.seen_at)}</td>
            <td role="cell" class="account-table__acts"><Acts login name disabled accounts/></td>
        </tr>
    }
}

#[component]
fn Acts(login: String, name: String, disabled: bool, accounts: Accounts) -> impl IntoView {
    let asking = RwSignal::new(None::<Act>);
    let own_row = format!("[data-login=\"{login}\"] button");
    let cancel = Callback::new(move |()| {
        asking.set(None);
        // The keyboard goes on where it was, once the buttons are back.
        let own_row = own_row.clone();
        let _ = clock::later(0, move || look::focus(&own_row));
    });
    let carry_out = Callback::new({
        let login = login.clone();
        move |act: Act| {
            asking.set(None);
            match act {
                Act::Reset => accounts.reset(login.clone()),
                Act::Disable => accounts.set_disabled(login.clone(), true),
            }
        }
    });
    let enable = Callback::new(move |()| accounts.set_disabled(login.clone(), false));
    move || match asking.get() {
        Some(act) => view! { <Question act name=name.clone() cancel carry_out/> }.into_any(),
        None if disabled => view! { <button type="button" class="button" on:click=move |_| enable.run(())>{words().enable()}</button> }.into_any(),
        None => view! {
            <button type="button" class="button" on:click=move |_| asking.set(Some(Act::Reset))>{words().reset_password()}</button>
            <button type="button" class="button" on:click=move |_| asking.set(Some(Act::Disable))>{words().disable()}</button>
        }
        .into_any(),
    }
}

#[component]
fn Question(act: Act, name: String, cancel: Callback<()>, carry_out: Callback<Act>) -> impl IntoView {
    let (question, yes) = match act {
        Act::Reset => (words().reset_question(&name), words().reset_password()),
        Act::Disable => (words().disable_question(&name), words().disable()),
    };
    let button = NodeRef::<Button>::new();
    Effect::new(move |_| drop(button.get().map(|button| button.focus())));
    view! {
        <div class="account-table__question" role="group">
            <p role="alert">{question}</p>
            <button type="button" class="button button--danger" node_ref=button on:click=move |_| carry_out.run(act)>{yes}</button>
            <button type="button" class="button button--quiet" on:click=move |_| cancel.run(())>{words().cancel}</button>
        </div>
    }
}
