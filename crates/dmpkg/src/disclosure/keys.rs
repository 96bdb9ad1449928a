//! Tokens, keys and connection strings, which are known by their form.

use super::letters::{Letters, is_name};

/// Bytes of a part of a token at most.
const TOKEN: usize = 4096;
/// Bytes of a private key at most.
const KEY: usize = 16 << 10;
/// Bytes of a connection string at most.
const CONNECTION: usize = 1024;

/// The token that begins here with letters that only tokens begin with.
pub(super) fn token(text: Letters<'_>, start: usize) -> Option<usize> {
    let is_base = |byte: u8| is_name(byte) || byte == b'-';
    if is_base(text.before(start)) {
        return None;
    }
    let part = |from: usize, is: &dyn Fn(u8) -> bool, least: usize| {
        let end = text.run(from, TOKEN, is);
        (end - from >= least).then_some(end)
    };
    match text.at(start) {
        // A JSON Web Token: head, body and signature, both of the former an object of JSON.
        b'e' if text.starts(start, "eyJ") => {
            let head = part(start, &is_base, 12)?;
            let body = part(head + 1, &is_base, 12)?;
            let is_body =
                text.at(head) == b'.' && text.starts(head + 1, "eyJ") && text.at(body) == b'.';
            is_body.then(|| text.run(body + 1, TOKEN, &is_base))
        }
        b'B' | b'b' if text.starts(start, "Bearer ") => {
            let is_token =
                |byte: u8| is_base(byte) || matches!(byte, b'.' | b'~' | b'+' | b'/' | b'=');
            let end = part(start + 7, &is_token, 20)?;
            // Words of a sentence have no digits.
            text.part(start + 7, end)
                .iter()
                .any(u8::is_ascii_digit)
                .then_some(end)
        }
        b'g' => {
            let starts = ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"];
            let known = starts.iter().find(|known| text.starts(start, known))?;
            part(start + known.len(), &is_name, 20)
        }
        b'A' if text.starts(start, "AKIA") || text.starts(start, "ASIA") => {
            let is_key = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
            let end = part(start + 4, &is_key, 16)?;
            (end - start == 20 && !is_name(text.at(end))).then_some(end)
        }
        b'x' if text.starts(start, "xoxb-") || text.starts(start, "xoxp-") => {
            part(start + 5, &is_base, 20)
        }
        // The signature in an address that gives access to a store.
        b's' if text.starts(start, "sig=") => {
            let is_signature = |byte: u8| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'%' | b'+' | b'/' | b'-' | b'_')
            };
            part(start + 4, &is_signature, 32)
        }
        _ => None,
    }
}

/// The private key that begins here, to the end of its block.
pub(super) fn private_key(text: Letters<'_>, start: usize) -> Option<usize> {
    if !text.starts(start, "-----BEGIN ") {
        return None;
    }
    let head = text.until(start + 11, 64, &|byte| byte == b'-')?;
    if !text.ends(head, "PRIVATE KEY") {
        return None;
    }
    let body = text.run(head, 8, &|byte| byte == b'-');
    let end = text.until(body, KEY, &|byte| byte == b'-')?;
    // A block without content is an example or a search for such blocks.
    let is_last_line = |byte: u8| !matches!(byte, b'\n' | b'\r' | b'"' | b'<');
    (end - body > 32).then(|| text.run(end, 80, &is_last_line))
}

/// Names that connection strings begin with, and those of which one must follow.
const BEGINNINGS: [&str; 6] = [
    "data source",
    "server",
    "defaultendpointsprotocol",
    "endpoint",
    "host",
    "accountname",
];
const FOLLOWING: [&str; 10] = [
    ";database=",
    ";initial catalog=",
    ";user id=",
    ";uid=",
    ";user=",
    ";password=",
    ";pwd=",
    ";accountkey=",
    ";sharedaccesskey",
    ";integrated security=",
];
/// Ways to reach databases that tell the account in the address.
const DATABASES: [&str; 5] = ["mongodb", "mongodb+srv", "postgres", "postgresql", "mysql"];

/// The connection string whose first name ends before this `=`: where it begins, where it would end, and
/// whether it is one.
pub(super) fn connection(text: Letters<'_>, place: usize) -> Option<(usize, usize, bool)> {
    let is_end = |byte: u8| matches!(byte, b'"' | b'\'' | b'<' | b'\n' | b'\r');
    let name = BEGINNINGS
        .iter()
        .find(|name| ends_name(text, place, name))?;
    let end = text.run(place, CONNECTION, &|byte| !is_end(byte));
    let string = text.part(place, end);
    let follows = FOLLOWING.iter().any(|next| {
        let mut parts = string.windows(next.len());
        parts.any(|part| part.eq_ignore_ascii_case(next.as_bytes()))
    });
    // Code that puts one together has its parts elsewhere.
    let is_empty = matches!(text.at(place + 1), b';' | b'{' | b'$' | b'%');
    Some((place - name.len(), end, follows && !is_empty))
}

/// The address of a database with an account in it, of which this is the `:` behind its first word.
pub(super) fn database(text: Letters<'_>, place: usize) -> Option<(usize, usize)> {
    let name = DATABASES.iter().find(|name| ends_name(text, place, name))?;
    let is_part = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<');
    let end = text.run(place, CONNECTION, &is_part);
    text.part(place, end)
        .contains(&b'@')
        .then_some((place - name.len(), end))
}

fn ends_name(text: Letters<'_>, place: usize, name: &str) -> bool {
    text.ends(place, name) && !is_name(text.before(place - name.len()))
}
