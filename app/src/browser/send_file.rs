//! Requests that carry files.

use super::send::{SendError, read};
use gloo_net::http::{Method, RequestBuilder};
use js_sys::Uint8Array;
use parboard_domain::evidence::FileHash;
use parboard_sync::protocol::FileProgress;

/// Where a file lies on the server, for a link.
pub fn address(hash: FileHash) -> String {
    format!("/api/v1/files/{hash}")
}

/// How much of a file the server has.
///
/// # Errors
/// See [`SendError`].
pub async fn fetch_progress(hash: FileHash) -> Result<FileProgress, SendError> {
    let request = RequestBuilder::new(&format!("{}/progress", address(hash))).header("accept", "application/json");
    read(request.send().await.map_err(|_| SendError::Unreachable)?).await
}

/// Sends a piece that begins at that place.
///
/// # Errors
/// See [`SendError`]; `Refused(409, …)` when the file goes on elsewhere.
pub async fn send_piece(hash: FileHash, offset: i64, piece: Uint8Array) -> Result<FileProgress, SendError> {
    let builder = RequestBuilder::new(&format!("{}?offset={offset}", address(hash))).method(Method::POST);
    let request = builder.header("content-type", "application/octet-stream").header("accept", "application/json").body(piece);
    read(request.map_err(|_| SendError::Unreachable)?.send().await.map_err(|_| SendError::Unreachable)?).await
}
