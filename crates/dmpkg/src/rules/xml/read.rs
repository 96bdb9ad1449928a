//! Which documents DataMiner itself reads.

use super::super::scripts::Role;
use crate::{Package, PackageKind, lower_case};

/// Whether DataMiner itself reads a document of this name in such a package. The name has `/` between
/// its segments; letter case does not matter.
pub(crate) fn is_read_document(package: &Package, path: &str) -> bool {
    match package.detection.kind {
        PackageKind::Application | PackageKind::Test => is_read_in_application(path),
        PackageKind::Protocol => {
            // Any other folder counts only when the usual one has no such document.
            let elsewhere = package.landmarks.protocol_xml_elsewhere.as_ref();
            path.eq_ignore_ascii_case("Protocol/Protocol.xml")
                || elsewhere.is_some_and(|(_, known)| known.eq_ignore_ascii_case(path))
        }
        PackageKind::Import => path.eq_ignore_ascii_case("Package.xml"),
        _ => false,
    }
}

/// What the agent and the default installer read: the identity, the three scripts of the package,
/// the actions, the scripts of its content, and connectors in folders.
fn is_read_in_application(path: &str) -> bool {
    let path = lower_case(path);
    let segments: Vec<&str> = path.split('/').collect();
    match segments.as_slice() {
        ["appinfo.xml"]
        | ["appinstallcontent", "deploymentactions.xml"]
        | ["appinstallcontent", "protocols", _, _, "protocol.xml"] => true,
        _ => Role::of(&path).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use dmpkg_archive::MemorySource;
    use dmpkg_fixtures::package;
    use dmpkg_fixtures::package::PackageBuilder;

    use super::*;

    fn opened(file_name: &str, builder: &PackageBuilder) -> Package {
        let bytes = builder.build();
        Package::open(file_name, std::rc::Rc::new(MemorySource::new(bytes))).unwrap()
    }

    #[track_caller]
    fn check(package: &Package, read: &[&str], other: &[&str]) {
        for path in read {
            assert!(is_read_document(package, path), "{path}");
        }
        for path in other {
            assert!(!is_read_document(package, path), "{path}");
        }
    }

    #[test]
    fn of_an_application_package() {
        let read = [
            "AppInfo.xml",
            "appinfo.XML",
            "Scripts/Install.xml",
            "Scripts/Config.xml",
            "scripts/uninstall.xml",
            "AppInstallContent/DeploymentActions.xml",
            "AppInstallContent/Scripts/Größe/Script_GRÖSSE.xml"
                .replace("SS", "ß")
                .as_str(),
            "AppInstallContent/Scripts/A.B/Script_A.B.xml",
            "AppInstallContent/Protocols/Demo/1.0.0.1/Protocol.xml",
        ]
        .map(str::to_owned);
        let read: Vec<&str> = read.iter().map(String::as_str).collect();
        let other = [
            "Folder/AppInfo.xml",
            "Scripts/Other.xml",
            "Scripts/InstallDependencies/Install.xml",
            "AppInstallContent/Scripts/Script_A.xml",
            "AppInstallContent/Scripts/A/Script_B.xml",
            "AppInstallContent/Scripts/A/settings.xml",
            "AppInstallContent/Scripts/A/B/Script_B.xml",
            "AppInstallContent/Protocols/Demo/1.0.0.1/Template_Storm.xml",
            "AppInstallContent/Protocols/Demo/Protocol.xml",
            "AppInstallContent/DmTest/qaops.config.xml",
            "Protocol/Protocol.xml",
            "Package.xml",
        ];
        check(&opened("a.dmapp", &package::application()), &read, &other);
        check(&opened("a.dmtest", &package::test()), &read, &other);
    }

    #[test]
    fn of_a_connector_package() {
        let usual = opened("a.dmprotocol", &package::protocol());
        let other = [
            "Other/Protocol.xml",
            "Protocol.xml",
            "Protocol/MyProtocol.xml",
            "AppInfo.xml",
        ];
        check(
            &usual,
            &["Protocol/Protocol.xml", "protocol/protocol.xml"],
            &other,
        );
        let moved = package::protocol().rename("Protocol/Protocol.xml", "Other/Protocol.xml");
        check(
            &opened("a.dmprotocol", &moved),
            &["other/protocol.xml"],
            &["Third/Protocol.xml"],
        );
    }

    #[test]
    fn of_packages_of_other_kinds() {
        let import = opened("a.dmimport", &package::import());
        check(
            &import,
            &["Package.xml"],
            &["Elements/Package.xml", "AppInfo.xml"],
        );
        let backup = opened("a.dmbackup", &package::backup());
        check(
            &backup,
            &[],
            &["DMS.xml", "Protocols/Demo/1.0.0.1/Protocol.xml"],
        );
        let upgrade = opened("a.dmupgrade", &package::upgrade());
        check(&upgrade, &[], &["AppInfo.xml", "Protocol/Protocol.xml"]);
    }
}
