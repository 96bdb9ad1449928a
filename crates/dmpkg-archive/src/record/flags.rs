/// 4.4.4  General purpose bit flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Flags(pub u16);

impl Flags {
    /// Bit 0: the data is encrypted.
    pub const fn encrypted(self) -> bool {
        self.0 & 1 != 0
    }

    /// Bit 3: sizes and CRC stand in a data descriptor behind the data.
    pub const fn data_descriptor(self) -> bool {
        self.0 & (1 << 3) != 0
    }

    /// Bit 5: the data is a patch to another file.
    pub const fn patched(self) -> bool {
        self.0 & (1 << 5) != 0
    }

    /// Bit 6: the data is encrypted by the strong encryption of PKWARE.
    pub const fn strong_encryption(self) -> bool {
        self.0 & (1 << 6) != 0
    }

    /// Bit 11: name and comment are UTF-8.
    pub const fn utf8(self) -> bool {
        self.0 & (1 << 11) != 0
    }

    /// Bit 13: values in the local header are masked, because the directory is encrypted.
    pub const fn masked(self) -> bool {
        self.0 & (1 << 13) != 0
    }
}
