//! Whether the files of an export are those that its cards speak of, and each what it says.

use super::{PlanExport, incoming::Part};
use crate::{CarriedFile, StoreError, file::Sum};
use parboard_domain::{
    evidence::{Evidence, FileHash},
    id::{OpId, PersonId},
    row::Noun,
};
use parboard_sync::protocol::PIECE_BYTES_MAX;
use std::collections::{BTreeMap, BTreeSet};

/// What has been seen so far. Each file is judged when the next one begins, and the last at the end.
pub(super) struct Inspection {
    /// What evidence names and has not come yet.
    named: BTreeSet<FileHash>,
    /// Of these, what cards say is here, and which evidence does.
    due: BTreeMap<FileHash, OpId>,
    people: BTreeSet<PersonId>,
    files: usize,
    current: Option<(CarriedFile, Sum)>,
}

/// A part that has been looked at.
pub(super) struct Seen<'a> {
    /// The file it is of.
    pub file: &'a CarriedFile,
    /// Where its bytes belong, and they; nothing when the file only begins.
    pub piece: Option<(i64, Vec<u8>)>,
}

impl Inspection {
    /// Of the files of that plan.
    pub fn of(head: &PlanExport) -> Self {
        let evidence = head.rows.iter().filter_map(|row| if let Noun::Evidence(evidence) = &row.is { Some(evidence) } else { None });
        let people = head.people.iter().map(|person| person.id).collect();
        let mut inspection = Self { named: BTreeSet::new(), due: BTreeMap::new(), people, files: 0, current: None };
        for Evidence { id, paper, arrived_at, .. } in evidence {
            let Some(file) = &paper.file else { continue };
            inspection.named.insert(file.hash);
            if arrived_at.is_some() {
                inspection.due.entry(file.hash).or_insert(*id);
            }
        }
        inspection
    }

    /// Looks at the next part.
    ///
    /// # Errors
    /// `UnreadableExport` when the file before was not what it says, this one was not to come, or it has more bytes than it may.
    pub fn look(&mut self, part: Part) -> Result<Seen<'_>, StoreError> {
        match part {
            Part::File(file) => {
                self.judge()?;
                self.expect(&file)?;
                let (file, _) = self.current.insert((file, Sum::new()));
                Ok(Seen { file, piece: None })
            }
            Part::Piece(bytes) => {
                let (file, sum) = self.current.as_mut().ok_or_else(|| unreadable("bytes of no file"))?;
                let at_byte = sum.bytes();
                if bytes.is_empty() || bytes.len() > PIECE_BYTES_MAX || at_byte + bytes.len() as i64 > file.bytes {
                    return Err(wrong(file));
                }
                sum.add(&bytes);
                Ok(Seen { file, piece: Some((at_byte, bytes)) })
            }
        }
    }

    /// Nothing more comes; how many files there were.
    ///
    /// # Errors
    /// `UnreadableExport` when the last file was not what it says, or one that a card says is here never came.
    pub fn end(mut self) -> Result<usize, StoreError> {
        self.judge()?;
        match self.due.first_key_value() {
            Some((hash, evidence)) => Err(unreadable(format!("file {hash} of evidence {evidence} is missing"))),
            None => Ok(self.files),
        }
    }

    fn expect(&mut self, file: &CarriedFile) -> Result<(), StoreError> {
        if !self.named.remove(&file.hash) {
            return Err(unreadable(format!("file {} comes twice, or no evidence names it", file.hash)));
        }
        if !self.people.contains(&file.person) {
            return Err(unreadable(format!("file {} was sent by somebody who is not in it", file.hash)));
        }
        self.due.remove(&file.hash);
        self.files += 1;
        Ok(())
    }

    fn judge(&mut self) -> Result<(), StoreError> {
        let Some((file, sum)) = self.current.take() else { return Ok(()) };
        if sum.comes_to(file.hash, &file.media, file.bytes) { Ok(()) } else { Err(wrong(&file)) }
    }
}

fn wrong(file: &CarriedFile) -> StoreError {
    unreadable(format!("file {} is not what it says", file.hash))
}

fn unreadable(why: impl Into<String>) -> StoreError {
    StoreError::UnreadableExport(why.into())
}
