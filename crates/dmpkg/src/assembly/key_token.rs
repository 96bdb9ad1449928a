//! The short form of a public key in the names of .NET assemblies (ECMA-335, partition II, 6.3).

use super::bytes::Bytes;

/// Bytes of a key that are looked at: one of 16,384 bits has a few more than 2,000.
const KEY_LIMIT: usize = 4096;

/// The token of a public key: the last eight bytes of its SHA-1, last one first.
pub(super) fn of_key(key: Bytes<'_>) -> Option<String> {
    if key.0.is_empty() || key.0.len() > KEY_LIMIT {
        return None;
    }
    let hash = sha1(key.0);
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

/// SHA-1 (FIPS 180-4, section 6.1). It names keys here and proves nothing.
fn sha1(message: &[u8]) -> [u8; 20] {
    let mut state = [
        0x6745_2301_u32,
        0xEFCD_AB89,
        0x98BA_DCFE,
        0x1032_5476,
        0xC3D2_E1F0,
    ];
    let mut padded = message.to_vec();
    padded.push(0x80);
    padded.resize((padded.len() + 8).next_multiple_of(64) - 8, 0);
    let bits = u64::try_from(message.len()).unwrap_or_default() * 8;
    padded.extend(bits.to_be_bytes());

    for block in padded.as_chunks::<64>().0 {
        let words = block.as_chunks::<4>().0;
        let mut schedule: Vec<u32> = words.iter().map(|word| u32::from_be_bytes(*word)).collect();
        for at in 16..80 {
            let word = |back: usize| schedule.get(at - back).copied().unwrap_or_default();
            let mixed = word(3) ^ word(8) ^ word(14) ^ word(16);
            schedule.push(mixed.rotate_left(1));
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (round, word) in schedule.into_iter().enumerate() {
            let (mixed, constant) = match round / 20 {
                0 => (b & c | !b & d, 0x5A82_7999),
                1 => (b ^ c ^ d, 0x6ED9_EBA1),
                2 => (b & c | b & d | c & d, 0x8F1B_BCDC),
                _ => (b ^ c ^ d, 0xCA62_C1D6),
            };
            let next = a
                .rotate_left(5)
                .wrapping_add(mixed)
                .wrapping_add(e)
                .wrapping_add(constant)
                .wrapping_add(word);
            (a, b, c, d, e) = (next, a, b.rotate_left(30), c, d);
        }
        for (word, change) in state.iter_mut().zip([a, b, c, d, e]) {
            *word = word.wrapping_add(change);
        }
    }
    let mut hash = [0; 20];
    for (bytes, word) in hash.as_chunks_mut::<4>().0.iter_mut().zip(state) {
        *bytes = word.to_be_bytes();
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_standard() {
        let cases: [(&[u8], &str); 3] = [
            (b"", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            (b"abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (
                b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "84983e441c3bd26ebaae4aa1f95129e5e54670f1",
            ),
        ];
        for (message, expected) in cases {
            let hash: String = sha1(message).map(hex).concat();
            assert_eq!(hash, expected);
        }
    }

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
