use std::cell::RefCell;
use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use std::rc::Rc;

use dmpkg_wasm::message::Failure;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::effect::{use_effect_on, use_effect_until};

/// Rows asked for beyond the wanted ones, on both sides.
const AHEAD: u64 = 48;

/// Some rows of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch<T> {
    /// Number of rows in the list.
    pub total: u64,
    /// Place of the first of `rows`, from 0.
    pub first: u64,
    /// The rows.
    pub rows: Vec<T>,
}

/// An answer to come.
pub type Fetch<T> = Pin<Box<dyn Future<Output = Result<Stretch<T>, Failure>>>>;

/// The rows that are there.
pub struct Rows<T> {
    shared: Rc<RefCell<Shared<T>>>,
    held: Rc<Stretch<T>>,
}

impl<T> Clone for Rows<T> {
    fn clone(&self) -> Self {
        Self {
            shared: Rc::clone(&self.shared),
            held: Rc::clone(&self.held),
        }
    }
}

impl<T> Rows<T> {
    /// A row, unless it is still asked for.
    pub fn get(&self, row: u64) -> Option<&T> {
        self.held.get(row)
    }

    /// All rows that are there.
    pub fn held(&self) -> &[T] {
        &self.held.rows
    }

    /// Where a row stands that fulfils a condition, among those that are there.
    pub fn find(&self, fits: impl Fn(&T) -> bool) -> Option<u64> {
        let at = self.held.rows.iter().position(fits)?;
        Some(self.held.first.saturating_add(u64::try_from(at).ok()?))
    }

    /// Why rows are missing, when asking failed.
    pub fn failure(&self) -> Option<Failure> {
        self.shared.borrow().failure.clone()
    }
}

impl<T> Stretch<T> {
    fn get(&self, row: u64) -> Option<&T> {
        let at = usize::try_from(row.checked_sub(self.first)?).ok()?;
        self.rows.get(at)
    }

    fn covers(&self, wanted: &Range<u64>) -> bool {
        let end = wanted.end.min(self.total);
        let held = self.first.saturating_add(self.rows.len() as u64);
        wanted.start >= end || (self.first <= wanted.start && held >= end)
    }
}

struct Shared<T> {
    /// The newest way to ask: an older one may cut the rows differently.
    fetch: Callback<(u64, u32), Fetch<T>>,
    held: Rc<Stretch<T>>,
    held_edition: u32,
    edition: u32,
    wanted: Range<u64>,
    asked: Option<(Range<u64>, u32)>,
    waiting: bool,
    failure: Option<Failure>,
    gone: bool,
}

/// Keeps the wanted rows at hand. One question is on its way at a time, for the newest wish, so that
/// fast scrolling does not queue. A new edition makes all rows old: they stay on screen until the
/// new ones come; late answers of an older edition are ignored.
#[hook]
pub fn use_rows<T: 'static>(
    wanted: Range<u64>,
    edition: u32,
    first: impl FnOnce() -> Stretch<T>,
    fetch: Callback<(u64, u32), Fetch<T>>,
    on_total: Callback<u64>,
) -> Rows<T> {
    let update = use_force_update();
    let shared = use_mut_ref(|| Shared {
        fetch: fetch.clone(),
        held: Rc::new(first()),
        held_edition: 0,
        edition: 0,
        wanted: 0..0,
        asked: None,
        waiting: false,
        failure: None,
        gone: false,
    });
    shared.borrow_mut().fetch = fetch;
    let desk = Desk {
        shared: Rc::clone(&shared),
        on_total,
        update,
    };
    use_effect_on((wanted, edition), move |(wanted, edition)| {
        desk.want(wanted.clone(), *edition);
    });
    {
        let shared = Rc::clone(&shared);
        use_effect_until((), move |()| move || shared.borrow_mut().gone = true);
    }
    let held = Rc::clone(&shared.borrow().held);
    Rows { shared, held }
}

struct Desk<T> {
    shared: Rc<RefCell<Shared<T>>>,
    on_total: Callback<u64>,
    update: UseForceUpdateHandle,
}

impl<T: 'static> Desk<T> {
    fn want(self, wanted: Range<u64>, edition: u32) {
        {
            let mut shared = self.shared.borrow_mut();
            shared.wanted = wanted;
            shared.edition = edition;
            if shared.waiting {
                return;
            }
        }
        let question = self.shared.borrow_mut().next();
        if let Some(question) = question {
            spawn_local(self.work(question));
        }
    }

    async fn work(self, first: Range<u64>) {
        let mut question = Some(first);
        while let Some(range) = question {
            let (edition, fetch) = {
                let shared = self.shared.borrow();
                (shared.edition, shared.fetch.clone())
            };
            let count = u32::try_from(range.end - range.start).unwrap_or(u32::MAX);
            let answer = fetch.emit((range.start, count)).await;
            let mut total = None;
            {
                let mut shared = self.shared.borrow_mut();
                if shared.gone {
                    return;
                }
                shared.asked = Some((range, edition));
                if edition == shared.edition {
                    total = shared.take(answer, edition);
                }
                question = shared.next();
            }
            if let Some(total) = total {
                self.on_total.emit(total);
            }
            self.update.force_update();
        }
    }
}

impl<T> Shared<T> {
    fn take(&mut self, answer: Result<Stretch<T>, Failure>, edition: u32) -> Option<u64> {
        match answer {
            Ok(stretch) => {
                let total = stretch.total;
                self.held = Rc::new(stretch);
                self.held_edition = edition;
                self.failure = None;
                Some(total)
            }
            Err(failure) => {
                self.failure = Some(failure);
                None
            }
        }
    }

    /// The next question, none when all wanted rows are there. What was asked in vain is not asked
    /// again.
    fn next(&mut self) -> Option<Range<u64>> {
        let current = self.held_edition == self.edition;
        let range = self.wanted.start.saturating_sub(AHEAD)..self.wanted.end.saturating_add(AHEAD);
        let repeated = self.asked.as_ref() == Some(&(range.clone(), self.edition));
        let enough = (current && self.held.covers(&self.wanted)) || self.wanted.is_empty();
        self.waiting = !enough && !repeated;
        self.waiting.then_some(range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shared(first: u64, rows: u64, total: u64) -> Shared<u64> {
        let stretch = Stretch {
            total,
            first,
            rows: (first..first + rows).collect(),
        };
        Shared {
            fetch: Callback::from(|_| -> Fetch<u64> { Box::pin(std::future::pending()) }),
            held: Rc::new(stretch),
            held_edition: 0,
            edition: 0,
            wanted: 0..0,
            asked: None,
            waiting: false,
            failure: None,
            gone: false,
        }
    }

    #[test]
    fn only_missing_rows_are_asked_for() {
        let cases: &[(Range<u64>, Option<Range<u64>>)] = &[
            (100..150, None),
            (100..160, Some(52..208)),
            (90..120, Some(42..168)),
            (5..20, Some(0..68)),
            (0..0, None),
        ];
        for (wanted, question) in cases {
            let mut shared = shared(100, 50, 1_000);
            shared.wanted = wanted.clone();
            assert_eq!(shared.next(), *question, "for {wanted:?}");
            assert_eq!(shared.waiting, question.is_some());
        }
    }

    #[test]
    fn the_end_of_the_list_is_the_end_of_wishes() {
        let mut shared = shared(100, 50, 150);
        shared.wanted = 120..200;
        assert_eq!(shared.next(), None);
    }

    #[test]
    fn a_new_edition_asks_again() {
        let mut shared = shared(0, 50, 50);
        shared.wanted = 0..40;
        shared.edition = 1;
        assert_eq!(shared.next(), Some(0..88));
    }

    #[test]
    fn a_question_answered_short_is_not_repeated() {
        let mut shared = shared(0, 10, 1_000);
        shared.wanted = 0..40;
        let question = shared.next().expect("rows are missing");
        shared.asked = Some((question, 0));
        assert_eq!(shared.next(), None);
        shared.wanted = 80..120;
        assert_eq!(shared.next(), Some(32..168));
    }

    #[test]
    fn rows_are_found_by_place() {
        let held = shared(100, 50, 1_000).held;
        assert_eq!(
            [held.get(99), held.get(100), held.get(149), held.get(150)],
            [None, Some(&100), Some(&149), None]
        );
    }
}
