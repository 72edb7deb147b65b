//! Lines about clashes: what was written at the same time, by whom, and what to do about it.

use super::Words;
use crate::state::prefs::Language;
use parboard_domain::field::{Field, Value};

impl Words {
    /// Both sides of a clash: who set what over whose value.
    pub fn clash(&self, field: Field, by: &str, to: &Value, other: &str, value: &Value) -> String {
        let [to, value] = [self.value(field, to), self.value(field, value)];
        capital(self.put(format!("{by} ghi {to}; {other} ghi {value}."), format!("{by} wrote {to}; {other} wrote {value}.")))
    }

    /// I, as one side of a clash.
    pub fn me(&self) -> &'static str {
        self.pick("bạn", "you")
    }

    /// The other side of a clash that somebody has with themselves: me, or whoever it is.
    pub fn oneself(&self, is_me: bool) -> &'static str {
        match (self.language, is_me) {
            (Language::Vi, true) => "bạn (ở tab hoặc thiết bị khác)",
            (Language::Vi, false) => "chính người này (ở tab hoặc thiết bị khác)",
            (Language::En, true) => "you (in another tab or on another device)",
            (Language::En, false) => "the same person (in another tab or on another device)",
        }
    }

    /// The later of two texts of mine.
    pub fn the_later_text(&self) -> &'static str {
        self.pick("Bản ghi sau, ở tab hoặc thiết bị khác", "Written later, in another tab or on another device")
    }

    /// The other side of a clash has decided already.
    pub fn has_decided(&self, who: &str) -> String {
        self.put(format!("{who} đã xem và chọn."), format!("{who} has looked and decided."))
    }

    pub fn whole_text(&self) -> &'static str {
        self.pick("Xem toàn bộ", "Show all of it")
    }

    pub fn fold_text(&self) -> &'static str {
        self.pick("Thu gọn", "Fold")
    }

    /// Two people changed the same paragraph.
    pub fn clash_version(&self, by: &str, other: &str) -> String {
        capital(self.put(
            format!("{by} và {other} cùng sửa một đoạn. Cả hai bản đều còn."),
            format!("{by} and {other} changed the same paragraph. Both texts are kept."),
        ))
    }

    /// Work went on while somebody put the card away.
    pub fn clash_archived(&self, by: &str, other: &str) -> String {
        capital(self.put(
            format!("{other} đã lưu trữ việc này; nội dung {by} ghi vẫn được giữ."),
            format!("{other} archived this task; what {by} wrote is kept."),
        ))
    }

    /// Whose text.
    pub fn version_of(&self, who: &str) -> String {
        self.put(format!("Bản của {who}"), format!("Text by {who}"))
    }

    /// "Keep what stands."
    pub fn keep_value(&self, field: Field, value: &Value) -> String {
        let value = self.value(field, value);
        self.put(format!("Giữ {value}"), format!("Keep {value}"))
    }

    /// "Put the other back."
    pub fn put_back_value(&self, field: Field, value: &Value) -> String {
        let value = self.value(field, value);
        self.put(format!("Đặt lại thành {value}"), format!("Set back to {value}"))
    }
}

/// A sentence may begin with "you".
fn capital(sentence: String) -> String {
    let mut signs = sentence.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}
