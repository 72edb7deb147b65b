//! Keeps everything a province has: every SQL statement of the product, once, for SQLite and PostgreSQL.
//!
//! Decides nothing: [`parboard_sync::server::judge`] does, and the store keeps rows, verdicts and log in one transaction.
//! Knows nothing of HTTP. Start reading at `migrations/`, then [`Store::sync`], `push`, `pull`, `rows`, `table`.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod account;
mod agency;
mod backup;
mod cells;
mod check;
mod device;
mod docket;
mod error;
mod export;
mod feedback;
mod file;
mod hand_in;
mod head;
mod import;
mod log;
mod machine;
mod mail;
mod period;
mod person;
mod plan;
mod province;
mod pull;
mod push;
mod recent;
mod registry;
mod roster;
mod round;
mod rows;
mod session;
mod singly;
mod sql;
mod store;
mod sync;
mod table;
mod tell;
mod view;

pub use account::{Account, NewAccount, login_key};
pub use check::{Problem, Report};
pub use device::Contact;
pub use error::StoreError;
pub use export::{Incoming, LoggedOp, PlanExport};
pub use feedback::TakenFeedback;
pub use file::{CarriedFile, StoredFile, Taken};
pub use hand_in::Handed;
pub use import::{Beside, Imported, LoggedImport};
pub use mail::{Item, LETTERS_AT_ONCE, Letter, MailState, ReminderMail, TOGETHER_MS};
pub use plan::PlanRev;
pub use province::Province;
pub use push::Applied;
pub use registry::Followers;
pub use roster::Listed;
pub use round::{Making, Proposed};
pub use store::{Backend, FILES_BYTES_MAX, Store};
pub use tell::Ears;
pub use view::PlanView;
