//! Is this a plan to improve the index, or an assignment of its criteria? If not, which reason helps the person most.

use super::{head::Head, mark::Mark, reading::Item, refusal::NotAPlan, text::mentions, wrap::Piece};

const SUBJECT: [&str; 7] = ["cai cach hanh chinh", "cchc", "par index", "parindex", "sipas", "chi so hai long", "su hai long"];
const CRITERIA: [&str; 4] = ["tieu chi", "chi so", "hai long", "linh vuc"];

/// Refuses what is not such a document.
///
/// # Errors
/// `OtherSubject` for a document about something else, `NewsArticle` for a report on this, else `NoCriteria`.
pub fn check(head: &Head, pieces: &[Piece], items: &[Item], from_table: bool) -> Result<(), NotAPlan> {
    let has_items = items.iter().any(if from_table { is_assigned } else { is_spelled_out });
    let title = head.document.title.as_deref().unwrap_or("");
    let is_heading = |piece: &&Piece| matches!(piece.mark, Mark::Section | Mark::Number(_)) && piece.text.len() < 500;
    let heads_say = |words: &[&str]| mentions(title, words) || pieces.iter().filter(is_heading).any(|piece| mentions(&piece.text, words));
    let says = |words: &[&str]| pieces.iter().any(|piece| mentions(&piece.text, words));
    if !says(&SUBJECT) && !mentions(title, &SUBJECT) || (!title.is_empty() && !heads_say(&SUBJECT) && !from_table) {
        return Err(NotAPlan::OtherSubject);
    }
    if has_items && (from_table || heads_say(&CRITERIA)) {
        return Ok(());
    }
    Err(if is_article(head, pieces) { NotAPlan::NewsArticle } else { NotAPlan::NoCriteria })
}

/// Tasks with someone or some time to them: what only a plan spells out.
fn is_spelled_out(item: &Item) -> bool {
    let has_agency = !(item.lead.is_empty() && item.coordinating.is_empty());
    let has_deadline = item.deadline_text.is_some();
    (!item.tasks.is_empty() && (has_agency || has_deadline)) || (has_agency && has_deadline)
}

fn is_assigned(item: &Item) -> bool {
    !(item.lead.is_empty() && item.coordinating.is_empty() && item.tasks.is_empty())
}

/// Running prose without the head of an official document.
fn is_article(head: &Head, pieces: &[Piece]) -> bool {
    let is_prose = |piece: &&Piece| piece.mark == Mark::None && piece.text.chars().count() >= SENTENCE_CHARS_MIN;
    let prose = pieces.iter().filter(is_prose).count();
    head.document.number.is_none() && head.document.title.is_none() && prose * 2 > pieces.len()
}

/// A line shorter than this is no sentence of a report.
const SENTENCE_CHARS_MIN: usize = 30;
