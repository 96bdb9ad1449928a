//! Little-endian bytes, one value after the other.

#[derive(Debug, Default)]
pub(super) struct Bytes(Vec<u8>);

impl Bytes {
    pub(super) fn u16(&mut self, value: usize) -> &mut Self {
        self.number(value, 2)
    }

    pub(super) fn u32(&mut self, value: usize) -> &mut Self {
        self.number(value, 4)
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    /// UTF-16 with a closing zero.
    pub(super) fn utf16(&mut self, text: &str) -> &mut Self {
        for unit in text.encode_utf16().chain([0]) {
            self.u16(unit.into());
        }
        self
    }

    pub(super) fn pad_to(&mut self, length: usize) -> &mut Self {
        assert!(
            self.0.len() <= length,
            "{} bytes are written already",
            self.0.len()
        );
        self.0.resize(length, 0);
        self
    }

    pub(super) fn align(&mut self, multiple: usize) -> &mut Self {
        self.pad_to(self.0.len().next_multiple_of(multiple))
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn into_vec(self) -> Vec<u8> {
        self.0
    }

    fn number(&mut self, value: usize, width: usize) -> &mut Self {
        self.0
            .extend(value.to_le_bytes().into_iter().chain([0; 8]).take(width));
        self
    }
}
