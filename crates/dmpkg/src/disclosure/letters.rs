/// The bytes of a text, by their places. Behind the end stand zeros.
#[derive(Clone, Copy)]
pub(super) struct Letters<'a>(pub(super) &'a [u8]);

impl<'a> Letters<'a> {
    pub(super) fn at(self, place: usize) -> u8 {
        self.0.get(place).copied().unwrap_or_default()
    }

    /// The byte in front of a place; zero at the start.
    pub(super) fn before(self, place: usize) -> u8 {
        place.checked_sub(1).map_or(0, |before| self.at(before))
    }

    pub(super) fn part(self, start: usize, end: usize) -> &'a [u8] {
        self.0.get(start..end).unwrap_or_default()
    }

    pub(super) fn starts(self, place: usize, with: &str) -> bool {
        let part = self.part(place, place.saturating_add(with.len()));
        part.eq_ignore_ascii_case(with.as_bytes())
    }

    /// Whether a text ends before a place, whatever its letter case.
    pub(super) fn ends(self, place: usize, with: &str) -> bool {
        let start = place.checked_sub(with.len());
        start.is_some_and(|start| self.starts(start, with))
    }

    /// The end of the longest run from a place on, of so many bytes at most.
    pub(super) fn run(self, place: usize, most: usize, is: &dyn Fn(u8) -> bool) -> usize {
        let bytes = self.0.get(place..).unwrap_or_default();
        place
            + bytes
                .iter()
                .take(most)
                .take_while(|byte| is(**byte))
                .count()
    }

    /// The start of the longest run that ends before a place, of so many bytes at most.
    pub(super) fn run_back(self, place: usize, most: usize, is: &dyn Fn(u8) -> bool) -> usize {
        let bytes = self.0.get(..place).unwrap_or_default();
        let count = bytes
            .iter()
            .rev()
            .take(most)
            .take_while(|byte| is(**byte))
            .count();
        place - count
    }

    /// The end of a value that a mark ends; none when it does not stand within so many bytes.
    pub(super) fn until(
        self,
        place: usize,
        most: usize,
        ends: &dyn Fn(u8) -> bool,
    ) -> Option<usize> {
        let end = self.run(place, most, &|byte| !ends(byte));
        ends(self.at(end)).then_some(end)
    }
}

/// Letters, digits and `_`: what names in code consist of.
pub(super) fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

pub(super) fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.'
}

pub(super) fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

pub(super) fn is_quote(byte: u8) -> bool {
    byte == b'"' || byte == b'\''
}
