//! What there is to be found on this device, taken in a little at a time: of a plan with twenty thousand shares no key waits for more than
//! one slice. It is taken in when the palette opens and stands until the board changes; meanwhile what is there already answers.

use super::{doers, leads_of};
use crate::{
    browser::clock,
    state::{
        acts::{Act, Reach},
        saved_views::SavedView,
        shared_views, view,
    },
};
use leptos::prelude::*;
use parboard_domain::{
    criterion::Criterion,
    finding::{Asked, Found, Index, Thing},
    id::{AgencyId, CriterionId, ShareId, TaskId},
    row::{Kind, Noun, RowKey, Rows},
    share::Share,
    task::{Status, Task},
};
use parboard_sync::overlay::Shown;
use std::collections::{BTreeMap, VecDeque};

/// A slice ends after so many, or so long a time.
const SLICE_MAX: usize = 400;
const SLICE_MS: i64 = 6;
/// The clock is looked at after so many.
const BETWEEN_LOOKS: usize = 20;

/// Something that can be found.
#[derive(Clone, Debug, PartialEq)]
pub enum Named {
    /// Something to do.
    Act(Act),
    /// A view with a name.
    View {
        /// The view.
        view: SavedView,
        /// Whether everybody has it.
        is_shared: bool,
    },
    /// A criterion.
    Criterion(CriterionId),
    /// An agency.
    Agency(AgencyId),
    /// A card.
    Task(TaskId),
    /// A unit's share of a card.
    Share(TaskId, AgencyId),
}

/// A handle to what was taken in; cheap to copy.
#[derive(Clone, Copy)]
pub struct Library {
    whole: StoredValue<Option<(AsOf, Shelves)>, LocalStorage>,
    intake: StoredValue<Option<Intake>, LocalStorage>,
    /// Moves when there is more to be found.
    grown: RwSignal<u32>,
}

/// What was taken in, by place.
#[derive(Default)]
struct Shelves {
    named: Vec<Named>,
    index: Index,
}

/// As of what it was taken in.
#[derive(PartialEq)]
struct AsOf {
    turn: u32,
    views: Vec<SavedView>,
}

/// What is being taken in.
struct Intake {
    as_of: AsOf,
    shelves: Shelves,
    queue: VecDeque<RowKey>,
    /// The kinds that are to be queued after what waits now, the last one first.
    kinds: Vec<Kind>,
    cards: BTreeMap<TaskId, usize>,
    shares: BTreeMap<ShareId, usize>,
}

/// How an intake goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    More,
    /// More, and all of a kind is there.
    AllOfAKind,
    Nothing,
}

impl Library {
    /// An empty one; it stands for as long as the person sits here.
    pub fn new() -> Self {
        Self { whole: StoredValue::new_local(None), intake: StoredValue::new_local(None), grown: RwSignal::new(0) }
    }

    /// Sees to it that what there is by now is taken in. What is being taken in already is not begun again: a board that changes all the
    /// time would never be through.
    pub fn open(self, reach: Reach) {
        let as_of = untrack(|| AsOf { turn: reach.desk.turn(), views: reach.views.now() });
        let is_there = self.whole.with_value(|whole| whole.as_ref().is_some_and(|(held, _)| *held == as_of));
        if is_there || self.intake.with_value(Option::is_some) {
            return;
        }
        self.intake.set_value(Some(reach.desk.peek(|shown| Intake::begin(reach, shown, as_of))));
        self.go_on(reach);
    }

    /// Runs again when more was taken in, or there is something else to be.
    pub fn track(self, reach: Reach) {
        self.grown.track();
        reach.desk.turn();
    }

    /// The best of what answers, and how many there are. Runs again when there is more to be found.
    pub fn find(self, reach: Reach, asked: &Asked, most: usize) -> (Vec<Named>, usize) {
        self.grown.track();
        let find = |shelves: &Shelves| shelves.find(reach, asked, most);
        let whole = self.whole.with_value(|whole| whole.as_ref().map(|(_, shelves)| find(shelves)));
        whole.or_else(|| self.intake.with_value(|intake| intake.as_ref().map(|intake| find(&intake.shelves)))).unwrap_or_default()
    }

    /// One slice now, and the next one when the browser has had its turn.
    fn go_on(self, reach: Reach) {
        if self.grown.is_disposed() || !reach.desk.try_is_open() {
            return;
        }
        let slice = |intake: &mut Option<Intake>| intake.as_mut().map_or(Next::Nothing, |intake| reach.desk.peek(|shown| intake.slice(shown)));
        let next = self.intake.try_update_value(slice).unwrap_or(Next::Nothing);
        if next == Next::Nothing {
            let done = self.intake.try_update_value(Option::take).flatten();
            self.whole.set_value(done.map(|intake| (intake.as_of, intake.shelves)));
        }
        if next != Next::More {
            self.grown.update(|grown| *grown = grown.wrapping_add(1));
        }
        if next != Next::Nothing {
            let _ = clock::later(0, move || self.go_on(reach));
        }
    }
}

impl Shelves {
    fn add(&mut self, named: Named, thing: &Thing<'_>) -> usize {
        self.named.push(named);
        self.index.add(thing)
    }

    fn find(&self, reach: Reach, asked: &Asked, most: usize) -> (Vec<Named>, usize) {
        let is_offered = |place: usize| !matches!(&self.named[place], Named::Act(act) if !act.is_offered(reach));
        let Found { first, count } = self.index.find(asked, most, &is_offered);
        (first.into_iter().map(|place| self.named[place].clone()).collect(), count)
    }
}

impl Intake {
    /// What is short, at once: what can be done, views, criteria, agencies; cards and shares wait in their order.
    fn begin(reach: Reach, shown: Shown<'_>, as_of: AsOf) -> Self {
        let mut shelves = Shelves::default();
        for act in Act::ALL {
            shelves.add(Named::Act(act), &named(act.name()));
        }
        let own = as_of.views.iter().cloned().map(|view| (view, false));
        for (view, is_shared) in own.chain(shared_views::now(reach.desk).into_iter().map(|view| (view, true))) {
            let name = view.name.clone();
            shelves.add(Named::View { view, is_shared }, &named(&name));
        }
        criteria(shown, &mut shelves);
        for agency in reach.desk.with(|inner| inner.tab.client().directory().agencies.clone()) {
            if shown.standing_for(agency.id) == agency.id {
                shelves.add(Named::Agency(agency.id), &named(&agency.name));
            }
        }
        let (cards, shares) = (BTreeMap::new(), BTreeMap::new());
        Self { as_of, shelves, queue: cards_in_order(shown), kinds: vec![Kind::Update, Kind::Share], cards, shares }
    }

    /// Takes in what waits, for a few milliseconds.
    fn slice(&mut self, shown: Shown<'_>) -> Next {
        let begun = clock::steady_ms();
        for taken in 1..=SLICE_MAX {
            let Some(key) = self.queue.pop_front() else { return self.next_kind(shown) };
            self.take_in(shown, key);
            if taken % BETWEEN_LOOKS == 0 && clock::steady_ms() - begun >= SLICE_MS {
                break;
            }
        }
        Next::More
    }

    fn next_kind(&mut self, shown: Shown<'_>) -> Next {
        let Some(kind) = self.kinds.pop() else { return Next::Nothing };
        let tells_of_share = |noun: &&Noun| !matches!(noun, Noun::Update(update) if update.unit.is_none());
        self.queue.extend(shown.of_kind(kind).filter(tells_of_share).map(Noun::key));
        Next::AllOfAKind
    }

    fn take_in(&mut self, shown: Shown<'_>, key: RowKey) {
        match shown.find(key) {
            Some(Noun::Task(task)) => drop(self.card(shown, task)),
            Some(Noun::Share(share)) => self.share(shown, share),
            Some(Noun::Update(update)) => {
                let share = update.unit.and_then(|unit| self.shares.get(&ShareId::of(update.task, unit)));
                if let Some(place) = share {
                    self.shelves.index.add_words(*place, &update.did);
                }
            }
            // It went while it waited.
            _ => {}
        }
    }

    fn card(&mut self, shown: Shown<'_>, task: &Task) -> Option<()> {
        let (wording, criterion) = shown.find_wording(task.id).zip(shown.find_criterion(task.criterion))?;
        let words = [wording.text(), &criterion.title, &doers(shown, task, criterion)].join("\n");
        let is_done = task.status == Status::Done;
        let thing = Thing { number: &criterion.number, title: &wording.title, words: &words, is_done, of: None };
        self.cards.insert(task.id, self.shelves.add(Named::Task(task.id), &thing));
        Some(())
    }

    fn share(&mut self, shown: Shown<'_>, share: &Share) {
        // Of a card that was put away nothing is found.
        let Some(of) = self.cards.get(&share.task).copied() else { return };
        let name = |id: AgencyId| shown.find_agency(id).map_or("", |agency| agency.name.as_str());
        // People look for an office by the name it has, and by the one it had.
        let (now, then) = (name(shown.standing_for(share.unit)), name(share.unit));
        let words = [if now == then { "" } else { then }, share.blocked.as_deref().unwrap_or_default()].join("\n");
        let thing = Thing { number: "", title: now, words: &words, is_done: share.status == Status::Done, of: Some(of) };
        self.shares.insert(share.id, self.shelves.add(Named::Share(share.task, share.unit), &thing));
    }
}

fn named(title: &str) -> Thing<'_> {
    Thing { title, ..Thing::default() }
}

fn criteria(shown: Shown<'_>, shelves: &mut Shelves) {
    let mut criteria: Vec<&Criterion> = shown.of_kind(Kind::Criterion).filter_map(criterion).filter(|criterion| !criterion.is_gone()).collect();
    criteria.sort_by_key(|criterion| criterion.order);
    for criterion in criteria {
        let words = [leads_of(shown, criterion).as_str(), &criterion.goal].join("\n");
        let thing = Thing { number: &criterion.number, title: &criterion.title, words: &words, ..Thing::default() };
        shelves.add(Named::Criterion(criterion.id), &thing);
    }
}

fn criterion(noun: &Noun) -> Option<&Criterion> {
    match noun {
        Noun::Criterion(criterion) => Some(criterion),
        _ => None,
    }
}

/// In the order of the plan, and of people within a criterion.
fn cards_in_order(shown: Shown<'_>) -> VecDeque<RowKey> {
    let open = view::tasks(shown).filter(|task| task.archived.is_none());
    let mut cards: Vec<(i64, &Task)> = open.filter_map(|task| Some((shown.find_criterion(task.criterion)?.order, task))).collect();
    cards.sort_by(|(of_a, a), (of_b, b)| (of_a, &a.rank, a.id).cmp(&(of_b, &b.rank, b.id)));
    cards.into_iter().map(|(_, task)| RowKey::new(Kind::Task, task.id.0)).collect()
}
