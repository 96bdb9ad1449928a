//! Signatures that hold.

use dmpkg_fixtures::signing::{Hash, Named, SignerName};
use dmpkg_signature::Status;

use crate::{Mutant, mutant, stamp};

pub(super) fn holding() -> Vec<Mutant> {
    use Status::Confirmed;
    vec![
        mutant("as it comes", |_| {}, Confirmed, &[]),
        mutant(
            "by issuer",
            |it| it.named_by = SignerName::Issuer,
            Confirmed,
            &[],
        ),
        mutant("SHA-384", |it| it.hash = Hash::Sha384, Confirmed, &[]),
        mutant("SHA-512", |it| it.hash = Hash::Sha512, Confirmed, &[]),
        mutant(
            "carriage returns",
            |it| {
                let text = String::from_utf8(it.text.clone()).unwrap();
                it.text = text.replace('\n', "\r\n").into_bytes();
            },
            Confirmed,
            &[],
        ),
        mutant(
            "default hash not written",
            |it| it.named = vec![Named::Well],
            Confirmed,
            &[],
        ),
        mutant("no commitment", |it| it.commitments.clear(), Confirmed, &[]),
        mutant("of a server", |it| it.commitments = vec![2], Confirmed, &[]),
        mutant(
            "countersigned",
            |it| it.countersignature = true,
            Confirmed,
            &[],
        ),
        mutant(
            "bytes behind it",
            |it| it.trailing = vec![0; 9],
            Confirmed,
            &[],
        ),
        mutant(
            "without the root",
            |it| it.issuers.truncate(1),
            Confirmed,
            &[],
        ),
        mutant(
            "certificates turned round",
            |it| it.issuers.reverse(),
            Confirmed,
            &[],
        ),
        mutant(
            "no accuracy",
            |it| stamp(it).accuracy = None,
            Confirmed,
            &[],
        ),
        mutant(
            "whole seconds",
            |it| stamp(it).time = "20250701120000Z",
            Confirmed,
            &[],
        ),
        mutant(
            "only the old name",
            |it| stamp(it).named = None,
            Confirmed,
            &[],
        ),
        mutant(
            "only the new name",
            |it| stamp(it).old_name = false,
            Confirmed,
            &[],
        ),
        mutant(
            "timestamp does not name the issuer",
            |it| stamp(it).named = Some(Named::WithoutIssuer),
            Confirmed,
            &[],
        ),
        mutant(
            "timestamp by SHA-512",
            |it| stamp(it).hash = Hash::Sha512,
            Confirmed,
            &[],
        ),
        mutant(
            "imprint by SHA-384",
            |it| stamp(it).imprint = Hash::Sha384,
            Confirmed,
            &[],
        ),
        mutant(
            "issuer has ended",
            |it| it.issuers[0].not_after = "210101000000Z",
            Confirmed,
            &[],
        ),
    ]
}
