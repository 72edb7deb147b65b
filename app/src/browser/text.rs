//! Text, numbers and dates, as the browser's own tables have them: NFC, decimal commas, days, the alphabet.

use super::{intl::Tables, look};
use js_sys::{Array, Date, JsString};
use parboard_domain::{
    measure::{Day, Moment},
    sign::is_hidden,
};
use std::{cmp::Ordering, thread::LocalKey};
use wasm_bindgen::{JsCast, JsValue};

const MINUTE_MS: f64 = 60_000.0;
const DAY_MS: f64 = 86_400_000.0;

/// The same text with every accent joined to its letter, as TCVN 6909:2001 asks, and without signs that cannot be kept.
pub fn nfc(text: &str) -> String {
    String::from(JsString::from(text).normalize("NFC")).replace(is_hidden, "")
}

thread_local! {
    // In the language of the page. Another language is a page loaded anew, so what is kept here never changes underfoot.
    static DAYS: Option<Tables> = days();
    static TIMES: Option<Tables> = Tables::of("DateTimeFormat", "format", tag(), &[("timeStyle", "short"), ("timeZone", "UTC")]);
    static NUMBERS: Option<Tables> = Tables::of("NumberFormat", "format", tag(), &[("maximumFractionDigits", "2")]);
    static FORMS: Option<Tables> = Tables::of("PluralRules", "select", tag(), &[]);
    static ALPHABET: Option<Tables> = Tables::of("Collator", "compare", "vi", &[]);
}

/// Whose way of writing: of English that of Britain, where the day comes before the month as it does here.
fn tag() -> &'static str {
    if is_english() { "en-GB" } else { "vi-VN" }
}

fn is_english() -> bool {
    look::root("lang").is_some_and(|language| language == "en")
}

/// In English with the month's name: among those who read it, some take 05/06 for May.
fn days() -> Option<Tables> {
    let (day, month) = if is_english() { ("numeric", "short") } else { ("2-digit", "2-digit") };
    Tables::of("DateTimeFormat", "format", tag(), &[("day", day), ("month", month), ("year", "numeric"), ("timeZone", "UTC")])
}

fn said(tables: &'static LocalKey<Option<Tables>>, number: f64) -> Option<String> {
    tables.with(|tables| tables.as_ref()?.say(number))
}

/// A day: 31/12/2025, and in English 31 Dec 2025.
pub fn day(day: Day) -> String {
    said(&DAYS, day.0 as f64 * DAY_MS).unwrap_or_else(|| day.written())
}

/// The time of day, by this device's clock and zone: 10:32.
pub fn time_of_day(moment: Moment) -> String {
    said(&TIMES, as_if_utc(moment)).unwrap_or_default()
}

/// Day and time: 26/05/2025 10:32. Browsers put the two together each in a way of its own; here they stand as in the office's papers.
pub fn date_time(moment: Moment) -> String {
    let day = said(&DAYS, as_if_utc(moment)).unwrap_or_default();
    [&day, " ", &time_of_day(moment)].concat()
}

/// The moment at which the clocks of UTC show what this device's clock shows: one table of days serves days and moments.
fn as_if_utc(moment: Moment) -> f64 {
    let at = moment.0 as f64;
    at - Date::new(&JsValue::from_f64(at)).get_timezone_offset() * MINUTE_MS
}

/// A number with the language's own separators, and two places after its comma at most.
pub fn number(number: f64) -> String {
    said(&NUMBERS, number).unwrap_or_default()
}

/// Whether the form for one goes with a number, as the language's own rules say.
pub fn is_singular(number: f64) -> bool {
    said(&FORMS, number).is_some_and(|form| form == "one")
}

/// How two names follow each other in the Vietnamese alphabet, whatever language the screen speaks: they are Vietnamese names.
pub fn alphabet(a: &str, b: &str) -> Ordering {
    let order = ALPHABET.with(|tables| tables.as_ref()?.compare(a, b));
    order.and_then(|order| order.partial_cmp(&0.0)).unwrap_or_else(|| a.cmp(b))
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
