//! Regular expressions, as the browser understands them: they cost no download.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use dmpkg::Pattern;
use js_sys::{Error, JsString};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::errand::{NO_EXPRESSION, Query};
use crate::message::Failure;

#[wasm_bindgen]
extern "C" {
    /// The browser's regular expression. The binding of `js-sys` would bring the text over for each
    /// place anew, and end the worker when the expression is none.
    #[wasm_bindgen(js_name = RegExp)]
    type RegExp;

    #[wasm_bindgen(constructor, catch, js_class = RegExp)]
    fn new(expression: &str, flags: &str) -> Result<RegExp, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn exec(this: &RegExp, text: &JsString) -> Result<Option<Match>, JsValue>;

    #[wasm_bindgen(method, getter, js_name = lastIndex)]
    fn last_index(this: &RegExp) -> u32;

    #[wasm_bindgen(method, setter, js_name = lastIndex)]
    fn set_last_index(this: &RegExp, index: u32);

    /// A place that was found.
    type Match;

    #[wasm_bindgen(method, getter)]
    fn index(this: &Match) -> u32;
}

/// A regular expression that finds places in a text, line by line.
pub(super) struct Expression {
    expression: RegExp,
    trouble: Trouble,
}

/// What the browser said when it first could not go on, as for an expression that is too much for it.
pub(super) type Trouble = Rc<RefCell<Option<Failure>>>;

/// A place in a text, in both ways of counting. Moves forward only.
#[derive(Clone, Copy, Default)]
struct Both {
    /// Units of UTF-16, as the browser counts.
    units: usize,
    /// Bytes of UTF-8.
    bytes: usize,
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// When it is none, in the words of the browser.
    pub(super) fn new(query: &Query) -> Result<(Self, Trouble), Failure> {
        let flags = if query.match_case { "gmu" } else { "gmui" };
        let expression = RegExp::new(&query.text, flags).map_err(|error| Failure {
            code: NO_EXPRESSION.to_owned(),
            message: sentence(&error),
            advice: "Correct it, or switch “Regular expression” off to look for it as it stands."
                .to_owned(),
        })?;
        let trouble = Trouble::default();
        let pattern = Self {
            expression,
            trouble: Rc::clone(&trouble),
        };
        Ok((pattern, trouble))
    }
}

impl Pattern for Expression {
    fn find(&mut self, text: &str, found: &mut dyn FnMut(Range<usize>) -> bool) {
        let for_browser = JsString::from(text);
        let is_ascii = text.is_ascii();
        let mut place = Both::default();
        self.expression.set_last_index(0);
        loop {
            let start = match self.expression.exec(&for_browser) {
                Ok(Some(found)) => found.index(),
                Ok(None) => return,
                Err(error) => {
                    let failure = Failure {
                        code: "expression-failed".to_owned(),
                        message: sentence(&error),
                        advice: "Look for something simpler.".to_owned(),
                    };
                    self.trouble.borrow_mut().get_or_insert(failure);
                    return;
                }
            };
            let end = self.expression.last_index();
            let range = place.advance(text, start, is_ascii)..place.advance(text, end, is_ascii);
            if start == end {
                // The browser would find nothing at the same place for ever.
                let rest = text.get(range.end..).unwrap_or_default();
                let Some(next) = rest.chars().next() else {
                    return;
                };
                let width = if next.len_utf16() == 2 { 2 } else { 1 };
                self.expression.set_last_index(end.saturating_add(width));
            }
            if !found(range) {
                return;
            }
        }
    }
}

impl Both {
    /// Moves to this many units, and gives the bytes up to there.
    fn advance(&mut self, text: &str, units: u32, is_ascii: bool) -> usize {
        let units = usize::try_from(units).unwrap_or(usize::MAX);
        if is_ascii {
            return units.min(text.len());
        }
        for next in text.get(self.bytes..).unwrap_or_default().chars() {
            if self.units >= units {
                break;
            }
            self.units += next.len_utf16();
            self.bytes += next.len_utf8();
        }
        self.bytes
    }
}

/// What the browser says, as a sentence.
fn sentence(error: &JsValue) -> String {
    let said = match error.dyn_ref::<Error>() {
        Some(error) => String::from(error.message()),
        None => "The browser cannot read this expression".to_owned(),
    };
    format!("{}.", said.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_bytes() {
        let text = "aö😀b";
        let mut place = Both::default();
        let bytes: Vec<usize> = [0, 1, 2, 4, 5, 9]
            .into_iter()
            .map(|units| place.advance(text, units, false))
            .collect();
        assert_eq!(bytes, [0, 1, 3, 7, 8, 8]);
        assert_eq!(Both::default().advance("abc", 2, true), 2);
    }
}
