//! Huge packages, written once and kept beside the build.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process;
use std::sync::Mutex;

use dmpkg_fixtures::sparse::{self, Plan};

use crate::root;

/// One file is written by one thread.
static WRITING: Mutex<()> = Mutex::new(());

/// 5 GB in 20,000 entries, with ZIP64; mostly holes on the disk.
#[track_caller]
pub fn five_gigabytes() -> PathBuf {
    kept("five-gigabytes.dmapp", sparse::plan(20_000))
}

/// 200,000 small entries.
#[track_caller]
pub fn many_entries() -> PathBuf {
    kept("many-entries.dmapp", sparse::many(200_000))
}

/// 20,000 small entries, which a check takes a moment for.
#[track_caller]
pub fn thousands_of_entries() -> PathBuf {
    kept("thousands-of-entries.dmapp", sparse::many(20_000))
}

/// An upgrade whose `Update.zip`, of 1 GB in 10,000 entries, is deflated as a whole.
#[track_caller]
pub fn deflated_gigabyte() -> PathBuf {
    kept("deflated-gigabyte.dmupgrade", sparse::upgrade(10_000))
}

/// 1 GB in eight large deflated documents.
#[track_caller]
pub fn large_contents() -> PathBuf {
    kept("large-contents.dmapp", sparse::contents(8, 128 << 20))
}

/// 256 MB in eight thousand deflated documents.
#[track_caller]
pub fn small_contents() -> PathBuf {
    kept("small-contents.dmapp", sparse::contents(8_000, 32 << 10))
}

/// 1 GB in 3,900 entries, most of them stored; and the same, signed.
#[track_caller]
pub fn gigabyte_signed() -> [PathBuf; 2] {
    let plain = kept("gigabyte.dmapp", sparse::plan(3_900));
    let signed = plain.with_file_name("gigabyte-signed.dmapp");
    if !signed.exists() {
        let draft = signed.with_extension(process::id().to_string());
        let written = fs::copy(&plain, &draft)
            .and_then(|_| File::options().read(true).write(true).open(&draft))
            .and_then(sparse::sign)
            .and_then(|()| fs::rename(&draft, &signed));
        if let Err(error) = written {
            panic!("{} could not be written: {error}", signed.display());
        }
    }
    [plain, signed]
}

#[track_caller]
fn kept(name: &str, plan: Plan) -> PathBuf {
    let folder = root().join("target").join("bench");
    let path = folder.join(name);
    let _one_at_a_time = WRITING.lock();
    if !path.exists() {
        // Under another name until it is whole, for a run that is stopped in between.
        let draft = folder.join(format!("{name}.{}", process::id()));
        let written = fs::create_dir_all(&folder)
            .and_then(|()| File::create(&draft))
            .and_then(|file| plan.write(file))
            .and_then(|_| fs::rename(&draft, &path));
        if let Err(error) = written {
            panic!("{} could not be written: {error}", path.display());
        }
    }
    path
}
