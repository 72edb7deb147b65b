//! Where the words are that people typed: in operations that are held, and in the server's rows. An operation's id counts as a word
//! of it, so that a move or a percentage is missed like a sentence.

use crate::province::{Books, Line};
use parboard_domain::{
    id::OpId,
    op::{Body, Op, Request},
    period::{PeriodReport, Said},
    row::Noun,
};
use std::collections::BTreeSet;

pub type Words = BTreeSet<String>;

/// The words that an operation brings; what the person only saw before does not count.
pub fn of_op(op: &Op) -> Words {
    let mut words = Words::from([of_id(op.id)]);
    if let Body::Newer(raw) = &op.body {
        gather(&raw.to_string(), &mut words);
    }
    match op.request() {
        Some(Request::SetFields { changes, .. }) => changes.iter().for_each(|change| gather(change.to.as_text(), &mut words)),
        Some(
            Request::AddUpdate { did: text, .. }
            | Request::AddComment { body: text, .. }
            | Request::CreateTask { title: text, .. }
            | Request::AddStep { words: text, .. },
        ) => {
            gather(text, &mut words);
        }
        Some(Request::PlaceTask { why: Some(why), .. }) => gather(why, &mut words),
        Some(Request::Remind { words: text, .. }) => gather(text, &mut words),
        Some(Request::GiveFigure { says, .. }) => gather(&says.words, &mut words),
        Some(Request::FileReport { says, .. }) => gather(&Said::of(says).unwrap_or_default().results, &mut words),
        Some(Request::ReportShare { did, changes, why, .. }) => {
            gather(did, &mut words);
            gather(why.as_deref().unwrap_or_default(), &mut words);
            for change in changes {
                gather(change.to.as_text(), &mut words);
            }
        }
        Some(Request::AddEvidence { paper, .. }) => gather(&paper.title, &mut words),
        _ => {}
    }
    words
}

/// The words that the person had before their eyes when they typed.
pub fn seen(request: &Request) -> Words {
    let mut words = Words::new();
    if let Request::SetFields { changes, .. } | Request::ReportShare { changes, .. } = request {
        for change in changes {
            gather(change.from.as_text(), &mut words);
        }
    }
    words
}

/// The word that stands for an operation.
pub fn of_id(id: OpId) -> String {
    id.to_string()
}

/// The words on the server: what stands, kept versions, history, and the operations that were carried out. One that was refused is
/// not done with: whoever made it has to see that.
pub fn of_books(books: &Books) -> Words {
    let done = |(id, line): (&OpId, &Line)| (!line.is_refusal()).then(|| of_id(*id));
    let mut words: Words = books.log.iter().filter_map(done).collect();
    for row in books.plans.values().flat_map(|plan| plan.rows.iter()) {
        match &row.is {
            Noun::Task(task) => gather(task.blocked.as_deref().unwrap_or_default(), &mut words),
            Noun::Wording(wording) => {
                gather(&wording.title, &mut words);
                gather(wording.text(), &mut words);
            }
            Noun::Update(update) => gather(&update.did, &mut words),
            Noun::Comment(comment) => gather(&comment.body, &mut words),
            Noun::Entry(entry) => {
                for value in [&entry.from, &entry.to, &entry.other] {
                    gather(value.as_text(), &mut words);
                }
                gather(&entry.why, &mut words);
            }
            Noun::Evidence(evidence) => gather(&evidence.paper.title, &mut words),
            Noun::Share(share) => gather(share.blocked.as_deref().unwrap_or_default(), &mut words),
            Noun::Reminder(reminder) => gather(&reminder.words, &mut words),
            Noun::Score(score) => score.figures.iter().for_each(|figure| gather(&figure.says.words, &mut words)),
            Noun::PeriodReport(held) => {
                PeriodReport::of(held).iter().flat_map(|report| &report.versions).for_each(|version| gather(&version.says.results, &mut words));
            }
            Noun::Plan(_) | Noun::Criterion(_) | Noun::Roster(_) | Noun::Newer(_) => {}
        }
    }
    words
}

fn gather(text: &str, words: &mut Words) {
    let typed = |word: &&str| word.len() > 2 && word.starts_with('w') && word.ends_with('w');
    words.extend(text.split(|c: char| !c.is_ascii_alphanumeric()).filter(typed).map(str::to_owned));
}
