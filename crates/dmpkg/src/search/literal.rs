use std::ops::Range;

use super::Pattern;
use crate::{lower, lower_case};

/// Finds a plain text.
pub struct Literal {
    wanted: String,
    exact: bool,
}

impl Literal {
    /// A search for this text; in the letter case given when `exact`.
    pub fn new(wanted: &str, exact: bool) -> Self {
        let wanted = match exact {
            true => wanted.to_owned(),
            false => lower_case(wanted),
        };
        Self { wanted, exact }
    }

    /// Places in any letter case, by the first character and then the others.
    fn find_any_case(&self, text: &str, found: &mut dyn FnMut(Range<usize>) -> bool) {
        let mut rest = self.wanted.chars();
        let Some(first) = rest.next() else { return };
        let rest = rest.as_str();
        let upper = first.to_ascii_uppercase();
        let mut at = 0;
        while let Some(tail) = text.get(at..) {
            let next = match first.is_ascii() {
                true => tail.find([first, upper]),
                false => tail.find(|letter| lower(letter) == first),
            };
            let Some(start) = next.map(|next| at + next) else {
                return;
            };
            let from = text.get(start..).unwrap_or_default();
            let width = from.chars().next().map_or(1, char::len_utf8);
            let after = from.get(width..).unwrap_or_default();
            match matched(after, rest) {
                Some(len) => {
                    if !found(start..start + width + len) {
                        return;
                    }
                    at = start + width + len;
                }
                None => at = start + width,
            }
        }
    }
}

impl Pattern for Literal {
    fn find(&mut self, text: &str, found: &mut dyn FnMut(Range<usize>) -> bool) {
        if self.wanted.is_empty() {
            return;
        }
        if !self.exact {
            return self.find_any_case(text, found);
        }
        for (start, place) in text.match_indices(&self.wanted) {
            if !found(start..start + place.len()) {
                return;
            }
        }
    }
}

/// Bytes of `text` that are `wanted` in any letter case, when it starts so.
fn matched(text: &str, wanted: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    for wanted in wanted.chars() {
        let (_, letter) = letters.next()?;
        if lower(letter) != wanted {
            return None;
        }
    }
    Some(text.len() - letters.as_str().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_in_the_case_asked_for() {
        type Places<'a> = &'a [(usize, usize)];
        let cases: &[(&str, &str, bool, Places<'_>)] = &[
            ("abcABC", "bc", false, &[(1, 3), (4, 6)]),
            ("abcABC", "bc", true, &[(1, 3)]),
            ("GRÖSSE größe", "grö", false, &[(0, 4), (8, 12)]),
            ("ööÖ", "ö", false, &[(0, 2), (2, 4), (4, 6)]),
            ("aaa", "aa", false, &[(0, 2)]),
            ("abab", "abb", false, &[]),
            ("x", "", false, &[]),
        ];
        for (text, wanted, exact, places) in cases {
            let mut found = Vec::new();
            Literal::new(wanted, *exact).find(text, &mut |range| {
                found.push((range.start, range.end));
                true
            });
            assert_eq!(found, *places, "{wanted} in {text}");
        }
    }
}
