//! What every answer carries and every request passes: headers that forbid browsers whatever the page does not need, a time
//! limit, and a line in the log.

use crate::{app::App, error::ApiError};
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::time::{Duration, Instant};

/// How long one request may take, its upload included: a full batch over the slowest line takes twenty seconds.
const REQUEST_MAX: Duration = Duration::from_mins(1);

/// Everything comes from this server and from nowhere else; wasm is compiled, and no text is ever run as script.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Headers of every answer.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// An answer that says itself how it may be shown and kept: a file, which is no page of ours and never changes.
#[derive(Clone, Copy, Debug)]
pub struct OwnPolicy;

/// Adds the headers, ends what takes too long, counts and logs.
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let (method, path, started) = (request.method().clone(), shown(request.uri()), Instant::now());
    let is_api = request.uri().path().starts_with("/api/");
    let mut response = match tokio::time::timeout(REQUEST_MAX, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::Unavailable(anyhow::anyhow!("{method} {path} took too long")).into_response(),
    };
    let has_own_policy = response.extensions().get::<OwnPolicy>().is_some();
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        if !(has_own_policy && name == header::CONTENT_SECURITY_POLICY) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if app.settings.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    // Failure mode 35: a proxy must not replay an answer that was meant for one moment.
    if (is_api && !has_own_policy) || !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    let status = response.status().as_u16();
    app.tally.answered(status);
    tracing::info!("{method} {path} {status} {} ms", started.elapsed().as_millis());
    response
}

/// The path as the log shows it: without a query, where people paste what belongs to nobody else, and without line breaks.
fn shown(uri: &Uri) -> String {
    uri.path().chars().take(200).map(|sign| if sign.is_control() { '?' } else { sign }).collect()
}
