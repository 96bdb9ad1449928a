use super::*;
use crate::{DecodedText, TextPos};

fn parse(text: &str) -> XmlDocument {
    XmlDocument::parse(DecodedText::decode(text.as_bytes()))
}

fn at(line: u32, column: u32) -> TextPos {
    TextPos { line, column }
}

#[test]
fn elements_texts_and_places() {
    let document = parse(
        "<?xml version='1.0'?>\r\n<a x='1' y=\"&lt;\">\n  <!-- no -->\n  <b> one &amp; two </b><c/>\n  <p:b><![CDATA[ <raw> ]]></p:b>\n</a>",
    );
    let root = document.root().unwrap();
    assert_eq!((root.name(), root.position()), ("a", at(2, 1)));
    assert_eq!(root.attribute("y").as_deref(), Some("<"));
    let names: Vec<_> = root.children().map(Element::name).collect();
    assert_eq!(names, ["b", "c", "b"]);
    assert_eq!(
        root.child("b").unwrap().text(),
        ("one & two".to_owned(), at(4, 7))
    );
    assert_eq!(
        root.children().last().unwrap().text(),
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
    assert_eq!(document.broken.unwrap().position.line, 3);
}

#[test]
fn unclosed_and_empty_documents_are_broken() {
    assert_eq!(
        parse("<a><b>").broken.unwrap().message,
        "the document ends inside 2 open elements"
    );
    assert_eq!(
        parse("  ").broken.unwrap().message,
        "the document has no element"
    );
}

#[test]
fn depth_does_not_overflow_the_stack() {
    let document = parse(&"<a>".repeat(200_000));
    assert!(document.broken.is_some());
    drop(document);
}
