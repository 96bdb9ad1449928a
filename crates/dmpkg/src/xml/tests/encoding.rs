use super::{TextEncoding, XmlEncoding, decode};

fn utf16(mark: bool, text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(unit)
        .collect()
}

fn declared(encoding: &str) -> String {
    format!("<?xml version='1.0' encoding='{encoding}'?><a>é€</a>")
}

#[test]
fn encodings_that_hold() {
    let (little, big) = (u16::to_le_bytes, u16::to_be_bytes);
    let one_byte = |text: &str, euro: u8| -> Vec<u8> {
        let byte = |letter| {
            if letter == '€' {
                euro
            } else {
                u8::try_from(letter).unwrap()
            }
        };
        text.chars().map(byte).collect()
    };
    for (bytes, encoding) in [
        (b"<a>\xC3\xA9</a>".to_vec(), TextEncoding::Utf8),
        (declared("UTF-8").into_bytes(), TextEncoding::Utf8),
        (
            format!("\u{feff}{}", declared("utf-8")).into_bytes(),
            TextEncoding::Utf8,
        ),
        (
            utf16(true, &declared("utf-16"), little),
            TextEncoding::Utf16Le,
        ),
        (
            utf16(true, &declared("utf-16be"), big),
            TextEncoding::Utf16Be,
        ),
        (utf16(true, "<a>é</a>", big), TextEncoding::Utf16Be),
        (utf16(false, "<a>é</a>", little), TextEncoding::Utf16Le),
        (
            one_byte(&declared("Windows-1252"), 0x80),
            TextEncoding::Windows1252,
        ),
        (
            one_byte(&declared("iso-8859-1"), 0x80),
            TextEncoding::Latin1,
        ),
        (
            b"<?xml version='1.0' encoding='us-ascii'?><a/>".to_vec(),
            TextEncoding::Utf8,
        ),
    ] {
        let (decoded, found) = decode(bytes, true);
        assert_eq!(found, XmlEncoding::default(), "{}", decoded.text);
        assert_eq!(decoded.encoding, encoding, "{}", decoded.text);
        assert!(
            decoded.text.contains('é') || decoded.text.is_ascii(),
            "{}",
            decoded.text
        );
    }
}

#[test]
fn encodings_that_do_not_hold() {
    let unsupported = |bytes: &[u8]| decode(bytes.to_vec(), true).1.unsupported.map(|it| it.name);
    assert_eq!(
        unsupported(declared("utf8").as_bytes()).as_deref(),
        Some("utf8")
    );
    assert_eq!(
        unsupported(declared("utf-7").as_bytes()).as_deref(),
        Some("utf-7")
    );
    assert_eq!(
        unsupported(b"\xFF\xFE\0\0<\0\0\0").as_deref(),
        Some("UTF-32")
    );
    assert_eq!(unsupported(b"\0\0\0<").as_deref(), Some("UTF-32"));

    let disagreement = |bytes: Vec<u8>| {
        let found = decode(bytes, true).1.disagreement;
        found.map(|it| (it.read_as, it.by_mark, it.declared_at))
    };
    let marked = format!("\u{feff}{}", declared("iso-8859-1"));
    assert_eq!(
        disagreement(marked.into()),
        Some((TextEncoding::Utf8, true, 30))
    );
    assert_eq!(
        disagreement(declared("UTF-16").into()),
        Some((TextEncoding::Utf8, false, 30))
    );
    let wide = utf16(true, &declared("utf-8"), u16::to_le_bytes);
    assert_eq!(disagreement(wide), Some((TextEncoding::Utf16Le, true, 30)));
    let swapped = utf16(true, &declared("utf-16le"), u16::to_be_bytes);
    assert_eq!(
        disagreement(swapped),
        Some((TextEncoding::Utf16Be, true, 30))
    );
}

#[test]
fn bytes_that_mean_nothing_are_found_and_replaced() {
    let undecodable = |bytes: &[u8], complete| {
        let (decoded, found) = decode(bytes.to_vec(), complete);
        let found = found
            .undecodable
            .map(|it| (it.offset, it.byte, it.text_offset, it.places));
        (decoded.text, found)
    };
    let lost = |text: &str, found| (text.to_owned(), found);
    assert_eq!(
        undecodable(b"\xEF\xBB\xBF<a>\xE9\xE9b</a>", true),
        lost("<a>\u{fffd}\u{fffd}b</a>", Some((6, 0xE9, 3, 2)))
    );
    assert_eq!(
        undecodable(b"<\0a\0\x00\xD8>\0\n", true),
        lost("<a\u{fffd}>", Some((4, 0, 2, 2)))
    );
    let ascii = b"<?xml version='1.0' encoding='us-ascii'?>\xE9";
    assert_eq!(undecodable(ascii, true).1, Some((41, 0xE9, 41, 1)));
    // Cut at a limit, a character may be incomplete.
    assert_eq!(undecodable(b"<a>\xC3", false).1, None);
    assert_eq!(undecodable(b"<a>\xC3", true).1, Some((3, 0xC3, 3, 1)));
}

#[test]
fn binary_files_are_known_by_their_first_bytes() {
    let binary = |bytes: &[u8]| decode(bytes.to_vec(), true).1.binary;
    assert_eq!(binary(b"MZ\x90"), Some("a Windows program"));
    assert!(binary(b"\0\0\0\0").is_some());
    assert_eq!(binary(b"\0<\0a"), None);
    assert_eq!(binary(b"<a/>"), None);
}
