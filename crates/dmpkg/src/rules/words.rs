//! How messages say what was found.

/// A value that fits a message: characters that deceive are escaped, and what is too long ends with …
pub(super) fn shortened(text: &str) -> String {
    const LENGTH: usize = 200;
    let text = crate::path::shown(text);
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.into_owned(),
    }
}

/// The first of many names, and how many there are beyond: "a, b and 3 more".
pub(super) fn listed<S: AsRef<str>>(names: &[S]) -> String {
    const LISTED: usize = 10;
    let mut text = String::new();
    for name in names.iter().take(LISTED) {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&shortened(name.as_ref()));
    }
    match names.len().checked_sub(LISTED) {
        None | Some(0) => text,
        Some(further) => format!("{text} and {further} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_fit_a_message() {
        assert_eq!(shortened("a\u{202e}b"), "a\\u{202e}b");
        assert_eq!(shortened(&"a".repeat(200)).len(), 200);
        let long = shortened(&"ß".repeat(201));
        assert_eq!((long.chars().count(), long.ends_with("ß…")), (201, true));
    }

    #[test]
    fn many_names_are_counted() {
        assert_eq!(listed(&["a"]), "a");
        let names: Vec<String> = (0..12).map(|at| at.to_string()).collect();
        assert_eq!(listed(&names), "0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more");
        assert_eq!(listed(&names[..10]), "0, 1, 2, 3, 4, 5, 6, 7, 8, 9");
    }
}
