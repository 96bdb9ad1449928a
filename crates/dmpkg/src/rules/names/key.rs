//! What Windows makes of a name: the same key, the same file.

use super::decomposition::Decompositions;
use super::destination::leads_up;
use crate::lower;
use crate::rules::name_parts::is_separator;

/// Writes the key of a name: segments with a `/` before each, in lower case, without the dots and
/// blanks at their ends that Windows drops, and without segments that lead nowhere.
pub(in crate::rules) fn windows_key(name: &str, key: &mut String) {
    key.clear();
    for segment in segments(name) {
        let trimmed = segment.trim_end_matches(['.', ' ']);
        if !trimmed.is_empty() {
            key.push('/');
            if trimmed.is_ascii() {
                let start = key.len();
                key.push_str(trimmed);
                if let Some(end) = key.get_mut(start..) {
                    end.make_ascii_lowercase();
                }
            } else {
                key.extend(trimmed.chars().map(lower));
            }
        } else if leads_up(segment) {
            key.truncate(key.rfind('/').unwrap_or(0));
        }
    }
}

/// The parts between separators. Bytes are quicker to go through than characters, and the separators
/// stand in no character but themselves.
fn segments(name: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    let parts = name.as_bytes().split(|byte| is_separator(*byte));
    parts.map(move |part| {
        let end = start + part.len();
        let segment = name.get(start..end).unwrap_or_default();
        start = end + 1;
        segment
    })
}

/// What a key becomes when letters with marks are taken apart; none when it stays the same.
pub(super) fn decomposed(key: &str, tables: &Decompositions) -> Option<String> {
    if key.is_ascii() {
        return None;
    }
    let text: String = tables.decompose(key).into_iter().map(lower).collect();
    (text != key).then_some(text)
}

/// The hash of a key.
pub(super) fn hash(key: &str) -> u64 {
    key.bytes().fold(HASH_START, hash_on)
}

/// The hashes of the folders in which a key lies, and of the key itself as the last, each with its
/// length.
pub(super) fn hashes_of_folders(key: &str) -> impl Iterator<Item = (usize, u64)> + '_ {
    let mut hash = HASH_START;
    let ends = key.bytes().skip(1).map(|byte| byte == b'/').chain([true]);
    let bytes = key.bytes().zip(ends).enumerate();
    bytes.filter_map(move |(at, (byte, is_end))| {
        hash = hash_on(hash, byte);
        is_end.then_some((at + 1, hash))
    })
}

/// FNV-1a: every beginning of a key gives its own hash on the way. Names that share a hash are compared
/// as they are, so a clever choice of names gains nothing.
const HASH_START: u64 = 0xCBF2_9CE4_8422_2325;

const fn hash_on(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01B3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_has_one_key() {
        for (name, expected) in [
            ("Scripts\\Install.xml", "/scripts/install.xml"),
            ("./a", "/a"),
            ("a./b. .", "/a/b"),
            ("a//b", "/a/b"),
            ("x/../a", "/a"),
            ("../../a", "/a"),
            ("ÄÖ/Ж", "/äö/ж"),
            ("", ""),
            ("..", ""),
            ("a/", "/a"),
        ] {
            let mut key = String::from("before");
            windows_key(name, &mut key);
            assert_eq!(key, expected, "{name}");
        }
    }

    #[test]
    fn folders_hash_like_names() {
        let hashes: Vec<_> = hashes_of_folders("/a/bc/d").collect();
        let expected = [(2, hash("/a")), (5, hash("/a/bc")), (7, hash("/a/bc/d"))];
        assert_eq!(hashes, expected);
        assert_eq!(hashes_of_folders("").count(), 0);
    }

    #[test]
    fn only_letters_with_marks_are_taken_apart() {
        let tables = Decompositions::new();
        let decomposed = |key| decomposed(key, &tables);
        assert_eq!(decomposed("/plain"), None);
        assert_eq!(decomposed("/жя"), None);
        assert_eq!(
            decomposed("/gr\u{f6}\u{df}e").as_deref(),
            Some("/gro\u{308}\u{df}e")
        );
        assert_eq!(decomposed("/\u{1cd}").as_deref(), Some("/a\u{30c}"));
    }
}
