//! The frame around every screen: where one can go, the state of the line, and what must be said everywhere.

pub mod around;

use super::{soon::soon, sync_badge::SyncBadge, toast::ToastLine};
use crate::components::live::{heard, live, said, shown_when, watch};
use crate::{
    browser::{clock, listen, look},
    root::later::{self, Chunk, Work},
    state::{address::use_address, appraising::use_appraising, desk::Desk, line::Trouble, session::use_desk},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::row::Kind;

/// What opens over every screen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Panel {
    /// What draws them was not asked for yet.
    Away,
    /// None.
    Shut,
    /// The palette.
    Find,
    /// The sheet of keys.
    Keys,
    /// Views with a name.
    Views,
}

/// Which of them is open.
#[derive(Clone, Copy)]
pub struct Asking(pub RwSignal<Panel>);

/// What is asked for on this screen.
pub fn use_asking() -> Asking {
    expect_context()
}

impl Asking {
    /// Keys and palette come once the board has stood for a while: until then they would be in its way.
    fn come_later(self, was_ready: bool) {
        let _ = clock::later(QUIET_MS, move || match (was_ready, self.0.try_get_untracked()) {
            (true, Some(Panel::Away)) => self.0.set(Panel::Shut),
            (false, Some(Panel::Away)) => self.come_later(look::is_ready()),
            _ => {}
        });
    }
}

/// So often it is asked whether the board stands.
const QUIET_MS: u32 = 1_200;

/// The frame.
#[component]
pub fn Shell(children: Children) -> impl IntoView {
    let appraising = use_appraising();
    let asking = Asking(RwSignal::new(Panel::Away));
    provide_context(asking);
    asking.come_later(false);
    view! {
        <div class="shell">
            <a class="skip" href="#main">{words().skip_to_content}</a>
            <nav class="rail" aria-label=words().main_menu>{soon(|| view! { <Destinations/> }.into_any())}</nav>
            <div class="shell__page">
                <div class="banners" role="status">{soon(|| view! { <Banners/> }.into_any())}</div>
                <main id="main" tabindex="-1">{children()}</main>
            </div>
            {soon(|| view! { <ToastLine/> }.into_any())}
            {shown_when(move || appraising.0.with(Option::is_some), || later::part(Work::AppraisalDialog))}
            {shown_when(move || asking.0.get() != Panel::Away, || later::part(Work::Finding))}
        </div>
    }
}

/// What must be said on every screen until it no longer holds. It needs no part of the program that may not come.
#[component]
fn Banners() -> impl IntoView {
    // It may have been told before anybody listened: on the screen for signing in, or to whoever was here before.
    let (desk, here, update) = (use_desk(), use_address(), RwSignal::new(look::root("data-update").is_some()));
    let heard = listen::on(window().into(), "parboard:update", move |_| update.set(true));
    on_cleanup(move || drop(heard));
    let said = move || {
        // On the sign-in page itself a link to it would lead nowhere.
        let again = (here.path() != "/dang-nhap").then(|| ("/dang-nhap", words().sign_in_again));
        let trouble = match desk.trouble() {
            None | Some(Trouble::Offline | Trouble::NoPlan) => None,
            Some(Trouble::SignedOut) => Some((words().signed_out, again)),
            Some(Trouble::OtherPerson) => Some((words().other_person, again)),
            Some(Trouble::UpgradeRequired) => Some((words().upgrade(desk.keeps_all()), None)),
            Some(Trouble::Refused) => Some((words().refused_here(desk.keeps_all()), None)),
        };
        let keeping = match desk.keeping() {
            (false, _) => Some(words().nothing_kept),
            (true, false) => Some(words().board_not_kept),
            (true, true) => None,
        };
        [
            trouble.map(|(text, there)| banner(text.to_owned(), there)),
            desk.line().set_back.map(|at| banner(words().set_back(at), Some(("/dong-bo", words().set_back_see())))),
            keeping.map(|text| banner(text.to_owned(), None)),
        ]
    };
    view! {
        {live(said)}
        {shown_when(move || update.get(), || later::part(Work::NewVersion))}
    }
}

/// A line of trouble, and where one goes to do something about it.
pub fn banner(text: String, there: Option<(&'static str, &'static str)>) -> AnyView {
    view! { <p class="banner" data-is="trouble">{text}" "{there.map(|(address, name)| view! { <a href=address>{name}</a> })}</p> }.into_any()
}

#[component]
fn Destinations() -> impl IntoView {
    let desk = use_desk();
    let asking = use_asking();
    let manages = move || desk.actor().may_import() || desk.actor().may_manage_accounts();
    let attention = Signal::derive(move || desk.line().attention);
    view! {
        <p class="rail__name">"ParBoard"</p>
        <button type="button" class="rail__link" aria-keyshortcuts="Control+K Meta+K" title="Ctrl K"
            on:click=heard(move |_| asking.0.set(Panel::Find))>{words().find()}</button>
        <Destination href="/dieu-hanh" name=words().leadership/>
        <Destination href="/" name=words().board/>
        <Destination href="/cua-toi" name=words().mine count=reminded(desk)/>
        <Destination href="/can-xu-ly" name=words().attention count=attention/>
        <Destination href="/dong-bo" name=words().sync/>
        {shown_when(manages, move || view! { <Destination href="/quan-tri" name=words().administration/> }.into_any())}
        // Nobody leaves before there is anything to leave.
        {shown_when(move || asking.0.get() != Panel::Away, || later::part(Work::Whoami))}
    }
}

/// How many cards my agency was reminded of and has not answered for. What counts them arrives once anybody was reminded at all.
fn reminded(desk: Desk) -> Signal<usize> {
    let chunk = RwSignal::new(None::<RwSignal<Option<Chunk>>>);
    let is_any = Memo::new(move |_| desk.read(|shown| shown.of_kind(Kind::Reminder).next().is_some()));
    watch(move || {
        if is_any.get() {
            chunk.set(Some(later::when_here()));
        }
    });
    // What watched for reminders has been run again where another plan has none, and its signal is gone with it.
    Signal::derive(move || chunk.get().and_then(|chunk| chunk.try_get()??.beside).map_or(0, |beside| (beside.reminded)(desk)))
}

#[component]
fn Destination(href: &'static str, name: &'static str, #[prop(optional, into)] count: Option<Signal<usize>>) -> impl IntoView {
    let here = use_address();
    let badge = move || count.map(|count| count.get()).filter(|count| *count > 0).map(|count| view! { <b class="rail__count">{count}</b> });
    view! {
        <a href=href class="rail__link" aria-current=said(move || (here.path() == href).then_some("page"))>
            <span>{name}</span>
            {badge}
        </a>
    }
}

/// The head of a screen: its title, how old its figures are, and its own state of the line on a phone.
#[component]
pub fn PageHead(
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// What stands under it besides.
    #[prop(optional, into)]
    under: Option<Signal<String>>,
    /// Whether the screen is about one plan, and leads to the others there are.
    #[prop(optional)]
    of_plan: bool,
) -> impl IntoView {
    let desk = use_desk();
    let others = move || of_plan && desk.has_several_plans();
    watch(move || look::set_title(&title.get()));
    let fresh = move || words().figures_as_of(desk.line().fresh_at, desk.now.get());
    view! {
        <header class="page-head">
            <div>
                <h1>{title}</h1>
                <p class="page-head__fresh">{fresh}{live(move || under.map(|under| under.get()).filter(|text| !text.is_empty()).map(|text| format!(" · {text}")))}</p>
                {shown_when(others, || view! { <div class="plan-switch">{later::part(Work::PlanSwitch)}</div> }.into_any())}
            </div>
            <SyncBadge/>
        </header>
    }
}
