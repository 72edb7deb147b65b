//! The root: who is signed in, which page is shown.

mod later;

use crate::components::live::live;
use crate::{
    browser::look,
    components::shell::Shell,
    pages::{board::BoardPage, sign_in::SignIn},
    state::{prefs, session, toast},
    words::words,
};
use leptos::prelude::*;
use leptos_router::{
    components::{Redirect, Route, Router, Routes},
    path,
};

/// Mounts the app on the page's body.
pub fn mount() {
    prefs::show(&prefs::load());
    mount_to_body(Root);
}

/// Everything.
#[component]
fn Root() -> impl IntoView {
    let session = session::provide_session();
    toast::provide_toaster();
    view! {
        <Router>
            <Show when=move || session.desk().is_some() fallback=SignedOut>
                // A new person gets a new tree: nothing of the last one's screens stays behind.
                {live(move || session.desk().map(|desk| view! { <SignedIn desk/> }))}
            </Show>
        </Router>
    }
}

#[component]
fn SignedOut() -> impl IntoView {
    look::set_body("data-ready", "");
    view! { <SignIn/> }
}

#[component]
fn SignedIn(desk: crate::state::desk::Desk) -> impl IntoView {
    provide_context(desk);
    crate::state::view::provide_view(desk);
    view! {
        <Shell>
            <Routes fallback=NotFound>
                <Route path=path!("/") view=BoardPage/>
                <Route path=path!("/viec/:id") view=later::task/>
                <Route path=path!("/dieu-hanh") view=later::leadership/>
                <Route path=path!("/cua-toi") view=later::mine/>
                <Route path=path!("/can-xu-ly") view=later::attention/>
                <Route path=path!("/dong-bo") view=later::sync/>
                <Route path=path!("/quan-tri") view=later::administration/>
                <Route path=path!("/dang-nhap") view=Again/>
            </Routes>
        </Shell>
    }
}

/// The sign-in page while somebody sits here: to take up an ended session, or go home.
#[component]
fn Again() -> impl IntoView {
    let desk = session::use_desk();
    move || if desk.trouble().is_some() { view! { <SignIn/> }.into_any() } else { view! { <Redirect path="/"/> }.into_any() }
}

#[component]
fn NotFound() -> impl IntoView {
    view! { <p class="notice">{words().not_found}</p> }
}
