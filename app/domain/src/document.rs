//! Reads a province's plan, or the table that assigns its criteria, from lines and table rows.
//!
//! The reader keeps the document's words. It never renumbers, never fills a gap, and refuses with one reason what is not
//! such a document. It goes by structure (numbers, markers, labels, bullets), because no two provinces lay a plan out alike.
//! It knows nothing of files: whoever opens a `.docx` or `.xlsx` turns it into a [`Source`].
//!
//! The stages, in order: [`source`] holds what was received, `clean` makes it plain text, `glue` and `wrap` restore its
//! paragraphs, `outline` finds the blocks, `item` and `table` make items of them, `warn` says what is amiss.

mod agency;
mod annex;
mod clean;
mod date;
mod deadline;
mod glue;
mod head;
mod heading;
mod item;
mod label;
mod mark;
mod outline;
mod reading;
mod refusal;
mod roles;
pub(crate) mod short_title;
mod source;
mod subject;
mod table;
mod tasks;
mod text;
mod warn;
mod wrap;

pub(crate) use agency::list as names_in;
pub use reading::{Document, Index, Item, ItemTask, Reading, Warning, WarningCode};
pub use refusal::NotAPlan;
pub use source::{AS_ABOVE, Line, Part, READ_MS_MAX, Row, Source, TEXT_MAX};

use crate::plan::PlanKind;
use outline::Outline;

/// What a person should know of a plan that was put together here rather than read: nobody in charge, no deadline, repeats.
pub(crate) fn warnings_of_plan(items: &[Item]) -> Vec<Warning> {
    let mut warnings = warn::about(items, &[], PlanKind::Plan, true);
    warnings.retain(|warning| warning.code != WarningCode::MissingNumber);
    warnings
}

/// Whether these cells head a table of criteria, so that whoever opens a file can tell such a table from one that only lays out
/// a page.
pub fn is_table_head(cells: &[String]) -> bool {
    table::is_head(cells)
}

/// Reads one document.
///
/// # Errors
/// [`NotAPlan`] says in one line why this is not a plan; nothing of it was kept.
pub fn read(source: &Source) -> Result<Reading, NotAPlan> {
    let clean = clean::clean(source)?;
    let pieces = wrap::paragraphs(&clean);
    let mut head = head::read(&clean);
    let outline = outline::outline(&pieces, head.index);
    let prose = outline.items(head.document.year);
    let table = table::read(&clean, &head);
    let from_table = prose.is_empty() && !table.items.is_empty();
    let outline = if from_table { Outline::default() } else { outline };
    if from_table {
        head.take_title(table.title);
    }
    let (kind, items) = if from_table { (table.kind, table.items) } else { (PlanKind::Plan, prose) };
    subject::check(&head, &pieces, &items, from_table)?;
    let mut warnings = warn::about(&items, &outline.heading_numbers(), kind, table.has_deadlines || !from_table);
    warnings.extend(warn::doubts(outline.doubtful()));
    warnings.extend(warn::miscounts(&outline.declared()));
    warnings.extend(annex::missing(&clean, &pieces));
    let document = Document { kind, ..head.document };
    Ok(Reading { document, declared_items: outline.declared_items(), items, warnings })
}
