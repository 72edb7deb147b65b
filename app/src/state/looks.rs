//! How a person wants the screens to look besides their theme: more contrast, a compact board, less motion. Kept on this device, and
//! shown as attributes of the page; at the next start `boot.js` shows them before the app is there, and so they cost it nothing.

use crate::browser::{keep, look};
use serde_json::{Map, Value};

const KEY: &str = "pb1/looks";

/// What can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taste {
    /// Stronger colours and edges.
    Contrast,
    /// More cards on a screen.
    Density,
    /// Nothing that moves by itself.
    Motion,
}

impl Taste {
    const ALL: [Taste; 3] = [Taste::Contrast, Taste::Density, Taste::Motion];

    /// Its name in what is kept and among the page's attributes.
    pub fn as_str(self) -> &'static str {
        match self {
            Taste::Contrast => "contrast",
            Taste::Density => "density",
            Taste::Motion => "motion",
        }
    }

    fn value(self) -> &'static str {
        match self {
            Taste::Contrast => "more",
            Taste::Density => "compact",
            Taste::Motion => "less",
        }
    }

    fn attribute(self) -> String {
        format!("data-{}", self.as_str())
    }
}

/// Whether that was asked for.
pub fn is_wanted(taste: Taste) -> bool {
    look::root(&taste.attribute()).is_some()
}

/// Asks for it, or no longer. Losing such a choice is no loss worth a message.
pub fn want(taste: Taste, is_wanted_now: bool) {
    if is_wanted_now {
        look::set_root(&taste.attribute(), taste.value());
    } else {
        look::clear_root(&taste.attribute());
    }
    let wanted: Map<String, Value> =
        Taste::ALL.into_iter().filter(|taste| is_wanted(*taste)).map(|taste| (taste.as_str().to_owned(), taste.value().into())).collect();
    let _ = keep::save(KEY, &wanted);
}
