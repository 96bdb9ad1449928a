//! Names by which hosts know results again: from rule, file, path and message, so that they are the same on
//! every machine, and without numbers, so that lines and versions may move.

use dmpkg_archive::sorted::sort_by;
use sha2::{Digest, Sha256};

use crate::Finding;

/// The beginning of a hash: enough that two never agree by chance.
pub(super) type Fingerprint = [u8; 16];

/// The name of a finding, which others may have as well.
pub(super) fn fingerprint(file: &str, finding: &Finding, message: &str) -> Fingerprint {
    let mut hash = Sha256::new();
    let names = finding.path.0.iter().map(String::as_str);
    let parts = [finding.rule.as_str(), file].into_iter();
    for part in parts.chain(names).chain([message]) {
        hash.update(without_numbers(part).as_bytes());
        hash.update([0]);
    }
    first_of(hash)
}

/// Gives of those that are alike each further one a name of its own, in their order.
pub(super) fn tell_apart(names: &mut [&mut Fingerprint]) {
    let mut order: Vec<(Fingerprint, usize)> = Vec::new();
    order.extend(names.iter().enumerate().map(|(at, name)| (**name, at)));
    sort_by(&mut order, Ord::cmp);
    let mut before = None;
    let mut times = 0_u64;
    for (name, at) in order {
        times = if before == Some(name) { times + 1 } else { 0 };
        before = Some(name);
        if times > 0
            && let Some(own) = names.get_mut(at)
        {
            let mut hash = Sha256::new();
            hash.update(name);
            hash.update(times.to_le_bytes());
            **own = first_of(hash);
        }
    }
}

/// In digits to the base of 16.
pub(super) fn digits(name: Fingerprint) -> String {
    name.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn first_of(hash: Sha256) -> Fingerprint {
    let first = hash.finalize().first_chunk().copied();
    first.unwrap_or_default()
}

/// The text with `#` for each run of digits.
fn without_numbers(text: &str) -> String {
    let mut without = String::with_capacity(text.len());
    for character in text.chars() {
        match character.is_ascii_digit() {
            false => without.push(character),
            true if without.ends_with('#') => {}
            true => without.push('#'),
        }
    }
    without
}
