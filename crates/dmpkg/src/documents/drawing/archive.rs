//! The parts of a `.vsdx`.

use std::rc::Rc;

use dmpkg_archive::{Archive, ContentEnd, EntryIndex, Limits, MemorySource};

use super::{Drawing, problem};
use crate::{XmlDocument, lower_case, xml};

/// So many pages are read.
const PAGES: usize = 200;
/// Of a part no more than this is read.
const PART: u64 = 64 << 20;
/// And of all parts together no more than this.
const TOTAL: u64 = 128 << 20;

/// Reads parts, and notes what cannot be read.
struct Parts {
    archive: Archive,
    /// The paths of the parts in lower case.
    paths: Vec<String>,
    left: u64,
    problem: Option<String>,
}

impl Parts {
    /// What every drawing has and this one lacks.
    fn lacking(&self) -> Vec<&'static str> {
        let has = |fits: &dyn Fn(&str) -> bool| self.paths.iter().any(|path| fits(path));
        let is_page = |path: &str| {
            let name = path.strip_prefix("visio/pages/");
            name.is_some_and(|it| it != "pages.xml" && it.ends_with(".xml") && !it.contains('/'))
        };
        let mut lacking = Vec::new();
        if !has(&|path| path == "[content_types].xml") {
            lacking.push("[Content_Types].xml");
        }
        if !has(&is_page) {
            lacking.push("a page in visio/pages");
        }
        lacking
    }
}

impl Drawing {
    /// Reads a `.vsdx`; says what is wrong with it.
    pub(super) fn archive(&mut self, bytes: &[u8]) -> Option<String> {
        let source = Rc::new(MemorySource::new(bytes));
        let archive = match Archive::read(source, Limits::default()) {
            Ok(archive) => archive,
            Err(error) => return Some(error.to_string()),
        };
        let paths = archive
            .entries()
            .map(|entry| lower_case(&entry.name().path()));
        let mut parts = Parts {
            paths: paths.collect(),
            archive,
            left: TOTAL,
            problem: None,
        };
        self.parts = parts.archive.len();
        self.lacks = parts.lacking();
        for path in ["docProps/core.xml", "docProps/app.xml"] {
            if let Some((document, file)) = self.part(&mut parts, path)
                && let Some(root) = document.root()
            {
                self.properties(root, Some(file));
            }
        }
        if let Some((document, file)) = self.part(&mut parts, "visio/masters/masters.xml")
            && let Some(root) = document.root()
        {
            self.masters(root, Some(file));
        }
        self.page_parts(&mut parts);
        parts.problem
    }

    fn page_parts(&mut self, parts: &mut Parts) {
        let targets = self.targets(parts);
        let Some((document, file)) = self.part(parts, "visio/pages/pages.xml") else {
            if parts.problem.is_none() {
                parts.problem = Some("it has no list of pages, visio/pages/pages.xml".to_owned());
            }
            return;
        };
        let pages = document.root().into_iter().flat_map(|root| root.children());
        let pages: Vec<_> = pages.filter(|page| page.name() == "Page").collect();
        for (number, page) in (1_usize..).zip(&pages) {
            self.page(*page, Some(file));
            // The data of the page itself stand here.
            self.shapes(*page, Some(file));
            if number > PAGES {
                continue;
            }
            let relation = page.child("Rel").and_then(|relation| {
                let mut attributes = relation.attributes();
                Some(attributes.find(|(name, _)| name.ends_with(":id"))?.1)
            });
            let target = targets.iter().find(|(id, _)| Some(id) == relation.as_ref());
            let name =
                target.map_or_else(|| format!("page{number}.xml"), |(_, target)| target.clone());
            let path = match name.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("visio/pages/{name}"),
            };
            match self.part(parts, &path) {
                Some((content, file)) => {
                    if let Some(root) = content.root() {
                        self.shapes(root, Some(file));
                    }
                }
                None => self.unread.push(format!("the page {path} cannot be read")),
            }
        }
        if pages.len() > PAGES {
            self.unread.push(format!(
                "of {} pages the first {PAGES} are read",
                pages.len()
            ));
        }
    }

    /// Which part each relation of the list of pages stands for.
    fn targets(&mut self, parts: &mut Parts) -> Vec<(String, String)> {
        let relations = self.part(parts, "visio/pages/_rels/pages.xml.rels");
        let root = relations.as_ref().and_then(|(document, _)| document.root());
        let relations = root.into_iter().flat_map(|root| root.children());
        let pairs = relations
            .filter_map(|it| Some((it.attribute("Id")?, it.attribute("Target")?)))
            .take(PAGES);
        pairs.collect()
    }

    /// A part, and its place in the list of those that were read.
    fn part(&mut self, parts: &mut Parts, path: &str) -> Option<(XmlDocument, usize)> {
        let lower = lower_case(path);
        let index = parts.paths.iter().position(|own| *own == lower)?;
        let index = u32::try_from(index).ok()?;
        let entry = parts.archive.entry(EntryIndex(index))?;
        let mut note = |message: String| {
            let told = format!("{path}: {message}");
            parts.problem.get_or_insert(told);
        };
        let limit = PART.min(parts.left);
        if limit == 0 {
            self.unread.push(format!(
                "{path}: more than {} MiB were read before it",
                TOTAL >> 20
            ));
            return None;
        }
        let content = match entry.content(limit) {
            Ok(content) => content,
            Err(error) => {
                note(error.to_string());
                return None;
            }
        };
        match &content.end {
            ContentEnd::Complete(_) => {}
            ContentEnd::Limit => {
                self.unread.push(format!(
                    "{path}: only its first {} MiB are read",
                    limit >> 20
                ));
            }
            ContentEnd::Broken(error) => note(error.to_string()),
        }
        let size = u64::try_from(content.bytes.len()).unwrap_or(u64::MAX);
        let is_cut = matches!(content.end, ContentEnd::Limit);
        parts.left = parts.left.saturating_sub(size);
        let document = XmlDocument::parse(xml::decode(content.bytes, true).0);
        if let Some(message) = problem(&document).filter(|_| !is_cut) {
            note(message);
        }
        self.files.push((index, path.to_owned()));
        Some((document, self.files.len() - 1))
    }
}
