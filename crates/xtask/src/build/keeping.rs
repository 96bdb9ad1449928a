//! The service worker's list of what it keeps: the files of the page, and a version made of their hashes.

use super::naming::PAGE;
use super::single::hash;
use crate::failure::{Failure, Outcome};
use crate::page::Files;

/// The service worker, under a name that never changes.
pub(super) const KEEPER: &str = "sw.js";

/// What stands in `web/sw.js` in place of version and list. As it stands there, nothing is kept.
const NO_VERSION: &str = "const VERSION = '';";
const NO_FILES: &str = "const FILES = [];";

/// Writes the list into the service worker. It holds everything else that there is now; the page goes by the address
/// of its folder, because hosts redirect from its name.
pub(super) fn list(files: &mut Files) -> Outcome {
    let kept = files.iter().filter(|(name, _)| *name != KEEPER);
    let hashes: String = kept
        .clone()
        .map(|(name, bytes)| format!("{name} {}\n", hash(bytes)))
        .collect();
    let names: Vec<String> = kept
        .map(|(name, _)| if name == PAGE { "./" } else { name })
        .map(|name| format!("'{name}'"))
        .collect();
    let keeper = files
        .get_mut(KEEPER)
        .ok_or_else(|| Failure::new(format!("{KEEPER} is missing among the files of the page")))?;
    let mut text = String::from_utf8_lossy(keeper).into_owned();
    let version = hash(hashes.as_bytes());
    for (before, after) in [
        (
            NO_VERSION,
            format!(
                "const VERSION = '{}';",
                version.get(..16).unwrap_or(&version)
            ),
        ),
        (NO_FILES, format!("const FILES = [{}];", names.join(", "))),
    ] {
        if !text.contains(before) {
            return Err(Failure::new(format!(
                "web/{KEEPER} has no `{before}`, which the build fills in"
            )));
        }
        text = text.replacen(before, &after, 1);
    }
    *keeper = text.into_bytes();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{KEEPER, list};
    use crate::page::Files;
    use crate::project;
    use std::fs;

    fn listed(page: &str) -> String {
        let keeper = fs::read_to_string(project::root().join("web").join(KEEPER)).unwrap();
        let mut files: Files = [("index.html", page), ("a.js", "a"), (KEEPER, &keeper)]
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
            .into();
        list(&mut files).unwrap();
        String::from_utf8(files.remove(KEEPER).unwrap()).unwrap()
    }

    #[test]
    fn the_list_names_every_file_but_the_keeper_itself() {
        let keeper = listed("page");
        assert!(keeper.contains("const FILES = ['a.js', './'];"), "{keeper}");
    }

    #[test]
    fn any_change_is_another_version_and_none_is_none() {
        assert_eq!(listed("page"), listed("page"));
        assert_ne!(listed("page"), listed("pages"));
    }
}
