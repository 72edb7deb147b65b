//! The page and its files.

use crate::test_app::TestApp;
use reqwest::StatusCode;

async fn get(app: &TestApp, path: &str) -> reqwest::Response {
    TestApp::visitor().get(app.at(path)).send().await.unwrap()
}

#[tokio::test]
async fn an_unknown_address_is_told_so() {
    let app = TestApp::start().await;
    for path in
        ["/khong-co", "/viec", "/viec/", "/pkg/parboard-0000000000.wasm", "/wp-login.php", "/..%2f..%2ftest.db", "/%2e%2e/test.db", "/pkg", "/site"]
    {
        let reply = get(&app, path).await;
        assert_eq!(reply.status(), StatusCode::NOT_FOUND, "{path}");
        assert_eq!(reply.headers()["cache-control"], "no-store", "a file that is missing now may be there tomorrow: {path}");
        assert!(reply.headers()["content-type"].to_str().unwrap().starts_with("text/plain"));
    }
}

#[tokio::test]
async fn people_are_told_of_an_unknown_address_by_the_app() {
    let app = TestApp::start().await;
    let ask = |path: &'static str| TestApp::visitor().get(app.at(path)).header("accept", "text/html,*/*;q=0.8").send();
    for path in ["/khong-co", "/viec", "/..%2f..%2ftest.db"] {
        let reply = ask(path).await.unwrap();
        assert_eq!((reply.status(), reply.headers()["cache-control"].to_str().unwrap()), (StatusCode::NOT_FOUND, "no-store"), "{path}");
        assert!(reply.headers().contains_key("content-security-policy"), "{path}");
        assert!(reply.text().await.unwrap().contains("<title>ParBoard"), "{path}");
    }
    let file = ask("/pkg/parboard-0000000000.wasm").await.unwrap();
    assert!(file.headers()["content-type"].to_str().unwrap().starts_with("text/plain"));
}

#[tokio::test]
async fn every_screen_of_the_app_is_the_page() {
    let app = TestApp::start().await;
    for path in [
        "/",
        "/viec/01936f2e-0000-7000-8000-000000000100",
        "/dieu-hanh",
        "/cua-toi",
        "/them-viec",
        "/can-xu-ly",
        "/dong-bo",
        "/kieu-dang",
        "/tro-giup",
        "/quan-tri",
        "/quan-tri/nhap",
        "/dang-nhap",
    ] {
        let reply = get(&app, path).await;
        assert_eq!((reply.status(), reply.headers()["cache-control"].to_str().unwrap()), (StatusCode::OK, "no-cache"), "{path}");
        assert!(reply.text().await.unwrap().contains("<title>ParBoard"), "{path}");
    }
}

#[tokio::test]
async fn files_with_a_hash_are_kept_for_ever_and_others_are_asked_for_anew() {
    let app = TestApp::start().await;
    for (path, kind, keep) in [
        ("/pkg/parboard-0011223344.wasm", "application/wasm", "public, max-age=31536000, immutable"),
        ("/pkg/main-5566778899.css", "text/css", "public, max-age=31536000, immutable"),
        ("/sw.js", "text/javascript", "no-cache"),
        ("/manifest.webmanifest", "application/manifest+json", "no-cache"),
        ("/index.html", "text/html", "no-cache"),
    ] {
        let reply = get(&app, path).await;
        assert_eq!((reply.headers()["content-type"].to_str().unwrap(), reply.headers()["cache-control"].to_str().unwrap()), (kind, keep), "{path}");
    }
}

#[tokio::test]
async fn the_page_hints_at_its_program_where_a_hint_does_not_load_it_twice() {
    let app = TestApp::start().await;
    let ask = |path: &'static str, brand: Option<&'static str>| {
        let request = TestApp::visitor().get(app.at(path));
        brand.into_iter().fold(request, |request, brand| request.header("sec-ch-ua", brand)).send()
    };
    let hinted = ask("/dieu-hanh", Some("\"Chromium\";v=\"140\"")).await.unwrap();
    assert_eq!(hinted.headers()["link"], "</pkg/parboard-0011223344.wasm>; rel=preload; as=fetch; crossorigin");
    for (path, brand) in [("/dieu-hanh", None), ("/sw.js", Some("\"Chromium\";v=\"140\""))] {
        assert!(!ask(path, brand).await.unwrap().headers().contains_key("link"), "{path}");
    }
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let app = TestApp::start().await;
    let etag = get(&app, "/").await.headers()["etag"].clone();
    let reply = TestApp::visitor().get(app.at("/dong-bo")).header("if-none-match", etag).send().await.unwrap();
    assert_eq!((reply.status(), reply.headers()["cache-control"].to_str().unwrap()), (StatusCode::NOT_MODIFIED, "no-cache"));
}

#[tokio::test]
async fn the_copy_packed_at_build_time_is_sent_to_who_can_read_it() {
    let app = TestApp::start().await;
    for (accepted, encoding, body) in [("gzip, deflate, br", "br", "packed by brotli"), ("gzip", "gzip", "packed by gzip")] {
        let reply = TestApp::visitor().get(app.at("/")).header("accept-encoding", accepted).send().await.unwrap();
        assert_eq!(reply.headers()["content-encoding"], encoding);
        assert_eq!(reply.headers()["vary"], "accept-encoding");
        assert_eq!(reply.text().await.unwrap(), body);
    }
}

#[tokio::test]
async fn the_page_is_only_read() {
    let app = TestApp::start().await;
    let reply = TestApp::visitor().post(app.at("/dang-nhap")).body("login=a").send().await.unwrap();
    assert_eq!(reply.status(), StatusCode::METHOD_NOT_ALLOWED);
}
