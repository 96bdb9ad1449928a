//! The cases of the family: a signed package with one thing changed. The signed packages are of 2025 and
//! lead to a root that the user added, so one that holds has notes only.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_fixtures::package;
use dmpkg_fixtures::package::PackageBuilder;
use dmpkg_fixtures::signing::{Hash, Key, Signature, Timestamp, signed};

use super::super::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in super::super) fn cases() -> Vec<Case> {
    let plain = package::application;
    let whole = || signed(plain(), |_| {});
    let mut cases = vec![
        case("signature/absent", plain(), whole()),
        case(
            "signature/placeholder-without-signature",
            whole().without(".signature.p7s"),
            whole(),
        ),
        case(
            "signature/missing-placeholder",
            sign(plain(), |_| {}),
            whole(),
        ),
        case(
            "signature/several-placeholders",
            sign(
                plain()
                    .entry("One.nuspec", PLACEHOLDER)
                    .entry("Two.nuspec", PLACEHOLDER),
                |_| {},
            ),
            whole(),
        ),
        case(
            "signature/unreadable-placeholder",
            sign(
                plain().entry("Demo.nuspec", PLACEHOLDER.replace("id>", "it>")),
                |_| {},
            ),
            whole(),
        ),
        case(
            "signature/not-last-entry",
            sign_first(plain().entry("Demo.nuspec", PLACEHOLDER)),
            whole(),
        ),
        case(
            "signature/content-changed",
            whole().edit("AppInfo.xml", "Demo", "Dema"),
            whole(),
        ),
        case(
            "signature/unreadable-container",
            whole().replace(".signature.p7s", "not a signature"),
            whole(),
        ),
        case(
            "signature/other-publisher",
            whole(),
            signed(plain(), of_vendor),
        ),
        case("signature/revocation-unknown", whole(), plain()).with(&["signature/other-publisher"]),
        case(
            "signature/certificate-not-yet-valid",
            signed(plain(), |it| {
                it.timestamp = None;
                it.certificate.not_before = "270101000000Z";
                it.certificate.not_after = "300101000000Z";
            }),
            whole(),
        )
        .with(&["signature/no-timestamp"]),
        archive_case("signature/several-signature-files", |archive, entry| {
            archive.entry(entry.clone()).entry(entry)
        })
        .with(&[
            "archive/identical-duplicate-entry",
            "signature/content-changed",
            "signature/not-last-entry",
        ]),
        archive_case("signature/entry-repacked", |archive, entry| {
            archive.entry(entry.external_attributes(0x20))
        }),
        archive_case("signature/entry-repacked", |archive, entry| {
            archive.entry(entry.utf8())
        }),
        archive_case("signature/zip64-package", |archive, entry| {
            archive.entry(entry).zip64_end()
        })
        .with(&["archive/zip64-used", "signature/content-changed"]),
        archive_case("signature/not-verifiable", |archive, entry| {
            archive.entry(entry).prefix("bytes")
        })
        .with(&["archive/prefix-data", "signature/content-changed"]),
    ];
    let mut changed = |rule: &'static str, change: fn(&mut Signature)| {
        cases.push(case(rule, signed(plain(), change), whole()));
    };
    changed("signature/unreadable-content", |it| it.text.clear());
    changed("signature/unreadable-content", |it| {
        it.commitments = vec![1, 2]
    });
    changed("signature/unknown-format-version", |it| {
        it.text = [b"Version:2".as_slice(), &it.text[9..]].concat();
    });
    changed("signature/signer-count", |it| it.signers = 2);
    changed("signature/missing-signer-certificate", |it| {
        it.encloses_certificate = false;
    });
    changed("signature/wrong-signed-attributes", |it| {
        it.signing_time = None
    });
    changed("signature/not-genuine", |it| it.key = Some(Key::Stamper));
    changed("signature/unsupported-key", |it| {
        it.certificate.key = Key::Curve
    });
    changed("signature/weak-certificate", |it| {
        it.certificate.key = Key::Short
    });
    changed("signature/wrong-certificate-purpose", |it| {
        it.certificate.purposes = None;
    });
    changed("signature/unknown-issuer", |it| it.issuers.clear());
    changed("signature/expired-certificate", |it| {
        it.certificate.not_after = "250601000000Z";
    });
    changed("signature/no-timestamp", |it| {
        it.timestamp = None;
        it.certificate.not_after = "300101000000Z";
    });
    changed("signature/timestamp-for-other-signature", |it| {
        stamp(it).other_imprint = true;
        it.certificate.not_after = "300101000000Z";
    });
    changed("signature/broken-timestamp", |it| {
        stamp(it).changed = true;
        it.certificate.not_after = "300101000000Z";
    });
    changed("signature/weak-timestamp", |it| {
        stamp(it).imprint = Hash::Sha1;
        it.certificate.not_after = "300101000000Z";
    });
    changed("signature/unknown-timestamp-issuer", |it| {
        stamp(it).certificate.purposes = Some(vec![dmpkg_fixtures::signing::CODE_SIGNING]);
        it.certificate.not_after = "300101000000Z";
    });
    changed("signature/repository-signature", |it| {
        it.commitments = vec![2]
    });
    changed("signature/unprotected-bytes", |it| it.trailing = vec![0; 5]);
    cases
}

const PLACEHOLDER: &str =
    "<package><metadata><id>Demo_Signed</id><version>1.0.0</version></metadata></package>";

fn case(rule: &'static str, broken: PackageBuilder, sound: PackageBuilder) -> Case {
    Case {
        rule,
        file_name: "Demo Station.1.0.0.dmapp",
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}

impl Case {
    fn with(self, with: &'static [&'static str]) -> Self {
        Self { with, ..self }
    }
}

fn of_vendor(signature: &mut Signature) {
    signature.certificate.organisation = "Skyline Communications NV";
}

/// A signed package of which the caller puts the signature into the archive.
fn archive_case(rule: &'static str, put: fn(ArchiveBuilder, Entry) -> ArchiveBuilder) -> Case {
    let package = package::application().entry("Demo.nuspec", PLACEHOLDER);
    let signature = Signature::of(&Hash::Sha256.of(&package.build())).build();
    let entry = Entry::stored(".signature.p7s", signature);
    Case {
        broken: put(package.archive(), entry).build(),
        ..case(
            rule,
            package.clone(),
            signed(package::application(), |_| {}),
        )
    }
}

/// A package with a signature and without the placeholder.
fn sign(package: PackageBuilder, change: impl FnOnce(&mut Signature)) -> PackageBuilder {
    let mut signature = Signature::of(&Hash::Sha256.of(&package.build()));
    change(&mut signature);
    package.entry(".signature.p7s", signature.build())
}

fn sign_first(package: PackageBuilder) -> PackageBuilder {
    let signature = Signature::of(&Hash::Sha256.of(&package.build()));
    package.entry_first(".signature.p7s", signature.build())
}

fn stamp(signature: &mut Signature) -> &mut Timestamp {
    signature.timestamp.as_mut().unwrap()
}
