//! A depot: room for what outgrows a shelf. It takes its time, so nothing is asked of it but by errands: one trip each, and
//! what a trip changes is changed whole or not at all. It knows nothing of what the texts say; [`layout`] does.

pub mod layout;
mod memory;
mod sweep;

pub use memory::MemoryDepot;
pub use sweep::{leftovers, list_copies};

use crate::store::KeepError;

/// One trip to the depot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// To change something there.
    Change(Change),
    /// To bring something from there.
    Bring(Bring),
}

/// What to change, all of it or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Only while the text under this key reads so, or while there is none: two tabs never add to one copy unawares.
    pub guard: Option<(String, Option<String>)>,
    /// Texts to put under keys.
    pub put: Vec<(String, String)>,
    /// What to take away: everything whose key begins so.
    pub clear: Vec<String>,
}

/// What to bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bring {
    /// The text under this key, read in the same moment.
    pub head: Option<String>,
    /// Texts whose keys begin so, in order…
    pub under: String,
    /// …and come after this one…
    pub after: String,
    /// …and no more than so many, so that whoever waits for them can do something else in between.
    pub texts_max: usize,
}

/// What came of a trip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Brought {
    /// It was changed.
    Changed,
    /// The text that guards it reads otherwise: nothing was changed.
    Overtaken,
    /// What was asked for.
    Texts {
        /// The text under the head's key.
        head: Option<String>,
        /// Keys and texts.
        texts: Vec<(String, String)>,
    },
}

/// What came of a trip, or why it came to nothing.
pub type Outcome = Result<Brought, KeepError>;
