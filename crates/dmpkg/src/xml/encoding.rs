//! The bytes of a document to text: by byte order mark, by declaration, and by the bytes themselves.

use super::bytes::{from_ascii, from_utf8, from_utf16, plain_text};
use super::declaration;
use crate::text::{decode_utf16, windows_1252};
use crate::{DecodedText, TextEncoding};

/// How the bytes of a document state their encoding, and where that does not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XmlEncoding {
    /// The encoding that is not read here. The text is then read only as far as it is plain ASCII.
    pub unsupported: Option<UnsupportedEncoding>,
    /// Mark or bytes and declaration that name different encodings.
    pub disagreement: Option<EncodingDisagreement>,
    /// Bytes that mean nothing in the encoding.
    pub undecodable: Option<UndecodableText>,
    /// What the file is when its first bytes say that it is no text.
    pub binary: Option<&'static str>,
}

/// An encoding that is not read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsupportedEncoding {
    /// Its name: as declared, or UTF-32.
    pub name: String,
    /// Where the declaration names it, in bytes from the start of the text.
    pub declared_at: Option<usize>,
}

/// Two statements that name different encodings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodingDisagreement {
    /// The encoding in which the document was read.
    pub read_as: TextEncoding,
    /// Whether a byte order mark said so; otherwise the bytes themselves.
    pub by_mark: bool,
    /// What the declaration says.
    pub declared: String,
    /// Where, in bytes from the start of the text.
    pub declared_at: usize,
}

/// Bytes that mean nothing in the encoding in which a document was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndecodableText {
    /// The encoding, as it is called.
    pub encoding: &'static str,
    /// Whether mark or declaration state it; otherwise it is what XML has without either.
    pub is_stated: bool,
    /// The first such byte, from the start of the file.
    pub offset: u64,
    /// That byte.
    pub byte: u8,
    /// Where its replacement stands, in bytes from the start of the text.
    pub text_offset: usize,
    /// Number of places.
    pub places: u64,
}

/// The encodings that a declaration can name and that are read here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Utf8,
    Utf16,
    Utf16Le,
    Utf16Be,
    Ascii,
    Latin1,
    Windows1252,
}

/// What the first bytes say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    /// Nothing: one byte a character, or UTF-8.
    Plain,
    Utf8Mark,
    Utf16 {
        encoding: TextEncoding,
        mark: bool,
    },
    Utf32,
}

/// Bytes in which a declaration is looked for.
const HEAD: usize = 1024;

/// Reads the bytes of a document as text. Of a document that was cut at a limit the last character
/// may be incomplete.
pub(crate) fn decode(bytes: Vec<u8>, complete: bool) -> (DecodedText, XmlEncoding) {
    let start = Start::of(&bytes);
    let mut encoding = XmlEncoding {
        binary: binary_format(&bytes, start),
        ..XmlEncoding::default()
    };
    let head = start.head(&bytes);
    let declared = declaration::read(&head).and_then(|declaration| declaration.encoding);
    if let Some((declared_at, name)) = declared {
        let label = Label::of(name);
        if label.is_none() {
            encoding.unsupported = Some(UnsupportedEncoding {
                name: name.to_owned(),
                declared_at: Some(declared_at),
            });
        } else if let Some((read_as, by_mark)) = label.and_then(|label| start.contradicts(label)) {
            encoding.disagreement = Some(EncodingDisagreement {
                read_as,
                by_mark,
                declared: name.to_owned(),
                declared_at,
            });
        }
    }
    let label = declared.and_then(|(_, name)| Label::of(name));
    let is_stated = declared.is_some() && encoding.disagreement.is_none();
    let (text, undecodable) = match start {
        Start::Utf32 => {
            encoding.unsupported = Some(UnsupportedEncoding {
                name: "UTF-32".to_owned(),
                declared_at: None,
            });
            (plain_text(String::new(), TextEncoding::Utf8), None)
        }
        Start::Utf8Mark => from_utf8(bytes, true, complete, true),
        Start::Utf16 { encoding, mark } => from_utf16(&bytes, encoding, mark, complete),
        Start::Plain if encoding.unsupported.is_some() => (
            plain_text(
                bytes.into_iter().map(windows_1252).collect(),
                TextEncoding::Windows1252,
            ),
            None,
        ),
        Start::Plain => match label {
            Some(Label::Windows1252) => (
                plain_text(
                    bytes.into_iter().map(windows_1252).collect(),
                    TextEncoding::Windows1252,
                ),
                None,
            ),
            Some(Label::Latin1) => (
                plain_text(
                    bytes.into_iter().map(char::from).collect(),
                    TextEncoding::Latin1,
                ),
                None,
            ),
            Some(Label::Ascii) => from_ascii(bytes),
            _ => from_utf8(bytes, false, complete, is_stated),
        },
    };
    encoding.undecodable = undecodable;
    (text, encoding)
}

impl Label {
    fn of(name: &str) -> Option<Self> {
        const NAMES: &[(&str, Label)] = &[
            ("utf-8", Label::Utf8),
            ("utf-16", Label::Utf16),
            ("ucs-2", Label::Utf16),
            ("iso-10646-ucs-2", Label::Utf16),
            ("utf-16le", Label::Utf16Le),
            ("utf-16be", Label::Utf16Be),
            ("us-ascii", Label::Ascii),
            ("ascii", Label::Ascii),
            ("iso-8859-1", Label::Latin1),
            ("iso8859-1", Label::Latin1),
            ("iso_8859-1", Label::Latin1),
            ("latin1", Label::Latin1),
            ("windows-1252", Label::Windows1252),
        ];
        NAMES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, label)| *label)
    }
}

impl Start {
    fn of(bytes: &[u8]) -> Self {
        let utf16 = |encoding, mark| Self::Utf16 { encoding, mark };
        match bytes {
            [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Self::Utf32,
            [b'<', 0, 0, 0, ..] | [0, 0, 0, b'<', ..] => Self::Utf32,
            [0xEF, 0xBB, 0xBF, ..] => Self::Utf8Mark,
            [0xFF, 0xFE, ..] => utf16(TextEncoding::Utf16Le, true),
            [0xFE, 0xFF, ..] => utf16(TextEncoding::Utf16Be, true),
            [b'<', 0, ..] => utf16(TextEncoding::Utf16Le, false),
            [0, b'<', ..] => utf16(TextEncoding::Utf16Be, false),
            _ => Self::Plain,
        }
    }

    /// The start of the text, in which the declaration stands.
    fn head(self, bytes: &[u8]) -> String {
        let mark = match self {
            Self::Utf8Mark => 3,
            Self::Utf16 { mark: true, .. } => 2,
            _ => 0,
        };
        let head = bytes.get(mark..).unwrap_or_default();
        let head = head.get(..HEAD).unwrap_or(head);
        match self {
            Self::Utf16 { encoding, .. } => decode_utf16(head, encoding, |_, _| {}),
            _ => String::from_utf8_lossy(head).into_owned(),
        }
    }

    /// What mark or bytes say, and whether it was the mark, when a declaration says otherwise.
    fn contradicts(self, declared: Label) -> Option<(TextEncoding, bool)> {
        const LITTLE: TextEncoding = TextEncoding::Utf16Le;
        const BIG: TextEncoding = TextEncoding::Utf16Be;
        match (self, declared) {
            (Self::Utf8Mark, Label::Utf8) | (Self::Utf16 { .. }, Label::Utf16) => None,
            (
                Self::Utf16 {
                    encoding: LITTLE, ..
                },
                Label::Utf16Le,
            ) => None,
            (Self::Utf16 { encoding: BIG, .. }, Label::Utf16Be) => None,
            (Self::Utf16 { encoding, mark }, _) => Some((encoding, mark)),
            (Self::Utf8Mark, _) => Some((TextEncoding::Utf8, true)),
            (Self::Plain, Label::Utf16 | Label::Utf16Le | Label::Utf16Be) => {
                Some((TextEncoding::Utf8, false))
            }
            (Self::Plain | Self::Utf32, _) => None,
        }
    }
}

/// What a file is whose first bytes are those of a format that is no text.
fn binary_format(bytes: &[u8], start: Start) -> Option<&'static str> {
    const FORMATS: &[(&[u8], &str)] = &[
        (b"MZ", "a Windows program"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"%PDF", "a PDF document"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"7z\xBC\xAF", "a 7-Zip archive"),
        (b"Rar!", "a RAR archive"),
        (b"\xD0\xCF\x11\xE0", "an old Office document"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"\x7FELF", "a Linux program"),
    ];
    if start != Start::Plain {
        return None;
    }
    if bytes.first() == Some(&0) {
        return Some("a binary file, because its first byte is zero");
    }
    let found = FORMATS.iter().find(|(magic, _)| bytes.starts_with(magic));
    found.map(|(_, format)| *format)
}
