//! Ids: UUID version 7, made where the thing is made, so that nothing waits for a server to be named.

use crate::period::Period;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

ids! {
    /// A province: the tenant that nothing crosses.
    ProvinceId,
    /// One plan or assignment document.
    PlanId,
    /// One numbered criterion of a plan.
    CriterionId,
    /// An office or a collective of offices.
    AgencyId,
    /// A card.
    TaskId,
    /// One unit's part of a card; derived from both.
    ShareId,
    /// What an agency reports for a period; derived from plan, period and agency.
    ReportId,
    /// A person with an account.
    PersonId,
    /// A browser profile on one device.
    DeviceId,
    /// One operation; what an operation creates carries the same id.
    OpId,
    /// A line of history; derived from the operation that wrote it.
    EntryId,
    /// A piece of feedback about the program.
    FeedbackId,
    /// A generation of the server's data; a restored backup starts a new one.
    Epoch,
}

impl ShareId {
    /// The share of that unit in that card: the same wherever it is first spoken of, so that two who begin it begin one. The shares
    /// of a card begin like the card, so that they are found side by side.
    pub fn of(task: TaskId, unit: AgencyId) -> Self {
        let ((begins, card), (unit_begins, unit_ends)) = (task.0.as_u64_pair(), unit.0.as_u64_pair());
        Self(Uuid::from_u64_pair(begins, spread(card ^ unit_begins.rotate_left(31) ^ unit_ends.wrapping_mul(0x9e37_79b9_7f4a_7c15))))
    }
}

impl ReportId {
    /// The report of that agency for a period, or the whole province's: the same wherever it is first spoken of, so that two who begin
    /// it begin one.
    pub fn of(plan: PlanId, period: Period, agency: Option<AgencyId>) -> Self {
        let ((begins, ends), (agency_begins, agency_ends)) = (plan.0.as_u64_pair(), agency.map_or(Uuid::nil(), |agency| agency.0).as_u64_pair());
        let whose = agency_begins.rotate_left(31) ^ agency_ends.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self(Uuid::from_u64_pair(begins, spread(spread(ends ^ whose) ^ period.number())))
    }
}

fn spread(mut mixed: u64) -> u64 {
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

impl OpId {
    /// The id of the `n`-th line of history this operation writes: the same on the device and on the server.
    pub fn entry(self, n: u8) -> EntryId {
        EntryId(Uuid::from_u128(self.0.as_u128() ^ (u128::from(n) + 1)))
    }

    /// The card that a create operation makes.
    pub fn task(self) -> TaskId {
        TaskId(self.0)
    }
}

/// Makes ids that strictly increase on one device, even when its clock steps backwards.
///
/// The random tail is drawn once per mint and kept: ids of one session differ in time and counter only, so a batch of
/// a thousand compresses to a few bytes each, and two devices still never meet.
#[derive(Clone, Debug)]
pub struct Mint {
    tail: u64,
    last_ms: u64,
    counter: u16,
}

impl Mint {
    /// A mint with its own random tail.
    pub fn new(tail: u64) -> Self {
        Self { tail: tail & !0xff, last_ms: 0, counter: 0 }
    }

    /// The next id; `now_ms` is the wall clock, which may lie.
    pub fn next(&mut self, now_ms: u64) -> Uuid {
        if now_ms > self.last_ms {
            (self.last_ms, self.counter) = (now_ms, 0);
        } else if self.counter < 0x0fff {
            self.counter += 1;
        } else {
            (self.last_ms, self.counter) = (self.last_ms + 1, 0);
        }
        let time = u128::from(self.last_ms & 0xffff_ffff_ffff) << 80;
        let count = u128::from(0x7000 | self.counter) << 64;
        let tail = u128::from((self.tail & 0x3fff_ffff_ffff_ffff) | 0x8000_0000_0000_0000);
        Uuid::from_u128(time | count | tail)
    }

    /// Never go below an id this device has used before, for instance after a reload under a clock set back.
    pub fn after(&mut self, used: Uuid) {
        let bits = used.as_u128();
        let ms = u64::try_from(bits >> 80).unwrap_or(0);
        let count = u16::try_from((bits >> 64) & 0x0fff).unwrap_or(0);
        if (ms, count) > (self.last_ms, self.counter) {
            (self.last_ms, self.counter) = (ms, count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Failure mode 4: the clock steps backwards between two edits, and create still comes before edit.
    #[test]
    fn ids_increase_when_the_clock_steps_back() {
        let mut mint = Mint::new(42);
        let ids: Vec<_> = [500, 500, 400, 501, 10].map(|ms| mint.next(ms)).into();
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
    }

    #[test]
    fn a_thousand_ids_in_one_millisecond_are_distinct() {
        let mut mint = Mint::new(1);
        let ids: std::collections::BTreeSet<_> = (0..5000).map(|_| mint.next(7)).collect();
        assert_eq!(ids.len(), 5000);
    }

    #[test]
    fn a_new_session_continues_after_the_last_one() {
        let mut old = Mint::new(1);
        let last = old.next(9_000);
        let mut new = Mint::new(2);
        new.after(last);
        assert!(new.next(5) > last);
    }

    #[test]
    fn lines_of_history_never_share_an_id_with_an_operation() {
        let mut mint = Mint::new(77);
        let (a, b) = (OpId(mint.next(1)), OpId(mint.next(1)));
        assert_ne!(a.entry(0).0, a.0);
        assert_ne!(a.entry(0), b.entry(0));
        assert_ne!(a.entry(0), a.entry(1));
    }
}
