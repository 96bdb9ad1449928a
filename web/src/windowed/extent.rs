use std::ops::Range;

/// The greatest height given to an element, in pixels. Browsers cut at 16 to 33 million.
const TALLEST: f64 = 8_000_000.0;
/// So many pixels at both ends of a scaled list move one to one with the scroll bar, so that the
/// ends are reached as in any other list.
const EXACT: f64 = 1_000_000.0;
/// Rows kept ready above and below the visible ones.
const OVERSCAN: f64 = 8.0;
/// The first row in the document is a multiple of this, so that not each pixel of scrolling
/// changes the document.
const STEP: f64 = 8.0;

/// How long a list is and how much of it can be seen. Lengths are in pixels.
///
/// There are two measures of the place in a list: `top` is the distance of the first visible pixel
/// from the start of the list, `bar` is the scroll offset that the browser knows. They are the same
/// until the list is taller than an element can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    /// Number of rows.
    pub(super) total: u64,
    /// Height of a row.
    pub(super) row: f64,
    /// Height of the visible part.
    pub(super) viewport: f64,
}

impl Extent {
    /// Height of all rows.
    pub(super) fn height(&self) -> f64 {
        self.start_of(self.total)
    }

    /// Height of the element that stands for them.
    pub(super) fn element(&self) -> f64 {
        self.height().min(TALLEST)
    }

    /// Whether the element is shorter than the rows.
    pub(super) fn is_scaled(&self) -> bool {
        self.height() > TALLEST
    }

    /// The greatest `top`.
    pub(super) fn last_top(&self) -> f64 {
        (self.height() - self.viewport).max(0.0)
    }

    /// The greatest `bar`.
    pub(super) fn last_bar(&self) -> f64 {
        (self.element() - self.viewport).max(0.0)
    }

    /// Distance of a row from the start of the list.
    #[expect(clippy::cast_precision_loss, reason = "exact to 2^53 rows")]
    pub(super) fn start_of(&self, row: u64) -> f64 {
        row as f64 * self.row
    }

    /// The `top` that belongs to a `bar`.
    pub(super) fn top_at(&self, bar: f64) -> f64 {
        scale(bar, self.last_bar(), self.last_top())
    }

    /// The `bar` that belongs to a `top`.
    pub(super) fn bar_at(&self, top: f64) -> f64 {
        scale(top, self.last_top(), self.last_bar())
    }

    /// The rows to keep in the document.
    pub(super) fn rows_at(&self, top: f64) -> Range<u64> {
        let first = (top / self.row - OVERSCAN).max(0.0);
        let start = whole((first / STEP).floor() * STEP);
        let end = whole(((top + self.viewport) / self.row + OVERSCAN + STEP).ceil());
        start.min(self.total)..end.min(self.total)
    }

    /// The first row of which something can be seen.
    pub(super) fn first_visible(&self, top: f64) -> u64 {
        whole((top / self.row).ceil()).min(self.total.saturating_sub(1))
    }

    /// Number of rows that fit, at least one.
    pub(super) fn page(&self) -> u64 {
        whole((self.viewport / self.row).floor()).max(1)
    }
}

/// Maps a place in `0..=from` to `0..=to`: one to one at both ends, stretched between.
fn scale(at: f64, from: f64, to: f64) -> f64 {
    let at = at.clamp(0.0, from);
    if (from - to).abs() < 0.5 {
        return at;
    }
    if at <= EXACT {
        at
    } else if at >= from - EXACT {
        to - (from - at)
    } else {
        EXACT + (at - EXACT) * (to - 2.0 * EXACT) / (from - 2.0 * EXACT)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the conversion saturates, which is what is meant"
)]
fn whole(number: f64) -> u64 {
    number as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn extent(total: u64) -> Extent {
        Extent {
            total,
            row: 24.0,
            viewport: 600.0,
        }
    }

    #[test]
    fn a_short_list_is_shown_as_it_is() {
        let list = extent(1_000);
        assert!(!list.is_scaled());
        for at in [0.0, 1.0, 777.0, 23_400.0] {
            assert_eq!((list.top_at(at), list.bar_at(at)), (at, at));
        }
    }

    #[test]
    fn a_list_shorter_than_the_screen_does_not_move() {
        let list = extent(3);
        assert_eq!((list.last_top(), list.last_bar()), (0.0, 0.0));
        assert_eq!((list.top_at(50.0), list.rows_at(0.0)), (0.0, 0..3));
    }

    #[test]
    fn every_row_of_ten_million_is_reached() {
        let list = extent(10_000_000);
        assert!(list.is_scaled());
        assert_eq!(list.element(), TALLEST);
        assert_eq!(list.top_at(0.0), 0.0);
        assert_eq!(list.top_at(list.last_bar()), list.last_top());
        assert_eq!(list.rows_at(list.last_top()).end, 10_000_000);
        for row in [0, 1, 41_666, 41_667, 5_000_000, 9_960_000, 9_999_975] {
            let top = list.start_of(row);
            let back = list.top_at(list.bar_at(top));
            assert!((back - top).abs() < 1e-3, "row {row}: {back} for {top}");
        }
    }

    #[test]
    fn the_scale_never_turns_back() {
        let list = extent(10_000_000);
        let mut before = -1.0;
        for step in 0..=1_000 {
            let top = list.top_at(list.last_bar() * f64::from(step) / 1_000.0);
            assert!(top > before, "{top} after {before}");
            before = top;
        }
    }

    #[test]
    fn rows_start_at_steps_and_reach_over_the_edges() {
        let list = extent(1_000);
        let cases: &[(f64, Range<u64>)] = &[
            (0.0, 0..41),
            (24.0 * 100.0, 88..141),
            (24.0 * 103.0, 88..144),
            (24.0 * 104.0, 96..145),
            (24.0 * 975.0, 960..1_000),
        ];
        for (top, rows) in cases {
            assert_eq!(list.rows_at(*top), *rows, "at {top}");
        }
        assert_eq!((list.page(), list.first_visible(25.0)), (25, 2));
        assert_eq!(extent(0).rows_at(0.0), 0..0);
    }
}
