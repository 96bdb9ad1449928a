use super::extent::Extent;

/// Where a list stands: the offset the browser knows, and the place it stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Position {
    /// The browser's scroll offset.
    pub(super) bar: f64,
    /// Distance of the first visible pixel from the start of the list.
    pub(super) top: f64,
}

/// Where a row that is asked for shall stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// As near as possible to where it is: it does not move when it is visible.
    Nearest,
    /// In the middle, unless it is visible.
    Middle,
}

impl Position {
    /// The position after the browser moved to another offset.
    ///
    /// In a scaled list one pixel of the scroll bar may be hundreds of rows. Wheel, keys and fingers
    /// move by less than two screens, and then mean exactly that distance; more than that is the bar
    /// being dragged.
    pub(super) fn moved(self, bar: f64, extent: &Extent) -> Self {
        let last = extent.last_bar();
        let distance = bar - self.bar;
        let small = distance.abs() <= 2.0 * extent.viewport;
        let top = if extent.is_scaled() && small && bar > 0.0 && bar < last - 1.0 {
            (self.top + distance).clamp(0.0, extent.last_top())
        } else {
            extent.top_at(bar)
        };
        Self { bar, top }
    }

    /// The position with the bar where it belongs, for a list that has come to rest.
    pub(super) fn settled(self, extent: &Extent) -> Self {
        let top = self.top.clamp(0.0, extent.last_top());
        Self {
            bar: extent.bar_at(top),
            top,
        }
    }

    /// The position from which a row is visible.
    pub(super) fn showing(self, row: u64, align: Align, extent: &Extent) -> Self {
        let start = extent.start_of(row);
        let end = start + extent.row;
        let visible = start >= self.top && end <= self.top + extent.viewport;
        let top = match align {
            _ if visible => self.top,
            Align::Middle => start - (extent.viewport - extent.row) / 2.0,
            Align::Nearest if start < self.top => start,
            Align::Nearest => end - extent.viewport,
        };
        Self { top, ..self }.settled(extent)
    }

    /// How far below the start of the element the given row stands.
    pub(super) fn place_of(self, row: u64, extent: &Extent) -> f64 {
        self.bar + extent.start_of(row) - self.top
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HUGE: Extent = Extent {
        total: 10_000_000,
        row: 24.0,
        viewport: 600.0,
    };
    const SMALL: Extent = Extent { total: 100, ..HUGE };

    #[test]
    fn the_wheel_moves_a_scaled_list_by_its_own_distance() {
        let middle = Position {
            bar: 4_000_000.0,
            top: 0.0,
        };
        let start = middle.moved(4_100_000.0, &HUGE);
        assert_eq!(start.top, HUGE.top_at(4_100_000.0));
        let next = start.moved(4_100_100.0, &HUGE);
        assert_eq!(next.top, start.top + 100.0);
        // The row that was at the top has gone up by the same distance on the screen.
        let row = HUGE.first_visible(start.top);
        let before = start.place_of(row, &HUGE) - start.bar;
        let after = next.place_of(row, &HUGE) - next.bar;
        assert!((before - after - 100.0).abs() < 1e-6);
    }

    #[test]
    fn rest_brings_the_bar_to_its_place_without_moving_the_rows() {
        let moved = Position {
            bar: 4_000_500.0,
            top: 120_000_000.0,
        };
        let rest = moved.settled(&HUGE);
        assert_eq!(rest.top, moved.top);
        assert!((HUGE.top_at(rest.bar) - rest.top).abs() < 1e-3);
    }

    #[test]
    fn both_ends_are_ends() {
        let near = Position {
            bar: 50.0,
            top: 5_000.0,
        };
        assert_eq!(near.moved(0.0, &HUGE).top, 0.0);
        assert_eq!(near.moved(HUGE.last_bar(), &HUGE).top, HUGE.last_top());
    }

    #[test]
    fn rows_come_into_view() {
        let cases = [
            (0.0, 10, Align::Nearest, 0.0),
            (0.0, 30, Align::Nearest, 144.0),
            (0.0, 50, Align::Middle, 912.0),
            (1_200.0, 49, Align::Nearest, 1_176.0),
            (1_200.0, 55, Align::Middle, 1_200.0),
            (0.0, 99, Align::Middle, 1_800.0),
        ];
        for (top, row, align, expected) in cases {
            let shown = Position { bar: top, top }.showing(row, align, &SMALL);
            assert_eq!((shown.top, shown.bar), (expected, expected), "row {row}");
        }
    }

    #[test]
    fn a_list_that_shrinks_stays_within_its_end() {
        let far = Position {
            bar: 50_000.0,
            top: 50_000.0,
        };
        assert_eq!(far.settled(&SMALL).top, SMALL.last_top());
    }
}
