use std::borrow::Cow;

/// The name of an entry: the bytes that the header holds, and what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryName<'a> {
    raw: &'a [u8],
    utf8_flag: bool,
}

/// How the bytes of a name were understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameEncoding {
    /// Plain ASCII: every reader agrees.
    Ascii,
    /// UTF-8, announced by bit 11 of the flags (APPNOTE 4.4.4).
    Utf8,
    /// UTF-8 without bit 11. Current .NET reads it so; older .NET uses the machine's code page.
    Utf8Unannounced,
    /// Code page 437, the format's default (APPNOTE D.1).
    Cp437,
    /// Bit 11 is set but the bytes are not UTF-8; unreadable parts are replaced.
    BrokenUtf8,
}

impl<'a> EntryName<'a> {
    /// A name of these bytes; `utf8_flag` is bit 11 of the general purpose flags.
    pub const fn new(raw: &'a [u8], utf8_flag: bool) -> Self {
        Self { raw, utf8_flag }
    }

    /// The bytes as they stand in the header.
    pub const fn raw(self) -> &'a [u8] {
        self.raw
    }

    /// How [`text`](Self::text) understands the bytes.
    pub fn encoding(self) -> NameEncoding {
        match (
            self.raw.is_ascii(),
            self.utf8_flag,
            std::str::from_utf8(self.raw).is_ok(),
        ) {
            (true, _, _) => NameEncoding::Ascii,
            (false, true, true) => NameEncoding::Utf8,
            (false, true, false) => NameEncoding::BrokenUtf8,
            (false, false, true) => NameEncoding::Utf8Unannounced,
            (false, false, false) => NameEncoding::Cp437,
        }
    }

    /// The name as text, with the separators that the header holds.
    pub fn text(self) -> Cow<'a, str> {
        match std::str::from_utf8(self.raw) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) if self.utf8_flag => String::from_utf8_lossy(self.raw),
            Err(_) => Cow::Owned(self.raw.iter().map(|byte| cp437(*byte)).collect()),
        }
    }

    /// The name with `/` between its segments. Packages made by .NET Framework separate by `\`, and
    /// real packages mix both; Windows takes both.
    pub fn path(self) -> Cow<'a, str> {
        let text = self.text();
        if text.contains('\\') {
            Cow::Owned(text.replace('\\', "/"))
        } else {
            text
        }
    }

    /// Whether the name ends with a separator, which is how archives mark directories.
    pub fn is_directory(self) -> bool {
        matches!(self.raw.last(), Some(b'/' | b'\\'))
    }
}

/// The upper half of code page 437.
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

fn cp437(byte: u8) -> char {
    match byte.checked_sub(0x80) {
        None => char::from(byte),
        Some(upper) => CP437
            .chars()
            .nth(usize::from(upper))
            .unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_decoded_by_flag_and_content() {
        let cases: &[(&[u8], bool, NameEncoding, &str)] = &[
            (
                b"Scripts\\Install.xml",
                false,
                NameEncoding::Ascii,
                "Scripts/Install.xml",
            ),
            (
                "Größe.txt".as_bytes(),
                true,
                NameEncoding::Utf8,
                "Größe.txt",
            ),
            (
                "Größe.txt".as_bytes(),
                false,
                NameEncoding::Utf8Unannounced,
                "Größe.txt",
            ),
            (b"Gr\x94\xe1e.txt", false, NameEncoding::Cp437, "Größe.txt"),
            (
                b"Gr\x94e.txt",
                true,
                NameEncoding::BrokenUtf8,
                "Gr\u{fffd}e.txt",
            ),
            (b"\xff", false, NameEncoding::Cp437, "\u{a0}"),
        ];
        for (raw, flag, encoding, path) in cases {
            let name = EntryName::new(raw, *flag);
            assert_eq!((name.encoding(), &*name.path()), (*encoding, *path));
        }
    }

    #[test]
    fn code_page_437_is_complete() {
        assert_eq!(CP437.chars().count(), 128);
    }
}
