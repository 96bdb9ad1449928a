//! Any content of a document of any kind gives a reading in bounded memory, places that exist, a sheet, and a
//! report that stays JSON when secrets are masked.

use std::rc::Rc;

use dmpkg::{
    Block, DecodedText, DocumentAt, DocumentContent, DocumentKind, EntryAddress, EntryPath,
    Findings, Inspection, Package, Place, Report,
};
use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use serde_json::Value;

/// The kinds, each with a path by which it is known. Their order is that of the first byte of saved inputs:
/// new ones come last.
const KINDS: [&str; 21] = [
    "AppInfo.xml",
    "Description.txt",
    "Scripts/Install.xml",
    "DeploymentActions.xml",
    "qaops.config.xml",
    "demo.nuspec",
    "Protocol/Protocol.xml",
    "Template_Demo.xml",
    "Functions/Demo.xml",
    "UpdateContent.txt",
    "FilesToDelete.txt",
    "StartUpActions.txt",
    "Package.xml",
    "App.info.json",
    "App.config.json",
    "demo.dmadb.json",
    "DOM/demo.json",
    "InstallOptions.json",
    "sbom.json",
    "manifest.yml",
    "demo.vsdx",
];
/// From this first byte on, the report is made, too, which takes longer.
const REPORTS: u8 = 192;
/// Bytes of JSON that may come of a byte of the document, and those of one that says nothing: a byte can be
/// an element of a list, each with all its fields.
const GROWTH: usize = 512;
const LEAST: usize = 8192;

/// The first byte chooses the kind, the rest is the content.
pub fn run(bytes: &[u8]) {
    let Some((first, content)) = bytes.split_first() else {
        return;
    };
    let path = KINDS[usize::from(*first) % KINDS.len()];
    let kind = DocumentKind::of_path(path).expect("its path tells its kind");
    let reading = DocumentContent::read(kind, content);
    let text = Lines::of(kind, content);
    let json = serde_json::to_string(&reading.content).expect("it has a JSON form");
    let most = GROWTH * content.len() + LEAST;
    assert!(
        json.len() <= most,
        "{} bytes of {}",
        json.len(),
        content.len()
    );
    let json: Value = serde_json::from_str(&json).expect("it is JSON");
    text.holds_all(&json);

    let archive = ArchiveBuilder::new()
        .entry(Entry::stored(path, content))
        .build();
    let source = Rc::new(MemorySource::new(archive));
    let package = Rc::new(Package::open("demo.zip", source).expect("it was built"));
    let sheet = reading.content.sheet(&DocumentAt {
        address: &EntryAddress(vec![0]),
        path: &EntryPath(vec![path.to_owned()]),
        package: &package,
    });
    for place in sheet.blocks.iter().flat_map(places) {
        assert!(
            place
                .position
                .is_none_or(|at| text.holds(at.line, at.column)),
            "{place:?}"
        );
    }
    if *first >= REPORTS {
        report_is_json(&package);
    }
}

/// The places of a part of a sheet.
fn places(block: &Block) -> Vec<&Place> {
    match block {
        Block::Notice(notice) => notice.place.iter().collect(),
        Block::Card(card) => card
            .facts
            .iter()
            .filter_map(|it| it.place.as_ref())
            .collect(),
        Block::Table(table) => table
            .rows
            .iter()
            .filter_map(|it| it.place.as_ref())
            .collect(),
        Block::Steps(steps) => steps
            .steps
            .iter()
            .filter_map(|it| it.place.as_ref())
            .collect(),
        Block::Code(_) => Vec::new(),
    }
}

/// Masks change texts and nothing else.
fn report_is_json(package: &Rc<Package>) {
    let inspection = Inspection::of(package);
    let mut report = Report::of(package, 0, &Findings::default(), &inspection);
    let masked = report.to_json();
    report.secrets = true;
    let written = report.to_json();
    let masked: Value = serde_json::from_str(&masked).expect("it is JSON");
    let written: Value = serde_json::from_str(&written).expect("it is JSON");
    let mut pairs = vec![(&masked, &written)];
    while let Some(pair) = pairs.pop() {
        match pair {
            (Value::String(masked), Value::String(written)) => {
                assert!(
                    masked == written || masked.contains("[hidden: "),
                    "{written:?}"
                );
            }
            (Value::Array(masked), Value::Array(written)) => {
                assert_eq!(masked.len(), written.len());
                pairs.extend(masked.iter().zip(written));
            }
            (Value::Object(masked), Value::Object(written)) => {
                assert!(masked.keys().eq(written.keys()));
                pairs.extend(masked.values().zip(written.values()));
            }
            (masked, written) => assert_eq!(masked, written),
        }
    }
}

/// The places that a text has.
enum Lines {
    /// Characters of each line.
    Known(Vec<usize>),
    /// At most so many lines, and so many characters in each, because the document itself says how it is
    /// encoded.
    AtMost(usize, usize),
    /// Those of its parts, which are archives' contents.
    OfParts,
}

impl Lines {
    fn of(kind: DocumentKind, content: &[u8]) -> Self {
        if kind == DocumentKind::Drawing {
            return Self::OfParts;
        }
        if kind.is_xml() {
            let breaks = content.iter().filter(|byte| matches!(byte, b'\n' | b'\r'));
            return Self::AtMost(breaks.count() + 1, content.len() + 1);
        }
        let text = DecodedText::decode(content).text;
        Self::Known(text.split('\n').map(|line| line.chars().count()).collect())
    }

    fn holds(&self, line: u32, column: u32) -> bool {
        let number = |it: u32| usize::try_from(it).expect("it fits");
        let (line, column) = (number(line), number(column));
        line >= 1
            && column >= 1
            && match self {
                Self::Known(lines) => lines.get(line - 1).is_some_and(|it| column <= it + 1),
                Self::AtMost(lines, columns) => line <= *lines && column <= *columns,
                Self::OfParts => true,
            }
    }

    /// Whether all positions in what a document says are in it.
    fn holds_all(&self, json: &Value) {
        let mut values = vec![json];
        while let Some(value) = values.pop() {
            let number = |key| value.get(key).and_then(Value::as_u64).map(u32::try_from);
            if let (Some(Ok(line)), Some(Ok(column))) = (number("line"), number("column")) {
                assert!(self.holds(line, column), "{value}");
            }
            match value {
                Value::Array(items) => values.extend(items),
                Value::Object(fields) => values.extend(fields.values()),
                _ => {}
            }
        }
    }
}

/// An input of the document of this path and content; none when no kind is known by it.
pub(crate) fn input(path: &str, content: &[u8]) -> Option<Vec<u8>> {
    let kind = DocumentKind::of_path(path)?;
    let at = KINDS
        .iter()
        .position(|it| DocumentKind::of_path(it) == Some(kind))?;
    let first = u8::try_from(at).ok()?;
    Some([&[first], content].concat())
}
