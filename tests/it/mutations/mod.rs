//! Sound packages with one defect each: the rule that knows the defect has to say so.
//!
//! The defects are written after what rules promise, not after their cases. Most are rows of the tables
//! beside this file; those that change records of an archive or build a library are functions.

mod archive_entries;
mod archive_names;
mod archive_structure;
mod archives;
mod changes;
mod fixtures;
mod libraries;
mod row;
mod signatures;
mod table;

use std::collections::BTreeMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::rc::Rc;
use std::thread;

use dmpkg::{CheckOptions, Findings, Package};
use dmpkg_archive::{MemorySource, Source};
use dmpkg_fixtures::signing::Certificate;

use self::fixtures::Made;
use self::row::Operator;

/// The tables, each for one family or several.
const TABLES: &[(&str, &str)] = &[
    ("names", include_str!("names.txt")),
    ("package", include_str!("package.txt")),
    ("xml", include_str!("xml.txt")),
    ("appinfo", include_str!("appinfo.txt")),
    ("scripts", include_str!("scripts.txt")),
    ("content", include_str!("content.txt")),
    ("description", include_str!("description.txt")),
    ("assemblies", include_str!("assemblies.txt")),
    ("connector", include_str!("connector.txt")),
    ("upgrade", include_str!("upgrade.txt")),
    ("import", include_str!("import.txt")),
    ("webexport", include_str!("webexport.txt")),
    ("test", include_str!("test.txt")),
];

/// The share that has to be detected, in percent.
const DETECTED: usize = 95;
/// The time at which packages are looked at: 1 July 2026, 12:00 UTC.
const NOW: i64 = 1_782_907_200;

/// What is said of an operator that does not fit its fixture.
const UNFIT: &str = "(the change cannot be made)";

/// What came of an operator.
struct Outcome {
    operator: Operator,
    /// Whether the expected rule says something that it does not say of the sound package.
    detected: bool,
    /// The other rules that do.
    others: Vec<String>,
}

#[test]
fn each_defect_is_detected_by_its_rule() {
    let outcomes = outcomes();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/mutations.md");
    let table = table::markdown(&outcomes);
    if std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
        fs::write(&path, &table).unwrap();
    }
    let missed: Vec<String> = outcomes
        .iter()
        .filter(|outcome| !outcome.detected)
        .map(table::line)
        .collect();
    let unfit: Vec<&String> = missed.iter().filter(|it| it.contains(UNFIT)).collect();
    assert!(unfit.is_empty(), "{unfit:#?}");
    let detected = outcomes.len() - missed.len();
    assert!(
        detected * 100 >= outcomes.len() * DETECTED,
        "{detected} of {} defects are detected; not these:\n{}",
        outcomes.len(),
        missed.join("\n")
    );
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == table,
        "docs/mutations.md is not what was found: write it anew with \
         `INSTA_UPDATE=always cargo test -p dmpkg-tests mutations`"
    );
}

#[test]
fn every_family_has_defects_and_every_defect_a_rule() {
    let operators = operators();
    assert!(operators.len() >= 300, "{} operators", operators.len());
    for family in dmpkg::rules::FAMILIES {
        let of_family = |it: &&Operator| it.expects.split('/').next() == Some(family.name);
        assert!(operators.iter().any(|it| of_family(&it)), "{}", family.name);
    }
    let unknown: Vec<&str> = operators
        .iter()
        .map(|it| it.expects.as_str())
        .filter(|rule| dmpkg::rules::find(rule).is_none())
        .collect();
    assert!(unknown.is_empty(), "no such rules: {unknown:#?}");
    let mut texts: Vec<String> = operators
        .iter()
        .map(|it| format!("{} {} {}", it.expects, it.fixture, it.name))
        .collect();
    let count = texts.len();
    texts.sort();
    texts.dedup();
    assert_eq!(texts.len(), count, "a row stands twice");
}

fn operators() -> Vec<Operator> {
    let mut operators = archives::operators();
    for (family, text) in TABLES {
        operators.extend(row::read(family, text));
    }
    operators.extend(libraries::operators());
    operators.extend(signatures::operators());
    operators
}

/// Applies all operators, each to its own fixture, on as many threads as there are processors.
fn outcomes() -> Vec<Outcome> {
    let threads = thread::available_parallelism().map_or(2, usize::from);
    let mut shares: Vec<Vec<(usize, Operator)>> = (0..threads).map(|_| Vec::new()).collect();
    for (at, operator) in operators().into_iter().enumerate() {
        shares[at % threads].push((at, operator));
    }
    let mut all: Vec<(usize, Outcome)> = thread::scope(|scope| {
        let run = |share| scope.spawn(move || judge_all(share));
        let running: Vec<_> = shares.into_iter().map(run).collect();
        let finished = running.into_iter().map(|it| it.join().unwrap());
        finished.flatten().collect()
    });
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, outcome)| outcome).collect()
}

fn judge_all(share: Vec<(usize, Operator)>) -> Vec<(usize, Outcome)> {
    let mut sound: BTreeMap<String, Vec<Said>> = BTreeMap::new();
    let mut outcomes = Vec::new();
    for (at, operator) in share {
        let fixture = fixtures::find(&operator.fixture);
        let usual = sound
            .entry(operator.fixture.clone())
            .or_insert_with(|| said(&fixture.made()));
        // All rows that do not fit their fixture are told, not only the first.
        let made = catch_unwind(AssertUnwindSafe(|| (operator.change)(fixture.made())));
        let Ok(made) = made else {
            let others = vec![UNFIT.to_owned()];
            outcomes.push((
                at,
                Outcome {
                    operator,
                    detected: false,
                    others,
                },
            ));
            continue;
        };
        let mut said = said(&made);
        said.retain(|it| !usual.contains(it));
        let detected = said.iter().any(|it| it.rule == operator.expects);
        let mut others: Vec<String> = said.into_iter().map(|it| it.rule).collect();
        others.sort();
        others.dedup();
        others.retain(|rule| *rule != operator.expects);
        outcomes.push((
            at,
            Outcome {
                operator,
                detected,
                others,
            },
        ));
    }
    outcomes
}

/// What a rule says, and where.
#[derive(PartialEq, Eq)]
struct Said {
    rule: String,
    path: String,
    message: String,
}

fn said(made: &Made) -> Vec<Said> {
    let (name, bytes) = (made.file_name.as_str(), made.bytes());
    let source: Rc<dyn Source> = Rc::new(MemorySource::new(bytes));
    let options = CheckOptions {
        now: Some(NOW),
        roots: vec![Certificate::root().build()],
        ..CheckOptions::default()
    };
    let findings = match Package::open(name, Rc::clone(&source)) {
        Err(error) => Findings::of_unreadable(name, &*source, &error, &options),
        Ok(package) => {
            let package = Rc::new(package);
            let mut findings = Findings::of(&package, &options);
            findings.merge(Findings::of_contents(&package, &options));
            findings
        }
    };
    let said = findings.list().into_iter().map(|finding| Said {
        path: finding.path.to_string(),
        rule: finding.rule,
        message: finding.message,
    });
    said.collect()
}
