//! The accounts there are, and what can be done with each. What cannot be taken back is asked once, in the row itself.

use crate::{
    browser::{clock, look},
    components::live::{heard, live, shown_when, there, watch},
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
    Enable,
}

/// The table.
#[component]
pub fn AccountTable(accounts: Accounts) -> impl IntoView {
    let is_known = move || accounts.lines.with(Option::is_some);
    shown_when(is_known, move || view! { <Table accounts/> }.into_any())
}

#[component]
fn Table(accounts: Accounts) -> impl IntoView {
    let rows = move || accounts.lines.get().unwrap_or_default().into_iter().map(|line| view! { <Row line accounts/> }).collect_view();
    let head = |name: &'static str| view! { <th role="columnheader" scope="col">{name}</th> };
    view! {
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
            <tbody role="rowgroup">{live(rows)}</tbody>
        </table>
    }
}

#[component]
fn Row(line: AccountLine, accounts: Accounts) -> impl IntoView {
    let AccountLine { login, name, role, agency, disabled, seen_at, own } = line;
    let is_disabled = disabled.then(|| view! { <span class="account-table__disabled">{words().account_disabled()}</span> });
    let no_agency = there(agency.is_none());
    let agency = agency.unwrap_or_else(|| "–".to_owned());
    let acts = if own {
        view! { <small>{words().own_account()}</small> }.into_any()
    } else {
        view! { <Acts login=login.clone() name=name.clone() disabled accounts/> }.into_any()
    };
    view! {
        <tr role="row" data-login=login.clone() data-disabled=there(disabled)>
            <th role="rowheader" scope="row">{name}{is_disabled}</th>
            <td role="cell" class="account-table__login">{login.clone()}</td>
            <td role="cell">{words().role(role)}</td>
            <td role="cell" class="account-table__agency" data-none=no_agency>{agency}</td>
            <td role="cell" class="account-table__seen"><span class="account-table__word">{words().account_seen()}": "</span>{words().seen(seen_at)}</td>
            <td role="cell" class="account-table__acts"><div class="account-table__buttons">{acts}</div></td>
        </tr>
    }
}

/// What can be done with somebody else's account; one's own is another administrator's to change.
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
    let carry_out = Callback::new(move |act: Act| {
        asking.set(None);
        match act {
            Act::Reset => accounts.reset(login.clone()),
            Act::Disable => accounts.set_disabled(login.clone(), true),
            Act::Enable => accounts.set_disabled(login.clone(), false),
        }
    });
    let button = move |words: &'static str, act: Act| {
        let press = heard(move |_| if act == Act::Enable { carry_out.run(act) } else { asking.set(Some(act)) });
        view! { <button type="button" class="button" on:click=press>{words}</button> }
    };
    live(move || match asking.get() {
        Some(act) => view! { <Question act name=name.clone() cancel carry_out/> }.into_any(),
        None if disabled => button(words().enable(), Act::Enable).into_any(),
        None => (button(words().reset_password(), Act::Reset), button(words().disable(), Act::Disable)).into_any(),
    })
}

#[component]
fn Question(act: Act, name: String, cancel: Callback<()>, carry_out: Callback<Act>) -> impl IntoView {
    let (question, yes) = match act {
        Act::Reset => (words().reset_question(&name), words().reset_password()),
        Act::Disable | Act::Enable => (words().disable_question(&name), words().disable()),
    };
    let button = NodeRef::<Button>::new();
    watch(move || drop(button.get().map(|button| button.focus())));
    view! {
        <div class="account-table__question" role="group">
            <p role="alert">{question}</p>
            <button type="button" class="button button--danger" node_ref=button on:click=heard(move |_| carry_out.run(act))>{yes}</button>
            <button type="button" class="button button--quiet" on:click=heard(move |_| cancel.run(()))>{words().cancel()}</button>
        </div>
    }
}
