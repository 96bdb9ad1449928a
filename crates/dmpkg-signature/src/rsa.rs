//! Signatures by RSA with PKCS #1 v1.5 (RFC 8017 8.2.2), the only ones that packages may have.

use rsa::BoxedUint;
use rsa::pkcs1v15::Pkcs1v15Sign;

use crate::certificate::PublicKey;
use crate::hash::HashAlgorithm;

/// Larger keys are refused: no authority issues them, and each signature would take seconds.
const LARGEST_KEY: usize = 16_384;
/// Shorter keys are refused; those from here to 2048 bits are checked, and then called weak.
const SMALLEST_KEY: usize = 1024;

/// Whether a signature of a hash was made with the private half of this key.
pub(crate) fn is_signed_by(
    key: &PublicKey<'_>,
    algorithm: HashAlgorithm,
    hash: &[u8],
    signature: &[u8],
) -> bool {
    let PublicKey::Rsa { modulus, exponent } = key else {
        return false;
    };
    let Ok(size) = u32::try_from(key.bits()) else {
        return false;
    };
    if usize::try_from(size).unwrap_or(usize::MAX) > LARGEST_KEY {
        return false;
    }
    let number = |bytes: &[u8]| BoxedUint::from_be_slice(bytes, size.next_multiple_of(64)).ok();
    let (Some(n), Some(e)) = (number(modulus), number(exponent)) else {
        return false;
    };
    let Ok(key) = rsa::PublicKey::new_with_size_limits(n, e, SMALLEST_KEY..=LARGEST_KEY) else {
        return false;
    };
    key.verify(padding(algorithm), hash, signature).is_ok()
}

/// What stands in front of the hash: `DigestInfo` of RFC 8017 9.2, with the parameters of the algorithm
/// written as NULL.
fn padding(algorithm: HashAlgorithm) -> Pkcs1v15Sign {
    let oid = algorithm.oid();
    let oid_len = u8::try_from(oid.len()).unwrap_or(u8::MAX);
    let hash_len = algorithm.size();
    let mut prefix = vec![
        0x30,
        oid_len + hash_len + 8,
        0x30,
        oid_len + 4,
        0x06,
        oid_len,
    ];
    prefix.extend_from_slice(oid);
    prefix.extend_from_slice(&[0x05, 0x00, 0x04, hash_len]);
    Pkcs1v15Sign {
        hash_len: Some(hash_len.into()),
        prefix: prefix.into_boxed_slice(),
    }
}
