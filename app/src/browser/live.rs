//! Live news: the server says that a plan moved on, and nothing else. A hint; the sync that follows is what counts. The stream
//! itself is held by `frontend/public/background.js`, one for all tabs.

use super::{events, look};
use parboard_domain::{
    id::{PersonId, PlanId},
    json,
    measure::Rev,
};
use serde::Deserialize;
use wasm_bindgen::JsCast;
use web_sys::CustomEvent;

/// The hook that says whose news to hear.
const LISTENS: &str = "data-listens";

/// A plan has reached a revision.
#[derive(Deserialize)]
pub struct News {
    /// Which plan.
    pub plan: PlanId,
    /// Which revision.
    pub rev: Rev,
}

/// Asks for that person's news, also when a stream has ended.
pub fn listen(account: PersonId) {
    look::set_body(LISTENS, &account.to_string());
}

/// Asks for no news any more.
pub fn stop() {
    look::clear_body(LISTENS);
}

/// Hears news for as long as the page lives.
pub fn on_news(mut heard: impl FnMut(News) + 'static) {
    events::on_window("parboard:news", move |event| {
        let told = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string());
        if let Some(news) = told.and_then(|text| json::read(&text).ok()) {
            heard(news);
        }
    });
}
