//! What somebody wanted, in a sentence: with long words shortened, or with every one of them.

use super::{Words, record::excerpt};
use crate::browser::text;
use parboard_domain::{
    evidence::Paper,
    field::{Field, Value},
    op::{Body, Change, Request},
    period::Said,
};

impl Words {
    /// What somebody wanted; long words are shortened, and columns have other names in a round of proposals.
    pub fn wish(&self, in_round: bool, body: &Body) -> String {
        self.wished(in_round, body, false)
    }

    /// The same with every word they wrote.
    pub fn whole_wish(&self, in_round: bool, body: &Body) -> String {
        self.wished(in_round, body, true)
    }

    fn wished(&self, in_round: bool, body: &Body, whole: bool) -> String {
        let Some(request) = body.request() else { return self.newer_change.to_owned() };
        let cut = |words: &str| if whole { words.trim().to_owned() } else { excerpt(words) };
        match request {
            Request::CreateTask { title, text, .. } => {
                let text = if whole && !text.trim().is_empty() { format!("\n{}", text.trim()) } else { String::new() };
                self.put(format!("Tạo việc “{title}”{text}"), format!("Create “{title}”{text}"))
            }
            Request::PlaceTask { from, to, .. } if from == to => {
                let column = self.column(in_round, *to);
                self.put(format!("Đổi chỗ trong cột “{column}”"), format!("Move within “{column}”"))
            }
            Request::PlaceTask { from, to, why, .. } => {
                let [from, to] = [from, to].map(|status| self.column(in_round, *status));
                let step = self.put(format!("Chuyển từ “{from}” đến “{to}”"), format!("Move from “{from}” to “{to}”"));
                Self::because(step, &cut(why.as_deref().unwrap_or_default()))
            }
            Request::SetFields { changes, .. } => changes.iter().map(|change| self.change(in_round, change, whole)).collect::<Vec<_>>().join("; "),
            Request::AddUpdate { did, percent, .. } => {
                let did = cut(did);
                let percent = percent.as_ref().map(|percent| format!(" ({})", self.value(in_round, Field::Percent, &percent.to))).unwrap_or_default();
                self.put(format!("Báo cáo tiến độ: “{did}”{percent}"), format!("Report: “{did}”{percent}"))
            }
            Request::ReportShare { did, changes, why, .. } => {
                let said = (!did.is_empty()).then(|| format!("“{}”", cut(did)));
                let parts: Vec<String> = said.into_iter().chain(changes.iter().map(|change| self.change(in_round, change, whole))).collect();
                let step = self.put(format!("Phần việc của đơn vị: {}", parts.join("; ")), format!("A unit's share: {}", parts.join("; ")));
                Self::because(step, &cut(why.as_deref().unwrap_or_default()))
            }
            Request::AddComment { body, answers: Some(_), .. } => {
                let body = cut(body);
                self.put(format!("Trả lời chỉ đạo: “{body}”"), format!("Answer to a direction: “{body}”"))
            }
            Request::AddComment { body, .. } => {
                let body = cut(body);
                self.put(format!("Ý kiến: “{body}”"), format!("Comment: “{body}”"))
            }
            Request::AddEvidence { paper, .. } => {
                let title = cut(&paper.title);
                let file = paper.file.as_ref().map(|file| format!(" ({})", file.name)).unwrap_or_default();
                let about = self.about_paper(paper).filter(|_| whole).map(|about| format!("\n{about}")).unwrap_or_default();
                self.put(format!("Tài liệu kiểm chứng: “{title}”{file}{about}"), format!("Evidence: “{title}”{file}{about}"))
            }
            Request::RemoveEvidence { .. } => self.put("Thu hồi một tài liệu kiểm chứng".into(), "Withdraw a piece of evidence".into()),
            Request::LockTask { .. } => self.put("Khóa sau thẩm định".into(), "Lock after appraisal".into()),
            Request::ArchiveTask { .. } => self.put("Lưu trữ việc".into(), "Archive the task".into()),
            Request::RestoreTask { .. } => self.put("Khôi phục việc".into(), "Restore the task".into()),
            Request::AddStep { words, due_on, .. } => self.step_wish(&cut(words), *due_on),
            Request::CheckStep { done: true, .. } => self.put("Đánh dấu một bước đã xong".into(), "Check a step off".into()),
            Request::CheckStep { .. } => self.put("Bỏ đánh dấu xong ở một bước".into(), "Uncheck a step".into()),
            Request::RemoveStep { .. } => self.put("Bỏ một bước".into(), "Remove a step".into()),
            Request::AssignPerson { on: true, .. } => self.put("Giao việc cho một người".into(), "Assign the task to somebody".into()),
            Request::AssignPerson { .. } => self.put("Thôi giao việc cho một người".into(), "Take somebody off the task".into()),
            Request::Remind { words, agencies, .. } => {
                let (words, count) = (cut(words), agencies.len());
                self.put(
                    format!("Đôn đốc {} đơn vị: “{words}”", self.count(count)),
                    format!("Remind {}: “{words}”", self.counted(count, "unit", "units")),
                )
            }
            Request::GiveFigure { says, .. } => Self::because(self.figure_wish(says), &cut(&says.words)),
            Request::FileReport { period, says, .. } => {
                let says = Said::of(says).unwrap_or_default();
                Self::because(self.report_wish(*period, &says, &cut(&says.results)), &cut(&says.why))
            }
            Request::ShareView { name, address, instead_of, .. } => self.view_wish(name, address.is_some(), instead_of.as_deref()),
            Request::SettleClash { .. } => self.put("Chọn xong ở chỗ được sửa cùng lúc".into(), "Decide about changes made at the same time".into()),
        }
    }

    fn change(&self, in_round: bool, Change { field, from, to }: &Change, whole: bool) -> String {
        let said = self.changed(in_round, *field, from, to);
        match to {
            Value::Text(words) if whole && *field == Field::Text => format!("{said}:\n{}", words.trim()),
            Value::Text(words) if whole && matches!(field, Field::Title | Field::Blocked) => {
                format!("{}: {} → “{}”", self.field(*field), self.value(in_round, *field, from), words.trim())
            }
            _ => said,
        }
    }

    /// Number, day and issuer of a document; nothing where none of them is known.
    fn about_paper(&self, paper: &Paper) -> Option<String> {
        let about = self.evidence_paper(&paper.number, paper.issued_on.map(text::day), &paper.issuer);
        (!about.is_empty()).then_some(about)
    }
}
