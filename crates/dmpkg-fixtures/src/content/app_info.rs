//! `AppInfo.xml` element by element.

use std::fmt::Write;

/// The children of `AppInfo` in the order in which they are written.
#[derive(Debug, Clone)]
pub struct AppInfo {
    elements: Vec<(&'static str, String)>,
}

impl AppInfo {
    /// The elements that every package has, in the order that builders write them.
    pub fn new(name: &str, version: &str) -> Self {
        let text = |text: &str| text.to_owned();
        AppInfo {
            elements: vec![
                ("DisplayName", text(name)),
                ("LastModifiedAt", text("2025-06-02T08:30:00")),
                ("MinDmaVersion", text("10.3.0.0-12752")),
                ("Name", text(name)),
                ("AllowMultipleInstalledVersions", text("false")),
                ("Version", text(version)),
            ],
        }
    }

    /// Gives an element this content (already XML), at its place or, when it is new, at the end.
    pub fn with(mut self, element: &'static str, xml: &str) -> Self {
        match self.elements.iter_mut().find(|(name, _)| *name == element) {
            Some((_, old)) => xml.clone_into(old),
            None => self.elements.push((element, xml.to_owned())),
        }
        self
    }

    /// Leaves an element out.
    ///
    /// # Panics
    /// When there is no such element.
    #[track_caller]
    pub fn without(mut self, element: &str) -> Self {
        let before = self.elements.len();
        self.elements.retain(|(name, _)| *name != element);
        assert!(
            self.elements.len() < before,
            "AppInfo has no element {element}"
        );
        self
    }

    /// The elements the other way round: their order never matters.
    pub fn reversed(mut self) -> Self {
        self.elements.reverse();
        self
    }

    /// The document, with LF and without byte order mark.
    pub fn build(&self) -> String {
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<AppInfo>\n");
        for (element, content) in &self.elements {
            // Writing into a string does not fail.
            let _ = writeln!(xml, "  <{element}>{content}</{element}>");
        }
        xml.push_str("</AppInfo>\n");
        xml
    }
}
