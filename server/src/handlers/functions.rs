//! Server functions: what is online by nature (accounts, importing). Their bodies stand beside the screens that call them,
//! in `app/src/online/`; here they get a signed-in account, the store, passwords,
//! sheets, documents and papers.

use crate::{
    app::App,
    document,
    error::{ApiError, ApiResult},
    papers, password, sheets,
    signed_in::SignedIn,
};
use axum::{
    RequestExt,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use leptos::{prelude::provide_context, server_fn::axum::get_server_fn_service};
use parboard_app::online::passwords::Passwords;

/// Calls the server function of that address.
///
/// # Errors
/// `SignedOut` when nobody is signed in: then no function runs. `NotFound` when there is no such function.
pub async fn call(SignedIn(account): SignedIn, State(app): State<App>, request: Request) -> ApiResult<Response> {
    if get_server_fn_service(request.uri().path(), request.method().clone()).is_none() {
        return Err(ApiError::NotFound);
    }
    let passwords = lend(&app);
    let provide = move || {
        provide_context(app.store.clone());
        provide_context(account.clone());
        provide_context(passwords.clone());
        provide_context(sheets::SHEETS);
        provide_context(document::DOCUMENTS);
        provide_context(papers::PAPERS);
    };
    let request = request.with_limited_body().map(Body::new);
    let mut response = leptos_axum::handle_server_fns_with_context(provide, request).await.into_response();
    // A refusal of a function is JSON like every other, and says so nowhere.
    if response.status().is_client_error() || response.status().is_server_error() {
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    Ok(response)
}

fn lend(app: &App) -> Passwords {
    let hasher = app.settings.passwords.clone();
    Passwords::new(password::generate, move |chosen| {
        let hasher = hasher.clone();
        Box::pin(async move { hasher.hash(chosen).await.map_err(|error| format!("{error:#}")) })
    })
}
