//! Requests that carry files. One at a time: a tab sends one piece after another.

use super::send::{Patience, SendError, read};
use gloo_net::http::{Method, RequestBuilder};
use js_sys::Uint8Array;
use parboard_domain::evidence::FileHash;
use parboard_sync::protocol::FileProgress;
use std::cell::RefCell;
use web_sys::AbortController;

thread_local! {
    /// What gives up the request that is under way.
    static UNDER_WAY: RefCell<Option<AbortController>> = const { RefCell::new(None) };
}

/// Where a file lies on the server, for a link.
pub fn address(hash: FileHash) -> String {
    format!("/api/v1/files/{hash}")
}

/// How much of a file the server has.
///
/// # Errors
/// See [`SendError`].
pub async fn fetch_progress(hash: FileHash) -> Result<FileProgress, SendError> {
    ask(Method::GET, &format!("{}/progress", address(hash)), None).await
}

/// Sends a piece that begins at that place. It is given up after as long as any request: pieces grow only while each takes a small
/// part of that, and whoever begins anew begins with a small one.
///
/// # Errors
/// See [`SendError`]; `Refused(409, …)` when the file goes on elsewhere.
pub async fn send_piece(hash: FileHash, offset: i64, piece: Uint8Array) -> Result<FileProgress, SendError> {
    ask(Method::POST, &format!("{}?offset={offset}", address(hash)), Some(piece)).await
}

/// Gives up what is under way, if anything is. It may have arrived: the server is asked how far the file has come.
pub fn give_up() {
    if let Some(abort) = UNDER_WAY.take() {
        abort.abort();
    }
}

async fn ask(method: Method, url: &str, piece: Option<Uint8Array>) -> Result<FileProgress, SendError> {
    let patience = Patience::new();
    UNDER_WAY.set(patience.abort.clone());
    let builder = RequestBuilder::new(url).method(method).header("accept", "application/json").abort_signal(patience.signal().as_ref());
    let request = match piece {
        Some(piece) => builder.header("content-type", "application/octet-stream").body(piece),
        None => builder.build(),
    };
    read(request.map_err(|_| SendError::Unreachable)?.send().await.map_err(|_| SendError::Unreachable)?).await
}
