//! Why the figures of a period cannot be frozen.

use super::{PeriodReport, Schedule, WHY_CHARS_MAX};
use crate::{measure::Day, sign};

/// So many times the figures of one period are frozen and no more: every device holds them all.
pub const FROZEN_MAX: usize = 10;

/// Why not, in words for those without our translations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodProblem {
    /// They are frozen already.
    #[error("số liệu của kỳ này đã chốt; chốt lại cần nêu lý do")]
    FrozenBefore,
    /// They were frozen so often that they are not once more.
    #[error("số liệu của kỳ này đã chốt lại quá nhiều lần")]
    FrozenTooOften,
    /// The period is not over.
    #[error("kỳ này chưa kết thúc, chưa chốt được số liệu")]
    NotOver,
    /// The reason is too long, or holds signs that cannot be kept.
    #[error("lý do quá dài hoặc có ký tự ẩn")]
    BadReason,
}

impl PeriodProblem {
    /// A stable code.
    pub fn code(self) -> &'static str {
        match self {
            PeriodProblem::FrozenBefore => "frozen_before",
            PeriodProblem::FrozenTooOften => "frozen_too_often",
            PeriodProblem::NotOver => "period_not_over",
            PeriodProblem::BadReason => "bad_reason",
        }
    }

    /// Whether the figures may be frozen today, with that reason.
    ///
    /// # Errors
    /// Why they may not.
    pub fn find(report: &PeriodReport, why: &str, today: Day, schedule: Schedule) -> Result<(), Self> {
        match report.versions.len() {
            _ if report.period.window(schedule).1 >= today => Err(Self::NotOver),
            _ if why.chars().count() > WHY_CHARS_MAX || sign::require_plain(why).is_err() => Err(Self::BadReason),
            FROZEN_MAX.. => Err(Self::FrozenTooOften),
            1.. if why.trim().is_empty() => Err(Self::FrozenBefore),
            _ => Ok(()),
        }
    }
}
