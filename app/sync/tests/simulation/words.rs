//! Where the words are that people typed: in operations that are held, and in the server's rows.

use crate::province::Books;
use parboard_domain::{
    op::{Body, Op, Request},
    row::Noun,
};
use std::collections::BTreeSet;

pub type Words = BTreeSet<String>;

/// The words that an operation brings; what the person only saw before does not count.
pub fn of_op(op: &Op) -> Words {
    let mut words = Words::new();
    if let Body::Newer(raw) = &op.body {
        gather(&raw.to_string(), &mut words);
    }
    match op.request() {
        Some(Request::SetFields { changes, .. }) => changes.iter().for_each(|change| gather(change.to.as_text(), &mut words)),
        Some(Request::AddUpdate { did: text, .. } | Request::AddComment { body: text, .. } | Request::CreateTask { title: text, .. }) => {
            gather(text, &mut words);
        }
        Some(Request::AddEvidence { paper, .. }) => gather(&paper.title, &mut words),
        _ => {}
    }
    words
}

/// The words that the person had before their eyes when they typed.
pub fn seen(request: &Request) -> Words {
    let mut words = Words::new();
    if let Request::SetFields { changes, .. } = request {
        for change in changes {
            gather(change.from.as_text(), &mut words);
        }
    }
    words
}

/// The words on the server: what stands, kept versions, history.
pub fn of_books(books: &Books) -> Words {
    let mut words = Words::new();
    for row in books.plans.values().flat_map(|plan| plan.rows.iter()) {
        match &row.is {
            Noun::Task(task) => gather(task.blocked.as_deref().unwrap_or_default(), &mut words),
            Noun::Wording(wording) => {
                gather(&wording.title, &mut words);
                gather(wording.text(), &mut words);
            }
            Noun::Update(update) => gather(&update.did, &mut words),
            Noun::Comment(comment) => gather(&comment.body, &mut words),
            Noun::Entry(entry) => [&entry.from, &entry.to, &entry.other].into_iter().for_each(|value| gather(value.as_text(), &mut words)),
            Noun::Evidence(evidence) => gather(&evidence.paper.title, &mut words),
            Noun::Plan(_) | Noun::Criterion(_) | Noun::Newer(_) => {}
        }
    }
    words
}

fn gather(text: &str, words: &mut Words) {
    let typed = |word: &&str| word.len() > 2 && word.starts_with('w') && word.ends_with('w');
    words.extend(text.split(|c: char| !c.is_ascii_alphanumeric()).filter(typed).map(str::to_owned));
}
