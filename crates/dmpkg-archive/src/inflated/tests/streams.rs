//! Deflated data of every form.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use flate2::{Compress, Compression, FlushCompress};

use super::PAGE;
use crate::source::length;
use crate::{MemorySource, Source, SourceError};

/// Numbers that look random and come again: xorshift.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }

    pub(super) fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap()
    }
}

/// Counts the bytes that are read from memory, and can lose them.
pub(super) struct Counted {
    pub(super) bytes: RefCell<Vec<u8>>,
    pub(super) read: Cell<usize>,
    pub(super) gone: Cell<bool>,
}

impl Counted {
    pub(super) fn new(bytes: &[u8]) -> Rc<Self> {
        Rc::new(Self {
            bytes: RefCell::new(bytes.to_vec()),
            read: Cell::new(0),
            gone: Cell::new(false),
        })
    }
}

impl Source for Counted {
    fn len(&self) -> u64 {
        length(&self.bytes.borrow())
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        if self.gone.get() {
            let reason = "unplugged".to_owned();
            return Err(SourceError::Failed { reason });
        }
        self.read.set(self.read.get() + buf.len());
        MemorySource::new(self.bytes.borrow().as_slice()).read_at(offset, buf)
    }
}

pub(super) fn deflate(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut packed = Vec::with_capacity(bytes.len() + bytes.len() / 100 + 1000);
    let mut compress = Compress::new(Compression::new(level), false);
    compress
        .compress_vec(bytes, &mut packed, FlushCompress::Finish)
        .unwrap();
    packed
}

/// One block with the fixed code (RFC 1951, section 3.2.6): literals, and each `None` a match of three
/// bytes, five bytes back.
pub(super) fn fixed(symbols: impl IntoIterator<Item = Option<u8>>) -> Vec<u8> {
    let mut bits = vec![1, 1, 0];
    let mut put = |code: u32, count: u32| bits.extend((0..count).rev().map(|bit| code >> bit & 1));
    for symbol in symbols {
        match symbol {
            Some(literal @ 0..144) => put(0x30 + u32::from(literal), 8),
            Some(literal) => put(0x190 + u32::from(literal - 144), 9),
            None => {
                put(1, 7);
                put(4, 5);
                put(0, 1);
            }
        }
    }
    put(0, 7);
    let byte = |bits: &[u32]| bits.iter().rev().fold(0, |byte, bit| byte << 1 | *bit);
    bits.chunks(8)
        .map(|bits| u8::try_from(byte(bits)).unwrap())
        .collect()
}

pub(super) fn noise(count: usize) -> Vec<u8> {
    let mut random = Random(7);
    (0..count).map(|_| random.byte()).collect()
}

/// Lines of numbers: compresses well, with matches from near and far.
pub(super) fn lines(count: usize) -> Vec<u8> {
    let mut random = Random(99);
    let lines = (0..).map(|line| format!("reading {line} is {}\n", random.below(line + 1)));
    lines.flat_map(String::into_bytes).take(count).collect()
}

/// Streams of every form, with what they hold.
pub(super) fn streams() -> Vec<(&'static str, Vec<u8>, Vec<u8>)> {
    let mut mixed = lines(700_000);
    mixed.extend(noise(500_000));
    mixed.extend(vec![0; 900_000]);
    mixed.extend(lines(300_000));
    let literals = noise(400_000);
    vec![
        ("nothing", deflate(b"", 6), Vec::new()),
        ("one byte", deflate(b"x", 6), b"x".to_vec()),
        ("exactly a page", deflate(&lines(PAGE), 6), lines(PAGE)),
        (
            "two pages, stored",
            deflate(&noise(2 * PAGE), 0),
            noise(2 * PAGE),
        ),
        ("stored blocks", deflate(&mixed, 0), mixed.clone()),
        ("fast", deflate(&mixed, 1), mixed.clone()),
        ("best", deflate(&mixed, 9), mixed),
        (
            "fixed code",
            fixed(literals.iter().copied().map(Some)),
            literals,
        ),
        ("zeros", deflate(&vec![0; 5_000_000], 9), vec![0; 5_000_000]),
    ]
}
