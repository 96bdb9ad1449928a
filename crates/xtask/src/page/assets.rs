//! The `<link data-trunk ...>` elements and what they ask for.

use super::html::{Tag, tags};
use crate::failure::{Failure, Outcome};
use std::ops::Range;

/// An `index.html` whose links have been understood.
#[derive(Debug)]
pub(crate) struct Page {
    pub(super) html: String,
    pub(super) assets: Vec<Placed>,
}

/// A link, and where in the file it stands.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) span: Range<usize>,
    pub(super) asset: Asset,
}

/// What a link asks for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Asset {
    /// `rel="css"`: a style sheet, joined with the others and linked.
    Css(Copied),
    /// `rel="icon"`: the page's icon, copied and linked.
    Icon(Copied),
    /// `rel="copy-file"`: a file, copied.
    CopyFile(Copied),
    /// `rel="copy-dir"`: a folder, copied with everything in it.
    CopyDir(Copied),
    /// `rel="rust"`: the program.
    Rust(RustApp),
}

/// A file or folder that is copied.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Copied {
    /// Where it lies, relative to the workspace.
    pub(crate) href: String,
    /// The folder of the built page into which it goes; for a folder, its new name.
    target: Option<String>,
    /// Whether the target is the new name rather than the folder around it.
    is_folder: bool,
}

/// The program of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RustApp {
    /// Its manifest, relative to the workspace.
    pub(crate) manifest: String,
    /// The binary, whose name is also that of the files.
    pub(crate) bin: String,
    /// The cargo profile with which it ships.
    pub(crate) profile: String,
}

impl Page {
    /// Understands every link, or says which one it does not.
    pub(crate) fn parse(html: String) -> Outcome<Self> {
        let mut assets = Vec::new();
        for tag in tags(&html) {
            let is_for_trunk = tag
                .attributes
                .iter()
                .any(|(name, _)| name.starts_with("data-trunk"));
            if is_for_trunk {
                let asset = Asset::from_tag(&tag).map_err(|reason| {
                    let text = html.get(tag.span.clone()).unwrap_or_default();
                    Failure::new(format!("index.html has `{text}`: {reason}"))
                })?;
                assets.push(Placed {
                    span: tag.span,
                    asset,
                });
            }
        }
        let page = Self { html, assets };
        page.rust_app()?;
        Ok(page)
    }

    /// The program of the page; there is exactly one.
    pub(crate) fn rust_app(&self) -> Outcome<&RustApp> {
        let mut apps = self.assets.iter().filter_map(|placed| match &placed.asset {
            Asset::Rust(app) => Some(app),
            _ => None,
        });
        match (apps.next(), apps.next()) {
            (Some(app), None) => Ok(app),
            (first, _) => Err(Failure::new(format!(
                "index.html must have one `<link data-trunk rel=\"rust\">`, but has {}",
                if first.is_some() { "several" } else { "none" }
            ))),
        }
    }
}

impl Copied {
    /// The name below the folder of the built page.
    pub(crate) fn name(&self) -> String {
        let href = self.href.trim_end_matches('/');
        let last = href.rsplit('/').next().unwrap_or(href);
        match &self.target {
            None => last.to_owned(),
            Some(target) if self.is_folder => target.clone(),
            Some(target) => format!("{target}/{last}"),
        }
    }

    fn from_tag(tag: &Tag<'_>, is_folder: bool) -> Result<Self, String> {
        only(tag, &["href", "data-target-path"])?;
        Ok(Self {
            href: required(tag, "href")?,
            target: tag
                .attribute("data-target-path")
                .map(|path| path.trim_end_matches('/').to_owned()),
            is_folder,
        })
    }
}

impl Asset {
    /// The `Err` is the rest of a sentence.
    fn from_tag(tag: &Tag<'_>) -> Result<Self, String> {
        if tag.name != "link" || tag.attribute("data-trunk").is_none() {
            return Err(
                "of Trunk's elements only `<link data-trunk>` is understood here; use that, or teach \
                 crates/xtask/src/page the other"
                    .to_owned(),
            );
        }
        Ok(match required(tag, "rel")?.as_str() {
            "css" => Self::Css(Copied::from_tag(tag, false)?),
            "icon" => Self::Icon(Copied::from_tag(tag, false)?),
            "copy-file" => Self::CopyFile(Copied::from_tag(tag, false)?),
            "copy-dir" => Self::CopyDir(Copied::from_tag(tag, true)?),
            "rust" => Self::Rust(RustApp::from_tag(tag)?),
            other => {
                return Err(format!(
                    "`rel=\"{other}\"` is not understood; use css, icon, copy-file, copy-dir or rust"
                ));
            }
        })
    }
}

impl RustApp {
    fn from_tag(tag: &Tag<'_>) -> Result<Self, String> {
        only(
            tag,
            &[
                "href",
                "data-bin",
                "data-wasm-opt",
                "data-cargo-profile-release",
            ],
        )?;
        if tag.attribute("data-wasm-opt") != Some("0") {
            return Err(
                "`data-wasm-opt=\"0\"` is missing, without which Trunk downloads a tool that gains nothing here"
                    .to_owned(),
            );
        }
        Ok(Self {
            manifest: required(tag, "href")?,
            bin: required(tag, "data-bin")?,
            profile: required(tag, "data-cargo-profile-release")?,
        })
    }
}

fn required(tag: &Tag<'_>, name: &str) -> Result<String, String> {
    match tag.attribute(name) {
        Some(value) if !value.is_empty() => Ok(value.to_owned()),
        _ => Err(format!("`{name}` is missing or empty; add it")),
    }
}

/// Refuses what Trunk would act on and this program would silently leave out.
fn only(tag: &Tag<'_>, understood: &[&str]) -> Result<(), String> {
    let unknown = tag
        .attributes
        .iter()
        .map(|(name, _)| *name)
        .find(|name| !matches!(*name, "data-trunk" | "rel") && !understood.contains(name));
    match unknown {
        None => Ok(()),
        Some(name) => Err(format!(
            "`{name}` is not understood here; remove it, or teach crates/xtask/src/page what it means"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    const RUST: &str = r#"<link data-trunk rel="rust" href="web/Cargo.toml" data-bin="one" data-wasm-opt="0" data-cargo-profile-release="page">"#;

    fn refusal(link: &str) -> String {
        Page::parse(format!("{RUST}{link}"))
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn what_is_not_understood_is_refused_by_name() {
        for (link, named) in [
            (r#"<link data-trunk rel="scss" href="a.scss">"#, "scss"),
            (r#"<link data-trunk rel="inline" href="a.js">"#, "inline"),
            (
                r#"<link data-trunk rel="css" href="a.css" data-inline>"#,
                "data-inline",
            ),
            (r#"<link data-trunk rel="css">"#, "href"),
            (r#"<link data-trunk href="a.css">"#, "rel"),
            (
                r#"<script data-trunk src="a.js"></script>"#,
                "only `<link data-trunk>`",
            ),
            ("<base data-trunk-public-url>", "only `<link data-trunk>`"),
            (RUST, "several"),
        ] {
            let refusal = refusal(link);
            assert!(refusal.contains(named), "{link}: {refusal}");
        }
        let none = Page::parse("<p>".to_owned()).unwrap_err().to_string();
        assert!(none.contains("none"), "{none}");
    }

    #[test]
    fn wasm_opt_stays_off() {
        let without = RUST.replace(r#" data-wasm-opt="0""#, "");
        let refusal = Page::parse(without).unwrap_err().to_string();
        assert!(refusal.contains("data-wasm-opt"), "{refusal}");
    }

    #[test]
    fn links_take_their_place_in_the_page() {
        let html = format!(
            "<head>\n<link data-trunk rel=\"css\" href=\"web/a.css\"><link data-trunk rel=\"css\" href=\"web/e.css\">\n\
             <link data-trunk rel=\"copy-file\" href=\"web/b.js\" data-target-path=\"c\">\n\
             <link data-trunk rel=\"icon\" href=\"web/d.svg\">\n{RUST}\n</head>"
        );
        let page = Page::parse(html).unwrap();
        let expected = format!(
            "<head>\n<link rel=\"stylesheet\" href=\"./style.css\"/>\n\n<link rel=\"icon\" href=\"./d.svg\"/>\n\
             {}\n{}</head>",
            super::super::SCRIPT,
            super::super::PRELOAD
        );
        assert_eq!(page.emit().unwrap(), expected);
        let names: Vec<_> = page
            .assets
            .iter()
            .filter_map(|placed| match &placed.asset {
                super::Asset::CopyFile(copied) => Some(copied.name()),
                _ => None,
            })
            .collect();
        assert_eq!(names, ["c/b.js"]);
    }
}
