//! One style sheet out of many: `@import`s joined in order, layers kept, minified, lowered for the oldest browsers we serve, and given
//! its icons.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

use crate::sprite::Sprite;

/// The drawings, beside the sheets that name them.
const SPRITE: &str = "sprite.svg";

/// The oldest browsers of a district office: Chrome 109 and Firefox 115 are the last that run on Windows 7, and both know
/// layers, container queries and everything our wasm asks for. Nesting and `light-dark()` are lowered for them; for
/// `light-dark()` to work there, the root must state `color-scheme: light dark`.
const OLDEST: Browsers = Browsers {
    android: None,
    chrome: Some(version(109, 0)),
    edge: Some(version(109, 0)),
    firefox: Some(version(115, 0)),
    ie: None,
    ios_saf: Some(version(16, 4)),
    opera: None,
    safari: Some(version(16, 4)),
    samsung: None,
};

/// Joins `entry` with all it imports, and puts the drawings into it that it names.
///
/// # Errors
/// When a file is missing or is not CSS, and the message names the file and the line; when a drawing is not there.
pub fn join(entry: &Path) -> Result<String> {
    let files = FileProvider::new();
    let mut bundler = Bundler::new(&files, None, ParserOptions::default());
    let mut sheet = bundler.bundle(entry).map_err(|error| anyhow!("{error}"))?;
    let targets = Targets::from(OLDEST);
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| anyhow!("{error}"))?;
    let printed = sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() });
    with_icons(printed.map_err(|error| anyhow!("{error}"))?.code, &entry.with_file_name(SPRITE))
}

fn with_icons(css: String, sprite: &Path) -> Result<String> {
    if !css.contains(SPRITE) {
        return Ok(css);
    }
    let text = fs::read_to_string(sprite).with_context(|| format!("cannot read {}", sprite.display()))?;
    let css = Sprite::read(&text)?.put_into(&css)?;
    ensure!(!css.contains(SPRITE), "a sheet names the sprite in an unknown way");
    Ok(css)
}

const fn version(major: u32, minor: u32) -> u32 {
    major << 16 | minor << 8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(files: &[(&str, &str)]) -> Result<String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (name, text) in files {
            fs::write(folder.path().join(name), text).expect("a temporary file");
        }
        join(&folder.path().join("main.css"))
    }

    #[test]
    fn imports_are_joined_and_layers_keep_their_order() {
        let main = "@layer late, early; @import \"card.css\" layer(early); @layer late { b { color: blue } }";
        let css = joined(&[("main.css", main), ("card.css", ".card { color: red }")]);
        let css = css.expect("both files are CSS");
        assert_eq!(css, "@layer late{b{color:#00f}}@layer early{.card{color:red}}");
    }

    #[test]
    fn nesting_and_light_dark_reach_old_browsers() {
        let main = ":root { color-scheme: light dark; --ink: light-dark(#111, #eee) } .card { & b { color: var(--ink) } }";
        let css = joined(&[("main.css", main)]).expect("this is CSS");
        assert!(css.contains(".card b{"), "nesting is not lowered: {css}");
        assert!(css.contains("var(--lightningcss-light,#111)"), "light-dark() is not lowered: {css}");
        assert!(css.contains("prefers-color-scheme:dark"), "{css}");
    }

    #[test]
    fn a_mask_by_a_name_reaches_old_browsers_with_its_drawing() {
        let main = ":root { --icon-fold: url(sprite.svg#fold) } b { mask: var(--icon-fold) center / contain no-repeat }";
        let sprite = "<svg viewBox=\"0 0 16 16\"><symbol id=\"fold\"><path d=\"M3 5\"/></symbol></svg>";
        let css = joined(&[("main.css", main), ("sprite.svg", sprite)]).expect("the drawing is there");
        assert!(css.contains("--icon-fold:url(\"data:image/svg+xml,<svg viewBox='0 0 16 16'><path d='M3 5'/></svg>\")"), "{css}");
        assert!(css.contains("-webkit-mask:var(--icon-fold)"), "{css}");
        assert!(joined(&[("main.css", main), ("sprite.svg", "<svg ></svg>")]).is_err());
    }

    #[test]
    fn a_missing_import_is_an_error() {
        assert!(joined(&[("main.css", "@import \"gone.css\";")]).is_err());
    }
}
