//! What a person has been shown on this device of how ParBoard works: the tour, and what is new. Losing it is no loss; it is offered once
//! more.

use crate::{browser::keep, words::help::news};
use serde::{Deserialize, Serialize};

const KEY: &str = "pb1/guide";

/// What was shown, or waved away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Guide {
    /// The tour.
    pub tour: bool,
    /// The day of the newest news.
    pub news: String,
}

/// What may be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// The tour.
    Tour,
    /// What is new.
    News,
}

/// What is offered now. Who has not seen the tour hears no news: all is new to them.
pub fn offer() -> Option<Offer> {
    let guide: Guide = keep::load(KEY).unwrap_or_default();
    match guide {
        Guide { tour: false, .. } => Some(Offer::Tour),
        Guide { news, .. } if news != news::newest() => Some(Offer::News),
        Guide { .. } => None,
    }
}

/// Takes note that nothing need be offered any more.
pub fn is_known() {
    let _ = keep::save(KEY, &Guide { tour: true, news: news::newest().to_owned() });
}

/// Takes note that the news were read, wherever the tour stands.
pub fn news_seen() {
    let guide: Guide = keep::load(KEY).unwrap_or_default();
    let _ = keep::save(KEY, &Guide { news: news::newest().to_owned(), ..guide });
}
