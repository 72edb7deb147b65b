//! The page: files made by the bundle step, each with its compressed copies beside it.
//!
//! Files under `pkg/` carry a hash of their content in their name and may be kept for ever; everything else is asked for anew
//! each time. The screens of the app are one page, and only its known addresses get that page. To people a wrong address is
//! told by the same page, with the status that says so; to programs in a line of text.

use crate::app::App;
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use std::path::{Path, PathBuf};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// The addresses of the app's screens, the same as in the service worker: `/viec/…` and these, with what follows them.
#[rustfmt::skip] // one line: the test that compares them reads it so
const SCREENS: [&str; 14] = ["dieu-hanh", "don-doc", "muc-tieu", "bao-cao", "de-xuat", "cua-toi", "them-viec", "sua-nhieu", "can-xu-ly", "dong-bo", "kieu-dang", "tro-giup", "quan-tri", "dang-nhap"];

/// What all screens are.
const PAGE: &str = "/index.html";

/// Whether an address is a screen of the app.
pub fn is_screen(path: &str) -> bool {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    path == "/"
        || path.strip_prefix("/viec/").is_some_and(|task| !task.is_empty())
        || SCREENS.contains(&first) && path.starts_with(&format!("/{first}"))
}

/// Where the page is looked for unless told otherwise: beside the program, else where the bundle step puts it.
pub fn default_folder() -> PathBuf {
    let beside = std::env::current_exe().ok().and_then(|program| program.parent().map(|folder| folder.join("site")));
    beside.filter(|folder| folder.is_dir()).unwrap_or_else(|| PathBuf::from("target/site"))
}

/// Serves a file of the page, or the page itself for a screen.
pub async fn serve(State(app): State<App>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")], "Địa chỉ này chỉ để đọc.\n").into_response();
    }
    let file = if is_screen(&path) { PAGE } else { path.as_str() };
    let for_people = told_by_the_app(&request);
    let hint = if file == PAGE && loads_hints_once(&request) { program(&app.settings.site).await } else { None };
    let mut response = open(&app.settings.site, file, request).await;
    if response.status().is_client_error() || response.status().is_server_error() {
        return match for_people.filter(|_| file != PAGE) {
            Some(request) => unknown(&app.settings.site, request).await,
            None => missing(&app.settings.site, file),
        };
    }
    if let Some(hint) = hint {
        response.headers_mut().insert(header::LINK, hint);
    }
    let keep = if file.starts_with("/pkg/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    with_keep(response, keep)
}

/// Browsers that name their brand this way begin to load what a hint names and use that when the page asks for it. Others
/// are not given the hint, because Safari would load the program twice.
fn loads_hints_once(request: &Request) -> bool {
    request.headers().contains_key("sec-ch-ua")
}

/// A hint at the program, by far the largest file of a first visit: it sets out together with the script that will ask for
/// it, one round trip earlier. It is the only one in its folder; those that arrive later have folders of their own.
async fn program(folder: &Path) -> Option<HeaderValue> {
    let mut files = tokio::fs::read_dir(folder.join("pkg")).await.ok()?;
    while let Some(file) = files.next_entry().await.ok()? {
        let name = file.file_name().into_string().unwrap_or_default();
        if Path::new(&name).extension().is_some_and(|extension| extension == "wasm") {
            return HeaderValue::try_from(format!("</pkg/{name}>; rel=preload; as=fetch; crossorigin")).ok();
        }
    }
    None
}

async fn open(folder: &Path, file: &str, mut request: Request) -> Response {
    // What is no valid address is no file of ours.
    *request.uri_mut() = Uri::try_from(file).unwrap_or_else(|_| Uri::from_static("/-"));
    let files = ServeDir::new(folder).precompressed_br().precompressed_gzip().append_index_html_on_directories(false);
    match files.oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}

/// A request for the page instead, where whoever asks shows pages to people: the app tells them that there is no such screen, in
/// their language and with a way on.
fn told_by_the_app(request: &Request) -> Option<Request> {
    let accepts = request.headers().get(header::ACCEPT)?.to_str().ok()?;
    if !accepts.contains("text/html") || request.uri().path().starts_with("/pkg/") {
        return None;
    }
    let mut instead = Request::new(Body::empty());
    *instead.method_mut() = request.method().clone();
    if let Some(encodings) = request.headers().get(header::ACCEPT_ENCODING) {
        instead.headers_mut().insert(header::ACCEPT_ENCODING, encodings.clone());
    }
    Some(instead)
}

async fn unknown(folder: &Path, request: Request) -> Response {
    let mut page = open(folder, PAGE, request).await;
    if !page.status().is_success() {
        return missing(folder, PAGE);
    }
    *page.status_mut() = StatusCode::NOT_FOUND;
    with_keep(page, "no-store")
}

fn missing(folder: &Path, file: &str) -> Response {
    let words = if file == PAGE {
        tracing::error!("no page in {}: run the bundle step, or say --site", folder.display());
        "Máy chủ chưa có giao diện.\n"
    } else {
        "Không có trang này.\n"
    };
    (StatusCode::NOT_FOUND, words).into_response()
}

fn with_keep(mut response: Response, keep: &'static str) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_addresses_are_screens() {
        for path in [
            "/",
            "/viec/0193",
            "/dieu-hanh",
            "/dieu-hanh/",
            "/don-doc/thu/0193",
            "/muc-tieu",
            "/bao-cao",
            "/them-viec",
            "/can-xu-ly",
            "/quan-tri/tai-khoan",
            "/dang-nhap",
        ] {
            assert!(is_screen(path), "{path}");
        }
        for path in ["/viec/", "/viec", "/dieu-hanhx", "//dieu-hanh", "/api/v1/sync", "/wp-login.php", "", "/index.html"] {
            assert!(!is_screen(path), "{path}");
        }
    }
}
