//! A good signature with one thing changed: which codes it gives, at three clocks.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests stop where what they build is not as they built it"
)]
#![expect(clippy::print_stdout, reason = "the number of mutants is told")]

use dmpkg_fixtures::signing::{
    Certificate, Hash, Key, Named, Signature as Maker, SignerName, Timestamp, signed_text,
};
use dmpkg_signature::{Circumstances, Problem, Roots, Signature, Status, Verdict};

/// 1 January 2023: before every certificate but the authorities' own.
const EARLY: i64 = 1_672_531_200_000;
/// 2 July 2025: a day after signing.
const NOW: i64 = 1_751_414_400_000;
/// 1 January 2027: after the end of the signer's certificate, which the timestamp bridges.
const LATE: i64 = 1_798_761_600_000;

const PACKAGE_HASH: [u8; 32] = [7; 32];

struct Mutant {
    name: &'static str,
    change: fn(&mut Maker),
    status: Status,
    codes: &'static [&'static str],
    /// Codes at the early and at the late clock, where they differ.
    early: Option<&'static [&'static str]>,
    late: Option<&'static [&'static str]>,
}

fn mutant(
    name: &'static str,
    change: fn(&mut Maker),
    status: Status,
    codes: &'static [&'static str],
) -> Mutant {
    Mutant {
        name,
        change,
        status,
        codes,
        early: None,
        late: None,
    }
}

impl Mutant {
    fn early(self, codes: &'static [&'static str]) -> Self {
        Self {
            early: Some(codes),
            ..self
        }
    }

    fn late(self, codes: &'static [&'static str]) -> Self {
        Self {
            late: Some(codes),
            ..self
        }
    }
}

fn verdict(bytes: &[u8], now: i64) -> Verdict {
    let circumstances = Circumstances {
        package_hash: Some(PACKAGE_HASH.to_vec()),
        archive: Vec::new(),
        now: Some(now),
    };
    let mut roots = Roots::default();
    roots.trust(&Certificate::root().build()).unwrap();
    match Signature::read(bytes) {
        Ok(signature) => signature.verify(&circumstances, &roots),
        Err(why) => Verdict::unreadable(why.to_string(), &circumstances),
    }
}

#[track_caller]
fn demand(mutants: &[Mutant]) {
    let mut failures = Vec::new();
    for mutant in mutants {
        let mut maker = Maker::of(&PACKAGE_HASH);
        (mutant.change)(&mut maker);
        let bytes = maker.build();
        let at_clock = [
            ("now", NOW, mutant.codes),
            ("late", LATE, mutant.late.unwrap_or(mutant.codes)),
        ];
        for (clock, now, codes) in at_clock {
            let verdict = verdict(&bytes, now);
            if verdict.codes() != codes {
                failures.push(format!(
                    "{} ({clock}): {:?} instead of {codes:?}: {:?}",
                    mutant.name,
                    verdict.codes(),
                    verdict.problems
                ));
            }
        }
        let found = verdict(&bytes, NOW);
        if found.status != mutant.status {
            failures.push(format!(
                "{}: {:?} instead of {:?}: {:?}",
                mutant.name, found.status, mutant.status, found.problems
            ));
        }
        // Before the certificates begin, both of them say so, unless nobody looks at them.
        let mut early: Vec<&str> = mutant.codes.to_vec();
        if mutant.status != Status::Damaged {
            early.extend(["NU3017", "NU3025"]);
        }
        early.sort_unstable();
        early.dedup();
        let early = mutant.early.map_or(early, <[&str]>::to_vec);
        let found = verdict(&bytes, EARLY);
        if found.codes() != early {
            failures.push(format!(
                "{} (early): {:?} instead of {early:?}: {:?}",
                mutant.name,
                found.codes(),
                found.problems
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn signatures_that_hold() {
    demand(&holding());
}

fn holding() -> Vec<Mutant> {
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

#[test]
fn signatures_without_a_time() {
    demand(&without_time());
}

fn without_time() -> Vec<Mutant> {
    vec![
        mutant(
            "no timestamp",
            |it| it.timestamp = None,
            Status::ConfirmedWithoutTime,
            &["NU3027"],
        )
        .early(&["NU3017", "NU3027"])
        .late(&["NU3027", "NU3037"]),
        mutant(
            "no timestamp, ended",
            |it| {
                it.timestamp = None;
                it.certificate.not_after = "250101000000Z";
            },
            Status::Expired,
            &["NU3027", "NU3037"],
        )
        .early(&["NU3017", "NU3027"]),
    ]
}

#[test]
fn times_against_the_certificate() {
    demand(&outside_validity());
}

fn outside_validity() -> Vec<Mutant> {
    vec![
        mutant(
            "ended before signing",
            |it| it.certificate.not_after = "250601000000Z",
            Status::Expired,
            &["NU3037"],
        )
        .early(&["NU3017", "NU3025"]),
        mutant(
            "began after signing",
            |it| it.certificate.not_before = "250702000000Z",
            Status::Expired,
            &["NU3037"],
        )
        .early(&["NU3017", "NU3025"]),
        mutant(
            "ended within the accuracy",
            |it| {
                it.certificate.not_after = "250701120010Z";
                stamp(it).accuracy = Some(20);
            },
            Status::Expired,
            &["NU3037"],
        )
        .early(&["NU3017", "NU3025"]),
        mutant(
            "ended within the accuracy of the policy",
            |it| {
                it.certificate.not_after = "250701120001Z";
                let stamp = stamp(it);
                stamp.accuracy = None;
                stamp.policy = "0.4.0.2023.1.1";
            },
            Status::Expired,
            &["NU3037"],
        )
        .early(&["NU3017", "NU3025"]),
        mutant(
            "time after the end of the service's certificate",
            |it| stamp(it).certificate.not_after = "250601000000Z",
            Status::Weak,
            &["NU3036"],
        )
        .late(&["NU3036", "NU3037"]),
        mutant(
            "time before it",
            |it| stamp(it).certificate.not_before = "250702000000Z",
            Status::Weak,
            &["NU3036"],
        )
        .late(&["NU3036", "NU3037"]),
    ]
}

#[test]
fn signed_texts() {
    demand(&texts());
}

fn texts() -> Vec<Mutant> {
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

#[test]
fn signers() {
    demand(&of_signers());
}

fn of_signers() -> Vec<Mutant> {
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

#[test]
fn attributes() {
    demand(&of_attributes());
}

fn of_attributes() -> Vec<Mutant> {
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

#[test]
fn chains() {
    demand(&of_chains());
}

fn of_chains() -> Vec<Mutant> {
    use Status::{UnknownIssuer, Weak};
    vec![
        mutant(
            "no issuers",
            |it| it.issuers.clear(),
            UnknownIssuer,
            &["NU3018"],
        ),
        mutant(
            "issuer lacks",
            |it| {
                it.issuers.remove(0);
            },
            UnknownIssuer,
            &["NU3018"],
        ),
        mutant(
            "another root",
            |it| {
                it.issuers[0].issuer = ("Other Root", "Other Authority");
                it.issuers[1].subject = "Other Root";
                it.issuers[1].organisation = "Other Authority";
                it.issuers[1].issuer = ("Other Root", "Other Authority");
            },
            UnknownIssuer,
            &["NU3018"],
        ),
        mutant(
            "names itself as issuer",
            |it| {
                it.certificate.issuer = ("Demo Signer", "Demo Company");
                it.certificate.signed_by = Key::Signer;
            },
            UnknownIssuer,
            &["NU3018"],
        ),
        mutant(
            "signed by SHA-1",
            |it| it.certificate.hash = Hash::Sha1,
            Weak,
            &["NU3012", "NU3013", "NU3018"],
        ),
        mutant(
            "not signed by its issuer",
            |it| it.certificate.signed_by = Key::Root,
            Weak,
            &["NU3012", "NU3018"],
        ),
        mutant(
            "issuer not signed by the root",
            |it| it.issuers[0].signed_by = Key::Signer,
            Weak,
            &["NU3012", "NU3018"],
        ),
        mutant(
            "issuer is no authority",
            |it| it.issuers[0].authority = Some((false, None)),
            Weak,
            &["NU3012"],
        ),
        mutant(
            "issuer does not say that it is one",
            |it| it.issuers[0].authority = None,
            Weak,
            &["NU3012"],
        ),
        mutant(
            "issuer may not sign certificates",
            |it| it.issuers[0].usage = Some(0x80),
            Weak,
            &["NU3012"],
        ),
        mutant(
            "issuer for timestamps only",
            |it| it.issuers[0].purposes = Some(vec!["1.3.6.1.5.5.7.3.8"]),
            Weak,
            &["NU3012"],
        ),
        mutant(
            "issuer with an unknown condition",
            |it| it.issuers[0].unknown_critical = true,
            Weak,
            &["NU3012"],
        ),
        mutant(
            "authority below an authority that may have none",
            |it| {
                let mut second = Certificate::issuer();
                second.subject = "Demo Second";
                second.issuer = ("Demo Issuer", "Demo Authority");
                second.signed_by = Key::Issuer;
                second.serial = 7;
                it.certificate.issuer = ("Demo Second", "Demo Authority");
                it.issuers.push(second);
            },
            Weak,
            &["NU3012"],
        ),
        mutant(
            "no purpose",
            |it| it.certificate.purposes = None,
            Weak,
            &["NU3012"],
        ),
        mutant(
            "another purpose",
            |it| it.certificate.purposes = Some(vec!["1.3.6.1.5.5.7.3.1"]),
            Weak,
            &["NU3012"],
        ),
        mutant(
            "any purpose",
            |it| it.certificate.purposes = Some(vec!["2.5.29.37.0"]),
            Weak,
            &["NU3012"],
        ),
        mutant(
            "lifetime signing",
            |it| {
                let purposes = it.certificate.purposes.as_mut().unwrap();
                purposes.push("1.3.6.1.4.1.311.10.3.13");
            },
            Weak,
            &["NU3015"],
        ),
        mutant(
            "an unknown condition",
            |it| it.certificate.unknown_critical = true,
            Weak,
            &["NU3012"],
        ),
    ]
}

#[test]
fn timestamps() {
    demand(&of_timestamps());
}

fn of_timestamps() -> Vec<Mutant> {
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

/// Sixty that do not hold are the least that was asked for.
#[test]
fn mutants_are_many_and_each_has_a_name() {
    let broken = [
        without_time(),
        outside_validity(),
        texts(),
        of_signers(),
        of_attributes(),
        of_chains(),
        of_timestamps(),
    ];
    for group in broken.iter().chain([&holding()]) {
        let mut names: Vec<_> = group.iter().map(|mutant| mutant.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), group.len());
    }
    let count: usize = broken.iter().map(Vec::len).sum();
    println!(
        "{count} signatures that do not hold, {} that do",
        holding().len()
    );
    assert!(count >= 60, "{count}");
}

#[test]
fn bytes_that_are_no_signature() {
    let good = Maker::of(&PACKAGE_HASH).build();
    let mut open = good.clone();
    open[1] = 0x80;
    let mut other = good.clone();
    // The last number of the type, signed data.
    other[14] = 3;
    for (bytes, words) in [
        (&b""[..], "it ends too early"),
        (&good[..good.len() - 1], "it ends too early"),
        (&open, "its encoding, BER"),
        (&other, "it is something else than signed data"),
        (b"PK\x03\x04", "it has the tag"),
    ] {
        let verdict = verdict(bytes, NOW);
        assert_eq!(verdict.status, Status::Damaged);
        assert_eq!(verdict.codes(), ["NU3003"], "{words}");
        let said = matches!(&verdict.problems[..], [Problem::UnreadableContainer(why)] if why.contains(words));
        assert!(said, "{words}: {:?}", verdict.problems);
    }
}

fn stamp(maker: &mut Maker) -> &mut Timestamp {
    maker.timestamp.as_mut().unwrap()
}
