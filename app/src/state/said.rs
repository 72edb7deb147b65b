//! What was said to me and waits: directions that my agency has to answer, my own directions without an answer, and comments that
//! name me and that I have not seen.

use super::{desk::Desk, view};
use crate::browser::keep;
use parboard_domain::{
    id::{OpId, PersonId, TaskId},
    measure::Moment,
    permission::{Actor, Part},
    report::Comment,
    row::{Kind, Noun, Rows},
    task::Task,
};
use parboard_sync::overlay::Shown;

/// Something said on a card that waits for somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// The comment.
    pub id: OpId,
    /// The card.
    pub task: TaskId,
    /// Its short line.
    pub title: String,
    /// Who said it.
    pub by: PersonId,
    /// When.
    pub at: Moment,
    /// Their words.
    pub words: String,
}

/// Directions without an answer: those I may answer, my agency's own cards first, then the oldest; a leader's own.
pub fn directions(desk: Desk) -> Vec<Waiting> {
    let actor = desk.actor();
    desk.read(|shown| {
        let mut found: Vec<(bool, Waiting)> = Vec::new();
        for task in view::tasks(shown).filter(|task| task.directions > 0 && task.archived.is_none()) {
            let Some(leads) = concerns(actor, task, shown) else { continue };
            let open = comments(shown).filter(|comment| comment.task == task.id && comment.awaits_answer());
            let mine = open.filter(|comment| !actor.directs() || comment.by == actor.person);
            found.extend(mine.filter_map(|comment| Some((!leads, waiting(shown, comment)?))));
        }
        found.sort_by_key(|(not_led, waiting)| (*not_led, waiting.at));
        found.into_iter().map(|(_, waiting)| waiting).collect()
    })
}

/// Whether my agency leads a card on which I may answer, or on which I direct; nothing where I do neither.
fn concerns(actor: Actor, task: &Task, shown: Shown<'_>) -> Option<bool> {
    let criterion = shown.find_criterion(task.criterion)?;
    let part = actor.part_in(task, criterion, &shown);
    (actor.directs() || part != Part::None).then(|| actor.is_named(&[&criterion.lead], &shown))
}

/// Comments that name me, on cards that I have not opened and where I have said nothing since; the newest first.
pub fn mentions(desk: Desk) -> Vec<Waiting> {
    let (me, seen) = (desk.account(), seen(desk));
    desk.read(|shown| {
        let names_me = |comment: &&Comment| comment.by != me && comment.mentions.contains(&me) && !seen.contains(&comment.id);
        let replied = |comment: &Comment| comments(shown).any(|other| other.task == comment.task && other.by == me && other.at > comment.at);
        let open = comments(shown).filter(names_me).filter(|comment| !replied(comment));
        let mut found: Vec<Waiting> = open.filter_map(|comment| waiting(shown, comment)).collect();
        found.sort_by_key(|waiting| std::cmp::Reverse(waiting.at));
        found
    })
}

/// The card is on the screen: what names me there has been seen on this device.
pub fn note_seen(desk: Desk, task: TaskId) {
    let me = desk.account();
    let named: Vec<(OpId, TaskId)> = desk.read(|shown| {
        let names_me = comments(shown).filter(|comment| comment.mentions.contains(&me));
        names_me.map(|comment| (comment.id, comment.task)).collect()
    });
    let mut held = seen(desk);
    let before = held.clone();
    // What is not here any more need not be remembered.
    held.retain(|id| named.iter().any(|(named, _)| named == id));
    held.extend(named.iter().filter(|(id, card)| *card == task && !before.contains(id)).map(|(id, _)| *id));
    if held != before {
        // Losing it is no loss worth a message: it is shown once more.
        let _ = keep::save(&key(desk), &held);
    }
}

fn seen(desk: Desk) -> Vec<OpId> {
    keep::load(&key(desk)).unwrap_or_default()
}

fn key(desk: Desk) -> String {
    format!("pb1/{}/mentions-seen", desk.account())
}

fn comments(shown: Shown<'_>) -> impl Iterator<Item = &Comment> {
    shown.of_kind(Kind::Comment).filter_map(|noun| if let Noun::Comment(comment) = noun { Some(comment) } else { None })
}

fn waiting(shown: Shown<'_>, comment: &Comment) -> Option<Waiting> {
    let title = shown.find_wording(comment.task)?.title.clone();
    Some(Waiting { id: comment.id, task: comment.task, title, by: comment.by, at: comment.at, words: comment.body.clone() })
}
