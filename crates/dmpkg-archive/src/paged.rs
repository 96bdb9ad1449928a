use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::source::length;
use crate::{Source, SourceError, Span};

/// How much was really read from behind a [`Paged`] source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Bytes delivered by the source behind the cache.
    pub bytes: u64,
    /// Reads made on the source behind the cache. In a browser each costs close to a millisecond,
    /// whatever its size up to a page.
    pub reads: u64,
}

/// A cache of aligned pages in front of a slow source.
///
/// Small reads are served from pages of 64 KiB, of which the 64 last used are kept. Who reads one page
/// after the other gets more of them with each read of the source, up to 1 MiB. A read of four pages
/// or more goes straight to the source, because a cache would only copy it once more.
pub struct Paged<S> {
    source: S,
    pages: RefCell<Vec<Page>>,
    clock: Cell<u64>,
    traffic: Cell<Traffic>,
    ahead: Cell<Ahead>,
}

/// How many pages the next read takes when it goes on where the last one ended.
#[derive(Clone, Copy, Default)]
struct Ahead {
    /// The page behind those read last.
    next: u64,
    /// Number of pages read last.
    pages: u64,
}

struct Page {
    number: u64,
    bytes: Rc<[u8]>,
    last_used: u64,
}

const PAGE: u64 = 64 * 1024;
const PAGES_KEPT: usize = 64;
const DIRECT: u64 = 4 * PAGE;
/// Pages read at once at most. A quarter of what is kept, so that reading on does not drop what was
/// read for others.
const PAGES_AHEAD: u64 = 16;

impl<S: Source> Paged<S> {
    /// Puts an empty cache in front of `source`.
    pub fn new(source: S) -> Self {
        Self {
            source,
            pages: RefCell::new(Vec::new()),
            clock: Cell::new(0),
            traffic: Cell::new(Traffic::default()),
            ahead: Cell::new(Ahead::default()),
        }
    }

    /// What was read from the source so far.
    pub fn traffic(&self) -> Traffic {
        self.traffic.get()
    }

    fn fetch(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        self.source.read_at(offset, buf)?;
        let before = self.traffic.get();
        self.traffic.set(Traffic {
            bytes: before.bytes + length(buf),
            reads: before.reads + 1,
        });
        Ok(())
    }

    fn page(&self, number: u64) -> Result<Rc<[u8]>, SourceError> {
        let now = self.clock.get() + 1;
        self.clock.set(now);
        if let Some(page) = self
            .pages
            .borrow_mut()
            .iter_mut()
            .find(|page| page.number == number)
        {
            page.last_used = now;
            return Ok(Rc::clone(&page.bytes));
        }
        let before = self.ahead.get();
        let wanted = match number == before.next && before.pages > 0 {
            true => (2 * before.pages).min(PAGES_AHEAD),
            false => 1,
        };
        let offset = number * PAGE;
        let left = self.source.len().saturating_sub(offset);
        let size = left.min(wanted * PAGE);
        let mut bytes = vec![0; usize::try_from(size).unwrap_or(0)];
        self.fetch(offset, &mut bytes)?;
        self.ahead.set(Ahead {
            next: number + wanted,
            pages: wanted,
        });
        let pages = bytes.chunks(usize::try_from(PAGE).unwrap_or(1));
        for (number, bytes) in (number..).zip(pages) {
            self.keep(number, bytes.into(), now);
        }
        let pages = self.pages.borrow();
        let page = pages.iter().find(|page| page.number == number);
        Ok(page.map_or_else(|| Rc::from([]), |page| Rc::clone(&page.bytes)))
    }

    /// Keeps a page, in place of the one not used for the longest time.
    fn keep(&self, number: u64, bytes: Rc<[u8]>, now: u64) {
        let mut pages = self.pages.borrow_mut();
        pages.retain(|page| page.number != number);
        if pages.len() >= PAGES_KEPT {
            let oldest = pages
                .iter()
                .enumerate()
                .min_by_key(|(_, page)| page.last_used);
            if let Some((index, _)) = oldest {
                pages.swap_remove(index);
            }
        }
        pages.push(Page {
            number,
            bytes,
            last_used: now,
        });
    }
}

impl<S: Source> Source for Paged<S> {
    fn len(&self) -> u64 {
        self.source.len()
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let wanted = Span::new(offset, length(buf));
        if wanted.end() > self.source.len() {
            return Err(SourceError::OutOfRange {
                span: wanted,
                len: self.source.len(),
            });
        }
        if wanted.len >= DIRECT {
            return self.fetch(offset, buf);
        }
        self.read_pages(offset, buf)
    }

    fn read_direct_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let wanted = Span::new(offset, length(buf));
        if wanted.end() <= self.source.len() && !self.has_pages(wanted) {
            return self.fetch(offset, buf);
        }
        self.read_at(offset, buf)
    }
}

impl<S: Source> Paged<S> {
    /// Whether all pages of a small range are in memory.
    fn has_pages(&self, span: Span) -> bool {
        let last = span.end().saturating_sub(1) / PAGE;
        let pages = self.pages.borrow();
        span.len < DIRECT
            && (span.offset / PAGE..=last)
                .all(|number| pages.iter().any(|page| page.number == number))
    }

    fn read_pages(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let mut at = offset;
        let mut rest = buf;
        while !rest.is_empty() {
            let page = self.page(at / PAGE)?;
            let start = usize::try_from(at % PAGE).unwrap_or(0);
            let available = page.get(start..).unwrap_or_default();
            let count = available.len().min(rest.len());
            let (Some(from), Some((to, after))) =
                (available.get(..count), rest.split_at_mut_checked(count))
            else {
                break;
            };
            if count == 0 {
                break;
            }
            to.copy_from_slice(from);
            at += length(from);
            rest = after;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MemorySource;

    fn numbered(len: usize) -> Vec<u8> {
        (0..len).map(|n| u8::try_from(n % 251).unwrap()).collect()
    }

    #[test]
    fn small_reads_share_a_page() {
        let paged = Paged::new(MemorySource::new(numbered(200_000)));
        let mut buf = [0; 4];
        for offset in [0, 10, 65_530, 65_534] {
            paged.read_at(offset, &mut buf).unwrap();
        }
        assert_eq!(buf[..], numbered(65_538)[65_534..]);
        assert_eq!(
            paged.traffic(),
            Traffic {
                bytes: 196_608,
                reads: 2
            }
        );
    }

    #[test]
    fn a_large_read_goes_straight_through() {
        let bytes = numbered(400_000);
        let paged = Paged::new(MemorySource::new(bytes.clone()));
        let mut buf = vec![0; 300_000];
        paged.read_at(5, &mut buf).unwrap();
        assert_eq!(buf, bytes[5..300_005]);
        assert_eq!(paged.traffic().reads, 1);
    }

    #[test]
    fn reading_on_takes_more_at_once() {
        let bytes = numbered(3_000_000);
        let paged = Paged::new(MemorySource::new(bytes.clone()));
        let mut buf = [0; 1000];
        for offset in (0..3_000_000).step_by(1000) {
            paged
                .read_at(u64::try_from(offset).unwrap(), &mut buf)
                .unwrap();
            assert_eq!(buf[..], bytes[offset..offset + 1000]);
        }
        // 1, 2, 4, 8, 16 and the last 15 of 46 pages.
        assert_eq!(
            paged.traffic(),
            Traffic {
                bytes: 3_000_000,
                reads: 6
            }
        );
    }

    #[test]
    fn a_direct_read_takes_no_more_than_it_needs() {
        let bytes = numbered(200_000);
        let paged = Rc::new(Paged::new(MemorySource::new(bytes.clone())));
        let part = crate::SubRange::new(
            Rc::clone(&paged) as Rc<dyn Source>,
            Span::new(1_000, 199_000),
        );
        let mut buf = [0; 100];
        part.read_direct_at(65_000, &mut buf).unwrap();
        assert_eq!(buf[..], bytes[66_000..66_100]);
        let one = Traffic {
            bytes: 100,
            reads: 1,
        };
        assert_eq!(paged.traffic(), one);
        // What a page holds is not read again.
        paged.read_at(70_000, &mut buf).unwrap();
        part.read_direct_at(65_000, &mut buf).unwrap();
        assert_eq!(buf[..], bytes[66_000..66_100]);
        assert_eq!(paged.traffic().reads, 2);
        assert!(part.read_direct_at(198_950, &mut buf).is_err());
        assert!(paged.read_direct_at(199_950, &mut buf).is_err());
    }

    #[test]
    fn the_cache_forgets_the_page_unused_for_longest() {
        let paged = Paged::new(MemorySource::new(vec![7; 70 * 65_536]));
        let mut buf = [0; 1];
        // Backwards, so that nothing is read ahead.
        for page in (0..65).rev() {
            paged.read_at(page * PAGE, &mut buf).unwrap();
        }
        paged.read_at(0, &mut buf).unwrap();
        assert_eq!(paged.traffic().reads, 65);
        paged.read_at(64 * PAGE, &mut buf).unwrap();
        assert_eq!(paged.traffic().reads, 66);
    }

    #[test]
    fn beyond_the_end_is_an_error_with_both_numbers() {
        let paged = Paged::new(MemorySource::new(vec![0; 10]));
        let error = paged.read_at(8, &mut [0; 3]).unwrap_err();
        assert_eq!(
            error,
            SourceError::OutOfRange {
                span: Span::new(8, 3),
                len: 10
            }
        );
    }
}
