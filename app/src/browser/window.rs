//! What the window and the browser say of themselves.

/// Its size in CSS pixels, as in 390 x 844; empty where it does not say.
pub fn size() -> String {
    let side = |of: fn(&web_sys::Window) -> Option<f64>| web_sys::window().and_then(|window| of(&window)).map(|side| side as i64);
    match (side(|window| window.inner_width().ok()?.as_f64()), side(|window| window.inner_height().ok()?.as_f64())) {
        (Some(width), Some(height)) => format!("{width} x {height}"),
        _ => String::new(),
    }
}

/// As the browser calls itself.
pub fn browser() -> String {
    web_sys::window().and_then(|window| window.navigator().user_agent().ok()).unwrap_or_default()
}
