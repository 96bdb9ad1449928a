use std::rc::Rc;

use dmpkg_archive::{MemorySource, Source};
use dmpkg_fixtures::Fixture;
use dmpkg_fixtures::package::{self, PackageBuilder};
use dmpkg_fixtures::signing::{Certificate, Timestamp, signed};

use crate::report::Unreadable;
use crate::{
    Block, CheckOptions, Findings, Inspection, Package, Report, SignatureFacts, SignatureStatus,
    Signed, Tone,
};

/// 1 July 2026, a year after the packages of the fixtures are signed, and half a year after the
/// certificate of their signer ended.
const NOW: i64 = 1_782_907_200;

fn options(roots: Vec<Vec<u8>>) -> CheckOptions {
    CheckOptions {
        now: Some(NOW),
        roots,
        ..CheckOptions::default()
    }
}

/// What is said of the signatures of all levels.
fn signatures(file_name: &str, bytes: &[u8], roots: Vec<Vec<u8>>) -> Vec<Signed> {
    let package = Package::open(file_name, Rc::new(MemorySource::new(bytes))).unwrap();
    Findings::of(&Rc::new(package), &options(roots)).signatures
}

/// What is said of a fixture, when its root is trusted and it is 1 July 2026.
fn facts(fixture: &Fixture) -> SignatureFacts {
    let source: Rc<dyn Source> = Rc::new(MemorySource::new(fixture.bytes.as_slice()));
    let report = match Package::open(&fixture.file_name, Rc::clone(&source)) {
        Ok(package) => {
            let package = Rc::new(package);
            let findings = Findings::of(&package, &options(vec![Certificate::root().build()]));
            Report::of(&package, 0, &findings, &Inspection::of(&package))
        }
        Err(error) => {
            let why = Unreadable::new(&error, &*source);
            Report::unreadable("", 0, 0, why, &Findings::default())
        }
    };
    report.signature
}

type Statement = (
    &'static str,
    SignatureStatus,
    &'static str,
    &'static str,
    Tone,
    &'static [&'static str],
);

/// The ten statements: fixture, status, what its heading begins with, what its text contains, its tone
/// and its codes.
const STATEMENTS: &[Statement] = &[
    (
        "application-signed",
        SignatureStatus::Confirmed,
        "Signed by Demo Company, unchanged",
        "signed on 2025-07-01 12:00:00 UTC (time confirmed by Demo Time Service)",
        Tone::Sound,
        &[],
    ),
    (
        "application-signed-without-time",
        SignatureStatus::ConfirmedNoTime,
        "Signed by Demo Company, unchanged",
        "The time of signing is not confirmed",
        Tone::Sound,
        &["NU3027"],
    ),
    (
        "application-signed-by-partner",
        SignatureStatus::UnknownIssuer,
        "Unchanged since signing, publisher not confirmed",
        "Anyone can make a certificate with any name",
        Tone::Attention,
        &["NU3018"],
    ),
    (
        "application-signed-expired",
        SignatureStatus::Expired,
        "Unchanged, but the signature has run out",
        "ended on 2026-01-01 00:00:00 UTC",
        Tone::Attention,
        &["NU3027", "NU3037"],
    ),
    (
        "application-signed-weak",
        SignatureStatus::Weak,
        "Unchanged, but the signature does not meet the rules",
        "for the reasons below",
        Tone::Attention,
        &["NU3014"],
    ),
    (
        "application-signed-changed",
        SignatureStatus::Changed,
        "Changed after signing",
        "Do not rely on that name",
        Tone::Damage,
        &["NU3008"],
    ),
    (
        "application-signed-forged",
        SignatureStatus::Forged,
        "The signature is not genuine",
        "does not fit the certificate",
        Tone::Damage,
        &["NU3012"],
    ),
    (
        "application-signed-repacked",
        SignatureStatus::Damaged,
        "Signature present but not usable",
        "zipped again after signing, so the signature no longer counts. Its content differs",
        Tone::Damage,
        // NuGet's client looks no further.
        &["NU3005"],
    ),
    (
        "application-smallest",
        SignatureStatus::Unsigned,
        "Not signed",
        "Many packages are not signed",
        Tone::Information,
        &[],
    ),
    (
        "no-zip-zero-bytes",
        SignatureStatus::Unreadable,
        "Not a readable package",
        "nothing can be said",
        Tone::Information,
        &[],
    ),
];

#[test]
fn each_statement_has_its_words() {
    let fixtures = dmpkg_fixtures::all();
    for (fixture, status, headline, meaning, tone, codes) in STATEMENTS {
        let facts = facts(fixtures.iter().find(|it| it.name == *fixture).unwrap());
        assert_eq!(facts.status, *status, "{fixture}: {:?}", facts.reasons);
        assert_eq!(facts.headline(), *headline, "{fixture}");
        assert!(
            facts.meaning().contains(meaning),
            "{fixture}: {}",
            facts.meaning()
        );
        assert_eq!(facts.tone(), *tone, "{fixture}");
        assert_eq!(facts.codes, *codes, "{fixture}");
        // The sheet begins with the statement, in its tone.
        let Some(Block::Notice(notice)) = facts.sheet().blocks.into_iter().next() else {
            panic!("{fixture}: no statement");
        };
        assert_eq!(notice.tone, *tone, "{fixture}");
        assert!(
            notice.text.starts_with(headline),
            "{fixture}: {}",
            notice.text
        );
        // No broken seal has a name in its heading.
        assert_eq!(headline.contains("Demo Company"), status.is_confirmed());
    }
}

#[test]
fn packages_inside_are_verified_on_their_own_bytes() {
    let connector = signed(package::protocol(), |_| {});
    let root = || vec![Certificate::root().build()];
    let path = "AppInstallContent/Protocols/Demo.dmprotocol";
    let application = |inner: PackageBuilder| package::application().entry(path, inner);
    // The inner package lies in the outer one compressed, and as it is.
    for outer in [
        application(connector.clone()),
        application(connector.clone()).stored(),
    ] {
        let found = signatures("Demo.dmapp", &outer.build(), root());
        assert_eq!(found.len(), 1);
        let (path, facts) = (&found[0].path, &found[0].facts);
        assert_eq!(
            path.to_string(),
            "AppInstallContent/Protocols/Demo.dmprotocol"
        );
        assert_eq!(facts.status, SignatureStatus::Confirmed);
        assert!(facts.root.as_ref().unwrap().by_user);
        assert_eq!(facts.signer(), Some("Demo Company"));
        let without = signatures("Demo.dmapp", &outer.build(), Vec::new());
        assert_eq!(without[0].facts.status, SignatureStatus::Weak);
        assert_eq!(
            without[0].facts.codes,
            ["NU3018", "NU3028", "NU3037"],
            "a time that nobody vouches for proves nothing"
        );
    }
    // What is signed inside says nothing of what is around it.
    let around = application(connector);
    let report = signatures(
        "Demo.dmapp",
        &around.edit("AppInfo.xml", "Demo", "Dema").build(),
        root(),
    );
    assert_eq!(report[0].facts.status, SignatureStatus::Confirmed);
}

#[test]
fn each_package_of_a_zip_and_of_an_upgrade_has_a_verdict_of_its_own() {
    let whole = || signed(package::application(), |_| {});
    let changed = || whole().edit("AppInfo.xml", "Demo", "Dema");
    let all = PackageBuilder::new()
        .entry("Changed.dmapp", changed())
        .entry("Plain.dmapp", package::application())
        .entry("Signed.dmapp", whole());
    let upgrade = package::upgrade().inside("Update.zip", |update| {
        update
            .entry("AppPackages/Changed.dmapp", changed())
            .entry("AppPackages/Signed.dmapp", whole())
    });
    for (name, package) in [("Demo.zip", all), ("Demo.dmupgrade", upgrade)] {
        for package in [package.clone(), package.stored()] {
            let found = signatures(name, &package.build(), vec![Certificate::root().build()]);
            let found: Vec<(&str, SignatureStatus)> = found
                .iter()
                .map(|it| (it.path.0.last().unwrap().as_str(), it.facts.status))
                .collect();
            let file = |(path, status): &(&str, SignatureStatus)| {
                (path.rsplit('/').next().unwrap().to_owned(), *status)
            };
            assert_eq!(
                found.iter().map(file).collect::<Vec<_>>(),
                [
                    ("Changed.dmapp".to_owned(), SignatureStatus::Changed),
                    ("Signed.dmapp".to_owned(), SignatureStatus::Confirmed),
                ],
                "{name}"
            );
        }
    }
}

#[test]
fn a_root_of_the_user_is_named_as_such() {
    let partner = signed(package::application(), |it| {
        it.certificate = Certificate::partner();
        it.issuers = vec![Certificate::partner_root()];
    })
    .build();
    let both = vec![
        Certificate::root().build(),
        Certificate::partner_root().build(),
    ];
    let found = signatures("Demo.dmapp", &partner, both);
    let facts = &found[0].facts;
    assert_eq!(facts.status, SignatureStatus::Confirmed);
    assert_eq!(facts.headline(), "Signed by Partner Company, unchanged");
    assert!(
        facts
            .meaning()
            .contains("\u{201c}Partner Root\u{201d}, a root that you trust")
    );
}

#[test]
fn the_accuracy_of_a_timestamp_counts_to_both_sides() {
    // The certificate ends a second after the stated time, and the time may be off by two.
    let close = signed(package::application(), |it| {
        it.certificate.not_after = "250701120001Z";
        it.timestamp = Some(Timestamp {
            accuracy: Some(2),
            ..Timestamp::usual()
        });
    });
    let found = signatures(
        "Demo.dmapp",
        &close.build(),
        vec![Certificate::root().build()],
    );
    assert_eq!(found[0].facts.status, SignatureStatus::Expired);
    assert_eq!(found[0].facts.timestamp.as_ref().unwrap().accuracy, 2000);
}
