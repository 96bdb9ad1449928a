//! Signatures by RSA with PKCS #1 v1.5 (RFC 8017 8.2.2), the only ones that packages may have.

use crate::certificate::PublicKey;
use crate::der::{OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE};
use crate::hash::HashAlgorithm;
use crate::power::power;

/// Bits of the keys that are computed with. Shorter ones are worth nothing (those below 2048 bits are
/// computed with, and then called weak); larger ones no authority issues, and each signature would take
/// seconds.
const SIZES: std::ops::RangeInclusive<u64> = 1024..=16_384;
/// Largest exponent, which is that of the crate `rsa`: real ones are 65,537 and smaller, and the work
/// grows with the bits.
const LARGEST_EXPONENT: u64 = (1 << 33) - 1;

/// Whether a signature of a hash was made with the private half of this key. It has as many bytes as the
/// modulus.
pub(crate) fn is_signed_by(
    key: &PublicKey<'_>,
    algorithm: HashAlgorithm,
    hash: &[u8],
    signature: &[u8],
) -> bool {
    let PublicKey::Rsa { modulus, exponent } = key else {
        return false;
    };
    if !SIZES.contains(&key.bits()) || signature.len() != modulus.len() {
        return false;
    }
    let Some(exponent) = small(exponent).filter(|exponent| *exponent <= LARGEST_EXPONENT) else {
        return false;
    };
    let Some(encoded) = encoded(algorithm, hash, modulus.len()) else {
        return false;
    };
    power(signature, exponent, modulus) == Some(encoded)
}

/// A number of at most eight bytes, which have no zeros in front.
fn small(bytes: &[u8]) -> Option<u64> {
    let add = |sum: u64, byte: &u8| sum << 8 | u64::from(*byte);
    (bytes.len() <= 8).then(|| bytes.iter().fold(0, add))
}

/// All that is signed (RFC 8017 9.2): filling bytes, and the hash with its algorithm, whose parameters
/// are written as NULL. It is written and compared as a whole. Who reads it instead, and skips what was
/// filled, takes signatures that anybody can make.
fn encoded(algorithm: HashAlgorithm, hash: &[u8], len: usize) -> Option<Vec<u8>> {
    let oid = algorithm.oid();
    let oid_len = u8::try_from(oid.len()).ok()?;
    let hash_len = u8::try_from(hash.len()).ok()?;
    let head = [
        SEQUENCE,
        oid_len + hash_len + 8,
        SEQUENCE,
        oid_len + 4,
        OBJECT_IDENTIFIER,
        oid_len,
    ];
    let info = [&head, oid, &[0x05, 0x00, OCTET_STRING, hash_len], hash].concat();
    let filling = len.checked_sub(info.len() + 3)?;
    // Eight at least.
    let filling = (filling >= 8).then(|| vec![0xFF; filling])?;
    Some([&[0x00, 0x01], filling.as_slice(), &[0x00], &info].concat())
}

#[cfg(test)]
mod tests;
