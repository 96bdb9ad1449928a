//! Any bytes of a signature or of a root give a verdict or a reason, and no trust that nobody gave.

use std::sync::LazyLock;

use dmpkg_fixtures::signing::{Certificate, Key, Named, Signature as Maker, SignerName};
use dmpkg_signature::{Circumstances, Problem, Roots, Signature, Status, Verdict};

/// The hash that the package has.
const PACKAGE_HASH: [u8; 32] = [7; 32];
/// 2 July 2025: a day after signing.
const NOW: i64 = 1_751_414_400_000;
/// Bytes of JSON, or of any other text, that a verdict may take beside what its input takes.
const LEAST: usize = 1 << 16;

/// A sound signature and the authority behind it, by keys that are small, so that random bytes are often
/// judged.
struct Known {
    signature: Vec<u8>,
    root: Vec<u8>,
    signer: String,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let signature = small().build();
    let root = small_certificate(Certificate::root()).build();
    let mut roots = Roots::default();
    roots.trust(&root).expect("it was built");
    let verdict = judge(&signature, &roots).expect("it was built");
    let signer = verdict.signer().expect("it is enclosed").sha256.clone();
    Known { signature, root, signer }
});

/// Any bytes of a signature or of a root give a verdict or a reason, and no trust that nobody gave.
pub fn run(bytes: &[u8]) {
    let known = &*KNOWN;
    let mut roots = Roots::default();
    roots.trust(&known.root).expect("it was built");
    if let Some(verdict) = judge(bytes, &roots) {
        sanity(&verdict, bytes);
        if verdict.problems.iter().all(is_no_doubt_of_the_signer) {
            assert_eq!(verdict.signer().map(|it| &it.sha256), Some(&known.signer));
        }
    }
    // As a root that the user adds: below it nothing new is confirmed, except by itself.
    let mut roots = Roots::default();
    if roots.trust(bytes).is_ok() {
        let verdict = judge(&known.signature, &roots).expect("it was built");
        sanity(&verdict, bytes);
    }
}
