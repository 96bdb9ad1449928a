//! The short form of a public key in the names of .NET assemblies (ECMA-335, partition II, 6.3).

use sha1::{Digest, Sha1};

use super::bytes::Bytes;

/// Bytes of a key that are looked at: one of 16,384 bits has a few more than 2,000.
const KEY_LIMIT: usize = 4096;

/// The token of a public key: the last eight bytes of its SHA-1, last one first.
pub(super) fn of_key(key: Bytes<'_>) -> Option<String> {
    if key.0.is_empty() || key.0.len() > KEY_LIMIT {
        return None;
    }
    let hash = Sha1::digest(key.0);
    Some(hash.iter().rev().take(8).map(|byte| hex(*byte)).collect())
}

/// A token as it stands in a reference.
pub(super) fn of_token(token: Bytes<'_>) -> Option<String> {
    let text: String = token.first(8).iter().map(|byte| hex(*byte)).collect();
    Some(text).filter(|text| !text.is_empty())
}

fn hex(byte: u8) -> String {
    format!("{byte:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_the_standard_has_its_known_token() {
        let mut key = [0; 16];
        key[8] = 4;
        assert_eq!(of_key(Bytes(&key)).as_deref(), Some("b77a5c561934e089"));
        assert_eq!(of_key(Bytes(&[])), None);
        assert_eq!(of_token(Bytes(&[])), None);
        assert_eq!(
            of_token(Bytes(&[0xB0, 1, 2, 3, 4, 5, 6, 7])).as_deref(),
            Some("b001020304050607")
        );
    }
}
