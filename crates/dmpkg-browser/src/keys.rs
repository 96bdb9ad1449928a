//! Names of keys, and what a keyboard of the United States sends for them.

use crate::BrowserError;

/// One key as the protocol wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key {
    /// What it means: `a`, `Enter`.
    pub(crate) key: String,
    /// Where it lies: `KeyA`, `Enter`.
    pub(crate) code: String,
    /// Its number on Windows, which the web calls `keyCode`.
    pub(crate) number: u32,
    /// What it types, if anything.
    pub(crate) text: Option<String>,
    /// Only reached with Shift.
    pub(crate) shifted: bool,
}

/// The keys that are held while another one is pressed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Modifiers(u8);

/// The modifier keys in the order in which they are pressed: name, code, number, bit.
pub(crate) const MODIFIERS: [(&str, &str, u32, Modifiers); 4] = [
    ("Control", "ControlLeft", 17, Modifiers(2)),
    ("Alt", "AltLeft", 18, Modifiers(1)),
    ("Meta", "MetaLeft", 91, Modifiers(4)),
    ("Shift", "ShiftLeft", 16, Modifiers::SHIFT),
];

impl Modifiers {
    pub(crate) const SHIFT: Self = Self(8);

    pub(crate) fn bits(self) -> u8 {
        self.0
    }

    pub(crate) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// From names joined by plus signs, such as `Control+Shift`.
    pub(crate) fn parse(names: &str) -> Result<Self, BrowserError> {
        names
            .split('+')
            .filter(|name| !name.is_empty())
            .try_fold(Self::default(), |all, name| {
                let name = if name == "Ctrl" { "Control" } else { name };
                MODIFIERS
                    .iter()
                    .find(|(known, ..)| *known == name)
                    .map(|(.., bit)| all.with(*bit))
                    .ok_or_else(|| BrowserError::UnknownKey { key: name.into() })
            })
    }
}

/// Takes `Control+Shift+f` apart. The plus key itself may stand at the end: `Control++`.
pub(crate) fn parse(chord: &str) -> Result<(Modifiers, Key), BrowserError> {
    let (modifiers, name) = match chord.strip_suffix('+') {
        Some(before) => (before, "+"),
        None => chord.rsplit_once('+').unwrap_or(("", chord)),
    };
    let mut modifiers = Modifiers::parse(modifiers)?;
    let unknown = || BrowserError::UnknownKey { key: name.into() };
    let mut characters = name.chars();
    let mut key = match (characters.next(), characters.next()) {
        (Some(character), None) => of_character(character).ok_or_else(unknown)?,
        _ => named(name).ok_or_else(unknown)?,
    };
    if key.shifted {
        modifiers = modifiers.with(Modifiers::SHIFT);
    } else if modifiers.contains(Modifiers::SHIFT) {
        key = with_shift(key);
    }
    Ok((modifiers, key))
}

/// The key that types a character, if the keyboard has one.
pub(crate) fn of_character(character: char) -> Option<Key> {
    let key = |code: String, number: u32, shifted: bool| {
        Some(Key {
            key: character.into(),
            code,
            number,
            text: Some(character.into()),
            shifted,
        })
    };
    let upper = character.to_ascii_uppercase();
    match character {
        'a'..='z' | 'A'..='Z' => key(format!("Key{upper}"), u32::from(upper), character == upper),
        '0'..='9' => key(format!("Digit{character}"), u32::from(character), false),
        ' ' => key("Space".into(), 32, false),
        '\n' => named("Enter"),
        _ => {
            let (plain, _, code, number) = PUNCTUATION
                .iter()
                .find(|(plain, shifted, ..)| [*plain, *shifted].contains(&character))?;
            key((*code).into(), *number, character != *plain)
        }
    }
}

/// Without Shift, with Shift, code, number.
const PUNCTUATION: [(char, char, &str, u32); 21] = [
    ('`', '~', "Backquote", 192),
    ('-', '_', "Minus", 189),
    ('=', '+', "Equal", 187),
    ('[', '{', "BracketLeft", 219),
    (']', '}', "BracketRight", 221),
    ('\\', '|', "Backslash", 220),
    (';', ':', "Semicolon", 186),
    ('\'', '"', "Quote", 222),
    (',', '<', "Comma", 188),
    ('.', '>', "Period", 190),
    ('/', '?', "Slash", 191),
    ('1', '!', "Digit1", 49),
    ('2', '@', "Digit2", 50),
    ('3', '#', "Digit3", 51),
    ('4', '$', "Digit4", 52),
    ('5', '%', "Digit5", 53),
    ('6', '^', "Digit6", 54),
    ('7', '&', "Digit7", 55),
    ('8', '*', "Digit8", 56),
    ('9', '(', "Digit9", 57),
    ('0', ')', "Digit0", 48),
];

/// Keys that type nothing or have a name: name, number, text.
const NAMED: [(&str, u32, &str); 16] = [
    ("Enter", 13, "\r"),
    ("Tab", 9, ""),
    ("Escape", 27, ""),
    ("Backspace", 8, ""),
    ("Delete", 46, ""),
    ("Insert", 45, ""),
    ("Space", 32, " "),
    ("ArrowLeft", 37, ""),
    ("ArrowUp", 38, ""),
    ("ArrowRight", 39, ""),
    ("ArrowDown", 40, ""),
    ("Home", 36, ""),
    ("End", 35, ""),
    ("PageUp", 33, ""),
    ("PageDown", 34, ""),
    ("ContextMenu", 93, ""),
];

fn named(name: &str) -> Option<Key> {
    let key = |key: &str, number: u32, text: &str| Key {
        key: key.into(),
        code: name.into(),
        number,
        text: Some(text).filter(|text| !text.is_empty()).map(String::from),
        shifted: false,
    };
    if let Some(function) = name
        .strip_prefix('F')
        .and_then(|digits| digits.parse::<u32>().ok())
    {
        return (1..=12)
            .contains(&function)
            .then(|| key(name, 111 + function, ""));
    }
    let (_, number, text) = NAMED.iter().find(|(known, ..)| *known == name)?;
    Some(key(if name == "Space" { " " } else { name }, *number, text))
}

fn with_shift(key: Key) -> Key {
    let mut characters = key.key.chars();
    let (Some(character), None) = (characters.next(), characters.next()) else {
        return key;
    };
    let shifted = match PUNCTUATION.iter().find(|(plain, ..)| *plain == character) {
        Some((_, shifted, ..)) => *shifted,
        None => character.to_ascii_uppercase(),
    };
    Key {
        key: shifted.into(),
        text: Some(shifted.into()),
        ..key
    }
}

#[cfg(test)]
mod tests {
    use super::{Modifiers, parse};

    #[test]
    fn reads_chords() {
        for (chord, bits, key, code, text) in [
            ("a", 0, "a", "KeyA", Some("a")),
            ("A", 8, "A", "KeyA", Some("A")),
            ("Shift+a", 8, "A", "KeyA", Some("A")),
            ("?", 8, "?", "Slash", Some("?")),
            ("Shift+/", 8, "?", "Slash", Some("?")),
            ("1", 0, "1", "Digit1", Some("1")),
            ("!", 8, "!", "Digit1", Some("!")),
            ("+", 8, "+", "Equal", Some("+")),
            ("Control++", 10, "+", "Equal", Some("+")),
            ("Control+Shift+f", 10, "F", "KeyF", Some("F")),
            ("Alt+ArrowUp", 1, "ArrowUp", "ArrowUp", None),
            ("Ctrl+Meta+Enter", 6, "Enter", "Enter", Some("\r")),
            ("Shift+F8", 8, "F8", "F8", None),
            ("Shift+Space", 8, " ", "Space", Some(" ")),
        ] {
            let (modifiers, parsed) = parse(chord).unwrap();
            assert_eq!(modifiers.bits(), bits, "{chord}");
            assert_eq!(
                (
                    parsed.key.as_str(),
                    parsed.code.as_str(),
                    parsed.text.as_deref()
                ),
                (key, code, text),
                "{chord}"
            );
        }
        assert_eq!(Modifiers::default().bits(), 0);
    }

    #[test]
    fn says_which_key_is_unknown() {
        for (chord, name) in [
            ("Control+Enterr", "Enterr"),
            ("Strg+o", "Strg"),
            ("F13", "F13"),
            ("", ""),
            ("ü", "ü"),
        ] {
            let error = parse(chord).unwrap_err().to_string();
            assert!(
                error.starts_with(&format!("`{name}` is not a key")),
                "{error}"
            );
        }
    }
}
