//! Putting things in order. The standard library brings a sorter of its own, some four kilobytes, for each type that is sorted;
//! what a first visit loads shares this one. It sorts places and not things, so it need not know what they are.

use std::cmp::Ordering;

/// The places of so many things, in order; equals stay in the order they had.
pub fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let (mut sorted, mut next): (Vec<usize>, Vec<usize>) = ((0..count).collect(), Vec::with_capacity(count));
    let mut run = 1;
    while run < count {
        next.clear();
        for both in sorted.chunks(2 * run) {
            let (mut left, mut right) = both.split_at(run.min(both.len()));
            while let ([first, later_left @ ..], [second, later_right @ ..]) = (left, right) {
                if compare(*first, *second) == Ordering::Greater {
                    next.push(*second);
                    right = later_right;
                } else {
                    next.push(*first);
                    left = later_left;
                }
            }
            next.extend_from_slice(left);
            next.extend_from_slice(right);
        }
        std::mem::swap(&mut sorted, &mut next);
        run *= 2;
    }
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_in_the_order_they_had_and_all_is_there() {
        // Numbers as a die would throw them, without one.
        let thrown = |count: usize| (0..count).map(|n| (n * n * 7 + 3 * n) % 11).collect::<Vec<usize>>();
        for count in (0..70).chain([1_000]) {
            let numbers = thrown(count);
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|place| numbers[*place]);
            assert_eq!(places(count, &|a, b| numbers[a].cmp(&numbers[b])), expected, "{count}");
        }
    }
}
