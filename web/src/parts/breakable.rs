use yew::{Html, html};

/// Text whose long words may break behind what parts them: `\`, `/`, `_` and dots of paths. What is
/// copied from the page is the text alone.
pub fn breakable(text: &str) -> Html {
    let pieces = pieces(text);
    html! {
        <>
            { for pieces.iter().enumerate().map(|(place, piece)| html! {
                <>
                    if place > 0 { <wbr /> }
                    { *piece }
                </>
            }) }
        </>
    }
}

fn pieces(text: &str) -> Vec<&str> {
    /// Words up to this length fit anywhere.
    const WORD: usize = 20;
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut from = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        from += word.len();
        if word.len() <= WORD {
            continue;
        }
        let begin = from - word.len();
        for (place, _) in word.match_indices(['\\', '/', '_', '.', '-']) {
            let cut = begin + place + 1 - (text.len() - rest.len());
            if let Some((before, after)) = rest.split_at_checked(cut)
                && !before.is_empty()
                && !after.is_empty()
            {
                pieces.push(before);
                rest = after;
            }
        }
    }
    pieces.push(rest);
    pieces
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn only_long_words_break_and_nothing_is_lost() {
        for (text, expected) in [
            ("", &[""][..]),
            ("short_word.txt", &["short_word.txt"]),
            (
                "C:\\Skyline DataMiner\\Scripts\\Lib.dll for Übung",
                &[
                    "C:\\Skyline DataMiner\\",
                    "Scripts\\",
                    "Lib.",
                    "dll for Übung",
                ],
            ),
            (
                "ends_with_a_separator_",
                &["ends_", "with_", "a_", "separator_"],
            ),
        ] {
            assert_eq!(pieces(text), expected);
            assert_eq!(pieces(text).concat(), text);
        }
    }
}
