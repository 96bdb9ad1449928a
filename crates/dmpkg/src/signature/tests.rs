use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::package;
use dmpkg_fixtures::package::PackageBuilder;
use dmpkg_fixtures::signing::{Certificate, Signature, signed};

use crate::{CheckOptions, Findings, Package, SignatureStatus, Signed};

/// 2 July 2025, a day after the packages of the fixtures are signed.
const NOW: i64 = 1_751_414_400;

fn signatures(bytes: &[u8], roots: Vec<Vec<u8>>) -> Vec<Signed> {
    let package = Package::open("Demo.dmapp", Rc::new(MemorySource::new(bytes))).unwrap();
    let options = CheckOptions {
        now: Some(NOW),
        roots,
        ..CheckOptions::default()
    };
    Findings::of(&Rc::new(package), &options).signatures
}

fn status(package: &PackageBuilder) -> SignatureStatus {
    let signatures = signatures(&package.build(), vec![Certificate::root().build()]);
    signatures[0].facts.status
}

#[test]
fn each_statement_has_its_package() {
    let plain = package::application;
    for (package, expected) in [
        (signed(plain(), |_| {}), SignatureStatus::Confirmed),
        (
            signed(plain(), |it| it.timestamp = None),
            SignatureStatus::ConfirmedNoTime,
        ),
        (
            signed(plain(), |it| it.issuers.clear()),
            SignatureStatus::UnknownIssuer,
        ),
        (
            signed(plain(), |it| it.certificate.not_after = "250601000000Z"),
            SignatureStatus::Expired,
        ),
        (
            signed(plain(), |it| it.certificate.purposes = None),
            SignatureStatus::Weak,
        ),
        (
            signed(plain(), |_| {}).edit("AppInfo.xml", "Demo", "Dema"),
            SignatureStatus::Changed,
        ),
        (
            signed(plain(), |it| {
                it.key = Some(dmpkg_fixtures::signing::Key::Stamper);
            }),
            SignatureStatus::Forged,
        ),
        (
            signed(plain(), |it| it.signers = 2),
            SignatureStatus::Damaged,
        ),
        (
            plain().entry(".signature.p7s", "nothing"),
            SignatureStatus::Damaged,
        ),
    ] {
        assert_eq!(status(&package), expected);
    }
    assert_eq!(signatures(&plain().build(), Vec::new()), []);
}

#[test]
fn packages_inside_are_verified_on_their_own_bytes() {
    let inner = signed(package::protocol(), |_: &mut Signature| {});
    let outer = package::application().entry("AppInstallContent/Protocols/Demo.dmprotocol", inner);
    let root = vec![Certificate::root().build()];
    let found = signatures(&outer.build(), root);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].facts.status, SignatureStatus::Confirmed);
    assert_eq!(found[0].path.0.len(), 1);
    let facts = &found[0].facts;
    assert_eq!(facts.root.as_ref().unwrap().by_user, true);
    assert_eq!(facts.signer(), Some("Demo Company"));
    let without = signatures(&outer.build(), Vec::new());
    assert_eq!(without[0].facts.status, SignatureStatus::Weak);
    assert_eq!(without[0].facts.codes, ["NU3018", "NU3028"]);
}

#[test]
fn a_broken_seal_is_never_said_to_confirm_a_name() {
    let changed = signed(package::application(), |_| {}).edit("AppInfo.xml", "Demo", "Dema");
    let found = signatures(&changed.build(), vec![Certificate::root().build()]);
    let facts = &found[0].facts;
    assert_eq!(facts.headline(), "Changed after signing");
    assert!(facts.meaning().contains("Do not rely on that name"));
    assert_eq!(facts.changed, Some(true));
    assert_eq!(facts.codes, ["NU3008"]);
}
