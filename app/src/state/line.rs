//! The state of the line to the server, always in words and always at hand.

use parboard_domain::measure::Moment;

/// What is known about sending and receiving.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// How many changes still have to reach the server.
    pub unsent: usize,
    /// How many files do.
    pub files: usize,
    /// How many things take a person to go on: refused changes and clashes.
    pub attention: usize,
    /// How many things that were typed are on the screen and nowhere else.
    pub unkept: usize,
    /// When everything here was last known to be the server's, by the server's clock.
    pub fresh_at: Option<Moment>,
    /// Sending right now.
    pub busy: bool,
    /// What was sent has not been answered for so long that it may be lost.
    pub slow: bool,
    /// What stands in the way, if anything does.
    pub trouble: Option<Trouble>,
    /// When this device noticed that the server has been set back, until the person has seen what is gone.
    pub set_back: Option<Moment>,
}

/// What stands between this device and the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing answers, or not our server.
    Offline,
    /// The session has ended: sign in again, nothing is lost.
    SignedOut,
    /// Another person's session is in this browser now.
    OtherPerson,
    /// This program is too old for the server.
    UpgradeRequired,
    /// The server says no to everything from here.
    Refused,
    /// The server has no plan yet: nothing is wrong, and there is nothing to show.
    NoPlan,
}

impl Line {
    /// How many changes and files still have to reach the server.
    pub fn waiting(&self) -> usize {
        self.unsent + self.files
    }

    /// Whether something would stay behind with whoever leaves: unsent, refused, or kept nowhere but on the screen.
    pub fn stays_behind(&self) -> bool {
        self.waiting() + self.attention + self.unkept > 0
    }

    /// The name of the state in the page's hooks.
    pub fn hook(&self) -> &'static str {
        match self {
            Line { attention: 1.., .. } | Line { set_back: Some(_), .. } => "attention",
            Line { trouble: Some(Trouble::Offline), .. } => "offline",
            Line { trouble: Some(trouble), .. } if *trouble != Trouble::NoPlan => "attention",
            Line { unsent: 1.., .. } | Line { files: 1.., .. } | Line { unkept: 1.., .. } => "pending",
            Line { trouble: Some(_), .. } => "synced",
            Line { fresh_at: None, .. } => "offline",
            Line { .. } => "synced",
        }
    }
}
