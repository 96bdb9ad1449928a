//! Writing values in DER (X.690).

pub(super) const BOOLEAN: u8 = 0x01;
pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const NULL: u8 = 0x05;
pub(super) const OBJECT_ID: u8 = 0x06;
pub(super) const UTF8_STRING: u8 = 0x0C;
pub(super) const UTC_TIME: u8 = 0x17;
pub(super) const GENERALIZED_TIME: u8 = 0x18;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;

/// A value: a tag, a length, and the parts of the content one behind the other.
pub(super) fn der(tag: u8, parts: &[Vec<u8>]) -> Vec<u8> {
    let content = parts.concat();
    let mut value = vec![tag];
    match content.len() {
        len @ 0..128 => value.push(low_byte(len)),
        len @ 128..256 => value.extend([0x81, low_byte(len)]),
        len => value.extend([0x82, low_byte(len >> 8), low_byte(len)]),
    }
    value.extend(content);
    value
}

/// An object identifier from the usual form with dots.
///
/// # Panics
/// When it is not made of numbers.
pub(super) fn oid(dotted: &str) -> Vec<u8> {
    let arcs: Vec<usize> = dotted
        .split('.')
        .map(|arc| arc.parse().expect("an identifier is made of numbers"))
        .collect();
    let [first, second, rest @ ..] = arcs.as_slice() else {
        panic!("an identifier has two numbers at least");
    };
    let mut content = Vec::new();
    for arc in std::iter::once(first * 40 + second).chain(rest.iter().copied()) {
        let groups = (0..5).rev().map(|group| arc >> (7 * group));
        let mut groups: Vec<u8> = groups.map(|group| low_byte(group & 0x7F)).collect();
        let leading = groups
            .iter()
            .take(4)
            .take_while(|group| **group == 0)
            .count();
        groups.drain(..leading);
        let last = groups.len() - 1;
        for group in groups.iter_mut().take(last) {
            *group |= 0x80;
        }
        content.extend(groups);
    }
    der(OBJECT_ID, &[content])
}

/// A number that is not negative, by its bytes.
pub(super) fn number(bytes: &[u8]) -> Vec<u8> {
    let mut content = vec![0];
    content.extend(bytes);
    while matches!(content.as_slice(), [0, next, ..] if *next < 0x80) {
        content.remove(0);
    }
    der(INTEGER, &[content])
}

/// An algorithm without parameters of its own.
pub(super) fn algorithm(dotted: &str) -> Vec<u8> {
    der(SEQUENCE, &[oid(dotted), der(NULL, &[])])
}

/// A point in time in the form that has four digits for the year.
pub(super) fn time(text: &str) -> Vec<u8> {
    der(GENERALIZED_TIME, &[text.as_bytes().to_vec()])
}

#[expect(clippy::cast_possible_truncation, reason = "the low byte is meant")]
const fn low_byte(number: usize) -> u8 {
    number as u8
}
