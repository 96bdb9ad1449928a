use dmpkg_fixtures::package::PackageBuilder;

use super::*;

const PAGES: &str = "<Pages xmlns='v' xmlns:r='r'>\n<Page ID='0' NameU='Map' Name='Karte'><PageSheet><Section N='Property'><Row N='Options'><Cell N='Label' V='Options'/><Cell N='Value' V='Zoom'/></Row></Section></PageSheet><Rel r:id='rId2'/></Page>\n<Page ID='4' NameU='Back' Background='1'><Rel r:id='rId9'/></Page></Pages>";
const RELATIONS: &str =
    "<Relationships><Relationship Id='rId2' Target='first.xml'/></Relationships>";
const PAGE: &str = "<PageContents><Shapes><Shape ID='1' NameU='Group'><Shapes><Shape ID='2'><Section N='Property'>\n<Row N='Row_1'><Cell N='Value' V='[this element]' U='STR'/><Cell N='Label' V='Element'/></Row><Row N='Parameter'><Cell N='Value' V='7'/></Row></Section><Section N='User'><Row N='no'/></Section></Shape></Shapes></Shape></Shapes></PageContents>";
const VDX: &str = "<VisioDocument><DocumentProperties><Title>Old</Title><Creator>Builder</Creator></DocumentProperties><Masters><Master ID='1' NameU='Box'/></Masters>\n<Pages><Page ID='0' NameU='One'><Shapes><Shape ID='3' NameU='Box.3'><Prop NameU='x' ID='1'><Value Unit='STR'>Demo</Value><Prompt/><Label F='No'>View</Label></Prop><Text>Row</Text></Shape></Shapes></Page></Pages></VisioDocument>";

fn built() -> Vec<u8> {
    let core = "<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:title>Demo</dc:title><cp:lastModifiedBy>Builder</cp:lastModifiedBy></cp:coreProperties>";
    PackageBuilder::new()
        .entry("[Content_Types].xml", "<Types/>")
        .entry("docProps/core.xml", core)
        .entry(
            "visio/masters/masters.xml",
            "<Masters><Master ID='2' NameU='Rack'/></Masters>",
        )
        .entry("visio/pages/pages.xml", PAGES)
        .entry("visio/pages/_rels/pages.xml.rels", RELATIONS)
        .entry("visio/pages/first.xml", PAGE)
        .entry(
            "visio/pages/page2.xml",
            "<PageContents><Shapes/></PageContents>",
        )
        .build()
}

fn rows(drawing: &Drawing) -> Vec<String> {
    let rows = drawing.data.iter();
    rows.map(|it| {
        format!(
            "{}/{}: {}={}",
            it.page, it.shape, it.label, it.value.field.value
        )
    })
    .collect()
}

#[test]
fn a_package_says_what_its_shapes_show() {
    let (drawing, problem) = Drawing::read(&built());
    assert_eq!((problem, drawing.unread.len()), (None, 0));
    let properties: Vec<_> = drawing
        .properties
        .iter()
        .map(|(label, it)| format!("{label}={}", it.field.value))
        .collect();
    assert_eq!(properties, ["Title=Demo", "Last changed by=Builder"]);
    assert_eq!(
        rows(&drawing),
        [
            "Karte/page: Options=Zoom",
            "Karte/Sheet.2: Element=[this element]",
            "Karte/Sheet.2: Parameter=7"
        ]
    );
    let pages: Vec<_> = drawing
        .pages
        .iter()
        .map(|page| {
            (
                page.name.field.value.as_str(),
                page.is_background,
                page.shapes,
                page.data,
            )
        })
        .collect();
    assert_eq!(pages, [("Karte", false, 2, 3), ("Back", true, 0, 0)]);
    assert_eq!(
        (drawing.masters[0].field.value.as_str(), drawing.parts),
        ("Rack", 7)
    );
    let value = &drawing.data[1].value;
    assert_eq!(
        drawing.files[value.file.unwrap()].1,
        "visio/pages/first.xml"
    );
    assert_eq!(
        value.field.position,
        TextPos {
            line: 2,
            column: 16
        }
    );
}

#[test]
fn a_document_says_the_same() {
    let (drawing, problem) = Drawing::read(VDX.as_bytes());
    assert_eq!(problem, None);
    assert!(drawing.is_document);
    assert_eq!(rows(&drawing), ["One/Box.3: View=Demo"]);
    assert_eq!(
        (
            drawing.pages[0].shapes,
            drawing.masters.len(),
            drawing.properties.len()
        ),
        (1, 1, 2)
    );
}

#[test]
fn damage_is_told_and_the_rest_is_kept() {
    let builder = || PackageBuilder::new().entry("visio/pages/pages.xml", PAGES);
    let (drawing, problem) = Drawing::read(&builder().build());
    assert_eq!(
        (drawing.pages.len(), drawing.unread.len(), problem),
        (2, 2, None)
    );
    let broken = builder().entry("visio/pages/page1.xml", "<PageContents><Shape ID='1'>");
    let (drawing, problem) = Drawing::read(&broken.build());
    assert_eq!(drawing.pages[0].shapes, 1);
    assert!(
        problem
            .unwrap()
            .starts_with("visio/pages/page1.xml: line 1, column")
    );
    let (_, problem) = Drawing::read(&PackageBuilder::new().entry("a", "b").build());
    assert_eq!(
        problem.unwrap(),
        "it has no list of pages, visio/pages/pages.xml"
    );
    for bytes in [
        &b""[..],
        b"PK",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0",
        b"<a",
        b"\xff\xfe<\0",
        b"x",
    ] {
        let (drawing, problem) = Drawing::read(bytes);
        assert!(problem.is_some() && drawing.pages.is_empty(), "{bytes:?}");
    }
    let deep = "<Shapes>".repeat(100_000);
    Drawing::read(format!("<VisioDocument><Pages><Page>{deep}").as_bytes());
}
