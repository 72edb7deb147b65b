//! What the browser knows of a language (`Intl`): how it writes days and numbers, which form of a word goes with a number, how names
//! follow each other. Making one of these takes a browser longer than asking it a thousand times, so whoever needs one keeps it.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// One of the makers of `Intl`, and what it is asked to do.
pub struct Tables {
    of: JsValue,
    does: Function,
}

impl Tables {
    /// Those of a language: `kind` and `does` as `Intl` calls them, with the options wanted. Nothing where a browser lacks them.
    pub fn of(kind: &str, does: &str, language: &str, options: &[(&str, &str)]) -> Option<Self> {
        let wanted = Object::new();
        for (name, value) in options {
            Reflect::set(&wanted, &(*name).into(), &(*value).into()).ok()?;
        }
        let intl = Reflect::get(web_sys::window()?.as_ref(), &"Intl".into()).ok()?;
        let maker: Function = Reflect::get(&intl, &kind.into()).ok()?.dyn_into().ok()?;
        let of = Reflect::construct(&maker, &Array::of2(&language.into(), &wanted)).ok()?;
        let does = Reflect::get(&of, &does.into()).ok()?.dyn_into().ok()?;
        Some(Self { of, does })
    }

    /// What it says of a number; of a moment, in milliseconds since 1970.
    pub fn say(&self, number: f64) -> Option<String> {
        self.does.call1(&self.of, &number.into()).ok()?.as_string()
    }

    /// Which of two comes first: below nought the first, above it the second.
    pub fn compare(&self, a: &str, b: &str) -> Option<f64> {
        self.does.call2(&self.of, &a.into(), &b.into()).ok()?.as_f64()
    }
}
