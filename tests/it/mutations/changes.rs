//! The verbs of the tables: small changes to the files of a package.

use dmpkg_fixtures::package::PackageBuilder;

use super::fixtures::Made;

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// Gives the opened file another name.
    Called,
    /// Leaves out a file, or a folder when the path ends with `/`.
    Drop,
    /// Gives a file another path.
    Rename,
    /// Puts everything into a folder.
    Bury,
    /// Adds a file.
    Add,
    /// Adds a file with the content of another.
    Copy,
    /// Gives a file another content.
    Replace,
    /// Replaces the first occurrence of a text.
    Edit,
    /// Replaces every occurrence of a text.
    EditAll,
    /// Ends a file where a text first occurs.
    Cut,
    /// Gives the first element of a name another content.
    Set,
    /// Removes the first element of a name.
    Unset,
    /// Repeats the first element of a name.
    Double,
    /// Gives the first element of a name another one.
    Retag,
    /// Puts a text behind all else in a file.
    Append,
}

const VERBS: &[(&str, Verb, usize)] = &[
    ("called", Verb::Called, 1),
    ("drop", Verb::Drop, 1),
    ("rename", Verb::Rename, 2),
    ("bury", Verb::Bury, 1),
    ("add", Verb::Add, 2),
    ("copy", Verb::Copy, 2),
    ("replace", Verb::Replace, 2),
    ("edit", Verb::Edit, 3),
    ("edit-all", Verb::EditAll, 3),
    ("cut", Verb::Cut, 2),
    ("set", Verb::Set, 3),
    ("unset", Verb::Unset, 2),
    ("double", Verb::Double, 2),
    ("retag", Verb::Retag, 3),
    ("append", Verb::Append, 2),
];

impl Verb {
    /// The verb of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        let row = VERBS.iter().find(|(verb, ..)| *verb == name);
        row.map(|(_, verb, _)| *verb)
    }

    /// How many arguments it takes.
    pub(super) fn arguments(self) -> usize {
        let row = VERBS.iter().find(|(_, verb, _)| *verb == self);
        row.map_or(0, |(.., arguments)| *arguments)
    }

    /// What is done, in words.
    pub(super) fn words(self, written: &[&str]) -> String {
        let code = |at: usize| match written[at] {
            "" => "nothing".to_owned(),
            text if text.chars().count() > 90 => {
                format!("`{}…`", text.chars().take(90).collect::<String>())
            }
            text => format!("`{text}`"),
        };
        match self {
            Self::Called => format!("called {}", code(0)),
            Self::Drop => format!("drop {}", code(0)),
            Self::Rename => format!("rename {} to {}", code(0), code(1)),
            Self::Bury => format!("put all into the folder {}", code(0)),
            Self::Add => format!("add {} with {}", code(0), code(1)),
            Self::Copy => format!("copy {} to {}", code(0), code(1)),
            Self::Replace => format!("make {} {}", code(0), code(1)),
            Self::Edit => format!("in {} change {} to {}", code(0), code(1), code(2)),
            Self::EditAll => format!("in {} change every {} to {}", code(0), code(1), code(2)),
            Self::Cut => format!("cut {} before {}", code(0), code(1)),
            Self::Set => format!("in {} set {} to {}", code(0), code(1), code(2)),
            Self::Unset => format!("in {} drop {}", code(0), code(1)),
            Self::Double => format!("in {} repeat {}", code(0), code(1)),
            Self::Retag => format!("in {} rename {} to {}", code(0), code(1), code(2)),
            Self::Append => format!("append to {} {}", code(0), code(1)),
        }
    }
}

/// Does it.
pub(super) fn apply(verb: Verb, arguments: &[Vec<u8>], made: Made) -> Made {
    let text = |at: usize| String::from_utf8(arguments[at].clone()).unwrap();
    if verb == Verb::Called {
        return made.called(&text(0));
    }
    let path = text(0);
    let (inside, path) = match path.rsplit_once(" > ") {
        Some((inside, path)) => (
            inside.split(" > ").map(str::to_owned).collect(),
            path.to_owned(),
        ),
        None => (Vec::new(), path),
    };
    made.files(|files| {
        within(files, &inside, &|files| {
            change(verb, &path, arguments, files)
        })
    })
}

/// Changes the package that lies so many packages deep.
fn within(
    files: PackageBuilder,
    inside: &[String],
    change: &dyn Fn(PackageBuilder) -> PackageBuilder,
) -> PackageBuilder {
    match inside.split_first() {
        None => change(files),
        Some((first, rest)) => files.inside(first, |inner| within(inner, rest, change)),
    }
}

fn change(verb: Verb, path: &str, arguments: &[Vec<u8>], files: PackageBuilder) -> PackageBuilder {
    let text = |at: usize| String::from_utf8(arguments[at].clone()).unwrap();
    let bytes = |at: usize| arguments[at].clone();
    let rewrite = |files: PackageBuilder, change: &dyn Fn(&str) -> String| {
        files.rewrite(path, |old| {
            change(std::str::from_utf8(&old).unwrap()).into_bytes()
        })
    };
    match verb {
        Verb::Called => files,
        Verb::Drop => files.without(path),
        Verb::Rename => files.rename(path, &text(1)),
        Verb::Bury => {
            let mut paths: Vec<String> = files.paths().map(str::to_owned).collect();
            paths.sort();
            paths.dedup();
            let bury =
                |files: PackageBuilder, old: &String| files.rename(old, &format!("{path}/{old}"));
            paths.iter().fold(files, bury)
        }
        Verb::Add => files.entry(path, bytes(1)),
        Verb::Copy => files.copy(path, &text(1)),
        Verb::Replace => files.replace(path, bytes(1)),
        Verb::Edit | Verb::EditAll => {
            let count = if verb == Verb::Edit { 1 } else { usize::MAX };
            files.rewrite(path, |old| {
                replaced(&old, &arguments[1], &arguments[2], count)
            })
        }
        Verb::Cut => rewrite(files, &|old| {
            let end = old
                .find(&text(1))
                .unwrap_or_else(|| panic!("{path} has no {}", text(1)));
            old[..end].to_owned()
        }),
        Verb::Set => rewrite(files, &|old| {
            let (start, end) = element(old, &text(1));
            let tag = &old[start..end];
            let name = tag[1..].split([' ', '\t', '/', '>']).next().unwrap();
            let open = tag[..=tag.find('>').unwrap()]
                .replace(" />", ">")
                .replace("/>", ">");
            format!("{}{open}{}</{name}>{}", &old[..start], text(2), &old[end..])
        }),
        Verb::Unset => rewrite(files, &|old| {
            let (start, end) = element(old, &text(1));
            format!("{}{}", &old[..start], &old[end..])
        }),
        Verb::Double => rewrite(files, &|old| {
            let (start, end) = element(old, &text(1));
            format!("{}{}", &old[..end], &old[start..])
        }),
        Verb::Retag => rewrite(files, &|old| {
            let (start, end) = element(old, &text(1));
            let (from, to) = (text(1), text(2));
            let tag = old[start..end].replacen(&format!("<{from}"), &format!("<{to}"), 1);
            let tag = match tag.strip_suffix(&format!("</{from}>")) {
                Some(rest) => format!("{rest}</{to}>"),
                None => tag,
            };
            format!("{}{tag}{}", &old[..start], &old[end..])
        }),
        Verb::Append => files.rewrite(path, |old| [old, bytes(1)].concat()),
    }
}

/// Where the first element of a name begins and ends.
fn element(text: &str, name: &str) -> (usize, usize) {
    let open = format!("<{name}");
    let mut from = 0;
    let start = loop {
        let at = from
            + text[from..]
                .find(&open)
                .unwrap_or_else(|| panic!("no element {name}"));
        let behind = text[at + open.len()..].chars().next();
        if matches!(behind, Some(' ' | '\t' | '\r' | '\n' | '/' | '>')) {
            break at;
        }
        from = at + 1;
    };
    let tag = start + text[start..].find('>').unwrap() + 1;
    if text[start..tag].ends_with("/>") {
        return (start, tag);
    }
    let close = format!("</{name}>");
    // Of the outermost element the last end tag is its own.
    let is_root = !text[..start].contains("</") && text[tag..].trim_end().ends_with(&close);
    let end = match is_root {
        true => text.rfind(&close),
        false => text[tag..].find(&close).map(|at| at + tag),
    };
    (start, end.unwrap() + close.len())
}

/// Bytes with a part replaced so many times at most, once at least.
fn replaced(bytes: &[u8], old: &[u8], new: &[u8], count: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut at, mut done) = (0, 0);
    while at < bytes.len() {
        if done < count && bytes[at..].starts_with(old) {
            out.extend_from_slice(new);
            at += old.len();
            done += 1;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    assert!(done > 0, "{} does not occur", String::from_utf8_lossy(old));
    out
}
