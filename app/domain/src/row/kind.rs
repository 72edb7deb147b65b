//! Kinds of noun, and how each counts in the sum over rows.

/// What kind of noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// [`Noun::Plan`](super::Noun::Plan)
    Plan,
    /// [`Noun::Criterion`](super::Noun::Criterion)
    Criterion,
    /// [`Noun::Task`](super::Noun::Task)
    Task,
    /// [`Noun::Wording`](super::Noun::Wording)
    Wording,
    /// [`Noun::Update`](super::Noun::Update)
    Update,
    /// [`Noun::Comment`](super::Noun::Comment)
    Comment,
    /// [`Noun::Entry`](super::Noun::Entry)
    Entry,
    /// [`Noun::Evidence`](super::Noun::Evidence)
    Evidence,
    /// [`Noun::Share`](super::Noun::Share)
    Share,
    /// [`Noun::Roster`](super::Noun::Roster)
    Roster,
    /// [`Noun::Reminder`](super::Noun::Reminder)
    Reminder,
    /// [`Noun::Score`](super::Noun::Score)
    Score,
    /// [`Noun::PeriodReport`](super::Noun::PeriodReport)
    PeriodReport,
    /// [`Noun::Newer`](super::Noun::Newer), told apart by its name.
    Newer(u64),
}

impl Kind {
    /// The kind of that name, in a version that does not know it.
    pub(super) fn newer(name: &str) -> Self {
        Kind::Newer(digest(name))
    }

    /// What it adds to the sum over rows. The first seven were counted by their place; every later kind is counted by its
    /// name, so that a version which does not know it comes to the same sum as one which does.
    pub fn mark(self) -> u64 {
        let place: u64 = match self {
            Kind::Plan => 0,
            Kind::Criterion => 1,
            Kind::Task => 2,
            Kind::Wording => 3,
            Kind::Update => 4,
            Kind::Comment => 5,
            Kind::Entry => 6,
            Kind::Evidence => return digest("evidence"),
            Kind::Share => return digest("share"),
            Kind::Roster => return digest("roster"),
            Kind::Reminder => return digest("reminder"),
            Kind::Score => return digest("score"),
            Kind::PeriodReport => return digest("period_report"),
            Kind::Newer(digest) => return digest,
        };
        place << 56
    }
}

/// FNV-1a: short, and the same for ever.
fn digest(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |digest, byte| (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
