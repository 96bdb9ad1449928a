//! What the files of an application package are to the default installer, told by where they lie.

use crate::detect::ends_with;

/// What a file is. Texts are paths or names as the package has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A package inside.
    Package,
    /// A companion file; the path below the main folder of the agent.
    Companion(String),
    /// A library; the path below the main folder of the agent.
    Library(String),
    /// A connector package.
    ConnectorPackage,
    /// `Protocol.xml`; the folders name connector and version.
    Connector { name: String, version: String },
    /// A template of a connector.
    Template {
        what: &'static str,
        name: String,
        connector: String,
    },
    /// A library of a connector.
    ConnectorLibrary { connector: String },
    /// A drawing of a connector.
    ConnectorDrawing { connector: String },
    /// An automation script; the folder names it.
    Script { name: String },
    /// A drawing of views.
    ViewDrawing,
    /// A dashboard of the older kind.
    Dashboard,
    /// An export of a dashboard or of a low-code app.
    WebExport { is_app: bool },
    /// A zip in a folder of `ZipFiles` at which the installer stops.
    StrangeZip { folder: String },
    /// `DeploymentActions.xml`.
    Actions,
    /// A test.
    Test,
    /// A file for the install code only, which is there during the installation.
    Setup,
    /// A library for code of the package.
    CodeLibrary,
    /// Another file of the content, by its folder there.
    Other { folder: String },
}

impl Part {
    /// What lies at a path of the package; none for what is no content.
    pub(crate) fn of(path: &str) -> Option<Self> {
        let steps: Vec<&str> = path.split('/').collect();
        let (top, below) = steps.split_first()?;
        if top.eq_ignore_ascii_case("SetupContent") && !below.is_empty() {
            return Some(Self::Setup);
        }
        if top.eq_ignore_ascii_case("Scripts") {
            let is_library = below
                .first()
                .is_some_and(|folder| crate::lower_case(folder).ends_with("dependencies"));
            return (is_library && below.len() > 1).then_some(Self::CodeLibrary);
        }
        if !top.eq_ignore_ascii_case("AppInstallContent") {
            return None;
        }
        Self::of_content(below)
    }

    fn of_content(steps: &[&str]) -> Option<Self> {
        let (name, folders) = steps.split_last()?;
        let Some((area, folders)) = folders.split_first() else {
            let is_actions = name.eq_ignore_ascii_case("DeploymentActions.xml");
            return Some(match is_actions {
                true => Self::Actions,
                false => Self::Other {
                    folder: String::new(),
                },
            });
        };
        let found = match crate::lower_case(area).as_str() {
            "apppackages" if is_application(name) && folders.is_empty() => Some(Self::Package),
            "companionfiles" => companion(folders, name),
            "assemblies" => library(folders, name),
            "protocols" => connector(folders, name),
            "scripts" => match folders {
                [] if is_application(name) => Some(Self::Package),
                [script] if is_script(name) => Some(Self::Script {
                    name: (*script).to_owned(),
                }),
                _ => None,
            },
            "views" if is_application(name) && folders.is_empty() => Some(Self::Package),
            "views" if ends_with(name, "vsdx") => Some(Self::ViewDrawing),
            "dashboards" if is_application(name) && folders.is_empty() => Some(Self::Package),
            "dashboards" if crate::lower_case(name).ends_with(".dmadb.json") => {
                Some(Self::Dashboard)
            }
            "zipfiles" => zip(folders, name),
            "dmtest" => Some(Self::Test),
            _ => None,
        };
        Some(found.unwrap_or_else(|| Self::Other {
            folder: (*area).to_owned(),
        }))
    }
}

fn is_application(name: &str) -> bool {
    ends_with(name, "dmapp")
}

fn is_script(name: &str) -> bool {
    let name = crate::lower_case(name);
    name.starts_with("script_") && name.ends_with(".xml")
}

fn companion(folders: &[&str], name: &str) -> Option<Part> {
    let (top, below) = folders.split_first()?;
    let is_main = top.eq_ignore_ascii_case("Skyline DataMiner");
    is_main.then(|| Part::Companion(joined(below, name)))
}

fn library(folders: &[&str], name: &str) -> Option<Part> {
    let top = folders.first()?;
    let is_known = ["ProtocolScripts", "Files", "Scripts"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(top));
    is_known.then(|| Part::Library(joined(folders, name)))
}

fn connector(folders: &[&str], name: &str) -> Option<Part> {
    let lower = crate::lower_case(name);
    let template = |what, connector: &str| {
        Some(Part::Template {
            what,
            name: name.to_owned(),
            connector: connector.to_owned(),
        })
    };
    match folders {
        [] if ends_with(name, "dmprotocol") => Some(Part::ConnectorPackage),
        [connector] if ends_with(name, "vsdx") => Some(Part::ConnectorDrawing {
            connector: (*connector).to_owned(),
        }),
        [connector] if lower.starts_with("information_") && lower.ends_with(".xml") => {
            template("information", connector)
        }
        [connector, version] if lower == "protocol.xml" => Some(Part::Connector {
            name: (*connector).to_owned(),
            version: (*version).to_owned(),
        }),
        [connector, version] if ends_with(name, "dll") => Some(Part::ConnectorLibrary {
            connector: format!("{connector} {version}"),
        }),
        [connector, version] if lower.starts_with("template_") && lower.ends_with(".xml") => {
            template("alarm", &format!("{connector} {version}"))
        }
        [connector, version] if lower.starts_with("trending_") && lower.ends_with(".xml") => {
            template("trend", &format!("{connector} {version}"))
        }
        _ => None,
    }
}

fn zip(folders: &[&str], name: &str) -> Option<Part> {
    let (top, _) = folders.split_first()?;
    if top.eq_ignore_ascii_case("Dashboard") || top.eq_ignore_ascii_case("LowCodeApp") {
        let is_app = top.eq_ignore_ascii_case("LowCodeApp");
        return ends_with(name, "zip").then_some(Part::WebExport { is_app });
    }
    Some(Part::StrangeZip {
        folder: (*top).to_owned(),
    })
}

/// A path on the agent.
fn joined(folders: &[&str], name: &str) -> String {
    let mut path = folders.join("\\");
    if !path.is_empty() {
        path.push('\\');
    }
    path + name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_what_the_default_installer_does_with_a_file() {
        for (path, part) in [
            ("AppInfo.xml", "None"),
            ("Scripts/Install.xml", "None"),
            ("Scripts/InstallDependencies/a.dll", "Some(CodeLibrary)"),
            ("SetupContent/a/b.json", "Some(Setup)"),
            ("AppInstallContent/DeploymentActions.xml", "Some(Actions)"),
            ("appinstallcontent/APPPACKAGES/1.dmapp", "Some(Package)"),
            ("AppInstallContent/Scripts/1.dmapp", "Some(Package)"),
            (
                "AppInstallContent/Scripts/Demo/Script_Demo.xml",
                "Some(Script { name: \"Demo\" })",
            ),
            (
                "AppInstallContent/CompanionFiles/Skyline DataMiner/a/b.txt",
                "Some(Companion(\"a\\\\b.txt\"))",
            ),
            (
                "AppInstallContent/CompanionFiles/LCA/a.json",
                "Some(Other { folder: \"CompanionFiles\" })",
            ),
            (
                "AppInstallContent/Assemblies/ProtocolScripts/DllImport/a/1.0/lib/net48/a.dll",
                "Some(Library(\"ProtocolScripts\\\\DllImport\\\\a\\\\1.0\\\\lib\\\\net48\\\\a.dll\"))",
            ),
            (
                "AppInstallContent/Assemblies/Other/a.dll",
                "Some(Other { folder: \"Assemblies\" })",
            ),
            (
                "AppInstallContent/Protocols/A/1.0.0.1/protocol.xml",
                "Some(Connector { name: \"A\", version: \"1.0.0.1\" })",
            ),
            (
                "AppInstallContent/Protocols/A/Information_A.xml",
                "Some(Template { what: \"information\", name: \"Information_A.xml\", connector: \"A\" })",
            ),
            (
                "AppInstallContent/Protocols/A/skyline_A.vsdx",
                "Some(ConnectorDrawing { connector: \"A\" })",
            ),
            (
                "AppInstallContent/ZipFiles/LowCodeApp/a.zip",
                "Some(WebExport { is_app: true })",
            ),
            (
                "AppInstallContent/ZipFiles/Other/a.zip",
                "Some(StrangeZip { folder: \"Other\" })",
            ),
            (
                "AppInstallContent/ZipFiles/a.zip",
                "Some(Other { folder: \"ZipFiles\" })",
            ),
            ("AppInstallContent/DmTest/Tests/a.feature", "Some(Test)"),
            (
                "AppInstallContent/Functions/a.xml",
                "Some(Other { folder: \"Functions\" })",
            ),
            (
                "AppInstallContent/readme.txt",
                "Some(Other { folder: \"\" })",
            ),
        ] {
            assert_eq!(format!("{:?}", Part::of(path)), part, "{path}");
        }
    }
}
