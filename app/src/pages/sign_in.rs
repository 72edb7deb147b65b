//! Signing in.

use crate::components::live::{live, said};
use crate::{
    browser::{keep::LocalShelf, look, send::SendError},
    root::later::{self, Work},
    state::{address::use_address, left_behind, session::Session, talk},
    words::words,
};
use leptos::{prelude::*, task::spawn_local};
use parboard_sync::shelf::Shelf;
use web_sys::SubmitEvent;

/// Where nobody wants to be once they are signed in.
const SIGN_IN: &str = "/dang-nhap";

/// The sign-in screen.
#[component]
pub fn SignIn() -> impl IntoView {
    let session = expect_context::<Session>();
    let (login, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (trouble, busy) = (RwSignal::new(None::<String>), RwSignal::new(false));
    let here = use_address();
    spawn_local(async move {
        talk::finish_leaving().await;
        talk::take_up(session).await;
    });
    look::set_title(words().sign_in);
    look::set_body("data-ready", "");
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let outcome = talk::sign_in(session, login.get_untracked().trim(), &password.get_untracked()).await;
            busy.try_set(false);
            match outcome {
                // Whoever came by a link to a card goes on to that card.
                Ok(()) if here.path() != SIGN_IN => {}
                Ok(()) => here.go("/"),
                Err(error) => drop(trouble.try_set(Some(why(error)))),
            }
        });
    };
    view! {
        <div class="sign-in">
            <form class="sign-in__form" on:submit=submit>
                <h1>{words().sign_in_title}</h1>
                <p>{words().tagline}</p>
                {left_behind::is_likely().then(|| later::part(Work::LeftHere))}
                <label>
                    {words().login}
                    <input class="field" name="login" autocomplete="username" autocapitalize="none" spellcheck="false" required
                        prop:value=login on:input:target=move |event| login.set(event.target().value())/>
                </label>
                <label>
                    {words().password}
                    <input class="field" name="password" type="password" autocomplete="current-password" required
                        prop:value=password on:input:target=move |event| password.set(event.target().value())/>
                </label>
                <p class="sign-in__trouble" role="alert">{trouble}</p>
                <button type="submit" class="button button--main" aria-busy=said(move || busy.get().to_string())>
                    {live(move || if busy.get() { words().signing_in } else { words().sign_in })}
                </button>
            </form>
        </div>
    }
}

fn why(error: SendError) -> String {
    match error {
        SendError::SignedOut(trouble) | SendError::Refused(_, trouble) => trouble.message,
        SendError::UpgradeRequired => words().upgrade(LocalShelf.is_allowed()).to_owned(),
        SendError::Unreachable | SendError::GivenUp | SendError::TooLarge => words().sign_in_needs_line(LocalShelf.is_allowed()).to_owned(),
    }
}
