//! An export that is being read: what goes before its files is here, and these come piece by piece.

use super::{PlanExport, stream};
use crate::{CarriedFile, StoreError};
use parboard_domain::row::Noun;
use std::{io::Read, thread};
use tokio::sync::mpsc::{self, Receiver};

/// So many parts are read ahead of whoever takes them.
const PARTS_AHEAD: usize = 4;
/// Exports carry files from this version on.
const WITH_FILES: u32 = 2;

/// What comes after the head.
pub(super) enum Part {
    /// A file begins.
    File(CarriedFile),
    /// It goes on.
    Piece(Vec<u8>),
}

/// What the reading thread says.
pub(super) enum Word {
    /// All that goes before the files; always the first.
    Head(Box<PlanExport>),
    /// One thing more.
    Part(Part),
    /// That was all, up to the end of the document.
    End,
    /// Why it cannot be read.
    Unreadable(String),
}

/// An export on its way in.
#[derive(Debug)]
pub struct Incoming {
    /// All that goes before the files.
    pub head: PlanExport,
    words: Receiver<Word>,
}

impl Incoming {
    /// Reads an export as far as its files; from there on only as fast as they are taken.
    ///
    /// # Errors
    /// `UnreadableExport` for what is none as far as its files; what is wrong further on is said when it is met.
    pub async fn read(from: impl Read + Send + 'static) -> Result<Self, StoreError> {
        let (tell, mut words) = mpsc::channel(PARTS_AHEAD);
        // A thread of its own, and nobody waits for it: one that still hangs on a silent pipe ends with the program.
        thread::spawn(move || {
            let last = stream::read(from, &tell).map_or_else(Word::Unreadable, |()| Word::End);
            // Whoever has stopped listening knows why.
            let _ = tell.blocking_send(last);
        });
        match hear(&mut words).await? {
            Word::Head(head) => Ok(Self { head: with_files_or_without(*head), words }),
            _ => Err(StoreError::UnreadableExport("it holds no plan".to_owned())),
        }
    }

    /// The next part, or nothing at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Part>, StoreError> {
        match hear(&mut self.words).await? {
            Word::Part(part) => Ok(Some(part)),
            Word::Head(_) | Word::End | Word::Unreadable(_) => Ok(None),
        }
    }
}

async fn hear(words: &mut Receiver<Word>) -> Result<Word, StoreError> {
    match words.recv().await {
        Some(Word::Unreadable(why)) => Err(StoreError::UnreadableExport(why)),
        Some(word) => Ok(word),
        None => Err(StoreError::UnreadableExport("it cannot be read to its end".to_owned())),
    }
}

/// An export of the first version names files and has none of them, so no card of it may say that its file is here.
fn with_files_or_without(mut head: PlanExport) -> PlanExport {
    if head.version < WITH_FILES {
        for row in &mut head.rows {
            if let Noun::Evidence(evidence) = &mut row.is {
                evidence.arrived_at = None;
            }
        }
    }
    head
}
