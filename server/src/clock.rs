//! The server's clock: the only place that asks for the time.

use parboard_domain::measure::Moment;
use std::time::{SystemTime, UNIX_EPOCH};

/// Now. Before 1970 it is 1970: a machine whose clock battery died still serves.
pub fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Now, in whole seconds since 1970 UTC.
pub fn now_s() -> i64 {
    now().0 / 1_000
}
