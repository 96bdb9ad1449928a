//! Breaking one thing of a good package.

use std::io::{Cursor, Read};
use std::panic::catch_unwind;

use zip::{CompressionMethod, ZipArchive};

use super::{
    PackageBuilder, Separator, application, full_upgrade, legacy_application, rich_application,
};

fn open(package: &PackageBuilder) -> ZipArchive<Cursor<Vec<u8>>> {
    ZipArchive::new(Cursor::new(package.build())).unwrap()
}

fn names(package: &PackageBuilder) -> Vec<String> {
    open(package)
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect()
}

fn read(package: &PackageBuilder, name: &str) -> Vec<u8> {
    let mut content = Vec::new();
    open(package)
        .by_name(name)
        .unwrap()
        .read_to_end(&mut content)
        .unwrap();
    content
}

fn text(package: &PackageBuilder, name: &str) -> String {
    String::from_utf8(read(package, name)).unwrap()
}

#[test]
fn the_separator_is_chosen_for_all_names() {
    let backslash = names(&application().separator(Separator::Backslash));
    assert!(backslash.contains(&"Scripts\\Install.xml".to_owned()));
    assert!(backslash.iter().all(|name| !name.contains('/')));
    let mixed = names(&rich_application());
    let with_backslash: Vec<_> = mixed.iter().filter(|name| name.contains('\\')).collect();
    assert_eq!(with_backslash, ["AppInstallContent\\DeploymentActions.xml"]);
    assert!(mixed.contains(&"Scripts/Install.xml".to_owned()));
}

#[test]
fn files_are_left_out_alone_or_by_folder() {
    let package = application().without("Description.txt").without("Scripts/");
    assert_eq!(
        names(&package),
        ["AppInfo.xml", "AppInstallContent/DeploymentActions.xml"]
    );
}

#[test]
fn content_and_names_change_at_their_place() {
    let package = application()
        .edit(
            "AppInfo.xml",
            "<Version>1.0.0</Version>",
            "<Version>one</Version>",
        )
        .replace("Scripts/Install.xml", "<DMSScript/>")
        .rename("Description.txt", "description.txt")
        .entry("more.txt", "more");
    assert!(text(&package, "AppInfo.xml").contains("<Version>one</Version>"));
    assert_eq!(text(&package, "Scripts/Install.xml"), "<DMSScript/>");
    assert_eq!(names(&package)[1], "Scripts/Install.xml");
    assert_eq!(names(&package)[4..], ["description.txt", "more.txt"]);
}

#[test]
fn inner_packages_can_be_broken_too() {
    let package =
        legacy_application().inside("Update.zip", |update| update.without("FilesToDelete.txt"));
    let inner = ZipArchive::new(Cursor::new(read(&package, "Update.zip"))).unwrap();
    assert_eq!(inner.len(), 1);
}

#[test]
fn storing_keeps_the_content() {
    let (deflated, stored) = (application(), application().stored());
    for name in names(&deflated) {
        assert_eq!(
            open(&deflated).by_name(&name).unwrap().compression(),
            CompressionMethod::Deflated
        );
        assert_eq!(
            open(&stored).by_name(&name).unwrap().compression(),
            CompressionMethod::Stored
        );
        assert_eq!(read(&deflated, &name), read(&stored, &name), "{name}");
    }
}

#[test]
fn a_change_that_hits_nothing_is_a_mistake_of_the_test() {
    let mistakes: [fn() -> PackageBuilder; 6] = [
        || application().without("Config.xml"),
        || application().without("Config/"),
        || application().replace("Config.xml", ""),
        || application().rename("Config.xml", "config.xml"),
        || application().edit("AppInfo.xml", "<Build>", "<build>"),
        || application().inside("AppInfo.xml", |inner| inner),
    ];
    for (index, mistake) in mistakes.into_iter().enumerate() {
        assert!(
            catch_unwind(mistake).is_err(),
            "mistake {index} went unnoticed"
        );
    }
}

#[test]
fn every_step_file_of_the_full_upgrade_is_there() {
    let update = ZipArchive::new(Cursor::new(read(&full_upgrade(), "Update.zip"))).unwrap();
    let names: Vec<_> = update
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    for file in [
        "Tools/demo-helper.js",
        "Tools/DemoStation.1.0.0.dmapp",
        "Prerequisites/VerifyOSVersion.dll",
    ] {
        assert!(names.contains(&file.to_owned()), "{file}");
    }
}
