//! How fresh the figures of each unit are: when it was last in contact and what its devices hold back, which the server knows and
//! this device keeps with its moment; when it last said anything and how often it was chased, which the replica tells.

use super::{asking::ask, desk::Desk, periods};
use crate::{
    browser::{clock, keep, text},
    online::contacts::{Contacts, UnitContact, list_contacts},
};
use leptos::prelude::*;
use parboard_domain::{
    activity::{self, Activity, Month, Unit},
    id::AgencyId,
    measure::Moment,
    row::{Kind, Rows},
};
use parboard_sync::overlay::Shown;

/// The server is asked again when what it said is older than this.
const ASK_AGAIN_MS: i64 = 60_000;
/// So many months are shown side by side at most.
const MONTHS: usize = 12;
/// The kinds of rows that tell who said something.
const KINDS: [Kind; 7] = [Kind::Update, Kind::Evidence, Kind::Entry, Kind::Reminder, Kind::Comment, Kind::Score, Kind::PeriodReport];

/// When a unit was last in contact, by who does its work by now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// How many accounts it has.
    pub accounts: u32,
    /// When one of its devices last spoke to the server; nothing when none has of late.
    pub seen_at: Option<Moment>,
    /// How many changes its devices hold back.
    pub waiting: i64,
    /// When the server said so.
    pub as_of: Moment,
}

impl Contact {
    /// Whether figures of this unit may say less than it has done: it has accounts, and holds work back or had been silent for long when
    /// the server was asked. That this device was away since is not the unit's silence.
    pub fn is_behind(self) -> bool {
        self.accounts > 0 && (self.waiting > 0 || self.seen_at.is_none_or(|at| activity::is_old(at, self.as_of)))
    }
}

/// A unit's row.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitLine {
    /// Which.
    pub agency: AgencyId,
    /// Its name.
    pub name: String,
    /// When it was last in contact; nothing while the server was never asked.
    pub contact: Option<Contact>,
    /// What it said, and how often it was chased.
    pub unit: Unit,
}

/// Everything that is known of who said what when.
#[derive(Clone, Copy)]
pub struct Freshness {
    desk: Desk,
    contacts: RwSignal<Option<Contacts>>,
    /// What the replica tells.
    pub activity: Memo<Activity>,
}

impl Freshness {
    /// What was kept, then what the server says, as often as something new was received from it.
    pub fn watch(desk: Desk) -> Self {
        let contacts = RwSignal::new(keep::load(&keep::contacts_of(desk.account())));
        let activity = Memo::new(move |_| {
            let people = desk.directory(|directory| directory.people.clone());
            desk.read(|shown| Activity::of(KINDS.into_iter().flat_map(|kind| shown.of_kind(kind)), &shown, &people))
        });
        let freshness = Self { desk, contacts, activity };
        let received = Memo::new(move |_| desk.line().fresh_at.filter(|_| desk.trouble().is_none()));
        let (busy, trouble) = (RwSignal::new(false), RwSignal::new(None));
        Effect::new(move |_| {
            let is_due = freshness.asked_at_now().is_none_or(|at| clock::now().0 - at.0 > ASK_AGAIN_MS);
            if received.get().is_some() && is_due && desk.actor().may_read_contacts() {
                ask(busy, trouble, list_contacts(), move |said| {
                    // Where there is no room for it, it is known while this page is open.
                    let _ = keep::save(&keep::contacts_of(desk.account()), &said);
                    contacts.set(Some(said));
                });
            }
        });
        freshness
    }

    fn asked_at_now(self) -> Option<Moment> {
        self.contacts.with_untracked(|contacts| contacts.as_ref().map(|contacts| contacts.asked_at))
    }

    /// When the server was asked last.
    pub fn asked_at(self) -> Option<Moment> {
        self.contacts.with(|contacts| contacts.as_ref().map(|contacts| contacts.asked_at))
    }

    /// When that unit was last in contact; nothing while the server was never asked.
    pub fn contact(self, agency: AgencyId) -> Option<Contact> {
        self.contacts.with(|contacts| {
            let contacts = contacts.as_ref()?;
            Some(self.desk.read_plan(|shown| contact_in(contacts, shown, agency)))
        })
    }

    /// Every unit that the plan names, has an account, said something or was chased: those of whose figures least is certain come first.
    pub fn lines(self) -> Vec<UnitLine> {
        let asked = self.contacts.get();
        let people = self.desk.directory(|directory| directory.people.clone());
        let mut lines: Vec<UnitLine> = self.activity.with(|activity| {
            self.desk.read(|shown| {
                let mut agencies: Vec<AgencyId> = activity.units.keys().copied().collect();
                agencies.extend(periods::owed(shown));
                agencies.extend(people.iter().filter_map(|person| Some(shown.standing_for(person.agency?))));
                agencies.sort_unstable();
                agencies.dedup();
                let line = |agency: AgencyId| UnitLine {
                    agency,
                    name: shown.find_agency(agency).map(|agency| agency.name.clone()).unwrap_or_default(),
                    contact: asked.as_ref().map(|asked| contact_in(asked, shown, agency)),
                    unit: activity.find(agency).cloned().unwrap_or_default(),
                };
                agencies.into_iter().map(line).collect()
            })
        });
        let seen = |line: &UnitLine| line.contact.and_then(|contact| contact.seen_at);
        let is_behind = |line: &UnitLine| line.contact.is_some_and(Contact::is_behind);
        lines.sort_by(|a, b| (!is_behind(a), seen(a)).cmp(&(!is_behind(b), seen(b))).then_with(|| text::alphabet(&a.name, &b.name)));
        lines
    }

    /// The months that are shown side by side: from the first in which anybody reported, the last twelve at most.
    pub fn months(self) -> Vec<Month> {
        let last = Month::of(self.desk.now.get().day());
        let Some(first) = self.activity.with(|activity| activity.first) else { return Vec::new() };
        (0..MONTHS).rev().map(|ago| last.before(ago)).filter(|month| *month >= first).collect()
    }
}

fn contact_in(contacts: &Contacts, shown: Shown<'_>, agency: AgencyId) -> Contact {
    let own = contacts.units.iter().filter(|unit| shown.standing_for(unit.agency) == agency);
    let none = Contact { as_of: contacts.asked_at, ..Contact::default() };
    own.fold(none, |sum, UnitContact { accounts, seen_at, waiting, .. }| Contact {
        accounts: sum.accounts + accounts,
        seen_at: sum.seen_at.max(*seen_at),
        waiting: sum.waiting + waiting,
        ..sum
    })
}
