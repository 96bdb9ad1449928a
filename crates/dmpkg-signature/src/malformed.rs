use std::fmt;

/// Why bytes are no certificate, signature or timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// They end too early.
    Truncated,
    /// A length without an end: BER and not DER.
    IndefiniteLength,
    /// A tag of several bytes, which nothing here has.
    LongTag,
    /// Another value than the one that belongs there.
    Unexpected {
        /// The tag that belongs there.
        expected: u8,
        /// The tag that stands there.
        found: u8,
    },
    /// A point in time of another form, or one that does not exist.
    Time,
    /// Something else than signed data.
    NoSignedData,
}

impl fmt::Display for Malformed {
    /// As a clause: "it ends too early".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Truncated => f.write_str("it ends too early"),
            Self::IndefiniteLength => {
                f.write_str("its encoding, BER with lengths left open, is not supported")
            }
            Self::LongTag => f.write_str("it has a tag of several bytes"),
            Self::Unexpected { expected, found } => {
                write!(
                    f,
                    "it has the tag 0x{found:02x} where 0x{expected:02x} belongs"
                )
            }
            Self::Time => f.write_str("it has a date that cannot be read"),
            Self::NoSignedData => f.write_str("it is something else than signed data"),
        }
    }
}

impl std::error::Error for Malformed {}
