//! What is signed, by whom, and how it is said.

use dmpkg_fixtures::signing::{Hash, Key, Named, SignerName, signed_text};
use dmpkg_signature::Status;

use crate::{Mutant, mutant};

pub(super) fn texts() -> Vec<Mutant> {
    use Status::{Changed, Damaged, Forged};
    vec![
        mutant(
            "hash of another package",
            |it| it.text = signed_text(Hash::Sha256, &[8; 32]),
            Changed,
            &["NU3008"],
        ),
        mutant(
            "text changed after signing",
            |it| it.shown_text = Some(signed_text(Hash::Sha256, &[8; 32])),
            Forged,
            &["NU3008", "NU3012"],
        ),
        mutant(
            "text changed, same hash",
            |it| it.shown_text = Some([it.text.as_slice(), b"More:1\n"].concat()),
            Forged,
            &["NU3012"],
        ),
        mutant("no text", |it| it.text.clear(), Damaged, &["NU3000"]),
        mutant(
            "version 2",
            |it| it.text = [b"Version:2".as_slice(), &it.text[9..]].concat(),
            Damaged,
            &["NU3007"],
        ),
        mutant(
            "hash by SHA-1",
            |it| it.text = signed_text(Hash::Sha1, &[8; 20]),
            Damaged,
            &["NU3000"],
        ),
        mutant(
            "hash of another length",
            |it| it.text = signed_text(Hash::Sha512, &[8; 32]),
            Damaged,
            &["NU3000"],
        ),
        mutant(
            "not UTF-8",
            |it| it.text.insert(0, 0xFF),
            Damaged,
            &["NU3000"],
        ),
    ]
}

pub(super) fn of_signers() -> Vec<Mutant> {
    use Status::{Damaged, Forged, Weak};
    vec![
        mutant("no signer", |it| it.signers = 0, Damaged, &["NU3009"]),
        mutant("two signers", |it| it.signers = 2, Damaged, &["NU3009"]),
        mutant(
            "certificate lacks",
            |it| it.encloses_certificate = false,
            Damaged,
            &["NU3010"],
        ),
        mutant(
            "certificate lacks, by issuer",
            |it| {
                it.encloses_certificate = false;
                it.named_by = SignerName::Issuer;
            },
            Damaged,
            &["NU3010"],
        ),
        mutant(
            "signed with another key",
            |it| it.key = Some(Key::Stamper),
            Forged,
            &["NU3012"],
        ),
        mutant(
            "short key",
            |it| it.certificate.key = Key::Short,
            Weak,
            &["NU3014"],
        ),
        mutant(
            "no RSA key",
            |it| it.certificate.key = Key::Curve,
            Damaged,
            &["NU3014"],
        ),
        mutant(
            "signed by SHA-1",
            |it| it.hash = Hash::Sha1,
            Damaged,
            &["NU3011"],
        ),
    ]
}

pub(super) fn of_attributes() -> Vec<Mutant> {
    use Status::Damaged;
    let codes: &[&str] = &["NU3011"];
    vec![
        mutant("no type", |it| it.content_type = false, Damaged, codes),
        mutant("no hash", |it| it.message_digest = false, Damaged, codes),
        mutant("no time", |it| it.signing_time = None, Damaged, codes),
        mutant(
            "time that is none",
            |it| it.signing_time = Some("251301000000Z"),
            Damaged,
            codes,
        ),
        mutant(
            "certificate not named",
            |it| it.named.clear(),
            Damaged,
            codes,
        ),
        mutant(
            "named twice",
            |it| it.named = vec![Named::Well, Named::Well],
            Damaged,
            codes,
        ),
        mutant(
            "another named",
            |it| it.named = vec![Named::OtherHash],
            Damaged,
            codes,
        ),
        mutant(
            "issuer not named",
            |it| it.named = vec![Named::WithoutIssuer],
            Damaged,
            codes,
        ),
        mutant(
            "other serial number",
            |it| it.named = vec![Named::OtherSerial],
            Damaged,
            codes,
        ),
        mutant(
            "named by SHA-1",
            |it| it.named = vec![Named::Sha1],
            Damaged,
            codes,
        ),
        mutant(
            "outdated name",
            |it| it.outdated_name = true,
            Damaged,
            codes,
        ),
        mutant(
            "of author and server",
            |it| it.commitments = vec![1, 2],
            Damaged,
            &["NU3000"],
        ),
    ]
}
