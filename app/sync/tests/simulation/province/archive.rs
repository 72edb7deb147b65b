//! The server's files: pieces taken in transactions, a whole believed when it is looked at, and cards that say so. As the store
//! does it (`server/store/src/file`), with crashes in between.

use super::{Crashed, Province};
use crate::bugs::Bug;
use parboard_domain::{
    evidence::{Evidence, FileHash, FileRef},
    id::{PersonId, PlanId},
    measure::{Moment, Rev},
    row::{Noun, Row, RowSum},
};
use parboard_sync::{protocol::FileProgress, server::Head};

/// What is here of a file.
#[derive(Clone, Debug, Default)]
pub struct Filed {
    pub bytes: Vec<u8>,
    /// They are what they are said to be, all of them.
    pub believed: bool,
}

/// An answer about a file, or the status that stands for it.
pub type Told = Result<FileProgress, u16>;

const NOT_FOUND: u16 = 404;
const ELSEWHERE: u16 = 409;
const NOT_WHAT_IT_SAYS: u16 = 422;

impl Province {
    pub fn file_progress(&self, person: PersonId, hash: FileHash) -> FileProgress {
        let standing: Vec<Evidence> = self.standing(hash).map(|(_, evidence)| evidence).filter(|evidence| evidence.by == person).collect();
        if standing.is_empty() {
            return FileProgress { person, wanted: false, received: 0, complete: false };
        }
        let filed = self.books.files.get(&hash).cloned().unwrap_or_default();
        let cards_say_so = standing.iter().all(|evidence| evidence.arrived_at.is_some()) || self.bug == Some(Bug::CardsAreNotTold);
        FileProgress { person, wanted: true, received: filed.bytes.len() as i64, complete: filed.believed && cards_say_so }
    }

    /// Takes a piece. `crash_at` counts the transactions it survives.
    pub fn take_piece(&mut self, person: PersonId, hash: FileHash, from: i64, piece: &[u8], now: Moment, crash_at: usize) -> Result<Told, Crashed> {
        let Some(file) = self.standing(hash).find(|(_, evidence)| evidence.by == person).and_then(|(_, evidence)| evidence.paper.file) else {
            return Ok(Err(NOT_FOUND));
        };
        if crash_at == 0 {
            return Err(Crashed);
        }
        let filed = self.books.files.entry(hash).or_default();
        if !filed.believed {
            if from != filed.bytes.len() as i64 {
                return Ok(Err(ELSEWHERE));
            }
            filed.bytes.extend_from_slice(piece);
            let received = filed.bytes.len() as i64;
            if received < file.bytes {
                return Ok(Ok(FileProgress { person, wanted: true, received, complete: false }));
            }
        }
        if crash_at == 1 {
            return Err(Crashed);
        }
        let told = self.finish(hash, &file, person, now);
        if crash_at == 2 { Err(Crashed) } else { Ok(told) }
    }

    fn finish(&mut self, hash: FileHash, file: &FileRef, person: PersonId, now: Moment) -> Told {
        let filed = self.books.files.entry(hash).or_default();
        if hash_of(&filed.bytes) != hash {
            self.books.files.remove(&hash);
            return Err(NOT_WHAT_IT_SAYS);
        }
        filed.believed = true;
        if self.bug != Some(Bug::CardsAreNotTold) {
            self.tell_cards(hash, now);
        }
        Ok(FileProgress { person, wanted: true, received: file.bytes, complete: true })
    }

    /// New evidence whose file is here already says so from the first.
    pub fn say_what_is_here(&self, changed: &mut [Row], now: Moment) {
        let is_here = |file: &FileRef| self.books.files.get(&file.hash).is_some_and(|filed| filed.believed);
        for row in changed {
            if let Noun::Evidence(evidence) = &mut row.is
                && evidence.arrived_at.is_none()
                && evidence.standing_file().is_some_and(is_here)
            {
                evidence.arrived_at = Some(now);
            }
        }
    }

    /// Every card that names the file says from now on that it is here.
    fn tell_cards(&mut self, hash: FileHash, now: Moment) {
        for book in self.books.plans.values_mut() {
            let waits = |evidence: &Evidence| evidence.arrived_at.is_none() && evidence.paper.file.as_ref().is_some_and(|file| file.hash == hash);
            let told: Vec<Evidence> = book.rows.iter().filter_map(|row| evidence_of(&row.is).filter(|evidence| waits(evidence)).cloned()).collect();
            if told.is_empty() {
                continue;
            }
            let rev = Rev(book.head.rev.0 + 1);
            for evidence in told {
                book.rows.put(Row { rev, is: Noun::Evidence(Evidence { arrived_at: Some(now), ..evidence }) });
            }
            book.head = Head { rev, sum: RowSum::of(book.rows.iter()) };
        }
    }

    /// What nobody has gone on with is cleared away; its device has it yet, and begins anew.
    pub fn drop_unfinished_files(&mut self) {
        self.books.files.retain(|_, filed| filed.believed);
    }

    /// Evidence that stands and names that file.
    pub fn standing(&self, hash: FileHash) -> impl Iterator<Item = (PlanId, Evidence)> {
        let rows = self.books.plans.iter().flat_map(|(plan, book)| book.rows.iter().map(|row| (*plan, row)));
        rows.filter_map(move |(plan, row)| {
            let evidence = evidence_of(&row.is)?;
            evidence.standing_file().filter(|file| file.hash == hash)?;
            Some((plan, evidence.clone()))
        })
    }
}

fn evidence_of(noun: &Noun) -> Option<&Evidence> {
    match noun {
        Noun::Evidence(evidence) => Some(evidence),
        _ => None,
    }
}

/// Stands for SHA-256: other bytes, another hash.
pub fn hash_of(bytes: &[u8]) -> FileHash {
    let mut hash = [0; 32];
    for (n, part) in hash.chunks_exact_mut(8).enumerate() {
        let seed = 0xcbf2_9ce4_8422_2325 ^ n as u64;
        let fold = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        part.copy_from_slice(&bytes.iter().fold(seed, fold).to_be_bytes());
    }
    FileHash::of_bytes(hash)
}
