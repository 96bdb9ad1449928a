//! How files come in: dropped, pasted, or chosen.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, DataTransferItem, File, FilePropertyBag, FileSystemEntry};

use crate::amounts::counted;

/// What was dropped or pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Offered {
    /// A file.
    File,
    /// A folder of this name.
    Folder(String),
    /// Text, or anything else that is no file.
    Other,
}

/// What to do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Opens the thing at this place, and says something about the rest.
    Open {
        place: usize,
        remark: Option<String>,
    },
    /// Says why not.
    Refuse(String),
    /// Nothing was offered.
    Nothing,
}

/// Decides what to do with what was dropped or pasted.
pub(super) fn judge(offered: &[Offered]) -> Verdict {
    let files = offered.iter().filter(|one| **one == Offered::File).count();
    if let Some(place) = offered.iter().position(|one| *one == Offered::File) {
        let remark = (files > 1).then(|| {
            format!(
                "{} were dropped. Only the first was taken; drop another one alone to see it.",
                counted(u64::try_from(files).unwrap_or(u64::MAX), "file", "files"),
            )
        });
        return Verdict::Open { place, remark };
    }
    let folder = offered.iter().find_map(|one| match one {
        Offered::Folder(name) => Some(name),
        Offered::File | Offered::Other => None,
    });
    match folder {
        Some(name) => Verdict::Refuse(format!(
            "\u{201c}{name}\u{201d} is a folder. Open it and drop the package file that lies inside."
        )),
        None if offered.is_empty() => Verdict::Nothing,
        None => Verdict::Refuse(
            "That was no file. Drop a package file from the file manager, or choose Open."
                .to_owned(),
        ),
    }
}

/// What a transfer brings, and the files among it at the same places.
pub(super) fn unpack(transfer: &DataTransfer) -> (Vec<Offered>, Vec<Option<File>>) {
    let items = transfer.items();
    (0..items.length())
        .filter_map(|place| items.get(place))
        .map(|item| unpack_item(&item))
        .unzip()
}

/// Whether files hang over the window. Browsers tell no more before they are dropped.
pub(super) fn brings_files(transfer: &DataTransfer) -> bool {
    transfer.types().includes(&"Files".into(), 0)
}

/// The built-in sample as a file.
pub(super) fn sample() -> Option<File> {
    const BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/sample.dmapp"));
    const NAME: &str = "Demo Weather Station 1.2.0.dmapp";
    let parts = Array::of1(&js_sys::Uint8Array::from(BYTES));
    let kind = FilePropertyBag::new();
    kind.set_type("application/octet-stream");
    File::new_with_u8_array_sequence_and_options(&parts, NAME, &kind).ok()
}

fn unpack_item(item: &DataTransferItem) -> (Offered, Option<File>) {
    if item.kind() != "file" {
        return (Offered::Other, None);
    }
    let entry = item
        .webkit_get_as_entry()
        .ok()
        .flatten()
        // Chromium has no class of this name to compare with.
        .map(|entry| entry.unchecked_into::<FileSystemEntry>());
    if let Some(folder) = entry.filter(FileSystemEntry::is_directory) {
        return (Offered::Folder(folder.name()), None);
    }
    match item.get_as_file().ok().flatten() {
        Some(file) => (Offered::File, Some(file)),
        None => (Offered::Other, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_file_is_opened_whatever_lies_around_it() {
        let folder = Offered::Folder("Packages".to_owned());
        let one = [Offered::Other, folder, Offered::File];
        let open = Verdict::Open {
            place: 2,
            remark: None,
        };
        assert_eq!(judge(&one), open);
    }

    #[test]
    fn several_files_are_told() {
        let Verdict::Open { place: 0, remark } = judge(&[Offered::File, Offered::File]) else {
            panic!("the first is opened");
        };
        assert!(remark.is_some_and(|words| words.starts_with("2 files were dropped.")));
    }

    #[test]
    fn what_is_no_file_is_refused_in_words() {
        let folder = judge(&[Offered::Folder("Packages".to_owned())]);
        assert!(matches!(folder, Verdict::Refuse(words) if words.contains("Packages")));
        let text = judge(&[Offered::Other]);
        assert!(matches!(text, Verdict::Refuse(words) if words.contains("no file")));
        assert_eq!(judge(&[]), Verdict::Nothing);
    }
}
