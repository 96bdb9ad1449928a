//! What the name of a field tells of its value, and which values are none.

use super::DisclosureKind;
use super::hosts::is_public;
use super::letters::{is_host, is_name};

/// Endings of the names of fields that hold passwords and keys, without `_`, `-` and `.`.
const PASSWORDS: [&str; 12] = [
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "secret",
    "apikey",
    "secretkey",
    "accesskey",
    "privatekey",
    "accountkey",
    "sharedaccesskey",
    "encryptionkey",
];
const TOKENS: [&str; 7] = [
    "accesstoken",
    "authtoken",
    "refreshtoken",
    "bearertoken",
    "apitoken",
    "sessiontoken",
    "sastoken",
];
/// Whole names of fields that hold communities.
const COMMUNITIES: [&str; 19] = [
    "community",
    "communitystring",
    "getcommunity",
    "setcommunity",
    "readcommunity",
    "writecommunity",
    "rocommunity",
    "rwcommunity",
    "snmpcommunity",
    "snmpgetcommunity",
    "snmpsetcommunity",
    "snmpreadcommunity",
    "snmpwritecommunity",
    "trapcommunity",
    "getcommunitystring",
    "setcommunitystring",
    "readcommunitystring",
    "writecommunitystring",
    "snmpcommunitystring",
];
/// Whole names of fields that hold people or accounts.
const ACCOUNTS: [&str; 17] = [
    "createdby",
    "modifiedby",
    "lastmodifiedby",
    "updatedby",
    "changedby",
    "lastchangedby",
    "savedby",
    "exportedby",
    "author",
    "username",
    "userid",
    "login",
    "loginname",
    "domainuser",
    "account",
    "accountname",
    "runas",
];
const HOSTS: [&str; 4] = ["hostname", "servername", "machinename", "computername"];

/// What a field of this name holds, if that is one of the things to look for.
pub(super) fn meaning(name: &[u8]) -> Option<DisclosureKind> {
    let mut plain = String::new();
    for byte in name {
        if byte.is_ascii_alphanumeric() {
            plain.push(char::from(byte.to_ascii_lowercase()));
        }
    }
    // Lists, because they are gone through for each name.
    let ends = |list: &[&str]| list.iter().any(|end| plain.ends_with(end));
    let is = |list: &[&str]| list.contains(&plain.as_str());
    Some(if ends(&PASSWORDS) {
        DisclosureKind::Password
    } else if ends(&TOKENS) {
        DisclosureKind::Token
    } else if is(&COMMUNITIES) {
        DisclosureKind::Community
    } else if is(&ACCOUNTS) {
        DisclosureKind::Account
    } else if is(&HOSTS) {
        DisclosureKind::HostName
    } else {
        return None;
    })
}

/// Words that stand where a value should be.
const PLACEHOLDERS: &str = "password passwd pwd secret token apikey key value string text none null nil \
    undefined true false yes no on off empty unknown default user username user-name userid account \
    author name xxx community host hostname server servername machine localhost changeme change-me \
    example test test-user tbd todo n/a na admin-user your-password yourpassword mypassword anonymous \
    system administrator admin guest sa root demo \
    pass pw foo bar baz foobar abc xyz";
/// Of those, what is a password all the same.
const WEAK_PASSWORDS: &str = "admin administrator root guest demo system default sa changeme key";

/// Whether a value of a field says something of this kind.
pub(super) fn is_value(kind: DisclosureKind, value: &[u8]) -> bool {
    let lower = crate::lower_case(&String::from_utf8_lossy(value));
    let lower = lower.trim();
    let is_in = |list: &str| list.split_ascii_whitespace().any(|word| word == lower);
    let is_repeated = lower
        .bytes()
        .all(|byte| Some(&byte) == lower.as_bytes().first());
    if is_repeated || is_variable(lower) || lower.contains(['\n', '\r', '\t']) {
        return false;
    }
    let has = |is: fn(&u8) -> bool| lower.as_bytes().iter().any(is);
    match kind {
        DisclosureKind::Password => {
            let is_placeholder = is_in(PLACEHOLDERS) && !is_in(WEAK_PASSWORDS);
            // The name of another such field: "UserPassword".
            let is_name = meaning(lower.as_bytes()).is_some() && !has(u8::is_ascii_digit);
            // A number below zero tells that there is none.
            let is_name = is_name || lower.parse::<i32>().is_ok_and(|number| number < 0);
            let is_path = lower.contains("://")
                || lower.contains(r":\")
                || lower.starts_with('/') && !lower.contains('=');
            // Words with blanks between them are a label: "Enter your password".
            !is_placeholder && !is_name && !is_path && !lower.contains(' ')
        }
        DisclosureKind::Token => lower.len() >= 16 && !lower.contains(' '),
        DisclosureKind::Community => {
            let begins = lower.starts_with(|first: char| first.is_alphanumeric());
            begins
                && !is_in("community string none null true false")
                && !lower.contains([' ', ':', '/'])
        }
        DisclosureKind::HostName => {
            let is_host = lower.bytes().all(is_host);
            is_host
                && has(u8::is_ascii_alphabetic)
                && !is_in(PLACEHOLDERS)
                && !is_public(lower.as_bytes())
        }
        _ => {
            let is_number = lower.bytes().all(|byte| byte.is_ascii_digit());
            let is_guid = lower.len() == 36 && lower.matches('-').count() == 4;
            let begins = lower.starts_with(|first: char| first.is_alphanumeric() || first == '.');
            // Names have few words; more are a sentence.
            let words = lower.split(' ').count();
            begins && words <= 4 && !is_in(PLACEHOLDERS) && !is_number && !is_guid
        }
    }
}

/// Whether a value stands for another: `{0}`, `${NAME}`, `%NAME%`, `$name`, `[name]`, `<name>`, `#name#`.
fn is_variable(value: &str) -> bool {
    const AROUND: [(&str, &str); 7] = [
        ("[", "]"),
        ("<", ">"),
        ("&lt;", "&gt;"),
        ("%", "%"),
        ("(", ")"),
        ("#", "#"),
        ("*", "*"),
    ];
    let is_in_marks = AROUND
        .iter()
        .any(|(start, end)| value.starts_with(start) && value.ends_with(end));
    let is_name = |rest: &str| {
        rest.bytes()
            .all(|byte| is_name(byte) || matches!(byte, b':' | b'.'))
    };
    is_in_marks
        || value.contains('{') && value.contains('}')
        || value.strip_prefix('$').is_some_and(is_name)
}
