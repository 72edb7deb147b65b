//! Listening, and stopping well: streams are ended, requests under way are answered, then the database is closed.

use crate::{app::App, mail, routes, watch};
use anyhow::Context;
use axum::serve::ListenerExt;
use std::{net::SocketAddr, time::Duration};
use tokio::net::TcpListener;

/// How long requests under way may take once the server stops. What is cut off then was not acknowledged, and comes again.
const DRAIN_MAX: Duration = Duration::from_secs(8);

/// Serves until told to stop by `App::closing`.
///
/// # Errors
/// When the listener fails.
pub async fn serve(app: App, listener: TcpListener) -> anyhow::Result<()> {
    let router = routes::router(app.clone())?;
    let tasks = [
        tokio::spawn(watch::revisions(app.clone())),
        tokio::spawn(watch::nodes(app.clone())),
        tokio::spawn(watch::tidy(app.clone())),
        tokio::spawn(mail::deliver(app.clone())),
    ];
    // Small replies leave at once instead of waiting for more.
    let listener = listener.tap_io(|io| drop(io.set_nodelay(true)));
    let closing = app.closing.clone();
    let serving = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move { closing.begun().await });
    tokio::select! {
        served = serving => served.context("the server stopped listening")?,
        () = too_late(&app) => tracing::warn!("some requests were cut off"),
    }
    app.closing.begin();
    for task in tasks {
        // Each ends by itself when the server closes.
        let _ = task.await;
    }
    app.store.close().await;
    Ok(())
}

async fn too_late(app: &App) {
    app.closing.begun().await;
    tokio::time::sleep(DRAIN_MAX).await;
}

/// Waits for the system to ask for an end: SIGTERM from a service manager, SIGINT from a keyboard.
///
/// # Errors
/// When the system does not let us listen for it.
pub async fn asked_to_stop() -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! { _ = terminate.recv() => {}, _ = interrupt.recv() => {} }
    Ok(())
}
