//! The root: who is signed in, which page is shown.

pub mod later;

use self::later::Work;
use crate::components::live::live;
use crate::{
    browser::look,
    components::{shell::Shell, soon},
    pages::board::BoardPage,
    state::{
        address::{self, use_address},
        appraising, prefs, session, toast,
    },
    words::words,
};
use leptos::prelude::*;

/// The screens of the app, by their addresses.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Screen {
    Board,
    Task,
    Leadership,
    Chasing,
    Scores,
    Periods,
    Mine,
    NewTask,
    Many,
    Round,
    Attention,
    Sync,
    Looks,
    Help,
    Administration,
    SignIn,
    Unknown,
}

impl Screen {
    fn at(path: &str) -> Self {
        match path.trim_end_matches('/') {
            "" => Screen::Board,
            "/dieu-hanh" => Screen::Leadership,
            "/muc-tieu" => Screen::Scores,
            "/bao-cao" => Screen::Periods,
            "/cua-toi" => Screen::Mine,
            "/them-viec" => Screen::NewTask,
            "/sua-nhieu" => Screen::Many,
            "/can-xu-ly" => Screen::Attention,
            "/de-xuat" => Screen::Round,
            "/dong-bo" => Screen::Sync,
            "/kieu-dang" => Screen::Looks,
            "/tro-giup" => Screen::Help,
            "/quan-tri" => Screen::Administration,
            "/dang-nhap" => Screen::SignIn,
            chasing if chasing == "/don-doc" || chasing.starts_with("/don-doc/") => Screen::Chasing,
            task if task.starts_with("/viec/") => Screen::Task,
            _ => Screen::Unknown,
        }
    }

    fn draw(self) -> AnyView {
        match self {
            Screen::Board => view! { <BoardPage/> }.into_any(),
            Screen::Task => later::work(Work::Task),
            Screen::Leadership => later::work(Work::Leadership),
            Screen::Chasing => later::work(Work::Chasing),
            Screen::Scores => later::work(Work::Scores),
            Screen::Periods => later::work(Work::Periods),
            Screen::Mine => later::work(Work::Mine),
            Screen::NewTask => later::work(Work::NewTask),
            Screen::Many => later::work(Work::Many),
            Screen::Round => later::work(Work::Round),
            Screen::Attention => later::work(Work::Attention),
            Screen::Sync => later::work(Work::Sync),
            Screen::Looks => later::work(Work::Looks),
            Screen::Help => later::administration(Work::Help),
            Screen::Administration => later::administration(Work::Task),
            Screen::SignIn => view! { <Again/> }.into_any(),
            Screen::Unknown => {
                look::set_body("data-ready", "");
                view! { <p class="notice">{words().not_found}</p> }.into_any()
            }
        }
    }
}

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
    appraising::provide_appraising();
    address::provide_address();
    view! {
        <Show when=move || session.desk().is_some() fallback=SignedOut>
            // A new person gets a new tree: nothing of the last one's screens stays behind.
            {live(move || session.desk().map(|desk| view! { <SignedIn desk/> }))}
        </Show>
    }
}

#[component]
fn SignedOut() -> impl IntoView {
    view! { <main>{later::sign_in()}</main> }
}

#[component]
fn SignedIn(desk: crate::state::desk::Desk) -> impl IntoView {
    // What was ready until now was the sign-in page.
    look::clear_body("data-ready");
    look::set_body("data-account", &desk.account().to_string());
    provide_context(desk);
    soon::await_first_picture();
    crate::state::view::provide_view(desk);
    crate::state::files::provide_files(desk);
    let here = use_address();
    let screen = Memo::new(move |_| Screen::at(&here.path()));
    view! { <Shell>{live(move || screen.get().draw())}</Shell> }
}

/// The sign-in page while somebody sits here: to take up an ended session, or go home.
#[component]
fn Again() -> impl IntoView {
    let (desk, here) = (session::use_desk(), use_address());
    live(move || {
        if desk.trouble().is_some() {
            return later::sign_in();
        }
        here.go_instead("/");
        ().into_any()
    })
}
