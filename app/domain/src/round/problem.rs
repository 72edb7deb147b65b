//! Why a round is not opened, or no plan is made of it, in words for whoever coordinates.

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoundProblem {
    /// The document does not say who leads what: it is a plan already.
    #[error("chỉ mở đợt đề xuất trên văn bản phân công tiêu chí")]
    NoAssignment,
    /// No round was opened upon it.
    #[error("văn bản này chưa mở đợt đề xuất")]
    NoRound,
    /// The plan of that round is there, and of another year.
    #[error("đợt này đã lập kế hoạch, không đổi năm được nữa")]
    PlanMade,
    /// There is nothing yet to make a plan of.
    #[error("chưa có đề xuất nào được chọn")]
    NothingAccepted,
    /// What was shown is not what would be kept by now.
    #[error("đề xuất vừa thay đổi; hãy xem trước lần nữa rồi lập kế hoạch")]
    NotAsShown,
}

impl RoundProblem {
    /// A name that scripts may rely on.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoAssignment => "no_assignment",
            Self::NoRound => "no_round",
            Self::PlanMade => "plan_made",
            Self::NothingAccepted => "nothing_accepted",
            Self::NotAsShown => "not_as_shown",
        }
    }
}
