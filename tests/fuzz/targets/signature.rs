#![no_main]

//! Any bytes of a signature, under an eye on memory: no piece of it is larger than the input, or than 4 KiB.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bytes of a piece of memory that need no reason.
const SMALL: usize = 4096;

/// The size of the largest piece of memory that was asked for.
static LARGEST: AtomicUsize = AtomicUsize::new(0);

struct Watched;

#[global_allocator]
static MEMORY: Watched = Watched;

unsafe impl GlobalAlloc for Watched {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        LARGEST.fetch_max(layout.size(), Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
        unsafe { System.dealloc(place, layout) }
    }

    unsafe fn realloc(&self, place: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        LARGEST.fetch_max(size, Ordering::Relaxed);
        unsafe { System.realloc(place, layout, size) }
    }
}

libfuzzer_sys::fuzz_target!(init: dmpkg_fuzz::signature(&[]), |bytes: &[u8]| {
    LARGEST.store(0, Ordering::Relaxed);
    dmpkg_fuzz::signature(bytes);
    let largest = LARGEST.load(Ordering::Relaxed);
    assert!(largest <= bytes.len().max(SMALL), "{largest} bytes for {}", bytes.len());
});
