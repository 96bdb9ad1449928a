use std::ops::Range;
use std::rc::Rc;

/// Where the lines stand, as far as their heights are known.
#[derive(Default)]
pub(super) struct Layout {
    pub(super) lines: Rc<[(u64, f64)]>,
    /// Sorted by the names of the lines.
    heights: Vec<(u64, f64)>,
    /// Where each line starts, and where the last one ends.
    tops: Vec<f64>,
    stale: bool,
}

impl Layout {
    pub(super) fn set(&mut self, lines: &Rc<[(u64, f64)]>) {
        if !Rc::ptr_eq(&self.lines, lines) || self.tops.is_empty() {
            self.lines = Rc::clone(lines);
            self.stale = true;
            self.place();
        }
    }

    pub(super) fn measured(&mut self, key: u64, height: f64) {
        match self.heights.binary_search_by(|(known, _)| known.cmp(&key)) {
            Ok(at) => {
                if let Some((_, known)) = self.heights.get_mut(at) {
                    self.stale |= (*known - height).abs() > 0.5;
                    *known = height;
                }
            }
            Err(at) => {
                self.heights.insert(at, (key, height));
                self.stale = true;
            }
        }
    }

    pub(super) fn forget(&mut self) {
        self.heights.clear();
        self.stale = true;
    }

    /// Adds the heights up, when they changed.
    pub(super) fn place(&mut self) {
        if !std::mem::take(&mut self.stale) {
            return;
        }
        let mut top = 0.0;
        self.tops.clear();
        self.tops.push(top);
        for (key, estimate) in self.lines.iter() {
            top += self.height_of(*key).unwrap_or(*estimate);
            self.tops.push(top);
        }
    }

    fn height_of(&self, key: u64) -> Option<f64> {
        let found = self.heights.binary_search_by(|(known, _)| known.cmp(&key));
        self.heights.get(found.ok()?).map(|(_, height)| *height)
    }

    pub(super) fn top_of(&self, key: u64) -> Option<f64> {
        let at = self.lines.iter().position(|(name, _)| *name == key)?;
        self.tops.get(at).copied()
    }

    /// The lines in the visible part and so many pixels around it.
    pub(super) fn around(&self, top: f64, height: f64, around: f64) -> Range<usize> {
        let first = self.tops.partition_point(|start| *start <= top - around);
        let last = self
            .tops
            .partition_point(|start| *start < top + height + around);
        let end = last.min(self.lines.len());
        first.saturating_sub(1).min(end)..end
    }

    /// Height of all lines.
    pub(super) fn height(&self) -> f64 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// Height of what lies above and below these lines.
    pub(super) fn beyond(&self, range: &Range<usize>) -> (f64, f64) {
        let at = |place: usize| self.tops.get(place).copied();
        let end = self.height();
        let above = at(range.start).unwrap_or_default();
        (above, end - at(range.end).unwrap_or(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(count: u64) -> Layout {
        let lines: Vec<(u64, f64)> = (0..count).map(|key| (key, 40.0)).collect();
        let mut layout = Layout::default();
        layout.set(&lines.into());
        layout
    }

    #[test]
    fn lines_around_the_visible_part_are_drawn() {
        let layout = layout(10_000);
        assert_eq!(layout.around(0.0, 800.0, 700.0), 0..38);
        let middle = layout.around(200_000.0, 800.0, 700.0);
        assert_eq!(middle, 4_982..5_038);
        assert_eq!(layout.around(400_000.0, 800.0, 700.0).end, 10_000);
        assert_eq!(layout.around(9e9, 800.0, 700.0), 10_000..10_000);
        let (above, below) = layout.beyond(&middle);
        assert_eq!((above, below), (4_982.0 * 40.0, 4_962.0 * 40.0));
        assert_eq!(layout.height(), 10_000.0 * 40.0);
    }

    #[test]
    fn measured_heights_replace_estimates_until_the_width_changes() {
        let mut layout = layout(100);
        layout.measured(0, 140.0);
        layout.place();
        assert_eq!(layout.top_of(1), Some(140.0));
        let others: Rc<[(u64, f64)]> = vec![(7, 40.0), (0, 40.0), (1, 40.0)].into();
        layout.set(&others);
        assert_eq!(layout.top_of(1), Some(180.0));
        layout.forget();
        layout.place();
        assert_eq!(layout.top_of(1), Some(80.0));
        assert_eq!(layout.top_of(55), None);
    }

    #[test]
    fn an_empty_list_has_no_lines() {
        let layout = layout(0);
        assert_eq!(layout.around(0.0, 800.0, 700.0), 0..0);
        assert_eq!(layout.beyond(&(0..0)), (0.0, 0.0));
    }
}
