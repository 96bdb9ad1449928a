//! The sound packages that operators break, by short names.

use dmpkg_fixtures::archive::ArchiveBuilder;
use dmpkg_fixtures::content::{DASHBOARD, Library};
use dmpkg_fixtures::package::{self, PackageBuilder};
use dmpkg_fixtures::signing;

/// A sound package.
pub(super) struct Fixture {
    file_name: &'static str,
    build: fn() -> PackageBuilder,
}

/// A package that is being broken: as files, as an archive, or as bytes.
pub(super) struct Made {
    /// The name of the file.
    pub(super) file_name: String,
    form: Form,
}

enum Form {
    Files(PackageBuilder),
    Archive(ArchiveBuilder),
    Bytes(Vec<u8>),
}

type Row = (&'static str, &'static str, fn() -> PackageBuilder);

const ROWS: &[Row] = &[
    ("app", "Demo Station.1.0.0.dmapp", package::application),
    (
        "rich",
        "Demo Weather Station.1.2.0-CU3.dmapp",
        package::rich_application,
    ),
    (
        "configured",
        "Demo Station.1.0.1.dmapp",
        package::configured_application,
    ),
    (
        "custom",
        "Demo Custom.2.0.0.dmapp",
        package::custom_application,
    ),
    ("scripts", "Demo Station.1.0.0.dmapp", package::scripts),
    (
        "low-code",
        "Demo Weather App.1.4.0.dmapp",
        package::low_code_application,
    ),
    ("signed", "Demo Station.1.0.0.dmapp", signed),
    ("test", "Demo Station Tests.dmtest", package::test),
    (
        "rich-test",
        "Demo Station All Tests.dmtest",
        package::rich_test,
    ),
    (
        "settings-test",
        "Demo Station Settings.dmtest",
        package::test_with_settings,
    ),
    (
        "protocol",
        "Demo Rain Gauge 1.0.0.1.dmprotocol",
        package::protocol,
    ),
    (
        "rich-protocol",
        "Demo Weather Station 1.2.0.3.dmprotocol",
        package::rich_protocol,
    ),
    ("legacy", "Demo Cleanup.dmapp", package::legacy_application),
    (
        "rich-legacy",
        "Demo Renewal.dmapp",
        package::rich_legacy_application,
    ),
    ("upgrade", "Demo Upgrade.dmupgrade", package::upgrade),
    (
        "full-upgrade",
        "DataMiner 10.4.9.0-14794 Full Upgrade.dmupgrade",
        package::full_upgrade,
    ),
    (
        "web-upgrade",
        "DataMiner 10.5.12.0-16000 Web Upgrade.dmupgrade",
        package::web_upgrade,
    ),
    ("update", "Demo Update.dmupdate", package::update),
    ("import", "Demo Export.dmimport", package::import),
    (
        "rich-import",
        "Demo Stations.dmimport",
        package::rich_import,
    ),
    ("backup", "Demo Agent Full.dmbackup", package::rich_backup),
    (
        "app-export",
        "Demo Weather App_7e0d6a54-21f3-4c5b-9b7e-53a8c1d04f60.zip",
        package::app_export,
    ),
    (
        "folder-export",
        "Demo Weather App.zip",
        package::app_export_with_folder,
    ),
    (
        "dashboard-export",
        "Demo Weather.zip",
        package::dashboard_export,
    ),
    (
        "catalog",
        "demo-weather.1.2.0.CatalogInformation.zip",
        package::catalog_information,
    ),
    ("nameless-export", "Demo Weather.zip", nameless_export),
    (
        "signed-protocol",
        "Demo Rain Gauge 1.0.0.1.dmprotocol",
        signed_protocol,
    ),
    ("quiet-upgrade", "Demo Upgrade.dmupgrade", quiet_upgrade),
    ("unstated-import", "Demo Export.dmimport", unstated_import),
    ("folder", "Demo.zip", folder),
    ("old-import", "Demo Export.dmimport", old_import),
    ("old-installer", "Demo Station.1.0.0.dmapp", old_installer),
    ("bundle", "Demo Bundle.zip", package::bundle),
];

/// A connector with a signature in it. The digest is that of another implementation of canonical XML.
const SIGNED: &str = include_str!("signed_protocol.xml");

fn signed_protocol() -> PackageBuilder {
    package::protocol().replace("Protocol/Protocol.xml", SIGNED)
}

/// Signed as it is built here: everything stored.
fn signed() -> PackageBuilder {
    let package = package::application().stored_throughout();
    signing::signed(package, |_| {}).stored_throughout()
}

/// A dashboard that names nobody.
fn nameless_export() -> PackageBuilder {
    let board = DASHBOARD.replace("DEMO\\\\builder", "");
    package::dashboard_export().inside("content.zip", |content| {
        content.replace("Demo Weather.dmadb.json", board)
    })
}

/// An upgrade that stops nothing.
fn quiet_upgrade() -> PackageBuilder {
    package::upgrade().inside("Update.zip", |update| {
        update.replace("UpdateContent.txt", "Update Tools\r\n")
    })
}

/// An export whose version stands in Package.xml alone.
fn unstated_import() -> PackageBuilder {
    package::import().replace("Description.txt", "Exported on a Monday\r\n")
}

/// A zip that is no package.
fn folder() -> PackageBuilder {
    PackageBuilder::new().entry("Elements/a.xml", "<Element/>")
}

/// An export of an older agent.
fn old_import() -> PackageBuilder {
    unstated_import().edit("Package.xml", "10.4.9.0-14794", "10.2.0.0-10000")
}

/// An application with the default installer of 2023.
fn old_installer() -> PackageBuilder {
    let name = "Skyline.DataMiner.Core.AppPackageInstaller";
    let installer = Library::new(name, [1, 0, 2, 0]).build();
    package::application()
        .replace(
            &format!("Scripts/InstallDependencies/{name}.dll"),
            installer,
        )
        .entry(
            "AppInstallContent/Zip/Demo Weather.zip",
            package::dashboard_export(),
        )
}

/// The fixture of this name.
pub(super) fn find(name: &str) -> Fixture {
    let row = ROWS.iter().find(|(row, ..)| *row == name);
    let (_, file_name, build) = row.unwrap_or_else(|| panic!("no fixture {name}"));
    Fixture {
        file_name,
        build: *build,
    }
}

impl Fixture {
    /// The sound package. Stored, because deflating takes most of the time and no rule minds.
    pub(super) fn made(&self) -> Made {
        Made {
            file_name: self.file_name.to_owned(),
            form: Form::Files((self.build)().stored_throughout()),
        }
    }
}

impl Made {
    /// The file under another name.
    pub(super) fn called(mut self, name: &str) -> Self {
        name.clone_into(&mut self.file_name);
        self
    }

    /// Changes its files.
    pub(super) fn files(mut self, change: impl FnOnce(PackageBuilder) -> PackageBuilder) -> Self {
        self.form = match self.form {
            Form::Files(files) => Form::Files(change(files)),
            _ => panic!("the files are an archive already"),
        };
        self
    }

    /// Changes the archive of its files.
    pub(super) fn archive(mut self, change: impl FnOnce(ArchiveBuilder) -> ArchiveBuilder) -> Self {
        self.form = Form::Archive(change(match self.form {
            Form::Files(files) => files.archive(),
            Form::Archive(archive) => archive,
            Form::Bytes(_) => panic!("the archive is bytes already"),
        }));
        self
    }

    /// Changes its bytes.
    pub(super) fn changed(mut self, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Self {
        self.form = Form::Bytes(change(self.bytes()));
        self
    }

    /// The file.
    pub(super) fn bytes(&self) -> Vec<u8> {
        match &self.form {
            Form::Files(files) => files.build(),
            Form::Archive(archive) => archive.build(),
            Form::Bytes(bytes) => bytes.clone(),
        }
    }
}
