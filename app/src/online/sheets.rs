//! What the server lends to the server functions for files: this crate reads and writes none.

use super::agency_sheet::SheetFormat;
use parboard_domain::{
    document::{NotAPlan, Source},
    registry::{
        Registry,
        sheet::{Line, NotASheet},
    },
};

/// Reads sheets and writes them. The server provides one as a context.
#[derive(Clone, Copy, Debug)]
pub struct Sheets {
    /// The lines of a file, whichever of the formats it is.
    pub read: fn(&[u8]) -> Result<Vec<Line>, NotASheet>,
    /// The registry as a file; why not is for the log.
    pub write: fn(&Registry, SheetFormat) -> Result<Vec<u8>, String>,
}

/// Opens documents. The server provides one as a context.
#[derive(Clone, Copy, Debug)]
pub struct Documents {
    /// What stands in a file, whichever of the kinds it is.
    pub open: fn(Vec<u8>) -> Result<Source, NotAPlan>,
}
