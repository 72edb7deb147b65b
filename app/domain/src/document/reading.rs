//! What a document says, in the shape that `import --dry-run --json` prints.

use crate::{
    criterion::{Level, Track},
    measure::Day,
    plan::PlanKind,
};
use serde::{Deserialize, Serialize};

/// Everything read from one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The document itself.
    pub document: Document,
    /// How many criteria to be mended it says it names; `None` when it does not say.
    pub declared_items: Option<u32>,
    /// Its criteria, in the order printed.
    pub items: Vec<Item>,
    /// What a person should know before importing it.
    pub warnings: Vec<Warning>,
}

/// The head of the document. What it leaves blank stays `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// A plan, or an assignment of criteria to lead agencies.
    pub kind: PlanKind,
    /// As printed, such as `120/KH-UBND`.
    pub number: Option<String>,
    /// Who issued it, such as `UBND tỉnh Đắk Lắk`.
    pub issuer: Option<String>,
    /// The day it was signed.
    pub issued_on: Option<Day>,
    /// The year it is for, which need not be the year it was signed in.
    pub year: Option<i64>,
    /// Its title, as printed.
    pub title: Option<String>,
}

/// Which index an item counts towards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Index {
    /// Chỉ số cải cách hành chính (PAR Index).
    Par,
    /// Chỉ số hài lòng (SIPAS).
    Sipas,
}

/// One numbered criterion with what the plan asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Exactly as printed: `1.10` is not `1.1`.
    pub number: String,
    /// The index it counts towards, when the document says.
    pub index: Option<Index>,
    /// Its name.
    pub title: String,
    /// Field, criterion or sub-criterion, when the document says.
    pub level: Option<Level>,
    /// The part of the plan it stands in, when its heading says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<Track>,
    /// All of "Mục tiêu, yêu cầu", one paragraph a line.
    pub goal: String,
    /// The leaves of "Nhiệm vụ, giải pháp".
    pub tasks: Vec<ItemTask>,
    /// Who answers for it; empty when the document names nobody.
    pub lead: Vec<String>,
    /// Who takes part or carries it out.
    pub coordinating: Vec<String>,
    /// The deadline's own words, without the closing stop.
    pub deadline_text: Option<String>,
    /// The last day those words mean; `None` for what recurs.
    pub due_on: Option<Day>,
    /// First and last source line, counted from one.
    pub lines: [usize; 2],
}

/// One thing to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemTask {
    /// The task's own words, whole.
    pub text: String,
    /// Who the words say does it; never inherited from the item's lead.
    pub assignees: Vec<String>,
    /// A suggestion for the card: the deed, without who does it.
    #[serde(default)]
    pub short_title: String,
    /// The source line it starts on.
    #[serde(default)]
    pub line: usize,
}

/// Something a person should look at; never a reason to refuse the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// What kind.
    pub code: WarningCode,
    /// The number it is about, or the name of the annex.
    pub number: Option<String>,
    /// For people, in Vietnamese.
    pub message: String,
}

/// The kinds of warning; the names are a promise to scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningCode {
    /// The numbering jumps over a number.
    MissingNumber,
    /// The document announces another count than it holds.
    CountMismatch,
    /// Nobody answers for the item.
    NoLead,
    /// Many answer for it, so in practice nobody.
    CollectiveLead,
    /// The same paragraph twice within one item.
    DuplicateParagraph,
    /// The same number twice.
    DuplicateNumber,
    /// An annex is named but not attached.
    MissingAnnex,
    /// The item says nothing of a deadline.
    NoDeadline,
    /// A paragraph below a number stands in none of its parts, and was left out.
    UnreadParagraph,
    /// The parts of one item begin anew: two items may have been read as one.
    LabelsStartOver,
}

impl WarningCode {
    /// Its name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MissingNumber => "missing_number",
            Self::CountMismatch => "count_mismatch",
            Self::NoLead => "no_lead",
            Self::CollectiveLead => "collective_lead",
            Self::DuplicateParagraph => "duplicate_paragraph",
            Self::DuplicateNumber => "duplicate_number",
            Self::MissingAnnex => "missing_annex",
            Self::NoDeadline => "no_deadline",
            Self::UnreadParagraph => "unread_paragraph",
            Self::LabelsStartOver => "labels_start_over",
        }
    }
}
