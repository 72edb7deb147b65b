//! For those who keep the server running: is it there, can it work, what has it counted.

use crate::{app::App, error::ApiResult, openapi};
use axum::{Json, extract::State, http::header, response::IntoResponse};

/// The process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// The database answers.
///
/// # Errors
/// `Unavailable` while it does not.
pub async fn readyz(State(app): State<App>) -> ApiResult<&'static str> {
    app.store.ready().await?;
    Ok("ready\n")
}

/// What was counted since the start, for Prometheus.
pub async fn metrics(State(app): State<App>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], app.tally.print())
}

/// What every address does, for programs.
pub async fn describe() -> Json<serde_json::Value> {
    Json(openapi::document())
}
