//! From the `index.html` of the workspace to the one that is shipped.
//!
//! The file is written for Trunk: `<link data-trunk ...>` names what belongs to the page. Here the same links
//! are read and the same page comes out, byte for byte but for the style sheets, which are joined, and for
//! what is shortened of them and of the glue: so Trunk can be used but need not be.
//! `Trunk.toml` holds the settings that are constants here; a test compares them.

mod assets;
mod html;
#[cfg(test)]
mod trunk_parity;

use assets::{Asset, Copied};
pub(crate) use assets::{Page, RustApp};
pub(crate) use html::tags;

use crate::failure::{Failure, OrFail, Outcome};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The page may lie below any path of a host, so it names its files relative to itself.
const PUBLIC_URL: &str = "./";

/// What takes the place of the link to the Rust program. The script must be a file: the policy allows no inline one.
pub(crate) const SCRIPT: &str = r#"<script type="module" src="boot.js"></script>"#;

/// What goes to the end of the head, so that the browser fetches the engine while it reads the page.
pub(crate) const PRELOAD: &str = r#"<link rel="modulepreload" href="inspector.js"><link rel="preload" href="inspector_bg.wasm" as="fetch" type="application/wasm" crossorigin>"#;

/// How the page names its manifest, by which a browser can install it.
pub(crate) const MANIFEST: &str = r#"<link rel="manifest" href="manifest.webmanifest">"#;

/// Where the page says the hash of the single file, when there is one beside it.
pub(crate) const NO_HASH: &str = r#"<meta name="single-file" content="">"#;

/// The one style sheet of the shipped page, which holds all that the page links: together they compress to two
/// thirds, and a visitor asks once.
pub(crate) const STYLE: &str = "style.css";

/// How the shipped page names its style sheet.
pub(crate) fn style_link() -> String {
    format!(r#"<link rel="stylesheet" href="{PUBLIC_URL}{STYLE}"/>"#)
}

/// The policy that a page declares.
pub(crate) fn policy(html: &str) -> Outcome<&str> {
    tags(html)
        .into_iter()
        .find(|tag| tag.attribute("http-equiv") == Some("Content-Security-Policy"))
        .and_then(|tag| tag.attribute("content"))
        .ok_or_else(|| {
            Failure::new("the page declares no Content-Security-Policy; index.html needs one")
        })
}

/// Files by their names below the folder of the built page; `/` separates folders.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Adds a file; two files cannot have one name.
pub(crate) fn add(files: &mut Files, name: String, bytes: Vec<u8>) -> Outcome {
    if files.contains_key(&name) {
        return Err(Failure::new(format!(
            "two files of the page would be called {name}; give one of them a `data-target-path` in index.html"
        )));
    }
    files.insert(name, bytes);
    Ok(())
}

impl Page {
    /// Reads the `index.html` of the workspace.
    pub(crate) fn read(root: &Path) -> Outcome<Self> {
        let path = root.join("index.html");
        let html =
            fs::read_to_string(&path).or_fail(|| format!("{} cannot be read", path.display()))?;
        Self::parse(html)
    }

    /// The page as it is shipped.
    pub(crate) fn emit(&self) -> Outcome<String> {
        let mut html = String::with_capacity(self.html.len() + PRELOAD.len());
        let mut done = 0;
        let mut is_styled = false;
        for placed in &self.assets {
            html.push_str(self.html.get(done..placed.span.start).unwrap_or_default());
            let is_style = matches!(placed.asset, Asset::Css(_));
            if !(is_style && is_styled) {
                html.push_str(&placed.asset.replacement());
            }
            is_styled |= is_style;
            done = placed.span.end;
        }
        html.push_str(self.html.get(done..).unwrap_or_default());
        let head_end = html.find("</head>").ok_or_else(|| {
            Failure::new("index.html has no `</head>`, before which the preloads would go")
        })?;
        html.insert_str(head_end, PRELOAD);
        Ok(html)
    }

    /// The files that the links name, below `root`.
    pub(crate) fn files(&self, root: &Path) -> Outcome<Files> {
        let mut files = Files::new();
        for placed in &self.assets {
            match &placed.asset {
                Asset::Rust(_) => {}
                Asset::Css(file) => files
                    .entry(STYLE.to_owned())
                    .or_default()
                    .extend(read(root, file)?),
                Asset::Icon(file) | Asset::CopyFile(file) => {
                    add(&mut files, file.name(), read(root, file)?)?;
                }
                Asset::CopyDir(folder) => {
                    add_folder(&mut files, &root.join(&folder.href), &folder.name())?;
                }
            }
        }
        Ok(files)
    }
}

impl Asset {
    /// What stands in the shipped page where the link stood.
    fn replacement(&self) -> String {
        match self {
            Self::Css(_) => style_link(),
            Self::Icon(file) => {
                format!(r#"<link rel="icon" href="{PUBLIC_URL}{}"/>"#, file.name())
            }
            Self::CopyFile(_) | Self::CopyDir(_) => String::new(),
            Self::Rust(_) => SCRIPT.to_owned(),
        }
    }
}

fn read(root: &Path, file: &Copied) -> Outcome<Vec<u8>> {
    fs::read(root.join(&file.href))
        .or_fail(|| format!("index.html names {}, which cannot be read", file.href))
}

/// Adds all files of a folder, under names below `name`.
pub(crate) fn add_folder(files: &mut Files, folder: &Path, name: &str) -> Outcome {
    let unreadable = || format!("{} cannot be read", folder.display());
    for entry in fs::read_dir(folder).or_fail(unreadable)? {
        let path = entry.or_fail(unreadable)?.path();
        let Some(last) = path.file_name() else {
            continue;
        };
        let last = last.to_string_lossy();
        let name = match name {
            "" => last.into_owned(),
            name => format!("{name}/{last}"),
        };
        if path.is_dir() {
            add_folder(files, &path, &name)?;
        } else {
            let bytes = fs::read(&path).or_fail(|| format!("{} cannot be read", path.display()))?;
            add(files, name, bytes)?;
        }
    }
    Ok(())
}
