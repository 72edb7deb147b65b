//! A device: some tabs on one disk, one lock for each account, one session for all of them.

use crate::{
    bugs::{Bug, CrookedStore},
    depot::Depot,
    disk::{Disk, Life, News, TabShelf, View},
    people,
    satchel::Satchel,
    words::{self, Words},
    world::Upload,
};
use parboard_domain::{
    id::{DeviceId, Mint, PersonId},
    json,
    person::Person,
};
use parboard_sync::{
    client::Place,
    files::Leftovers,
    outbox::{Pending, Standing},
    papers::Papers,
    store::ReplicaStore,
    tab::Tab,
};

pub type SimTab = Tab<CrookedStore<Papers<TabShelf>>>;

/// One tablet, or one office computer.
pub struct Device {
    pub id: DeviceId,
    pub disk: Disk,
    pub depot: Depot,
    /// Files that wait, in the same place.
    pub satchel: Satchel,
    /// A copy of more characters than this goes to the depot.
    pub copy_chars_max: usize,
    pub rows_at_a_time: usize,
    /// Its tabs have a process each, and hear later what others wrote.
    pub has_processes: bool,
    /// Without locks every tab may talk at any time.
    pub has_locks: bool,
    pub skew_ms: i64,
    /// Whom the server takes this browser for.
    pub session: PersonId,
    pub tabs: Vec<OpenTab>,
    /// Its storage was taken away at least once.
    pub evicted: bool,
    /// A tab died while it sent something once more: what built on the old one may stay beside the new one.
    pub broke_off: bool,
    /// Work was handed out of it without room to note so, for the other tabs.
    pub handed_out_unnoted: bool,
}

/// One tab that is open.
pub struct OpenTab {
    pub n: usize,
    pub tab: SimTab,
    pub life: Life,
    /// The exchange it waits for.
    pub waits_for: Option<u64>,
    /// What its process knows of the disk.
    pub view: View,
    /// What others wrote, not heard of yet.
    pub news: Vec<News>,
    /// The file it is sending.
    pub upload: Option<Upload>,
    pub leftovers: Leftovers,
    /// It had rows to show; a board that empties itself is not believed.
    pub had_board: bool,
}

impl OpenTab {
    /// Everything was taken away; what it had not heard of is gone with it.
    pub fn evict(&mut self) {
        self.view.evict();
        self.news.clear();
    }
}

impl Device {
    /// A device with locks and room, and nobody's tab open yet.
    pub fn new(id: DeviceId, session: PersonId) -> Self {
        Self {
            id,
            disk: Disk::default(),
            depot: Depot::default(),
            satchel: Satchel::default(),
            copy_chars_max: usize::MAX,
            rows_at_a_time: 7,
            has_processes: false,
            has_locks: true,
            skew_ms: 0,
            session,
            tabs: Vec::new(),
            evicted: false,
            broke_off: false,
            handed_out_unnoted: false,
        }
    }

    /// Opens a tab for whoever is signed in.
    pub fn open(&mut self, n: usize, person: Person, bug: Option<Bug>) {
        let life = Life::long();
        let view = if self.has_processes { View::of_own(&self.disk) } else { View::default() };
        let disk = TabShelf::new(self.disk.clone(), n, life.clone(), view.clone());
        let papers = Papers::of(person.id, disk).with_room(self.copy_chars_max);
        // Each tab draws its own tail; real ones draw 64 bits.
        let mint = Mint::new((n as u64 + 1) << 8);
        let mut tab = Tab::open(person, self.id, mint, CrookedStore::new(papers, bug));
        tab.carry_at_most(self.rows_at_a_time);
        self.tabs.push(OpenTab {
            n,
            tab,
            life,
            waits_for: None,
            view,
            news: Vec::new(),
            upload: None,
            leftovers: Leftovers::default(),
            had_board: false,
        });
    }

    /// Whether a tab may begin a round: the lock is free, and it is not in the middle of one.
    pub fn may_begin(&self, index: usize) -> bool {
        let account = self.tabs[index].tab.account();
        let others_talk = self.tabs.iter().any(|other| other.waits_for.is_some() && other.tab.account() == account);
        self.tabs[index].waits_for.is_none() && !(self.has_locks && others_talk)
    }

    /// Whether it may say one thing and then another under the same id.
    pub fn may_use_an_id_twice(&self) -> bool {
        self.evicted || self.handed_out_unnoted
    }

    /// One of its tabs goes to the depot once, if there is something to go for.
    pub fn carry(&mut self, index: usize, bug: Option<Bug>) -> bool {
        let open = &mut self.tabs[index];
        let Some(errand) = open.tab.errand() else { return false };
        let outcome = self.depot.run(&errand, &open.life, bug);
        open.tab.carried(outcome);
        true
    }

    /// Tells every other tab what was written.
    pub fn spread_news(&mut self) {
        for news in self.disk.take_news() {
            for tab in self.tabs.iter_mut().filter(|tab| tab.n != news.by) {
                tab.news.push(news.clone());
            }
        }
    }

    /// An account's operations that cannot go unnoticed: as they are written down, or of a device that keeps nothing, as its
    /// tabs remember them.
    pub fn kept(&self, account: PersonId) -> Vec<Pending> {
        if self.disk.is_forbidden() {
            return self.remembered(account).collect();
        }
        let keys = self.disk.keys(&format!("pb1/{account}/outbox/"));
        keys.iter().filter_map(|key| json::read(&self.disk.get(key)?).ok()).collect()
    }

    fn remembered(&self, account: PersonId) -> impl Iterator<Item = Pending> {
        let own = self.tabs.iter().filter(move |tab| tab.tab.account() == account);
        own.flat_map(|tab| tab.tab.client().outbox().iter().cloned())
    }

    /// The same, and what open tabs still know where all was taken away.
    pub fn held(&self, account: PersonId) -> Vec<Pending> {
        let mut held = self.kept(account);
        if self.evicted {
            held.extend(self.remembered(account));
        }
        held
    }

    /// The words in what is kept and will not be forgotten for what some tab has seen already, or for what is written down as
    /// seen, which the next tab to open reads.
    pub fn unsettled_words(&self, account: PersonId) -> Words {
        let open = self.tabs.iter().filter(|tab| tab.tab.account() == account).filter_map(|tab| tab.tab.client().place());
        let disk = TabShelf::new(self.disk.clone(), usize::MAX, Life::long(), View::default());
        let places: Vec<Place> = open.chain(Papers::of(account, disk).load_place(people::plan(0))).collect();
        let settled = |pending: &Pending| match pending.standing {
            Standing::Done(rev) => places.iter().any(|place| place.cursor >= rev),
            _ => false,
        };
        self.kept(account).iter().filter(|pending| !settled(pending)).flat_map(|pending| words::of_op(&pending.op)).collect()
    }

    /// The ids of what is kept.
    pub fn held_ids(&self, account: PersonId) -> Words {
        self.kept(account).iter().map(|pending| words::of_id(pending.op.id)).collect()
    }

    /// The words in what is held.
    pub fn held_words(&self, account: PersonId) -> Words {
        self.held(account).iter().flat_map(|pending| words::of_op(&pending.op)).collect()
    }
}
