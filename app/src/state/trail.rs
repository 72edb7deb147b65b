//! Vừa làm: what was done in this tab, and the way back from it, and forth again. It holds requests only; what is taken back is another
//! operation like any other, see `parboard_domain::undo`. A closed tab forgets it, as every program does.

use super::{
    desk::{self, Desk, WishError},
    intents,
    toast::Toaster,
};
use crate::{
    browser::{clock, focus},
    words::words,
};
use leptos::prelude::*;
use parboard_domain::{
    id::{OpId, PersonId, TaskId},
    measure::Moment,
    op::{Body, Request},
    row::Rows,
    undo,
};
use std::cell::{Cell, RefCell};

/// So many steps are remembered.
const STEPS_MAX: usize = 100;
/// Edits of one field that follow each other so soon are one step.
const TOGETHER_MS: i64 = 60_000;

/// One step, which may be many operations.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was done, in words.
    pub said: String,
    /// On which card; nothing where there are several.
    pub task: Option<TaskId>,
    /// What takes it back, the first to be done last; nothing where it stands.
    back: Vec<Request>,
    at: Moment,
}

/// What a wish is part of.
#[derive(Clone, Debug, Default, PartialEq)]
enum Mode {
    #[default]
    Doing,
    /// Several as one step, with its words.
    Together(String),
    /// What was done, in the words in which it was done.
    Undoing(String),
    Redoing(String),
}

#[derive(Default)]
struct Trail {
    account: Option<PersonId>,
    mode: Mode,
    done: Vec<Step>,
    undone: Vec<Step>,
    /// While several are one step, whether it was begun.
    is_begun: bool,
}

thread_local! {
    static TRAIL: RefCell<Trail> = RefCell::default();
    /// Where it is said what was taken off, with the way back beside it.
    static TOASTER: Cell<Option<Toaster>> = const { Cell::new(None) };
    /// Moves whenever the trail does.
    static TURNS: ArcRwSignal<u32> = ArcRwSignal::new(0);
}

/// From now on the trail is kept.
pub fn watch() {
    desk::watch(before);
}

/// And what takes something off says so there.
pub fn say_in(toaster: Toaster) {
    TOASTER.set(Some(toaster));
}

/// The steps that were done, the newest first, those that stand among them; runs again when there are others.
pub fn done(desk: Desk) -> Vec<Step> {
    read(desk, |trail| trail.done.iter().rev().cloned().collect())
}

/// The newest of them, once.
pub fn newest(desk: Desk) -> Option<Step> {
    untrack(|| read(desk, |trail| trail.done.last().cloned()))
}

/// Names it anew: less was done than was asked for.
pub fn name_newest(desk: Desk, said: String) {
    TRAIL.with_borrow_mut(|trail| {
        if let Some(step) = trail.of(desk).done.last_mut() {
            step.said = said;
        }
    });
    turn();
}

/// The step that can be done again.
pub fn undone(desk: Desk) -> Option<Step> {
    read(desk, |trail| trail.undone.last().cloned())
}

fn read<T>(desk: Desk, look: impl FnOnce(&Trail) -> T) -> T {
    TURNS.with(ArcRwSignal::track);
    TRAIL.with_borrow_mut(|trail| look(trail.of(desk)))
}

/// Takes the last step back. One that stands is told of and passed over the next time: what is older is not taken back in its stead.
pub fn take_back(desk: Desk, toaster: Toaster) {
    match TRAIL.with_borrow_mut(|trail| trail.of(desk).done.pop()) {
        None => toaster.say(words().undo_nothing()),
        Some(step) if !step.has_way_back() => {
            toaster.say(words().undo_stands(&step.said));
            turn();
        }
        Some(step) => carry_out(desk, toaster, step, true),
    }
}

/// Does again what was taken back last.
pub fn do_again(desk: Desk, toaster: Toaster) {
    let Some(step) = TRAIL.with_borrow_mut(|trail| trail.of(desk).undone.pop()) else {
        toaster.say(words().redo_nothing());
        return;
    };
    carry_out(desk, toaster, step, false);
}

/// Several wishes as one step of that name.
pub fn together<T>(said: String, wish: impl FnOnce() -> T) -> T {
    set(Mode::Together(said), false);
    let out = wish();
    set(Mode::Doing, false);
    out
}

fn carry_out(desk: Desk, toaster: Toaster, step: Step, is_back: bool) {
    let said = step.said.clone();
    let mut left = step.back.clone();
    let mut not = Vec::new();
    set(if is_back { Mode::Undoing(said.clone()) } else { Mode::Redoing(said.clone()) }, false);
    let full = loop {
        let Some(request) = left.last() else { break None };
        match desk.wish(request.clone()) {
            Ok(_) => {}
            // What finds no room may find it later, and so may the rest.
            Err(error @ WishError::NoRoom(_)) => break Some(error),
            // What is refused would be so again; it keeps none of the others from being carried out.
            Err(error) => not.push((title_of(desk, request), intents::why(&error))),
        }
        left.pop();
    };
    set(Mode::Doing, false);
    let done = step.back.len() - left.len() - not.len();
    let what = step.task.map_or_else(|| said.clone(), |task| words().on_card(&said, &desk.title_now(task).unwrap_or_default()));
    let told = if is_back { words().undone(&what) } else { words().redone(&what) };
    match (full, not.first()) {
        (None, None) => toaster.say(told),
        (None, Some((title, why))) if done > 0 => toaster.trouble(words().all_but(&told, title, not.len() - 1, why)),
        (None, Some((_, why))) => toaster.trouble(why.clone()),
        (Some(error), _) => {
            let rest = Step { back: left, ..step };
            TRAIL.with_borrow_mut(|trail| if is_back { trail.done.push(rest) } else { trail.undone.push(rest) });
            toaster.trouble(intents::why(&error));
        }
    }
    turn();
    focus::keep_somewhere();
}

fn title_of(desk: Desk, request: &Request) -> String {
    request.task().and_then(|task| desk.title_now(task)).unwrap_or_default()
}

fn set(mode: Mode, is_begun: bool) {
    TRAIL.with_borrow_mut(|trail| (trail.mode, trail.is_begun) = (mode, is_begun));
}

fn turn() {
    TURNS.with(|turns| turns.update(|turns| *turns = turns.wrapping_add(1)));
}

/// Before a wish is taken up, what stood is still there to go back to.
fn before(desk: Desk, request: &Request) -> Option<Box<dyn FnOnce(OpId)>> {
    let (way_back, in_round) = desk.peek(|shown| (undo::inverse(request, &shown, words().undo), shown.is_round()));
    if way_back.is_none() && !undo::stands(request) {
        return None;
    }
    let (request, at) = (request.clone(), clock::now());
    Some(Box::new(move |id| {
        let task = request.task().unwrap_or_else(|| id.task());
        let said = words().wish(in_round, &Body::Known(request.clone()));
        let back = way_back.map(|way_back| way_back(id));
        if let Some(back) = back.as_ref().filter(|_| takes_off(&request))
            && TRAIL.with_borrow(|trail| trail.mode == Mode::Doing)
            && let Some(toaster) = TOASTER.get()
        {
            toaster.done(said.clone(), back.clone());
        }
        let step = Step { said, task: Some(task), back: back.into_iter().collect(), at };
        TRAIL.with_borrow_mut(|trail| trail.of(desk).add(step, &request));
        turn();
    }))
}

/// Whether it takes something off a card with one press, which says of itself nowhere else that it was done.
fn takes_off(request: &Request) -> bool {
    matches!(request, Request::RemoveStep { .. } | Request::RemoveEvidence { .. } | Request::AssignPerson { on: false, .. })
}

impl Trail {
    /// Of this person: what another did here before is theirs.
    fn of(&mut self, desk: Desk) -> &mut Self {
        let account = desk.account();
        if self.account != Some(account) {
            *self = Self { account: Some(account), mode: std::mem::take(&mut self.mode), ..Self::default() };
        }
        self
    }

    fn add(&mut self, step: Step, request: &Request) {
        match &self.mode {
            Mode::Undoing(said) => add_to(&mut self.undone, Step { said: said.clone(), ..step }, &mut self.is_begun),
            Mode::Redoing(said) => add_to(&mut self.done, Step { said: said.clone(), ..step }, &mut self.is_begun),
            Mode::Together(said) => {
                self.undone.clear();
                add_to(&mut self.done, Step { said: said.clone(), task: None, ..step }, &mut self.is_begun);
            }
            Mode::Doing if !step.has_way_back() => self.done.push(step),
            // Whoever does by hand what the way back would do has taken it back.
            Mode::Doing if self.done.last().is_some_and(|last| last.back[..] == [request.clone()]) => {
                let said = self.done.pop().map_or(step.said, |last| last.said);
                self.undone.push(Step { said, ..step });
            }
            Mode::Doing => {
                self.undone.clear();
                match self.done.last_mut().and_then(|last| last.joined(&step)) {
                    Some(both) => {
                        self.done.pop();
                        // What ends where it began leaves nothing to take back, and hides nothing before it.
                        if !both.leads_nowhere() {
                            self.done.push(both);
                        }
                    }
                    None => self.done.push(step),
                }
            }
        }
        if self.done.len() > STEPS_MAX {
            self.done.remove(0);
        }
    }
}

/// To the step that was begun, or as a new one.
fn add_to(steps: &mut Vec<Step>, step: Step, is_begun: &mut bool) {
    match steps.last_mut().filter(|_| *is_begun) {
        Some(last) => last.back.extend(step.back),
        None => steps.push(step),
    }
    *is_begun = true;
}

impl Step {
    /// Whether there is a way back from it; what was said to people stands.
    pub fn has_way_back(&self) -> bool {
        !self.back.is_empty()
    }

    fn leads_nowhere(&self) -> bool {
        matches!(&self.back[..], [Request::SetFields { changes, .. }] if changes.iter().all(|change| change.from == change.to))
    }

    /// This and the next as one, where they are one thought that was typed in several goes.
    fn joined(&self, next: &Step) -> Option<Step> {
        let ([first], [second]) = (&self.back[..], &next.back[..]) else { return None };
        let is_soon = next.at.0 - self.at.0 < TOGETHER_MS;
        let both = undo::joined(first, second).filter(|_| is_soon)?;
        Some(Step { back: vec![both], ..next.clone() })
    }
}
