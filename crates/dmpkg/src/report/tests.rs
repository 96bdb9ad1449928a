//! What reports repeat of texts, and what they keep to themselves.

use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::package::{DISCLOSED, PackageBuilder, disclosing};

use super::*;
use crate::{CheckOptions, Findings, Inspection, Package};

fn report(package: &PackageBuilder) -> Report {
    let source = Rc::new(MemorySource::new(package.build()));
    let package = Rc::new(Package::open("demo.dmapp", source).unwrap());
    let findings = Findings::of(&package, &CheckOptions::default());
    Report::of(&package, 0, &findings, &Inspection::of(&package))
}

#[test]
fn secrets_stay_out_unless_they_are_asked_for() {
    let mut report = report(&disclosing());
    let hidden = report.to_json();
    let lower = hidden.to_ascii_lowercase();
    let told: Vec<_> = lower
        .lines()
        .filter(|line| {
            ["windmill", "10.60.30.41", "192.168.7.7"]
                .iter()
                .any(|it| line.contains(it))
        })
        .collect();
    assert!(told.is_empty(), "{told:#?}");
    report.secrets = true;
    let written = report.to_json();
    let lower = written.to_ascii_lowercase();
    let missing: Vec<_> = (1..=DISCLOSED)
        .filter(|number| !lower.contains(&format!("windmill{number:02}")))
        .collect();
    assert_eq!(missing, Vec::<usize>::new());
    // Nothing but texts differs.
    assert_eq!(hidden.lines().count(), written.lines().count());
    for kind in [
        "password",
        "access token",
        "connection string",
        "account",
        "mail address",
        "host name",
        "network address",
    ] {
        assert!(hidden.contains(&format!("[hidden: {kind}]")), "{kind}");
    }
}

#[test]
fn versions_and_paths_stay() {
    let json = report(&disclosing()).to_json();
    for stays in [
        "\"Functions/Functions_anna@weather-station.be.xml\"",
        "\"value\": \"10.3.0.50\"",
        "\"basedOn\": \"10.3.0.49\"",
        r"C:\\Skyline DataMiner\\ProtocolScripts\\DllImport\\demo\\10.3.0.50\\lib\\Demo.dll",
        r"C:\\Skyline DataMiner\\ProtocolScripts\\DllImport\\demo\\10.3.0.50\\demo.dll",
        r"C:\\Users\\[hidden: account]\\Desktop\\demo.txt",
        r"C:\\Skyline DataMiner\\Protocols\\Demo\\10.3.0.50",
        "the connector Demo 10.3.0.50",
        "Runs at [hidden: network address]:8080 and [hidden: network address]",
    ] {
        assert!(json.contains(stays), "{stays}\n{json}");
    }
}

#[test]
fn several_reports_are_each_what_it_is_by_itself() {
    let mut shown = report(&disclosing());
    shown.secrets = true;
    let reports = [report(&disclosing()), shown];
    let texts = reports.each_ref().map(Report::to_json);
    let several: serde_json::Value = serde_json::from_str(&Report::joined(&texts)).unwrap();
    assert_eq!(several["schema"], "dmpkg.reports/1");
    for (report, other) in reports.iter().zip(several["reports"].as_array().unwrap()) {
        let alone: serde_json::Value = serde_json::from_str(&report.to_json()).unwrap();
        assert_eq!(alone, *other);
    }
    assert_eq!(
        Report::joined(&[]),
        "{\n  \"schema\": \"dmpkg.reports/1\",\n  \"reports\": []\n}\n"
    );
}
