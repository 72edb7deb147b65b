//! The registry of agencies, as the server last listed it, and the one form that is open on it. Nothing here is kept on the device.

use super::{
    asking::{ask, look},
    desk::Desk,
    syncing,
};
use crate::{
    browser::text,
    online::agencies::{AgencyForm, AgencyLine, MergerForm, list_agencies, merge_agencies, save_agency},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    id::AgencyId,
    measure::Day,
    registry::{AgencyKind, Record},
    vietnamese,
};

/// What is done with an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// One is added or mended.
    Form,
    /// Some become another.
    Merger,
}

/// The registry on the screen.
#[derive(Clone, Copy)]
pub struct Agencies {
    desk: Desk,
    /// Something else stood where the list is now.
    pub came_back: StoredValue<bool>,
    /// All of it; nothing before the server first answered.
    pub lines: RwSignal<Option<Vec<AgencyLine>>>,
    /// Why the list did not come about.
    pub trouble: RwSignal<Option<String>>,
    /// Why what the form says was not done.
    pub form_trouble: RwSignal<Option<String>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
    /// What was done last, in words.
    pub done: RwSignal<String>,
    /// Words that a name must hold, without regard to diacritics.
    pub search: RwSignal<String>,
    /// The form that is open.
    pub open: RwSignal<Option<Open>>,
    /// The agency to be added or mended.
    pub form: RwSignal<AgencyForm>,
    /// Who becomes whom.
    pub merger: RwSignal<MergerForm>,
}

impl Agencies {
    /// Asks for the list, and again when the network is back.
    pub fn open(desk: Desk) -> Self {
        let today = desk.now.get_untracked().day();
        let agencies = Self {
            desk,
            came_back: StoredValue::new(false),
            lines: RwSignal::new(None),
            trouble: RwSignal::new(None),
            form_trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
            done: RwSignal::new(String::new()),
            search: RwSignal::new(String::new()),
            open: RwSignal::new(None),
            form: RwSignal::new(AgencyForm::default()),
            merger: RwSignal::new(MergerForm { from: Vec::new(), into: None, new_name: String::new(), on: today }),
        };
        let is_online = Memo::new(move |_| desk.trouble().is_none());
        Effect::new(move |_| {
            if is_online.get() || agencies.lines.with_untracked(Option::is_none) {
                agencies.load();
            }
        });
        agencies
    }

    /// Asks for the list.
    pub fn load(self) {
        look(self.trouble, list_agencies(), move |lines| self.lines.set(Some(lines)));
    }

    /// Opens the form for one that is new, or for that one.
    pub fn edit(self, record: Option<&Record>) {
        self.form.set(record.map_or_else(AgencyForm::default, |record| AgencyForm {
            id: Some(record.agency.id),
            name: record.agency.name.clone(),
            kind: record.kind,
            aliases: record.aliases.join("\n"),
            parent: record.parent,
            valid_from: record.valid_from,
            valid_to: record.valid_to,
            email: Some(record.email.clone().unwrap_or_default()),
            seen: Some(record.clone()),
        }));
        self.show(Some(Open::Form));
    }

    /// Opens the form that makes that one another.
    pub fn begin_merger(self, id: AgencyId) {
        let on = self.desk.now.get_untracked().day();
        self.merger.set(MergerForm { from: vec![id], into: None, new_name: String::new(), on });
        self.show(Some(Open::Merger));
    }

    /// Opens a form, or goes back to the list.
    pub fn show(self, open: Option<Open>) {
        self.form_trouble.set(None);
        self.done.set(String::new());
        self.came_back.set_value(true);
        self.open.set(open);
    }

    /// Keeps what the form says.
    pub fn save(self) {
        let form = self.form.get_untracked();
        let done = words().agency_saved(&form.name);
        ask(self.busy, self.form_trouble, save_agency(form), move |()| self.changed(done));
    }

    /// Carries the merger out.
    pub fn merge(self) {
        let form = self.merger.get_untracked();
        let done = words().agencies_merged(&self.heir());
        ask(self.busy, self.form_trouble, merge_agencies(form), move |()| self.changed(done));
    }

    /// Whoever the form says goes on, by name; empty as long as it does not say.
    pub fn heir(self) -> String {
        let (into, new_name) = self.merger.with(|form| (form.into, form.new_name.trim().to_owned()));
        into.map_or(new_name, |id| self.name(id))
    }

    /// The name of that agency.
    pub fn name(self, id: AgencyId) -> String {
        self.read(|lines| lines.iter().find(|line| line.record.agency.id == id).map(|line| line.record.agency.name.clone())).unwrap_or_default()
    }

    /// Accounts and criteria of those who end.
    pub fn followers(self) -> (i64, i64) {
        let from = self.merger.with(|form| form.from.clone());
        self.read(|lines| {
            let ending = lines.iter().filter(|line| from.contains(&line.record.agency.id));
            ending.fold((0, 0), |(people, criteria), line| (people + line.people, criteria + line.criteria))
        })
    }

    /// Offices that are there on that day and are nobody's predecessors, by the alphabet: who may end, take over, or be above another.
    pub fn offices(self, on: Day) -> Vec<(AgencyId, String)> {
        let mut offices: Vec<(AgencyId, String)> = self.read(|lines| {
            let records = lines.iter().map(|line| &line.record);
            let there = records.filter(|record| !record.agency.collective && record.agency.successor.is_none() && record.is_valid_on(on));
            there.map(|record| (record.agency.id, record.agency.name.clone())).collect()
        });
        offices.sort_by(|(_, a), (_, b)| text::alphabet(a, b));
        offices
    }

    /// Lines of a kind that hold the words searched for, by the alphabet. Collectives are words of documents and no offices.
    pub fn of_kind(self, kind: AgencyKind) -> Vec<AgencyLine> {
        let wanted = vietnamese::fold(&self.search.get());
        let holds = |line: &&AgencyLine| {
            let names = vietnamese::fold(&line.record.names().collect::<Vec<_>>().join("\n"));
            wanted.split_whitespace().all(|word| names.contains(word))
        };
        let mut found: Vec<AgencyLine> = self.read(|lines| {
            let offices = lines.iter().filter(|line| line.record.kind == kind && !line.record.agency.collective);
            offices.filter(holds).cloned().collect()
        });
        found.sort_by(|a, b| text::alphabet(&a.record.agency.name, &b.record.agency.name));
        found
    }

    fn read<T>(self, read: impl FnOnce(&[AgencyLine]) -> T) -> T {
        self.lines.with(|lines| read(lines.as_deref().unwrap_or_default()))
    }

    /// Says what was done, and has this device fetch the directory at once.
    pub fn changed(self, done: String) {
        self.show(None);
        self.done.set(done);
        self.load();
        syncing::ask(self.desk);
    }
}
