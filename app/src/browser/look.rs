//! The page's own body: the hooks that others rely on, language, theme, title.

use wasm_bindgen::JsCast;

/// Sets an attribute of `body`.
pub fn set_body(name: &str, value: &str) {
    if let Some(body) = document().and_then(|document| document.body()) {
        let _ = body.set_attribute(name, value);
    }
}

/// Removes an attribute of `body`.
pub fn clear_body(name: &str) {
    if let Some(body) = document().and_then(|document| document.body()) {
        let _ = body.remove_attribute(name);
    }
}

/// Sets an attribute of the page's root element, such as its language or theme.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// Sets a custom property that style sheets read.
pub fn set_root_style(name: &str, value: &str) {
    let root = document().and_then(|document| document.document_element()).and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(root) = root {
        let _ = root.style().set_property(name, value);
    }
}

/// An attribute of the page's root element.
pub fn root(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// Removes an attribute of the page's root element.
pub fn clear_root(name: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.remove_attribute(name);
    }
}

/// How many groups there are of the last board, which `frontend/public/boot.js` hung up until the app has drawn itself.
pub fn groups_hung() -> usize {
    let found = || document()?.query_selector_all("#boot [data-group]").ok();
    found().map_or(0, |groups| groups.length() as usize)
}

/// The column that a phone shows of it.
pub fn column_hung() -> Option<String> {
    document()?.query_selector("#boot [data-shown]").ok()??.get_attribute("data-shown")
}

/// Whether the screen says that it is ready.
pub fn is_ready() -> bool {
    document().and_then(|document| document.body()).is_some_and(|body| body.has_attribute("data-ready"))
}

/// Whether the person is at this page, not at another tab or program.
pub fn has_focus() -> bool {
    document().and_then(|document| document.has_focus().ok()).unwrap_or(true)
}

/// Names the page.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(&format!("{title} · ParBoard"));
    }
}

/// Moves the keyboard's focus to the last element that matches and takes it: what is not shown takes none.
pub fn focus(selector: &str) {
    for element in super::found::all(selector).into_iter().rev() {
        let _ = element.focus();
        if document().and_then(|document| document.active_element()).is_some_and(|active| *active == **element) {
            return;
        }
    }
}

/// The same, when what was just changed has been drawn.
pub fn focus_soon(selector: String) {
    let _ = super::clock::later(0, move || focus(&selector));
}

/// Opens the browser's own way to paper.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
