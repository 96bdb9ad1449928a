use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::package::{self, PackageBuilder};

use super::*;
use crate::{
    Block, DecodedText, DocumentAt, EntryAddress, EntryPath, Package, Sheet, Table, Value,
    XmlDocument,
};

const PATH: &str = "Protocol/Protocol.xml";

fn read(text: &str) -> Protocol {
    Protocol::read_all(&XmlDocument::parse(DecodedText::decode(text.as_bytes())))
}

fn connector(text: &str) -> Connector {
    let protocol = read(&format!("<Protocol>\n{text}</Protocol>"));
    *protocol.connector.unwrap()
}

/// The sheet of the connector of a package, or of another text in its place.
fn sheet(package: PackageBuilder, text: Option<&str>) -> Sheet {
    let bytes = match text {
        Some(text) => package.replace(PATH, text).build(),
        None => package.build(),
    };
    let package = Package::open("x.dmprotocol", Rc::new(MemorySource::new(bytes))).unwrap();
    let index = package.find(PATH).unwrap();
    let content = package.archive.entry(index).unwrap().content(1 << 30);
    let text = DecodedText::decode(&content.unwrap().bytes);
    Protocol::read_all(&XmlDocument::parse(text)).sheet(&DocumentAt {
        address: &EntryAddress(vec![index.0]),
        path: &EntryPath(vec![PATH.to_owned()]),
        package: &package,
    })
}

fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Code(text) => text.clone(),
        Value::Count(count) | Value::Bytes(count) => count.to_string(),
        other => format!("{other:?}"),
    }
}

fn table<'a>(sheet: &'a Sheet, title: &str) -> &'a Table {
    let tables = sheet.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let mut tables = tables;
    tables.find(|table| table.title == title).unwrap()
}

fn rows(sheet: &Sheet, title: &str) -> Vec<String> {
    let rows = table(sheet, title).rows.iter();
    let rows = rows.map(|row| row.cells.iter().map(shown).collect::<Vec<_>>().join("|"));
    rows.collect()
}

fn fact(sheet: &Sheet, label: &str) -> Option<String> {
    let cards = sheet.blocks.iter().filter_map(|block| match block {
        Block::Card(card) => Some(&card.facts),
        _ => None,
    });
    let mut facts = cards.flatten();
    Some(shown(&facts.find(|fact| fact.label == label)?.value))
}

#[test]
fn the_parts_of_a_version_are_told() {
    for (version, expected) in [
        ("1.2.0.3", Some(("1.2.0", None, ""))),
        ("2.0.0.17_B3", Some(("2.0.0", Some("3"), ""))),
        ("1.0.0.1-alpha1", Some(("1.0.0", None, "-alpha1"))),
        ("1.0.0.1_Bx", Some(("1.0.0", None, "_Bx"))),
        ("1.0.0", None),
        ("1..0.1", None),
        ("high power", None),
        ("", None),
    ] {
        let found = ConnectorVersion::parse(version);
        let found = found.as_ref();
        let parts = found.map(|it| (it.range.as_str(), it.build.as_deref(), it.suffix.as_str()));
        assert_eq!(parts, expected, "{version}");
    }
}

#[test]
fn suppressions_are_matched_by_kind_and_number() {
    let connector = connector(
        "<!-- SuppressValidator 2.9.7 an outer one -->\n<!-- SuppressValidator 2.9.7 an inner one -->\n<!-- PostponeValidator 1.1.1 DCP7 later -->\n<!-- /SuppressValidator 2.9.7 -->\n<!-- \\SuppressValidator 2.9.7 -->\n<!-- SuppressValidator 3.3.3 -->\n<a><![CDATA[<!-- SuppressValidator 4.4.4 is code -->]]></a>\n<!-- SuppressValidators 5 x --><!-- /SuppressValidator 9 -->",
    );
    let found = connector.suppressions.iter();
    let found = found.map(|it| format!("{} {} {:?} {:?}", it.id, it.reason, it.kind, it.until));
    assert_eq!(
        found.collect::<Vec<_>>(),
        [
            "2.9.7 an outer one Suppressed Some(6)",
            "2.9.7 an inner one Suppressed Some(5)",
            "1.1.1 DCP7 later Postponed None",
        ]
    );
}

#[test]
fn the_place_of_code_is_that_of_its_first_line() {
    let connector = connector(
        "<QActions><QAction id='1' triggers='2;3' dllImport='A.dll; b\\B.dll;'><Condition><![CDATA[1 > 2]]></Condition>\n<![CDATA[\n\n  first();\nlast();\n]]></QAction><QAction id='2'>plain()</QAction><QAction id='3'/><QAction id='4'><Condition/></QAction></QActions>",
    );
    let [first, second, third, fourth] = connector.code.as_slice() else {
        panic!("{:?}", connector.code)
    };
    assert_eq!(
        (first.lines, first.position.line, first.position.column),
        (2, 5, 3)
    );
    assert_eq!(first.last_line(), 6);
    assert_eq!(first.condition, "1 > 2");
    assert_eq!(first.triggers, ["2", "3"]);
    let imports: Vec<_> = first.imports.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(imports, ["A.dll", "b\\B.dll"]);
    assert_eq!((second.lines, second.position.line), (1, 7));
    assert_eq!((third.lines, fourth.lines), (0, 0));
}

#[test]
fn a_trended_parameter_is_displayed_and_holds_a_value() {
    let connector = connector(
        "<Params><Param id='1'><Display><RTDisplay>true</RTDisplay></Display><Type>read</Type></Param><Param id='2' trending='false'><Display><RTDisplay>true</RTDisplay></Display><Type>read</Type></Param><Param id='3'><Type>read</Type></Param><Param id='4'><Display><RTDisplay>TRUE</RTDisplay></Display><Type>write</Type></Param></Params>",
    );
    let trended = connector.parameters.iter().filter(|it| it.is_trended());
    let ids: Vec<_> = trended.map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["1"]);
    let displayed = connector.parameters.iter().filter(|it| it.is_displayed);
    assert_eq!(displayed.count(), 3);
}

#[test]
fn a_rich_connector_is_laid_out() {
    let sheet = sheet(package::rich_protocol(), None);
    assert_eq!(
        sheet.subtitle.as_deref(),
        Some("Demo Weather Station 1.2.0.3")
    );
    assert_eq!(fact(&sheet, "Range").as_deref(), Some("1.2.0"));
    assert_eq!(fact(&sheet, "Option").as_deref(), Some("unicode"));
    assert_eq!(fact(&sheet, "Trended parameters").as_deref(), Some("3"));
    assert_eq!(
        rows(&sheet, "Polling plan")[0],
        "10 s|2 Fast|2 Commands|2|poll: Pair 1 Ask for wind"
    );
    assert_eq!(
        rows(&sheet, "Libraries that the code needs"),
        [
            "[ProtocolName].[ProtocolVersion].QAction.1.dll|made of QAction 1 Precompiled Code|2",
            "demo.weather.units\\1.2.0\\lib\\net48\\Demo.Weather.Units.dll|in this package: Assemblies/demo.weather.units/1.2.0/lib/net48/Demo.Weather.Units.dll|1",
            "System.Xml.dll|always there, needs not be stated|2",
        ]
    );
    assert_eq!(
        rows(&sheet, "Version history")[0],
        "1.2.0.3|2025-05-26|new|Table of the stations.|DMO|Demo Provider|1.2.0.2"
    );
    assert_eq!(
        rows(&sheet, "Connections"),
        [
            "0|http|HTTP Connection|443|1500 ms|3|ByPassProxy, cannot be set||",
            "1|snmpv2|SNMP Connection||||||GetCommunity (stated); PortTypeUDP",
            "2|serial|SSH Connection|22||||yes|",
        ]
    );
    let opened = &rows(&sheet, "Pages")[4];
    assert_eq!(opened, "Station Details|opened by a button|1|||");
    let contents = rows(&sheet, "Contents of this connector");
    assert!(
        contents[0].starts_with("help|Help/index.htm|"),
        "{contents:?}"
    );
    for (title, count) in [
        ("Parameters", 10),
        ("Tables", 3),
        ("Tree controls", 1),
        ("Relations", 1),
        ("Virtual elements", 1),
        ("Interfaces", 2),
        ("Silenced findings", 2),
        ("Further parts", 1),
    ] {
        assert_eq!(table(&sheet, title).rows.len(), count, "{title}");
    }
    assert!(matches!(sheet.blocks.last(), Some(Block::Code(code)) if code.first_line == 2));
}

#[test]
fn every_place_lies_in_the_document() {
    let sheet = sheet(package::rich_protocol(), None);
    let lines = dmpkg_fixtures::content::FULL_PROTOCOL.lines().count();
    let mut places = 0;
    for block in &sheet.blocks {
        let Block::Table(table) = block else {
            continue;
        };
        for row in &table.rows {
            assert_eq!(row.cells.len(), table.columns.len(), "{}", table.title);
            let place = row.place.as_ref().unwrap();
            if let Some(position) = place.position {
                assert!((1..=lines).contains(&usize::try_from(position.line).unwrap()));
                places += 1;
            }
        }
    }
    assert!(places > 40, "{places}");
}

#[test]
fn odd_documents_give_a_sheet() {
    let many = format!(
        "<Protocol><Params>{}</Params></Protocol>",
        "<Param id='1'><Type>array</Type><ArrayOptions index='x'><ColumnOption/></ArrayOptions></Param>".repeat(3_000)
    );
    for text in [
        "",
        "no XML",
        "<Other/>",
        "<Protocol/>",
        "<Protocol><Params><Param id='1'><Name>a",
        "<Protocol><QActions><QAction id='1'><![CDATA[open",
        "<Protocol><Timers><Timer><Time>loop</Time></Timer><Timer><Time>soon</Time><Content><Group>9</Group></Content></Timer></Timers></Protocol>",
        "<Protocol><Type options='exportProtocol'>x</Type><Display pageOrder=';;#;---;a#'/></Protocol>",
        "<Protocol><QActions><QAction dllImport='[ProtocolName].[ProtocolVersion].QAction.9.dll;[ProtocolName].[ProtocolVersion].x.dll;Other.dll'/></QActions></Protocol>",
        &many,
    ] {
        let sheet = sheet(package::protocol(), Some(text));
        assert_eq!(sheet.title, "Connector");
    }
}

#[test]
fn text_in_other_encodings_is_read() {
    let text = "<?xml version='1.0' encoding='utf-16'?><Protocol><Name>Störung</Name><Params><Param id='1'><Name>Größe</Name></Param></Params></Protocol>";
    let bytes: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let protocol = Protocol::read_all(&XmlDocument::parse(DecodedText::decode(&bytes)));
    assert_eq!(protocol.name.unwrap().value, "Störung");
    assert_eq!(protocol.connector.unwrap().parameters[0].name, "Größe");
}
