mod encoding;
mod entities;
mod form;

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
