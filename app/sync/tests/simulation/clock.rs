//! One true time, and clocks that lie about it.

use parboard_domain::measure::Moment;

/// The morning on which every seed begins.
const BEGIN_MS: i64 = 1_760_000_000_000;
pub const DAY_MS: i64 = 86_400_000;

/// The true time.
#[derive(Clone, Copy, Debug)]
pub struct Clock(i64);

impl Default for Clock {
    fn default() -> Self {
        Self(BEGIN_MS)
    }
}

impl Clock {
    pub fn pass(&mut self, ms: i64) {
        self.0 += ms;
    }

    /// What a clock shows that is off by so much.
    pub fn shown(self, skew_ms: i64) -> Moment {
        Moment(self.0 + skew_ms)
    }
}
