//! The page's own body: the hooks that others rely on, language, theme, title.

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

/// Removes an attribute of the page's root element.
pub fn clear_root(name: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.remove_attribute(name);
    }
}

/// Names the page.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(&format!("{title} · ParBoard"));
    }
}

/// Moves the keyboard's focus to the first element that matches.
pub fn focus(selector: &str) {
    use wasm_bindgen::JsCast;
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// The same, when what was just changed has been drawn.
pub fn focus_soon(selector: String) {
    let _ = super::clock::later(0, move || focus(&selector));
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
