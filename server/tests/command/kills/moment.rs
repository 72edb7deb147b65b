//! The moment of a kill, counted in requests and answers.

use crate::running::Running;
use std::sync::{Mutex, PoisonError};

/// Kills a server when so many things have happened.
pub struct Moment(Mutex<(usize, Option<Running>)>);

impl Moment {
    /// The end of that server, that many requests and answers from now.
    pub fn new(events: usize, running: Running) -> Self {
        Self(Mutex::new((events, Some(running))))
    }

    /// A request left, or an answer came.
    pub fn pass(&self) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.0 = held.0.saturating_sub(1);
        if held.0 == 0 {
            // Dropping it kills the process with SIGKILL, and waits until the system has taken it away.
            drop(held.1.take());
        }
    }

    /// Whether it is over.
    pub fn has_come(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).1.is_none()
    }
}
