use crate::{Method, field};

/// Encryption with AES, extra field 0x9901, as WinZip defines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AesEncryption {
    /// 1 with the checksum of the content in the header, 2 without.
    pub version: u16,
    /// Who defined it: `AE`.
    pub vendor: [u8; 2],
    /// 1, 2 and 3 for keys of 128, 192 and 256 bits.
    pub strength: u8,
    /// How the content was compressed before.
    pub method: Method,
}

impl AesEncryption {
    pub(super) fn parse(data: &[u8]) -> Option<Self> {
        let [.., vendor_1, vendor_2, strength, _, _] = *data.first_chunk::<7>()?;
        Some(Self {
            version: field::u16(data, 0),
            vendor: [vendor_1, vendor_2],
            strength,
            method: Method(field::u16(data, 5)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field() {
        let data = [2, 0, b'A', b'E', 3, 8, 0];
        let expected = AesEncryption {
            version: 2,
            vendor: *b"AE",
            strength: 3,
            method: Method::DEFLATE,
        };
        assert_eq!(AesEncryption::parse(&data), Some(expected));
        assert_eq!(AesEncryption::parse(&data[..6]), None);
    }
}
