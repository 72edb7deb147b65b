//! How much may be read before something comes of it: what is damaged, or made to do harm, cannot fill the memory with one
//! endless text.

use std::{
    cell::Cell,
    io::{Error, Read, Result},
    rc::Rc,
};

/// The largest a row, a line of a log or a piece of a file may be: as large as the largest document that is read. A row is a
/// part of a document or was typed by a person, so what a plan holds stays far below it.
const PART_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// So many bytes are still read before the next part has to be whole.
#[derive(Clone)]
pub(super) struct Allowance(Rc<Cell<u64>>);

impl Allowance {
    /// For the first part.
    pub fn new() -> Self {
        Self(Rc::new(Cell::new(PART_BYTES_MAX)))
    }

    /// A part is whole: the next one may be as large again.
    pub fn renew(&self) {
        self.0.set(PART_BYTES_MAX);
    }
}

/// Reads no further than it is allowed to.
pub(super) struct Measured<R> {
    from: R,
    left: Allowance,
}

impl<R> Measured<R> {
    /// What it reads, and who allows it.
    pub fn new(from: R, left: Allowance) -> Self {
        Self { from, left }
    }
}

impl<R: Read> Read for Measured<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let left = self.left.0.get();
        if left == 0 && !into.is_empty() {
            return Err(Error::other("a part of it is larger than 64 MB"));
        }
        let room = usize::try_from(left).map_or(into.len(), |left| left.min(into.len()));
        let read = self.from.read(&mut into[..room])?;
        self.left.0.set(left - read as u64);
        Ok(read)
    }
}
