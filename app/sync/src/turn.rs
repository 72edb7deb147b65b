//! Turns: of several tabs on one device one at a time talks to the server, and one sends files. Who has the turn leaves a sign of
//! life before each request. Here is decided how long the others wait for a new one; who holds the turn, and where the
//! sign lies, this does not know.
//!
//! Time is counted by a clock that nobody sets: one that was set back would make a frozen tab hold up all others for as long
//! as it was set back.

/// A tab that has been at it for so long without a sign of life is frozen: then another takes its turn. Longer than a request
/// is waited for.
pub const KEPT_OUT_MS_MAX: i64 = 120_000;

/// One kind of work that takes turns, as one tab sees it.
#[derive(Clone, Debug, Default)]
pub struct Turn(Option<KeptOut>);

/// Another tab has been at it every time this one looked, and has given no new sign of life.
#[derive(Clone, Debug)]
struct KeptOut {
    since_ms: i64,
    sign: Option<String>,
}

impl Turn {
    /// Whether this tab has been kept out for too long.
    pub fn is_due(&self, now_ms: i64) -> bool {
        self.0.as_ref().is_some_and(|kept_out| now_ms - kept_out.since_ms >= KEPT_OUT_MS_MAX)
    }

    /// This tab has asked for the turn, and had it or not; with the sign of life that lies there now.
    pub fn note(&mut self, had_it: bool, sign: Option<String>, now_ms: i64) {
        let before = self.0.take().filter(|kept_out| kept_out.sign == sign);
        self.0 = (!had_it).then(|| before.unwrap_or(KeptOut { since_ms: now_ms, sign }));
    }

    /// The person will not wait: when the last sign of life is older than that, the turn is taken.
    pub fn hurry(&mut self, now_ms: i64, older_than_ms: i64) {
        if let Some(kept_out) = self.0.as_mut().filter(|kept_out| now_ms - kept_out.since_ms >= older_than_ms) {
            kept_out.since_ms = now_ms - KEPT_OUT_MS_MAX;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{KEPT_OUT_MS_MAX, Turn};

    fn look(turn: &mut Turn, had_it: bool, sign: &str, now_ms: i64) {
        turn.note(had_it, Some(sign.to_owned()), now_ms);
    }

    /// Failure mode 64.
    #[test]
    fn the_turn_is_taken_from_who_gives_no_sign_of_life_and_left_to_who_does() {
        let mut turn = Turn::default();
        assert!(!turn.is_due(i64::MAX), "nobody has kept this tab out");
        look(&mut turn, false, "a", 1_000);
        look(&mut turn, false, "a", 1_000 + KEPT_OUT_MS_MAX - 1);
        assert!(!turn.is_due(1_000 + KEPT_OUT_MS_MAX - 1));
        assert!(turn.is_due(1_000 + KEPT_OUT_MS_MAX), "it counts from the first look, not from the last");
        look(&mut turn, false, "b", 1_000 + KEPT_OUT_MS_MAX);
        assert!(!turn.is_due(1_001 + KEPT_OUT_MS_MAX), "a new sign of life");
        look(&mut turn, true, "c", 500_000);
        assert!(!turn.is_due(i64::MAX), "this tab has had its turn");
    }

    #[test]
    fn who_will_not_wait_leaves_its_turn_only_to_a_tab_that_has_just_begun() {
        let mut turn = Turn::default();
        turn.note(false, None, 1_000);
        turn.hurry(8_999, 8_000);
        assert!(!turn.is_due(8_999));
        turn.hurry(9_000, 8_000);
        assert!(turn.is_due(9_000));
    }
}
