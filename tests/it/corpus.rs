//! Real packages, and odd and broken archives of other projects, where a machine has them.
//!
//! `DMPKG_CORPUS` names the folder: real packages below `packages`, the others below `corpora`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Once;
use std::time::{Duration, Instant};

use dmpkg::rules::Severity;
use dmpkg::{
    EntryAddress, EntryPath, Findings, Inspection, Overview, Package, PackageKind, Report, Session,
    SignatureStatus, Tone,
};
use dmpkg_archive::{ContentEnd, MemorySource, ReadError};

/// What a real package is, by a look at its documents with other tools.
struct Real {
    file: &'static str,
    kind: PackageKind,
    name: Option<&'static str>,
    display_name: Option<&'static str>,
    version: Option<&'static str>,
    minimum: Option<&'static str>,
    signed: bool,
    entries: Entries,
}

/// Numbers of entries: files, directories, bytes before and after compression.
struct Entries(u64, u64, u64, u64);

const REAL: &[Real] = &[
    Real {
        file: "Arris_E6000_2_0_0_17_B3.dmprotocol",
        kind: PackageKind::Protocol,
        name: Some("Arris E6000"),
        display_name: None,
        version: Some("2.0.0.17_B3"),
        minimum: None,
        signed: false,
        entries: Entries(3, 0, 1_389_803, 135_511),
    },
    Real {
        file: "BOOST-Test-SDK-Connector 1.0.0.1-alpha1.dmprotocol",
        kind: PackageKind::Protocol,
        name: Some("Skyline BOOST Test Connector"),
        display_name: None,
        version: Some("1.0.0.1-alpha1"),
        minimum: Some("10.2.0.0 - 12603"),
        signed: false,
        entries: Entries(2, 0, 6_431, 2_611),
    },
    Real {
        file: "Project7.1.0.0.dmapp",
        kind: PackageKind::Application,
        name: Some("Project7"),
        display_name: Some("Project7"),
        version: Some("1.0.0"),
        minimum: Some("10.0.9.0-9312"),
        signed: false,
        entries: Entries(14, 0, 1_091_743, 437_513),
    },
    Real {
        file: "Project7.1.0.0_Signed.dmapp",
        kind: PackageKind::Application,
        name: Some("Project7"),
        display_name: Some("Project7"),
        version: Some("1.0.0"),
        minimum: Some("10.0.9.0-9312"),
        signed: true,
        entries: Entries(16, 0, 1_105_014, 450_644),
    },
    Real {
        file: "Project7.1.0.0_SignedButModified.dmapp",
        kind: PackageKind::Application,
        name: Some("Project7"),
        display_name: Some("Project7_ButModified"),
        version: Some("1.0.0"),
        minimum: Some("10.0.9.0-9312"),
        signed: true,
        entries: Entries(16, 20, 1_105_026, 428_422),
    },
    Real {
        file: "TestOldDmapp.dmapp",
        kind: PackageKind::LegacyApplication,
        name: Some("MbgNMS Cleanup"),
        display_name: None,
        version: Some("1.0.0"),
        minimum: None,
        signed: false,
        entries: Entries(3, 0, 4_445_561, 1_976_641),
    },
    Real {
        file: "web-exports/GQI Monitor_faded63d-795f-422b-968a-89ae98ce0a2d.zip",
        kind: PackageKind::WebExport,
        name: Some("GQI Monitor"),
        display_name: None,
        version: Some("179"),
        minimum: None,
        signed: false,
        entries: Entries(2, 0, 111_428, 107_432),
    },
    Real {
        file: "web-exports/RAD Manager_289cad74-648d-4227-bd66-c8f88a4d826a.zip",
        kind: PackageKind::WebExport,
        name: Some("RAD Manager"),
        display_name: None,
        version: Some("417"),
        minimum: None,
        signed: false,
        entries: Entries(2, 0, 140_014, 137_271),
    },
    Real {
        file: "web-exports/dash_AlarmReport.zip",
        kind: PackageKind::WebExport,
        name: Some("Alarm Report"),
        display_name: None,
        version: None,
        minimum: None,
        signed: false,
        entries: Entries(2, 0, 4_681, 4_646),
    },
    Real {
        file: "withAutomation.dmapp",
        kind: PackageKind::Application,
        name: Some("Demo InterAppCalls"),
        display_name: Some("Demo InterAppCalls"),
        version: Some("1.0.0-CU1"),
        minimum: Some("10.0.9.0-9312"),
        signed: false,
        entries: Entries(14, 0, 2_255_978, 866_775),
    },
    Real {
        file: "withDashboard.dmapp",
        kind: PackageKind::Application,
        name: Some("Tandberg RX1290"),
        display_name: Some("Tandberg RX1290"),
        version: Some("1.0.0-CU1"),
        minimum: Some("10.0.9.0-9312"),
        signed: false,
        entries: Entries(10, 0, 899_332, 211_734),
    },
];

/// What any one file may take. Of code that is not optimised, beside browsers on a busy machine, time tells
/// only that it does not hang.
const AT_MOST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 2 });
/// Entries of one file that are unfolded, when they are archives.
const UNFOLDED: u32 = 200;
/// Bytes decoded of one entry, and of all entries of one file together.
const ENTRY_LIMIT: u64 = 64 << 20;
const FILE_LIMIT: u64 = 64 << 20;

#[test]
fn real_packages_are_what_their_documents_say() {
    let Some(folder) = corpus() else { return };
    let folder = folder.join("packages");
    let there: BTreeSet<String> = files(&folder)
        .into_iter()
        .filter(|file| !file.ends_with(".md"))
        .collect();
    let expected: BTreeSet<String> = REAL.iter().map(|real| real.file.to_owned()).collect();
    assert!(!there.is_empty(), "{}: no packages", folder.display());
    assert_eq!(
        there, expected,
        "the table names every real package, and no others"
    );
    for real in REAL {
        let (report, took) = timed(|| real.report(&folder));
        assert!(took < AT_MOST, "{}: {took:?}", real.file);
        let facts = &report.package;
        let entries = &report.entries;
        assert_eq!(facts.kind, real.kind, "{}", real.file);
        assert!(facts.extension.agrees, "{}", real.file);
        assert_eq!(
            [
                facts.name.as_deref(),
                facts.display_name.as_deref(),
                facts.version.as_deref(),
                facts.minimum_data_miner_version.as_deref(),
            ],
            [real.name, real.display_name, real.version, real.minimum],
            "{}",
            real.file
        );
        let Entries(files, directories, uncompressed, compressed) = real.entries;
        assert_eq!(
            [
                entries.files,
                entries.directories,
                entries.uncompressed_size,
                entries.compressed_size,
            ],
            [files, directories, uncompressed, compressed],
            "{}",
            real.file
        );
        let signed = report.signature.status != SignatureStatus::Unsigned;
        assert_eq!(signed, real.signed, "{}", real.file);
    }
    say(&format!(
        "real packages: {} of {} are as expected",
        REAL.len(),
        there.len()
    ));
}

/// What is known of the signatures of real packages: file, status, codes, and the rules above a note.
const SIGNATURES: &[(&str, SignatureStatus, &[&str], &[&str])] = &[
    ("Project7.1.0.0.dmapp", SignatureStatus::Unsigned, &[], &[]),
    (
        "Project7.1.0.0_Signed.dmapp",
        SignatureStatus::Confirmed,
        &[],
        &[],
    ),
    (
        "Project7.1.0.0_SignedButModified.dmapp",
        SignatureStatus::Damaged,
        &["NU3005"],
        &["signature/content-changed", "signature/entry-repacked"],
    ),
];

#[test]
fn real_signatures_are_judged_as_the_vendor_judges_them() {
    let Some(folder) = corpus() else { return };
    for (file, status, codes, rules) in SIGNATURES {
        let bytes = fs::read(folder.join("packages").join(file)).unwrap();
        let package = Package::open(file, Rc::new(MemorySource::new(bytes))).unwrap();
        let package = Rc::new(package);
        let findings = crate::goldens::findings(&package);
        let report = Report::of(&package, 0, &findings, &Inspection::of(&package));
        let facts = &report.signature;
        assert_eq!(facts.status, *status, "{file}: {:?}", facts.reasons);
        assert_eq!(facts.codes, *codes, "{file}");
        let mut loud: Vec<&str> = report
            .findings
            .iter()
            .filter(|it| it.rule.starts_with("signature/") && it.severity != Severity::Note)
            .map(|it| it.rule.as_str())
            .collect();
        loud.sort_unstable();
        assert_eq!(loud, *rules, "{file}");
        let Some(hash) = &facts.hash else { continue };
        let is_equal = Some(&hash.signed) == hash.computed.as_ref();
        assert_eq!(is_equal, *status == SignatureStatus::Confirmed, "{file}");
        if *status == SignatureStatus::Confirmed {
            assert!(hash.signed.starts_with("6ce6a10e") && hash.signed.ends_with("fce9"));
            assert_eq!(facts.signer(), Some("Skyline Communications NV"));
            let root = facts.root.as_ref().unwrap();
            assert_eq!(
                (root.name.as_str(), root.by_user),
                ("DigiCert Trusted Root G4", false)
            );
            let time = facts.timestamp.as_ref().unwrap();
            assert_eq!(time.time, "2025-03-03 09:56:59 UTC");
            assert!(time.confirmed);
        } else {
            assert!(
                facts.meaning().contains("Its content differs"),
                "{}",
                facts.meaning()
            );
        }
        say(&format!("{file}: {}", facts.headline()));
    }
}

#[test]
fn odd_archives_are_read_without_harm() {
    let Some(folder) = corpus() else { return };
    let folder = folder.join("corpora");
    let verdicts = manifest(&folder);
    let mut totals: BTreeMap<String, Tally> = BTreeMap::new();
    let mut slowest = (Duration::ZERO, String::new());
    let mut differences = Vec::new();
    let names = files(&folder);
    for name in names.iter().filter(|name| name.contains('/')) {
        let bytes = fs::read(folder.join(name)).unwrap();
        let file_name = name.rsplit('/').next().unwrap();
        let (outcome, took) = timed(|| Outcome::of(file_name, bytes));
        assert!(took < AT_MOST, "{name}: {took:?}");
        if took > slowest.0 {
            slowest = (took, name.clone());
        }
        let tally = totals
            .entry(name.split('/').next().unwrap().to_owned())
            .or_default();
        tally.add(&outcome);
        if let Some(verdict) = verdicts.get(name)
            && outcome.contradicts(verdict)
        {
            differences.push(format!("  {name}: the list says {verdict}, {outcome}"));
        }
    }
    let files: u64 = totals.values().map(|tally| tally.files).sum();
    assert_ne!(files, 0, "{}: no archives", folder.display());
    say(&format!(
        "{:<17} {:>5} {:>6} {:>7} {:>7} {:>7}",
        "odd archives", "files", "opened", "entries", "whole", "damaged"
    ));
    for (origin, tally) in &totals {
        say(&format!("{origin:<17} {tally}"));
    }
    say(&format!(
        "{files} files were run; the slowest took {:?}: {}",
        slowest.0, slowest.1
    ));
    say(&format!(
        "unlike the list of expectations: {}",
        differences.len()
    ));
    for difference in differences {
        say(&difference);
    }
}

impl Real {
    fn report(&self, folder: &Path) -> Report {
        let bytes = fs::read(folder.join(self.file)).unwrap();
        crate::goldens::report(self.file.rsplit('/').next().unwrap(), &bytes)
    }
}

/// What became of a file.
#[derive(Default)]
struct Outcome {
    refused: Option<ReadError>,
    entries: u64,
    /// Entries decoded to their end with the checksum and size that the archive states.
    whole: u64,
    /// Entries that broke, or whose checksum or size is another.
    damaged: u64,
    /// What the overview says of damage.
    alarms: Vec<String>,
}

impl Outcome {
    /// Whether a file was refused that should open, or the reverse, or damage was seen in a good one.
    fn contradicts(&self, verdict: &str) -> bool {
        let refused = self.refused.is_some();
        let alarmed = self.damaged > 0 || !self.alarms.is_empty();
        refused != (verdict == "unreadable") || (verdict == "ok" && alarmed)
    }

    /// Asks everything that page and command line ask of a file.
    fn of(file_name: &str, bytes: Vec<u8>) -> Self {
        let package = match Package::open(file_name, Rc::new(MemorySource::new(bytes))) {
            Ok(package) => Rc::new(package),
            Err(refused) => {
                return Self {
                    refused: Some(refused),
                    ..Self::default()
                };
            }
        };
        let _ = Report::of(&package, 0, &Findings::default(), &Inspection::of(&package)).to_json();
        let overview = Overview::of(&package, &EntryAddress::default(), &EntryPath::default());
        let mut outcome = Self {
            alarms: overview
                .notices
                .into_iter()
                .filter(|it| it.tone == Tone::Damage)
                .map(|it| it.text)
                .collect(),
            ..Self::default()
        };
        let mut budget = FILE_LIMIT;
        for entry in package.archive.entries() {
            outcome.entries += 1;
            match entry.content(ENTRY_LIMIT.min(budget)) {
                Ok(content) => {
                    budget -= u64::try_from(content.bytes.len()).unwrap();
                    match content.end {
                        ContentEnd::Complete(decoded)
                            if decoded.crc32 == entry.header().crc32()
                                && decoded.size == entry.uncompressed_size() =>
                        {
                            outcome.whole += 1;
                        }
                        ContentEnd::Limit => {}
                        ContentEnd::Complete(_) | ContentEnd::Broken(_) => outcome.damaged += 1,
                    }
                }
                Err(_) => outcome.damaged += 1,
            }
        }
        let mut session = Session::new(package);
        let rows = session.tree_window(0, UNFOLDED).rows;
        for row in rows {
            // That a nested archive cannot be opened is an answer, too.
            let _ = session.fold(row.node, true);
        }
        outcome
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.refused {
            Some(error) => write!(f, "we refuse it: {error}"),
            None => write!(
                f,
                "we open it: {} entries, {} whole, {} damaged {:?}",
                self.entries, self.whole, self.damaged, self.alarms
            ),
        }
    }
}

/// Sums over the files of one origin.
#[derive(Default)]
struct Tally {
    files: u64,
    opened: u64,
    entries: u64,
    whole: u64,
    damaged: u64,
}

impl Tally {
    fn add(&mut self, outcome: &Outcome) {
        self.files += 1;
        self.opened += u64::from(outcome.refused.is_none());
        self.entries += outcome.entries;
        self.whole += outcome.whole;
        self.damaged += outcome.damaged;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:>5} {:>6} {:>7} {:>7} {:>7}",
            self.files, self.opened, self.entries, self.whole, self.damaged
        )
    }
}

/// The folder of real packages; says once when there is none.
pub(crate) fn corpus() -> Option<PathBuf> {
    static SAID: Once = Once::new();
    let folder = std::env::var_os("DMPKG_CORPUS").map(PathBuf::from);
    if folder.is_none() {
        SAID.call_once(|| say("real packages: not tested, DMPKG_CORPUS is not set"));
    }
    folder
}

/// What the list beside the archives expects of each.
pub(crate) fn manifest(folder: &Path) -> BTreeMap<String, String> {
    let text = fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let rows = text.lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        let name = format!("{}/{}", cells.next()?, cells.next()?);
        Some((name, cells.nth(2)?.to_owned()))
    });
    rows.collect()
}

/// The files below a folder, with `/` between the segments, in alphabetic order.
pub(crate) fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            let inside = files(&entry.path());
            found.extend(inside.into_iter().map(|below| format!("{name}/{below}")));
        } else {
            found.push(name);
        }
    }
    found.sort();
    found
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let began = Instant::now();
    (work(), began.elapsed())
}

/// Prints past the test runner, which keeps back what tests that pass print.
pub(crate) fn say(line: &str) {
    let mut terminal = std::io::stdout();
    writeln!(terminal, "{line}").unwrap();
}
