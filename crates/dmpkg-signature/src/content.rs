//! The text that a package signature signs: which hash the package had, by which function.

use crate::hash::HashAlgorithm;
use crate::oid::dotted;

/// What the signed text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SignedText {
    pub(crate) algorithm: HashAlgorithm,
    pub(crate) hash: Vec<u8>,
}

/// Why the signed text is of no use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TextProblem {
    /// What is wrong, as a clause.
    Unreadable(&'static str),
    /// Another version of the form than 1.
    Version(String),
}

impl SignedText {
    /// Reads the text: sections of `Name:Value` lines, with empty lines between them. The first says
    /// `Version:1`, the second has the hash. Lines end with LF or CR LF.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, TextProblem> {
        let unreadable = TextProblem::Unreadable;
        let text = str::from_utf8(bytes).map_err(|_| unreadable("it is not UTF-8"))?;
        let mut lines = text
            .split('\n')
            .map(|line| line.strip_suffix('\r').unwrap_or(line));
        let header = section(&mut lines)?;
        let version = header.iter().find(|(name, _)| *name == "Version");
        match version {
            None => return Err(unreadable("it states no version")),
            Some((_, "1")) => {}
            Some((_, other)) => {
                let shown = other.chars().take(LONGEST_VERSION).collect();
                return Err(TextProblem::Version(shown));
            }
        }
        for (name, value) in section(&mut lines)? {
            let Some(algorithm) = algorithm(name) else {
                continue;
            };
            let hash = base64(value).ok_or(unreadable("its hash is not in base64"))?;
            if hash.len() != usize::from(algorithm.size()) {
                return Err(unreadable(
                    "its hash has another length than its function gives",
                ));
            }
            return Ok(Self { algorithm, hash });
        }
        Err(unreadable("it has no hash by SHA-256, SHA-384 or SHA-512"))
    }
}

/// Lines of a section at most: real ones have one or two, and each is compared with all before it.
const PROPERTIES: usize = 64;
/// Letters that are kept of a version.
const LONGEST_VERSION: usize = 32;

type Property<'a> = (&'a str, &'a str);

/// The lines up to the next empty one.
fn section<'a>(
    lines: &mut impl Iterator<Item = &'a str>,
) -> Result<Vec<Property<'a>>, TextProblem> {
    let mut properties: Vec<Property<'a>> = Vec::new();
    for line in lines.take_while(|line| !line.is_empty()) {
        let property = line.split_once(':');
        let Some((name, value)) = property.filter(|(name, _)| is_name(name)) else {
            return Err(TextProblem::Unreadable("a line is not a name and a value"));
        };
        if properties.len() == PROPERTIES {
            return Err(TextProblem::Unreadable("it has too many lines"));
        }
        if properties.iter().any(|(known, _)| *known == name) {
            return Err(TextProblem::Unreadable("a name occurs twice"));
        }
        properties.push((name, value));
    }
    Ok(properties)
}

fn is_name(name: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'/');
    !name.is_empty() && name.bytes().all(is_letter)
}

/// The function of which `<OID>-Hash` names the result.
fn algorithm(name: &str) -> Option<HashAlgorithm> {
    let oid = name.strip_suffix("-Hash")?;
    [
        HashAlgorithm::Sha256,
        HashAlgorithm::Sha384,
        HashAlgorithm::Sha512,
    ]
    .into_iter()
    .find(|algorithm| dotted(algorithm.oid()) == oid)
}

/// Reads base64 (RFC 4648 4) with its padding.
pub(crate) fn base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let quads = text.as_bytes().chunks(4);
    let last = quads.len().checked_sub(1)?;
    for (at, quad) in quads.enumerate() {
        let padding = quad.iter().rev().take_while(|byte| **byte == b'=').count();
        if quad.len() != 4 || padding > 2 || padding > 0 && at != last {
            return None;
        }
        let mut bits = 0_u32;
        for letter in quad.iter().take(4 - padding) {
            bits = bits << 6 | digit(*letter)?;
        }
        bits <<= 6 * padding;
        let [_, three @ ..] = bits.to_be_bytes();
        bytes.extend(three.iter().take(3 - padding));
    }
    Some(bytes)
}

fn digit(letter: u8) -> Option<u32> {
    Some(u32::from(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OID: &str = "2.16.840.1.101.3.4.2.1";

    fn read(text: &str) -> Result<SignedText, TextProblem> {
        SignedText::read(text.as_bytes())
    }

    #[test]
    fn the_hash_stands_in_the_second_section() {
        let hash = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        let known = Ok(SignedText {
            algorithm: HashAlgorithm::Sha256,
            hash: vec![0; 32],
        });
        for text in [
            format!("Version:1\n\n{OID}-Hash:{hash}\n\n"),
            format!("Version:1\r\n\r\n{OID}-Hash:{hash}\r\n\r\n"),
            format!("Version:1\nOther:2\n\nMore:3\n{OID}-Hash:{hash}\n\nLater:4\nLater:4\n"),
        ] {
            assert_eq!(read(&text), known, "{text}");
        }
        assert_eq!(
            read(&format!("Version:2\n\n{OID}-Hash:{hash}\n")),
            Err(TextProblem::Version("2".to_owned()))
        );
        for text in [
            String::new(),
            format!("{OID}-Hash:{hash}\n"),
            format!("Version:1\n{OID}-Hash:{hash}\n"),
            format!("Version:1\n\n1.2.3-Hash:{hash}\n"),
            format!("Version:1\n\n{OID}-Hash:AAAA\n"),
            format!("Version:1\n\n{OID}-Hash:{hash}=\n"),
            format!("Version:1\nVersion:1\n\n{OID}-Hash:{hash}\n"),
            format!("Version:1\n\nno line\n{OID}-Hash:{hash}\n"),
        ] {
            let problem = read(&text).unwrap_err();
            assert!(matches!(problem, TextProblem::Unreadable(_)), "{text}");
        }
    }

    #[test]
    fn base64_is_read_to_the_byte() {
        for (text, bytes) in [
            ("AQID", Some(vec![1, 2, 3])),
            ("AQI=", Some(vec![1, 2])),
            ("AQ==", Some(vec![1])),
            ("+/+/", Some(vec![251, 255, 191])),
            ("AQ=I", None),
            ("A===", None),
            ("AQI", None),
            ("AQ==AQ==", None),
            ("AQ I", None),
            ("", None),
        ] {
            assert_eq!(base64(text), bytes, "{text}");
        }
    }
}
