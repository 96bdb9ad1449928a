//! Exports of low-code apps and dashboards: `checksum.txt` and `content.zip`.

use super::builder::PackageBuilder;
use crate::content::{
    APP_CONFIG_JSON, APP_ID, APP_INFO_JSON, DASHBOARD, PAGE, PAGE_ID, PANEL, PANEL_ID,
    WEB_MANIFEST, gradient_png, with_bom,
};

/// A low-code app, first generation: the files at the root of `content.zip`.
pub fn app_export() -> PackageBuilder {
    export(app_files(""))
}

/// A low-code app, second generation: a version file, and the app in its own folder.
pub fn app_export_with_folder() -> PackageBuilder {
    let files = app_files(&format!("Apps/{APP_ID}/"));
    export(files.entry_first("version.json", "{\"version\": 1}"))
}

/// A dashboard.
pub fn dashboard_export() -> PackageBuilder {
    export(PackageBuilder::new().entry("Demo Weather.dmadb.json", with_bom(DASHBOARD)))
}

fn app_files(folder: &str) -> PackageBuilder {
    let icon = gradient_png(16, [0x14, 0x6E, 0x96], [0x9A, 0xD4, 0xE8]);
    PackageBuilder::new()
        .entry(
            &format!("{folder}App.config.json"),
            with_bom(APP_CONFIG_JSON),
        )
        .entry(&format!("{folder}assets/favicon-16x16.png"), icon)
        .entry(
            &format!("{folder}assets/manifest.webmanifest"),
            with_bom(WEB_MANIFEST),
        )
        .entry(
            &format!("{folder}pages/{PAGE_ID}.dmadb.json"),
            with_bom(PAGE),
        )
        .entry(
            &format!("{folder}pages/{PANEL_ID}.dmadb.json"),
            with_bom(PANEL),
        )
        .entry(&format!("{folder}App.info.json"), APP_INFO_JSON)
}

fn export(content: PackageBuilder) -> PackageBuilder {
    PackageBuilder::new()
        .entry("checksum.txt", CHECKSUM)
        .entry("content.zip", content)
}

/// 64 bytes in base64. How the real value is made is not public, so any will do.
const CHECKSUM: &str =
    "ZGVtbyBkZW1vIGRlbW8gZGVtbyBkZW1vIGRlbW8gZGVtbyBkZW1vIGRlbW8gZGVtbyBkZW1vIGRlbW8gZGVtbw==";
