//! Server functions: what is online by nature (accounts, importing). Their bodies stand beside the screens that call them,
//! in `app/src/online/`; here they get a signed-in account, the store, and passwords.

use crate::{app::App, password, signed_in::SignedIn};
use axum::{
    RequestExt,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use leptos::prelude::provide_context;
use parboard_app::online::passwords::Passwords;

/// Calls the server function of that address.
///
/// # Errors
/// 401 when nobody is signed in: then no function runs.
pub async fn call(SignedIn(account): SignedIn, State(app): State<App>, request: Request) -> Response {
    let passwords = lend(&app);
    let provide = move || {
        provide_context(app.store.clone());
        provide_context(account.clone());
        provide_context(passwords.clone());
    };
    let request = request.with_limited_body().map(Body::new);
    let mut response = leptos_axum::handle_server_fns_with_context(provide, request).await.into_response();
    // A refusal of a function is JSON like every other, and says so nowhere.
    if response.status().is_client_error() || response.status().is_server_error() {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    response
}

fn lend(app: &App) -> Passwords {
    let hasher = app.settings.passwords.clone();
    Passwords::new(password::generate, move |chosen| {
        let hasher = hasher.clone();
        Box::pin(async move { hasher.hash(chosen).await.map_err(|error| format!("{error:#}")) })
    })
}
