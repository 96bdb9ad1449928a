/// Where the keyboard can go from a byte.
pub(super) struct Step {
    /// The byte that the keyboard is on.
    pub(super) from: u64,
    /// Bytes of a row.
    pub(super) per_row: u64,
    /// Rows of a screen.
    pub(super) page: u64,
    /// The last byte.
    pub(super) last: u64,
}

impl Step {
    /// The byte that a key leads to.
    pub(super) fn after(&self, key: &str, command: bool) -> Option<u64> {
        let page = self.page.saturating_mul(self.per_row);
        let start = self.from - self.from % self.per_row;
        let at = match (key, command) {
            ("ArrowRight", false) => self.from.saturating_add(1),
            ("ArrowLeft", false) => self.from.saturating_sub(1),
            ("ArrowDown", false) => self.from.saturating_add(self.per_row),
            ("ArrowUp", false) => self.from.checked_sub(self.per_row).unwrap_or(self.from),
            ("PageDown", false) => self.from.saturating_add(page),
            ("PageUp", false) => self
                .from
                .checked_sub(page)
                .unwrap_or(self.from % self.per_row),
            ("Home", false) => start,
            ("End", false) => start.saturating_add(self.per_row - 1),
            ("Home", true) => 0,
            ("End", true) => self.last,
            _ => return None,
        };
        Some(at.min(self.last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_over_the_bytes() {
        let step = Step {
            from: 37,
            per_row: 16,
            page: 10,
            last: 1_000,
        };
        let cases = [
            ("ArrowRight", false, Some(38)),
            ("ArrowDown", false, Some(53)),
            ("PageDown", false, Some(197)),
            ("PageUp", false, Some(5)),
            ("Home", false, Some(32)),
            ("End", false, Some(47)),
            ("Home", true, Some(0)),
            ("End", true, Some(1_000)),
            ("x", false, None),
        ];
        for (key, command, at) in cases {
            assert_eq!(step.after(key, command), at, "{key}");
        }
        let last = Step {
            from: 1_000,
            ..step
        };
        assert_eq!(last.after("ArrowDown", false), Some(1_000));
        assert_eq!(last.after("End", false), Some(1_000));
    }
}
