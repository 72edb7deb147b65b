//! Documents of the office, written from a plan as it stands: the plan itself, a report of its progress, letters that chase units, and
//! a workbook with everything in typed columns.
//!
//! They are laid out by Decree 30/2020/NĐ-CP, Appendix I. They are Vietnamese, whatever language a screen speaks. Number, day and
//! signature stay blank for a person to fill. Every figure is from `domain::figures` and `domain::chasing`, as of a moment that the
//! document names.

mod annex;
mod book;
mod dossier;
mod letter;
mod page;
mod periodic;
mod plan;
mod report;
mod words;

pub use dossier::Dossier;

use parboard_app::online::papers::{Asked, Paper, Papers};
use parboard_store::PlanView;

/// Lent to the server functions.
pub const PAPERS: Papers = Papers { write };

/// Writes a document from a plan as it stands.
///
/// # Errors
/// Why it could not be written: memory ran out, or a text is longer than a cell of a workbook holds.
pub fn write(asked: Asked, view: PlanView) -> Result<Vec<u8>, String> {
    let dossier = Dossier::new(view, (asked.at, asked.now), asked.sender);
    let written = match asked.paper {
        Paper::Plan => plan::write(&dossier),
        Paper::Report => asked.period.map_or_else(|| report::write(&dossier), |period| periodic::write(&dossier, period)),
        Paper::Letters => letter::write(&dossier, asked.unit),
        Paper::Book => book::write(&dossier),
    };
    written.map_err(|error| format!("{error:#}"))
}
