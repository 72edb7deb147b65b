//! Signs that no text of ours holds: those that are neither seen nor a line break or a tab, and those that turn the words after them
//! round. They come along when something is pasted from a PDF, nobody knows of them, not every database can hold them, and a reason
//! made of nothing else would be none. The two that join letters or the parts of one picture stay.

use crate::{
    op::Request,
    refusal::{Refusal, RefusalCode},
};

/// Whether a sign is one of these.
pub fn is_hidden(sign: char) -> bool {
    (sign.is_control() && !matches!(sign, '\n' | '\t'))
        || matches!(sign, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether a text can be kept.
///
/// # Errors
/// `HiddenSigns` when it holds one of these.
pub fn require_plain(text: &str) -> Result<(), Refusal> {
    if text.contains(is_hidden) { Err(Refusal::new(RefusalCode::HiddenSigns)) } else { Ok(()) }
}

/// The same of every text that a request brings in. What it says to have seen is looked at where that is compared with what
/// stands; a file's name has stricter rules of its own.
pub(crate) fn require_plain_request(request: &Request) -> Result<(), Refusal> {
    let texts = match request {
        Request::CreateTask { title, text, .. } => vec![title.as_str(), text],
        Request::PlaceTask { why, .. } => why.as_deref().into_iter().collect(),
        Request::SetFields { changes, .. } => changes.iter().map(|change| change.to.as_text()).collect(),
        Request::AddUpdate { did, .. } => vec![did.as_str()],
        Request::ReportShare { did, why, .. } => vec![did.as_str(), why.as_deref().unwrap_or_default()],
        Request::AddComment { body: text, .. } | Request::AddStep { words: text, .. } => vec![text.as_str()],
        Request::AddEvidence { paper, .. } => vec![paper.title.as_str(), &paper.number, &paper.issuer],
        Request::Remind { words, .. } => vec![words.as_str()],
        Request::GiveFigure { says, .. } => vec![says.words.as_str(), &says.of, &says.unit],
        Request::FileReport { says, .. } => {
            crate::period::TEXTS.map(|(name, _)| says.get(name).and_then(serde_json::Value::as_str).unwrap_or_default()).into()
        }
        Request::ShareView { name, address, instead_of, .. } => {
            vec![name.as_str(), address.as_deref().unwrap_or_default(), instead_of.as_deref().unwrap_or_default()]
        }
        _ => Vec::new(),
    };
    texts.into_iter().try_for_each(require_plain)
}
