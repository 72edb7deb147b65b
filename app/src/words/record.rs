//! What happened or stands in the way, in sentences: history, clashes, what became of a change.

use super::Words;
use crate::{browser::text, state::editing::Who};
use parboard_domain::{
    entry::{Entry, EntryKind},
    field::{Field, Value},
    measure::{Day, Moment},
    task::Status,
};

/// Longer words than this are shortened in a sentence; the whole is one tap away.
const EXCERPT_CHARS: usize = 140;

impl Words {
    /// A field's value as people write it; columns have other names in a round of proposals.
    pub fn value(&self, in_round: bool, field: Field, value: &Value) -> String {
        match (field, value) {
            (Field::DueOn, Value::Nothing) => self.put("không đặt hạn".into(), "no due day".into()),
            (Field::Blocked, Value::Nothing) => self.put("không vướng mắc".into(), "nothing holds it up".into()),
            (_, Value::Nothing) => self.put("(trống)".into(), "(empty)".into()),
            (Field::Percent, Value::Number(number)) => format!("{number} %"),
            (_, Value::Number(number)) => number.to_string(),
            (Field::Status, Value::Text(name)) => Status::parse(name).map_or_else(|| name.clone(), |status| self.column(in_round, status).to_owned()),
            (Field::DueOn, Value::Text(day)) => Day::parse(day).map_or_else(|| day.clone(), text::day),
            (_, Value::Text(words)) if words.trim().is_empty() => self.put("(trống)".into(), "(empty)".into()),
            (_, Value::Text(words)) => format!("“{}”", excerpt(words)),
        }
    }

    /// A field went from one value to another.
    pub fn changed(&self, in_round: bool, field: Field, from: &Value, to: &Value) -> String {
        let name = self.field(field);
        match field {
            Field::Text => self.put("Sửa nội dung".into(), "Edit the text".into()),
            _ => format!("{name}: {} → {}", self.value(in_round, field, from), self.value(in_round, field, to)),
        }
    }

    /// A step, with the words that were given to it.
    pub fn because(step: String, why: &str) -> String {
        if why.is_empty() { step } else { format!("{step}: “{why}”") }
    }

    /// A line of history; `other` is who else was at it.
    pub fn happened(&self, in_round: bool, entry: &Entry, other: &str) -> String {
        let change = || entry.field.map(|field| self.changed(in_round, field, &entry.from, &entry.to)).unwrap_or_default();
        match (entry.kind, entry.field) {
            (EntryKind::Created, _) => self.put("Tạo việc này".into(), "Made this task".into()),
            (EntryKind::Set, _) => Self::because(change(), &entry.why),
            (EntryKind::Locked, _) => self.put("Khóa sau thẩm định".into(), "Locked after appraisal".into()),
            (EntryKind::Joined, _) => {
                let step =
                    self.put(format!("{}; đã ghép với chỗ sửa của {other}", change()), format!("{}; joined with an edit by {other}", change()));
                Self::because(step, &entry.why)
            }
            (EntryKind::Clash, Some(field)) if entry.from == entry.to => {
                let [kept, theirs] = [&entry.to, &entry.other].map(|value| self.value(in_round, field, value));
                let name = self.field(field);
                self.put(
                    format!("{name}: chọn giữ {kept}, trong khi {other} đã chọn {theirs}"),
                    format!("{name}: chose to keep {kept}, while {other} had chosen {theirs}"),
                )
            }
            (EntryKind::Clash, Some(field)) => {
                let replaced = self.value(in_round, field, &entry.other);
                let step =
                    self.put(format!("{}; thay cho {replaced} của {other}", change()), format!("{}; in place of {replaced} by {other}", change()));
                Self::because(step, &entry.why)
            }
            (EntryKind::Clash, None) => {
                self.put(format!("Ghi thêm sau khi {other} đã lưu trữ việc"), format!("Wrote after {other} had archived the task"))
            }
            (EntryKind::Version, _) => {
                let step = self.put(
                    format!("{}; trùng đoạn {other} vừa sửa, bản này được giữ bên cạnh", change()),
                    format!("{}; same paragraph as {other}, kept beside it", change()),
                );
                Self::because(step, &entry.why)
            }
            (EntryKind::Archived, _) => self.put("Lưu trữ việc".into(), "Archived the task".into()),
            (EntryKind::Restored, _) => self.put("Khôi phục việc".into(), "Restored the task".into()),
            (EntryKind::EvidenceAdded, _) => {
                let title = excerpt(entry.to.as_text());
                self.put(format!("Thêm tài liệu kiểm chứng “{title}”"), format!("Added evidence “{title}”"))
            }
            (EntryKind::EvidenceRemoved, _) => {
                let title = excerpt(entry.from.as_text());
                self.put(format!("Thu hồi tài liệu kiểm chứng “{title}”"), format!("Withdrew evidence “{title}”"))
            }
            (EntryKind::CarriedOver, _) if entry.to.is_nothing() => {
                let plan = entry.from.as_text();
                self.put(format!("Từ đề xuất trong {plan}"), format!("From a proposal in {plan}"))
            }
            (EntryKind::CarriedOver, _) => {
                let (plan, percent) = (entry.from.as_text(), self.value(in_round, Field::Percent, &entry.to));
                self.put(format!("Chuyển tiếp từ {plan}, khi đó đạt {percent}"), format!("Carried over from {plan}, where it was at {percent}"))
            }
            (
                EntryKind::StepAdded
                | EntryKind::StepDone
                | EntryKind::StepOpened
                | EntryKind::StepRemoved
                | EntryKind::PersonOn
                | EntryKind::PersonOff,
                _,
            ) => self.way(entry, other),
            (EntryKind::HandedIn, _) => self.put(
                format!("Nộp thay {other} thay đổi trên, từ tệp của thiết bị"),
                format!("Handed in the change above for {other}, from a device's file"),
            ),
            (EntryKind::Amended, _) => self.amended(entry),
            (EntryKind::Newer, _) => self.newer_change.to_owned(),
        }
    }

    /// What the plan says otherwise of a card than it did.
    fn amended(&self, entry: &Entry) -> String {
        let part = self.amended_part(entry.other.as_text());
        if part.is_empty() {
            return self.newer_change.to_owned();
        }
        let quoted = |value: &Value| match value.as_text() {
            "" => self.amend_nothing().to_owned(),
            text => format!("“{text}”"),
        };
        let (from, to) = (quoted(&entry.from), quoted(&entry.to));
        let step = self.put(format!("Kế hoạch sửa {part}: {from} thành {to}"), format!("The plan changed {part}: {from} to {to}"));
        Self::because(step, &entry.why)
    }

    /// Somebody changed the field while it was in my hands.
    pub fn overtaken(&self, in_round: bool, who: Option<&Who>, field: Field, value: &Value) -> String {
        let value = self.value(in_round, field, value);
        match who {
            Some(Who::Other(who)) => self.put(format!("{who} vừa đổi thành {value}."), format!("{who} just changed it to {value}.")),
            Some(Who::Me) => self.put(
                format!("Bạn vừa đổi thành {value} ở tab hoặc thiết bị khác."),
                format!("You just changed it to {value} in another tab or on another device."),
            ),
            None => self.put(format!("Giá trị hiện nay: {value}."), format!("It is now {value}.")),
        }
    }

    /// Beside the percentage of a card that is done, whatever was last reported.
    pub fn done_counts_whole(&self) -> &'static str {
        self.pick("Việc đã hoàn thành được tính là 100 %.", "A task that is done counts as 100 %.")
    }

    /// Put away, by whom and when.
    pub fn archived_by(&self, who: &str, at: Moment) -> String {
        let when = text::date_time(at);
        self.put(format!("{who} đã lưu trữ việc này lúc {when}."), format!("{who} archived this task at {when}."))
    }

    /// Where the plan's words stand.
    pub fn source_line(&self, document: &str, line: Option<i64>) -> String {
        match line {
            Some(line) => self.put(format!("{document}, dòng {line} của văn bản"), format!("{document}, line {line} of the document")),
            None => document.to_owned(),
        }
    }

    /// Written at another time than it arrived.
    pub fn made_at(&self, at: Moment) -> String {
        let when = text::date_time(at);
        self.put(format!("ghi trên thiết bị lúc {when}"), format!("written on the device at {when}"))
    }

    /// How long ago, by this device's clock.
    pub fn ago(&self, at: Moment, now: Moment) -> String {
        let minutes = (now.0 - at.0).max(0) / 60_000;
        match (minutes, minutes / 60, minutes / 1_440) {
            (0, ..) => self.put("vừa xong".into(), "just now".into()),
            (minutes, 0, _) => self.put(format!("{minutes} phút trước"), format!("{minutes} min ago")),
            (_, hours, 0) => self.put(format!("{hours} giờ trước"), format!("{hours} h ago")),
            (_, _, days) => self.put(format!("{days} ngày trước"), format!("{} ago", self.counted(days, "day", "days"))),
        }
    }

    /// What stands instead, and who set it.
    pub fn stands_instead(&self, in_round: bool, field: Field, value: &Value, who: Option<&str>) -> String {
        let value = self.value(in_round, field, value);
        match who {
            Some(who) => self.put(format!("Hiện nay: {value}, do {who} đặt."), format!("It is {value} now, set by {who}.")),
            None => self.put(format!("Hiện nay: {value}."), format!("It is {value} now.")),
        }
    }

    /// A refused change was sent once more, over something of one's own.
    pub fn in_place_of_own(&self, field: Field, value: &Value) -> String {
        // Cards are not put into a column in this way.
        let (name, value) = (self.field(field), self.value(false, field, value));
        self.put(
            format!("Đang gửi lại; {name} bạn ghi sau đó, {value}, sẽ được thay."),
            format!("Sending again; what you wrote there later, {value}, gives way ({name})."),
        )
    }

    /// Discarded, with the changes that built on it.
    pub fn discarded(&self, dependants: usize) -> String {
        match dependants {
            0 => self.put("Đã bỏ thay đổi này.".into(), "The change was discarded.".into()),
            n => self.put(
                format!("Đã bỏ thay đổi này và {n} thay đổi dựa vào nó."),
                format!("Discarded, with {n} {} on it.", self.form(n, "change that builds", "changes that build")),
            ),
        }
    }

    /// What stays behind after signing out.
    pub fn stays_behind(&self, n: usize) -> String {
        self.put(
            format!("{n} thay đổi chưa gửi sẽ ở lại trên thiết bị này, dưới tài khoản của bạn, và chỉ được gửi khi bạn đăng nhập lại tại đây."),
            format!(
                "{n} {} sent only when you sign in here again.",
                self.form(
                    n,
                    "unsent change stays on this device under your account, and is",
                    "unsent changes stay on this device under your account, and are"
                )
            ),
        )
    }

    /// Bytes, as people read them.
    pub fn size(&self, bytes: f64) -> String {
        let (amount, unit) = match bytes {
            b if b < 1_000_000.0 => ((b / 1_000.0).ceil(), "kB"),
            b if b < 1_000_000_000.0 => (b / 1_000_000.0, "MB"),
            b => (b / 1_000_000_000.0, "GB"),
        };
        format!("{} {unit}", self.number(amount))
    }

    /// So many more.
    pub fn more(&self, n: usize) -> String {
        let n = self.count(n);
        self.put(format!("Xem thêm {n}"), format!("Show {n} more"))
    }

    /// How many need somebody.
    pub fn need_you(&self, n: usize) -> String {
        self.put(format!("{n} mục bị từ chối hoặc được sửa cùng lúc"), format!("{n} refused, or changed at the same time"))
    }
}

/// The beginning of long words.
pub fn excerpt(words: &str) -> String {
    let words = words.trim();
    match words.char_indices().nth(EXCERPT_CHARS) {
        Some((at, _)) => format!("{}…", words[..at].trim_end()),
        None => words.to_owned(),
    }
}
