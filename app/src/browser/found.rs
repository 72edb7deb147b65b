//! What is drawn, found by a selector: elements of HTML, in the order of the page.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, NodeList};

/// All on the page that match. None where the selector is no selector.
pub fn all(selector: &str) -> Vec<HtmlElement> {
    elements(document().query_selector_all(selector).ok())
}

/// All in that element that match.
pub fn within(element: &Element, selector: &str) -> Vec<HtmlElement> {
    elements(element.query_selector_all(selector).ok())
}

fn elements(found: Option<NodeList>) -> Vec<HtmlElement> {
    found.map_or_else(Vec::new, |found| (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect())
}
