//! Rows down, as far as it takes no database to decide: from where, how far, and what the device may believe afterwards.

use crate::protocol::{MARKER, PROTOCOL, SyncReply, SyncRequest};
use parboard_domain::{
    id::{Epoch, PersonId, PlanId},
    measure::{Moment, Rev},
    person::Directory,
    row::{Row, RowSum},
};

/// How far a plan has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its revision.
    pub rev: Rev,
    /// The sum over its rows.
    pub sum: RowSum,
}

/// What a reader needs to know before it reads rows.
#[derive(Clone, Copy, Debug)]
pub struct Outlook {
    /// How far the plan has come.
    pub head: Head,
    /// The generation of data.
    pub epoch: Epoch,
    /// The version of the directory.
    pub directory_version: i64,
}

/// What a device is to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// A whole copy from the beginning, rather than additions to what is held.
    pub reset: bool,
    /// Rows after this revision.
    pub after: Rev,
    /// The directory too.
    pub directory: bool,
    /// In this version of the messages.
    pub protocol: u32,
}

impl Outlook {
    /// What a request is to be given. A device of another generation, or from a future that a restored backup has undone,
    /// starts over.
    pub fn wanted_by(&self, request: &SyncRequest) -> Wanted {
        let reset = request.epoch != Some(self.epoch) || request.cursor > self.head.rev;
        let after = if reset { Rev(0) } else { request.cursor };
        let protocol = request.protocol.min(PROTOCOL);
        Wanted { reset, after, directory: reset || request.directory != self.directory_version, protocol }
    }
}

/// What lies after a cursor.
#[derive(Debug)]
pub struct Page {
    /// The rows, in order of revision.
    pub rows: Vec<Row>,
    /// There are more.
    pub more: bool,
}

impl Page {
    /// As many whole revisions as fit, of rows in order that may go on after them; `None` when not even one fits.
    pub fn cut(mut rows: Vec<Row>, rows_max: usize) -> Option<Self> {
        let more = rows.len() > rows_max;
        if let Some(last) = rows.last().map(|row| row.rev).filter(|_| more) {
            rows.retain(|row| row.rev < last);
        }
        (!more || !rows.is_empty()).then_some(Self { rows, more })
    }
}

/// The last revision that is whole within these, one for each row, in order; when there are more, the last may be cut.
pub fn last_whole(ahead: impl DoubleEndedIterator<Item = Rev> + Clone, more: bool) -> Option<Rev> {
    let last = ahead.clone().next_back()?;
    if !more {
        return Some(last);
    }
    // A revision larger than a page is not split: it comes whole, alone.
    Some(ahead.rev().find(|rev| *rev < last).unwrap_or(last))
}

/// Whose session it is, which plan this is about, and when.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Whose session it is.
    pub person: PersonId,
    /// Which plan.
    pub plan: PlanId,
    /// The server's clock.
    pub now: Moment,
}

/// The answer that a page makes. Outlook, page and directory belong to one moment; `head` is how far the plan had come
/// when the page was read. Verdicts are put in by whoever judged.
pub fn reply(asked: Asked, outlook: &Outlook, wanted: Wanted, (page, head): (Page, Head), directory: Option<Directory>) -> SyncReply {
    let last = page.rows.last().map_or(wanted.after, |row| row.rev);
    SyncReply {
        marker: MARKER.to_owned(),
        protocol: wanted.protocol,
        person: asked.person,
        plan: asked.plan,
        instead_of: None,
        epoch: outlook.epoch,
        reset: wanted.reset,
        verdicts: Vec::new(),
        rows: page.rows,
        cursor: if page.more { last } else { head.rev },
        more: page.more,
        sum: (!page.more).then_some(head.sum),
        now: asked.now,
        directory,
    }
}

#[cfg(test)]
mod tests {
    use super::last_whole;
    use parboard_domain::measure::Rev;

    #[test]
    fn a_page_ends_with_a_whole_revision_also_when_one_is_larger_than_a_page() {
        let check = |revs: &[i64], more: bool, last: Option<i64>| {
            assert_eq!(last_whole(revs.iter().map(|rev| Rev(*rev)), more), last.map(Rev), "{revs:?}, more: {more}");
        };
        check(&[], false, None);
        check(&[4, 5, 5], false, Some(5));
        check(&[4, 5, 5], true, Some(4));
        check(&[4, 4, 5], true, Some(4));
        check(&[5, 5, 5], true, Some(5));
    }
}
