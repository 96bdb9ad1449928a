//! The `Range` header (RFC 9110, section 14).

/// What a `Range` header asks for, given the length of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Range {
    /// Everything: there is no header, or one that a server may ignore (another unit, several ranges, a typo).
    Whole,
    /// `length` bytes from `offset` on; never empty.
    Part { offset: u64, length: u64 },
    /// The range begins behind the end of the file: status 416.
    Unsatisfiable,
}

impl Range {
    /// Reads a header such as `bytes=0-499`, `bytes=500-` or `bytes=-500` for a file of `len` bytes.
    pub(crate) fn parse(header: &str, len: u64) -> Self {
        Self::parse_single(header, len).unwrap_or(Self::Whole)
    }

    /// `None` when the header is none that this server understands.
    fn parse_single(header: &str, len: u64) -> Option<Self> {
        let (unit, set) = header.split_once('=')?;
        if !unit.trim().eq_ignore_ascii_case("bytes") || set.contains(',') {
            return None;
        }
        let (first, last) = set.trim().split_once('-')?;
        if first.is_empty() {
            let length = number(last)?.min(len);
            return Some(if length == 0 {
                Self::Unsatisfiable
            } else {
                Self::Part {
                    offset: len - length,
                    length,
                }
            });
        }
        let first = number(first)?;
        let last = if last.is_empty() {
            u64::MAX
        } else {
            number(last)?
        };
        if last < first {
            return None;
        }
        Some(if first >= len {
            Self::Unsatisfiable
        } else {
            Self::Part {
                offset: first,
                length: last.min(len - 1) - first + 1,
            }
        })
    }
}

/// Digits only: `parse` alone would also take a sign.
fn number(digits: &str) -> Option<u64> {
    let all_digits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::Range::{self, Part, Unsatisfiable, Whole};

    #[test]
    fn ranges_of_ten_bytes() {
        let cases: &[(&str, Range)] = &[
            (
                "bytes=0-0",
                Part {
                    offset: 0,
                    length: 1,
                },
            ),
            (
                "bytes=2-4",
                Part {
                    offset: 2,
                    length: 3,
                },
            ),
            (
                "bytes=2-",
                Part {
                    offset: 2,
                    length: 8,
                },
            ),
            (
                "bytes=9-99",
                Part {
                    offset: 9,
                    length: 1,
                },
            ),
            (
                "bytes=-3",
                Part {
                    offset: 7,
                    length: 3,
                },
            ),
            (
                "bytes=-99",
                Part {
                    offset: 0,
                    length: 10,
                },
            ),
            (
                "BYTES=1-1",
                Part {
                    offset: 1,
                    length: 1,
                },
            ),
            ("bytes=10-", Unsatisfiable),
            ("bytes=-0", Unsatisfiable),
            ("bytes=4-2", Whole),
            ("bytes=0-1,4-5", Whole),
            ("bytes=+1-2", Whole),
            ("bytes=a-", Whole),
            ("bytes=99999999999999999999-", Whole),
            ("items=0-1", Whole),
            ("bytes", Whole),
            ("", Whole),
        ];
        for (header, expected) in cases {
            assert_eq!(Range::parse(header, 10), *expected, "{header}");
        }
    }

    #[test]
    fn an_empty_file_has_no_satisfiable_range() {
        assert_eq!(Range::parse("bytes=0-", 0), Unsatisfiable);
        assert_eq!(Range::parse("bytes=-5", 0), Unsatisfiable);
    }
}
