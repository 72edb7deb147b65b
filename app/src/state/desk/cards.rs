//! Which cards changed. A board has hundreds of cards on the screen, and a move changes one: the others are not asked again.

use leptos::prelude::*;
use parboard_domain::id::TaskId;
use std::collections::BTreeMap;

/// A signal for each card that somebody looks at, and one for everything.
#[derive(Clone, Copy)]
pub struct Cards {
    one: StoredValue<BTreeMap<TaskId, ArcTrigger>>,
    all: RwSignal<u32>,
}

impl Default for Cards {
    fn default() -> Self {
        Self { one: StoredValue::new(BTreeMap::new()), all: RwSignal::new(0) }
    }
}

impl Cards {
    /// Whoever calls this runs again when that card changes, or everything may have.
    pub fn track(self, task: TaskId) {
        self.track_all();
        let mut signal = None;
        self.one.update_value(|one| signal = Some(one.entry(task).or_default().clone()));
        if let Some(signal) = signal {
            signal.track();
        }
    }

    /// Whoever calls this runs again when everything may have changed.
    pub fn track_all(self) {
        self.all.track();
    }

    /// That card has changed; or, without one, everything may have.
    pub fn touch(self, task: Option<TaskId>) {
        match task {
            None => self.all.update(|count| *count = count.wrapping_add(1)),
            Some(task) => {
                let signal = self.one.with_value(|one| one.get(&task).cloned());
                if let Some(signal) = signal {
                    signal.notify();
                }
            }
        }
    }
}
