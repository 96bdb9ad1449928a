//! Texts without what they disclose, for what is handed on.

use std::borrow::Cow;

use super::names::{is_value, meaning};
use super::{DisclosureKind, scan};

/// Bytes of a name at most that tells what a text is.
const NAME: usize = 64;
/// Bytes of a token at least.
const TOKEN: usize = 20;
/// Of these, all but tokens has one.
const SIGNS: [char; 7] = ['=', ':', '>', '@', '\\', '-', '.'];

/// A text in which words such as `[hidden: mail address]` stand for what it discloses; none when it
/// discloses nothing. `name` is that of the field in which it stands. `addresses` is there for a sentence of
/// our own, in which four numbers may as well be the version of something that it names: then only those are
/// addresses that stand in this sorted list, or that nothing else can be.
pub(crate) fn masked(name: &str, text: &str, addresses: Option<&[String]>) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    let name = if name.len() > NAME { "" } else { name };
    if let Some(kind) = meaning(name.as_bytes())
        && is_value(kind, text.trim().as_bytes())
    {
        return Some(kind.mask());
    }
    if text.len() < TOKEN && !text.contains(SIGNS) {
        return None;
    }
    // As a member of JSON, where it is known how names, quotes and backslashes are written.
    let start = name.len() + 5;
    let doubled = match text.contains('\\') {
        true => Cow::Owned(text.replace('\\', r"\\")),
        false => Cow::Borrowed(text),
    };
    let member = format!("\"{name}\": \"{doubled}\"");
    let mut found = scan("", &member);
    found.retain(|(kind, at, length)| {
        let is_address = || match addresses {
            Some(known) if *kind == DisclosureKind::NetworkAddress => {
                is_sure(&member, *at, *length, known)
            }
            _ => true,
        };
        *at >= start && is_address()
    });
    (!found.is_empty()).then(|| replaced(text, start, &found))
}

impl DisclosureKind {
    /// What stands in place of something of this kind.
    pub(crate) fn mask(self) -> String {
        let word = match self {
            Self::Password => "password",
            Self::Token => "access token",
            Self::ConnectionString => "connection string",
            Self::Community => "SNMP community",
            Self::Account => "account",
            Self::MailAddress => "mail address",
            Self::HostName => "host name",
            Self::NetworkAddress => "network address",
        };
        format!("[hidden: {word}]")
    }
}

/// Whether a network address is one, and no version of something.
fn is_sure(text: &str, at: usize, length: usize, known: &[String]) -> bool {
    let (before, rest) = text.split_at_checked(at).unwrap_or_default();
    let (address, after) = rest.split_at_checked(length).unwrap_or_default();
    let mut behind = after.bytes();
    let has_port =
        behind.next() == Some(b':') && behind.next().is_some_and(|it| it.is_ascii_digit());
    known
        .binary_search_by(|other| other.as_str().cmp(address))
        .is_ok()
        || has_port
        || before.ends_with(['/', '\\'])
        || address.starts_with("192.168.")
        || address.contains(':')
}

/// The text with masks. `found` counts from so many bytes before it, and two for each backslash.
fn replaced(text: &str, start: usize, found: &[(DisclosureKind, usize, usize)]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut found = found.iter();
    let mut next = found.next();
    let mut is_inside = false;
    let mut at = start;
    for letter in text.chars() {
        let end = at + if letter == '\\' { 2 } else { letter.len_utf8() };
        while next.is_some_and(|(_, from, length)| from + length <= at) {
            next = found.next();
            is_inside = false;
        }
        match next {
            Some((kind, from, _)) if *from < end => {
                if !is_inside {
                    masked.push_str(&kind.mask());
                }
                is_inside = true;
            }
            _ => masked.push(letter),
        }
        at = end;
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_take_the_place_of_what_is_disclosed() {
        for (name, text, expected) in [
            (
                "description",
                "Ask \"anna@weather-station.be\", é",
                "Ask \"[hidden: mail address]\", é",
            ),
            ("account", r"DEMO\anna", "[hidden: account]"),
            ("text", r"DEMO\anna", "[hidden: account]"),
            ("text", r"C:\Users\anna\a", r"C:\Users\[hidden: account]\a"),
            // A backslash at the end belongs to the value.
            ("text", r"password=Wind\", "password=[hidden: password]"),
            (
                "text",
                r"{'Password':'Wind\mill7'}",
                "{'Password':'[hidden: password]'}",
            ),
            ("Mail/Password", "Wind\"mill\"7", "[hidden: password]"),
            (
                "text",
                "anna@weather-station.be\nrain@weather-station.be",
                "[hidden: mail address]\n[hidden: mail address]",
            ),
            ("GetCommunity", "rain", "[hidden: SNMP community]"),
        ] {
            let masked = masked(name, text, None);
            assert_eq!(masked.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn four_numbers_in_a_sentence_are_an_address_only_when_nothing_else_can_be() {
        let known = ["10.60.30.42".to_owned()];
        let sentence =
            "adds Demo 10.60.30.41, reads 10.60.30.42, 10.60.30.43:80 and http://10.60.30.44/";
        assert_eq!(
            masked("text", sentence, Some(&known)).as_deref(),
            Some(
                "adds Demo 10.60.30.41, reads [hidden: network address], [hidden: network address]:80 and http://[hidden: network address]/"
            ),
        );
        assert_eq!(masked("text", "adds Demo 10.60.30.41", Some(&known)), None);
        assert_eq!(masked("version", "10.60.30.41", None), None);
        assert_eq!(
            masked("text", "10.60.30.41", None).as_deref(),
            Some("[hidden: network address]")
        );
    }
}
