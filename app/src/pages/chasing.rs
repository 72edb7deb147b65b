//! Đôn đốc: who is late with what as of a moment, one press to remind them, and the log of all that was ever said. From what the device
//! holds; so it works offline like the board.

pub mod leaders;
mod letter;
mod lists;
mod log;
pub mod on_card;
mod press;
mod unit;
pub mod waiting;

use self::{letter::Letter, lists::Lists, log::Log};
use crate::{
    browser::look,
    components::{
        live::{heard, live, said, shown_when, watch},
        shell::PageHead,
    },
    online::chasing::load_mails,
    state::{
        address::{choice, use_address},
        chasing::AsOf,
        session::use_desk,
    },
    words::words,
};
use leptos::{prelude::*, task::spawn_local};
use parboard_domain::{id::AgencyId, measure::Moment, reminder::Why};
use std::{collections::BTreeMap, fmt, str::FromStr};

/// What became of the e-mails, where the server says; it is asked once, and again when the line is back.
fn mails(desk: crate::state::desk::Desk) -> log::Mails {
    let mails = RwSignal::new(BTreeMap::new());
    let asked = Memo::new(move |_| desk.plan().filter(|_| desk.trouble().is_none()));
    Effect::new(move |_| {
        let Some(plan) = asked.get() else { return };
        spawn_local(async move {
            // Without an answer the log says nothing of e-mail, and all else.
            let Ok(found) = load_mails(plan).await else { return };
            let _ = mails.try_set(found.into_iter().map(|mail| ((mail.reminder.to_string(), mail.agency.to_string()), mail.state)).collect());
        });
    });
    mails
}

/// Lists, or what was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sight {
    #[default]
    Lists,
    Log,
}

/// What is looked at: stands in the address, so that a list can be passed on, and its letters are of the same moment.
#[derive(Clone, Copy)]
struct Look {
    as_of: Memo<Option<AsOf>>,
    set_as_of: SignalSetter<Option<AsOf>>,
    whys: Memo<Option<Whys>>,
    set_whys: SignalSetter<Option<Whys>>,
}

impl Look {
    fn open() -> Self {
        let ((as_of, set_as_of), (whys, set_whys)) = (choice("luc"), choice("ve"));
        Self { as_of, set_as_of, whys, set_whys }
    }

    /// The moment meant; without one it is now, and moves on.
    fn at(self, now: Moment) -> Moment {
        self.as_of.get().map_or(now, |as_of| as_of.0)
    }

    fn whys(self) -> Vec<Why> {
        self.whys.get().map_or_else(|| Why::ALL.into(), |whys| whys.0)
    }
}

/// The screen, or the letter that its address names.
#[component]
pub fn Chasing() -> impl IntoView {
    let (here, desk) = (use_address(), use_desk());
    let letter = Memo::new(move |_| here.path().strip_prefix("/don-doc/thu/").and_then(|id| id.trim_end_matches('/').parse::<AgencyId>().ok()));
    let may_read = Memo::new(move |_| desk.actor().may_read_chasing());
    let look = Look::open();
    watch(move || {
        if desk.has_board() || desk.line().fresh_at.is_some() {
            look::set_body("data-ready", "");
        }
    });
    live(move || match (may_read.get(), letter.get()) {
        (false, _) => view! { <NotForYou/> }.into_any(),
        (true, Some(agency)) => view! { <Letter agency look/> }.into_any(),
        (true, None) => view! { <Desk look/> }.into_any(),
    })
}

#[component]
fn NotForYou() -> impl IntoView {
    view! {
        <PageHead title=Signal::derive(|| words().chasing().to_owned())/>
        <p class="notice">{words().chasing_not_for_you()}" "<a href="/cua-toi">{words().mine}</a></p>
    }
}

#[component]
fn Desk(look: Look) -> impl IntoView {
    let desk = use_desk();
    let (sight, choose) = choice::<Sight>("xem");
    let sight = Memo::new(move |_| sight.get().unwrap_or_default());
    let [lists, log] = words().chasing_views();
    let one = move |own: Sight, name: &'static str| {
        let is = said(move || sight.get() == own);
        view! { <button type="button" aria-pressed=is on:click=heard(move |_| choose.set((own != Sight::default()).then_some(own)))>{name}</button> }
    };
    view! {
        <div class="chasing">
            <PageHead title=Signal::derive(|| words().chasing().to_owned()) of_plan=true/>
            <div class="segments" role="group" aria-label=words().chasing_view()>{one(Sight::Lists, lists)}{one(Sight::Log, log)}</div>
            {shown_when(move || desk.has_board(), move || live(move || match sight.get() {
                Sight::Lists => view! { <Lists look/> }.into_any(),
                Sight::Log => view! { <Log/> }.into_any(),
            }).into_any())}
        </div>
    }
}

/// What is looked at, as the address says it: `ve=qua-han,lau-chua-bao`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Whys(Vec<Why>);

fn name_of(why: Why) -> &'static str {
    match why {
        Why::Overdue => "qua-han",
        Why::DueSoon => "sap-den-han",
        Why::Stalled | Why::Newer => "lau-chua-bao",
    }
}

impl fmt::Display for Whys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.iter().map(|why| name_of(*why)).collect::<Vec<_>>().join(","))
    }
}

impl FromStr for Whys {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let named: Vec<&str> = text.split(',').collect();
        let whys: Vec<Why> = Why::ALL.into_iter().filter(|why| named.contains(&name_of(*why))).collect();
        if whys.is_empty() { Err(()) } else { Ok(Self(whys)) }
    }
}

impl fmt::Display for Sight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Sight::Lists => "danh-sach",
            Sight::Log => "nhat-ky",
        })
    }
}

impl FromStr for Sight {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        [Sight::Lists, Sight::Log].into_iter().find(|sight| sight.to_string() == text).ok_or(())
    }
}
