//! Lines about drafts: this tab's, and those that other tabs hold or left.

use super::{Words, record::excerpt};
use crate::state::drafts::Draft;

impl Words {
    pub fn title_unsaved(&self) -> &'static str {
        self.pick("Chưa lưu. Enter hoặc rời ô để lưu, Esc để giữ tên cũ.", "Not saved. Enter, or leave the field, to save; Esc keeps the old title.")
    }

    pub fn title_keep_old(&self) -> &'static str {
        self.pick("Giữ tên cũ", "Keep the old title")
    }

    /// What was typed is no title.
    pub fn title_short(&self, typed: &str) -> String {
        self.put(
            format!("“{typed}” quá ngắn để làm tên việc; tên cũ được giữ lại."),
            format!("“{typed}” is too short for a title; the old one is kept."),
        )
    }

    pub fn draft_in_other_tab(&self) -> &'static str {
        self.pick("Bản nháp bạn đang viết ở tab khác:", "A draft you are writing in another tab:")
    }

    pub fn draft_left_behind(&self) -> &'static str {
        self.pick("Bản nháp bạn để lại trước đây, chưa lưu:", "A draft you left earlier, not saved:")
    }

    /// Puts it into the form; what is there takes its place.
    pub fn draft_take(&self) -> &'static str {
        self.pick("Đưa vào ô nhập", "Put it into the form")
    }
}

/// What a draft says, shortened.
pub fn draft_in_short(draft: &Draft) -> String {
    let percent = if draft.percent.is_empty() { String::new() } else { format!("{} %", draft.percent) };
    let paper = &draft.paper;
    let file = paper.file.as_ref().map(|file| file.name.as_str()).or(draft.without.as_deref()).unwrap_or_default();
    let parts =
        [excerpt(&draft.title), excerpt(&draft.text), percent, excerpt(&paper.title), paper.number.clone(), paper.issuer.clone(), file.to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
