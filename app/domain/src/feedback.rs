//! What a person says about the program itself: what it is about, in their words, and what is sent along. It is about no plan, so it
//! is no operation (ADR 25).

use crate::{id::FeedbackId, measure::Moment, sign};
use serde::{Deserialize, Serialize};

/// The most characters of the words.
pub const WORDS_CHARS_MAX: usize = 2_000;
/// The most characters of each thing that is sent along.
pub const ABOUT_CHARS_MAX: usize = 400;
/// So many are taken of one person within a day.
pub const A_DAY_MAX: u32 = 30;

/// What it is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeedbackKind {
    /// Something does not work.
    #[default]
    Broken,
    /// Something is hard to find or to understand.
    Unclear,
    /// An idea.
    Idea,
}

impl FeedbackKind {
    /// All there are, in the form's order.
    pub const ALL: [FeedbackKind; 3] = [FeedbackKind::Broken, FeedbackKind::Unclear, FeedbackKind::Idea];

    /// Its name in JSON and in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            FeedbackKind::Broken => "broken",
            FeedbackKind::Unclear => "unclear",
            FeedbackKind::Idea => "idea",
        }
    }
}

/// What is sent along, as the form tells it, and nothing else. What a device cannot say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The screen the person came from: the path of its address.
    #[serde(default)]
    pub screen: String,
    /// The language of the screens: vi or en.
    #[serde(default)]
    pub language: String,
    /// The version of the program.
    #[serde(default)]
    pub program: String,
    /// The window, in CSS pixels, as in 390 x 844.
    #[serde(default)]
    pub window: String,
    /// As the browser calls itself.
    #[serde(default)]
    pub browser: String,
}

/// One piece of feedback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// Made on the device.
    pub id: FeedbackId,
    /// What it is about.
    pub kind: FeedbackKind,
    /// In the person's words.
    pub words: String,
    /// What is sent along.
    #[serde(default)]
    pub about: About,
    /// When it was written, by the device's clock.
    pub written_at: Moment,
}

/// Why it is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FeedbackProblem {
    /// It says nothing.
    #[error("Góp ý chưa có nội dung.")]
    Empty,
    /// It says too much.
    #[error("Góp ý dài quá 2.000 ký tự.")]
    TooLong,
    /// It holds signs that nobody sees.
    #[error("Góp ý có ký tự ẩn mà người đọc không thấy.")]
    Hidden,
    /// What is sent along is none of ours.
    #[error("Thông tin gửi kèm góp ý không hợp lệ.")]
    BadAbout,
}

impl FeedbackProblem {
    /// For programs.
    pub fn code(self) -> &'static str {
        match self {
            FeedbackProblem::Empty => "feedback_empty",
            FeedbackProblem::TooLong => "feedback_too_long",
            FeedbackProblem::Hidden => "feedback_hidden",
            FeedbackProblem::BadAbout => "feedback_bad_about",
        }
    }
}

/// Whether such words are taken.
///
/// # Errors
/// Why not.
pub fn require_words(words: &str) -> Result<(), FeedbackProblem> {
    if words.trim().is_empty() {
        return Err(FeedbackProblem::Empty);
    }
    if words.chars().count() > WORDS_CHARS_MAX {
        return Err(FeedbackProblem::TooLong);
    }
    sign::require_plain(words).map_err(|_| FeedbackProblem::Hidden)
}

impl Feedback {
    /// Whether it is taken.
    ///
    /// # Errors
    /// Why not.
    pub fn require_fit(&self) -> Result<(), FeedbackProblem> {
        require_words(&self.words)?;
        let about = &self.about;
        let fits = |text: &&String| text.chars().count() <= ABOUT_CHARS_MAX && !text.chars().any(char::is_control);
        let all = [&about.screen, &about.language, &about.program, &about.window, &about.browser];
        if all.iter().all(fits) { Ok(()) } else { Err(FeedbackProblem::BadAbout) }
    }
}
