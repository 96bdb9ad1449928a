//! What a script is to its package, told by where it lies.

use crate::lower_case;

/// What a script is to its package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Role<'p> {
    /// It installs the package.
    Install,
    /// It takes the answers to the questions of the package.
    Config,
    /// It removes what was installed.
    Uninstall,
    /// It is installed; the folder that names it.
    Content(&'p str),
}

impl<'p> Role<'p> {
    /// By the path in the package, with `/` between segments; none for any other file.
    pub(in super::super) fn of(path: &'p str) -> Option<Self> {
        let segments: Vec<&str> = path.splitn(5, '/').collect();
        let is = |segment: &str, name: &str| lower_case(segment) == name;
        match segments.as_slice() {
            [scripts, file] if is(scripts, "scripts") => match lower_case(file).as_str() {
                "install.xml" => Some(Self::Install),
                "config.xml" => Some(Self::Config),
                "uninstall.xml" => Some(Self::Uninstall),
                _ => None,
            },
            [content, scripts, folder, file]
                if is(content, "appinstallcontent") && is(scripts, "scripts") =>
            {
                let expected = format!("script_{}.xml", lower_case(folder));
                is(file, &expected).then_some(Self::Content(folder))
            }
            _ => None,
        }
    }

    /// The folder of the libraries that only this script uses; scripts of the content have none.
    pub(super) fn dependencies(self) -> Option<&'static str> {
        match self {
            Self::Install => Some("Scripts/InstallDependencies"),
            Self::Config => Some("Scripts/ConfigureDependencies"),
            Self::Uninstall => Some("Scripts/UninstallDependencies"),
            Self::Content(_) => None,
        }
    }

    /// Whether it is installed, instead of working on the installation.
    pub(super) fn is_content(self) -> bool {
        matches!(self, Self::Content(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_tells() {
        for (path, role) in [
            ("Scripts/Install.xml", Some(Role::Install)),
            ("scripts/CONFIG.xml", Some(Role::Config)),
            ("Scripts/uninstall.xml", Some(Role::Uninstall)),
            (
                "AppInstallContent/Scripts/A B/script_a b.XML",
                Some(Role::Content("A B")),
            ),
            ("AppInstallContent/Scripts/A/Script_B.xml", None),
            ("AppInstallContent/Scripts/Script_A.xml", None),
            ("AppInstallContent/Scripts/A/B/Script_B.xml", None),
            ("Folder/Scripts/Install.xml", None),
            ("Scripts/Other.xml", None),
            ("Install.xml", None),
        ] {
            assert_eq!(Role::of(path), role, "{path}");
        }
    }
}
