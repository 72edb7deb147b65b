//! Lines about clashes: what was written at the same time, by whom, and what to do about it.

use super::Words;
use crate::{browser::text, state::prefs::Language};
use parboard_domain::{
    field::{Field, Value},
    measure::Moment,
};

impl Words {
    /// Both sides of a clash: who wrote what, and when.
    pub fn clash(&self, in_round: bool, field: Field, sides: [(&str, &Value, Option<Moment>); 2]) -> String {
        let [one, other] = sides.map(|(who, value, at)| {
            let (value, at) = (self.value(in_round, field, value), self.at(at));
            self.put(format!("{who} ghi {value}{at}"), format!("{who} wrote {value}{at}"))
        });
        capital(format!("{one}; {other}."))
    }

    /// What stands, by whom and since when; by the plan when nobody has changed it.
    pub fn stands(&self, in_round: bool, field: Field, who: Option<&str>, value: &Value, at: Option<Moment>) -> String {
        let (value, at, who) = (self.value(in_round, field, value), self.at(at), who.unwrap_or(self.the_plan()));
        self.put(format!("Đang dùng {value}, do {who} ghi{at}."), format!("{value} stands now, written by {who}{at}."))
    }

    /// " lúc 26/05/2026 10:32".
    fn at(&self, at: Option<Moment>) -> String {
        at.map(text::date_time).map_or_else(String::new, |at| self.put(format!(" lúc {at}"), format!(" at {at}")))
    }

    /// The document, as the author of what nobody has changed yet.
    pub fn the_plan(&self) -> &'static str {
        self.pick("kế hoạch", "the plan")
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

    /// Work went on while somebody put the card away; by now it may stand again.
    pub fn clash_archived(&self, other: &str, is_away: bool) -> String {
        capital(if is_away {
            self.put(format!("{other} đã lưu trữ việc này. Các nội dung sau vẫn được giữ:"), format!("{other} archived this task. This is kept:"))
        } else {
            self.put(
                format!("{other} đã lưu trữ việc này; nay việc đã được khôi phục. Các nội dung sau vẫn được giữ:"),
                format!("{other} had archived this task; it stands again. This is kept:"),
            )
        })
    }

    /// Who wrote what on it, and when.
    pub fn wrote(&self, who: &str, what: &str, at: &str) -> String {
        capital(self.put(format!("{who}, lúc {at}: {what}"), format!("{who}, at {at}: {what}")))
    }

    pub fn clash_restored_seen(&self) -> &'static str {
        self.pick("Đã xem", "Seen")
    }

    /// Which of two texts, whose, and of when: "Đang dùng: Lan, lúc 26/05/2026 10:32".
    pub fn version(&self, stands: bool, who: &str, at: Option<Moment>) -> String {
        let (at, which) = (self.at(at), if stands { self.clash_stands } else { self.pick("Bản kia", "The other text") });
        format!("{which}: {who}{}{at}", if at.is_empty() { "" } else { "," })
    }

    /// "Keep what stands", and whose it is.
    pub fn keep_value(&self, in_round: bool, field: Field, value: &Value, who: Option<&str>) -> String {
        let (value, who) = (self.value(in_round, field, value), who.unwrap_or(self.the_plan()));
        self.put(format!("Giữ {value} ({who})"), format!("Keep {value} ({who})"))
    }

    /// "Put the other back", and whose it is.
    pub fn put_back_value(&self, in_round: bool, field: Field, value: &Value, who: &str) -> String {
        let value = self.value(in_round, field, value);
        self.put(format!("Đặt lại thành {value} ({who})"), format!("Set back to {value} ({who})"))
    }
}

/// A sentence may begin with "you".
fn capital(sentence: String) -> String {
    let mut signs = sentence.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}
