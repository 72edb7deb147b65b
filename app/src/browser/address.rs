//! The address bar: what it says, changing it without loading the page anew, and hearing when links or "back" change it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent, UrlSearchParams};

/// Path and query, as in `/?tieu-chi=4.2`.
pub fn current() -> String {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return "/".to_owned() };
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// Shows another address; "back" leads to the one before, unless that is replaced.
pub fn show(address: &str, replaces: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    let _ = if replaces {
        history.replace_state_with_url(&JsValue::NULL, "", Some(address))
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(address))
    };
}

/// One part of an address's query, decoded.
pub fn query_of(address: &str, name: &str) -> Option<String> {
    params(address)?.get(name)
}

/// The address with one part of its query changed or taken out.
pub fn with_query(address: &str, name: &str, value: Option<&str>) -> String {
    let Some(params) = params(address) else { return address.to_owned() };
    match value {
        Some(value) => params.set(name, value),
        None => params.delete(name),
    }
    let (path, query) = (path_of(address), String::from(params.to_string()));
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// The part before the query.
pub fn path_of(address: &str) -> &str {
    address.split_once('?').map_or(address, |(path, _)| path)
}

fn params(address: &str) -> Option<UrlSearchParams> {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    UrlSearchParams::new_with_str(query).ok()
}

/// Hears "back" and "forward".
pub fn on_back(mut heard: impl FnMut() + 'static) {
    super::events::on_window("popstate", move |_| heard());
}

/// Hears plain clicks on links to our own screens, and keeps the browser from loading the page anew for them. All else is
/// the browser's: other hosts, downloads, new tabs, places on the same screen.
pub fn on_link(mut followed: impl FnMut(String) + 'static) {
    super::events::on_window("click", move |event| {
        if let Some(address) = event.dyn_ref().and_then(address_followed) {
            event.prevent_default();
            followed(address);
        }
    });
}

fn address_followed(event: &MouseEvent) -> Option<String> {
    let is_plain = event.button() == 0 && !(event.meta_key() || event.alt_key() || event.ctrl_key() || event.shift_key());
    if event.default_prevented() || !is_plain {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??.dyn_into::<HtmlAnchorElement>().ok()?;
    let is_ours = link.origin() == web_sys::window()?.location().origin().ok()? && !link.pathname().starts_with("/api/");
    let is_screen = is_ours && link.target().is_empty() && link.hash().is_empty() && !link.has_attribute("download");
    is_screen.then(|| link.pathname() + &link.search())
}

/// Goes to the top, once what stands on the screen has been drawn anew; the keyboard and whoever listens too, since what they
/// were on is gone.
pub fn to_top() {
    let _ = super::clock::later(0, || {
        let Some(window) = web_sys::window() else { return };
        window.scroll_to_with_x_and_y(0.0, 0.0);
        if let Some(main) = window.document().and_then(|document| document.get_element_by_id("main")) {
            let _ = main.unchecked_ref::<web_sys::HtmlElement>().focus();
        }
    });
}
