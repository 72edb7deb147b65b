//! Putting the app on the home screen. Browsers that can do it tell the page so once, early; `boot.js` holds that for us and says
//! `parboard:install` on the window.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Where `boot.js` holds the browser's own offer.
const HELD: &str = "installOffer";

/// How the app gets onto this device's home screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The browser does it when it is asked.
    Asked,
    /// The person does it, by the menu of Safari on a phone or tablet of Apple's.
    ByHand,
}

/// The way there is now; nothing where it is done already, or the browser knows none.
pub fn way() -> Option<Way> {
    let window = web_sys::window()?;
    let is_app = window.match_media("(display-mode: standalone)").ok().flatten().is_some_and(|media| media.matches());
    if is_app {
        return None;
    }
    if held().is_some() {
        return Some(Way::Asked);
    }
    // Nobody else has this property.
    let is_apple = Reflect::get(&window.navigator(), &"standalone".into()).ok()?.as_bool()?;
    (!is_apple).then_some(Way::ByHand)
}

/// Lets the browser ask. It does so once for each offer; refused, it makes another when it sees fit.
pub fn ask() {
    let Some(offer) = held() else { return };
    if let Some(prompt) = Reflect::get(&offer, &"prompt".into()).ok().and_then(|prompt| prompt.dyn_into::<Function>().ok()) {
        let _ = prompt.call0(&offer);
    }
    if let Some(window) = web_sys::window() {
        let _ = Reflect::delete_property(&window, &HELD.into());
    }
}

fn held() -> Option<JsValue> {
    let window = web_sys::window()?;
    Reflect::get(&window, &HELD.into()).ok().filter(|held| !held.is_undefined())
}
