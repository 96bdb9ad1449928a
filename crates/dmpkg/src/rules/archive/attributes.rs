//! What the headers say of an entry beside its data: its kind of file and its time.

use dmpkg_archive::Entry;
use dmpkg_archive::record::{CentralDirectoryHeader, Host, UnixFileType};

use crate::amounts::exact;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const SYMBOLIC_LINK: Rule = Rule {
    id: "archive/symbolic-link",
    severity: Severity::Error,
    title: "A link in place of a file",
    condition: "An entry that was made on Unix or macOS has the file type of a symbolic link, or one that was made on DOS or Windows has the attribute of a reparse point.",
    why: "A link can lead later files out of the folder into which the package is unpacked; where links are not made, a file with a path as its content is installed.",
    fix: "Put the file itself into the package.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(symbolic_link)],
};

pub(super) const SPECIAL_FILE: Rule = Rule {
    id: "archive/special-file",
    severity: Severity::Warning,
    title: "A device or pipe in place of a file",
    condition: "An entry that was made on Unix or macOS has the file type of a pipe, socket, block device or character device. An entry without a type never fires.",
    why: "Windows has no such files, so the package was not made for an agent.",
    fix: "Build the package without this entry.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(special_file)],
};

pub(super) const DIRECTORY_WITH_CONTENT: Rule = Rule {
    id: "archive/directory-with-content",
    severity: Severity::Warning,
    title: "A directory with content",
    condition: "The name of an entry ends with / or \\ and its size is not 0. Empty directories never fire.",
    why: "Programs either drop the content, so that it can hide something, or stop with an error.",
    fix: "Build the package without this entry, or with a name that is one of a file.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(directory_with_content)],
};

pub(super) const IMPOSSIBLE_DATE: Rule = Rule {
    id: "archive/impossible-date",
    severity: Severity::Note,
    title: "A date that no calendar has",
    condition: "The month, day, hour, minute or second of an entry's time is out of its range.",
    why: "It hints at an unusual tool, and does no harm.",
    fix: "Nothing needs to be done.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(impossible_date)],
};

/// The attribute of a reparse point on Windows.
const REPARSE_POINT: u16 = 0x400;

fn symbolic_link(entry: Entry<'_>, found: &mut Found<'_>) {
    let header = entry.header();
    if unix_type(header) == Some(UnixFileType::SymbolicLink) {
        found.entry(
            entry,
            format_args!(
                "Its mode {:06o} says that it is a symbolic link (made on {}).",
                header.unix_mode().0,
                header.host()
            ),
        );
    }
    let is_windows = matches!(
        header.host(),
        Host::DOS | Host::NTFS | Host::MVS | Host::VFAT
    );
    if is_windows && header.windows_attributes() & REPARSE_POINT != 0 {
        found.entry(
            entry,
            format_args!(
                "Its attributes {:#06x} say that it is a reparse point, such as a link (made on {}).",
                header.windows_attributes(),
                header.host()
            ),
        );
    }
}

fn special_file(entry: Entry<'_>, found: &mut Found<'_>) {
    let header = entry.header();
    let what = match unix_type(header) {
        Some(UnixFileType::Fifo) => "a pipe",
        Some(UnixFileType::Socket) => "a socket",
        Some(UnixFileType::BlockDevice) => "a block device",
        Some(UnixFileType::CharacterDevice) => "a character device",
        _ => return,
    };
    found.entry(
        entry,
        format_args!(
            "Its mode {:06o} says that it is {what}.",
            header.unix_mode().0
        ),
    );
}

/// The type of file, where the entry was made on a system that has one.
fn unix_type(header: CentralDirectoryHeader<'_>) -> Option<UnixFileType> {
    matches!(header.host(), Host::UNIX | Host::MACOS).then(|| header.unix_mode().file_type())
}

fn directory_with_content(entry: Entry<'_>, found: &mut Found<'_>) {
    if entry.is_directory() && entry.uncompressed_size() > 0 {
        found.entry(
            entry,
            format_args!(
                "Its name says that it is a directory, but it has {} of content.",
                exact(entry.uncompressed_size())
            ),
        );
    }
}

fn impossible_date(entry: Entry<'_>, found: &mut Found<'_>) {
    let modified = entry.header().modified();
    if !modified.is_possible() {
        found.entry(entry, format_args!("Its time is {modified}."));
    }
}
