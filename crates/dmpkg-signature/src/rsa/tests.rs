//! The arithmetic against that of the crate `rsa`, and everything that must not pass for a signature.

use dmpkg_fixtures::signing::{self, Hash, Key};
use rsa::BoxedUint;
use rsa::hazmat::rsa_encrypt;
use rsa::pkcs1v15::Pkcs1v15Sign;
use rsa::traits::{PrivateKeyParts, PublicKeyParts};

use super::{LARGEST_EXPONENT, encoded, is_signed_by};
use crate::certificate::{Certificate, PublicKey};
use crate::hash::HashAlgorithm;
use crate::power::power;
use crate::roots::{Purpose, Roots};

const ALGORITHMS: [(HashAlgorithm, Hash); 3] = [
    (HashAlgorithm::Sha256, Hash::Sha256),
    (HashAlgorithm::Sha384, Hash::Sha384),
    (HashAlgorithm::Sha512, Hash::Sha512),
];

/// Numbers that look like chance and are the same in every run (xorshift, Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn bytes(&mut self, len: usize) -> Vec<u8> {
        let mut next = || {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            self.0.to_be_bytes()[0]
        };
        (0..len).map(|_| next()).collect()
    }
}

fn boxed(bytes: &[u8]) -> BoxedUint {
    let bits = u32::try_from(8 * bytes.len()).unwrap();
    BoxedUint::from_be_slice(bytes, bits.next_multiple_of(64)).unwrap()
}

fn bytes(number: &BoxedUint, len: usize) -> Vec<u8> {
    let mut bytes = number.to_be_bytes_trimmed_vartime().to_vec();
    bytes.splice(..0, vec![0; len - bytes.len()]);
    bytes
}

/// `base` to the power of `exponent`, by the crate `rsa`.
fn judge(base: &[u8], exponent: &BoxedUint, modulus: &[u8]) -> Vec<u8> {
    let key = rsa::PublicKey::new_unchecked(boxed(modulus), exponent.clone());
    bytes(&rsa_encrypt(&key, &boxed(base)).unwrap(), modulus.len())
}

/// The private key of primes by Mersenne, 2 to the number of these bits less one: keys of odd sizes, and
/// moduli full of ones and zeros, on which digits are carried far. Three at least, because `rsa` wants
/// two to be of one size.
fn private(bits: &[usize]) -> rsa::PrivateKey {
    let prime = |bits: &usize| {
        let mut bytes = vec![0xFF; bits.div_ceil(8)];
        bytes[0] >>= 8 * bytes.len() - bits;
        boxed(&bytes)
    };
    let primes = bits.iter().map(prime).collect();
    rsa::PrivateKey::from_primes(primes, BoxedUint::from(65_537_u64)).unwrap()
}

/// A private key, its modulus, and what it makes of a block.
struct Pair {
    key: rsa::PrivateKey,
    modulus: Vec<u8>,
}

impl Pair {
    fn of(bits: &[usize]) -> Self {
        let key = private(bits);
        let modulus = key.n().to_be_bytes_trimmed_vartime().to_vec();
        Self { key, modulus }
    }

    fn sign(&self, block: &[u8]) -> Vec<u8> {
        judge(block, self.key.d(), &self.modulus)
    }

    fn public(&self) -> PublicKey<'_> {
        PublicKey::Rsa {
            modulus: &self.modulus,
            exponent: &[1, 0, 1],
        }
    }
}

#[test]
fn powers_are_those_of_another_library() {
    let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
    for bits in [1024, 1025, 1032, 1055, 2047, 2048, 2056, 3072, 4095, 4096] {
        for exponent in [3, 17, 257, 65_537, 0xFFFF_FFFB, LARGEST_EXPONENT] {
            let len = bits / 8 + usize::from(bits % 8 > 0);
            let mut modulus = chance.bytes(len);
            modulus[0] = modulus[0] >> (8 * len - bits) | 1 << ((bits - 1) % 8);
            modulus[len - 1] |= 1;
            let mut base = chance.bytes(len);
            base[0] %= modulus[0];
            let expected = judge(&base, &BoxedUint::from(exponent), &modulus);
            assert_eq!(
                power(&base, exponent, &modulus),
                Some(expected),
                "{bits} {exponent}"
            );
        }
    }
}

#[test]
fn powers_by_moduli_at_the_edges_are_those_of_another_library() {
    let mut chance = Chance(0xD1B5_4A32_D192_ED03);
    let e = BoxedUint::from(65_537_u64);
    for len in [128, 129, 130, 131, 256, 257] {
        let mut sparse = vec![0; len];
        (sparse[0], sparse[len - 1]) = (0x80, 1);
        let mut least = vec![0; len];
        (least[0], least[len - 1]) = (1, 1);
        for modulus in [vec![0xFF; len], sparse, least] {
            let mut below = modulus.clone();
            below[len - 1] -= 1;
            let mut any = chance.bytes(len);
            any[0] = 0;
            for base in [below, any, vec![0; len]] {
                let expected = judge(&base, &e, &modulus);
                assert_eq!(power(&base, 65_537, &modulus), Some(expected));
            }
        }
    }
}

#[test]
fn signatures_of_the_fixtures_hold_and_no_neighbour_of_them_does() {
    for key in [Key::Short, Key::Signer] {
        let certificate = signing::Certificate {
            key,
            ..signing::Certificate::signer()
        }
        .build();
        let certificate = Certificate::read(&certificate).unwrap();
        let PublicKey::Rsa { modulus, exponent } = certificate.key else {
            panic!("the key is one of RSA");
        };
        let judge = rsa::PublicKey::new(boxed(modulus), boxed(exponent)).unwrap();
        for (algorithm, hash) in ALGORITHMS {
            let digest = algorithm.digest(b"Demo");
            let good = key.sign(hash, b"Demo");
            let holds = |signature: &[u8]| {
                let holds = is_signed_by(&certificate.key, algorithm, &digest, signature);
                let block = encoded(algorithm, &digest, modulus.len()).unwrap();
                let prefix = &block[..block.len() - digest.len()];
                let start = prefix.iter().rposition(|byte| *byte == 0xFF).unwrap() + 2;
                let padding = Pkcs1v15Sign {
                    hash_len: Some(digest.len()),
                    prefix: prefix[start..].into(),
                };
                assert_eq!(holds, judge.verify(padding, &digest, signature).is_ok());
                holds
            };
            assert!(holds(&good));
            for (other, _) in ALGORITHMS.iter().filter(|(other, _)| *other != algorithm) {
                let digest = other.digest(b"Demo");
                assert!(!is_signed_by(&certificate.key, *other, &digest, &good));
            }
            let other = algorithm.digest(b"demo");
            assert!(!is_signed_by(&certificate.key, algorithm, &other, &good));
            for bad in neighbours(&good, modulus) {
                assert!(!holds(&bad), "{}", crate::hex(&bad));
            }
        }
    }
}

/// What is nearly this signature by this modulus, or a number at the edge.
fn neighbours(good: &[u8], modulus: &[u8]) -> Vec<Vec<u8>> {
    let len = modulus.len();
    let mut all = Vec::new();
    for at in [0, 1, len / 2, len - 1] {
        for bit in [0x01, 0x80] {
            let mut other = good.to_vec();
            other[at] ^= bit;
            all.push(other);
        }
    }
    let mut one = vec![0; len];
    one[len - 1] = 1;
    let mut below = modulus.to_vec();
    below[len - 1] -= 1;
    // The same number once more round the modulus: as long as the modulus where no digit is left over,
    // else a byte longer.
    let n = boxed(&[&[0; 8], modulus].concat());
    let round = boxed(&[&[0; 8], good].concat()) + &n;
    let round = round.to_be_bytes_trimmed_vartime().to_vec();
    let rest = &n - &boxed(&[&[0; 8], good].concat());
    let above = &n + &BoxedUint::from(1_u64);
    all.extend([
        vec![0; len],
        one,
        below,
        modulus.to_vec(),
        bytes(&above, len),
        vec![0xFF; len],
        round,
        bytes(&rest, len),
        good.iter().rev().copied().collect(),
        good[1..].to_vec(),
        good[..len - 1].to_vec(),
        [&[0], good].concat(),
        [&[0; 4], good].concat(),
        [good, &[0]].concat(),
        Vec::new(),
    ]);
    all
}

#[test]
fn signatures_by_keys_of_odd_sizes_hold() {
    for bits in [
        &[61, 521, 607][..],
        &[89, 127, 1279],
        &[107, 521, 2203],
        &[521, 1279, 2281],
    ] {
        let pair = Pair::of(bits);
        for (algorithm, _) in ALGORITHMS {
            let digest = algorithm.digest(b"Demo");
            let block = encoded(algorithm, &digest, pair.modulus.len()).unwrap();
            let signature = pair.sign(&block);
            assert!(is_signed_by(&pair.public(), algorithm, &digest, &signature));
            for bad in neighbours(&signature, &pair.modulus) {
                assert!(!is_signed_by(&pair.public(), algorithm, &digest, &bad));
            }
        }
    }
}

/// Blocks that a careless reader takes for the right one.
#[test]
fn every_byte_of_the_block_counts() {
    let pair = Pair::of(&[61, 521, 607]);
    let len = pair.modulus.len();
    let digest = HashAlgorithm::Sha256.digest(b"Demo");
    let holds = |block: &[u8]| {
        let signature = pair.sign(block);
        is_signed_by(&pair.public(), HashAlgorithm::Sha256, &digest, &signature)
    };
    let good = encoded(HashAlgorithm::Sha256, &digest, len).unwrap();
    assert!(holds(&good));
    for at in 0..len {
        for flip in [0x01, 0x80] {
            let mut other = good.clone();
            other[at] ^= flip;
            // The key has a bit less in its first byte than the block would have then.
            if other < pair.modulus {
                assert!(!holds(&other), "{at}");
            }
        }
    }
    let hash = good[len - 32..].to_vec();
    let oid = [6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];
    let info = |parts: &[&[u8]]| {
        let content = parts.concat();
        let size = u8::try_from(content.len()).unwrap();
        [&[0x30, size], content.as_slice()].concat()
    };
    let octets = [&[4, 32], hash.as_slice()].concat();
    let algorithm = info(&[&oid, &[5, 0]]);
    let sha1 = [6, 5, 0x2B, 0x0E, 3, 2, 26];
    let sha512 = [6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3];
    let right = info(&[&algorithm, &octets]);
    for (what, info) in [
        ("parameters lack", info(&[&info(&[&oid]), &octets])),
        (
            "parameters are a number",
            info(&[&info(&[&oid, &[2, 0]]), &octets]),
        ),
        (
            "parameters with content",
            info(&[&info(&[&oid, &[5, 1, 0]]), &octets]),
        ),
        (
            "more than parameters",
            info(&[&info(&[&oid, &[5, 0, 5, 0]]), &octets]),
        ),
        (
            "NULL in a long form",
            info(&[&info(&[&oid, &[5, 0x81, 0]]), &octets]),
        ),
        ("SHA-1", info(&[&info(&[&sha1, &[5, 0]]), &octets])),
        ("SHA-512", info(&[&info(&[&sha512, &[5, 0]]), &octets])),
        (
            "a bit string",
            info(&[&algorithm, &[&[3, 32], hash.as_slice()].concat()]),
        ),
        ("a long form", [&[0x30, 0x81, 49], &right[2..]].concat()),
        (
            "an open length",
            [&[0x30, 0x80], &right[2..], &[0, 0]].concat(),
        ),
        (
            "bytes in the sequence",
            info(&[&algorithm, &octets, &[5, 0]]),
        ),
        (
            "a shorter hash",
            info(&[&algorithm, &[&[4, 31], &hash[..31]].concat()]),
        ),
        ("the hash alone", hash.clone()),
        ("nothing", Vec::new()),
    ] {
        let filling = vec![0xFF; len - 3 - info.len()];
        let block = [&[0, 1], filling.as_slice(), &[0], &info].concat();
        assert!(!holds(&block), "{what}");
    }
    // After Bleichenbacher: little filling, and what follows the hash is free.
    let mut rest = vec![0xFF; len - 3 - 8 - right.len()];
    let block = [&[0, 1], &[0xFF; 8][..], &[0], &right, &rest].concat();
    assert!(!holds(&block));
    rest.fill(0);
    let block = [&[0, 1], &[0xFF; 8][..], &[0], &right, &rest].concat();
    assert!(!holds(&block));
    let filling = vec![0xFF; len - 3 - right.len()];
    for (what, block) in [
        (
            "of a message to read",
            [&[0, 2], filling.as_slice(), &[0], &right].concat(),
        ),
        (
            "filled with zeros",
            [&[0, 0], vec![0; filling.len()].as_slice(), &[0], &right].concat(),
        ),
        (
            "not ended",
            [&[0, 1], filling.as_slice(), &[0xFF], &right].concat(),
        ),
        (
            "ended early",
            [&[0, 1, 0], filling.as_slice(), &right].concat(),
        ),
        (
            "shifted",
            [&[1], filling.as_slice(), &[0], &right, &[0]].concat(),
        ),
    ] {
        if block.len() == len && block < pair.modulus {
            assert!(!holds(&block), "{what}");
        }
    }
}

#[test]
fn the_shipped_roots_signed_themselves() {
    let roots = Roots::shipped();
    let anchors = roots.anchors(Purpose::CodeSigning);
    assert_eq!(anchors.len(), 2);
    for anchor in anchors {
        let root = &anchor.certificate;
        assert_eq!(root.key.bits(), 4096);
        let algorithm = HashAlgorithm::of_rsa(root.algorithm).unwrap();
        let hash = algorithm.digest(root.signed);
        assert!(is_signed_by(&root.key, algorithm, &hash, root.signature));
    }
}

#[test]
fn keys_that_are_none_sign_nothing() {
    let pair = Pair::of(&[61, 521, 607]);
    let digest = HashAlgorithm::Sha256.digest(b"Demo");
    let block = encoded(HashAlgorithm::Sha256, &digest, pair.modulus.len()).unwrap();
    let signature = pair.sign(&block);
    let mut even = pair.modulus.clone();
    *even.last_mut().unwrap() -= 1;
    let zeros = vec![0; pair.modulus.len()];
    for (modulus, exponent) in [
        (&pair.modulus, &[][..]),
        (&pair.modulus, &[1]),
        (&pair.modulus, &[2]),
        (&pair.modulus, &[3]),
        (&pair.modulus, &[1, 0, 0]),
        (&pair.modulus, &[2, 0, 0, 0, 1]),
        (&pair.modulus, &[1, 0, 0, 0, 0, 0, 1, 0, 1]),
        (&even, &[1, 0, 1]),
        (&zeros, &[1, 0, 1]),
    ] {
        let key = PublicKey::Rsa { modulus, exponent };
        let holds = is_signed_by(&key, HashAlgorithm::Sha256, &digest, &signature);
        assert!(!holds, "{exponent:?}");
    }
    // A power of one is the number itself: whoever may choose the key may sign anything by it.
    let key = PublicKey::Rsa {
        modulus: &pair.modulus,
        exponent: &[1],
    };
    assert!(!is_signed_by(&key, HashAlgorithm::Sha256, &digest, &block));
    // Too short, with a signature that would hold.
    let tiny = Pair::of(&[61, 127, 521]);
    let block = encoded(HashAlgorithm::Sha256, &digest, tiny.modulus.len()).unwrap();
    let signature = tiny.sign(&block);
    assert_eq!(power(&signature, 65_537, &tiny.modulus), Some(block));
    assert!(!is_signed_by(
        &tiny.public(),
        HashAlgorithm::Sha256,
        &digest,
        &signature
    ));
}
