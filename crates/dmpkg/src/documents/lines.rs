//! Texts of one statement a line.

use super::Field;
use crate::TextPos;

/// The lines that say something, without white space at both ends, each with its place.
pub(super) fn stated(text: &str) -> impl Iterator<Item = Field> {
    let lines = text.lines().zip(1_u32..);
    lines.filter_map(|(line, number)| {
        let said = line.trim();
        let blank = line.len() - line.trim_start().len();
        let before = line.get(..blank)?.chars().count();
        let column = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
        (!said.is_empty()).then(|| Field {
            value: said.to_owned(),
            position: TextPos {
                line: number,
                column,
            },
        })
    })
}

/// The words of a line. What stands in quotation marks is one word, without them.
pub(super) fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let (word, behind) = if first == '"' {
            let inner = rest.get(1..).unwrap_or_default();
            inner.split_once('"').unwrap_or((inner, ""))
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            rest.split_at_checked(end).unwrap_or((rest, ""))
        };
        words.push(word.to_owned());
        rest = behind.trim_start();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_its_place_and_quoted_words_their_blanks() {
        let fields: Vec<_> = stated("Lock\r\n\r\n\t é Delete\n  ")
            .map(|field| (field.value, field.position.line, field.position.column))
            .collect();
        assert_eq!(
            fields,
            [("Lock".to_owned(), 1, 1), ("é Delete".to_owned(), 3, 3)]
        );
        assert_eq!(
            words("  PS  a.ps1 -flag 20 "),
            ["PS", "a.ps1", "-flag", "20"]
        );
        assert_eq!(
            words("Sync \"C:\\a b\" \"open"),
            ["Sync", "C:\\a b", "open"]
        );
        assert_eq!(words(""), [""; 0]);
    }
}
