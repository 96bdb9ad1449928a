use dmpkg::{Piece, PieceClass};

/// A stretch of a row: its colour, its text, and whether the searched text stands there.
pub(super) type Stretch = (PieceClass, String, bool);

/// Cuts the pieces of a row where the searched text starts and ends, upper or lower case.
pub(super) fn marked(pieces: &[Piece], needle: &str) -> Vec<Stretch> {
    if needle.is_empty() {
        let whole = |piece: &Piece| (piece.class, piece.text.clone(), false);
        return pieces.iter().map(whole).collect();
    }
    let needle: Vec<char> = needle.chars().map(dmpkg::lower).collect();
    let row: Vec<char> = pieces
        .iter()
        .flat_map(|piece| piece.text.chars())
        .map(dmpkg::lower)
        .collect();
    let hits = hits(&row, &needle);
    let mut out: Vec<Stretch> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    let mut hits = hits.into_iter().peekable();
    for piece in pieces {
        let mut begun = false;
        for character in piece.text.chars() {
            while hits.next_if(|start| start + needle.len() <= at).is_some() {}
            let hit = hits.peek().is_some_and(|start| *start <= at);
            match out.last_mut() {
                Some((_, text, same)) if begun && *same == hit => text.push(character),
                _ => out.push((piece.class, character.to_string(), hit)),
            }
            begun = true;
            at += 1;
        }
    }
    out
}

/// Where the needle starts, without overlaps.
fn hits(row: &[char], needle: &[char]) -> Vec<usize> {
    let mut hits = Vec::new();
    if needle.is_empty() {
        return hits;
    }
    let mut at = 0;
    while let Some(rest) = row.get(at..).filter(|rest| rest.len() >= needle.len()) {
        if rest.starts_with(needle) {
            hits.push(at);
            at += needle.len();
        } else {
            at += 1;
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(texts: &[(PieceClass, &str)], needle: &str) -> String {
        let pieces: Vec<Piece> = texts
            .iter()
            .map(|(class, text)| Piece {
                class: *class,
                text: (*text).to_owned(),
            })
            .collect();
        marked(&pieces, needle)
            .into_iter()
            .map(|(class, text, hit)| {
                let sign = if class == PieceClass::Plain { "" } else { "'" };
                if hit {
                    format!("{sign}[{text}]")
                } else {
                    format!("{sign}{text}|")
                }
            })
            .collect()
    }

    #[test]
    fn matches_are_marked_across_pieces() {
        const PLAIN: PieceClass = PieceClass::Plain;
        const TAG: PieceClass = PieceClass::Tag;
        type Case<'a> = (&'a [(PieceClass, &'a str)], &'a str, &'a str);
        let cases: &[Case<'_>] = &[
            (&[(PLAIN, "abcabc")], "B", "a|[b]ca|[b]c|"),
            (&[(PLAIN, "a"), (TAG, "bc")], "ab", "[a]'[b]'c|"),
            (&[(PLAIN, "aaa")], "aa", "[aa]a|"),
            (&[(PLAIN, "aaaa")], "aa", "[aaaa]"),
            (&[(PLAIN, "GRÖSSE")], "ö", "GR|[Ö]SSE|"),
            (&[(PLAIN, "abc")], "x", "abc|"),
            (&[(PLAIN, "abc")], "", "abc|"),
            (&[(PLAIN, "ab")], "abc", "ab|"),
            (&[], "a", ""),
        ];
        for (texts, needle, expected) in cases {
            assert_eq!(shown(texts, needle), *expected, "{needle} in {texts:?}");
        }
    }
}
