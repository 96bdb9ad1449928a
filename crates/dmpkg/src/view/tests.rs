use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry as FixtureEntry, Field, Record};

use super::*;
use crate::Package;

fn view_of(name: &str, content: &[u8]) -> View {
    let bytes = ArchiveBuilder::new()
        .entry(FixtureEntry::deflated(name, content))
        .build();
    let package = Package::open("x.zip", Rc::new(MemorySource::new(bytes))).unwrap();
    let entry = package.archive.entries().next().unwrap();
    View::open(
        entry,
        EntryAddress(vec![0]),
        EntryPath(vec![name.to_owned()]),
    )
}

/// Visible rows: line number, fold mark, text.
fn rows(view: &TextView) -> Vec<String> {
    let line = |row: &TextRow| {
        row.line
            .map_or_else(|| "-".to_owned(), |line| line.to_string())
    };
    let mark = |row: &TextRow| match row.fold {
        Fold::None => " ".to_owned(),
        Fold::Open => "v".to_owned(),
        Fold::Closed(rows) => format!(">{rows}"),
    };
    let text = |row: &TextRow| {
        row.pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect::<String>()
    };
    view.window(0, u32::MAX)
        .rows
        .iter()
        .map(|row| format!("{} {}|{}", line(row), mark(row), text(row)))
        .collect()
}

const XML: &str = "<?xml version='1.0'?>\r\n<a><b x='1'>\r\none &amp; two</b><c/>\r\n<!-- two\r\n   lines --><d><![CDATA[\r\n  code();\r\n]]></d></a>";

#[test]
fn xml_is_laid_out_anew() {
    let mut view = view_of("x.xml", XML.as_bytes());
    assert_eq!(
        view.facts().modes,
        [
            ViewMode::Formatted,
            ViewMode::Text,
            ViewMode::Hex,
            ViewMode::Info
        ]
    );
    assert_eq!(
        rows(view.text(ViewMode::Formatted).unwrap()),
        [
            "1  |<?xml version='1.0'?>",
            "2 v|<a>",
            "-  |  <b x='1'>one &amp; two</b>",
            "3  |  <c/>",
            "4  |<!-- two",
            "5  |   lines -->",
            "- v|  <d>",
            "-  |<![CDATA[",
            "6  |  code();",
            "7  |]]>",
            "-  |  </d>",
            "-  |</a>",
        ]
    );
}

#[test]
fn folding_hides_what_lies_between_the_tags() {
    let mut view = view_of("x.xml", b"<a>\n<b>\n1\n</b>\n<c>\n2\n</c>\n</a>");
    let text = view.text(ViewMode::Text).unwrap();
    text.fold(Some(1), false);
    assert_eq!(
        rows(text),
        [
            "1 v|<a>", "2 >1|<b>", "4  |</b>", "5 v|<c>", "6  |2", "7  |</c>", "8  |</a>"
        ]
    );
    text.fold(None, false);
    assert_eq!(
        rows(text),
        [
            "1 v|<a>", "2 >1|<b>", "4  |</b>", "5 >1|<c>", "7  |</c>", "8  |</a>"
        ]
    );
    assert_eq!(text.reveal_line(6), Some(4));
    assert_eq!(text.find("2").rows, [5]);
    text.fold(Some(0), false);
    assert_eq!(rows(text), ["1 >6|<a>", "8  |</a>"]);
    text.fold(None, true);
    assert_eq!(text.total(), 8);
}

#[test]
fn malformed_xml_keeps_its_rest() {
    let mut view = view_of("x.xml", b"<a><b>1</b></c>\n<d>");
    let text = rows(view.text(ViewMode::Formatted).unwrap());
    assert_eq!(text, ["1  |<a>", "-  |  <b>1</b>", "-  |</c>", "2  |<d>"]);
}

#[test]
fn json_is_laid_out_anew() {
    let mut view = view_of("x.json", br#"{"a":[1,{"b":"x,{\"y"}],"c":[],"d":{ }}"#);
    assert_eq!(
        rows(view.text(ViewMode::Formatted).unwrap()),
        [
            "1 v|{",
            "- v|  \"a\": [",
            "-  |    1,",
            "- v|    {",
            "-  |      \"b\": \"x,{\\\"y\"",
            "-  |    }",
            "-  |  ],",
            "-  |  \"c\": [],",
            "-  |  \"d\": {}",
            "-  |}",
        ]
    );
}

#[test]
fn colours_survive_line_breaks() {
    let mut view = view_of("x.xml", b"<a b='1\n2'>t<!--x\ny--></a>");
    let rows = view.text(ViewMode::Text).unwrap().window(0, 9).rows;
    let classes: Vec<Vec<PieceClass>> = rows
        .iter()
        .map(|row| row.pieces.iter().map(|piece| piece.class).collect())
        .collect();
    use PieceClass::{Attribute, Comment, Plain, Punctuation, Tag, Value};
    assert_eq!(
        classes,
        [
            vec![Punctuation, Tag, Plain, Attribute, Punctuation, Value],
            vec![Value, Punctuation, Plain, Comment],
            vec![Comment, Punctuation, Tag, Punctuation],
        ]
    );
}

#[test]
fn very_long_lines_go_on_in_rows_without_number() {
    let mut view = view_of("x.txt", "é".repeat(4_500).as_bytes());
    let text = view.text(ViewMode::Text).unwrap();
    let rows = text.window(0, 9).rows;
    let lines: Vec<_> = rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [Some(1), None, None]);
    assert_eq!(rows[2].pieces[0].text.chars().count(), 500);
}

#[test]
fn data_is_shown_as_bytes() {
    let mut view = view_of("x.bin", b"MZ\0\0rest");
    assert_eq!(view.facts().modes, [ViewMode::Hex, ViewMode::Info]);
    assert!(view.text(ViewMode::Text).is_none());
    let window = view.bytes(4, 99);
    assert_eq!(
        (window.total, window.offset, window.bytes.as_slice()),
        (8, 4, b"rest".as_slice())
    );
    assert_eq!(view.bytes(99, 1).bytes, b"");
}

#[test]
fn an_entry_that_could_not_be_read_is_no_empty_text() {
    let broken = FixtureEntry::deflated("x.xml", "<a>".repeat(99));
    let archive = ArchiveBuilder::new().entry(broken).patch(
        Record::Data("x.xml"),
        Field::Data,
        vec![0xFF; 9],
    );
    let package = Package::open("x.zip", Rc::new(MemorySource::new(archive.build()))).unwrap();
    let entry = package.archive.entries().next().unwrap();
    let view = View::open(
        entry,
        EntryAddress(vec![0]),
        EntryPath(vec!["x.xml".to_owned()]),
    );
    assert_eq!((view.facts().text.as_ref(), view.facts().size), (None, 0));
    assert!(
        view.facts()
            .notices
            .iter()
            .any(|notice| notice.tone == Tone::Damage)
    );
}

/// The rows of a text, each piece with the first letters of its class.
fn coloured(name: &str, content: &str, mode: ViewMode) -> Vec<String> {
    let mut view = view_of(name, content.as_bytes());
    let rows = view.text(mode).unwrap().window(0, u32::MAX).rows;
    let shown = |piece: &Piece| {
        let class = format!("{:?}", piece.class);
        format!("{}<{}>", &class[..2], piece.text)
    };
    let rows = rows.iter();
    let rows = rows.map(|row| row.pieces.iter().map(shown).collect::<Vec<_>>().join(" "));
    rows.collect()
}

#[test]
fn code_in_cdata_gets_the_colours_of_its_language() {
    let action = "<QAction id='1'><Condition><![CDATA[if]]></Condition><![CDATA[using X;\n// ]]></QAction><a><![CDATA[if]]></a>";
    let rows = coloured("Protocol.xml", action, ViewMode::Text);
    assert!(
        rows[0].contains("Pu<><![CDATA[> Pl<if> Pu<]]></>"),
        "{rows:?}"
    );
    assert!(rows[0].ends_with("Ta<using> Pl< X;>"), "{rows:?}");
    assert!(rows[1].starts_with("Co<// > Pu<]]></>"), "{rows:?}");
    assert!(
        rows[1].contains("Pu<><![CDATA[> Pl<if> Pu<]]></>"),
        "{rows:?}"
    );

    let script = "<Exe id='2' type='csharp'><Value><![CDATA[if\n]]></Value><Param type='debug'/></Exe><Exe type='set'><Value><![CDATA[if]]></Value></Exe>";
    let rows = coloured("Script_x.xml", script, ViewMode::Text);
    assert!(rows[0].ends_with("Ta<if>"), "{rows:?}");
    assert!(rows[1].contains("Pl<if>"), "{rows:?}");

    let script = "<QAction encoding=\"jscript\"><![CDATA[if]]></QAction>";
    let rows = coloured("Protocol.xml", script, ViewMode::Formatted);
    assert!(rows.iter().any(|row| row.contains("Pl<if>")), "{rows:?}");
}

#[test]
fn code_in_files_of_its_own_is_code() {
    let view = view_of("x.cs", b"<not xml> int");
    assert_eq!(
        view.facts().modes,
        [ViewMode::Text, ViewMode::Hex, ViewMode::Info]
    );
    assert_eq!(view.facts().text.as_ref().unwrap().language, "C#");
    let rows = coloured("x.cs", "int a; /*\nint", ViewMode::Text);
    assert_eq!(rows, ["Ta<int> Pl< a; > Co</*>", "Co<int>"]);
}
