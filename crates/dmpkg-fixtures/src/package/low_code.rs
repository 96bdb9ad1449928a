//! Packages of the Low-Code App Editor, and the data models that travel with solutions.

use super::application::named;
use super::builder::PackageBuilder;
use super::drawing::drawing;
use crate::content::{
    APP_CONFIG_JSON, APP_ID, APP_INFO_JSON, BILL_OF_MATERIALS, CUSTOM_INSTALL, DOM_BEHAVIOR,
    DOM_DEFINITION, DOM_MODULE, DOM_SECTION, DRAWING_PAGE, INSTALL_OPTIONS, OLD_DRAWING, PAGE,
    PAGE_ID, PANEL, PANEL_ID, gradient_png, with_bom,
};

/// An application package as the Low-Code App Editor makes it: an app in a folder, a data model in one
/// file, options for its own install script; with a list of components and drawings.
pub fn low_code_application() -> PackageBuilder {
    let version = format!("AppInstallContent/CompanionFiles/LCA/{APP_ID}/version_4");
    let picture = gradient_png(16, [0x14, 0x6E, 0x96], [0x9A, 0xD4, 0xE8]);
    named("Demo Weather App", "1.4.0")
        .replace("Scripts/Install.xml", CUSTOM_INSTALL)
        .entry("AppInstallContent/InstallOptions.json", INSTALL_OPTIONS)
        .entry(
            &format!("AppInstallContent/CompanionFiles/LCA/{APP_ID}/App.info.json"),
            APP_INFO_JSON,
        )
        .entry(
            &format!("{version}/App.config.json"),
            with_bom(APP_CONFIG_JSON),
        )
        .entry(
            &format!("{version}/pages/{PAGE_ID}.dmadb.json"),
            with_bom(PAGE),
        )
        .entry(
            &format!("{version}/pages/{PANEL_ID}.dmadb.json"),
            with_bom(PANEL),
        )
        .entry(
            "AppInstallContent/CompanionFiles/DOM/module.json",
            dom_in_one(),
        )
        .entry(
            "AppInstallContent/CompanionFiles/Images/station.png",
            picture,
        )
        .entry(
            "AppInstallContent/CompanionFiles/Themes/Themes.json",
            "[]\n",
        )
        .entry("AppInstallContent/Views/Demo Station.vsdx", drawing())
        .entry("AppInstallContent/Views/Demo Network.vdx", OLD_DRAWING)
        .entry("sbom.json", BILL_OF_MATERIALS)
}

/// The same with documents that break off, have another form or are none.
pub fn broken_low_code_application() -> PackageBuilder {
    let folder = format!("AppInstallContent/CompanionFiles/LCA/{APP_ID}");
    let page = format!("{folder}/version_4/pages/{PAGE_ID}.dmadb.json");
    let half = |text: &str| {
        let characters = text.chars().count() / 2;
        text.chars().take(characters).collect::<String>()
    };
    low_code_application()
        .replace(&format!("{folder}/version_4/App.config.json"), half(APP_CONFIG_JSON))
        .replace(&page, "{\"Name\": 7, \"Components\": {}, \"Data\": [null, 1], \"TimeCreatedUTC\": \"now\"}")
        .replace(
            &format!("{folder}/App.info.json"),
            "{\"ID\": 7, \"Name\": \"Demo\", \"Name\": \"Demo again\", \"PublicVersion\": \"four\", \"Versions\": {}, \"Tags\": [\"new\"]}",
        )
        .replace("AppInstallContent/InstallOptions.json", "[true]")
        .replace("AppInstallContent/CompanionFiles/DOM/module.json", half(DOM_SECTION))
        .replace("sbom.json", "{\"packages\": [{\"name\": \"Demo\"}, 7], }")
        .replace(
            "AppInstallContent/Views/Demo Station.vsdx",
            drawing().replace("visio/pages/page1.xml", half(DRAWING_PAGE)),
        )
        .replace("AppInstallContent/Views/Demo Network.vdx", half(OLD_DRAWING))
}

/// Adds the data model `weather`, each object in its own file.
pub(crate) fn with_dom(package: PackageBuilder) -> PackageBuilder {
    let folder = "SetupContent/DOMImportExport/weather";
    package
        .entry(&format!("{folder}/weather.json"), DOM_MODULE)
        .entry(
            &format!("{folder}/DomDefinitions/2a6d8e31-4c9b-4f70-8e12-6b3c5d7e9fa1.json"),
            DOM_DEFINITION,
        )
        .entry(
            &format!("{folder}/SectionDefinitions/1f5c7d20-3b8a-4e6f-9d01-5a2b4c6d8e90.json"),
            DOM_SECTION,
        )
        .entry(
            &format!("{folder}/DomBehaviorDefinitions/3b7e9f42-5dac-4081-9f23-7c4d6e8fa0b2.json"),
            DOM_BEHAVIOR,
        )
}

/// The whole data model in one file. That the editor writes it so is not known.
fn dom_in_one() -> String {
    format!(
        "{{\"Module\":{DOM_MODULE},\"Definitions\":[{DOM_DEFINITION}],\"Sections\":[{DOM_SECTION}],\"Behaviors\":[{DOM_BEHAVIOR}]}}\n"
    )
}
