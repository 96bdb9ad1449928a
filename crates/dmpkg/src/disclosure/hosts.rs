//! Machines and people that are named in addresses and paths.

use super::letters::{Letters, is_host, is_name};
use super::{DisclosureKind, names};

/// Ways to reach machines; other words before `://` name something else.
const SCHEMES: &str = "http https ftp ftps sftp ssh ws wss tcp udp net.tcp opc.tcp ldap ldaps rtsp rtmp \
    amqp amqps mqtt mqtts telnet smb redis";
/// Ends of names that are only known inside an organisation.
const INSIDE: [&str; 9] = [
    ".local",
    ".lan",
    ".intranet",
    ".corp",
    ".internal",
    ".home",
    ".priv",
    ".private",
    ".localdomain",
];
/// Names that stand for any machine.
const ANYBODY: &str = "localhost host hostname server servername ip ipaddress address domain yourserver \
    myserver your-server my-server yourhost myhost dma your-dma agent machine computer localhost.localdomain \
    foo bar baz test example application www api url endpoint device-ip";
/// Ends of names that are made for examples.
const EXAMPLES: [&str; 6] = [
    "example.com",
    "example.org",
    "example.net",
    ".example",
    ".invalid",
    ".test",
];
/// Names in front of an `@` that stand for any person or for none.
const WRITERS: &str = "user username name you your.name yourname someone somebody email mail xxx git \
    noreply no-reply first.last firstname.lastname john.doe";
/// Folders of people that nobody has, and accounts of Windows itself.
const NOBODY: &str = "public default all username user administrator defaultuser name yourname";

/// What the address after `://` tells: a machine inside an organisation, or a password before it.
pub(super) fn url(text: Letters<'_>, place: usize) -> Option<(DisclosureKind, usize, usize)> {
    let is_scheme = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'+';
    let scheme = text.part(text.run_back(place, 12, &is_scheme), place);
    if !is_listed(SCHEMES, scheme) {
        return None;
    }
    let start = place + 3;
    let is_account = |byte: u8| {
        byte.is_ascii_graphic()
            && !matches!(byte, b'/' | b'@' | b'"' | b'\'' | b'<' | b'>' | b'?' | b'#')
    };
    let account = text.run(start, 128, &is_account);
    if text.at(account) == b'@' {
        let parted = text.run(start, 128, &|byte| is_account(byte) && byte != b':');
        let is_password = names::is_value(DisclosureKind::Password, text.part(parted + 1, account));
        return (parted < account && is_password).then_some((
            DisclosureKind::Password,
            parted + 1,
            account,
        ));
    }
    let end = text.run(start, 253, &is_host);
    let host = text.part(start, end);
    let next = text.at(end);
    let ends = if next == b':' {
        text.at(end + 1).is_ascii_digit()
    } else {
        next == 0 || next.is_ascii_whitespace() || b"/\"'`<>()[]?#,;&|".contains(&next)
    };
    (ends && is_private(host)).then_some((DisclosureKind::HostName, start, end))
}

/// The machine of a path `\\machine\share`, from its first backslash on.
pub(super) fn share(text: Letters<'_>, place: usize) -> Option<(usize, usize)> {
    let count = text.run(place, 5, &|byte| byte == b'\\') - place;
    // Doubled where backslashes are written so, as in JSON.
    let is_doubled = count == 4;
    if !begins_share(text, place) || !(count == 2 || is_doubled) {
        return None;
    }
    let start = place + count;
    let end = text.run(start, 64, &is_host);
    let parts = text.run(end, 3, &|byte| byte == b'\\') - end;
    let share = end + parts;
    let share_end = text.run(share, 3, &|byte| is_name(byte) || byte == b'$');
    let host = text.part(start, end);
    let has_form = parts == count / 2 && share_end - share >= 2 && host.len() >= 2;
    let is_number = host
        .iter()
        .all(|byte| byte.is_ascii_digit() || *byte == b'.');
    (has_form && !is_number && !is_listed(ANYBODY, host)).then_some((start, end))
}

/// Whether a path can begin here.
pub(super) fn begins_share(text: Letters<'_>, place: usize) -> bool {
    let before = text.before(place);
    before == 0
        || before.is_ascii_whitespace()
        || matches!(before, b'"' | b'\'' | b'>' | b'(' | b'=' | b',')
}

/// The person in `C:\Users\name\`, from the backslash before `Users` on.
pub(super) fn home(text: Letters<'_>, place: usize) -> Option<(usize, usize)> {
    if !text.starts(place + 1, "users\\") {
        return None;
    }
    let start = text.run(place + 6, 3, &|byte| byte == b'\\');
    let is_part = |byte: u8| is_name(byte) || matches!(byte, b'.' | b'-' | b' ');
    let end = text.until(start, 32, &|byte| !is_part(byte))?;
    let name = text.part(start, end);
    let is_nobody = is_listed(NOBODY, name) || !name.iter().any(u8::is_ascii_alphanumeric);
    (text.at(end) == b'\\' && !is_nobody).then_some((start, end))
}

/// The account `DOMAIN\name` that is all of a text, from its backslash on.
pub(super) fn account(text: Letters<'_>, place: usize) -> Option<(usize, usize)> {
    let is_domain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'-';
    let start = text.run_back(place, 16, &is_domain);
    let domain = text.part(start, place);
    let begins = matches!(text.before(start), b'"' | b'\'' | b'>');
    let is_system = ["HKLM", "HKCU", "HKCR", "HKU", "BUILTIN"]
        .iter()
        .any(|known| domain == known.as_bytes());
    let first = text.run(place, 2, &|byte| byte == b'\\');
    let end = text.run(first, 32, &|byte| {
        is_name(byte) || matches!(byte, b'.' | b'-')
    });
    let name = text.part(first, end);
    let ends = matches!(text.at(end), b'"' | b'\'' | b'<');
    let has_extension = name.iter().rev().take(5).any(|byte| *byte == b'.');
    let is_name = name.len() >= 2 && name.first().is_some_and(u8::is_ascii_alphabetic);
    // Where backslashes are written twice, a single one begins something else: `"ABC\ndef"`.
    let is_escape =
        text.before(start) != b'>' && first == place + 1 && b"abfnrtuvx0".contains(&text.at(first));
    let fits = !is_escape
        && begins
        && ends
        && domain.len() >= 2
        && domain.first().is_some_and(u8::is_ascii_uppercase);
    (fits && !is_system && is_name && !has_extension).then_some((start, end))
}

/// The mail address around an `@`.
pub(super) fn mail(text: Letters<'_>, place: usize) -> Option<(usize, usize)> {
    let is_local = |byte: u8| is_name(byte) || matches!(byte, b'.' | b'%' | b'+' | b'-');
    let start = text.run_back(place, 64, &is_local);
    if start == place {
        return None;
    }
    let end = text.run(place + 1, 253, &is_host);
    let end = text
        .run_back(end, 253, &|byte| byte == b'.' || byte == b'-')
        .min(end);
    let domain = text.part(place + 1, end);
    let top = domain
        .rsplit(|byte| *byte == b'.')
        .next()
        .unwrap_or_default();
    let has_dot = domain.len() > top.len() + 1
        && !domain.starts_with(b".")
        && !domain.windows(2).any(|part| part == b"..");
    let is_word = top.len() >= 2 && top.iter().all(u8::is_ascii_alphabetic);
    let is_file = is_listed("png jpg jpeg gif svg js css json xml dll html", top);
    let is_anybody = is_listed(WRITERS, text.part(start, place));
    (has_dot && is_word && !is_file && !is_anybody && !is_public(domain)).then_some((start, end))
}

/// Whether a name is made for examples, or of a site that everybody knows.
pub(super) fn is_public(host: &[u8]) -> bool {
    EXAMPLES.iter().any(|part| has_end(host, part))
        || host
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case(b"www."))
}

/// Whether a name is only known inside an organisation. Addresses in numbers are looked at elsewhere.
fn is_private(host: &[u8]) -> bool {
    let has_letter = host.iter().any(u8::is_ascii_alphabetic);
    let is_inside = !host.contains(&b'.') || INSIDE.iter().any(|part| has_end(host, part));
    has_letter && host.len() > 1 && is_inside && !is_listed(ANYBODY, host)
}

fn has_end(host: &[u8], end: &str) -> bool {
    let start = host.len().checked_sub(end.len());
    let found = start.and_then(|start| host.get(start..));
    found.is_some_and(|found| found.eq_ignore_ascii_case(end.as_bytes()))
}

fn is_listed(list: &str, word: &[u8]) -> bool {
    list.split_ascii_whitespace()
        .any(|known| word.eq_ignore_ascii_case(known.as_bytes()))
}
