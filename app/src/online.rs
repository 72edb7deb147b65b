//! What is online by nature: accounts, importing plans, what a device does not hold. Server functions, each with an address of its own, so that a client
//! built yesterday still finds them.
//!
//! The server mounts `leptos_axum::handle_server_fns_with_context` at `/api/fn/{*name}`, lets in only who is signed in, takes
//! bodies of up to [`REQUEST_BYTES_MAX`], and provides six contexts: `parboard_store::Store`, `parboard_store::Account` of
//! whoever asks, [`passwords::Passwords`], [`sheets::Sheets`], [`sheets::Documents`] and [`papers::Papers`]. What a person may do is asked here, of `domain::permission`.

pub mod accounts;
pub mod agencies;
pub mod agency_sheet;
#[cfg(feature = "ssr")]
pub mod asking;
pub mod carry;
pub mod chasing;
pub mod contacts;
pub mod feedback;
pub mod hand_in;
pub mod import;
pub mod papers;
#[cfg(feature = "ssr")]
pub mod passwords;
pub mod periods;
pub mod plans;
#[cfg(feature = "ssr")]
mod reading;
pub mod rosters;
pub mod rounds;
#[cfg(feature = "ssr")]
pub mod sheets;
pub mod thresholds;

use leptos::{
    prelude::FromServerFnError,
    server_fn::{codec::JsonEncoding, error::ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// The most text of a document taken in, in bytes. The longest real plan seen has 75 kB.
pub const TEXT_BYTES_MAX: usize = 4 * 1024 * 1024;
/// The most bytes of a document as a file; with pictures of stamps in it, a plan is larger than its words.
pub const DOCUMENT_BYTES_MAX: usize = 8 * 1024 * 1024;
/// The most bytes of a request: such a file in base64. A text as JSON, where a line break takes two, is smaller.
pub const REQUEST_BYTES_MAX: usize = DOCUMENT_BYTES_MAX / 3 * 4 + 1024 * 1024;

/// Why something was not done: the same `{"code","message"}` as every other error of the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnlineError {
    /// For programs, and for choosing words.
    pub code: String,
    /// For people, in Vietnamese.
    #[serde(default)]
    pub message: String,
}

impl OnlineError {
    /// An error of that code, in those words.
    pub fn new(code: &str, message: &str) -> Self {
        Self { code: code.to_owned(), message: message.to_owned() }
    }
}

impl FromServerFnError for OnlineError {
    type Encoder = JsonEncoding;

    /// In the browser, whatever is not our JSON is no answer. On the server only a request that could not be read ends here.
    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        #[cfg(feature = "ssr")]
        return asking::unreadable(&error);
        #[cfg(not(feature = "ssr"))]
        {
            let _ = error;
            Self::new("unreachable", "")
        }
    }
}
