//! Ranks: where a card stands among others, as text that always has room in between.
//!
//! A rank is a fraction written in digits and small letters. Between any two there is another, so moving a card never
//! touches its neighbours. Equal ranks (two people, one gap) are told apart by the card's id.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// The rank of the `n`-th card of an imported list.
pub fn nth(n: usize) -> String {
    // A leading letter leaves room in front; the trailing middle digit leaves room in between.
    format!("c{n:06}i")
}

/// A rank after `before` and ahead of `after`; either may be absent. `jitter` keeps two devices apart.
///
/// When both are given and out of order (a neighbour moved meanwhile), the one in front counts.
pub fn between(before: Option<&str>, after: Option<&str>, jitter: u32) -> String {
    let low = before.unwrap_or("").as_bytes();
    let high = after.map(str::as_bytes).filter(|high| *high > low);
    let mut rank = Vec::with_capacity(low.len() + 4);
    let mut free_above = high.is_none();
    for place in 0.. {
        let floor = value(low.get(place).copied(), 0);
        let ceiling = if free_above { 36 } else { value(high.and_then(|high| high.get(place).copied()), 0) };
        if ceiling > floor + 1 {
            rank.push(DIGITS[floor.midpoint(ceiling)]);
            break;
        }
        rank.push(DIGITS[floor]);
        free_above |= ceiling > floor;
        // A ceiling that ends here leaves no room above; ranks never end in nought, so this cannot go on for ever.
        if place > low.len() + 64 {
            break;
        }
    }
    let jitter = jitter as usize;
    rank.extend([DIGITS[jitter % 36], DIGITS[jitter / 36 % 36], DIGITS[jitter / 1296 % 36], DIGITS[18]]);
    rank.into_iter().map(char::from).collect()
}

fn value(digit: Option<u8>, missing: usize) -> usize {
    digit.and_then(|digit| DIGITS.iter().position(|known| *known == digit)).unwrap_or(missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn imported_cards_keep_the_order_of_the_plan() {
        let ranks: Vec<_> = (0..3000).map(nth).collect();
        assert!(ranks.is_sorted());
    }

    #[test]
    fn out_of_order_neighbours_do_not_matter() {
        assert!(between(Some("m"), Some("c"), 3).as_str() > "m");
    }

    #[test]
    fn repeated_moves_to_one_spot_grow_slowly() {
        let (low, mut high) = (nth(0), nth(1));
        for jitter in 0..200 {
            high = between(Some(&low), Some(&high), jitter);
        }
        assert!(high.len() < 120, "{}", high.len());
    }

    proptest! {
        #[test]
        fn there_is_always_room(a in "[0-9a-z]{0,8}[1-9a-z]", b in "[0-9a-z]{0,8}[1-9a-z]", jitter: u32) {
            prop_assume!(a != b);
            let (low, high) = if a < b { (&a, &b) } else { (&b, &a) };
            let made = between(Some(low), Some(high), jitter);
            prop_assert!(low.as_str() < made.as_str() && made.as_str() < high.as_str(), "{low} {made} {high}");
            prop_assert!(between(None, Some(low), jitter).as_str() < low.as_str());
            prop_assert!(between(Some(high), None, jitter).as_str() > high.as_str());
        }
    }
}
