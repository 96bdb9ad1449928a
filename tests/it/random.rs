//! Bytes and archives that look random and come again with the same seed.

use dmpkg_fixtures::archive::{Descriptor, Entry};

const SEED: u64 = 0x00D4_7A41_9E25_5EED;

/// Numbers that look random and come again: SplitMix64.
pub(crate) struct Random {
    what: &'static str,
    seed: u64,
    state: u64,
}

impl Random {
    pub(crate) fn new(what: &'static str) -> Self {
        let seed = std::env::var("DMPKG_SEED").map_or(SEED, |text| text.parse().unwrap());
        Self {
            what,
            seed,
            state: seed,
        }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another, which is not 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit).unwrap();
        usize::try_from(self.next() % limit).unwrap()
    }

    fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next().to_le_bytes()[0]).collect()
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// Records of archives without sense, names of documents, noise.
    pub(crate) fn archive_like(&mut self) -> Vec<u8> {
        const PARTS: [&[u8]; 10] = [
            b"PK\x03\x04",
            b"PK\x01\x02",
            b"PK\x05\x06",
            b"PK\x06\x06",
            b"PK\x06\x07",
            b"\xFF\xFF\xFF\xFF",
            b"\0\0\0\0\0\0\0\0",
            b"AppInfo.xml",
            b"<AppInfo>",
            b"/\\..",
        ];
        let mut bytes = Vec::new();
        for _ in 0..self.below(40) {
            let part = self.pick(&PARTS);
            bytes.extend_from_slice(part);
            let noise = self.below(30);
            bytes.extend(self.bytes(noise));
        }
        bytes
    }

    pub(crate) fn member(&mut self) -> Member {
        let name: String = (0..self.below(20))
            .map(|_| self.pick(&['a', 'B', '7', '.', ' ', '/', '\\', 'ö', '語']))
            .collect();
        let count = self.below(3_000);
        let content = if self.below(2) == 0 {
            self.bytes(count)
        } else {
            b"again and ".iter().copied().cycle().take(count).collect()
        };
        use Descriptor::{Long, LongSigned, Short, ShortSigned};
        Member {
            name,
            content,
            deflated: self.below(2) == 0,
            descriptor: self.pick(&[
                None,
                Some(Short),
                Some(ShortSigned),
                Some(Long),
                Some(LongSigned),
            ]),
            zip64: self.below(4) == 0,
        }
    }

    /// Changes bytes in one of the ways in which files are damaged or forged.
    pub(crate) fn change(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let at = self.below(bytes.len() + 1);
        match self.below(6) {
            0 => {
                for _ in 0..=self.below(8) {
                    let at = self.below(bytes.len() + 1);
                    let value = self.bytes(1)[0];
                    bytes.get_mut(at).into_iter().for_each(|byte| *byte = value);
                }
            }
            1 => bytes.truncate(at),
            2 => {
                let start = self.below(other.len() + 1);
                let count = self.below(other.len() - start + 1).min(400);
                bytes.splice(at..at, other[start..start + count].iter().copied());
            }
            3 => {
                let end = (at + self.below(200)).min(bytes.len());
                bytes.drain(at..end);
            }
            // Fields of records: large and small numbers where sizes, offsets and lengths stand.
            _ => {
                let records: Vec<usize> = (0..bytes.len())
                    .filter(|at| bytes[*at..].starts_with(b"PK"))
                    .collect();
                if let [_, ..] = *records {
                    let at = self.pick(&records) + self.below(60);
                    let value = self.pick(&[&[0xFF; 4][..], &[0; 4], &[0, 0x80], &[1, 0], &[0x7F]]);
                    let places = bytes.iter_mut().skip(at);
                    places.zip(value).for_each(|(byte, value)| *byte = *value);
                }
            }
        }
    }
}

impl std::fmt::Display for Random {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} with DMPKG_SEED={}", self.what, self.seed)
    }
}

/// A file to be packed.
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) content: Vec<u8>,
    pub(crate) deflated: bool,
    descriptor: Option<Descriptor>,
    zip64: bool,
}

impl Member {
    pub(crate) fn entry(&self) -> Entry {
        let mut entry = if self.deflated {
            Entry::deflated(self.name.clone(), &self.content)
        } else {
            Entry::stored(self.name.clone(), self.content.clone())
        };
        if !self.name.is_ascii() {
            entry = entry.utf8();
        }
        if let Some(form) = self.descriptor {
            entry = entry.descriptor(form);
        }
        if self.zip64 {
            entry = entry.zip64_sizes().zip64_offset();
        }
        entry
    }
}
