//! What the frame says besides where one can go: who is signed in, and what must be said on every screen. Nobody waits for it at a first
//! picture, so it comes with the chunk of the daily work.

use super::News;
use crate::{
    browser::events,
    components::live::{heard, live, shown_when},
    state::{
        address::{Address, use_address},
        line::Trouble,
        session::{Session, use_desk, use_session},
    },
    words::{help::TITLE, words},
};
use leptos::prelude::*;

/// Who is signed in, help, and the way out.
#[component]
pub fn Whoami() -> impl IntoView {
    let (desk, session) = (use_desk(), use_session());
    let here = use_address();
    // What would stay behind unsent is said before anybody leaves it.
    let leave = move |_| if desk.line_now().stays_behind() { here.go("/dong-bo") } else { sign_out(session, here) };
    view! {
        <div class="rail__who">
            <p><b>{live(move || desk.person().name)}</b><br/>{live(move || words().role(desk.person().role))}</p>
            <a class="link" href="/tro-giup">{words().of(TITLE)}</a>
            <button type="button" class="button button--quiet" on:click=leave>{words().sign_out}</button>
        </div>
    }
}

/// Whoever signs in next begins at the board, and not where this person was.
pub fn sign_out(session: Session, here: Address) {
    session.sign_out();
    here.go_instead("/");
}

/// What must be said on every screen until it no longer holds.
#[component]
pub fn Banners() -> impl IntoView {
    let (desk, News(update)) = (use_desk(), expect_context());
    let here = use_address();
    // On the sign-in page itself a link to it would lead nowhere.
    let again = move || (here.path() != "/dang-nhap").then(|| ("/dang-nhap", words().sign_in_again));
    let trouble = move || match desk.trouble()? {
        Trouble::Offline | Trouble::NoPlan => None,
        Trouble::SignedOut => Some((words().signed_out, again())),
        Trouble::OtherPerson => Some((words().other_person, again())),
        Trouble::UpgradeRequired => Some((words().upgrade(desk.keeps_all()), None)),
        Trouble::Refused => Some((words().refused_here(desk.keeps_all()), None)),
    };
    let set_back = Memo::new(move |_| desk.line().set_back);
    let keeping = move || match desk.keeping() {
        (false, _) => Some(words().nothing_kept),
        (true, false) => Some(words().board_not_kept),
        (true, true) => None,
    };
    view! {
        {live(move || trouble().map(|(text, there)| banner(text.to_owned(), there)))}
        {live(move || set_back.get().map(|at| banner(words().set_back(at), Some(("/dong-bo", words().set_back_see())))))}
        {live(move || keeping().map(|text| banner(text.to_owned(), None)))}
        {shown_when(move || update.get(), move || view! { <p class="banner" data-is="news">
                {words().new_version}" "
                // A reload would take with it what is kept nowhere else.
                {shown_when(move || desk.keeping().0 || desk.line().waiting() == 0, || view! {
                    <button type="button" class="button" on:click=heard(|_| events::tell_page("parboard:apply-update"))>{words().update_now}</button>
                }.into_any())}
            </p> }.into_any())}
    }
}

/// A line of trouble, and where one goes to do something about it.
pub fn banner(text: String, there: Option<(&'static str, &'static str)>) -> AnyView {
    view! { <p class="banner" data-is="trouble">{text}" "{there.map(|(address, name)| view! { <a href=address>{name}</a> })}</p> }.into_any()
}
