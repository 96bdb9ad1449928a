//! A good signature with one thing changed: which codes it gives, at three clocks.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests stop where what they build is not as they built it"
)]
#![expect(clippy::print_stdout, reason = "the number of mutants is told")]

mod chains;
mod contents;
mod sound;
mod times;
mod timestamps;

use dmpkg_fixtures::signing::{Certificate, Signature as Maker, Timestamp};
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
    demand(&sound::holding());
}

#[test]
fn signatures_without_a_time() {
    demand(&times::without_time());
}

#[test]
fn times_against_the_certificate() {
    demand(&times::outside_validity());
}

#[test]
fn signed_texts() {
    demand(&contents::texts());
}

#[test]
fn signers() {
    demand(&contents::of_signers());
}

#[test]
fn attributes() {
    demand(&contents::of_attributes());
}

#[test]
fn chains() {
    demand(&chains::of_chains());
}

#[test]
fn timestamps() {
    demand(&timestamps::of_timestamps());
}

/// Each is another one, and they are not lost unseen.
#[test]
fn mutants_are_many_and_each_has_a_name() {
    let broken = [
        times::without_time(),
        times::outside_validity(),
        contents::texts(),
        contents::of_signers(),
        contents::of_attributes(),
        chains::of_chains(),
        timestamps::of_timestamps(),
    ];
    for group in broken.iter().chain([&sound::holding()]) {
        let mut names: Vec<_> = group.iter().map(|mutant| mutant.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), group.len());
    }
    let count: usize = broken.iter().map(Vec::len).sum();
    println!(
        "{count} signatures that do not hold, {} that do",
        sound::holding().len()
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
