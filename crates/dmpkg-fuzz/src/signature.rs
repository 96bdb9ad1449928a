//! Any bytes of a signature, or of a root, give a verdict or a reason, and no trust that nobody gave.

use std::sync::LazyLock;

use dmpkg_fixtures::signing::{Certificate, Hash, Key, Named, Signature as Maker, SignerName};
use dmpkg_signature::{Circumstances, Problem, Roots, Signature, Verdict};

/// The hash that the package has.
const PACKAGE_HASH: [u8; 32] = [7; 32];
/// 2 July 2025: a day after signing.
const NOW: i64 = 1_751_414_400_000;

/// A signature that holds.
struct Known {
    signature: Vec<u8>,
    root: Vec<u8>,
    /// SHA-256 of the signer's certificate.
    signer: String,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let signature = small(|_| {}).build();
    let root = with_small_key(Certificate::root()).build();
    let verdict = judge(&signature, &trusting(&root)).expect("it was built");
    assert!(holds(&verdict), "{:?}", verdict.problems);
    let signer = verdict.signer().expect("it is enclosed").sha256.clone();
    Known {
        signature,
        root,
        signer,
    }
});

/// Any bytes of a signature, or of a root, give a verdict or a reason, and no trust that nobody gave.
pub fn run(bytes: &[u8]) {
    let known = &*KNOWN;
    if let Some(verdict) = judge(bytes, &trusting(&known.root)) {
        // Nobody can make a signature by another certificate, or of another package.
        if holds(&verdict) {
            let signer = verdict.signer().map(|signer| &signer.sha256);
            assert_eq!(signer, Some(&known.signer));
            assert_eq!(verdict.is_changed(), Some(false));
        }
    }
    let mut roots = Roots::default();
    if roots.trust(bytes).is_ok() {
        let verdict = judge(&known.signature, &roots).expect("it was built");
        if let Some(anchor) = &verdict.anchor {
            assert!(anchor.by_user);
        }
    }
}

fn judge(bytes: &[u8], roots: &Roots) -> Option<Verdict> {
    let circumstances = Circumstances {
        package_hash: Some(PACKAGE_HASH.to_vec()),
        archive: Vec::new(),
        now: Some(NOW),
    };
    let signature = Signature::read(bytes).ok()?;
    Some(signature.verify(&circumstances, roots))
}

fn trusting(root: &[u8]) -> Roots {
    let mut roots = Roots::default();
    roots.trust(root).expect("it was built");
    roots
}

/// Whether all that can be said against a signature is that its keys are small.
fn holds(verdict: &Verdict) -> bool {
    let is_small = |problem: &Problem| {
        matches!(
            problem,
            Problem::ShortKey(_) | Problem::TimestampShortKey(_) | Problem::NoTimestamp
        )
    };
    verdict.problems.iter().all(is_small)
}

/// A certificate whose key is quick to compute with and takes few bytes.
fn with_small_key(certificate: Certificate) -> Certificate {
    Certificate {
        key: Key::Short,
        signed_by: Key::Short,
        ..certificate
    }
}

/// A signature of which all keys are small, changed.
fn small(change: fn(&mut Maker)) -> Maker {
    let mut maker = Maker::of(&PACKAGE_HASH);
    maker.certificate = with_small_key(maker.certificate);
    maker.issuers = maker.issuers.into_iter().map(with_small_key).collect();
    maker.timestamp = maker.timestamp.map(|mut timestamp| {
        timestamp.certificate = with_small_key(timestamp.certificate);
        timestamp
    });
    change(&mut maker);
    maker
}

/// Signatures, certificates and roots to begin with.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let changes: [fn(&mut Maker); 14] = [
        |_| {},
        |it| it.timestamp = None,
        |it| it.named_by = SignerName::Issuer,
        |it| it.hash = Hash::Sha384,
        |it| it.hash = Hash::Sha512,
        |it| it.commitments = vec![1, 2],
        |it| it.named = vec![Named::WithoutIssuer],
        |it| it.outdated_name = true,
        |it| it.countersignature = true,
        |it| it.signers = 2,
        |it| it.issuers.clear(),
        |it| it.certificate.key = Key::Curve,
        |it| it.certificate.unknown_critical = true,
        |it| {
            it.issuers
                .retain(|issuer| issuer.authority.is_some_and(|it| it.1.is_none()))
        },
    ];
    let mut seeds: Vec<_> = changes.map(|change| small(change).build()).into();
    // A signature without its timestamp is short enough for keys of the usual size.
    let mut usual = Maker::of(&PACKAGE_HASH);
    usual.timestamp = None;
    seeds.push(usual.build());
    for certificate in [
        Certificate::root(),
        Certificate::issuer(),
        Certificate::stamper(),
    ] {
        let der = with_small_key(certificate.clone()).build();
        seeds.push(pem(&der));
        seeds.extend([der, certificate.build()]);
    }
    seeds
}

/// The form in which tools hand out certificates (RFC 7468).
fn pem(der: &[u8]) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = b"-----BEGIN CERTIFICATE-----\n".to_vec();
    for three in der.chunks(3) {
        let byte = |at: usize| usize::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            text.push(match place <= three.len() {
                true => DIGITS[bits >> (18 - 6 * place) & 63],
                false => b'=',
            });
        }
    }
    text.extend(b"\n-----END CERTIFICATE-----\n");
    text
}
