//! Unsent work as a file: what one person's device holds and could not send, for somebody else to hand in.
//!
//! The file says whose work it is, and proves nothing: who may hand it in, and what of it is carried out, the server decides.

use crate::outbox::{Pending, Standing};
use parboard_domain::{
    id::{DeviceId, PersonId},
    json,
    measure::Moment,
    op::Op,
};
use serde::{Deserialize, Serialize};

/// What every such file says of itself.
const FORMAT: &str = "parboard-unsent";
/// The version of the file that this program writes. Raised when an older reader would misread it; additions do not raise it.
const VERSION: u32 = 1;

/// One person's unsent work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unsent {
    format: String,
    version: u32,
    /// Whose.
    pub person: PersonId,
    /// Their name, for who reads the file.
    pub name: String,
    /// On which device.
    pub device: DeviceId,
    /// When the file was written, by the device's clock.
    pub written_at: Moment,
    /// The operations, in the order they were made.
    pub pending: Vec<Pending>,
}

/// Why a text is no such file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotUnsent {
    /// Something else altogether.
    #[error("the file holds no unsent work of ParBoard")]
    NotOurs,
    /// It begins like one and is cut off or altered.
    #[error("the file is damaged")]
    Damaged,
    /// A newer program wrote it.
    #[error("the file is of a newer version")]
    Newer,
}

impl Unsent {
    /// The work of a person on a device.
    pub fn of((person, name): (PersonId, &str), device: DeviceId, written_at: Moment, pending: Vec<Pending>) -> Self {
        Self { format: FORMAT.to_owned(), version: VERSION, person, name: name.to_owned(), device, written_at, pending }
    }

    /// Reads a file, whole or not at all.
    ///
    /// # Errors
    /// Why it is none. Nothing is lost by that: the device still holds everything.
    pub fn read(text: &str) -> Result<Self, NotUnsent> {
        let read: Self = json::read(text.trim_start_matches('\u{feff}'))
            .map_err(|_| if text.contains(FORMAT) { NotUnsent::Damaged } else { NotUnsent::NotOurs })?;
        match read {
            read if read.format != FORMAT => Err(NotUnsent::NotOurs),
            read if read.version > VERSION => Err(NotUnsent::Newer),
            read => Ok(read),
        }
    }

    /// What is to be handed in. What the server has refused before, its author has to look at.
    pub fn ops(&self) -> impl Iterator<Item = &Op> {
        self.pending.iter().filter(|pending| !matches!(pending.standing, Standing::Refused(_))).map(|pending| &pending.op)
    }
}

/// Operations in order, in parts of at most so many of them and so many bytes as JSON; one larger operation goes alone.
pub fn parts(ops: impl Iterator<Item = Op>, ops_max: usize, bytes_max: usize) -> Vec<Vec<Op>> {
    let (mut parts, mut bytes) = (Vec::<Vec<Op>>::new(), 0);
    for op in ops {
        // None of our types fails to become JSON.
        let own = serde_json::to_string(&op).map_or(0, |json| json.len() + 1);
        bytes += own;
        if let Some(part) = parts.last_mut().filter(|part| part.len() < ops_max && bytes <= bytes_max) {
            part.push(op);
        } else {
            parts.push(vec![op]);
            bytes = own;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use parboard_domain::{
        id::{OpId, TaskId},
        op::{Body, Request, SCHEMA},
        refusal::{Refusal, RefusalCode},
    };
    use uuid::Uuid;

    fn pending(id: u128, standing: Standing) -> Pending {
        let body =
            Body::Known(Request::AddComment { task: TaskId(Uuid::from_u128(9)), body: "Đã xem".into(), mentions: Vec::new(), answers: None });
        let device = DeviceId(Uuid::from_u128(8));
        let op = Op { id: OpId(Uuid::from_u128(id)), device, schema: SCHEMA, made_at: Moment(1), deps: Vec::new(), body };
        Pending { standing, ..Pending::new(op) }
    }

    fn file() -> Unsent {
        let refused = Standing::Refused(Refusal::new(RefusalCode::NoAccess));
        let person = (PersonId(Uuid::from_u128(7)), "Trần Thị Lan");
        Unsent::of(person, DeviceId(Uuid::from_u128(8)), Moment(5), vec![pending(1, Standing::Waiting), pending(2, refused)])
    }

    #[test]
    fn what_is_written_is_read_again_without_what_was_refused_before() {
        let text = serde_json::to_string(&file()).unwrap();
        let read = Unsent::read(&format!("\u{feff}{text}")).unwrap();
        assert_eq!((&read, read.ops().count()), (&file(), 1));
    }

    /// Wherever a file is cut off, it is refused as damaged or as none of ours; half of it is never taken for the whole.
    #[test]
    fn a_damaged_file_is_refused_wherever_it_is_cut() {
        let text = serde_json::to_string(&file()).unwrap();
        for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
            let expected = if text[..at].contains(FORMAT) { NotUnsent::Damaged } else { NotUnsent::NotOurs };
            assert_eq!(Unsent::read(&text[..at]), Err(expected), "cut at {at}");
        }
    }

    #[test]
    fn long_words_are_handed_in_in_parts_that_a_server_takes() {
        let words = |id: u128, chars: usize| {
            let mut op = pending(id, Standing::Waiting).op;
            op.body =
                Body::Known(Request::AddComment { task: TaskId(Uuid::from_u128(9)), body: "x".repeat(chars), mentions: Vec::new(), answers: None });
            op
        };
        let ops = || [300, 300, 900, 10, 10, 10].into_iter().zip(1..).map(|(chars, id)| words(id, chars));
        let sizes = |parts: &[Vec<Op>]| parts.iter().map(Vec::len).collect::<Vec<_>>();
        let whole = parts(ops(), 100, 1_100);
        assert_eq!(sizes(&whole), [2, 1, 3]);
        assert_eq!(whole.concat(), ops().collect::<Vec<_>>());
        for part in &whole {
            assert!(part.len() == 1 || serde_json::to_string(part).unwrap().len() <= 1_102);
        }
        assert_eq!(sizes(&parts(ops(), 2, 1_000_000)), [2, 2, 2]);
        assert_eq!(sizes(&parts(ops(), 100, 1)), [1; 6]);
    }

    #[test]
    fn what_is_something_else_or_newer_is_told_apart() {
        let text = serde_json::to_string(&file()).unwrap();
        assert_eq!(Unsent::read("[]"), Err(NotUnsent::NotOurs));
        assert_eq!(Unsent::read(&text.replace("\"version\":1", "\"version\":2")), Err(NotUnsent::Newer));
        assert_eq!(Unsent::read(&text.replace(FORMAT, "parboard-plan")), Err(NotUnsent::NotOurs));
    }
}
