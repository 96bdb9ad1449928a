//! Object identifiers, as the bytes that stand in DER and as people write them.

/// An object identifier, by the bytes of its content.
pub(crate) type Oid<'a> = &'a [u8];

pub(crate) const SIGNED_DATA: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 2];
pub(crate) const DATA: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7, 1];
pub(crate) const TST_INFO: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 1, 4];

pub(crate) const SHA_256: Oid<'_> = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];
pub(crate) const SHA_384: Oid<'_> = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 2];
pub(crate) const SHA_512: Oid<'_> = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 3];
pub(crate) const RSA: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1];
pub(crate) const SHA_256_WITH_RSA: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 11];
pub(crate) const SHA_384_WITH_RSA: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 12];
pub(crate) const SHA_512_WITH_RSA: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 13];

pub(crate) const CONTENT_TYPE: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 3];
pub(crate) const MESSAGE_DIGEST: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 4];
pub(crate) const SIGNING_TIME: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 5];
pub(crate) const COUNTERSIGNATURE: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 6];
pub(crate) const SIGNING_CERTIFICATE: Oid<'_> =
    &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 2, 12];
pub(crate) const TIMESTAMP_TOKEN: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 2, 14];
pub(crate) const COMMITMENT_TYPE: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 2, 16];
pub(crate) const SIGNING_CERTIFICATE_V2: Oid<'_> =
    &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 2, 47];
pub(crate) const PROOF_OF_ORIGIN: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 6, 1];
pub(crate) const PROOF_OF_RECEIPT: Oid<'_> = &[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 9, 16, 6, 2];
/// The policy of ETSI whose timestamps are accurate to a second when they state nothing.
pub(crate) const BEST_PRACTICES_POLICY: Oid<'_> = &[4, 0, 0x8F, 0x67, 1, 1];

pub(crate) const SUBJECT_KEY_ID: Oid<'_> = &[0x55, 0x1D, 14];
pub(crate) const KEY_USAGE: Oid<'_> = &[0x55, 0x1D, 15];
pub(crate) const SUBJECT_ALTERNATIVE_NAME: Oid<'_> = &[0x55, 0x1D, 17];
pub(crate) const BASIC_CONSTRAINTS: Oid<'_> = &[0x55, 0x1D, 19];
pub(crate) const CRL_DISTRIBUTION: Oid<'_> = &[0x55, 0x1D, 31];
pub(crate) const CERTIFICATE_POLICIES: Oid<'_> = &[0x55, 0x1D, 32];
pub(crate) const AUTHORITY_KEY_ID: Oid<'_> = &[0x55, 0x1D, 35];
pub(crate) const EXTENDED_KEY_USAGE: Oid<'_> = &[0x55, 0x1D, 37];
pub(crate) const AUTHORITY_INFORMATION: Oid<'_> = &[0x2B, 6, 1, 5, 5, 7, 1, 1];
pub(crate) const OCSP: Oid<'_> = &[0x2B, 6, 1, 5, 5, 7, 48, 1];

pub(crate) const CODE_SIGNING: Oid<'_> = &[0x2B, 6, 1, 5, 5, 7, 3, 3];
pub(crate) const TIME_STAMPING: Oid<'_> = &[0x2B, 6, 1, 5, 5, 7, 3, 8];
pub(crate) const ANY_PURPOSE: Oid<'_> = &[0x55, 0x1D, 37, 0];
pub(crate) const LIFETIME_SIGNING: Oid<'_> = &[0x2B, 6, 1, 4, 1, 0x82, 0x37, 10, 3, 13];

/// Bytes of an identifier that are written out; real ones have a dozen.
const SHOWN: usize = 64;

/// The usual form: numbers with dots between them.
pub(crate) fn dotted(oid: Oid<'_>) -> String {
    let mut text = String::new();
    let mut arc = 0_u64;
    for byte in oid.iter().take(SHOWN) {
        arc = arc << 7 | u64::from(byte & 0x7F);
        if byte & 0x80 != 0 {
            continue;
        }
        if text.is_empty() {
            // The first two numbers share one: 40 times the first, which is 2 at most, plus the second.
            let first = (arc / 40).min(2);
            text = format!("{first}.{}", arc - 40 * first);
        } else {
            text.push_str(&format!(".{arc}"));
        }
        arc = 0;
    }
    if oid.len() > SHOWN {
        text.push('\u{2026}');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_written_with_dots() {
        for (oid, text) in [
            (SIGNED_DATA, "1.2.840.113549.1.7.2"),
            (SHA_256, "2.16.840.1.101.3.4.2.1"),
            (SHA_512, "2.16.840.1.101.3.4.2.3"),
            (SHA_256_WITH_RSA, "1.2.840.113549.1.1.11"),
            (TST_INFO, "1.2.840.113549.1.9.16.1.4"),
            (SIGNING_CERTIFICATE_V2, "1.2.840.113549.1.9.16.2.47"),
            (BEST_PRACTICES_POLICY, "0.4.0.2023.1.1"),
            (EXTENDED_KEY_USAGE, "2.5.29.37"),
            (CODE_SIGNING, "1.3.6.1.5.5.7.3.3"),
            (OCSP, "1.3.6.1.5.5.7.48.1"),
            (LIFETIME_SIGNING, "1.3.6.1.4.1.311.10.3.13"),
            (&[], ""),
        ] {
            assert_eq!(dotted(oid), text);
        }
    }
}
