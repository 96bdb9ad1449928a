use super::*;
use crate::{DecodedText, TextEncoding, TextPos};

fn parse(text: &str) -> XmlDocument {
    XmlDocument::parse(plain(text))
}

fn plain(text: &str) -> DecodedText {
    DecodedText {
        text: text.to_owned(),
        encoding: TextEncoding::Utf8,
        byte_order_mark: false,
        lossy: false,
    }
}

fn at(line: u32, column: u32) -> TextPos {
    TextPos { line, column }
}

#[test]
fn elements_texts_and_places() {
    let document = parse(
        "<?xml version='1.0'?>\r\n<a x='1' y=\"&lt;\" xmlns:p='u'>\n  <!-- no -->\n  <b> one &amp; two </b><c/>\n  <p:b><![CDATA[ <raw> ]]></p:b>\n</a>",
    );
    let root = document.root().unwrap();
    assert_eq!((root.name(), root.position()), ("a", at(2, 1)));
    assert_eq!(root.attribute("y").as_deref(), Some("<"));
    let names: Vec<_> = root.children().map(Element::name).collect();
    assert_eq!(names, ["b", "c", "b"]);
    let text = |element: Element<'_>| element.text();
    assert_eq!(
        text(root.child("b").unwrap()),
        ("one & two".to_owned(), at(4, 7))
    );
    assert_eq!(
        text(root.children().last().unwrap()),
        ("<raw>".to_owned(), at(5, 18))
    );
    assert_eq!(root.child("c").unwrap().text().0, "");
    assert_eq!(document.broken, None);
}

#[test]
fn what_stands_before_an_error_is_kept() {
    let document = parse("<a>\n<b>1</b>\n<c></d>\n<e/></a>");
    let root = document.root().unwrap();
    assert_eq!(root.child("b").unwrap().text().0, "1");
    assert!(root.child("e").is_none());
    assert_eq!(document.broken.unwrap().position, at(3, 4));
}

#[test]
fn what_follows_a_small_error_is_kept() {
    let document = parse("<a><!-- -- --><b>1 & 2</b><c d=1/><e>5</e></a>");
    assert_eq!(document.broken.as_ref().unwrap().position, at(1, 9));
    assert_eq!(document.root().unwrap().child("e").unwrap().text().0, "5");
}

#[test]
fn documents_that_are_well_formed() {
    for text in [
        "<a/>",
        "\n<a/>\n<!-- - -->\n<?b?>\n",
        "<?xml version=\"1.0\"  encoding='utf-8' standalone='yes' ?><a></a >",
        "<a b = 'x>y' c=\"'\"\n\td=''>]] > é 日本 &#x10FFFF; &#9;</a>",
        "<é-1.·/>",
        "<a><![CDATA[<b>&c; ]] > --]]><?xml-x y?></a>",
        "<a xmlns='u' xmlns:p='v' xml:lang='en' p:b='1' b='1'><p:c xmlns:p='w'/><p:d/></a>",
        "<!DOCTYPE a PUBLIC \"-//x\" 'y.dtd' [<!ENTITY % p \"<>\"><!ATTLIST a b CDATA '>'> %p;\n<?q ]>?>]  ><a>&anything;</a>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a d='&b;'>&b;</a>",
    ] {
        let document = parse(text);
        assert_eq!(document.broken, None, "{text}");
        assert_eq!(document.undefined, [], "{text}");
        assert!(document.root().is_some(), "{text}");
    }
}

#[test]
fn where_documents_stop_being_well_formed() {
    for (text, column, message) in [
        ("", 1, "the document has no element"),
        ("<!-- a -->", 11, "the document has no element"),
        (
            "<a><b>",
            7,
            "the document ends inside of the element `b` of line 1",
        ),
        ("{\"a\": 1}", 1, "expected `<`, found `{`"),
        (
            "\u{feff}<a/>",
            1,
            "expected `<`, found a second byte order mark",
        ),
        (
            " <?xml version='1.0'?><a/>",
            2,
            "the XML declaration may stand only at the very start",
        ),
        (
            "<?xml version='1.1'?><a/>",
            16,
            "states version `1.1`: only version 1.0",
        ),
        (
            "<?xml encoding='utf-8'?><a/>",
            7,
            "`encoding` does not belong here",
        ),
        (
            "<?xml version='1.0' standalone='maybe'?><a/>",
            33,
            "it can be `yes` or `no`",
        ),
        (
            "<?xml version=1.0?><a/>",
            15,
            "expected the value of `version` in quotes",
        ),
        (
            "<?xml version='1.0' encoding=''?><a/>",
            31,
            "the name of an encoding has letters",
        ),
        ("<?xml?><a/>", 6, "states no version"),
        (
            "<a/><b/>",
            5,
            "a second outermost element begins here; the first one ended in line 1",
        ),
        (
            "<a/>\u{a0}",
            5,
            "expected nothing more behind the end of the outermost element, found the character U+00A0",
        ),
        ("<a/>&amp;", 5, "a reference stands outside"),
        ("<![CDATA[a]]><b/>", 1, "a CDATA section stands outside"),
        ("</a>", 1, "`</a>` ends an element that was not begun"),
        (
            "<a></b>",
            4,
            "expected `</a>`, which ends the element of line 1, found `</b>`",
        ),
        (
            "<a></a b='1'>",
            8,
            "expected `>` at the end of the end tag, found `b`",
        ),
        (
            "<a>1 < 2</a>",
            6,
            "expected the name of an element behind `<`, found a blank",
        ),
        (
            "<1/>",
            1,
            "expected the name of an element behind `<`, found `1`",
        ),
        ("<a$/>", 3, "the name of an element cannot have `$` in it"),
        (
            "<a b='1'c='2'/>",
            9,
            "expected white space between two attributes, found `c`",
        ),
        (
            "<a / >",
            4,
            "expected the name of an attribute, `/>` or `>`, found `/`",
        ),
        (
            "<a b/>",
            5,
            "expected `=` and a value behind the attribute `b`",
        ),
        ("<a b=1/>", 6, "must stand in quotes"),
        (
            "<a b='1' c='2' b='3'/>",
            16,
            "the attribute `b` stands in this element already",
        ),
        ("<a b='<'/>", 7, "cannot have a `<`"),
        ("<a b='1><c d='2'/></a>", 9, "cannot have a `<`"),
        ("<a b=\"1/>", 6, "has no quote at its end"),
        ("<a ", 1, "the tag that starts here is not closed"),
        ("<a b='&'/>", 7, "is written `&amp;`"),
        ("<a>AT&T</a>", 6, "expected `;` behind `&T`"),
        ("<a>a & b</a>", 6, "is written `&amp;`"),
        ("<a>&#0;</a>", 4, "`&#0;` is no character that XML takes"),
        ("<a>&#xD800;</a>", 4, "is no character"),
        ("<a>&#99999999999;</a>", 4, "is no character"),
        ("<a>&#xG;</a>", 4, "a character is referred to as"),
        (
            "<a>\u{1}</a>",
            4,
            "the character U+0001 may not stand in XML",
        ),
        (
            "<a>\u{ffff}</a>",
            4,
            "the character U+FFFF may not stand in XML",
        ),
        (
            "<a b\u{7}='1'/>",
            5,
            "the character U+0007 may not stand in XML",
        ),
        ("<a>x]]>y</a>", 5, "its `>` is written `&gt;`"),
        ("<a><!-- b -- c --></a>", 11, "cannot have `--`"),
        ("<a><!-- b ---></a>", 11, "cannot have `--`"),
        (
            "<a><!-- b </a>",
            4,
            "the comment that starts here is not closed with `-->`",
        ),
        (
            "<a><![CDATA[ b </a>",
            4,
            "the CDATA section that starts here is not closed",
        ),
        (
            "<a><?b </a>",
            4,
            "the processing instruction that starts here is not closed",
        ),
        ("<a><!b></a>", 4, "`<!` begins neither"),
        (
            "<?XML version='1.0'?><a/>",
            1,
            "begins with `<?xml` in small letters",
        ),
        ("<a><? b?></a>", 4, "expected a name behind `<?`"),
        ("<a><?b$ ?></a>", 7, "expected white space behind the name"),
        (
            "<p:a/>",
            2,
            "has the prefix `p`, which no `xmlns:p` declares",
        ),
        ("<a p:b='1'/>", 4, "has the prefix `p`"),
        (
            "<a xmlns:p='u'><b xmlns:q='v'/><q:c/></a>",
            33,
            "has the prefix `q`",
        ),
        ("<a xmlns:p=''/>", 4, "is given no namespace"),
        (
            "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>",
            35,
            "under another prefix of the same namespace",
        ),
        ("<a:/>", 2, "has a colon that does not stand"),
        ("<!doctype a><a/>", 1, "in capital letters"),
        (
            "<!DOCTYPE><a/>",
            10,
            "expected white space behind `<!DOCTYPE`",
        ),
        (
            "<!DOCTYPE a [<!ENTITY b>]><a/>",
            24,
            "expected white space behind the name of the entity",
        ),
        (
            "<!DOCTYPE a [<a/>",
            14,
            "expected a declaration or `]`, found `<`",
        ),
        (
            "<!DOCTYPE a [",
            1,
            "the document type that starts here is not closed",
        ),
        (
            "<a/><!DOCTYPE a>",
            5,
            "a document type stands once, before the first element",
        ),
    ] {
        let broken = parse(text).broken;
        let found = broken.as_ref().map(|broken| broken.position);
        assert_eq!(found, Some(at(1, column)), "{text}: {broken:?}");
        let told = broken.map(|broken| broken.message).unwrap_or_default();
        assert!(told.contains(message), "{text}: {told}");
    }
}

#[test]
fn many_attributes_are_compared_as_few_are() {
    let names: String = (0..50).map(|number| format!(" a{number}='1'")).collect();
    assert_eq!(parse(&format!("<a{names}/>")).broken, None);
    let broken = parse(&format!("<a{names} a7='1'/>")).broken.unwrap();
    assert_eq!(
        broken.message,
        "the attribute `a7` stands in this element already"
    );
}

#[test]
fn undefined_entities_are_listed_once_each() {
    let document = parse("<a b='&nbsp;'>\n&nbsp; &ouml; &lt; <c></d> &uuml;");
    let undefined = document.undefined.iter();
    let undefined: Vec<_> = undefined
        .map(|it| (it.position, it.name.as_str(), it.places))
        .collect();
    assert_eq!(undefined, [(at(1, 7), "nbsp", 2), (at(2, 8), "ouml", 1)]);
}

#[test]
fn a_document_type_is_read_and_never_followed() {
    let document = parse(
        "<!DOCTYPE a SYSTEM 'https://example.com/a.dtd' [\n<!ENTITY b 'text'>\n<!ENTITY % c PUBLIC '-//c' \"file:///c\">\n<!ENTITY d SYSTEM 'd.gif' NDATA gif>\n<!-- <!ENTITY no ''> -->]><a/>",
    );
    assert_eq!(document.broken, None);
    let found = document.document_type.unwrap();
    let address = |id: &Option<ExternalId>| id.as_ref().map(|id| id.address.clone());
    assert_eq!(found.name, "a");
    assert_eq!(
        address(&found.external).as_deref(),
        Some("https://example.com/a.dtd")
    );
    let entities: Vec<_> = found
        .entities
        .iter()
        .map(|it| (it.name.as_str(), it.parameter, address(&it.external)))
        .collect();
    let expected = [
        ("b", false, None),
        ("c", true, Some("file:///c".to_owned())),
        ("d", false, Some("d.gif".to_owned())),
    ];
    assert_eq!(entities, expected);
    assert_eq!(found.expansion, None);
}

/// `l0` is one character long, and each further entity ten times the one before.
fn laughs(levels: usize) -> String {
    let mut text = "<!DOCTYPE a [<!ENTITY l0 'x'>".to_owned();
    for level in 1..=levels {
        let references = format!("&l{};", level - 1).repeat(10);
        text.push_str(&format!("<!ENTITY l{level} '{references}'>"));
    }
    text + "]><a/>"
}

#[test]
fn entities_are_measured_without_expanding() {
    let expansion = |text: &str| parse(text).document_type.unwrap().expansion;
    let billion = expansion(&laughs(9)).unwrap();
    assert_eq!((billion.name.as_str(), billion.depth), ("l9", Some(10)));
    assert_eq!(billion.characters, 1_000_000_000);
    let beyond = expansion(&laughs(40)).unwrap();
    assert_eq!(beyond.characters, u64::MAX);
    let circle = "<!DOCTYPE a [<!ENTITY b 'x&c;'><!ENTITY c '&b;'>]><a/>";
    assert_eq!(expansion(circle).unwrap().depth, None);
    assert_eq!(
        expansion("<!DOCTYPE a [<!ENTITY b '&#65;&amp;'>]><a/>"),
        None
    );
    // A long chain needs no stack.
    let chain: String = (1..100_000)
        .map(|number| format!("<!ENTITY e{number} '&e{};'>", number + 1))
        .collect();
    let chain = expansion(&format!("<!DOCTYPE a [{chain}]><a/>")).unwrap();
    assert_eq!(chain.depth, Some(99_999));
}

#[test]
fn the_reader_stops_at_its_limits() {
    let limits = XmlLimits { depth: 2, nodes: 5 };
    let stop = |text: &str| XmlDocument::parse_within(plain(text), limits).stopped;
    let at_limit = |limit, column| {
        let position = at(1, column);
        Some(XmlStop { position, limit })
    };
    assert_eq!(stop("<a><b/><b></b></a>"), None);
    assert_eq!(stop("<a><b><c/></b></a>"), at_limit(XmlLimit::Depth, 7));
    assert_eq!(stop("<a><b c='' d=''/><b/></a>"), None);
    assert_eq!(
        stop("<a><b c='' d=''/><b/><b/></a>"),
        at_limit(XmlLimit::Nodes, 22)
    );
    assert_eq!(
        stop("<a b='' c='' d='' e='' f='' g=''/>"),
        at_limit(XmlLimit::Nodes, 1)
    );
    let document = parse(&"<a>".repeat(200_000));
    assert_eq!(document.stopped.unwrap().position, at(1, 256 * 3 + 1));
    assert_eq!(document.broken, None);
}

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
