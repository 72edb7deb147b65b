//! Three places know the addresses of the app's screens: the app, the server, and the service worker, which can ask neither.
//! This test asks for it.

use std::{fs, path::Path};

fn read(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The line of a file that begins so.
fn line(path: &str, start: &str) -> String {
    let text = read(path);
    text.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{path} has no line that begins with {start}")).to_owned()
}

/// Every address that the app shows something at, without `/`; the empty one and `/viec/` have rules of their own.
fn routes() -> Vec<String> {
    let app = read("app/src/root.rs");
    let listed = app.lines().filter_map(|line| line.trim().strip_prefix("(\"")?.split_once("\", Work::"));
    let alone = app.lines().filter_map(|line| line.trim().strip_prefix("None if first == \"")?.split_once("\" =>"));
    listed.chain(alone).map(|(address, _)| address.to_owned()).collect()
}

#[test]
fn every_route_of_the_app_is_a_screen_of_the_worker_and_of_the_server() {
    let worker = line("frontend/public/sw.js", "const SCREEN = ");
    let server = line("server/src/site.rs", "const SCREENS: ");
    let routes = routes();
    assert!(routes.len() > 12, "the routes are not written where this test looks");
    for route in routes {
        assert!(worker.contains(&route), "/{route} is not among {worker}");
        assert!(server.contains(&route), "/{route} is not among {server}");
    }
}
