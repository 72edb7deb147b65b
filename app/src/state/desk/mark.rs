//! What a card shows of its own state.

/// What a card shows of its own state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The server has everything.
    Synced,
    /// Something on it was not sent yet.
    Pending,
    /// Somebody else changed the same, and I have not looked.
    Conflict,
    /// Something on it was refused.
    Refused,
}

impl Mark {
    /// Its name in the page's hooks.
    pub fn as_str(self) -> &'static str {
        match self {
            Mark::Synced => "synced",
            Mark::Pending => "pending",
            Mark::Conflict => "conflict",
            Mark::Refused => "refused",
        }
    }
}
