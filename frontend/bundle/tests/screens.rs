//! The service worker answers the app's own addresses from the device. It cannot ask the app which those are, so this test does.

use std::{fs, path::Path};

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_route_of_the_app_is_a_screen_of_the_worker() {
    let worker = read("frontend/public/sw.js");
    let screens = worker.lines().find(|line| line.starts_with("const SCREEN = ")).expect("the worker names its screens");
    let app = read("app/src/root.rs");
    let routes: Vec<_> = app.split("path!(\"/").skip(1).filter_map(|rest| rest.split(['"', '/']).next()).collect();
    assert!(routes.len() > 3, "the routes are not written where this test looks");
    for route in routes {
        assert!(screens.contains(route), "/{route} is not among {screens}");
    }
}
