//! The statement of a service on the time.

use dmpkg_fixtures::signing::{Hash, Key, Named};
use dmpkg_signature::Status;

use crate::{Mutant, mutant, stamp};

pub(super) fn of_timestamps() -> Vec<Mutant> {
    use Status::Weak;
    let late = |name, change, code: &'static [&'static str], late| {
        mutant(name, change, Weak, code).late(late)
    };
    vec![
        late(
            "of another signature",
            |it| stamp(it).other_imprint = true,
            &["NU3019"],
            &["NU3019", "NU3037"],
        ),
        late(
            "without certificate",
            |it| stamp(it).encloses_certificate = false,
            &["NU3020"],
            &["NU3020", "NU3037"],
        )
        .early(&["NU3017", "NU3020"]),
        late(
            "garbage",
            |it| stamp(it).garbage = true,
            &["NU3021"],
            &["NU3021", "NU3037"],
        )
        .early(&["NU3017", "NU3021"]),
        late(
            "two signers",
            |it| stamp(it).signers = 2,
            &["NU3021"],
            &["NU3021", "NU3037"],
        )
        .early(&["NU3017", "NU3021"]),
        late(
            "changed after signing",
            |it| stamp(it).changed = true,
            &["NU3021"],
            &["NU3021", "NU3037"],
        ),
        late(
            "signed with another key",
            |it| stamp(it).key = Some(Key::Signer),
            &["NU3021"],
            &["NU3021", "NU3037"],
        ),
        late(
            "holds no time",
            |it| stamp(it).content_type = "1.2.840.113549.1.7.1",
            &["NU3021"],
            &["NU3021", "NU3037"],
        ),
        late(
            "certificate not named",
            |it| {
                stamp(it).named = None;
                stamp(it).old_name = false;
            },
            &["NU3021"],
            &["NU3021", "NU3037"],
        ),
        late(
            "another certificate named",
            |it| stamp(it).named = Some(Named::OtherHash),
            &["NU3021"],
            &["NU3021", "NU3037"],
        ),
        late(
            "another serial number named",
            |it| stamp(it).named = Some(Named::OtherSerial),
            &["NU3021"],
            &["NU3021", "NU3037"],
        ),
        late(
            "time that is none",
            |it| stamp(it).time = "20250230000000Z",
            &["NU3021"],
            &["NU3021", "NU3037"],
        )
        .early(&["NU3017", "NU3021"]),
        late(
            "certificate signed by SHA-1",
            |it| stamp(it).certificate.hash = Hash::Sha1,
            &["NU3022", "NU3028"],
            &["NU3022", "NU3028", "NU3037"],
        ),
        late(
            "short key",
            |it| stamp(it).certificate.key = Key::Short,
            &["NU3023"],
            &["NU3023", "NU3037"],
        ),
        late(
            "no RSA key",
            |it| stamp(it).certificate.key = Key::Curve,
            &["NU3022"],
            &["NU3022", "NU3037"],
        ),
        late(
            "signed by SHA-1",
            |it| stamp(it).hash = Hash::Sha1,
            &["NU3024"],
            &["NU3024", "NU3037"],
        ),
        late(
            "imprint by SHA-1",
            |it| stamp(it).imprint = Hash::Sha1,
            &["NU3030"],
            &["NU3030", "NU3037"],
        ),
        late(
            "root for nothing",
            |it| stamp(it).certificate.issuer = ("Other Root", "Other Authority"),
            &["NU3028"],
            &["NU3028", "NU3037"],
        ),
        late(
            "certificate for signing code",
            |it| stamp(it).certificate.purposes = Some(vec!["1.3.6.1.5.5.7.3.3"]),
            &["NU3028"],
            &["NU3028", "NU3037"],
        ),
    ]
}
