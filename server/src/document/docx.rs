//! Word documents (docx): paragraphs as they are printed, with the numbers that Word counts by itself, and tables. What is
//! printed on every page, notes, comments and what was deleted while changes were tracked are no part of the text.

mod body;
mod numbering;
mod style;

use super::packed::{Packed, Sign, attribute};
use body::Body;
use numbering::Numbering;
use parboard_domain::document::{NotAPlan, Source};
use style::Styles;

/// What a document has beside its text.
#[derive(Debug, Default)]
struct Parts {
    styles: Option<String>,
    numbering: Option<String>,
}

/// The part with the text, when the package is a Word document.
///
/// # Errors
/// As [`Packed::walk`].
pub fn find(packed: &mut Packed<'_>) -> Result<Option<String>, NotAPlan> {
    let mut main = None;
    relations(packed, "_rels/.rels", "", |kind, target| {
        if kind == "officeDocument" {
            main = Some(target);
        }
    })?;
    let is_word = |name: &String| packed.has(name) && !name.starts_with("xl/") && !name.starts_with("ppt/");
    Ok(main.or_else(|| Some("word/document.xml".to_owned())).filter(is_word))
}

/// Reads the document whose text is in that part.
///
/// # Errors
/// As [`Packed::walk`].
pub fn read(packed: &mut Packed<'_>, text: String) -> Result<Source, NotAPlan> {
    let (folder, name) = text.rsplit_once('/').unwrap_or(("", &text));
    let mut parts = Parts::default();
    relations(packed, &format!("{folder}/_rels/{name}.rels"), folder, |kind, target| match kind {
        "styles" => parts.styles = Some(target),
        "numbering" => parts.numbering = Some(target),
        _ => {}
    })?;
    let mut styles = Styles::default();
    walk(packed, parts.styles.as_deref(), |sign| styles.take(&sign))?;
    let mut numbering = Numbering::default();
    walk(packed, parts.numbering.as_deref(), |sign| numbering.take(&sign))?;
    let mut body = Body::new(styles, numbering);
    packed.walk(&text, |sign| body.take(&sign))?;
    Ok(body.source)
}

fn walk(packed: &mut Packed<'_>, name: Option<&str>, mut take: impl FnMut(Sign<'_>)) -> Result<(), NotAPlan> {
    name.map_or(Ok(()), |name| {
        packed.walk(name, |sign| {
            take(sign);
            Ok(())
        })
    })
}

/// What a part refers to: the last word of each relation's kind, and the part it leads to.
fn relations(packed: &mut Packed<'_>, name: &str, folder: &str, mut take: impl FnMut(&str, String)) -> Result<(), NotAPlan> {
    walk(packed, Some(name), |sign| {
        let Sign::Start("Relationship", tag) = sign else { return };
        let (Some(kind), Some(target)) = (attribute(tag, "Type"), attribute(tag, "Target")) else { return };
        let target = match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None if folder.is_empty() => target,
            None => format!("{folder}/{target}"),
        };
        take(kind.rsplit('/').next().unwrap_or_default(), target);
    })
}
