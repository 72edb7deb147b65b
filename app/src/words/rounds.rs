//! Lines about rounds of proposals.

use super::Words;
use crate::browser::text;
use parboard_domain::{
    appraisal::{self, Asks, Stage},
    measure::Day,
    round::Answer,
    task::Status,
};

/// A title to begin with: the plan is a Vietnamese document in whatever language somebody works.
pub fn title_of_plan(year: i64) -> String {
    format!("Kế hoạch cải thiện, nâng cao Chỉ số cải cách hành chính năm {year}")
}

impl Words {
    pub fn rounds(&self) -> &'static str {
        self.pick("Đợt đề xuất", "Round of proposals")
    }

    pub fn rounds_hint(&self) -> &'static str {
        self.pick(
            "Mở đợt trên văn bản phân công tiêu chí: cơ quan chủ trì từng tiêu chí đề xuất nhiệm vụ, ai thực hiện, mục tiêu và điểm dự kiến. Đề xuất được chọn trở thành kế hoạch của năm đã định.",
            "A round is opened upon a document that assigns criteria: whoever leads one proposes tasks, who carries them out, the target and the points expected. What is accepted becomes a plan of the chosen year.",
        )
    }

    pub fn rounds_none(&self) -> &'static str {
        self.pick(
            "Chưa có văn bản phân công tiêu chí nào. Hãy nhập văn bản đó trước, như nhập kế hoạch.",
            "There is no document that assigns criteria yet. Import it first, as a plan is imported.",
        )
    }

    pub fn round_document(&self) -> &'static str {
        self.pick("Văn bản phân công", "Document")
    }

    pub fn round_due(&self) -> &'static str {
        self.pick("Hạn gửi đề xuất", "Last day for proposals")
    }

    pub fn round_year(&self) -> &'static str {
        self.pick("Cho kế hoạch năm", "For the plan of")
    }

    pub fn round_begin(&self) -> &'static str {
        self.pick("Mở đợt đề xuất", "Open the round")
    }

    pub fn round_past(&self) -> &'static str {
        self.pick("Hạn gửi đề xuất đã qua: hãy chọn hôm nay hoặc ngày sau.", "This last day has passed: choose today or a later day.")
    }

    pub fn round_begin_sure(&self) -> &'static str {
        self.pick("Mở đợt, không đóng lại được", "Open it for good")
    }

    /// What opening a round means for a document with so many cards.
    pub fn round_means(&self, cards: i64) -> String {
        let cards = match cards {
            0 => String::new(),
            _ => self.put(
                format!(" {cards} việc đang có trên văn bản này trở thành đề xuất."),
                format!(" {} upon this document.", self.form(cards, "The task there is becomes a proposal", "The tasks there are become proposals")),
            ),
        };
        self.put(
            format!("Mở đợt thì mọi cơ quan chủ trì trên văn bản này được mời đề xuất, và đợt không đóng lại được; hạn gửi thì dời được.{cards}"),
            format!("Whoever leads a criterion of this document is then asked for proposals, and the round cannot be closed again; its last day can be moved.{cards}"),
        )
    }

    /// The way to a round, from one's own list: for which year, upon which document.
    pub fn round_calls(&self, year: i64, document: &str) -> String {
        self.put(format!("Đề xuất cho kế hoạch năm {year} ({document})"), format!("Proposals for the plan of {year} ({document})"))
    }

    /// While another plan is open nobody here knows who is asked.
    pub fn round_if_asked(&self) -> &'static str {
        self.pick("Mở để xem tiêu chí cơ quan bạn chủ trì.", "Open it to see which criteria your agency leads.")
    }

    pub fn round_move(&self) -> &'static str {
        self.pick("Lưu hạn và năm", "Keep day and year")
    }

    pub fn round_begun(&self) -> &'static str {
        self.pick("Đã mở đợt. Các thiết bị biết khi có mạng.", "The round is open. Devices hear of it with a network.")
    }

    pub fn round_moved(&self) -> &'static str {
        self.pick("Đã lưu.", "Kept.")
    }

    pub fn round_incomplete(&self) -> &'static str {
        self.pick("Cần chọn văn bản, hạn gửi và năm.", "Choose the document, the last day and the year.")
    }

    /// The way to how far a round is.
    pub fn round_open(&self) -> &'static str {
        self.pick("Xem đợt đề xuất", "See the round")
    }

    pub fn round_make(&self) -> &'static str {
        self.pick("Lập kế hoạch từ đề xuất được chọn", "Make the plan of what was accepted")
    }

    pub fn round_make_hint(&self) -> &'static str {
        self.pick(
            "Xem trước rồi mới lưu. Lập lần nữa thì kế hoạch đã lập được cập nhật, không nhân đôi.",
            "Look first, then keep. Made once more, the plan is updated and never duplicated.",
        )
    }

    pub fn round_title(&self) -> &'static str {
        self.pick("Tên kế hoạch", "Title of the plan")
    }

    pub fn round_shown(&self) -> &'static str {
        self.pick("Kế hoạch sẽ lập", "The plan to be made")
    }

    pub fn round_keep(&self) -> &'static str {
        self.pick("Lập kế hoạch", "Make the plan")
    }

    pub fn round_made(&self) -> &'static str {
        self.pick("Đã lập kế hoạch", "The plan is made")
    }

    /// The plan that was made of a round before.
    pub fn round_made_before(&self, title: &str) -> String {
        self.put(format!("Đã lập: {title}. Lập lần nữa sẽ cập nhật kế hoạch này."), format!("Made: {title}. Made once more, this plan is updated."))
    }

    pub fn round_nothing(&self) -> &'static str {
        self.pick("Chưa có đề xuất nào được chọn.", "Nothing was accepted yet.")
    }

    /// The way to where a round is opened and made into a plan.
    pub fn round_manage(&self) -> &'static str {
        self.pick("Quản trị đợt đề xuất", "Manage the round")
    }

    pub fn round_nowhere(&self) -> &'static str {
        self.pick("Kế hoạch đang mở không phải là đợt đề xuất.", "The plan that is open is no round of proposals.")
    }

    /// The last day, how far it is, and for which year's plan.
    pub fn round_until(&self, due: Day, today: Day, year: i64) -> String {
        let (day, left) = (text::day(due), due.0 - today.0);
        let when = match left {
            0 => self.put("hôm nay là ngày cuối".into(), "today is the last day".into()),
            1.. => self.put(format!("còn {left} ngày"), format!("{} left", self.counted(left, "day", "days"))),
            _ => self.put(format!("đã qua {} ngày", -left), format!("{} ago", self.counted(-left, "day", "days"))),
        };
        self.put(format!("Hạn gửi {day} ({when}), cho kế hoạch năm {year}"), format!("Due {day} ({when}), for the plan of {year}"))
    }

    /// For how many criteria a proposal was sent, and for how many one was chosen.
    pub fn round_counts(&self, answered: usize, asked: usize, accepted: usize) -> String {
        self.put(
            format!("{answered}/{asked} tiêu chí đã có đề xuất gửi đến, {accepted} đã chọn"),
            format!("{answered} of {asked} criteria have a proposal that was sent, {accepted} accepted"),
        )
    }

    pub fn round_view(&self) -> &'static str {
        self.pick("Xem", "Show")
    }

    /// Everything, or what nothing was sent for.
    pub fn round_views(&self) -> [&'static str; 2] {
        [self.pick("Chưa trả lời", "Not answered"), self.pick("Tất cả", "All")]
    }

    pub fn round_all_answered(&self) -> &'static str {
        self.pick("Tiêu chí nào cũng đã có đề xuất gửi đến.", "Something was sent for every criterion.")
    }

    /// What one agency owes.
    pub fn round_owes(&self, unanswered: usize, of: usize) -> String {
        match unanswered {
            0 => self.put(format!("đã trả lời đủ {of} tiêu chí"), format!("answered all {of}")),
            _ => self.put(format!("chưa trả lời {unanswered}/{of} tiêu chí"), format!("{unanswered} of {of} not answered")),
        }
    }

    pub fn round_own(&self) -> &'static str {
        self.pick("cơ quan bạn", "your agency")
    }

    pub fn answer_name(&self, answer: Answer) -> &'static str {
        match answer {
            Answer::Nothing => self.pick("Chưa có", "Nothing yet"),
            Answer::Written => self.pick("Đang soạn", "Being written"),
            Answer::Returned => self.pick("Bị trả lại", "Sent back"),
            Answer::Submitted => self.pick("Đã gửi", "Sent"),
            Answer::Accepted => self.pick("Đã chọn", "Accepted"),
        }
    }

    pub fn propose(&self) -> &'static str {
        self.pick("Đề xuất", "Propose")
    }

    /// For whom it is said without seeing the line it stands in.
    pub fn propose_for(&self, number: &str) -> String {
        self.put(format!("Đề xuất cho tiêu chí {number}"), format!("Propose for {number}"))
    }

    pub fn proposal(&self) -> &'static str {
        self.pick("Đề xuất", "Proposal")
    }

    pub fn carried_out_by_hint(&self) -> &'static str {
        self.pick("Tên các cơ quan, cách nhau bằng dấu phẩy", "Names of agencies, with commas between")
    }

    pub fn target_hint(&self) -> &'static str {
        self.pick("Mỗi mục tiêu một dòng", "One target a line")
    }

    pub fn points_hint(&self) -> &'static str {
        self.pick("Ví dụ 1,25", "Such as 1.25")
    }

    /// The name of a step from one column to another, in a round of proposals or not.
    pub fn step_in(&self, in_round: bool, from: Status, to: Status, asks: Option<Asks>) -> &'static str {
        match appraisal::stage(from, to, asks != Some(Asks::Reason)) {
            Some(Stage::Submitted) if in_round => self.pick("Gửi đề xuất", "Send the proposal"),
            Some(Stage::Approved) if in_round => self.pick("Chọn đề xuất", "Accept the proposal"),
            _ => self.step(from, to, asks),
        }
    }

    pub fn merge_proposals(&self) -> &'static str {
        self.pick("Gộp hai đề xuất", "Merge two proposals")
    }

    pub fn merge_hint(&self) -> &'static str {
        self.pick(
            "Nội dung của hai đề xuất đã được ghép bên dưới; hãy sửa lại cho gọn. Đề xuất kia được lưu trữ, kèm ý kiến ghi rõ đã gộp vào đâu; lịch sử của cả hai giữ nguyên.",
            "The words of both stand below, to be put in order. The other one is put away with a comment that says where it went; both keep their history.",
        )
    }

    pub fn merge_stays(&self) -> &'static str {
        self.pick("Đề xuất được giữ", "The one that stays")
    }

    pub fn merge_goes(&self) -> &'static str {
        self.pick("Gộp vào đó", "Goes into it")
    }

    /// The other one is to stay.
    pub fn merge_turn(&self) -> &'static str {
        self.pick("Đổi đề xuất được giữ", "Keep the other one instead")
    }

    pub fn merge_do(&self) -> &'static str {
        self.pick("Gộp", "Merge")
    }

    pub fn merged(&self) -> &'static str {
        self.pick("Đã gộp hai đề xuất", "The two proposals are merged")
    }

    /// On the card that is put away; whoever wrote it reads where it went.
    pub fn merged_into(&self, title: &str, address: &str) -> String {
        self.put(format!("Đã gộp vào đề xuất “{title}” ({address})."), format!("Merged into the proposal “{title}” ({address})."))
    }

    /// On the card that stays.
    pub fn merged_from(&self, title: &str, address: &str) -> String {
        self.put(format!("Đã gộp thêm đề xuất “{title}” ({address})."), format!("The proposal “{title}” ({address}) was merged into this one."))
    }
}
