use serde::{Deserialize, Serialize};

/// What a file is for, known by where it lies and how it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// `AppInfo.xml`.
    AppInfo,
    /// `Description.txt`.
    Description,
    /// An automation script.
    Script,
    /// `DeploymentActions.xml`.
    DeploymentActions,
    /// `qaops.config.xml`.
    TestConfiguration,
    /// `.nuspec`.
    Nuspec,
    /// `Protocol.xml`.
    Protocol,
    /// An alarm, trend or information template.
    Template,
    /// Functions of a connector.
    Functions,
    /// `UpdateContent.txt`.
    UpdateContent,
    /// `FilesToDelete.txt` or `FilesToLeave.txt`.
    FileList,
    /// `StartUpActions.txt`.
    StartUpActions,
    /// `Package.xml` of an import.
    Import,
    /// `App.info.json`.
    WebApp,
    /// `App.config.json`.
    WebAppConfiguration,
    /// `.dmadb.json`.
    Dashboard,
    /// A part of an export of DOM models.
    DomExport,
    /// `InstallOptions.json`.
    InstallOptions,
    /// `sbom.json`.
    BillOfMaterials,
    /// `manifest.yml`.
    CatalogManifest,
    /// A Visio drawing.
    Drawing,
}

impl DocumentKind {
    /// What lies at a path of a package; `/` parts folders, letter case does not matter.
    pub fn of_path(path: &str) -> Option<Self> {
        let path = crate::lower_case(path);
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let is_in = |part: &str| folder.split('/').any(|step| step == part);
        Some(match name {
            "appinfo.xml" if folder.is_empty() => Self::AppInfo,
            "description.txt" if folder.is_empty() => Self::Description,
            "deploymentactions.xml" => Self::DeploymentActions,
            "qaops.config.xml" => Self::TestConfiguration,
            "protocol.xml" => Self::Protocol,
            "updatecontent.txt" => Self::UpdateContent,
            "filestodelete.txt" | "filestoleave.txt" => Self::FileList,
            "startupactions.txt" => Self::StartUpActions,
            "package.xml" if folder.is_empty() => Self::Import,
            "app.info.json" => Self::WebApp,
            "app.config.json" => Self::WebAppConfiguration,
            "installoptions.json" => Self::InstallOptions,
            "sbom.json" => Self::BillOfMaterials,
            "manifest.yml" if folder.is_empty() => Self::CatalogManifest,
            "install.xml" | "config.xml" | "uninstall.xml" if folder == "scripts" => Self::Script,
            _ if name.ends_with(".dmadb.json") => Self::Dashboard,
            _ if name.ends_with(".json") && (is_in("domimportexport") || is_in("dom")) => {
                Self::DomExport
            }
            _ if name.ends_with(".vsdx") || name.ends_with(".vdx") => Self::Drawing,
            _ if name.ends_with(".nuspec") && folder.is_empty() => Self::Nuspec,
            _ if !name.ends_with(".xml") => return None,
            _ if name.starts_with("script_") => Self::Script,
            _ if ["template_", "trending_", "information_"]
                .iter()
                .any(|start| name.starts_with(start)) =>
            {
                Self::Template
            }
            _ if is_in("functions") => Self::Functions,
            _ => return None,
        })
    }

    /// Whether such documents are XML.
    pub fn is_xml(self) -> bool {
        matches!(
            self,
            Self::AppInfo
                | Self::Script
                | Self::DeploymentActions
                | Self::TestConfiguration
                | Self::Nuspec
                | Self::Protocol
                | Self::Template
                | Self::Functions
                | Self::Import
        )
    }

    /// Whether such documents are JSON.
    pub fn is_json(self) -> bool {
        matches!(
            self,
            Self::WebApp
                | Self::WebAppConfiguration
                | Self::Dashboard
                | Self::DomExport
                | Self::InstallOptions
                | Self::BillOfMaterials
        )
    }

    /// What it is in words: "automation script".
    pub fn label(self) -> &'static str {
        match self {
            Self::AppInfo => "application information",
            Self::Description => "description",
            Self::Script => "automation script",
            Self::DeploymentActions => "deployment actions",
            Self::TestConfiguration => "test configuration",
            Self::Nuspec => "NuGet specification",
            Self::Protocol => "connector",
            Self::Template => "template",
            Self::Functions => "functions",
            Self::UpdateContent => "upgrade instructions",
            Self::FileList => "list of files",
            Self::StartUpActions => "start-up actions",
            Self::Import => "import description",
            Self::WebApp => "low-code app",
            Self::WebAppConfiguration => "low-code app configuration",
            Self::Dashboard => "dashboard",
            Self::DomExport => "DOM export",
            Self::InstallOptions => "install options",
            Self::BillOfMaterials => "bill of materials",
            Self::CatalogManifest => "Catalog manifest",
            Self::Drawing => "Visio drawing",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_what_a_file_is_for() {
        for (path, kind) in [
            ("AppInfo.xml", Some(DocumentKind::AppInfo)),
            ("folder/AppInfo.xml", None),
            ("SCRIPTS/install.XML", Some(DocumentKind::Script)),
            (
                "AppInstallContent/Scripts/A/Script_A.xml",
                Some(DocumentKind::Script),
            ),
            (
                "AppInstallContent/Protocols/A/1.0.0.1/Trending_A.xml",
                Some(DocumentKind::Template),
            ),
            ("pages/1f.dmadb.json", Some(DocumentKind::Dashboard)),
            ("anything.xml", None),
        ] {
            assert_eq!(DocumentKind::of_path(path), kind, "{path}");
        }
    }
}
