//! A directory that goes away with its owner.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::BrowserError;

static MADE: AtomicU64 = AtomicU64::new(0);

pub(crate) struct TemporaryDirectory {
    path: PathBuf,
}

impl TemporaryDirectory {
    pub(crate) fn new(purpose: &str) -> Result<Self, BrowserError> {
        // The clock keeps two runs apart that got the same process id, as runs in containers do.
        let nanos = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .map_or(0, |since| since.subsec_nanos());
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let name = format!(
            "dmpkg-browser-{purpose}-{}-{number}-{nanos}",
            std::process::id()
        );
        let path = std::env::temp_dir().join(name);
        match fs::create_dir(&path) {
            Ok(()) => Ok(Self { path }),
            Err(source) => Err(BrowserError::File { path, source }),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for TemporaryDirectory {
    fn drop(&mut self) {
        // The browser's helper processes outlive it for a moment and may still write.
        for _ in 0..40 {
            if fs::remove_dir_all(&self.path).is_ok() || !self.path.exists() {
                return;
            }
            thread::sleep(Duration::from_millis(25));
        }
    }
}
