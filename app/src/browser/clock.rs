//! Time and chance, as the browser has them. What is to be run later is boxed: the machinery that hands it to the browser is then there
//! once, and not once for each of them.

use leptos::leptos_dom::helpers::{TimeoutHandle, request_animation_frame, set_timeout_with_handle};
use parboard_domain::measure::Moment;
use std::time::Duration;

/// The device's clock, which may be wrong: shown, never compared.
pub fn now() -> Moment {
    Moment(js_sys::Date::now() as i64)
}

/// Milliseconds by a clock that nobody sets, since some moment: for telling how long something has taken.
pub fn steady_ms() -> i64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now()) as i64
}

/// 32 random bits.
pub fn chance() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// Runs something later; it does not run when the returned handle says so first.
pub fn later(delay_ms: u32, work: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    boxed_later(delay_ms, Box::new(work))
}

fn boxed_later(delay_ms: u32, work: Box<dyn FnOnce()>) -> Option<TimeoutHandle> {
    set_timeout_with_handle(work, Duration::from_millis(u64::from(delay_ms))).ok()
}

/// Runs something once the browser has painted what there is now. A tab that nobody sees is not painted, and does not wait.
pub fn after_picture(work: impl FnOnce() + 'static) {
    boxed_after_picture(Box::new(work));
}

fn boxed_after_picture(work: Box<dyn FnOnce()>) {
    if web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden()) {
        let _ = boxed_later(0, work);
        return;
    }
    request_animation_frame(move || {
        let _ = boxed_later(0, work);
    });
}
