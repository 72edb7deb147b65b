//! Files that go with evidence: sent in pieces, given whole.

use crate::{
    app::App,
    clock,
    error::{ApiError, ApiResult},
    guard::OwnPolicy,
    message::Reply,
    signed_in::SignedIn,
};
use axum::{
    Extension, Json,
    body::{Body, Bytes},
    extract::{FromRequest, Path, Query, Request, State, rejection::QueryRejection},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use futures::{StreamExt, stream};
use parboard_domain::evidence::{FileHash, Media};
use parboard_store::{StoredFile, Taken};
use parboard_sync::protocol::FileProgress;
use serde::Deserialize;
use std::fmt::Write;

/// A file is shown by itself or not at all: nothing in it is run, and it reaches nothing. The viewer that browsers have for
/// PDF is a part of their own and shows it all the same.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
/// What a hash names never changes. The cookie stands for the person: another one at the same browser asks anew.
const KEEP: &str = "private, max-age=31536000, immutable";

/// Where a piece begins.
#[derive(Deserialize)]
pub struct From {
    offset: i64,
}

/// How far a file has come, for whoever is to send the rest.
///
/// # Errors
/// `NotFound` for what is no hash.
pub async fn progress(SignedIn(account): SignedIn, State(app): State<App>, Path(hash): Path<String>) -> Reply<FileProgress> {
    Ok(Json(app.store.file_progress(&account, named(&hash)?).await?))
}

/// Takes a piece of a file, and tells everyone when it was the last one.
///
/// # Errors
/// `WrongOffset` when the file goes on elsewhere, `NotWhatItSays` when the whole is not what it was said to be, and then
/// nothing of it is kept.
pub async fn take(
    SignedIn(account): SignedIn,
    State(app): State<App>,
    Path(hash): Path<String>,
    from: Result<Query<From>, QueryRejection>,
    request: Request,
) -> Reply<FileProgress> {
    let Query(From { offset }) = from.map_err(|rejection| ApiError::NotUnderstood(rejection.body_text()))?;
    let (piece, person) = (bytes(request).await?, account.person.id);
    match app.store.take_piece(&account, named(&hash)?, offset, &piece, clock::now()).await? {
        Taken::Part { received } => Ok(Json(FileProgress { person, wanted: true, received, complete: false })),
        Taken::Whole { received, changed } => {
            for news in changed {
                app.announce(news);
            }
            Ok(Json(FileProgress { person, wanted: true, received, complete: true }))
        }
        Taken::Elsewhere { .. } => Err(ApiError::WrongOffset),
        Taken::NotWhatItSays => Err(ApiError::NotWhatItSays),
        Taken::TooMany => Err(ApiError::TooManyFiles),
        Taken::NoRoom => Err(ApiError::NoRoom),
        Taken::TooLarge => Err(ApiError::TooLarge),
    }
}

/// Gives a file to anybody of the province whose cards name it.
///
/// # Errors
/// `NotFound` for what is not there, not whole yet, or another province's.
pub async fn show(SignedIn(account): SignedIn, State(app): State<App>, Path(hash): Path<String>) -> ApiResult<impl IntoResponse> {
    let (hash, province, store) = (named(&hash)?, account.province, app.store);
    let file = store.find_file(province, hash).await?.ok_or(ApiError::NotFound)?;
    let pieces = store.list_pieces(province, hash).await?;
    // One at a time, so that a slow line holds a piece in memory and not a file.
    let content = stream::iter(pieces).then(move |at_byte| {
        let store = store.clone();
        async move { store.load_piece(province, hash, at_byte).await }
    });
    Ok((Extension(OwnPolicy), headers(&file), Body::from_stream(content)))
}

/// The piece itself. A form of another site cannot be sent with this type: it is part of the guard.
async fn bytes(request: Request) -> Result<Bytes, ApiError> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if !kind.to_ascii_lowercase().starts_with("application/octet-stream") {
        return Err(ApiError::UnsupportedType);
    }
    Bytes::from_request(request, &()).await.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge,
        _ => ApiError::NotUnderstood(rejection.body_text()),
    })
}

fn named(hash: &str) -> Result<FileHash, ApiError> {
    FileHash::parse(hash).ok_or(ApiError::NotFound)
}

fn headers(file: &StoredFile) -> HeaderMap {
    let media = Media::parse(&file.media);
    let shown = media.is_some_and(Media::is_shown_by_browsers);
    let kind = if media == Some(Media::Txt) { "text/plain; charset=utf-8" } else { file.media.as_str() };
    let disposition = format!("{}; filename*=UTF-8''{}", if shown { "inline" } else { "attachment" }, encoded(&called(&file.name, media)));
    let mut headers = HeaderMap::new();
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, disposition.as_str()),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, KEEP),
        (header::VARY, "cookie"),
    ] {
        // Every value is ASCII by now; what is not a value after all is left out.
        if let Ok(value) = value.parse() {
            headers.insert(name, value);
        }
    }
    headers.insert(header::CONTENT_LENGTH, file.bytes.into());
    headers
}

/// Under which name it is taken away: what it is decides how it ends, so that no text goes by as a program.
fn called(name: &str, media: Option<Media>) -> String {
    let ends = media.map_or(&["bin"][..], Media::endings);
    let fits = name.rsplit_once('.').is_some_and(|(_, end)| ends.iter().any(|known| known.eq_ignore_ascii_case(end)));
    if fits { name.to_owned() } else { format!("{name}.{}", ends[0]) }
}

/// A name for the header of an answer, by RFC 8187.
fn encoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_a_header_is_ascii_whatever_people_call_their_files() {
        assert_eq!(encoded("Báo cáo \"quý III\".pdf"), "B%C3%A1o%20c%C3%A1o%20%22qu%C3%BD%20III%22.pdf");
        assert!(encoded("a\r\nb/../ư").is_ascii());
    }
}
