//! Every address of the server. What stands here is also what `/api/openapi.json` says; a test holds the two together.

use crate::{
    app::App,
    error::{self, ApiError},
    guard::{self, OwnPolicy},
    handlers::{files, functions, health, live, session, sync},
    message::BODY_BYTES_MAX,
    packing, sessions, site,
};
use anyhow::Context;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{Extensions, HeaderMap, StatusCode, Version},
    middleware,
    response::{IntoResponse, Response},
    routing::{MethodRouter, any, get, post},
};
use parboard_app::online::REQUEST_BYTES_MAX;
use parboard_sync::protocol::PIECE_BYTES_MAX;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{And, DefaultPredicate, Predicate, SizeAbove},
    },
    csrf::{CsrfLayer, ProtectionError},
    decompression::RequestDecompressionLayer,
};

/// Replies smaller than this do not get smaller.
const COMPRESS_BYTES_MIN: u64 = 256;
/// Gzip's knee.
const COMPRESS_LEVEL: i32 = 4;

/// The addresses that answer programs, each with what it takes.
pub fn api() -> Vec<(&'static str, MethodRouter<App>)> {
    vec![
        ("/api/v1/session", get(session::show).post(session::create).delete(session::delete)),
        ("/api/v1/sync", post(sync::sync)),
        ("/api/v1/live", get(live::live)),
        ("/api/v1/files/{hash}", get(files::show).post(files::take).layer(DefaultBodyLimit::max(PIECE_BYTES_MAX))),
        ("/api/v1/files/{hash}/progress", get(files::progress)),
        // By POST only: what a link can do, a page elsewhere can do too.
        ("/api/fn/{*name}", post(functions::call).layer(DefaultBodyLimit::max(REQUEST_BYTES_MAX))),
        ("/api/openapi.json", get(health::describe)),
        ("/healthz", get(health::healthz)),
        ("/readyz", get(health::readyz)),
        ("/metrics", get(health::metrics)),
    ]
}

/// The whole server as one service.
///
/// # Errors
/// When the address it was told to have is none.
pub fn router(app: App) -> anyhow::Result<Router> {
    let api = api().into_iter().fold(Router::new(), |router, (path, method)| router.route(path, method));
    // Each layer goes around those above it: the last one sees a request first.
    let api = api
        .route("/api/{*unknown}", any(async || ApiError::NotFound))
        .layer(RequestDecompressionLayer::new())
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(sessions::layer(&app))
        .layer(csrf(&app)?)
        .layer(middleware::from_fn(error::explain))
        .layer(middleware::from_fn(packing::pack));
    let whole = api
        .fallback(site::serve)
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(compression())
        .layer(middleware::from_fn_with_state(app.clone(), guard::guard));
    Ok(whole.with_state(app))
}

/// A page of another site may make a browser send a request with our cookie; what such a page sends is refused.
fn csrf(app: &App) -> anyhow::Result<CsrfLayer<Refuse>> {
    let layer = CsrfLayer::new();
    let layer = match &app.settings.origin {
        Some(origin) => layer.add_trusted_origin(origin.as_str()).context("--origin must look like https://par.example.vn")?,
        None => layer,
    };
    Ok(layer.with_rejection_response(refuse as Refuse))
}

type Refuse = fn(ProtectionError) -> Response;

fn refuse(_: ProtectionError) -> Response {
    ApiError::ForeignOrigin.into_response()
}

/// For those who do not take brotli, and what is no JSON of ours; see [`packing`] for the rest.
fn compression() -> CompressionLayer<And<And<DefaultPredicate, SizeAbove>, Packable>> {
    let worth_it = DefaultPredicate::new().and(SizeAbove::new(COMPRESS_BYTES_MIN)).and(is_packable as Packable);
    CompressionLayer::new().gzip(true).quality(CompressionLevel::Precise(COMPRESS_LEVEL)).compress_when(worth_it)
}

type Packable = fn(StatusCode, Version, &HeaderMap, &Extensions) -> bool;

/// Files are packed by their own format, and one that is said to have so many bytes must come with so many.
fn is_packable(_: StatusCode, _: Version, _: &HeaderMap, extensions: &Extensions) -> bool {
    extensions.get::<OwnPolicy>().is_none()
}
