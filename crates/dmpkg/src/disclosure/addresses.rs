//! Network addresses, and what only looks like them: versions, object identifiers, times.

use super::hosts;
use super::letters::Letters;

/// Bytes in front of an address that tell what it is.
const CONTEXT: usize = 48;

/// Words that stand in front of versions.
const VERSIONS: [&str; 10] = [
    "version", "ver.", "release", "range", "build", "assembl", "revision", "oid", "dmv", "basedon",
];
/// Words that stand in front of addresses.
const ADDRESSES: [&str; 6] = ["host", "addr", "gateway", "dns", "subnet", "endpoint"];

/// Words that stand in front of what is nobody's.
const EXAMPLES: [&str; 3] = ["e.g.", "example", "for instance"];

/// The end of an IPv4 address that begins here, unless it is one that everybody has or something else.
pub(super) fn ipv4(text: Letters<'_>, start: usize) -> Option<usize> {
    let is_inside =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+');
    if is_inside(text.before(start)) {
        return None;
    }
    let mut octets = [0_u8; 4];
    let mut at = start;
    for (number, octet) in octets.iter_mut().enumerate() {
        if number > 0 {
            at += usize::from(text.at(at) == b'.');
        }
        let end = text.run(at, 4, &|byte| byte.is_ascii_digit());
        let digits = std::str::from_utf8(text.part(at, end)).ok()?;
        if digits.len() > 1 && digits.starts_with('0') {
            return None;
        }
        *octet = digits.parse().ok()?;
        at = end;
    }
    let next = text.at(at);
    let goes_on = next.is_ascii_alphanumeric()
        || matches!(next, b'_' | b'-' | b'+')
        || next == b'.' && text.at(at + 1).is_ascii_alphanumeric();
    let is_shared = matches!(
        octets,
        [0 | 127 | 224..=255, ..]
            | [.., 255]
            | [192, 0, 2, _]
            | [198, 51, 100, _]
            | [203, 0, 113, _]
            | [169, 254, ..]
            | [8, 8, 8 | 4, 8 | 4]
            | [1, 1, 1, 1]
            | [1, 2, 3, 4]
    );
    (!goes_on && !is_shared && is_address(text, octets, start, at)).then_some(at)
}

/// Whether four numbers are an address and not a version.
fn is_address(text: Letters<'_>, octets: [u8; 4], start: usize, end: usize) -> bool {
    let has_scheme = text.ends(start, "://") || is_machine(text, start);
    let has_port = text.at(end) == b':' && text.at(end + 1).is_ascii_digit();
    if has_scheme || has_port {
        return true;
    }
    // A folder of a version, or a version and a build: `10.3.0.0 - 12752`.
    let is_folder = |byte: u8| byte == b'/' || byte == b'\\';
    let behind = text.run(end, 2, &|byte| byte == b' ');
    let has_prefix = text.at(end) == b'/' && text.at(end + 1).is_ascii_digit();
    if is_folder(text.before(start))
        || is_folder(text.at(end)) && !has_prefix
        || text.at(behind) == b'-'
    {
        return false;
    }
    let line = text.run_back(start, CONTEXT, &|byte| byte != b'\n');
    let front = text.part(line, start);
    let has = |words: &[&str]| words.iter().any(|word| contains(front, word));
    let before = text.part(start.saturating_sub(CONTEXT), start);
    let is_example = EXAMPLES.iter().any(|word| contains(before, word));
    if is_example || has(&VERSIONS) || text.at(start).eq_ignore_ascii_case(&b'v') {
        return false;
    }
    match octets {
        [192, 168, ..] | [172, 16..=31, ..] => true,
        [.., 0] => has_prefix,
        // What begins with a small number is mostly a version, unless a part of it is large.
        [first, rest @ ..] => {
            let is_large = rest.iter().any(|octet| *octet > 40);
            first >= 32
                || first == 10 && is_large
                || has_prefix
                || has(&ADDRESSES)
                || names_ip(front)
        }
    }
}

/// Whether a place is behind the backslashes that begin a path to another machine, which are four where
/// backslashes are written twice. Behind a folder, as many are written.
fn is_machine(text: Letters<'_>, place: usize) -> bool {
    let start = text.run_back(place, 4, &|byte| byte == b'\\');
    place - start >= 2 && hosts::begins_share(text, start)
}

/// For documents, for all in reach, and of services that everybody knows.
const SHARED: [&str; 7] = [
    "ffff:",
    "2001:db8:",
    "2001:0db8:",
    "ff0",
    "0000:",
    "2001:4860:4860:",
    "2606:4700:4700:",
];

/// The end of an IPv6 address that begins here, unless it is one that everybody has or something else.
pub(super) fn ipv6(text: Letters<'_>, start: usize) -> Option<usize> {
    let is_part = |byte: u8| byte.is_ascii_hexdigit() || byte == b':';
    let before = text.before(start);
    if before.is_ascii_alphanumeric() || matches!(before, b':' | b'_' | b'-' | b'.') {
        return None;
    }
    let end = text.run(start, 40, &is_part);
    let next = text.at(end);
    if next.is_ascii_alphanumeric() || matches!(next, b'_' | b'-' | b'.') {
        return None;
    }
    let address = std::str::from_utf8(text.part(start, end)).ok()?;
    let groups = || address.split(':').filter(|group| !group.is_empty());
    let count = groups().count();
    let gaps = address.matches("::").count();
    let is_whole = match gaps {
        0 => count == 8 && !address.ends_with(':'),
        1 => (2..8).contains(&count) && !address.contains(":::"),
        _ => false,
    };
    let address = address.to_ascii_lowercase();
    let is_shared = SHARED.iter().any(|start| address.starts_with(start));
    // What is in use begins with four digits: 2..., fd.., fe80.
    let begins = address
        .split(':')
        .next()
        .is_some_and(|first| first.len() == 4);
    let fits = groups().all(|group| group.len() <= 4);
    (is_whole && begins && fits && !is_shared).then_some(end)
}

/// Whether `IP` stands there as a word, or as a part of a name like `PollingIp`.
fn names_ip(text: &[u8]) -> bool {
    let mut parts = text.windows(3);
    parts.any(|part| matches!(part, [before, b'I', b'P' | b'p'] | [before, b'i', b'p'] if !before.is_ascii_uppercase() && (part.get(1) == Some(&b'I') || !before.is_ascii_alphabetic())))
}

fn contains(text: &[u8], word: &str) -> bool {
    let mut parts = text.windows(word.len());
    parts.any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}
