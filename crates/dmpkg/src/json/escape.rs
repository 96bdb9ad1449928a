use std::borrow::Cow;

/// A text without its opening quote, with escapes resolved; the closing quote is missing when the
/// document ends before it. Halves of surrogate pairs, which the grammar allows but which mean nothing,
/// become the character for that.
pub(crate) fn unescaped(raw: &str) -> Cow<'_, str> {
    let raw = raw.strip_suffix('"').unwrap_or(raw);
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let (character, length) = character(escape);
        text.push(character);
        rest = escape.get(length..).unwrap_or_default();
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The character of an escape behind its backslash, and how long that is.
fn character(escape: &str) -> (char, usize) {
    let sign = escape.bytes().next().unwrap_or_default();
    let plain = match sign {
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return by_number(escape),
        _ => char::from(sign),
    };
    (plain, 1)
}

/// `uXXXX`, or a pair of them with a backslash between.
fn by_number(escape: &str) -> (char, usize) {
    let unit = |at: usize| {
        let digits = escape.get(at..at + 4)?;
        u32::from_str_radix(digits, 16).ok()
    };
    let first = unit(1).unwrap_or_default();
    let second = unit(7).filter(|_| escape.get(5..7) == Some("\\u"));
    if let (0xD800..0xDC00, Some(second @ 0xDC00..0xE000)) = (first, second) {
        let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        return (
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
            11,
        );
    }
    (
        char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER),
        5,
    )
}
