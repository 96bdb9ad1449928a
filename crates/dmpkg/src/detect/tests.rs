//! Detection as data: the smallest sets of names, and what they are taken for.

use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

use crate::Package;
use crate::PackageKind::{
    self, Application, Backup, Bundle, CatalogInformation, Import, LegacyApplication, Protocol,
    Rollback, Test, Unknown, Update, Upgrade, WebExport,
};

/// File name, names of entries, kind, and the reason.
type Case = (
    &'static str,
    &'static [&'static str],
    PackageKind,
    &'static str,
);

const APP_INFO: &str = "AppInfo.xml lies at the root.";
const UPGRADE: &str = "Update.zip and SLUpgrade.dll lie at the root.";
const PROTOCOL: &str = "Protocol/Protocol.xml is there.";
const TESTS: &str = "AppInfo.xml lies at the root, and tests lie below AppInstallContent/DmTest.";
const TEST_BY_EXTENSION: &str = "AppInfo.xml lies at the root; the content is that of an application package, and the extension .dmtest makes it a test package.";
const LEGACY: &str = "Update.zip lies at the root, as in upgrades; the extension .dmapp makes it an application package of the old form.";
const UPDATE_BY_EXTENSION: &str = "Update.zip lies at the root, as in upgrades; the extension .dmupdate makes it an update package.";
const NOTHING: &str = "It has none of the files by which packages are known, such as AppInfo.xml, Protocol/Protocol.xml or Update.zip.";
const WEB_EXPORT: &str = "It holds exactly checksum.txt and content.zip.";
const MANIFEST: &str = "manifest.yml lies at the root.";
const DMS: &str = "DMS.xml lies at the root, as in backups of an agent.";

const CASES: &[Case] = &[
    // Each kind by its smallest mark.
    ("a.dmapp", &["AppInfo.xml"], Application, APP_INFO),
    (
        "a.dmapp",
        &["AppInfo.xml", "AppInstallContent/DmTest/Tests/a.ps1"],
        Test,
        TESTS,
    ),
    ("a.dmtest", &["AppInfo.xml"], Test, TEST_BY_EXTENSION),
    (
        "a.dmimport",
        &["Package.xml"],
        Import,
        "Package.xml lies at the root.",
    ),
    (
        "a.dmupgrade",
        &["Update.zip", "SLUpgrade.dll"],
        Upgrade,
        UPGRADE,
    ),
    (
        "a.dmupgrade",
        &["Update.zip"],
        Upgrade,
        "Update.zip lies at the root.",
    ),
    (
        "a.dmupgrade",
        &["SLUpgrade.dll"],
        Upgrade,
        "SLUpgrade.dll lies at the root.",
    ),
    (
        "a.dmupgrade",
        &["SLUpgrade64.dll"],
        Upgrade,
        "SLUpgrade64.dll lies at the root.",
    ),
    ("a.dmapp", &["Update.zip"], LegacyApplication, LEGACY),
    ("a.dmupdate", &["Update.zip"], Update, UPDATE_BY_EXTENSION),
    (
        "a.dmprotocol",
        &["Protocol/Protocol.xml"],
        Protocol,
        PROTOCOL,
    ),
    (
        "a.dmprotocol",
        &["Demo/Protocol.xml"],
        Protocol,
        "Demo/Protocol.xml is the only Protocol.xml; it usually lies in the folder Protocol.",
    ),
    ("a.dmbackup", &["DMS.xml"], Backup, DMS),
    (
        "a.dmbackup",
        &["Backup.log"],
        Backup,
        "Backup.log lies at the root, as in backups of an agent.",
    ),
    (
        "a.dmbackup",
        &["Elements/Demo/Element.xml", "Views/Views.xml"],
        Backup,
        "It has folders of an agent (Elements, Views); this is a guess.",
    ),
    (
        "a.zip",
        &["checksum.txt", "content.zip"],
        WebExport,
        WEB_EXPORT,
    ),
    ("a.zip", &["manifest.yml"], CatalogInformation, MANIFEST),
    (
        "a.zip",
        &["a.dmapp", "read me.txt"],
        Bundle,
        "It has 1 package at the root.",
    ),
    (
        "a.zip",
        &["a.dmapp", "b.dmprotocol"],
        Bundle,
        "It has 2 packages at the root.",
    ),
    ("a.zip", &[], Unknown, "The archive has no entries."),
    ("a.zip", &["notes.txt"], Unknown, NOTHING),
    (
        "a.dmapp",
        &["Scripts/Install.xml", "Description.txt"],
        Application,
        "AppInfo.xml is missing, but Scripts/Install.xml is there, as in application packages.",
    ),
    (
        "a.zip",
        &["appinstallcontent\\Scripts\\a.xml"],
        Application,
        "AppInfo.xml is missing, but AppInstallContent is there, as in application packages.",
    ),
    (
        "a.dmtest",
        &["AppInstallContent/a.xml"],
        Test,
        "AppInfo.xml is missing, but AppInstallContent is there, as in application packages.",
    ),
    (
        "a.dmapp",
        &["AppInstallContent/DmTest/a.ps1"],
        Test,
        "AppInfo.xml is missing, but AppInstallContent is there, as in application packages.",
    ),
    // Of several marks the first in this order counts.
    (
        "a.dmapp",
        &["Scripts/Install.xml", "Update.zip"],
        LegacyApplication,
        LEGACY,
    ),
    (
        "a.zip",
        &["Scripts/Install.xml", "Elements/a.xml", "b.dmapp"],
        Application,
        "AppInfo.xml is missing, but Scripts/Install.xml is there, as in application packages.",
    ),
    ("a.dmbackup", &["Scripts/Install.xml"], Unknown, NOTHING),
    (
        "a.dmprotocol",
        &["AppInstallContent/a.xml"],
        Unknown,
        NOTHING,
    ),
    ("a.dmapp", &["AppInstallContent"], Unknown, NOTHING),
    (
        "a.dmimport",
        &["Package.xml", "AppInfo.xml"],
        Application,
        APP_INFO,
    ),
    (
        "a.dmupgrade",
        &["Update.zip", "Package.xml"],
        Import,
        "Package.xml lies at the root.",
    ),
    (
        "a.dmupgrade",
        &["Protocol/Protocol.xml", "Update.zip"],
        Upgrade,
        "Update.zip lies at the root.",
    ),
    (
        "a.dmbackup",
        &["DMS.xml", "Protocol/Protocol.xml"],
        Protocol,
        PROTOCOL,
    ),
    (
        "a.dmbackup",
        &["Backup.log", "DMS.xml", "Protocols/Demo.dmprotocol"],
        Backup,
        DMS,
    ),
    (
        "a.zip",
        &["DMS.xml", "checksum.txt", "content.zip"],
        Backup,
        DMS,
    ),
    (
        "a.zip",
        &["manifest.yml", "a.dmapp"],
        CatalogInformation,
        MANIFEST,
    ),
    (
        "a.zip",
        &["Elements/a.xml", "Views/b.xml", "a.dmapp"],
        Bundle,
        "It has 1 package at the root.",
    ),
    (
        "a.dmprotocol",
        &["Demo/Protocol.xml", "Protocol/Protocol.xml"],
        Protocol,
        PROTOCOL,
    ),
    // Nearly, but not quite.
    (
        "a.zip",
        &["checksum.txt", "content.zip", "more.txt"],
        Unknown,
        NOTHING,
    ),
    ("a.zip", &["checksum.txt"], Unknown, NOTHING),
    ("a.zip", &["Elements/Demo/Element.xml"], Unknown, NOTHING),
    (
        "a.zip",
        &["One/Protocol.xml", "Two/Protocol.xml"],
        Unknown,
        NOTHING,
    ),
    (
        "a.zip",
        &["Scripts/AppInfo.xml", "notes.txt"],
        Unknown,
        NOTHING,
    ),
    ("a.dmapp", &["AppInfo.xml/"], Unknown, NOTHING),
    (
        "a.zip",
        &["packages/a.dmapp", "notes.txt"],
        Unknown,
        NOTHING,
    ),
    (
        "a.dmapp",
        &["AppInfo.xml", "AppInstallContent/DmTest"],
        Application,
        APP_INFO,
    ),
    // The extension decides only between kinds of one content or layout.
    ("a", &["AppInfo.xml"], Application, APP_INFO),
    ("a.zip", &["AppInfo.xml"], Application, APP_INFO),
    ("a.dmprotocol", &["AppInfo.xml"], Application, APP_INFO),
    (
        "a.dmtest",
        &["AppInfo.xml", "AppInstallContent/DmTest/a"],
        Test,
        TESTS,
    ),
    ("a.dmtest", &["Protocol/Protocol.xml"], Protocol, PROTOCOL),
    (
        "a.zip",
        &["Update.zip"],
        Upgrade,
        "Update.zip lies at the root.",
    ),
    ("a.dmupgrade", &["notes.txt"], Unknown, NOTHING),
    // Letter case and separators do not count, as on Windows.
    ("A.DMTEST", &["APPINFO.XML"], Test, TEST_BY_EXTENSION),
    ("a.DmApp", &["update.ZIP"], LegacyApplication, LEGACY),
    (
        "a.dmapp",
        &["AppInfo.xml", "appinstallcontent\\DMTEST\\a.ps1"],
        Test,
        TESTS,
    ),
    (
        "a.dmprotocol",
        &["Protocol\\Protocol.xml"],
        Protocol,
        PROTOCOL,
    ),
    (
        "a.dmprotocol",
        &["protocol/PROTOCOL.XML"],
        Protocol,
        PROTOCOL,
    ),
    (
        "a.dmbackup",
        &["elements\\a.xml", "VIEWS\\b.xml"],
        Backup,
        "It has folders of an agent (Elements, Views); this is a guess.",
    ),
];

/// File name, names of entries, kind, the folder when it counts, and the reason.
type Wrapped = (
    &'static str,
    &'static [&'static str],
    PackageKind,
    Option<&'static str>,
    &'static str,
);

const WRAPPED: &[Wrapped] = &[
    (
        "a.dmapp",
        &["Demo/", "Demo/AppInfo.xml", "Demo/Scripts/Install.xml"],
        Application,
        Some("Demo"),
        "All of it lies in the folder “Demo”, where DataMiner does not look. In that folder: AppInfo.xml lies at the root.",
    ),
    (
        "a.dmtest",
        &["Demo\\AppInfo.xml"],
        Test,
        Some("Demo"),
        "All of it lies in the folder “Demo”, where DataMiner does not look. In that folder: AppInfo.xml lies at the root; the content is that of an application package, and the extension .dmtest makes it a test package.",
    ),
    (
        "a.dmprotocol",
        &["Demo/Protocol/Protocol.xml", "Demo/Description.txt"],
        Protocol,
        Some("Demo"),
        "All of it lies in the folder “Demo”, where DataMiner does not look. In that folder: Protocol/Protocol.xml is there.",
    ),
    (
        "a.dmapp",
        &["Demo/Scripts/Install.xml"],
        Application,
        Some("Demo"),
        "All of it lies in the folder “Demo”, where DataMiner does not look. In that folder: AppInfo.xml is missing, but Scripts/Install.xml is there, as in application packages.",
    ),
    (
        "a.dmapp",
        &[
            "Demo/AppInfo.xml",
            "__MACOSX/Demo/._AppInfo.xml",
            ".DS_Store",
        ],
        Application,
        Some("Demo"),
        "All of it lies in the folder “Demo”, where DataMiner does not look. In that folder: AppInfo.xml lies at the root.",
    ),
    (
        "a.zip",
        &["out/a.dmapp", "out/b.dmapp"],
        Bundle,
        None,
        "It has 2 packages in the folder “out”.",
    ),
    // Folders of an agent below one folder are no sure mark, and two folders are not one.
    (
        "a.zip",
        &["Demo/Elements/a.xml", "Demo/Views/b.xml"],
        Unknown,
        None,
        NOTHING,
    ),
    (
        "a.zip",
        &["Demo/AppInfo.xml", "Other/a.txt"],
        Unknown,
        None,
        NOTHING,
    ),
    (
        "a.zip",
        &["Demo/AppInfo.xml", "a.txt"],
        Unknown,
        None,
        NOTHING,
    ),
    ("a.zip", &["Demo/Inner/AppInfo.xml"], Unknown, None, NOTHING),
];

#[test]
fn names_tell_the_kind() {
    for (file, names, kind, because) in CASES {
        let found = package(file, names.iter().map(|name| (*name, Vec::new()))).detection;
        let summary = (found.kind, found.because.as_str(), found.inside_folder);
        assert_eq!(summary, (*kind, *because, None), "{file} {names:?}");
        assert_eq!(
            found.extension_decided,
            because.contains("the extension"),
            "{file} {names:?}"
        );
    }
}

#[test]
fn packages_zipped_with_their_folder_are_known() {
    for (file, names, kind, folder, because) in WRAPPED {
        let found = package(file, names.iter().map(|name| (*name, Vec::new()))).detection;
        let summary = (
            found.kind,
            found.inside_folder.as_deref(),
            found.because.as_str(),
        );
        assert_eq!(summary, (*kind, *folder, *because), "{file} {names:?}");
    }
}

#[test]
fn documents_tell_the_upgrade_family_apart() {
    let rollback = b"This is the ROLLBACK of the upgrade of yesterday".as_slice();
    let plain = b"DataMiner Upgrade (Full)".as_slice();
    let marked = b"Lock\r\n setoption ISUPDATE-14794\r\n".as_slice();
    let unmarked = b"Lock\nExecute 5 SetOption IsUpdate-14794\nSetOption Isolated\n".as_slice();
    let cases = [
        (
            "a.zip",
            rollback,
            unmarked,
            Rollback,
            "and Description.txt speaks of a rollback.",
        ),
        (
            "a.zip",
            plain,
            marked,
            Update,
            "and UpdateContent.txt sets the option IsUpdate.",
        ),
        (
            "a.zip",
            plain,
            unmarked,
            Upgrade,
            "Update.zip lies at the root.",
        ),
        // A rollback of an update goes back, whatever it repeats of the update.
        (
            "a.zip",
            rollback,
            marked,
            Rollback,
            "and Description.txt speaks of a rollback.",
        ),
        (
            "a.dmupdate",
            rollback,
            unmarked,
            Rollback,
            "and Description.txt speaks of a rollback.",
        ),
        (
            "a.dmupgrade",
            plain,
            marked,
            Update,
            "and UpdateContent.txt sets the option IsUpdate.",
        ),
        (
            "a.dmupdate",
            plain,
            unmarked,
            Update,
            "makes it an update package.",
        ),
        (
            "a.dmapp",
            rollback,
            marked,
            LegacyApplication,
            "makes it an application package of the old form.",
        ),
    ];
    for (file, description, content, kind, because) in cases {
        let update = archive([("updatecontent.txt", content.to_vec())]);
        let entries = [
            ("Description.txt", description.to_vec()),
            ("Update.zip", update),
        ];
        let found = package(file, entries).detection;
        assert_eq!(found.kind, kind, "{file}: {}", found.because);
        assert!(
            found.because.ends_with(because),
            "{file}: {}",
            found.because
        );
    }
}

#[test]
fn what_cannot_be_looked_into_does_not_decide() {
    let found = package("a.zip", [("Update.zip", b"no archive".to_vec())]).detection;
    assert_eq!(found.kind, Upgrade);
}

#[test]
fn extensions_are_what_follows_the_last_dot() {
    let extension = super::extension;
    assert_eq!(extension("Demo 1.0.0.DMAPP").as_deref(), Some("dmapp"));
    assert_eq!(extension("folder.x/demo"), None);
    assert_eq!(extension("C:\\folder.x\\demo.zip").as_deref(), Some("zip"));
    assert_eq!(extension(".dmapp"), None);
    assert_eq!(extension("demo."), None);
}

fn package(file: &str, entries: impl IntoIterator<Item = (&'static str, Vec<u8>)>) -> Package {
    Package::open(file, Rc::new(MemorySource::new(archive(entries)))).unwrap()
}

fn archive(entries: impl IntoIterator<Item = (&'static str, Vec<u8>)>) -> Vec<u8> {
    let entries = entries
        .into_iter()
        .map(|(name, content)| Entry::stored(name, content));
    ArchiveBuilder::new().entries(entries).build()
}
