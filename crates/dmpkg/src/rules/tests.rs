//! What holds for every rule, and the form of its cases.

use std::rc::Rc;

use dmpkg_archive::{MemorySource, Source};

use super::{FAMILIES, Severity, all, find};
use crate::{CheckOptions, Findings, Package};

/// The two cases of a rule.
pub(crate) struct Case {
    /// The rule's id.
    pub(crate) rule: &'static str,
    /// The file name, of which the extension matters.
    pub(crate) file_name: &'static str,
    /// The smallest good archive with one thing broken: exactly this rule fires, beside the notes that
    /// the sound archive has as well.
    pub(crate) broken: Vec<u8>,
    /// Other rules that fire on it too, because no archive has the one defect without the other.
    pub(crate) with: &'static [&'static str],
    /// An archive that comes close: this rule stays silent, and nothing above a note fires.
    pub(crate) sound: Vec<u8>,
}

/// Warnings of sound files, too: they tell a risk, and no defect.
const RISKS: &[&str] = &["backup/confidential-content"];

/// The time at which cases are looked at: 1 July 2026, 12:00 UTC.
pub(crate) const NOW: i64 = 1_782_907_200;

/// All that the rules find in a file of this name.
pub(crate) fn check(file_name: &str, bytes: &[u8]) -> Findings {
    let source: Rc<dyn Source> = Rc::new(MemorySource::new(bytes));
    let package = match Package::open(file_name, Rc::clone(&source)) {
        Ok(package) => Rc::new(package),
        Err(error) => {
            return Findings::of_unreadable(file_name, &*source, &error, &CheckOptions::default());
        }
    };
    let options = CheckOptions {
        now: Some(NOW),
        roots: vec![dmpkg_fixtures::signing::Certificate::root().build()],
        ..CheckOptions::default()
    };
    let mut findings = Findings::of(&package, &options);
    findings.merge(Findings::of_contents(&package, &options));
    findings
}

/// The findings as lines: `error archive/crc-mismatch a.txt: what was found`.
pub(crate) fn lines(findings: &Findings) -> Vec<String> {
    let findings = findings.list();
    let line = |finding: &crate::Finding| {
        let severity = finding.severity.word();
        let (rule, path) = (&finding.rule, finding.path.to_string());
        let line = finding
            .line
            .map_or(String::new(), |line| format!(":{line}"));
        format!("{severity} {rule} {path}{line}: {}", finding.message)
    };
    findings.iter().map(line).collect()
}

/// Demands of each case that exactly its rule fires on the broken archive, notes of other families
/// aside, and that nothing above a note fires on the sound one. Tells all cases that fail.
#[track_caller]
pub(crate) fn demand(cases: &[Case]) {
    let failures: Vec<String> = cases.iter().filter_map(failure).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// What a case shows that it should not.
fn failure(case: &Case) -> Option<String> {
    let family = case.rule.split('/').next();
    // Facts worth knowing that other families tell are no fault of a case.
    let counts = |finding: &crate::Finding| {
        finding.severity > Severity::Note
            || finding.rule.split('/').next() == family
            || case.with.contains(&finding.rule.as_str())
    };
    let rules = |findings: &Findings| -> Vec<String> {
        let list = findings.list().into_iter();
        list.filter(counts).map(|it| it.rule).collect()
    };
    let sound = check(case.file_name, &case.sound);
    let silent = sound
        .list()
        .iter()
        .all(|it| it.rule != case.rule && (it.severity == Severity::Note || is_risk(it)));
    if !silent {
        return Some(format!("sound {}: {:#?}", case.rule, lines(&sound)));
    }
    let usual = rules(&sound);
    let broken = check(case.file_name, &case.broken);
    let mut fired = rules(&broken);
    fired.retain(|rule| !usual.contains(rule));
    let mut expected = [&[case.rule], case.with].concat();
    expected.retain(|rule| !usual.iter().any(|it| it == rule));
    expected.sort_unstable();
    fired.sort_unstable();
    fired.dedup();
    (fired != expected).then(|| format!("broken {}: {:#?}", case.rule, lines(&broken)))
}

fn is_risk(finding: &crate::Finding) -> bool {
    RISKS.contains(&finding.rule.as_str())
}

fn all_cases() -> Vec<Case> {
    [
        super::archive::cases(),
        super::names::cases(),
        super::limits::cases(),
        super::xml::cases(),
        super::package::cases(),
        super::appinfo::cases(),
        super::scripts::cases(),
        super::content::cases(),
        super::description::cases(),
        super::assemblies::cases(),
        super::connector::cases(),
        super::upgrade::cases(),
        super::signature::cases(),
        super::import::cases(),
        super::backup::cases(),
        super::webexport::cases(),
        super::test_assets::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn ids_are_well_formed_and_occur_once() {
    let mut ids: Vec<&str> = all().map(|rule| rule.id).collect();
    for id in &ids {
        let (family, defect) = id.split_once('/').unwrap();
        assert!(FAMILIES.iter().any(|known| known.name == family), "{id}");
        let kebab = defect
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        assert!(
            kebab && !defect.starts_with('-') && !defect.ends_with('-'),
            "{id}"
        );
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn every_rule_says_all_that_people_need() {
    for rule in all() {
        for text in [rule.title, rule.condition, rule.why, rule.fix] {
            assert!(!text.trim().is_empty(), "{}", rule.id);
        }
        for text in [rule.condition, rule.why, rule.fix] {
            assert!(text.ends_with('.'), "{}: {text}", rule.id);
        }
        assert!(!rule.title.ends_with('.'), "{}", rule.id);
        assert!(!rule.checks.is_empty(), "{}", rule.id);
        assert!(!rule.references.is_empty(), "{}", rule.id);
    }
}

#[test]
fn every_rule_has_a_case_and_every_case_a_rule() {
    let cases = all_cases();
    // No archive is known on which only the second reader differs, the sizes would take too much memory
    // or time, an archive that contains itself is a riddle, and both archives of a case have one name;
    // these rules have tests of their own.
    let without_archive = [
        "package/other-reader-sees-more",
        "limits/over-catalog-size",
        "limits/over-upload-size",
        "limits/self-containing-archive",
        "xml/too-large",
        "upgrade/unusual-file-name",
    ];
    for rule in all().filter(|rule| !without_archive.contains(&rule.id)) {
        assert!(
            cases.iter().any(|case| case.rule == rule.id),
            "no case: {}",
            rule.id
        );
    }
    for case in &cases {
        assert!(find(case.rule).is_some(), "no such rule: {}", case.rule);
    }
}

/// Fixtures that are broken or odd on purpose, and the rules above a note that say so, sorted.
const BROKEN: &[(&str, &[&str])] = &[
    (
        "application-signed-by-partner",
        &["signature/unknown-issuer"],
    ),
    (
        "application-signed-expired",
        &["signature/expired-certificate"],
    ),
    ("application-signed-weak", &["signature/weak-certificate"]),
    ("application-signed-changed", &["signature/content-changed"]),
    ("application-signed-forged", &["signature/not-genuine"]),
    (
        "application-signed-repacked",
        &["signature/content-changed", "signature/entry-repacked"],
    ),
    (
        "application-signed-unreadable",
        &["signature/unreadable-container"],
    ),
    ("bundle-signed", &["signature/content-changed"]),
    (
        "application-low-code-broken",
        &[
            "content/unreadable-data-model",
            "content/unreadable-install-options",
            "package/unreadable-sbom",
            "webexport/missing-app-file",
        ],
    ),
    (
        "protocol-odd",
        &[
            "assemblies/missing-imported-library",
            "connector/missing-head-element",
        ],
    ),
    (
        "legacy-application-rich",
        &["upgrade/delete-outside-dataminer"],
    ),
    (
        "upgrade-odd",
        &[
            "upgrade/folder-not-installed",
            "upgrade/install-app-while-stopped",
            "upgrade/missing-step-file",
            "upgrade/startup-actions-not-installed",
            "upgrade/unbalanced-disable",
            "upgrade/unknown-instruction",
            "upgrade/update-without-folder",
        ],
    ),
];

#[test]
fn small_good_packages_have_no_findings_above_note() {
    let mut failures = Vec::new();
    for fixture in dmpkg_fixtures::packages() {
        let findings = check(&fixture.file_name, &fixture.bytes);
        let loud = findings.list().into_iter();
        let loud = loud.filter(|it| it.severity != Severity::Note && !is_risk(it));
        let mut loud: Vec<String> = loud.map(|it| it.rule).collect();
        loud.sort_unstable();
        loud.dedup();
        let known = BROKEN.iter().find(|(name, _)| *name == fixture.name);
        let expected = known.map_or(&[][..], |(_, rules)| rules);
        if loud != expected {
            failures.push(format!("{}: {:#?}", fixture.name, lines(&findings)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
