/// How to find the central directory. Readers differ in it, so that one file can hold several archives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locating {
    /// By the last end record that its claims do not rule out. The directory may stand where the record
    /// says or right before the record, and the ZIP64 record counts when the end record asks for it.
    #[default]
    Default,
    /// As the default, but by the end record at this offset.
    EndRecord(u64),
    /// By the end record at this offset, but the values of a ZIP64 record before it win even when
    /// nothing asks for it.
    UnaskedZip64(u64),
    /// By the last end record signature, whatever its claims, and with all offsets as they are: bytes
    /// in front that the offsets do not count make the archive unreadable.
    Absolute,
}

impl Locating {
    pub(super) fn follows_unasked_zip64(self) -> bool {
        matches!(self, Self::UnaskedZip64(_))
    }

    pub(super) fn allows_shift(self) -> bool {
        self != Self::Absolute
    }
}
