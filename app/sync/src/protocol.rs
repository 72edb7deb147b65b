//! The messages: one request up, one reply down, everything in it.

use parboard_domain::{
    id::{DeviceId, EntryId, Epoch, OpId, PersonId, PlanId},
    measure::{Moment, Rev},
    op::Op,
    person::Directory,
    refusal::Refusal,
    row::{Row, RowSum},
};
use serde::{Deserialize, Serialize};

/// The version of these messages. Raised when an old reader would misread them; additions do not raise it.
pub const PROTOCOL: u32 = 1;
/// The oldest version that is still answered, and still believed. Between two of them the older one is spoken.
pub const PROTOCOL_MIN: u32 = 1;
/// Says that a reply is ours and not a captive portal's.
pub const MARKER: &str = "parboard-sync";
/// The most operations in one request: what a person does in some days without a network, in one wait for the line and one for
/// the server's disk. The rows they change still fit into one page.
pub const BATCH_OPS_MAX: usize = 400;
/// The most bytes of operations in one request, as JSON; one larger operation travels alone.
pub const BATCH_BYTES_MAX: usize = 128_000;
/// The most rows in one reply.
pub const PAGE_ROWS_MAX: usize = 1_000;
/// The most bytes of one piece of a file: over a slow line a minute's worth.
pub const PIECE_BYTES_MAX: usize = 256 * 1024;

/// What a device says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SyncRequest {
    /// The version of these messages.
    pub protocol: u32,
    /// The version of operations this program makes.
    pub schema: u32,
    /// Which device.
    pub device: DeviceId,
    /// Whose operations these are. The session may be somebody else's by now, when another tab has signed in; then none of
    /// them is carried out. Absent from the first pages, which did not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Which plan; the newest with cards when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<PlanId>,
    /// The generation of data the device holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<Epoch>,
    /// The device has every row up to here.
    #[serde(default)]
    pub cursor: Rev,
    /// The version of the directory the device holds.
    #[serde(default)]
    pub directory: i64,
    /// What was done here since, in order.
    #[serde(default)]
    pub ops: Vec<Op>,
    /// How many more operations wait behind these. The server remembers it, for a screen that shows which units hold work back.
    #[serde(default)]
    pub waiting: u32,
}

/// What the server says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SyncReply {
    /// Always [`MARKER`].
    pub marker: String,
    /// The version of these messages: that of the request.
    pub protocol: u32,
    /// Whose session this is.
    pub person: PersonId,
    /// Which plan this is about.
    pub plan: PlanId,
    /// The plan that was asked for, when there is none such here, as after a backup was restored: then this is the newest
    /// instead, as for a device that names none and holds nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<PlanId>,
    /// The generation of data.
    pub epoch: Epoch,
    /// These rows are the beginning of a whole copy, not additions to what the device holds.
    #[serde(default)]
    pub reset: bool,
    /// A verdict for each operation of the request.
    #[serde(default)]
    pub verdicts: Vec<(OpId, Verdict)>,
    /// Rows changed after the request's cursor, in order of revision, whole revisions only.
    #[serde(default)]
    pub rows: Vec<Row>,
    /// The device now has every row up to here.
    pub cursor: Rev,
    /// There are more.
    #[serde(default)]
    pub more: bool,
    /// The sum over all rows, when there are no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<RowSum>,
    /// The server's clock: how fresh all this is.
    pub now: Moment,
    /// The directory, when the device's is out of date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub directory: Option<Directory>,
}

/// What became of one operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Carried out.
    Applied {
        /// At this revision.
        rev: Rev,
    },
    /// Carried out, and somebody should look.
    Merged {
        /// At this revision.
        rev: Rev,
        /// At these lines of history.
        clashes: Vec<EntryId>,
    },
    /// Not carried out, for good.
    Refused(Refusal),
    /// Not yet: the operation it builds on has not arrived.
    Blocked {
        /// That one.
        dep: OpId,
    },
    /// Not yet: this server is of an older version than the operation. Offer it again, and go on with everything else.
    Retry {
        /// After this many milliseconds.
        after_ms: u32,
    },
}

impl Verdict {
    /// The revision of an operation that was carried out.
    pub fn rev(&self) -> Option<Rev> {
        match self {
            Verdict::Applied { rev } | Verdict::Merged { rev, .. } => Some(*rev),
            _ => None,
        }
    }

    /// Whether the same operation will always be answered like this.
    pub fn is_final(&self) -> bool {
        !matches!(self, Verdict::Blocked { .. } | Verdict::Retry { .. })
    }
}

/// How far a file has come: what a device is told before it goes on sending, and after each piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileProgress {
    /// Whose session this is: a device lets go of nothing because of what it hears about somebody else.
    pub person: PersonId,
    /// Standing evidence of that person names the file, so it is expected.
    pub wanted: bool,
    /// So many bytes are there, from the first on.
    pub received: i64,
    /// All are there and have been believed, and every card that names the file says so. The device may let go of it.
    pub complete: bool,
}

/// An answer that is not a reply: the body of every error of the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// A stable code.
    pub code: String,
    /// In words.
    pub message: String,
}
