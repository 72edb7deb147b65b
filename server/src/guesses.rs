//! Failed sign-ins: five in a row lock that login for a quarter of an hour, whoever tries.
//!
//! The lock is on the login, not on the address: a whole office stands behind one address, and one clerk's forgotten password
//! must not keep the others out. Addresses only have a generous limit against floods. Kept in memory: a restart forgives,
//! which happens rarely and helps nobody to guess much.

use crate::error::ApiError;
use governor::{DefaultKeyedRateLimiter, Quota, clock::Clock, clock::DefaultClock};
use parboard_domain::measure::Moment;
use parboard_store::login_key;
use std::{
    collections::HashMap,
    net::IpAddr,
    num::NonZeroU32,
    sync::{Mutex, MutexGuard, PoisonError},
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

/// An attempt under way. Counted; when it comes to nothing, taken back.
#[derive(Debug)]
pub struct Attempt<'g> {
    guesses: &'g Guesses,
    key: String,
    is_decided: bool,
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

    /// Counts an attempt on that login before anything is looked at, so that those sent together are counted too. Logins that do
    /// not exist are locked in the same way, so that a lock tells nothing.
    ///
    /// # Errors
    /// `Locked` with the seconds to wait.
    pub fn attempt(&self, login: &str, now: Moment) -> Result<Attempt<'_>, ApiError> {
        let key = login_key(login);
        let mut wrong = self.wrong();
        if wrong.len() >= WATCHED_MAX {
            forget(&mut wrong, now);
        }
        let held = wrong.entry(key.clone()).or_insert(Wrong { count: 0, last_at: now });
        let left_ms = held.last_at.0 + LOCK_MS - now.0;
        if left_ms <= 0 {
            held.count = 0;
        }
        if held.count >= WRONG_MAX {
            return Err(ApiError::Locked((left_ms as u64).div_ceil(1_000)));
        }
        *held = Wrong { count: held.count + 1, last_at: now };
        Ok(Attempt { guesses: self, key, is_decided: false })
    }

    fn wrong(&self) -> MutexGuard<'_, HashMap<String, Wrong>> {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets what no longer matters; called now and then.
    pub fn tidy(&self, now: Moment) {
        self.addresses.retain_recent();
        self.wrong().retain(|_, held| now.0 - held.last_at.0 < LOCK_MS);
    }
}

impl Attempt<'_> {
    /// The wrong password: it stays counted.
    pub fn failed(mut self) {
        self.is_decided = true;
    }

    /// The right password: what went before is forgiven.
    pub fn succeeded(mut self) {
        self.is_decided = true;
        self.guesses.wrong().remove(&self.key);
    }
}

impl Drop for Attempt<'_> {
    /// Nobody was told whether the password is right, so nothing was guessed.
    fn drop(&mut self) {
        if self.is_decided {
            return;
        }
        if let Some(held) = self.guesses.wrong().get_mut(&self.key) {
            held.count = held.count.saturating_sub(1);
        }
    }
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

    fn fail(guesses: &Guesses, login: &str, at: Moment) {
        guesses.attempt(login, at).unwrap().failed();
    }

    #[test]
    fn five_wrong_passwords_lock_the_login_for_a_quarter_of_an_hour() {
        let (guesses, start) = (Guesses::default(), Moment(1_000_000));
        (0..WRONG_MAX).for_each(|_| fail(&guesses, "hạnh", start));
        for spelling in [" HẠNH", "ha\u{323}nh", "hạ\0nh"] {
            assert!(matches!(guesses.attempt(spelling, start), Err(ApiError::Locked(900))), "{spelling:?}");
        }
        assert!(guesses.attempt("khai", start).is_ok(), "nobody else is locked");
        assert!(guesses.attempt("hạnh", Moment(start.0 + LOCK_MS)).is_ok());
    }

    /// Looking takes a while, and a crowd does not wait for it.
    #[test]
    fn attempts_sent_together_are_no_more_than_one_after_another() {
        let (guesses, start) = (Guesses::default(), Moment(0));
        let crowd: Vec<_> = (0..40).filter_map(|_| guesses.attempt("hanh", start).ok()).collect();
        assert_eq!(crowd.len(), WRONG_MAX as usize);
        drop(crowd);
        assert!(guesses.attempt("hanh", start).is_ok(), "what came to nothing is not held against anybody");
    }

    #[test]
    fn the_right_password_forgives_the_wrong_ones() {
        let (guesses, start) = (Guesses::default(), Moment(0));
        (0..4).for_each(|_| fail(&guesses, "hanh", start));
        guesses.attempt("hanh", start).unwrap().succeeded();
        fail(&guesses, "hanh", start);
        assert!(guesses.attempt("hanh", start).is_ok());
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
        (0..WATCHED_MAX + 50).for_each(|n| fail(&guesses, &n.to_string(), Moment(n as i64)));
        assert!(guesses.wrong.lock().unwrap().len() <= WATCHED_MAX);
        guesses.tidy(Moment(LOCK_MS * 2));
        assert!(guesses.wrong.lock().unwrap().is_empty());
    }
}
