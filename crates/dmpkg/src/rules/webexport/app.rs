//! The low-code apps of an archive: the two files that make one, wherever its generation puts them.

use dmpkg_archive::sorted;

use crate::rules::inputs::PackageInput;
use crate::{
    DocumentContent, DocumentKind, Inspected, InspectedDocument, WebApp, WebAppConfiguration,
};

/// A low-code app of an archive. One of the two is there at least.
pub(super) struct App<'a> {
    /// The folder in which its files lie, in lower case with `/`: empty, or `apps/<id>`.
    pub(super) folder: String,
    /// `App.info.json`.
    pub(super) info: Option<&'a InspectedDocument>,
    /// `App.config.json`.
    pub(super) config: Option<&'a InspectedDocument>,
}

impl<'a> App<'a> {
    /// All apps of an archive, in the order of their folders. Files in other folders are parts of
    /// something else, as in packages of the Low-Code App Editor.
    pub(super) fn all(own: &'a Inspected) -> Vec<Self> {
        let mut files = Vec::new();
        for document in &own.documents {
            let is_info = match document.kind {
                DocumentKind::WebApp => true,
                DocumentKind::WebAppConfiguration => false,
                _ => continue,
            };
            if let Some(folder) = folder(document) {
                files.push((folder, is_info, document));
            }
        }
        sorted::sort_by(&mut files, |a, b| a.0.cmp(&b.0));
        let mut apps: Vec<Self> = Vec::new();
        for (folder, is_info, document) in files {
            if apps.last().is_none_or(|app| app.folder != folder) {
                apps.push(Self {
                    folder,
                    info: None,
                    config: None,
                });
            }
            if let Some(app) = apps.last_mut() {
                let slot = match is_info {
                    true => &mut app.info,
                    false => &mut app.config,
                };
                slot.get_or_insert(document);
            }
        }
        apps
    }

    /// The apps of an archive of which both files are there and say something.
    pub(super) fn whole(
        input: &PackageInput<'a>,
    ) -> impl Iterator<Item = (Self, &'a WebApp, &'a WebAppConfiguration)> {
        Self::all(input.own).into_iter().filter_map(|app| {
            let (info, config) = (app.info()?, app.configuration()?);
            Some((app, info, config))
        })
    }

    /// What App.info.json says.
    pub(super) fn info(&self) -> Option<&'a WebApp> {
        match &self.info?.content {
            DocumentContent::WebApp(info) => Some(info),
            _ => None,
        }
    }

    /// What App.config.json says.
    pub(super) fn configuration(&self) -> Option<&'a WebAppConfiguration> {
        match &self.config?.content {
            DocumentContent::WebAppConfiguration(config) => Some(config),
            _ => None,
        }
    }

    /// The id by which its folder is called.
    pub(super) fn folder_id(&self) -> Option<&str> {
        self.folder.strip_prefix("apps/")
    }

    /// The path of a file of the app.
    pub(super) fn path(&self, name: &str) -> String {
        match self.folder.is_empty() {
            true => name.to_owned(),
            false => format!("{}/{name}", self.folder),
        }
    }
}

/// The folder of a file of an app, when it is one in which apps lie.
fn folder(document: &InspectedDocument) -> Option<String> {
    let path = crate::lower_case(document.path.0.last()?);
    let (folder, _) = path.rsplit_once('/').unwrap_or(("", &path));
    let of_app = folder.strip_prefix("apps/");
    let is_place = folder.is_empty() || of_app.is_some_and(|id| !id.contains('/'));
    is_place.then(|| folder.to_owned())
}
