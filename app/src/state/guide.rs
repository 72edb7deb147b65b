//! What a person has been shown on this device of how ParBoard works: the tour, and what is new. Losing it is no loss; it is offered once
//! more.

use crate::{
    browser::{keep, look},
    words::help::news,
};
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
    /// That it may be put on the home screen.
    pub install: bool,
}

/// On `body` while something is offered under "Của tôi", for a mark on the way there.
const OFFERED: &str = "data-offered";

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

/// Marks the way to what is offered, from wherever the person is, for as long as it is offered.
pub fn mark() {
    if offer().is_some() { look::set_body(OFFERED, "") } else { look::clear_body(OFFERED) }
}

/// Takes note that nothing need be offered any more.
pub fn is_known() {
    change(|guide| (guide.tour, guide.news) = (true, news::newest().to_owned()));
}

/// Takes note that the news were read, wherever the tour stands.
pub fn news_seen() {
    change(|guide| guide.news = news::newest().to_owned());
}

/// Whether it was told before that ParBoard may be on the home screen; from now on it was.
pub fn tell_install_once() -> bool {
    let is_told = keep::load::<Guide>(KEY).unwrap_or_default().install;
    if !is_told {
        change(|guide| guide.install = true);
    }
    !is_told
}

fn change(edit: impl FnOnce(&mut Guide)) {
    let mut guide: Guide = keep::load(KEY).unwrap_or_default();
    edit(&mut guide);
    let _ = keep::save(KEY, &guide);
    mark();
}
