//! Handing in another's unsent work: the file as it was read, what it would do as far as this device can tell, and what the
//! server made of it. Nothing of it is kept here: the file is there to be opened again.

use super::{desk::Desk, syncing};
use crate::{
    browser::file,
    online::{
        OnlineError,
        hand_in::{HAND_IN_OPS_MAX, hand_in},
    },
    words::words,
};
use leptos::{prelude::*, task::spawn_local};
use parboard_domain::{
    apply::Context,
    id::OpId,
    permission::Actor,
    person::Person,
    refusal::Refusal,
    row::{Kind, RowKey, RowSet},
};
use parboard_sync::{
    outbox::{Pending, Standing},
    overlay::Overlay,
    protocol::{BATCH_BYTES_MAX, Verdict},
    unsent::{Unsent, parts},
};
use std::collections::BTreeMap;

/// Files above this many bytes are none of ours: it holds some 20,000 changes.
const FILE_BYTES_MAX: f64 = 20_000_000.0;

/// What a change would come to, as far as this device can tell.
#[derive(Clone, Debug, PartialEq)]
pub enum Foreseen {
    /// It would be carried out.
    Done,
    /// The server has it: it was sent meanwhile, or handed in before.
    There,
    /// The author may not, or it does not fit any more.
    Refused(Refusal),
    /// The server has refused it before; that is for its author to decide.
    RefusedBefore,
}

/// Work that may be handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// The file.
    pub file: Unsent,
    /// Whose it is, as the directory knows them.
    pub author: Person,
    /// What each change would come to, in the file's order.
    pub foreseen: Vec<Foreseen>,
}

/// Handing in, on the screen.
#[derive(Clone, Copy)]
pub struct HandIn {
    desk: Desk,
    /// What was read.
    pub work: RwSignal<Option<Work>>,
    /// Why nothing was, or why it was not sent.
    pub trouble: RwSignal<Option<String>>,
    /// The server is at it.
    pub busy: RwSignal<bool>,
    /// What the server made of it.
    pub verdicts: RwSignal<BTreeMap<OpId, Verdict>>,
}

impl HandIn {
    /// With nothing yet.
    pub fn new(desk: Desk) -> Self {
        Self { desk, work: RwSignal::new(None), trouble: RwSignal::new(None), busy: RwSignal::new(false), verdicts: RwSignal::new(BTreeMap::new()) }
    }

    /// Opens a file.
    pub fn open(self, chosen: web_sys::File) {
        self.work.set(None);
        self.verdicts.set(BTreeMap::new());
        self.trouble.set(None);
        spawn_local(async move {
            let text = if chosen.size() > FILE_BYTES_MAX { None } else { file::text(&chosen).await };
            let read = text.ok_or_else(|| words().file_unreadable().to_owned()).and_then(|text| self.look(&text));
            match read {
                Ok(work) => drop(self.work.try_set(Some(work))),
                Err(trouble) => drop(self.trouble.try_set(Some(trouble))),
            }
        });
    }

    fn look(self, text: &str) -> Result<Work, String> {
        let file = Unsent::read(text).map_err(|why| words().not_unsent(why).to_owned())?;
        let author = self.desk.directory(|directory| directory.find_person(file.person).cloned());
        let author = author.ok_or_else(|| words().unknown_author(&file.name))?;
        if !self.desk.actor().may_hand_in_for(&author) {
            return Err(words().not_yours_to_hand_in(&author.name));
        }
        let foreseen = self.desk.with(|inner| foresee(inner.tab.client().confirmed(), Actor::from(&author), &file.pending));
        Ok(Work { file, author, foreseen })
    }

    /// Sends it, in the author's name. What was sent before a line dropped is not carried out again.
    pub fn send(self) {
        let Some(work) = self.work.get_untracked().filter(|_| !self.busy.get_untracked()) else { return };
        self.busy.set(true);
        self.trouble.set(None);
        let plan = self.desk.plan();
        spawn_local(async move {
            for some in parts(work.file.ops().cloned(), HAND_IN_OPS_MAX, BATCH_BYTES_MAX) {
                let answer = hand_in(work.author.id, plan, some).await;
                if self.take(answer).is_none() {
                    break;
                }
            }
            self.busy.try_set(false);
            syncing::ask(self.desk);
        });
    }

    /// `None` when the person has left the screen, or there is no point in going on.
    fn take(self, answer: Result<Vec<(OpId, Verdict)>, OnlineError>) -> Option<()> {
        match answer {
            Ok(verdicts) => self.verdicts.try_update(|held| held.extend(verdicts)),
            Err(error) => {
                self.trouble.try_set(Some(words().online_error(&error)));
                None
            }
        }
    }
}

/// What these would come to, one after the other, on the board as this device has it.
fn foresee(confirmed: &RowSet, author: Actor, pending: &[Pending]) -> Vec<Foreseen> {
    let mut overlay = Overlay::default();
    let one = |pending: &Pending| {
        let op = &pending.op;
        if matches!(pending.standing, Standing::Refused(_)) {
            return Foreseen::RefusedBefore;
        }
        if is_there(confirmed, op.id) {
            return Foreseen::There;
        }
        match overlay.weigh(confirmed, op, Context { actor: author, now: op.made_at, handed_in_by: None }) {
            Ok(outcome) => {
                overlay.lay(outcome);
                Foreseen::Done
            }
            Err(refusal) => Foreseen::Refused(refusal),
        }
    };
    pending.iter().map(one).collect()
}

/// Whether the board has what an operation leaves: a line of history, or a row of its own id.
fn is_there(confirmed: &RowSet, id: OpId) -> bool {
    let left = [(Kind::Entry, id.entry(0).0), (Kind::Task, id.0), (Kind::Update, id.0), (Kind::Comment, id.0), (Kind::Evidence, id.0)];
    left.iter().any(|(kind, id)| confirmed.row(RowKey::new(*kind, *id)).is_some())
}
