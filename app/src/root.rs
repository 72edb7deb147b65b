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
use any_spawner::Executor;
use leptos::prelude::*;

/// The screens of the app, by their addresses.
#[derive(Clone, Copy, PartialEq)]
enum Screen {
    Board,
    /// One that comes with the chunk of the daily work.
    Work(Work),
    /// One that comes with the chunk of administration.
    Administration(Work),
    SignIn,
    Unknown,
}

/// Those of the daily work. What stands under "Đôn đốc" and under "Việc" is one of them too.
const ADDRESSES: [(&str, Work); 13] = [
    ("dieu-hanh", Work::Leadership),
    ("don-doc", Work::Chasing),
    ("viec", Work::Task),
    ("muc-tieu", Work::Scores),
    ("bao-cao", Work::Periods),
    ("cua-toi", Work::Mine),
    ("them-viec", Work::NewTask),
    ("sua-nhieu", Work::Many),
    ("can-xu-ly", Work::Attention),
    ("de-xuat", Work::Round),
    ("dong-bo", Work::Sync),
    ("kieu-dang", Work::Looks),
    ("dang-nhap", Work::LeftHere),
];

impl Screen {
    fn at(path: &str) -> Self {
        let mut parts = path.trim_end_matches('/').split('/').skip(1);
        let (first, rest) = (parts.next(), parts.next());
        let Some(first) = first else { return Screen::Board };
        match ADDRESSES.iter().find(|(name, _)| *name == first) {
            Some((_, Work::Chasing)) => Screen::Work(Work::Chasing),
            Some((_, Work::Task)) if rest.is_some() => Screen::Work(Work::Task),
            Some((_, Work::Task)) => Screen::Unknown,
            _ if rest.is_some() => Screen::Unknown,
            Some((_, Work::LeftHere)) => Screen::SignIn,
            Some((_, which)) => Screen::Work(*which),
            None if first == "quan-tri" => Screen::Administration(later::ALONE),
            None if first == "tro-giup" => Screen::Administration(Work::Help),
            None => Screen::Unknown,
        }
    }

    fn draw(self) -> AnyView {
        match self {
            Screen::Board => view! { <BoardPage/> }.into_any(),
            Screen::Work(which) => later::work(which),
            Screen::Administration(which) => later::administration(which),
            Screen::SignIn => view! { <Again/> }.into_any(),
            Screen::Unknown => {
                look::set_body("data-ready", "");
                view! { <p class="notice">{words().not_found}</p> }.into_any()
            }
        }
    }
}

thread_local! {
    /// What lives as long as the page: who is signed in, and what the device holds of theirs.
    static PAGE: Owner = Owner::new();
}

/// Opens what the device holds. Nothing is drawn yet: on a slow phone opening and drawing are a tenth of a second each, and in
/// between the browser answers a finger.
pub fn open() {
    let _ = Executor::init_wasm_bindgen();
    // First of all: days and numbers are written in the language that the page has when they are first asked for.
    prefs::show(&prefs::load());
    PAGE.with(|page| page.with(session::provide_session));
}

/// Mounts the app on the page's body.
pub fn mount() {
    PAGE.with(|page| page.with(|| mount_to_body(Root)));
}

/// Everything.
#[component]
fn Root() -> impl IntoView {
    let session = session::use_session();
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
