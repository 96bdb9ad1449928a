//! Names that change with what is in a file, so that browsers may keep a file for ever and look after the page alone.

use super::single::hash;
use crate::failure::{Failure, Outcome};
use crate::page::{Files, STYLE};

/// So many digits of the hash stand in a name: enough for files of one page.
const DIGITS: usize = 16;

/// The page, whose own name stays.
pub(super) const PAGE: &str = "index.html";

/// Gives engine, glue, scripts and style sheet names with a hash of their content, also where they are named.
/// Each after those that it names itself.
pub(super) fn name_by_content(files: &mut Files, bin: &str) -> Outcome {
    let engine = format!("{bin}_bg.wasm");
    let glue = format!("{bin}.js");
    let mut named_in: Vec<&str> = vec![&glue, "boot.js", PAGE];
    for name in [&*engine, &glue, "boot.js", STYLE] {
        named_in.retain(|place| *place != name);
        let bytes = files.remove(name).ok_or_else(|| {
            Failure::new(format!("{name} is missing among the files of the page"))
        })?;
        let new = with_hash(name, &bytes);
        files.insert(new.clone(), bytes);
        for place in &named_in {
            rename(files, place, name, &new);
        }
    }
    Ok(())
}

/// Whether a name changes with the content.
pub(super) fn is_named_by_content(name: &str) -> bool {
    let hash = name
        .rsplit_once('.')
        .and_then(|(stem, _)| stem.rsplit_once('-'))
        .map(|(_, hash)| hash);
    hash.is_some_and(|hash| {
        hash.len() == DIGITS && hash.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

fn with_hash(name: &str, bytes: &[u8]) -> String {
    let mut digits = hash(bytes);
    digits.truncate(DIGITS);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{digits}.{extension}"),
        None => format!("{name}-{digits}"),
    }
}

/// Replaces a name where it stands as an address: behind a quote or a slash, before a quote.
fn rename(files: &mut Files, place: &str, name: &str, new: &str) {
    let Some(bytes) = files.get_mut(place) else {
        return;
    };
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    for (before, after) in [('"', '"'), ('\'', '\''), ('/', '"'), ('/', '\'')] {
        text = text.replace(
            &format!("{before}{name}{after}"),
            &format!("{before}{new}{after}"),
        );
    }
    *bytes = text.into_bytes();
}

#[cfg(test)]
mod tests {
    use super::{is_named_by_content, name_by_content};
    use crate::page::Files;

    fn named(engine: &str) -> Files {
        let mut files: Files = [
            ("one_bg.wasm", engine),
            ("one.js", "new URL('one_bg.wasm')"),
            ("boot.js", "'./one.js' './one_bg.wasm' // one.js"),
            ("style.css", "a{}"),
            (
                "index.html",
                "\"boot.js\" \"./style.css\" \"one.js\" \"one_bg.wasm\"",
            ),
            ("icon.svg", "<svg/>"),
        ]
        .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
        .into();
        name_by_content(&mut files, "one").unwrap();
        files
    }

    #[test]
    fn every_file_is_found_under_its_new_name() {
        let files = named("\0asm");
        let page = String::from_utf8(files["index.html"].clone()).unwrap();
        for name in files.keys().filter(|name| is_named_by_content(name)) {
            assert!(page.contains(&format!("{name}\"")), "{name} not in {page}");
        }
        assert_eq!(
            files
                .keys()
                .filter(|name| is_named_by_content(name))
                .count(),
            4
        );
        for old in ["\"boot.js", "/style.css", "\"one"] {
            assert!(!page.contains(&format!("{old}\"")), "{old} in {page}");
        }
        assert!(files.contains_key("icon.svg"));
    }

    #[test]
    fn another_engine_changes_the_names_of_all_that_name_it() {
        let (one, other) = (named("\0asm1"), named("\0asm2"));
        let same: Vec<_> = one
            .keys()
            .filter(|name| other.contains_key(*name))
            .collect();
        assert_eq!(same.len(), 3, "{same:?}");
        assert!(same.iter().any(|name| name.starts_with("style-")));
    }

    #[test]
    fn a_hash_in_a_name_is_told_from_a_word() {
        assert!(is_named_by_content("boot-0123456789abcdef.js"));
        for name in [
            "boot.js",
            "dmpkg-inspector.html",
            "boot-0123456789abcdeg.js",
            "sw.js",
            "a-0123456789abcdef",
        ] {
            assert!(!is_named_by_content(name), "{name}");
        }
    }
}
