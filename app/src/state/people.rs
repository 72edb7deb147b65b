//! Who may be said to carry something out, as lists offer them.

use super::desk::Desk;
use crate::browser::text;
use parboard_domain::{id::PersonId, person::Person};
use parboard_sync::overlay::Shown;

/// The people whom the person at this desk may name, of those that are meant; with their agency, by name.
pub fn assignable(desk: Desk, is_meant: &dyn Fn(&Person, Shown<'_>) -> bool) -> Vec<(PersonId, String)> {
    let actor = desk.actor();
    let mut found: Vec<(PersonId, String)> = desk.directory(|directory| {
        desk.read(|shown| {
            let may = directory.people.iter().filter(|person| is_meant(person, shown) && actor.may_assign(person, &shown));
            let agency = |id| directory.find_agency(id).map(|agency| format!(" — {}", agency.name));
            may.map(|person| (person.id, format!("{}{}", person.name, person.agency.and_then(agency).unwrap_or_default()))).collect()
        })
    });
    found.sort_by(|a, b| text::alphabet(&a.1, &b.1));
    found
}
