/// What a key means in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Intent {
    /// One row down.
    Next,
    /// One row up.
    Previous,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// One screen down.
    PageDown,
    /// One screen up.
    PageUp,
    /// Unfold, or go to the first child.
    Inward,
    /// Fold, or go to the parent.
    Outward,
    /// Open the row, or unfold a folder.
    Open,
    /// Fold or unfold.
    Toggle,
    /// Unfold all siblings.
    Siblings,
    /// Open the menu of the row.
    Menu,
    /// Copy the path of the row.
    Copy,
    /// Stop what takes long.
    Stop,
    /// Look for a name that starts so.
    Type(char),
}

/// What a key means; none for the keys that belong to the page and the browser.
pub(super) fn intent(key: &str, command: bool, shift: bool, typing: bool) -> Option<Intent> {
    if command {
        return matches!(key, "c" | "C").then_some(Intent::Copy);
    }
    Some(match key {
        "ArrowDown" => Intent::Next,
        "ArrowUp" => Intent::Previous,
        "ArrowRight" => Intent::Inward,
        "ArrowLeft" => Intent::Outward,
        "Home" => Intent::First,
        "End" => Intent::Last,
        "PageDown" => Intent::PageDown,
        "PageUp" => Intent::PageUp,
        "Enter" => Intent::Open,
        "Escape" => Intent::Stop,
        "ContextMenu" => Intent::Menu,
        "F10" if shift => Intent::Menu,
        " " if !typing => Intent::Toggle,
        "*" if !typing => Intent::Siblings,
        // `/` and `?` lead to search and to the list of keys everywhere on the page.
        "/" | "?" if !typing => return None,
        _ => {
            let mut characters = key.chars();
            match (characters.next(), characters.next()) {
                (Some(typed), None) => Intent::Type(typed),
                _ => return None,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_mean_what_they_mean_in_trees() {
        let cases = [
            ("ArrowDown", false, false, false, Some(Intent::Next)),
            ("ArrowLeft", false, false, false, Some(Intent::Outward)),
            (" ", false, false, false, Some(Intent::Toggle)),
            (" ", false, false, true, Some(Intent::Type(' '))),
            ("*", false, true, false, Some(Intent::Siblings)),
            ("F10", false, true, false, Some(Intent::Menu)),
            ("F10", false, false, false, None),
            ("c", true, false, false, Some(Intent::Copy)),
            ("f", true, false, false, None),
            ("S", false, true, false, Some(Intent::Type('S'))),
            ("é", false, false, false, Some(Intent::Type('é'))),
            ("/", false, false, false, None),
            ("Tab", false, false, false, None),
            ("Shift", false, true, false, None),
        ];
        for (key, command, shift, typing, expected) in cases {
            assert_eq!(intent(key, command, shift, typing), expected, "{key}");
        }
    }
}
