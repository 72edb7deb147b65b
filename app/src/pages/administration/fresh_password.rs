//! A password that was just made: shown once, to be copied and handed over.

use crate::{
    browser::clipboard,
    components::live::{heard, live, said, watch},
    online::accounts::FreshPassword,
    state::accounts::Accounts,
    words::words,
};
use leptos::{html::Input, prelude::*, task::spawn_local};

/// The password, until it is closed.
#[component]
pub fn Fresh(accounts: Accounts) -> impl IntoView {
    let shown = move || accounts.fresh.get().map(|fresh| view! { <Shown fresh accounts/> });
    view! { <div role="status">{live(shown)}</div> }
}

#[component]
fn Shown(fresh: FreshPassword, accounts: Accounts) -> impl IntoView {
    let copied = RwSignal::new(false);
    let FreshPassword { login, password } = fresh;
    let text = password.clone();
    // Whoever asked for it may be far down the page: the focus brings it into view, selected.
    let field = NodeRef::<Input>::new();
    watch(move || drop(field.get().map(|field| field.focus())));
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let done = clipboard::copy(&text).await;
            copied.try_set(done);
        });
    };
    view! {
        <div class="fresh-password">
            <p><b>{words().fresh_password(&login)}</b></p>
            // A field, so that it can be selected and copied by hand where the clipboard is not allowed.
            <input class="field fresh-password__text" node_ref=field readonly aria-label=words().fresh_password(&login) value=password
                on:focus:target=move |event| event.target().select()/>
            <p>{words().shown_once()}</p>
            <button type="button" class="button button--main"
                on:click=heard(copy)>{said(move || if copied.get() { words().copied() } else { words().copy() })}</button>
            <button type="button" class="button button--quiet" on:click=heard(move |_| accounts.fresh.set(None))>{words().close}</button>
        </div>
    }
}
