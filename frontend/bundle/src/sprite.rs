//! The icons: one file of drawings (`style/sprite.svg`), of which each style sheet gets the ones it names.
//!
//! A sheet says `url(sprite.svg#fold)`, and in the finished sheet that one drawing stands there as a data address. So no icon is a
//! request of its own, all are on the device with the sheet, and the sheet of the first picture carries no other than its own.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

/// How a sheet names a drawing, up to its name.
const NAMED: &str = "url(sprite.svg#";
/// How a drawing begins in the sprite, up to its name.
const SYMBOL: &str = "<symbol id=\"";

/// The drawings by their names, and the pen they are drawn with.
pub struct Sprite {
    pen: String,
    drawings: BTreeMap<String, String>,
}

impl Sprite {
    /// Reads a sprite: one `<svg …>` whose attributes hold for all, and in it one `<symbol id="…">` for each drawing.
    ///
    /// # Errors
    /// When the text is of another shape, or two drawings have one name.
    pub fn read(text: &str) -> Result<Self> {
        let (_, rest) = text.split_once("<svg ").context("the sprite is no <svg>")?;
        let (pen, mut rest) = rest.split_once('>').context("the sprite's <svg> has no end")?;
        let mut drawings = BTreeMap::new();
        while let Some((_, after)) = rest.split_once(SYMBOL) {
            let (name, after) = after.split_once("\">").context("a drawing's name has no end")?;
            let (drawing, after) = after.split_once("</symbol>").with_context(|| format!("the drawing {name} has no end"))?;
            if drawings.insert(name.to_owned(), drawing.to_owned()).is_some() {
                bail!("two drawings are called {name}");
            }
            rest = after;
        }
        Ok(Self { pen: pen.to_owned(), drawings })
    }

    /// The sheet with the drawings in the places where it names them.
    ///
    /// # Errors
    /// When it names one that there is not.
    pub fn put_into(&self, css: &str) -> Result<String> {
        let mut parts = css.split(NAMED);
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once(')').context("the name of a drawing has no end")?;
            let drawing = self.drawings.get(name).with_context(|| format!("the sprite has no drawing called {name}"))?;
            filled.push_str(&self.address_of(drawing));
            filled.push_str(rest);
        }
        Ok(filled)
    }

    /// Quoted, only what ends an address or a string has to be written otherwise.
    fn address_of(&self, drawing: &str) -> String {
        let picture = format!("<svg {}>{drawing}</svg>", self.pen);
        format!("url(\"data:image/svg+xml,{}\")", picture.replace('"', "'").replace('%', "%25").replace('#', "%23"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPRITE: &str = "<svg viewBox=\"0 0 16 16\" stroke=\"#000\">\n<!-- What is pressed. -->\n\
        <symbol id=\"fold\"><path d=\"M3 5\"/></symbol>\n<symbol id=\"plus\"><path d=\"M8 2\"/></symbol>\n</svg>";

    #[test]
    fn a_sheet_gets_the_drawings_that_it_names_and_no_other() {
        let sprite = Sprite::read(SPRITE).expect("this is a sprite");
        let css = sprite.put_into("a{--icon:url(sprite.svg#fold)}b{color:red}").expect("it is there");
        let drawn = "<svg viewBox='0 0 16 16' stroke='%23000'><path d='M3 5'/></svg>";
        assert_eq!(css, format!("a{{--icon:url(\"data:image/svg+xml,{drawn}\")}}b{{color:red}}"));
    }

    #[test]
    fn an_unknown_drawing_is_refused() {
        let sprite = Sprite::read(SPRITE).expect("this is a sprite");
        assert!(sprite.put_into("a{--icon:url(sprite.svg#fould)}").is_err());
    }

    #[test]
    fn what_is_no_sprite_is_refused() {
        for text in ["", "<svg viewBox", "<svg ><symbol id=\"a\">", "<svg ><symbol id=\"a\"></symbol><symbol id=\"a\"></symbol></svg>"] {
            assert!(Sprite::read(text).is_err(), "{text}");
        }
    }
}
