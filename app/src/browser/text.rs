//! Text, numbers and dates, as the browser's own tables have them: NFC, decimal commas, dd/mm/yyyy, the alphabet.

use js_sys::{Array, Date, Function, Intl, JsString, Object, Reflect};
use parboard_domain::{
    measure::{Day, Moment},
    sign::is_hidden,
};
use std::cmp::Ordering;
use wasm_bindgen::{JsCast, JsValue};

/// The same text with every accent joined to its letter, as TCVN 6909:2001 asks, and without signs that cannot be kept.
pub fn nfc(text: &str) -> String {
    String::from(JsString::from(text).normalize("NFC")).replace(is_hidden, "")
}

/// A day as people here write it: 31/12/2025.
pub fn day(day: Day) -> String {
    day.written()
}

/// The time of day, by this device's clock and zone: 10:32.
pub fn time_of_day(moment: Moment) -> String {
    let date = Date::new(&JsValue::from_f64(moment.0 as f64));
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// Day and time: 26/05/2025 10:32.
pub fn date_time(moment: Moment) -> String {
    let date = Date::new(&JsValue::from_f64(moment.0 as f64));
    format!("{:02}/{:02}/{} {}", date.get_date(), date.get_month() + 1, date.get_full_year(), time_of_day(moment))
}

/// A number with the language's own separators.
pub fn number(language: &str, number: f64) -> String {
    let options = Object::new();
    let _ = Reflect::set(&options, &"maximumFractionDigits".into(), &2.into());
    let format = Intl::NumberFormat::new(&Array::of1(&language.into()), &options);
    format.format().call1(&JsValue::UNDEFINED, &number.into()).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

thread_local! {
    static ALPHABET: Function = Intl::Collator::new(&Array::of1(&"vi".into()), &Object::new()).compare();
}

/// How two names follow each other in the Vietnamese alphabet, whatever language the screen speaks: they are Vietnamese names.
pub fn alphabet(a: &str, b: &str) -> Ordering {
    let order = ALPHABET.with(|compare| compare.call2(&JsValue::UNDEFINED, &a.into(), &b.into()));
    order.ok().and_then(|order| order.as_f64()).and_then(|order| order.partial_cmp(&0.0)).unwrap_or_else(|| a.cmp(b))
}

/// Hands the person a file.
pub fn offer_file(name: &str, text: &str) -> Option<()> {
    let parts = Array::of1(&text.into());
    let blob = web_sys::Blob::new_with_str_sequence(&parts).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let anchor: web_sys::HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    web_sys::Url::revoke_object_url(&url).ok()
}
