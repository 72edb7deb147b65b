//! Failed sign-ins: five in a row lock that login for a quarter of an hour, whoever tries.
//!
//! The lock is on the login, not on the address: a whole office stands behind one address, and one clerk's forgotten password
//! must not keep the others out. Addresses only have a generous limit against floods. Kept in memory: a restart forgives,
//! which happens rarely and helps nobody to guess much.

use crate::error::ApiError;
use governor::{DefaultKeyedRateLimiter, Quota, clock::Clock, clock::DefaultClock};
use parboard_domain::measure::Moment;
use std::{
    collections::HashMap,
    net::IpAddr,
    num::NonZeroU32,
    sync::{Mutex, PoisonError},
};

/// So many wrong passwords in a row…
pub const WRONG_MAX: u32 = 5;
/// …lock the login for so long.
pub const LOCK_MS: i64 = 15 * 60 * 1_000;
/// Logins watched at once. Beyond, the oldest is forgotten: an attacker with a list of names must not fill the memory.
const WATCHED_MAX: usize = 20_000;
/// An office of three hundred may sign in within one minute in the morning…
const BURST: NonZeroU32 = NonZeroU32::new(300).expect("not nought");
/// …and ten a second after that, which is less than the hashing takes.
const PER_SECOND: NonZeroU32 = NonZeroU32::new(10).expect("not nought");

/// Who guessed wrong lately.
#[derive(Debug)]
pub struct Guesses {
    wrong: Mutex<HashMap<String, Wrong>>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
}

#[derive(Clone, Copy, Debug)]
struct Wrong {
    count: u32,
    last_at: Moment,
}

impl Default for Guesses {
    fn default() -> Self {
        let quota = Quota::per_second(PER_SECOND).allow_burst(BURST);
        Self { wrong: Mutex::default(), addresses: DefaultKeyedRateLimiter::keyed(quota) }
    }
}

impl Guesses {
    /// Whether that address may try at all.
    ///
    /// # Errors
    /// `Flood` with the seconds to wait.
    pub fn admit(&self, address: IpAddr) -> Result<(), ApiError> {
        let clock = DefaultClock::default();
        let refused = |until: governor::NotUntil<_>| ApiError::Flood(until.wait_time_from(clock.now()).as_secs() + 1);
        self.addresses.check_key(&address).map_err(refused)
    }

    /// Whether that login may be tried now. Logins that do not exist are locked in the same way, so that a lock tells nothing.
    ///
    /// # Errors
    /// `Locked` with the seconds to wait.
    pub fn check(&self, login: &str, now: Moment) -> Result<(), ApiError> {
        let wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(held) = wrong.get(&key(login)).filter(|held| held.count >= WRONG_MAX) else { return Ok(()) };
        let left_ms = held.last_at.0 + LOCK_MS - now.0;
        if left_ms > 0 { Err(ApiError::Locked((left_ms as u64).div_ceil(1_000))) } else { Ok(()) }
    }

    /// A wrong password.
    pub fn failed(&self, login: &str, now: Moment) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if wrong.len() >= WATCHED_MAX {
            forget(&mut wrong, now);
        }
        let held = wrong.entry(key(login)).or_insert(Wrong { count: 0, last_at: now });
        let is_old = now.0 - held.last_at.0 >= LOCK_MS;
        *held = Wrong { count: if is_old { 1 } else { held.count + 1 }, last_at: now };
    }

    /// The right password: what went before is forgiven.
    pub fn succeeded(&self, login: &str) {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner).remove(&key(login));
    }

    /// Forgets what no longer matters; called now and then.
    pub fn tidy(&self, now: Moment) {
        self.addresses.retain_recent();
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, held| now.0 - held.last_at.0 < LOCK_MS);
    }
}

/// Logins are the same however they are written.
fn key(login: &str) -> String {
    login.trim().to_lowercase()
}

fn forget(wrong: &mut HashMap<String, Wrong>, now: Moment) {
    wrong.retain(|_, held| now.0 - held.last_at.0 < LOCK_MS);
    if wrong.len() >= WATCHED_MAX
        && let Some(oldest) = wrong.iter().min_by_key(|(_, held)| (held.count, held.last_at)).map(|(login, _)| login.clone())
    {
        wrong.remove(&oldest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_wrong_passwords_lock_the_login_for_a_quarter_of_an_hour() {
        let (guesses, start) = (Guesses::default(), Moment(1_000_000));
        for _ in 0..WRONG_MAX {
            guesses.check("hanh", start).unwrap();
            guesses.failed("hanh", start);
        }
        assert!(matches!(guesses.check(" HANH", start), Err(ApiError::Locked(900))));
        assert!(guesses.check("khai", start).is_ok(), "nobody else is locked");
        assert!(guesses.check("hanh", Moment(start.0 + LOCK_MS)).is_ok());
    }

    #[test]
    fn the_right_password_forgives_the_wrong_ones() {
        let (guesses, start) = (Guesses::default(), Moment(0));
        (0..4).for_each(|_| guesses.failed("hanh", start));
        guesses.succeeded("hanh");
        guesses.failed("hanh", start);
        assert!(guesses.check("hanh", start).is_ok());
    }

    /// Failure mode 61: a whole office behind one address.
    #[test]
    fn an_office_behind_one_address_gets_in() {
        let guesses = Guesses::default();
        let office = IpAddr::from([203, 0, 113, 7]);
        assert!((0..300).all(|_| guesses.admit(office).is_ok()));
        assert!(matches!(guesses.admit(office), Err(ApiError::Flood(_))));
        assert!(guesses.admit(IpAddr::from([203, 0, 113, 8])).is_ok());
    }

    #[test]
    fn a_list_of_names_does_not_fill_the_memory() {
        let guesses = Guesses::default();
        (0..WATCHED_MAX + 50).for_each(|n| guesses.failed(&n.to_string(), Moment(n as i64)));
        assert!(guesses.wrong.lock().unwrap().len() <= WATCHED_MAX);
        guesses.tidy(Moment(LOCK_MS * 2));
        assert!(guesses.wrong.lock().unwrap().is_empty());
    }
}
