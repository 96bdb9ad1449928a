use dmpkg::TextRow;

/// Width of a row's text in columns of the fixed-width font: wide characters take two.
pub(super) fn columns(row: &TextRow) -> usize {
    row.pieces
        .iter()
        .flat_map(|piece| piece.text.chars())
        .map(width)
        .sum()
}

/// Number of digits of a line number.
pub(super) fn digits(lines: u32) -> usize {
    lines.max(1).to_string().len()
}

/// A rough measure, on the wide side: it decides how far one can scroll, not where text stands.
const fn width(character: char) -> usize {
    match character {
        '\t' => 8,
        '\0'..='\u{2ff}' => 1,
        '\u{1100}'.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use dmpkg::{Fold, Piece, PieceClass};

    use super::*;

    #[test]
    fn wide_characters_take_two_columns() {
        let cases = [("", 0), ("größe", 5), ("\tx", 9), ("日本", 4)];
        for (text, expected) in cases {
            let row = TextRow {
                row: 0,
                line: Some(1),
                fold: Fold::None,
                pieces: vec![Piece {
                    class: PieceClass::Plain,
                    text: text.to_owned(),
                }],
            };
            assert_eq!(columns(&row), expected, "{text}");
        }
    }

    #[test]
    fn line_numbers_get_room() {
        assert_eq!([0, 9, 10, 50_000].map(digits), [1, 1, 2, 5]);
    }
}
