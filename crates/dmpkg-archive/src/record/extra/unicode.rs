use crate::field;

/// 4.6.8 and 4.6.9  A name or comment in UTF-8 beside the one in the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnicodeText<'a> {
    /// Version of the field; 1 is the only one there is.
    pub version: u8,
    /// CRC-32 of the bytes in the header that this text stands for, as claimed.
    pub crc32: u32,
    /// The text's bytes.
    pub text: &'a [u8],
}

impl<'a> UnicodeText<'a> {
    pub(super) fn parse(data: &'a [u8]) -> Option<Self> {
        let (fixed, text) = data.split_at_checked(5)?;
        Some(Self {
            version: *fixed.first()?,
            crc32: field::u32(fixed, 1),
            text,
        })
    }

    /// Whether readers that know the field take it in place of these bytes of the header.
    pub fn stands_for(self, raw: &[u8]) -> bool {
        self.version == 1 && self.crc32 == crc32fast::hash(raw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stands_for_the_bytes_with_its_checksum() {
        let mut data = vec![1];
        data.extend(crc32fast::hash(b"Gr\x94e").to_le_bytes());
        data.extend("Größe".as_bytes());
        let text = UnicodeText::parse(&data).unwrap();
        assert_eq!(text.text, "Größe".as_bytes());
        assert!(text.stands_for(b"Gr\x94e") && !text.stands_for(b"Gr\x94ssen"));
        let newer = UnicodeText { version: 2, ..text };
        assert!(!newer.stands_for(b"Gr\x94e"));
        assert_eq!(UnicodeText::parse(&data[..4]), None);
    }
}
