//! Sorting in little code. The sorts and trees of the standard library are compiled anew for each type
//! and each comparison, which costs a download several kilobytes every time; here, one serves all.

use std::cmp::Ordering;
use std::mem;

/// A set of few, or of some that seldom change: every change takes steps in their number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<T>(Vec<T>);

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

/// Sorts by a comparison, and keeps of what is equal only what came first. In `n log n` steps.
pub fn keep_first_by<T>(list: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    sort_by(list, &mut compare);
    list.dedup_by(|later, first| compare(first, later).is_eq());
}

impl<T: Ord> Set<T> {
    /// Whether it holds this one. In `log n` steps.
    pub fn contains(&self, one: &T) -> bool {
        self.find(one).is_ok()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes one in.
    pub fn insert(&mut self, one: T) {
        if let Err(place) = self.find(&one) {
            self.0.insert(place, one);
        }
    }

    /// Lets one go.
    pub fn remove(&mut self, one: &T) {
        if let Ok(place) = self.find(one) {
            self.0.remove(place);
        }
    }

    /// Takes one in, or lets it go.
    pub fn turn(&mut self, one: T) {
        match self.find(&one) {
            Ok(place) => drop(self.0.remove(place)),
            Err(place) => self.0.insert(place, one),
        }
    }

    /// Lets all go.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    fn find(&self, one: &T) -> Result<usize, usize> {
        self.0.binary_search(one)
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(all: I) -> Self {
        let mut list = all.into_iter().collect();
        keep_first_by(&mut list, T::cmp);
        Self(list)
    }
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
    use super::{Set, keep_first_by, sort_by, sort_by_key};

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
    fn of_equal_ones_the_first_is_kept() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        keep_first_by(&mut list, |(one, _), (other, _)| one.cmp(other));
        assert_eq!(list, [(0, 'e'), (1, 'b'), (2, 'a')]);
    }

    #[test]
    fn a_set_holds_each_once_and_lets_go() {
        let mut set: Set<u8> = [3, 1, 3, 2].into_iter().collect();
        set.insert(2);
        set.insert(0);
        assert_eq!(set, [0, 1, 2, 3].into_iter().collect());
        set.remove(&1);
        set.remove(&9);
        set.turn(3);
        set.turn(4);
        assert_eq!(set, [4, 2, 0].into_iter().collect());
        assert!(set.contains(&4) && !set.contains(&3));
        set.clear();
        assert!(set.is_empty());
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
