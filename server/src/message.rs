//! Reading the body of a request: JSON of a bounded size, or an error in words.

use crate::error::ApiError;
use axum::{
    Json,
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::{StatusCode, header},
};
use parboard_sync::protocol::{BATCH_OPS_MAX, PROTOCOL, PROTOCOL_MIN, SyncRequest};
use serde::{Deserialize, de::DeserializeOwned};

/// The most bytes of a body, counted after decompression.
pub const BODY_BYTES_MAX: usize = 512 * 1024;

/// A body that is JSON of that shape.
pub struct Message<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Message<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        Ok(Self(parse(&bytes(request, state).await?)?))
    }
}

/// What a device says, of a version we answer.
pub struct SyncMessage(pub SyncRequest);

/// What every version of the protocol has in common.
#[derive(Deserialize)]
struct Envelope {
    protocol: u32,
}

impl<S: Send + Sync> FromRequest<S> for SyncMessage {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let body = bytes(request, state).await?;
        // What an older or a newer version means by its words is not guessed, even where it can be read.
        let request: SyncRequest = parse(&body).map_err(|error| strange(&body).unwrap_or(error))?;
        if let Some(error) = of_version(request.protocol) {
            return Err(error);
        }
        if request.ops.len() > BATCH_OPS_MAX {
            return Err(ApiError::TooLarge);
        }
        Ok(Self(request))
    }
}

/// Of another version, perhaps nothing but its number can be read.
fn strange(body: &Bytes) -> Option<ApiError> {
    parse(body).ok().and_then(|Envelope { protocol }| of_version(protocol))
}

fn of_version(protocol: u32) -> Option<ApiError> {
    match protocol {
        ..PROTOCOL_MIN => Some(ApiError::UpgradeRequired),
        PROTOCOL_MIN..=PROTOCOL => None,
        _ => Some(ApiError::ServerOlder),
    }
}

async fn bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, ApiError> {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    // A form of another site can be sent as text, but not as JSON: the type is part of the guard.
    if !kind.to_ascii_lowercase().starts_with("application/json") {
        return Err(ApiError::UnsupportedType);
    }
    Bytes::from_request(request, state).await.map_err(|rejection| unread(&rejection))
}

fn unread(rejection: &BytesRejection) -> ApiError {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge,
        // Broken off, or compressed in another way than it says.
        _ => ApiError::NotJson(rejection.body_text()),
    }
}

fn parse<T: DeserializeOwned>(body: &Bytes) -> Result<T, ApiError> {
    serde_json::from_slice(body)
        .map_err(|error| if error.is_data() { ApiError::NotUnderstood(error.to_string()) } else { ApiError::NotJson(error.to_string()) })
}

/// A reply, as JSON.
pub type Reply<T> = Result<Json<T>, ApiError>;
