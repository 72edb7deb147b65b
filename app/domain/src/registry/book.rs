//! All records of one province together, and what must be true of them together.

use super::{ALIASES_MAX, EMAIL_CHARS_MAX, NAME_CHARS_MAX, Record, RegistryProblem};
use crate::{
    agency::{Agency, Names},
    id::AgencyId,
    row::STEPS_MAX,
    sign::is_hidden,
};
use std::collections::BTreeMap;

/// The registry of one province.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registry {
    records: BTreeMap<AgencyId, Record>,
}

impl Registry {
    /// The registry with these records.
    pub fn of(records: impl IntoIterator<Item = Record>) -> Self {
        Self { records: records.into_iter().map(|record| (record.agency.id, record)).collect() }
    }

    /// The record of that id.
    pub fn find(&self, id: AgencyId) -> Option<&Record> {
        self.records.get(&id)
    }

    /// All records, by id.
    pub fn iter(&self) -> impl Iterator<Item = &Record> {
        self.records.values()
    }

    /// Whom names mean, other names among them.
    pub fn names(&self) -> Names {
        let mut names = Names::of(self.iter().map(|record| &record.agency));
        for record in self.iter() {
            record.aliases.iter().for_each(|alias| names.add_alias(record.agency.id, alias));
        }
        names
    }

    /// Takes these records in, new or in the place of what stands there; which of them are new or differ.
    ///
    /// # Errors
    /// The first thing that would be wrong with the whole and is not wrong already; nothing is taken in then.
    pub fn take(&mut self, records: Vec<Record>) -> Result<Vec<Record>, RegistryProblem> {
        let mut next = self.clone();
        let mut changed = Vec::new();
        for record in records.into_iter().map(Record::tidy) {
            if next.records.insert(record.agency.id, record.clone()).as_ref() != Some(&record) {
                changed.push(record);
            }
        }
        let before = self.problems();
        if let Some(problem) = next.problems().into_iter().find(|problem| !before.contains(problem)) {
            return Err(problem);
        }
        *self = next;
        Ok(changed)
    }

    /// All that is wrong, in the order of the records.
    pub fn problems(&self) -> Vec<RegistryProblem> {
        let mut problems = Vec::new();
        let mut taken: BTreeMap<String, &Record> = BTreeMap::new();
        for record in self.iter() {
            problems.extend(self.problem_of(record));
            for name in record.names() {
                if let Some(other) = taken.insert(Agency::key(name), record) {
                    problems.push(RegistryProblem::NameTaken { name: name.to_owned(), other: other.agency.name.clone() });
                }
            }
        }
        problems
    }

    fn problem_of(&self, record: &Record) -> Option<RegistryProblem> {
        let name = record.agency.name.clone();
        let unfit = |name: &&str| name.chars().count() > NAME_CHARS_MAX || name.contains(is_hidden);
        let others: Vec<AgencyId> = record.agency.successor.into_iter().chain(record.parent).collect();
        let is_many = |id: &AgencyId| self.find(*id).is_some_and(|other| other.agency.collective);
        if name.trim().is_empty() {
            return Some(RegistryProblem::NameMissing);
        }
        if let Some(name) = record.names().find(unfit) {
            return Some(RegistryProblem::NameUnfit { name: name.chars().take(NAME_CHARS_MAX).collect() });
        }
        if record.aliases.len() > ALIASES_MAX {
            return Some(RegistryProblem::NameUnfit { name });
        }
        if record.email.as_deref().is_some_and(|email| !is_address(email)) {
            return Some(RegistryProblem::EmailUnfit { name });
        }
        if record.valid_from.zip(record.valid_to).is_some_and(|(from, to)| to < from) {
            return Some(RegistryProblem::EndsBeforeItBegins { name });
        }
        if others.iter().any(|id| self.find(*id).is_none()) {
            return Some(RegistryProblem::Unknown);
        }
        if others.iter().any(is_many) || (!others.is_empty() && record.agency.collective) {
            return Some(RegistryProblem::NamesMany { name });
        }
        let ends = self.ends(record.agency.id, |record| record.agency.successor) && self.ends(record.agency.id, |record| record.parent);
        (!ends).then_some(RegistryProblem::GoesRound { name })
    }

    /// Whether a way from one office to the next ends, and soon enough.
    fn ends(&self, from: AgencyId, next: fn(&Record) -> Option<AgencyId>) -> bool {
        let mut at = Some(from);
        for _ in 0..=STEPS_MAX {
            at = at.and_then(|id| self.find(id)).and_then(next);
        }
        at.is_none()
    }
}

/// Whether something may be an e-mail address: one name at one host, and nothing that could end the line it is written on.
fn is_address(email: &str) -> bool {
    let is_plain = email.chars().all(|sign| sign.is_ascii_graphic() && !matches!(sign, ',' | ';' | '<' | '>' | '"' | '(' | ')' | '\\'));
    let parts = email
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.contains('@') && host.contains('.') && !host.starts_with('.') && !host.ends_with('.'));
    is_plain && parts && email.len() <= EMAIL_CHARS_MAX
}
