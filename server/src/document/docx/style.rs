//! Styles of paragraphs: the list that a style belongs to, and whether it prints capitals. A style that says nothing is as the one
//! that it is based on.

use super::super::packed::{Sign, attribute};
use std::collections::HashMap;

/// Styles based on each other further than this go round in a circle.
const BASES_MAX: usize = 12;

/// All styles by their ids.
#[derive(Debug, Default)]
pub struct Styles {
    by_id: HashMap<String, Style>,
    open: Option<(String, Style)>,
    is_change: bool,
}

/// What one style says.
#[derive(Clone, Debug, Default)]
pub struct Style {
    based_on: Option<String>,
    /// The list; nought for none.
    pub list: Option<u32>,
    /// The level in it.
    pub level: Option<usize>,
    /// Small letters are printed as capitals.
    pub caps: Option<bool>,
}

impl Styles {
    /// Takes what a walk comes by.
    pub fn take(&mut self, sign: &Sign<'_>) {
        match sign {
            Sign::Start("style", tag) => self.open = attribute(tag, "styleId").map(|id| (id, Style::default())),
            Sign::End("style") => self.by_id.extend(self.open.take()),
            Sign::Start("pPrChange" | "rPrChange" | "tblStylePr", _) => self.is_change = true,
            Sign::End("pPrChange" | "rPrChange" | "tblStylePr") => self.is_change = false,
            Sign::Start(name, tag) if !self.is_change => {
                let Some((_, style)) = &mut self.open else { return };
                let value = attribute(tag, "val");
                match *name {
                    "basedOn" => style.based_on = value,
                    "numId" => style.list = value.and_then(|value| value.parse().ok()),
                    "ilvl" => style.level = value.and_then(|value| value.parse().ok()),
                    "caps" => style.caps = Some(is_on(value.as_deref())),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// What a style comes to with all that it is based on.
    pub fn whole(&self, id: &str) -> Style {
        let mut whole = Style::default();
        let mut next = self.by_id.get(id);
        for _ in 0..BASES_MAX {
            let Some(style) = next else { break };
            whole.list = whole.list.or(style.list);
            whole.level = whole.level.or(style.level);
            whole.caps = whole.caps.or(style.caps);
            next = style.based_on.as_ref().and_then(|base| self.by_id.get(base));
        }
        whole
    }
}

/// Whether a property that may be on or off is on; without a value it is.
pub fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off" | "none"))
}
