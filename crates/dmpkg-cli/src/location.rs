use std::env;
use std::path::{Component, Path};

/// Where a file lies below the current folder, with `/` between names: so hosts of code know it, and no folder
/// of this machine is told. None when it lies elsewhere.
pub(crate) fn of(path: &Path) -> Option<String> {
    let here = env::current_dir().ok();
    let inside = here
        .as_deref()
        .and_then(|here| path.strip_prefix(here).ok());
    let mut names = Vec::new();
    for part in inside.unwrap_or(path).components() {
        match part {
            Component::Normal(name) => names.push(name.to_string_lossy()),
            Component::CurDir => {}
            Component::ParentDir => drop(names.pop()?),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    (!names.is_empty()).then(|| names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_the_machine_are_not_told() {
        let here = env::current_dir().unwrap();
        for (path, expected) in [
            (Path::new("out/a b.dmapp"), Some("out/a b.dmapp")),
            (Path::new("./out/../a.dmapp"), Some("a.dmapp")),
            (Path::new("../a.dmapp"), None),
            (Path::new("/elsewhere/a.dmapp"), None),
            (&here.join("out").join("a.dmapp"), Some("out/a.dmapp")),
        ] {
            assert_eq!(of(path).as_deref(), expected, "{}", path.display());
        }
    }
}
