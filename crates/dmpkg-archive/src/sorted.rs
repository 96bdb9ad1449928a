//! Sorting in little code. The sorts of the standard library are compiled anew for each type and each
//! comparison, which costs a download several kilobytes every time; here, one serves all.

use std::cmp::Ordering;
use std::mem;

/// Sorts by a comparison; what is equal stays in its order. In `n log n` steps.
pub fn sort_by<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(list.len(), &mut |a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(order, &mut |a, b| list.swap(a, b));
}

/// Sorts by a key; what is equal stays in its order. In `n log n` steps.
pub fn sort_by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// The places of a list in the order of what stands there.
fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_unstable_by(|a, b| compare(*a, *b).then(a.cmp(b)));
    order
}

/// Brings a list into an order, each round of places that follow each other at once.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut to = start;
        while let Some(place) = order.get_mut(to) {
            // Done, as is every place that points to itself.
            let from = mem::replace(place, to);
            if from == start {
                break;
            }
            swap(to, from);
            to = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{sort_by, sort_by_key};

    #[test]
    fn all_orders_of_few_are_sorted_and_equal_ones_keep_theirs() {
        for number in 0..4_usize.pow(6) {
            let digits = (0..6_u32).map(|place| (number / 4_usize.pow(place) % 4, place));
            let mut list: Vec<(usize, u32)> = digits.collect();
            let mut expected = list.clone();
            expected.sort();
            sort_by_key(&mut list, |(digit, _)| *digit);
            assert_eq!(list, expected);
        }
    }

    #[test]
    fn many_are_sorted() {
        let mut list: Vec<String> = (0..10_000_u64)
            .map(|number| (number.wrapping_mul(2_654_435_761) % 5003).to_string())
            .collect();
        let mut expected = list.clone();
        expected.sort_by(|a, b| b.cmp(a));
        sort_by(&mut list, |a, b| b.cmp(a));
        assert_eq!(list, expected);
    }
}
