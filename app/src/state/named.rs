//! People who are named in what somebody says: "@" with the name, as it can be read. Whoever was taken out of the words again is
//! not named, and a draft needs to keep nothing but its words.

use super::desk::Desk;
use crate::browser::text;
use parboard_domain::{
    id::{OpId, PersonId},
    person::{Directory, Person},
    vietnamese,
};

/// What stands before a name.
pub const SIGN: char = '@';
/// So many people are offered at a time.
const OFFERED: usize = 8;

/// Somebody who can be named.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// Who.
    pub person: PersonId,
    /// The name as it is written into the words.
    pub name: String,
    /// Where they work.
    pub agency: String,
}

/// The form in which a comment is written, or the answer to a direction: each has one of its own.
pub fn form(answers: Option<OpId>) -> String {
    answers.map_or_else(|| "comment".to_owned(), |direction| format!("answer-{direction}"))
}

/// Those whose name or agency holds these words, with and without diacritics.
pub fn offers(desk: Desk, search: &str) -> Vec<Offer> {
    let (me, wanted) = (desk.account(), vietnamese::fold(search));
    let mut found: Vec<Offer> = desk.directory(|directory| {
        let others = directory.people.iter().filter(|person| person.id != me);
        others.map(|person| offer(directory, person)).filter(|offer| wanted.split_whitespace().all(|word| holds(offer, word))).collect()
    });
    found.sort_by(|a, b| text::alphabet(&a.name, &b.name));
    found.truncate(OFFERED);
    found
}

fn holds(offer: &Offer, word: &str) -> bool {
    vietnamese::fold(&format!("{} {}", offer.name, offer.agency)).contains(word)
}

/// Of two people with one name each is called with the agency.
fn offer(directory: &Directory, person: &Person) -> Offer {
    let agency = person.agency.and_then(|id| directory.find_agency(id)).map(|agency| agency.name.clone()).unwrap_or_default();
    let shared = directory.people.iter().any(|other| other.id != person.id && other.name == person.name);
    let name = if shared && !agency.is_empty() { format!("{} ({agency})", person.name) } else { person.name.clone() };
    Offer { person: person.id, name, agency }
}

/// Who is named in these words: of several names that fit, the longest.
pub fn named_in(desk: Desk, words: &str) -> Vec<PersonId> {
    let mut offers: Vec<Offer> = desk.directory(|directory| directory.people.iter().map(|person| offer(directory, person)).collect());
    offers.sort_by_key(|offer| std::cmp::Reverse(offer.name.len()));
    let mut people = Vec::new();
    for after in words.split(SIGN).skip(1) {
        let named = offers.iter().find(|offer| after.strip_prefix(offer.name.as_str()).is_some_and(ends_here));
        people.extend(named.map(|offer| offer.person).filter(|person| !people.contains(person)));
    }
    people
}

/// A name ends where no letter follows.
fn ends_here(rest: &str) -> bool {
    !rest.starts_with(char::is_alphanumeric)
}
