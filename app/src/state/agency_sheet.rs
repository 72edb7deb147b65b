//! A sheet of agencies on its way in: the file that was chosen, what each of its lines would do, and what became of them. And the way
//! out: the registry as a file.

use super::{agencies::Agencies, asking::ask};
use crate::{
    browser::file,
    online::{
        OnlineError,
        agency_sheet::{SHEET_BYTES_MAX, SheetFormat, preview_sheet, take_sheet, write_sheet},
    },
    words::words,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use leptos::prelude::*;
use parboard_domain::registry::sheet::Judged;
use web_sys::File;

/// A sheet on the screen.
#[derive(Clone, Copy)]
pub struct AgencySheet {
    agencies: StoredValue<Agencies>,
    content: StoredValue<String>,
    /// What each line would do; nothing as long as no file was read.
    pub lines: RwSignal<Option<Vec<Judged>>>,
    /// Why the file was not read or not written.
    pub trouble: RwSignal<Option<String>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
}

impl AgencySheet {
    /// Without a file.
    pub fn of(agencies: Agencies) -> Self {
        let (agencies, content) = (StoredValue::new(agencies), StoredValue::new(String::new()));
        Self { agencies, content, lines: RwSignal::new(None), trouble: RwSignal::new(None), busy: RwSignal::new(false) }
    }

    /// Asks what the lines of a file would do.
    pub fn choose(self, chosen: File) {
        ask(
            self.busy,
            self.trouble,
            async move {
                if chosen.size() > SHEET_BYTES_MAX as f64 {
                    return Err(OnlineError::new("sheet_too_large", ""));
                }
                let bytes = file::bytes(&chosen).await.ok_or_else(|| OnlineError::new("sheet_damaged", ""))?;
                let content = STANDARD.encode(bytes.to_vec());
                Ok((preview_sheet(content.clone()).await?, content))
            },
            move |(lines, content)| {
                self.content.set_value(content);
                self.agencies.get_value().done.set(String::new());
                self.lines.set(Some(lines));
            },
        );
    }

    /// Has the lines taken in that can be taken.
    pub fn take(self) {
        ask(self.busy, self.trouble, take_sheet(self.content.get_value()), move |lines| {
            self.put_away();
            self.agencies.get_value().changed(words().sheet_taken(&lines));
        });
    }

    /// Gives the file up.
    pub fn put_away(self) {
        self.content.set_value(String::new());
        self.trouble.set(None);
        self.agencies.get_value().came_back.set_value(true);
        self.lines.set(None);
    }

    /// Hands the person the registry as a file.
    pub fn offer(self, format: SheetFormat) {
        let (name, media) = match format {
            SheetFormat::Csv => ("co-quan.csv", "text/csv"),
            SheetFormat::Xlsx => ("co-quan.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        };
        ask(self.busy, self.trouble, write_sheet(format), move |content| {
            let offered = STANDARD.decode(content).ok().and_then(|bytes| file::offer(name, media, &bytes));
            if offered.is_none() {
                self.trouble.set(Some(words().file_not_offered().to_owned()));
            }
        });
    }
}
