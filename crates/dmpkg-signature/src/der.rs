//! Values in DER, the encoding of certificates and signatures (X.690), read in place.
//!
//! What .NET accepts is accepted: sets in any order, default values that are written out, algorithms
//! with or without parameters. Lengths without an end, which only BER allows, are refused by name.

use crate::Malformed;

/// A value: its tag, its content, and both with the length between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Value<'a> {
    pub(crate) tag: u8,
    pub(crate) content: &'a [u8],
    /// Tag, length and content.
    pub(crate) whole: &'a [u8],
}

/// Goes through values that stand one behind the other.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Values<'a> {
    rest: &'a [u8],
}

pub(crate) const BOOLEAN: u8 = 0x01;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BIT_STRING: u8 = 0x03;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(crate) const UTF8_STRING: u8 = 0x0C;
pub(crate) const UTC_TIME: u8 = 0x17;
pub(crate) const GENERALIZED_TIME: u8 = 0x18;
pub(crate) const BMP_STRING: u8 = 0x1E;
pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;

/// The tag of a field with this number that holds other values.
pub(crate) const fn constructed(number: u8) -> u8 {
    0xA0 | number
}

/// The tag of a field with this number that holds bytes.
pub(crate) const fn primitive(number: u8) -> u8 {
    0x80 | number
}

impl<'a> Values<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Bytes behind the last value that was read.
    pub(crate) const fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next value.
    pub(crate) fn next(&mut self) -> Result<Value<'a>, Malformed> {
        let all = self.rest;
        let (tag, rest) = all.split_first().ok_or(Malformed::Truncated)?;
        if tag & 0x1F == 0x1F {
            return Err(Malformed::LongTag);
        }
        let (first, rest) = rest.split_first().ok_or(Malformed::Truncated)?;
        let (len, rest) = match *first {
            0x80 => return Err(Malformed::IndefiniteLength),
            short @ 0..0x80 => (usize::from(short), rest),
            long => {
                let count = usize::from(long & 0x7F);
                let (bytes, rest) = rest.split_at_checked(count).ok_or(Malformed::Truncated)?;
                let mut len = 0_usize;
                for byte in bytes {
                    let more = len.checked_mul(256).ok_or(Malformed::Truncated)?;
                    len = more | usize::from(*byte);
                }
                (len, rest)
            }
        };
        let (content, rest) = rest.split_at_checked(len).ok_or(Malformed::Truncated)?;
        let whole = all
            .get(..all.len() - rest.len())
            .ok_or(Malformed::Truncated)?;
        self.rest = rest;
        Ok(Value {
            tag: *tag,
            content,
            whole,
        })
    }

    /// The next value, which has this tag. Another one is told before its length is looked at, which may be
    /// none in bytes that are something else.
    pub(crate) fn take(&mut self, tag: u8) -> Result<Value<'a>, Malformed> {
        match self.rest.first() {
            Some(first) if *first != tag => Err(Malformed::Unexpected {
                expected: tag,
                found: *first,
            }),
            _ => self.next(),
        }
    }

    /// The next value, when it has this tag.
    pub(crate) fn take_if(&mut self, tag: u8) -> Result<Option<Value<'a>>, Malformed> {
        match self.rest.first() {
            Some(first) if *first == tag => self.next().map(Some),
            _ => Ok(None),
        }
    }

    /// The values in the next one, which has this tag.
    pub(crate) fn enter(&mut self, tag: u8) -> Result<Self, Malformed> {
        self.take(tag).map(|value| value.inside())
    }

    /// These values, all of which can be told apart.
    pub(crate) fn checked(self) -> Result<Self, Malformed> {
        let mut rest = self;
        while !rest.is_empty() {
            rest.next()?;
        }
        Ok(self)
    }
}

impl<'a> Value<'a> {
    /// The values in this one.
    pub(crate) const fn inside(&self) -> Values<'a> {
        Values::new(self.content)
    }

    /// A number that is not negative, without zeros in front; of zero nothing is left.
    pub(crate) fn magnitude(&self) -> &'a [u8] {
        let zeros = self.content.iter().take_while(|byte| **byte == 0).count();
        self.content.get(zeros..).unwrap_or_default()
    }

    /// A small number.
    pub(crate) fn small(&self) -> Option<u64> {
        let bytes = self.magnitude();
        let fits = bytes.len() <= 8;
        fits.then(|| {
            bytes
                .iter()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte))
        })
    }

    /// The bytes of a string of bits that fills them.
    pub(crate) fn bits(&self) -> &'a [u8] {
        self.content.get(1..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(bytes: &[u8]) -> Result<(u8, &[u8], usize), Malformed> {
        let mut values = Values::new(bytes);
        let value = values.next()?;
        Ok((value.tag, value.content, values.rest().len()))
    }

    #[test]
    fn lengths_are_short_or_long_and_never_open() {
        assert_eq!(next(&[4, 1, 7, 9]), Ok((4, &[7][..], 1)));
        assert_eq!(next(&[4, 0x81, 1, 7]), Ok((4, &[7][..], 0)));
        assert_eq!(next(&[4, 0x80, 0, 0]), Err(Malformed::IndefiniteLength));
        for bytes in [
            &[][..],
            &[4],
            &[4, 2, 1],
            &[4, 0x82, 1],
            &[4, 0x88, 255, 255, 255, 255, 255, 255, 255, 255],
            &[4, 0x89, 1, 0, 0, 0, 0, 0, 0, 0, 0],
        ] {
            assert_eq!(next(bytes), Err(Malformed::Truncated), "{bytes:?}");
        }
        assert_eq!(next(&[0x1F, 0x81, 1, 0]), Err(Malformed::LongTag));
    }

    #[test]
    fn numbers_have_no_zeros_in_front() {
        let value = Values::new(&[2, 3, 0, 1, 0]).next().unwrap();
        assert_eq!((value.magnitude(), value.small()), (&[1, 0][..], Some(256)));
        let zero = Values::new(&[2, 1, 0]).next().unwrap();
        assert_eq!((zero.magnitude().len(), zero.small()), (0, Some(0)));
    }
}
