//! The job that opens an archive inside another.

use std::rc::Rc;

use dmpkg_archive::{Entry, Limits, Progress, Step};

use crate::{EntryAddress, EntryPath, NestedOpening, NestedProblem, Open, PackageOpening};

/// The job that opens an archive inside another, in steps of bounded work.
pub struct InsideOpening {
    address: EntryAddress,
    path: EntryPath,
    stage: Stage,
}

/// An archive inside that was opened.
pub struct Inside {
    pub(crate) address: EntryAddress,
    pub(crate) open: Open,
}

enum Stage {
    Unpacking(NestedOpening),
    Listing(Box<PackageOpening>),
}

impl InsideOpening {
    pub(crate) fn new(
        entry: Entry<'_>,
        address: EntryAddress,
        path: EntryPath,
    ) -> Result<Self, NestedProblem> {
        Ok(Self {
            address,
            path,
            stage: Stage::Unpacking(NestedOpening::new(entry)?),
        })
    }

    /// Where the archive lies.
    pub fn address(&self) -> &EntryAddress {
        &self.address
    }

    /// What is being done, in words.
    pub fn phase(&self) -> &'static str {
        match self.stage {
            Stage::Unpacking(_) => "Unpacking the archive",
            Stage::Listing(_) => "Reading the list of entries",
        }
    }

    /// Unpacks or reads about `budget` bytes further.
    ///
    /// # Errors
    /// When the entry cannot be unpacked or is no archive.
    pub fn step(&mut self, budget: u64) -> Result<Step<Inside>, NestedProblem> {
        match &mut self.stage {
            Stage::Unpacking(opening) => match opening.step(budget)? {
                Step::Continue(progress) => Ok(Step::Continue(progress)),
                Step::Done(source) => {
                    let (done, total) = (0, source.len());
                    let name = self.path.0.last().map_or("", String::as_str);
                    let name = name.rsplit('/').next().unwrap_or(name);
                    let opening = PackageOpening::new(name, source, Limits::default());
                    self.stage = Stage::Listing(Box::new(opening));
                    Ok(Step::Continue(Progress { done, total }))
                }
            },
            Stage::Listing(opening) => match opening.step(budget).map_err(NestedProblem::Read)? {
                Step::Continue(progress) => Ok(Step::Continue(progress)),
                Step::Done(package) => Ok(Step::Done(Inside {
                    address: self.address.clone(),
                    open: Open {
                        package: Rc::new(package),
                        path: self.path.clone(),
                    },
                })),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use dmpkg_fixtures::archive::{ArchiveBuilder, Entry as Member, Field, Record};

    use super::*;
    use crate::{CheckOptions, Findings, Session};

    /// Bytes that look random, so that no form of compression makes them small.
    fn noise(count: usize) -> Vec<u8> {
        let mut state = 88_172_645_463_325_252_u64;
        let next = std::iter::repeat_with(move || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()
        });
        next.flatten().take(count).collect()
    }

    /// An archive of 4.3 MB, which is more than what is decoded into memory.
    fn large() -> Vec<u8> {
        ArchiveBuilder::new()
            .entry(Member::stored("first.txt", *b"at the start"))
            .entry(Member::stored("noise.bin", noise(4_300_000)))
            .entry(Member::deflated("last.txt", *b"at the end"))
            .build()
    }

    fn around(member: Member) -> ArchiveBuilder {
        ArchiveBuilder::new().entry(member)
    }

    fn session(builder: &ArchiveBuilder) -> Session {
        Session::of_bytes("outer.zip", builder.build()).unwrap()
    }

    fn content(session: &mut Session, address: &[u32]) -> Vec<u8> {
        let (mut reader, ..) = session.extract(&EntryAddress(address.to_vec())).unwrap();
        let mut bytes = Vec::new();
        let mut piece = [0; 10_000];
        while let count @ 1.. = reader.read(&mut piece).unwrap() {
            bytes.extend_from_slice(&piece[..count]);
        }
        bytes
    }

    #[test]
    fn a_large_compressed_archive_opens_in_steps() {
        let mut session = session(&around(Member::deflated("inner.zip", large())));
        let address = EntryAddress(vec![0]);
        let mut opening = session.begin_open(&address).unwrap().unwrap();
        assert_eq!(*opening.address(), address);
        let mut phases = Vec::new();
        let inside = loop {
            phases.push(opening.phase());
            match opening.step(1 << 20).unwrap() {
                Step::Done(inside) => break inside,
                Step::Continue(progress) => assert!(progress.done <= progress.total),
            }
        };
        assert!(phases.len() > 6, "{phases:?}");
        phases.dedup();
        assert_eq!(
            phases,
            ["Unpacking the archive", "Reading the list of entries"]
        );
        session.keep(inside);
        assert!(session.begin_open(&address).unwrap().is_none());
        assert_eq!(content(&mut session, &[0, 2]), b"at the end");
        assert!(content(&mut session, &[0, 1]) == noise(4_300_000));
        assert_eq!(content(&mut session, &[0, 0]), b"at the start");
    }

    #[test]
    fn archives_open_from_the_outermost_on() {
        let middle = around(Member::deflated("inner.zip", large())).build();
        let mut session = session(&around(Member::deflated("middle.zip", middle)));
        let address = EntryAddress(vec![0, 0]);
        for expected in [vec![0], vec![0, 0]] {
            let mut opening = session.begin_open(&address).unwrap().unwrap();
            assert_eq!(opening.address().0, expected);
            let inside = loop {
                if let Step::Done(inside) = opening.step(u64::MAX).unwrap() {
                    break inside;
                }
            };
            session.keep(inside);
        }
        assert!(session.begin_open(&address).unwrap().is_none());
        assert_eq!(content(&mut session, &[0, 0, 2]), b"at the end");
        assert!(content(&mut session, &[0, 0, 1]) == noise(4_300_000));
    }

    #[test]
    fn checks_and_contents_go_inside() {
        let mut session = session(&around(Member::deflated("inner.zip", large())));
        let open = session.package(&EntryAddress::default()).unwrap();
        let options = CheckOptions::default();
        let coverage = Findings::of(&open.package, &options).coverage;
        assert_eq!((coverage.archives, coverage.entries), (2, 4));
        let coverage = Findings::of_contents(&open.package, &options).coverage;
        assert_eq!(coverage.decoded_entries, 4);
        assert!(coverage.decoded_bytes > 2 * 4_300_000);
    }

    #[test]
    fn what_cannot_be_opened_says_why() {
        let inner = Record::Central("inner.zip");
        let deflated = |content: Vec<u8>| around(Member::deflated("inner.zip", content));
        let huge = Member::raw("inner.zip", 8, *b"\x03\0", 0, 17 << 30).zip64_sizes();
        for (what, builder, problem) in [
            (
                "damaged",
                deflated(large()).overwrite(Record::Data("inner.zip"), 0, *b"\xFF"),
                "damaged after 0 decoded bytes",
            ),
            (
                "no archive",
                deflated(noise(4_300_000)),
                "the file is not a zip archive",
            ),
            (
                "longer than stated",
                deflated(large()).patch(inner, Field::UncompressedSize, 1_000_u32),
                "unpacks to more than the 1000 bytes that the archive states",
            ),
            (
                "encrypted",
                deflated(large()).patch(inner, Field::Flags, 1_u32),
                "the entry is encrypted",
            ),
            (
                "too large",
                around(huge),
                "it is compressed and unpacks to 18253611008 bytes; up to 16 GiB can be opened in place",
            ),
        ] {
            let mut session = session(&builder);
            let found = session.package(&EntryAddress(vec![0])).err().unwrap();
            assert!(found.to_string().ends_with(problem), "{what}: {found}");
        }
    }
}
