//! Every XML document.

use super::Rule;
use crate::PackageKind;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[];

/// Whether DataMiner itself reads a document of this name in such a package. The name has `/` between
/// its segments; letter case does not matter.
pub(crate) fn is_read_document(kind: PackageKind, path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    let in_script_folder = |path: &str| path.starts_with("appinstallcontent/scripts/");
    match kind {
        PackageKind::Application | PackageKind::Test => {
            matches!(
                path.as_str(),
                "appinfo.xml"
                    | "scripts/install.xml"
                    | "scripts/config.xml"
                    | "scripts/uninstall.xml"
                    | "appinstallcontent/deploymentactions.xml"
            ) || in_script_folder(&path)
        }
        PackageKind::Protocol => path.ends_with("protocol.xml") && path.matches('/').count() <= 1,
        PackageKind::Import => path == "package.xml",
        _ => false,
    }
}

/// The cases of the family.
#[cfg(test)]
pub(super) fn cases() -> Vec<super::tests::Case> {
    Vec::new()
}
