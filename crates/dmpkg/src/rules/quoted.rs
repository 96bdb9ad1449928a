//! Values of a package in sentences.

use std::fmt;

use super::words::shortened;
use crate::amounts::count;

/// A value of a package as a sentence quotes it: in quotation marks, and so that it fits a message.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

/// Values in a row: the first few quoted, the others counted.
pub(crate) struct Row<'a>(pub(crate) &'a [&'a str]);

/// Values that are quoted in a row.
const NAMED: usize = 10;

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}”", shortened(self.0))
    }
}

impl fmt::Display for Row<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let further = self.0.len().saturating_sub(NAMED);
        let named = self.0.len() - further;
        for (at, value) in self.0.iter().take(named).enumerate() {
            let before = match at {
                0 => "",
                _ if at + 1 == named && further == 0 => " and ",
                _ => ", ",
            };
            write!(f, "{before}{}", Quoted(value))?;
        }
        match further {
            0 => Ok(()),
            further => {
                let further = u64::try_from(further).unwrap_or(u64::MAX);
                write!(f, " and {} more", count(further))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_and_cut() {
        for (value, quoted) in [
            ("", "“”".to_owned()),
            ("a\nb\u{202e}", "“a\\u{a}b\\u{202e}”".to_owned()),
            (&"é".repeat(201), format!("“{}…”", "é".repeat(200))),
        ] {
            assert_eq!(Quoted(value).to_string(), quoted);
        }
    }

    #[test]
    fn a_row_names_the_first_and_counts_the_others() {
        let row = |count: usize| Row(&["a"].repeat(count)).to_string();
        assert_eq!(row(1), "“a”");
        assert_eq!(row(2), "“a” and “a”");
        assert_eq!(row(3), "“a”, “a” and “a”");
        assert_eq!(row(12), format!("{}“a” and 2 more", "“a”, ".repeat(9)));
    }
}
