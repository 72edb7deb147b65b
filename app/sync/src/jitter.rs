//! How long each of many devices waits when all of them hear the same at once, so that a whole office does not ask in one moment
//! (failure mode 83). Chance is handed in.

/// News is pulled after a random part of this.
const NEWS_MS: u32 = 800;
/// The line of an office has returned: each asks after a random part of this. A person who asks does not wait.
const RETURN_MS: u32 = 4_000;

/// After news.
pub fn after_news_ms(chance: u32) -> u32 {
    chance % NEWS_MS
}

/// After the network has returned.
pub fn after_return_ms(chance: u32) -> u32 {
    chance % RETURN_MS
}

#[cfg(test)]
mod tests {
    use super::{RETURN_MS, after_return_ms};

    /// Failure mode 83.
    #[test]
    fn an_office_whose_line_returns_asks_spread_over_some_seconds() {
        let devices = 400;
        let second_of = |n: u32| after_return_ms(n.wrapping_mul(2_654_435_761)) / 1_000;
        let mut asked = [0; (RETURN_MS / 1_000) as usize];
        (0..devices).for_each(|n| asked[second_of(n) as usize] += 1);
        assert!(asked.len() >= 3, "over some seconds");
        assert!(asked.iter().all(|count| *count < devices / 2), "and not most of them in one: {asked:?}");
    }
}
