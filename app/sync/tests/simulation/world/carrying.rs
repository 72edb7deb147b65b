//! Going to the depot, as a page does it: between rounds, one trip at a time, and now and then not to the end.

use super::World;

/// No freight takes more trips than this.
const TRIPS_MAX: usize = 200;

impl World {
    /// A tab goes to the depot until nothing is left to carry, or its person is too impatient to watch.
    pub fn carry(&mut self, device: usize, index: usize) {
        let trips = if self.dice.once_in(4) { self.dice.below(3) } else { TRIPS_MAX };
        self.carry_some(device, index, trips);
    }

    /// A tab goes to the depot so many times.
    pub fn carry_some(&mut self, device: usize, index: usize, trips: usize) {
        for _ in 0..trips {
            if self.devices[device].tabs[index].life.is_over() || !self.devices[device].carry(index, self.bug) {
                break;
            }
        }
        self.after(device);
    }

    /// What no note names any more is taken away.
    pub fn sweep(&mut self, device: usize) {
        use parboard_sync::store::ReplicaStore;
        let noted = self.devices[device].tabs.first().map(|open| open.tab.store().load_noted());
        if let Some(noted) = noted {
            self.devices[device].depot.sweep(&noted);
        }
    }
}
