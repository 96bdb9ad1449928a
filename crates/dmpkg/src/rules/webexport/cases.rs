//! The cases of the family.

use dmpkg_fixtures::content::{
    APP_CONFIG_JSON, APP_ID, APP_INFO_JSON, DASHBOARD, PAGE, PAGE_ID, PANEL_ID,
};
use dmpkg_fixtures::package::{self, Content, PackageBuilder};

use super::super::tests::{Case, demand};

const OTHER_ID: &str = "11111111-2222-4333-8444-555555555555";
const INFO: &str = "App.info.json";
const CONFIG: &str = "App.config.json";

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in super::super) fn cases() -> Vec<Case> {
    let mut cases = of_exports();
    cases.extend(of_apps());
    cases.extend(of_dashboards());
    cases.extend(of_packages());
    cases
}

fn of_exports() -> Vec<Case> {
    let zip = |name: &str| PackageBuilder::new().entry(name, "1");
    vec![
        case(
            "webexport/unexpected-layout",
            zip("Checksum.txt"),
            zip("checksums.txt"),
        ),
        Case {
            with: &["webexport/account-names", "webexport/becomes-active"],
            ..case(
                "webexport/unexpected-layout",
                package::app_export().entry("a.txt", "1"),
                zip("a/content.zip.txt"),
            )
        },
        case(
            "webexport/unusual-integrity-value",
            package::app_export().edit("checksum.txt", "==", ""),
            package::app_export().edit("checksum.txt", "==", "==\r\n"),
        ),
        case(
            "webexport/missing-app-file",
            app(|content| content.without(CONFIG)),
            app(|content| content),
        ),
        case(
            "webexport/missing-app-file",
            app(|content| content.replace(INFO, "[{}]")),
            package::app_export_with_folder(),
        ),
        case(
            "webexport/unrecognised-content",
            dashboard(|content| content.rename("Demo Weather.dmadb.json", "Demo.json")),
            dashboard(|content| content.rename("Demo Weather.dmadb.json", "a/b.DMADB.json")),
        ),
    ]
}

fn of_apps() -> Vec<Case> {
    let upper = format!("pages/{}.dmadb.json", PAGE_ID.to_uppercase());
    let page = format!("pages/{PAGE_ID}.dmadb.json");
    let panel = format!("pages/{PANEL_ID}.dmadb.json");
    let other = format!("pages/{OTHER_ID}.dmadb.json");
    vec![
        case(
            "webexport/id-mismatch",
            app(|content| content.edit(CONFIG, APP_ID, OTHER_ID)),
            app(|content| content.edit(CONFIG, APP_ID, &APP_ID.to_uppercase())),
        ),
        Case {
            file_name: "Demo Weather App.zip",
            ..case(
                "webexport/id-mismatch",
                in_folder(OTHER_ID),
                in_folder(APP_ID),
            )
        },
        Case {
            file_name: "Demo_11111111-2222-4333-8444-555555555555.zip",
            ..case(
                "webexport/id-mismatch",
                app(|content| content),
                app(|content| {
                    let content = content.edit(CONFIG, APP_ID, OTHER_ID);
                    content.edit(INFO, APP_ID, OTHER_ID)
                }),
            )
        },
        case(
            "webexport/missing-page",
            app(|content| content.without(&panel)),
            app(|content| content.rename(&page, &upper)),
        ),
        case(
            "webexport/unused-page",
            app(|content| content.entry(&other, PAGE)),
            app(|content| content.entry("pages/readme.txt", "1")),
        ),
        case(
            "webexport/version-mismatch",
            versions("{\"Version\": 3}, {\"Version\": 4}", "3", "0"),
            versions("{\"Version\": 3}, {\"Version\": 4}", "3", "4"),
        ),
        case(
            "webexport/version-not-listed",
            versions("{\"Version\": 3}", "4", "0"),
            versions("", "4", "0"),
        ),
        case(
            "webexport/version-not-listed",
            versions("{\"Version\": 5}, {\"Version\": \"x\"}", "4", "0"),
            versions("{\"Version\": 3}", "0", "4"),
        ),
        case(
            "webexport/draft-version",
            app(|content| {
                content.edit(
                    CONFIG,
                    "c\":true,\"IsDraft\":false",
                    "c\":false,\"IsDraft\":true",
                )
            }),
            app(|content| content.edit(CONFIG, "\"IsDraft\":false", "\"IsDraft\":true")),
        ),
        case(
            "webexport/draft-version",
            versions("{\"Version\": 4, \"Type\": \"Draft\"}", "4", "0"),
            versions(
                "{\"Version\": 4, \"Type\": \"Published\"}, {\"Version\": 5, \"Type\": \"Draft\"}",
                "4",
                "0",
            ),
        ),
        Case {
            with: &["webexport/script-not-in-package"],
            ..case(
                "webexport/becomes-active",
                app(|content| content),
                dashboard(|content| replaced(content, "ScriptName", "Other")),
            )
        },
    ]
}

fn of_dashboards() -> Vec<Case> {
    let named = |created: &str, modified: &str| {
        let names = "CreatedBy\":\"DEMO\\\\builder\",\"ModifiedBy\":\"DEMO\\\\builder\"";
        let other = format!("CreatedBy\":\"{created}\",\"ModifiedBy\":\"{modified}\"");
        dashboard(|content| replaced(content, names, &other))
    };
    let changed = |old: &'static str, new: &'static str| {
        dashboard(move |content| replaced(content, old, new))
    };
    let sound = || dashboard(|content| content);
    let panel = format!("pages/{PANEL_ID}.dmadb.json");
    vec![
        case("webexport/account-names", named("", "demo"), named("", " ")),
        case(
            "webexport/duplicate-component",
            changed(
                "\"ID\":4,\"Type\":\"parameter\"",
                "\"ID\":2,\"Type\":\"parameter\"",
            ),
            sound(),
        ),
        case(
            "webexport/unresolved-data",
            changed("\"DataIDs\":[3]", "\"DataIDs\":[3,4]"),
            sound(),
        ),
        case(
            "webexport/unresolved-data",
            changed("\"FilterIDs\":[]", "\"FilterIDs\":[\"1\",7]"),
            changed("\"FilterIDs\":[]", "\"FilterIDs\":[\"1\",2]"),
        ),
        case(
            "webexport/unresolved-data",
            changed("\"GroupIDs\":[]", "\"GroupIDs\":[0]"),
            // Without a list of data nothing can be told.
            app(|content| content.edit(&panel, "\"DataIDs\":[]", "\"DataIDs\":[1]")),
        ),
        case(
            "webexport/component-outside-grid",
            changed(
                "{\"X\":12,\"Y\":11,\"Rows\":9,\"Cols\":12}",
                "{\"X\":12,\"Y\":11,\"Rows\":9,\"Cols\":13}",
            ),
            changed("\"Columns\":24", "\"Columns\":null"),
        ),
        case(
            "webexport/component-outside-grid",
            changed("{\"X\":12,\"Y\":11", "{\"X\":11,\"Y\":11"),
            changed("\"Columns\":24", "\"Columns\":240"),
        ),
    ]
}

fn of_packages() -> Vec<Case> {
    let with = |path: &str, content: Content| {
        let path = format!("AppInstallContent/{path}");
        package::application().entry(&path, content)
    };
    let without_report = package::rich_application()
        .without("AppInstallContent/Scripts/Demo Weather Report/")
        .edit(
            "Description.txt",
            "Script\\Demo Weather Report:1.2.0-CU3\n",
            "",
        );
    let named = |name: &str| {
        DASHBOARD.replace("\"Name\":\"Demo Weather\"", &format!("\"Name\":\"{name}\""))
    };
    let in_zip_files = |export| with("ZipFiles/LowCodeApp/Demo.zip", Content::Package(export));
    let application = |case| Case {
        file_name: "Demo Station.1.0.0.dmapp",
        ..case
    };
    vec![
        application(case(
            "webexport/unexpected-layout",
            in_zip_files(package::app_export().entry("a.txt", "1")),
            in_zip_files(package::app_export()),
        )),
        application(case(
            "webexport/name-differs",
            with(
                "Dashboards/Demo/Rain.dmadb.json",
                named("Rain today").into(),
            ),
            with(
                "Dashboards/Demo/RAIN today.dmadb.json",
                named("Rain: today?").into(),
            ),
        )),
        Case {
            file_name: "Demo Weather Station.1.2.0-CU3.dmapp",
            ..case(
                "webexport/script-not-in-package",
                without_report,
                package::rich_application(),
            )
        },
    ]
}

fn case(rule: &'static str, broken: PackageBuilder, sound: PackageBuilder) -> Case {
    Case {
        rule,
        file_name: "Demo Weather App_7e0d6a54-21f3-4c5b-9b7e-53a8c1d04f60.zip",
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}

/// An export of an app whose content was changed.
fn app(change: impl FnOnce(PackageBuilder) -> PackageBuilder) -> PackageBuilder {
    package::app_export().inside("content.zip", change)
}

/// An export of a dashboard whose content was changed.
fn dashboard(change: impl FnOnce(PackageBuilder) -> PackageBuilder) -> PackageBuilder {
    package::dashboard_export().inside("content.zip", change)
}

/// The content of an export with another text in the dashboard, wherever it stands.
fn replaced(content: PackageBuilder, old: &str, new: &str) -> PackageBuilder {
    content.replace("Demo Weather.dmadb.json", DASHBOARD.replace(old, new))
}

/// An app with these versions, published version and draft version in App.info.json, and 4 in
/// App.config.json.
fn versions(list: &str, public: &str, draft: &str) -> PackageBuilder {
    let info = format!(
        "{{\"Versions\": [{list}], \"PublicVersion\": {public}, \"DraftVersion\": {draft}, \"ID\": \"{APP_ID}\", \"Name\": \"Demo\"}}"
    );
    app(move |content| content.replace(INFO, info))
}

/// An app in a folder of this name.
fn in_folder(id: &str) -> PackageBuilder {
    package::app_export().inside("content.zip", |content| {
        let paths: Vec<String> = content.paths().map(str::to_owned).collect();
        let content = content
            .replace(INFO, APP_INFO_JSON)
            .replace(CONFIG, APP_CONFIG_JSON);
        paths.iter().fold(content, |content, path| {
            content.rename(path, &format!("Apps/{id}/{path}"))
        })
    })
}
