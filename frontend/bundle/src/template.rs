//! Placeholders in the page, the scripts and the worker: `{{name}}` becomes the address of that file.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

/// Replaces every `{{name}}`. A name that stands for nothing is an error: a page that asks for `{{parbord.js}}` must not ship.
///
/// # Errors
/// When a name stands for nothing, or a placeholder is not closed.
pub fn fill(text: &str, values: &BTreeMap<String, String>) -> Result<String> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else { bail!("a placeholder is not closed") };
        let Some(value) = values.get(name.trim()) else { bail!("nothing is called {{{{{}}}}}", name.trim()) };
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values() -> BTreeMap<String, String> {
        BTreeMap::from([("main.css".to_owned(), "/pkg/main-1.css".to_owned())])
    }

    #[test]
    fn a_placeholder_becomes_its_value() {
        let page = fill(r#"<link href="{{main.css}}"><p>{{ main.css }}"#, &values()).expect("both are known");
        assert_eq!(page, r#"<link href="/pkg/main-1.css"><p>/pkg/main-1.css"#);
    }

    #[test]
    fn an_unknown_or_open_placeholder_is_refused() {
        assert!(fill("{{other.css}}", &values()).is_err());
        assert!(fill("{{main.css", &values()).is_err());
    }
}
