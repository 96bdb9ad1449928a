/// What a key means in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Another row becomes the current one.
    Row(usize),
    /// The place of the current row is shown.
    Go,
}

/// What a key means where so many rows are listed and so many fit on the screen; none for the keys
/// that belong to the page and the browser.
pub(super) fn meaning(key: &str, at: Option<usize>, rows: usize, page: usize) -> Option<Meaning> {
    let last = rows.checked_sub(1)?;
    let row = match (key, at) {
        ("Enter", Some(_)) => return Some(Meaning::Go),
        ("Home", _) => 0,
        ("End", _) => last,
        ("ArrowDown" | "ArrowUp" | "PageDown" | "PageUp", None) => 0,
        ("ArrowDown", Some(at)) => at + 1,
        ("ArrowUp", Some(at)) => at.saturating_sub(1),
        ("PageDown", Some(at)) => at + page,
        ("PageUp", Some(at)) => at.saturating_sub(page),
        _ => return None,
    };
    Some(Meaning::Row(row.min(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stay_within_the_table() {
        for (key, at, expected) in [
            ("ArrowDown", None, Some(Meaning::Row(0))),
            ("ArrowDown", Some(98), Some(Meaning::Row(99))),
            ("ArrowDown", Some(99), Some(Meaning::Row(99))),
            ("PageUp", Some(5), Some(Meaning::Row(0))),
            ("PageDown", Some(5), Some(Meaning::Row(25))),
            ("End", None, Some(Meaning::Row(99))),
            ("Home", Some(40), Some(Meaning::Row(0))),
            ("Enter", Some(40), Some(Meaning::Go)),
            ("Enter", None, None),
            ("Tab", Some(40), None),
        ] {
            assert_eq!(meaning(key, at, 100, 20), expected, "{key} at {at:?}");
        }
        assert_eq!(meaning("Home", None, 0, 20), None);
    }
}
