//! Packs our JSON for the way to the device, in one go: a reply is whole in memory before it leaves.
//!
//! A general layer packs streams, whose end it does not know. It sets aside tables for a window of four megabytes each time,
//! which for a usual reply takes longer than the packing.

use crate::error::ApiError;
use axum::{
    body::{Body, HttpBody, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use brotli::enc::BrotliEncoderParams;

/// Replies smaller than this travel in one packet either way.
const PACK_BYTES_MIN: u64 = 1_200;
/// Brotli's knee: twice as small as gzip would cost as much time, and a device waits for this one.
const QUALITY: i32 = 4;

/// Packs a JSON reply for who takes brotli. Others are left to the general layer.
pub async fn pack(request: Request, next: Next) -> Response {
    let is_wanted = takes_brotli(request.headers());
    let response = next.run(request).await;
    let size = response.body().size_hint().exact().unwrap_or(0);
    if !is_wanted || size < PACK_BYTES_MIN || !is_plain_json(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(plain) = to_bytes(body, usize::MAX).await else {
        return ApiError::Unavailable(anyhow::anyhow!("a reply broke off")).into_response();
    };
    let packed = brotli(&plain);
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    parts.headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    Response::from_parts(parts, Body::from(packed))
}

/// Packs bytes whose number is known, with tables and a window no larger than they need.
pub fn brotli(plain: &[u8]) -> Vec<u8> {
    let window = (usize::BITS - plain.len().leading_zeros()).clamp(16, 22);
    let parameters = BrotliEncoderParams { quality: QUALITY, lgwin: window as i32, size_hint: plain.len(), ..BrotliEncoderParams::default() };
    let mut packed = Vec::with_capacity(plain.len() / 8);
    brotli::BrotliCompress(&mut &*plain, &mut packed, &parameters).expect("writing into memory does not fail");
    packed
}

fn is_plain_json(headers: &HeaderMap) -> bool {
    let is_json = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    is_json && !headers.contains_key(header::CONTENT_ENCODING)
}

fn takes_brotli(headers: &HeaderMap) -> bool {
    let lists = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|list| list.to_str().ok());
    lists.flat_map(|list| list.split(',')).any(|encoding| {
        let mut parts = encoding.split(';').map(str::trim);
        parts.next().is_some_and(|name| name.eq_ignore_ascii_case("br")) && !parts.any(is_nought)
    })
}

/// `q=0`, however many noughts it has: "anything but this".
fn is_nought(part: &str) -> bool {
    part.strip_prefix("q=").and_then(|weight| weight.parse::<f32>().ok()).is_some_and(|weight| weight <= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brotli_is_taken_where_it_is_named_and_not_refused() {
        let takes = |list: &'static str| takes_brotli(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(list))]));
        assert!(["br", "gzip, deflate, br, zstd", "gzip;q=0.5, BR;q=0.9"].into_iter().all(takes));
        assert!(!["", "gzip", "brown", "gzip, br;q=0", "br; q=0.000"].into_iter().any(takes));
    }

    #[test]
    fn what_was_packed_is_the_same_unpacked() {
        for size in [0, 1, 1_200, 70_000, 300_000] {
            let plain: Vec<u8> = (0..size).map(|at: usize| (at * at % 251) as u8).collect();
            let mut unpacked = Vec::new();
            brotli::BrotliDecompress(&mut &*brotli(&plain), &mut unpacked).unwrap();
            assert_eq!(unpacked, plain);
        }
    }
}
