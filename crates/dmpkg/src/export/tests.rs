//! What holds for every form: nothing secret, nothing that pretends, nothing that is markup.

use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_fixtures::package::{DISCLOSED, disclosing};

use super::*;
use crate::{
    CheckOptions, DecodedText, EntryAddress, EntryPath, Finding, Findings, Inspection, Package,
    Setting, Settings, Skipped, ToolFailure, XmlDocument,
};

/// All that is known of a file that is built in memory.
pub(super) fn examined(name: &str, bytes: Vec<u8>, settings: Settings) -> Examined {
    let source = Rc::new(MemorySource::new(bytes));
    let package = Rc::new(Package::open(name, source).unwrap());
    let options = CheckOptions {
        settings,
        ..CheckOptions::default()
    };
    let mut findings = Findings::of(&package, &options);
    findings.merge(Findings::of_contents(&package, &options));
    Examined::of(&package, 0, findings, Inspection::of(&package))
}

/// A file in which something was found, hidden, skipped, switched off and failed.
pub(super) fn eventful() -> Examined {
    let settings = Settings {
        list: vec![
            Setting::off("names/junk-entry", "Known since =1+1."),
            Setting::off("archive/no-such-rule", ""),
        ],
    };
    let name = "a<script>alert(1)</script>\u{202e}\u{1}&\"'.txt";
    let archive = ArchiveBuilder::new().entry(Entry::stored(name, "text"));
    let mut file = examined("Demo 1.0.dmapp", archive.build(), settings);
    let finding = Finding {
        rule: "archive/crc-mismatch".to_owned(),
        severity: Severity::Error,
        message:
            "=The content of windmill@weather-station.be is <script>alert(2)</script>\u{202e}\u{1}."
                .to_owned(),
        path: EntryPath(vec![name.to_owned()]),
        address: EntryAddress(vec![0]),
        line: Some(3),
        column: Some(7),
        offset: Some(30),
        places: 1,
        reason: None,
    };
    let file_address = EntryAddress::default();
    file.findings.add(&file_address, finding.clone());
    let reason = Some("It is known to windmill@weather-station.be.".to_owned());
    file.findings
        .suppress(&file_address, Finding { reason, ..finding });
    file.findings.skip(Skipped {
        rule: "xml/not-well-formed".to_owned(),
        because: "Nobody could read <b>it</b>.".to_owned(),
        path: EntryPath::default(),
        places: 1,
    });
    file.findings.fail(ToolFailure {
        rule: "archive/empty".to_owned(),
        path: EntryPath::default(),
        message: "It stopped.".to_owned(),
    });
    again(file)
}

/// The same with a report that has the findings as they are now.
pub(super) fn again(file: Examined) -> Examined {
    let old = file.report;
    let mut report = old.clone();
    report.findings = file.findings.list();
    report.suppressed = file.findings.suppressed();
    report.skipped = file.findings.skipped();
    report.tool_failures = file.findings.tool_failures().to_vec();
    Examined { report, ..file }
}

/// Files in a form.
pub(super) fn export(format: ExportFormat, files: &[&Examined]) -> String {
    let mut export = Export::new(format, ExportOptions::default());
    for file in files {
        export.add(file);
    }
    export.finish()
}

#[test]
fn what_is_disclosed_is_in_no_form_unless_it_is_asked_for() {
    let mut file = examined("demo.dmapp", disclosing().build(), Settings::default());
    for format in ExportFormat::ALL {
        let text = export(format, &[&file]).to_lowercase();
        for word in ["windmill", "10.60.30.41", "192.168.7.7"] {
            assert!(!text.contains(word), "{format:?}: {word}");
        }
    }
    file.report.secrets = true;
    let page = export(ExportFormat::Html, &[&file]).to_lowercase();
    let told = (1..=DISCLOSED).filter(|number| page.contains(&format!("windmill{number:02}")));
    assert!(told.count() > DISCLOSED / 2, "{page}");
}

#[test]
fn messages_and_reasons_go_through_the_same_detector() {
    let mut file = eventful();
    for format in ExportFormat::ALL {
        let text = export(format, &[&file]);
        assert!(!text.contains("windmill"), "{format:?}\n{text}");
        let mask = match format {
            ExportFormat::Markdown => "hidden: mail address",
            _ => "[hidden: mail address]",
        };
        assert!(text.contains(mask), "{format:?}\n{text}");
    }
    file.report.secrets = true;
    for format in ExportFormat::ALL {
        let is_told = export(format, &[&file]).contains("windmill");
        assert_eq!(is_told, format != ExportFormat::Markdown, "{format:?}");
    }
}

#[test]
fn no_text_of_a_package_pretends_to_be_anything_else() {
    let file = eventful();
    for format in ExportFormat::ALL {
        let text = export(format, &[&file]);
        let allowed = |it: &char| !it.is_control() || matches!(it, '\n' | '\r');
        let control = text.chars().find(|it| !allowed(it));
        assert_eq!(control, None, "{format:?}");
        // JSON has texts as they stand in the file, which programs read.
        if format != ExportFormat::Json {
            assert!(!text.contains('\u{202e}'), "{format:?}");
        }
        if format != ExportFormat::Json {
            assert!(text.contains("u{202e}"), "{format:?}\n{text}");
        }
    }
    for format in [ExportFormat::Html, ExportFormat::Junit] {
        let text = export(format, &[&file]);
        assert!(!text.contains("<script>alert"), "{format:?}");
        assert!(text.contains("&lt;script&gt;alert(1)"), "{format:?}");
        assert!(text.contains("&lt;script&gt;alert(2)"), "{format:?}");
    }
}

#[test]
fn junit_has_a_case_for_each_rule_with_one_outcome() {
    let file = eventful();
    let text = export(ExportFormat::Junit, &[&file, &file]);
    let document = XmlDocument::parse(DecodedText::decode(text.as_bytes()));
    assert_eq!(document.broken, None, "{text}");
    let cases = text.matches("<testcase ").count();
    let failures = text.matches("<failure ").count();
    let errors = text.matches("<error ").count();
    let skipped = text.matches("<skipped ").count();
    let head = format!(
        "<testsuites name=\"dmpkg\" tests=\"{cases}\" failures=\"{failures}\" errors=\"{errors}\">"
    );
    assert!(text.contains(&head), "{head}\n{text}");
    assert!(failures >= 2 && errors == 2 && skipped >= 4, "{text}");
    let ran = file.findings.coverage.rules();
    assert!(cases >= 2 * ran, "{cases} {ran}");
    let off = "<skipped message=\"Switched off by settings: Known since =1+1.\"/>";
    assert!(text.contains(off), "{text}");
}

#[test]
fn what_is_less_than_the_threshold_is_no_failure() {
    let mut file = eventful();
    for finding in &mut file.report.findings {
        finding.severity = Severity::Warning;
    }
    let mut found = Vec::new();
    for fail_on in [Severity::Error, Severity::Warning, Severity::Note] {
        let options = ExportOptions {
            fail_on,
            ..ExportOptions::default()
        };
        let mut export = Export::new(ExportFormat::Junit, options);
        export.add(&file);
        found.push(export.finish().matches("<failure type=\"warning\"").count());
    }
    assert!(
        found[0] == 0 && found[1] > 0 && found[1] == found[2],
        "{found:?}"
    );
}

#[test]
fn a_table_has_one_row_a_finding_and_no_formula() {
    let file = eventful();
    let text = export(ExportFormat::Csv, &[&file]);
    let rows: Vec<&str> = text.split_terminator("\r\n").collect();
    let all = file.report.findings.len() + file.report.suppressed.len();
    assert_eq!(rows.len(), all + 1, "{text}");
    let row = rows
        .iter()
        .find(|row| row.contains("crc-mismatch"))
        .unwrap();
    assert!(
        row.starts_with("Demo 1.0.dmapp,error,archive/crc-mismatch,"),
        "{row}"
    );
    assert!(
        row.contains(",'=The content of [hidden: mail address]"),
        "{row}"
    );
    assert!(row.ends_with(",3,7,30,1,false,"), "{row}");
    let hidden = rows.last().unwrap();
    assert!(
        hidden.ends_with(",true,It is known to [hidden: mail address]."),
        "{hidden}"
    );
}
