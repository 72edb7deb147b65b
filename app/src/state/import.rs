//! Importing a plan: the text a person brings, what the server reads in it, and what came of keeping it. The text survives
//! errors and reloads: it is dropped only when it was imported, or when the person says so.

use super::{
    asking::{ask, look},
    desk::Desk,
    drafts::{Draft, Others, Slot},
    syncing,
};
use crate::{
    browser::{clock, file, text},
    online::{
        DOCUMENT_BYTES_MAX, OnlineError, TEXT_BYTES_MAX,
        import::{AgencyAnswer, Comparison, ImportOutcome, ImportPreview, commit_import, compare_import, open_document, preview_import},
    },
    words::words,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use parboard_domain::{
    document::Reading,
    id::{AgencyId, PlanId},
    import::UnknownName,
};
use std::collections::BTreeMap;

/// The form's name among the drafts.
const NAME: &str = "import";
/// Files that the browser cannot read; the old kinds too, so that the server says what to do with them.
const OPENED_BY_SERVER: [&str; 6] = [".docx", ".xlsx", ".doc", ".xls", ".pdf", ".rtf"];
/// Longer texts stay on the screen only: storage is for what people wrote into the board.
const DRAFT_BYTES_MAX: usize = 300_000;
/// Typing is kept when it pauses for so long.
const PAUSE_MS: u32 = 400;

/// An import under way.
#[derive(Clone, Copy)]
pub struct Import {
    desk: Desk,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// The text.
    pub text: RwSignal<String>,
    /// The text that a file or an empty form took the place of, until something is kept.
    pub before: RwSignal<Option<String>>,
    /// What was read in it; gone as soon as the text changes.
    pub reading: RwSignal<Option<Reading>>,
    /// The names in it that the registry does not know.
    pub unknown: RwSignal<Vec<UnknownName>>,
    /// Whom the person says they mean; the others are new agencies.
    pub answers: RwSignal<BTreeMap<String, AgencyId>>,
    /// Why it was not.
    pub trouble: RwSignal<Option<String>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
    /// The plan to bring up to date; by default the one that the document's head names.
    pub into: RwSignal<Option<PlanId>>,
    /// What keeping it would change of the plan that is there.
    pub comparison: RwSignal<Option<Comparison>>,
    /// Why a plan that is there is amended.
    pub why: RwSignal<String>,
    /// What was kept.
    pub outcome: RwSignal<Option<ImportOutcome>>,
}

impl Import {
    /// Goes on where the person left off on this device.
    pub fn resume(desk: Desk) -> Self {
        let text = RwSignal::new(slot(desk).load().map(|draft| draft.text).unwrap_or_default());
        let wants = move || text.try_with_untracked(String::is_empty).unwrap_or(false);
        Others::of_no_card(desk).take_over(slot(desk), NAME, wants, move |left| text.set(left.text));
        Self {
            desk,
            timer: StoredValue::new(None),
            text,
            before: RwSignal::new(None),
            reading: RwSignal::new(None),
            unknown: RwSignal::new(Vec::new()),
            answers: RwSignal::new(BTreeMap::new()),
            trouble: RwSignal::new(None),
            busy: RwSignal::new(false),
            into: RwSignal::new(None),
            comparison: RwSignal::new(None),
            why: RwSignal::new(String::new()),
            outcome: RwSignal::new(None),
        }
    }

    /// Takes new text; what was read in the old one no longer holds.
    pub fn set_text(self, text: String) {
        let (desk, draft) = (self.desk, text.clone());
        self.text.set(text);
        self.reading.set(None);
        self.comparison.set(None);
        self.trouble.set(None);
        self.outcome.set(None);
        // Which plan was chosen for the old text says nothing of the new one.
        self.into.set(None);
        // The timer has a copy of its own: leaving the screen at once loses nothing.
        let timer = clock::later(PAUSE_MS, move || keep_draft(desk, &draft));
        if let Some(old) = self.timer.try_update_value(|held| std::mem::replace(held, timer)).flatten() {
            old.clear();
        }
    }

    /// Takes new text in the place of the old one, to which there is a way back: somebody may have mended it by hand.
    pub fn replace_text(self, text: String) {
        let before = self.text.get_untracked();
        self.set_text(text);
        self.before.set(Some(before).filter(|before| !before.trim().is_empty()));
    }

    /// Takes the text before.
    pub fn bring_back(self) {
        if let Some(before) = self.before.get_untracked() {
            self.replace_text(before);
        }
    }

    /// Takes what stands in a file. The browser reads plain text by itself, also without a network; documents and workbooks are
    /// opened by the server.
    pub fn set_file(self, file: web_sys::File) {
        let name = file.name().to_lowercase();
        let is_text = !OPENED_BY_SERVER.iter().any(|ending| name.ends_with(ending));
        let most = if is_text { TEXT_BYTES_MAX } else { DOCUMENT_BYTES_MAX };
        if file.size() > most as f64 {
            self.trouble.set(Some(if is_text { words().text_too_large() } else { words().document_too_large() }.to_owned()));
            return;
        }
        if is_text {
            spawn_local(async move {
                match file::text(&file).await {
                    Some(text) => self.replace_text(text),
                    None => drop(self.trouble.try_set(Some(words().file_unreadable().to_owned()))),
                }
            });
            return;
        }
        let opened = async move {
            let bytes = file::bytes(&file).await.ok_or_else(|| OnlineError::new("damaged", words().file_unreadable()))?;
            open_document(STANDARD.encode(bytes.to_vec())).await
        };
        ask(self.busy, self.trouble, opened, move |text| {
            self.replace_text(text);
            self.preview();
        });
    }

    /// Whether the text is, or will be, kept on this device.
    pub fn keeps_draft(self) -> bool {
        self.desk.keeping().0 && self.text.with(|text| text.len() <= DRAFT_BYTES_MAX)
    }

    /// Asks what is in the text. Nothing is stored. What was read counts for the text that was sent: when that has changed
    /// meanwhile, there is nothing to keep, and the person is told.
    pub fn preview(self) {
        let text = self.text.get_untracked();
        self.ask(preview_import(text.clone()), move |ImportPreview { reading, unknown }| {
            if self.holds(&text) {
                // What was said of a name counts as long as it is asked about.
                self.answers.update(|answers| answers.retain(|name, _| unknown.iter().any(|unknown| unknown.name == *name)));
                self.unknown.set(unknown);
                self.reading.set(Some(reading));
            } else {
                self.trouble.set(Some(words().text_changed().to_owned()));
            }
        });
    }

    /// Asks what keeping the text would change, with the plan and the answers that are chosen. Nothing is stored.
    pub fn compare(self) {
        let asked = move || (self.text.get_untracked(), self.into.get_untracked(), self.said());
        let (text, into, answers) = asked();
        self.comparison.set(None);
        look(self.trouble, compare_import(text.clone(), into, answers.clone()), move |comparison| {
            // What was chosen meanwhile is asked about by itself.
            if asked() == (text, into, answers) {
                self.comparison.set(Some(comparison));
            }
        });
    }

    fn said(self) -> Vec<AgencyAnswer> {
        self.answers.get_untracked().into_iter().map(|(name, agency)| AgencyAnswer { name, agency }).collect()
    }

    /// Has the plan kept, and brings it to this device. Only what was read and is still in the form: no reading outlives a
    /// change of its text.
    pub fn commit(self) {
        if self.reading.with_untracked(Option::is_none) {
            return;
        }
        let (text, into) = (self.text.get_untracked(), self.into.get_untracked());
        self.ask(commit_import(text.clone(), into, Some(self.said()), Some(text::nfc(self.why.get_untracked().trim()))), move |outcome| {
            // What was pasted meanwhile is another plan, and stays.
            if self.holds(&text) {
                self.set_text(String::new());
                self.before.set(None);
                self.why.set(String::new());
                slot(self.desk).erase();
            }
            self.outcome.set(Some(outcome));
            syncing::ask(self.desk);
        });
    }

    fn holds(self, text: &str) -> bool {
        self.text.with_untracked(|held| held == text)
    }

    fn ask<T: 'static>(self, call: impl Future<Output = Result<T, OnlineError>> + 'static, done: impl FnOnce(T) + 'static) {
        if self.text.with_untracked(|text| text.len() > TEXT_BYTES_MAX) {
            self.trouble.set(Some(words().text_too_large().to_owned()));
            return;
        }
        // The person may have left the screen when the answer comes; the draft is still kept.
        ask(self.busy, self.trouble, call, done);
    }
}

fn keep_draft(desk: Desk, text: &str) {
    if text.is_empty() || text.len() > DRAFT_BYTES_MAX {
        slot(desk).erase();
    } else {
        slot(desk).save(&Draft { text: text.to_owned(), ..Draft::default() });
    }
}

fn slot(desk: Desk) -> Slot {
    Slot::alone(desk, NAME)
}
