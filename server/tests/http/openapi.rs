//! The description and the router say the same.

use crate::test_app::TestApp;
use leptos::server_fn::axum::server_fn_paths;
use parboard::routes;
use parboard_domain::person::Role;
use reqwest::{Method, StatusCode};
use serde_json::Value;
use std::collections::BTreeSet;

#[tokio::test]
async fn every_route_is_described_and_nothing_else() {
    let app = TestApp::start().await;
    let document: Value = TestApp::visitor().get(app.at("/api/openapi.json")).send().await.unwrap().json().await.unwrap();
    let described: BTreeSet<String> = document["paths"].as_object().unwrap().keys().cloned().collect();
    let (functions, routed): (Vec<_>, Vec<_>) = routes::api().into_iter().map(|(path, _)| path).partition(|path| path.contains("{*"));
    assert_eq!(functions, ["/api/fn/{*name}"], "one address for all of them");
    let called = server_fn_paths().map(|(path, _)| path).filter(|path| path.starts_with("/api/fn/"));
    let routed: BTreeSet<String> = routed.into_iter().chain(called).map(str::to_owned).collect();
    assert!(routed.contains("/api/fn/unsent/hand_in"));
    assert_eq!(described, routed);
}

#[tokio::test]
async fn every_route_takes_the_methods_that_are_described_and_no_others() {
    let app = TestApp::start().await;
    let document: Value = TestApp::visitor().get(app.at("/api/openapi.json")).send().await.unwrap().json().await.unwrap();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for name in ["get", "post", "put", "patch", "delete"] {
            let client = app.signed_in(Role::Leader).await;
            let method: Method = name.to_uppercase().parse().unwrap();
            let reply = client.request(method, app.at(path)).send().await.unwrap();
            let taken = reply.status() != StatusCode::METHOD_NOT_ALLOWED;
            assert_eq!(taken, methods.get(name).is_some(), "{name} {path}");
        }
    }
}

#[tokio::test]
async fn every_reference_leads_somewhere() {
    fn look(value: &Value, document: &Value) {
        match value {
            Value::Object(map) => map.iter().for_each(|(key, value)| match value.as_str().filter(|_| key == "$ref") {
                Some(to) => assert!(document.pointer(to.trim_start_matches('#')).is_some(), "{to}"),
                None => look(value, document),
            }),
            Value::Array(list) => list.iter().for_each(|value| look(value, document)),
            _ => {}
        }
    }
    let document = parboard::openapi::document();
    look(&document, &document);
}
