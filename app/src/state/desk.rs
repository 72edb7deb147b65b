//! The desk: one signed-in person's board on this device. Everything the screens read comes from here, and every wish goes
//! through [`Desk::wish`].

mod cards;
mod elsewhere;
mod holding;
mod inner;
mod loss;
mod mark;
mod wishes;

pub use elsewhere::OtherPlan;
pub use holding::HeldPlan;
pub use inner::Inner;
pub use mark::Mark;
pub use parboard_sync::tab::WishError;
pub use wishes::watch;

use super::{
    line::{Line, Trouble},
    session, syncing,
};
use crate::browser::{clock, events, keep, look, send::SessionReply};
use cards::Cards;
use leptos::prelude::*;
use parboard_domain::{
    figures::Thresholds,
    id::{DeviceId, EntryId, OpId, PersonId, PlanId, TaskId},
    measure::Moment,
    op::Op,
    permission::Actor,
    person::{Directory, Person},
    row::Rows,
};
use parboard_sync::{outbox::Pending, overlay::Shown, papers::Paper, tab::Tab};

/// What other tabs write within this time is read in one go: less than anybody notices.
const TOGETHER_MS: u32 = 30;

/// A handle to the desk; cheap to copy.
#[derive(Clone, Copy)]
pub struct Desk {
    inner: StoredValue<Inner, LocalStorage>,
    changed: RwSignal<u32>,
    cards: Cards,
    line: RwSignal<Line>,
    /// The clock by which lateness is shown; moves once a minute.
    pub now: RwSignal<Moment>,
}

impl Desk {
    /// Sits somebody down: shows what the device holds, and asks the server behind it.
    pub fn open(who: SessionReply) -> Self {
        let papers = keep::papers_of(who.person.id);
        let inner = Inner {
            tab: Tab::open(who.person, session::device(), session::mint(), papers),
            province: who.province.name,
            marks: Vec::new(),
            clashes: Vec::new(),
            confirmed_clashes: Vec::new(),
            noted: None,
            elsewhere: 0,
            heard: Vec::new(),
            open: true,
            driver: syncing::Driver::default(),
        };
        let desk = Self {
            inner: StoredValue::new_local(inner),
            changed: RwSignal::new(0),
            cards: Cards::default(),
            line: RwSignal::new(Line::default()),
            now: RwSignal::new(clock::now()),
        };
        desk.after_change();
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
        syncing::stop();
        events::ask_before_leaving(false);
    }

    /// Whose desk it is.
    pub fn account(self) -> PersonId {
        self.with(|inner| inner.tab.account())
    }

    /// The person, as the directory knows them by now.
    pub fn person(self) -> Person {
        self.with(|inner| inner.tab.person().clone())
    }

    /// The person, as far as permission goes.
    pub fn actor(self) -> Actor {
        self.with(|inner| inner.tab.actor())
    }

    /// The state of the line to the server.
    pub fn line(self) -> Line {
        self.line.get()
    }

    /// The same, for who is handed it.
    pub fn line_signal(self) -> RwSignal<Line> {
        self.line
    }

    /// The same, once.
    pub fn line_now(self) -> Line {
        self.line.get_untracked()
    }

    /// Changes what is known of the line.
    pub fn update_line(self, edit: impl FnOnce(&mut Line)) {
        let mut line = self.line.get_untracked();
        edit(&mut line);
        look::set_body("data-sync-state", line.hook());
        look::set_body("data-unsent", &line.waiting().to_string());
        // What is kept nowhere is gone with the page. The browser asks before that, and otherwise is not made to.
        events::ask_before_leaving(line.unkept > 0 || self.with(|inner| inner.tab.has_unkept()));
        if line != self.line.get_untracked() {
            self.line.set(line);
        }
    }

    /// Takes note of how much of what was typed is kept nowhere.
    pub fn note_unkept(self, count: usize) {
        if self.try_is_open() && self.line.with_untracked(|line| line.unkept != count) {
            self.update_line(|line| line.unkept = count);
        }
    }

    /// Reads the board as the person sees it; runs again when it changes.
    pub fn read<T>(self, look: impl FnOnce(Shown<'_>) -> T) -> T {
        self.changed.track();
        self.peek(look)
    }

    /// Reads one card; runs again when that card changes, or more than single cards do.
    pub fn read_card<T>(self, task: TaskId, look: impl FnOnce(Shown<'_>) -> T) -> T {
        self.cards.track(task);
        self.peek(look)
    }

    /// Reads what moving and editing cards leaves alone: the plan, its criteria, agencies, people.
    pub fn read_plan<T>(self, look: impl FnOnce(Shown<'_>) -> T) -> T {
        self.cards.track_all();
        self.peek(look)
    }

    /// Whether the plan that is shown is a round of proposals.
    pub fn in_round(self) -> bool {
        self.read_plan(|shown| shown.is_round())
    }

    /// Whether a change is about a proposal: what waits may be about cards of several plans, and those of others are not here.
    pub fn is_of_round(self, op: &Op) -> bool {
        self.read_plan(|shown| shown.is_round() && op.task().is_some_and(|task| shown.find_task(task).is_some()))
    }

    /// A card's short line as it stands; nothing where the card is not here.
    pub fn title_now(self, task: TaskId) -> Option<String> {
        self.peek(|shown| shown.find_wording(task).map(|wording| wording.title.clone()))
    }

    /// The same as `read`, once.
    pub fn peek<T>(self, look: impl FnOnce(Shown<'_>) -> T) -> T {
        self.with(|inner| look(inner.tab.shown()))
    }

    /// Which change this is, counted from when somebody sat down; runs again with each.
    pub fn turn(self) -> u32 {
        self.changed.get()
    }

    /// Reads the directory; runs again when anything changes.
    pub fn directory<T>(self, look: impl FnOnce(&Directory) -> T) -> T {
        self.changed.track();
        self.with(|inner| look(inner.tab.client().directory()))
    }

    /// What counts as soon and as long ago in the province. Whoever reads cards runs again when it changes.
    pub fn thresholds(self) -> Thresholds {
        self.cards.track_all();
        self.with(|inner| inner.tab.client().directory().thresholds)
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
        self.with(|inner| inner.tab.client().directory().find_person(person).map(|person| person.name.clone()).unwrap_or_default())
    }

    /// What a card shows of its own state.
    pub fn mark(self, task: TaskId) -> Mark {
        self.cards.track(task);
        self.with(|inner| inner::find_mark(&inner.marks, task).map_or(Mark::Synced, |at| inner.marks[at].1))
    }

    /// The outbox, oldest first.
    pub fn outbox(self) -> Vec<Pending> {
        self.changed.track();
        self.with(|inner| inner.tab.client().outbox().iter().filter(|pending| pending.is_waiting() || pending.needs_attention()).cloned().collect())
    }

    /// What takes a person to go on, without what only waits for one of them.
    pub fn causes(self) -> Vec<OpId> {
        self.changed.track();
        self.with(|inner| inner.tab.client().outbox().causes().map(|pending| pending.op.id).collect())
    }

    /// Whether that one waits until the server is newer.
    pub fn is_put_off(self, id: OpId) -> bool {
        self.changed.track();
        self.with(|inner| inner.tab.client().is_put_off(id))
    }

    /// The operations that build on that one.
    pub fn dependants(self, id: OpId) -> Vec<OpId> {
        self.with(|inner| inner.tab.client().outbox().dependants(id))
    }

    /// Whether the browser keeps anything, and whether it keeps the board.
    pub fn keeping(self) -> (bool, bool) {
        self.changed.track();
        self.with(|inner| (inner.tab.keeps_anything(), inner.tab.keeps_replica()))
    }

    /// Whether all that was not sent can be read again after the page is gone.
    pub fn keeps_all(self) -> bool {
        self.changed.track();
        self.with(|inner| inner.tab.keeps_all())
    }

    /// The plan on the board, or on its way there.
    pub fn plan(self) -> Option<PlanId> {
        self.changed.track();
        self.with(|inner| inner.tab.client().plan())
    }

    /// How many confirmed rows are held, and this device's id.
    pub fn holding(self) -> (usize, DeviceId) {
        self.changed.track();
        self.with(|inner| (inner.tab.client().confirmed().len(), inner.tab.device()))
    }

    /// The session goes on after signing in again.
    pub fn signed_in_again(self) {
        self.update_line(|line| line.trouble = None);
        syncing::ask(self);
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

    /// Counts and marks anew, and repaints whatever may differ.
    pub fn after_change(self) {
        self.with_mut(Inner::find_clashes);
        self.with_mut(Inner::look_elsewhere);
        self.repaint(None);
        self.note_loss();
        if let Some(at) = keep::load(&keep::set_back_of(self.account())) {
            self.update_line(|line| line.set_back = Some(at));
        }
    }

    /// The same when no more than one card differs.
    fn repaint(self, card: Option<TaskId>) {
        self.with_mut(Inner::mark_all);
        self.with_mut(Inner::note_clashes);
        let (unsent, attention, fresh_at) = self.with(|inner| {
            let outbox = inner.tab.client().outbox();
            (outbox.waiting(), outbox.attention() + inner.clashes.len() + inner.elsewhere, inner.tab.client().place().map(|place| place.fresh_at))
        });
        self.update_line(|line| (line.unsent, line.attention, line.fresh_at) = (unsent, attention, fresh_at));
        // Both in one go: who reads a card and the rest as well runs once.
        batch(|| {
            self.cards.touch(card);
            self.changed.update(|count| *count = count.wrapping_add(1));
        });
    }

    /// Another tab of this browser writes to the same papers: read again what it wrote. One batch is a thousand writes, and
    /// reading them is the same work for one as for all, so it is done once for those that come together.
    fn watch_other_tabs(self) {
        let account = self.account();
        events::on_other_tab(move |key| {
            let Some(paper) = keep::papers_of(account).paper_under(&key).filter(|_| self.with(|inner| inner.open)) else { return };
            let is_first = self.with_mut(|inner| {
                let is_first = inner.heard.is_empty();
                if !inner.heard.contains(&paper) {
                    inner.heard.push(paper);
                }
                is_first
            });
            if is_first {
                let _ = clock::later(TOGETHER_MS, move || self.heed_other_tabs());
            }
        });
    }

    fn heed_other_tabs(self) {
        if !self.try_is_open() {
            return;
        }
        let (changed, operations) = self.with_mut(|inner| {
            let heard = std::mem::take(&mut inner.heard);
            let operations = heard.contains(&Paper::Operation);
            // The outbox last: what is gone from it is in the rows, and both are seen at once.
            let places = heard.into_iter().filter(|paper| *paper != Paper::Operation);
            let papers = places.chain(operations.then_some(Paper::Operation));
            (papers.filter(|paper| inner.tab.another_wrote(*paper)).count() > 0, operations)
        });
        if changed {
            self.after_change();
        }
        if self.with(|inner| inner.tab.awaits_copy()) {
            syncing::carry(self);
        }
        if operations {
            syncing::ask_soon(self);
        }
    }

    /// Clashes that still ask me to look.
    pub fn clashes(self) -> Vec<EntryId> {
        self.changed.track();
        self.with(|inner| inner.clashes.clone())
    }

    /// Whether there is anything to show at all yet.
    pub fn has_board(self) -> bool {
        self.changed.track();
        self.with(|inner| !inner.tab.client().confirmed().is_empty())
    }

    /// Whether the board is on its way from where this device keeps large ones, or will be sent for again.
    pub fn is_opening(self) -> bool {
        self.changed.track();
        self.with(|inner| inner.tab.awaits_copy() || inner.tab.lies_in_depot())
    }

    /// What stands in the way of the line.
    pub fn trouble(self) -> Option<Trouble> {
        self.line.with(|line| line.trouble)
    }
}
