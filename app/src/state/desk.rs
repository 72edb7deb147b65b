//! The desk: one signed-in person's board on this device. Everything the screens read comes from here, and every wish goes
//! through [`Desk::wish`].

use super::{
    line::{Line, Trouble},
    papers::Papers,
    session, syncing,
};
use crate::browser::{clock, events, keep::KeepError, look, outbox, replica, send::SessionReply};
use leptos::prelude::*;
use parboard_domain::{
    id::{DeviceId, EntryId, Mint, OpId, PersonId, PlanId, TaskId},
    measure::Moment,
    op::{Body, Op, Request, SCHEMA},
    permission::Actor,
    person::{Directory, Person},
    refusal::Refusal,
    row::{Kind, Noun},
};
use parboard_sync::{
    client::{Client, Write},
    outbox::Pending,
    overlay::{Overlay, Shown},
};
use std::collections::BTreeMap;

/// A handle to the desk; cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    inner: StoredValue<Inner, LocalStorage>,
    changed: RwSignal<u32>,
    line: RwSignal<Line>,
    /// The clock by which lateness is shown; moves once a minute.
    pub now: RwSignal<Moment>,
}

/// What the handle points at.
pub struct Inner {
    /// The device's half of the protocol.
    pub client: Client,
    overlay: Overlay,
    person: Person,
    province: String,
    papers: Papers,
    mint: Mint,
    device: DeviceId,
    marks: BTreeMap<TaskId, Mark>,
    /// Closed desks do nothing more.
    pub open: bool,
    /// The driver of syncing.
    pub driver: syncing::Driver,
}

/// What a card shows of its own state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The server has everything.
    Synced,
    /// Something on it was not sent yet.
    Pending,
    /// Somebody else changed the same, and I have not looked.
    Conflict,
    /// Something on it was refused.
    Refused,
}

impl Mark {
    /// Its name in the page's hooks.
    pub fn as_str(self) -> &'static str {
        match self {
            Mark::Synced => "synced",
            Mark::Pending => "pending",
            Mark::Conflict => "conflict",
            Mark::Refused => "refused",
        }
    }
}

/// Why a wish was not taken up. Nothing was lost: the form stays open.
#[derive(Clone, Debug, PartialEq)]
pub enum WishError {
    /// Not allowed, as far as this device can tell.
    Refused(Refusal),
    /// No room on this device.
    NoRoom(KeepError),
}

impl Desk {
    /// Sits somebody down: shows what the device holds, and asks the server behind it.
    pub fn open(who: SessionReply) -> Self {
        let papers = Papers::of(who.person.id);
        let held = papers.load();
        let device = session::device();
        let mut mint = session::mint();
        if let Some(last) = held.pending.iter().map(|pending| pending.op.id).max() {
            mint.after(last.0);
        }
        let inner = Inner {
            client: Client::resume(who.person.id, device, held),
            overlay: Overlay::default(),
            person: who.person,
            province: who.province.name,
            papers,
            mint,
            device,
            marks: BTreeMap::new(),
            open: true,
            driver: syncing::Driver::default(),
        };
        let desk = Self {
            inner: StoredValue::new_local(inner),
            changed: RwSignal::new(0),
            line: RwSignal::new(Line::default()),
            now: RwSignal::new(clock::now()),
        };
        desk.refold();
        desk.watch_other_tabs();
        syncing::start(desk);
        desk
    }

    /// Stops everything this desk does.
    pub fn close(self) {
        self.with_mut(|inner| {
            inner.open = false;
            inner.driver = syncing::Driver::default();
        });
    }

    /// Whose desk it is.
    pub fn account(self) -> PersonId {
        self.with(|inner| inner.person.id)
    }

    /// The person, as the directory knows them by now.
    pub fn person(self) -> Person {
        self.with(|inner| inner.directory_person().clone())
    }

    /// The person, as far as permission goes.
    pub fn actor(self) -> Actor {
        self.with(|inner| Actor::from(inner.directory_person()))
    }

    /// The state of the line to the server.
    pub fn line(self) -> Line {
        self.line.get()
    }

    /// Changes what is known of the line.
    pub fn update_line(self, edit: impl FnOnce(&mut Line)) {
        let mut line = self.line.get_untracked();
        edit(&mut line);
        look::set_body("data-sync-state", line.hook());
        look::set_body("data-unsent", &line.unsent.to_string());
        if line != self.line.get_untracked() {
            self.line.set(line);
        }
    }

    /// Reads the board as the person sees it; runs again when it changes.
    pub fn read<T>(self, look: impl FnOnce(Shown<'_>) -> T) -> T {
        self.changed.track();
        self.peek(look)
    }

    /// The same, once.
    pub fn peek<T>(self, look: impl FnOnce(Shown<'_>) -> T) -> T {
        self.with(|inner| look(inner.overlay.over(inner.client.confirmed())))
    }

    /// Reads the directory; runs again when anything changes.
    pub fn directory<T>(self, look: impl FnOnce(&Directory) -> T) -> T {
        self.changed.track();
        self.with(|inner| look(inner.client.directory()))
    }

    /// The province's name.
    pub fn province(self) -> String {
        let named = self.directory(|directory| directory.province.clone());
        if named.is_empty() { self.with(|inner| inner.province.clone()) } else { named }
    }

    /// The name of a person, for "who and when".
    pub fn name_of(self, person: PersonId) -> String {
        self.directory(|directory| directory.find_person(person).map(|person| person.name.clone()).unwrap_or_default())
    }

    /// The same, once.
    pub fn peek_name_of(self, person: PersonId) -> String {
        self.with(|inner| inner.client.directory().find_person(person).map(|person| person.name.clone()).unwrap_or_default())
    }

    /// What a card shows of its own state.
    pub fn mark(self, task: TaskId) -> Mark {
        self.changed.track();
        self.with(|inner| inner.marks.get(&task).copied().unwrap_or(Mark::Synced))
    }

    /// The outbox, oldest first.
    pub fn outbox(self) -> Vec<Pending> {
        self.changed.track();
        self.with(|inner| inner.client.outbox().iter().filter(|pending| pending.is_waiting() || pending.needs_attention()).cloned().collect())
    }

    /// The operations that build on that one.
    pub fn dependants(self, id: OpId) -> Vec<OpId> {
        self.with(|inner| inner.client.outbox().dependants(id))
    }

    /// Whether the browser keeps anything, and whether it keeps the board.
    pub fn keeping(self) -> (bool, bool) {
        self.changed.track();
        self.with(|inner| (inner.papers.is_allowed(), inner.papers.keeps_replica()))
    }

    /// The plan on the board.
    pub fn plan(self) -> Option<PlanId> {
        self.changed.track();
        self.with(|inner| inner.client.place().map(|place| place.plan))
    }

    /// Turns to another plan; what the device holds of it is shown at once.
    pub fn turn_to(self, plan: PlanId) {
        self.with_mut(|inner| {
            let (place, rows) = replica::load(inner.person.id, plan);
            replica::save_plan(inner.person.id, plan);
            inner.client.turn_to(plan, place, rows);
        });
        self.refold();
        syncing::ask(self);
    }

    /// Takes up a wish: makes it an operation, keeps it on this device, shows it, and sends it when there is a network.
    ///
    /// # Errors
    /// When it is not allowed, or could not be kept; then nothing has changed.
    pub fn wish(self, request: Request) -> Result<OpId, WishError> {
        let id = self.note(request)?;
        syncing::ask_soon(self);
        Ok(id)
    }

    /// The same without asking to send it: the next round takes it along. For what is still being typed.
    ///
    /// # Errors
    /// When it is not allowed, or could not be kept; then nothing has changed.
    pub fn note(self, request: Request) -> Result<OpId, WishError> {
        let op = self.stamp(request);
        let id = op.id;
        self.with_mut(|inner| inner.take_up(op))?;
        self.after_change();
        Ok(id)
    }

    /// Drops an operation the person gave up, with all that builds on it; they are handed back, so that it can be undone.
    pub fn discard(self, id: OpId) -> Vec<Pending> {
        let gone = self.with_mut(|inner| {
            let outbox = inner.client.outbox();
            let gone: Vec<Pending> = std::iter::once(id).chain(outbox.dependants(id)).filter_map(|id| outbox.get(id).cloned()).collect();
            let writes = inner.client.discard(id);
            let _ = inner.papers.write(&inner.client, &writes);
            gone
        });
        self.refold();
        gone
    }

    /// Takes discarded operations in again, as they were.
    ///
    /// # Errors
    /// When there is no room for them; then they are where they were before: nowhere but on the screen.
    pub fn take_back(self, gone: &[Pending]) -> Result<(), KeepError> {
        let writes: Vec<Write> = gone.iter().map(|pending| Write::Keep(Box::new(pending.clone()))).collect();
        self.write(&writes)?;
        self.with_mut(|inner| gone.iter().for_each(|pending| inner.client.see(pending.clone())));
        self.refold();
        Ok(())
    }

    /// Fetches the whole board anew beside the one that is shown; the outbox is not touched.
    pub fn rebuild(self) {
        self.with_mut(|inner| inner.client.rebuild());
        syncing::ask(self);
    }

    /// How many confirmed rows are held, and this device's id.
    pub fn holding(self) -> (usize, DeviceId) {
        self.changed.track();
        self.with(|inner| (inner.client.confirmed().len(), inner.device))
    }

    /// Sends a refused operation once more.
    pub fn retry(self, id: OpId) {
        self.with_mut(|inner| {
            let now = clock::now();
            let fresh = OpId(inner.mint.next(now.0.unsigned_abs()));
            let writes = inner.client.retry(id, fresh, now);
            let _ = inner.papers.write(&inner.client, &writes);
        });
        self.refold();
        syncing::ask(self);
    }

    /// Writes down what the client asks for.
    pub fn write(self, writes: &[Write]) -> Result<(), KeepError> {
        self.with_mut(|inner| inner.papers.write(&inner.client, writes))
    }

    /// The session goes on after signing in again.
    pub fn signed_in_again(self) {
        self.update_line(|line| line.trouble = None);
        syncing::ask(self);
    }

    /// Folds what waits onto what is confirmed, and repaints what differs.
    pub fn refold(self) {
        self.with_mut(Inner::fold);
        self.after_change();
    }

    /// Looks at the inside.
    pub fn with<T>(self, look: impl FnOnce(&Inner) -> T) -> T {
        self.inner.with_value(look)
    }

    /// Changes the inside.
    pub fn with_mut<T>(self, edit: impl FnOnce(&mut Inner) -> T) -> T {
        let mut edit = Some(edit);
        let mut out = None;
        self.inner.update_value(|inner| out = edit.take().map(|edit| edit(inner)));
        out.expect("the desk lives as long as the page")
    }

    /// Whether somebody still sits here.
    pub fn try_is_open(self) -> bool {
        self.inner.try_with_value(|inner| inner.open).unwrap_or(false)
    }

    fn stamp(self, request: Request) -> Op {
        let now = clock::now();
        self.with_mut(|inner| {
            let id = OpId(inner.mint.next(now.0.unsigned_abs()));
            let made_here = |task: TaskId| inner.client.outbox().get(OpId(task.0)).map(|pending| pending.op.id);
            let mut op = Op { id, device: inner.device, schema: SCHEMA, made_at: now, deps: Vec::new(), body: Body::Known(request) };
            op.deps = op.task().filter(|task| task.0 != id.0).and_then(made_here).into_iter().collect();
            op
        })
    }

    fn after_change(self) {
        self.with_mut(Inner::mark_all);
        let (unsent, attention, fresh_at) = self.with(|inner| {
            let outbox = inner.client.outbox();
            let clashes = inner.clashes().len();
            (outbox.waiting(), outbox.attention() + clashes, inner.client.place().map(|place| place.fresh_at))
        });
        self.update_line(|line| (line.unsent, line.attention, line.fresh_at) = (unsent, attention, fresh_at));
        self.changed.update(|count| *count = count.wrapping_add(1));
    }

    /// Another tab of this browser writes to the same papers: read again what it wrote.
    fn watch_other_tabs(self) {
        let account = self.account();
        events::on_other_tab(move |key| {
            if !self.with(|inner| inner.open) {
                return;
            }
            if outbox::is_outbox_key(account, &key) {
                self.with_mut(|inner| inner.client.reread(outbox::load(account)));
                self.refold();
                syncing::ask_soon(self);
            } else if self.with(|inner| inner.client.place()).is_some_and(|place| replica::is_place_key(account, place.plan, &key)) {
                self.with_mut(|inner| inner.client = Client::resume(account, inner.device, inner.papers.load()));
                self.refold();
            }
        });
    }

    /// Clashes that still ask me to look.
    pub fn clashes(self) -> Vec<EntryId> {
        self.changed.track();
        self.with(Inner::clashes)
    }

    /// Whether there is anything to show at all yet.
    pub fn has_board(self) -> bool {
        self.changed.track();
        self.with(|inner| !inner.client.confirmed().is_empty())
    }

    /// What stands in the way of the line.
    pub fn trouble(self) -> Option<Trouble> {
        self.line.with(|line| line.trouble)
    }
}

impl Inner {
    /// Whether what is written down can be read again.
    pub fn keeps_papers(&self) -> bool {
        self.papers.is_allowed()
    }

    fn directory_person(&self) -> &Person {
        self.client.directory().find_person(self.person.id).unwrap_or(&self.person)
    }

    fn take_up(&mut self, op: Op) -> Result<(), WishError> {
        let actor = Actor::from(self.directory_person());
        // Another tab may have sent the operation this one would be folded into: believe what is written down.
        if let Some(written) = self.client.outbox().folds_into(&op).and_then(|id| outbox::load_one(self.person.id, id)) {
            self.client.see(written);
        }
        let mut overlay = self.overlay.clone();
        overlay.add(self.client.confirmed(), &op, actor, op.made_at).map_err(WishError::Refused)?;
        let before = self.client.outbox().clone();
        let write = self.client.record(op);
        if let Err(error) = self.papers.write(&self.client, std::slice::from_ref(&write)) {
            self.client.reread(before.iter().cloned().collect());
            return Err(WishError::NoRoom(error));
        }
        // A folded operation replaces an earlier one: fold anew, so that nothing of the earlier one stays visible.
        self.fold();
        Ok(())
    }

    fn fold(&mut self) {
        let actor = Actor::from(self.directory_person());
        let shown = self.client.outbox().iter().filter(|pending| !pending.needs_attention()).map(|pending| &pending.op);
        self.overlay = Overlay::fold(self.client.confirmed(), shown, actor);
    }

    fn clashes(&self) -> Vec<EntryId> {
        let me = self.person.id;
        let shown = self.overlay.over(self.client.confirmed());
        shown
            .of_kind(Kind::Entry)
            .filter_map(|noun| match noun {
                Noun::Entry(entry) if entry.concerns(me) => Some(entry.id),
                _ => None,
            })
            .collect()
    }

    fn mark_all(&mut self) {
        let me = self.person.id;
        let mut marks: BTreeMap<TaskId, Mark> = BTreeMap::new();
        let mut raise = |task: TaskId, mark: Mark| {
            let held = marks.entry(task).or_insert(mark);
            *held = (*held).max(mark);
        };
        for noun in self.overlay.over(self.client.confirmed()).of_kind(Kind::Entry) {
            if let Noun::Entry(entry) = noun
                && entry.concerns(me)
            {
                raise(entry.task, Mark::Conflict);
            }
        }
        for pending in self.client.outbox().iter() {
            if let Some(task) = pending.op.task() {
                raise(task, if pending.needs_attention() { Mark::Refused } else { Mark::Pending });
            }
        }
        self.marks = marks;
    }
}
