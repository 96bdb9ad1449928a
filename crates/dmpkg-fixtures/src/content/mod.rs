//! What lies inside the packages: documents, libraries, pictures. All of it is invented.

mod app_info;
mod connector;
mod image;
mod library;
mod text;

pub use app_info::AppInfo;
pub use connector::connector_with_lines;
pub use image::{gradient_png, station_svg};
pub use library::{Library, library};
pub use text::{crlf, utf16, with_bom};

/// `Scripts/Install.xml` that calls the default installer.
pub const INSTALL: &str = include_str!("../../documents/Install.xml");
/// `Scripts/Install.xml` that does everything by itself.
pub const CUSTOM_INSTALL: &str = include_str!("../../documents/CustomInstall.xml");
/// `Scripts/Config.xml`.
pub const CONFIG: &str = include_str!("../../documents/Config.xml");
/// `Scripts/Uninstall.xml`.
pub const UNINSTALL: &str = include_str!("../../documents/Uninstall.xml");
/// An ordinary script that uses a library of its package.
pub const REPORT_SCRIPT: &str = include_str!("../../documents/Script_Demo_Weather_Report.xml");
/// A script that is a library for others.
pub const LIBRARY_SCRIPT: &str = include_str!("../../documents/Script_Demo_Weather_Library.xml");
/// A script with an action of every kind and several blocks of code.
pub const WATCH_SCRIPT: &str = include_str!("../../documents/Script_Demo_Weather_Watch.xml");
/// `DeploymentActions.xml` with empty lists only.
pub const DEPLOYMENT_ACTIONS: &str = include_str!("../../documents/DeploymentActions.xml");
/// `DeploymentActions.xml` that uses every list.
pub const RICH_DEPLOYMENT_ACTIONS: &str =
    include_str!("../../documents/DeploymentActions_Rich.xml");
/// `DeploymentActions.xml` with unknown elements and connectors that the package does not bring.
pub const UNUSUAL_DEPLOYMENT_ACTIONS: &str =
    include_str!("../../documents/DeploymentActions_Unusual.xml");
/// `qaops.config.xml` in the form of the template.
pub const QAOPS_SETTINGS: &str = include_str!("../../documents/qaops.config.xml");
/// The connector `Demo Rain Gauge` 1.0.0.1.
pub const SMALLEST_PROTOCOL: &str = include_str!("../../documents/Protocol_Smallest.xml");
/// The same connector with a signature of the form that the vendor's service writes. Its digest is right;
/// the rest proves nothing.
pub const SIGNED_PROTOCOL: &str = include_str!("../../documents/Protocol_Signed.xml");
/// The connector `Demo Weather Station` 1.2.0.3, as small as the sample of the page needs it.
pub const RICH_PROTOCOL: &str = include_str!("../../documents/Protocol_Rich.xml");
/// The same connector with everything that a connector can have.
pub const FULL_PROTOCOL: &str = include_str!("../../documents/Protocol_Full.xml");
/// A connector with what few connectors have: `Demo Oddity` 1.0.0.10-beta2.
pub const ODD_PROTOCOL: &str = include_str!("../../documents/Protocol_Odd.xml");
/// The trend template of `Demo Weather Station`.
pub const TREND_TEMPLATE: &str = include_str!("../../documents/Trending_Template_Default.xml");
/// Its alarm template, in an invented form.
pub const ALARM_TEMPLATE: &str = include_str!("../../documents/Template_Alarm_Default.xml");
/// Its functions.
pub const FUNCTIONS: &str = include_str!("../../documents/Functions.xml");
/// The dashboard `Demo Weather`.
pub const DASHBOARD: &str = include_str!("../../documents/Dashboard_Demo_Weather.dmadb.json");
/// The page of the low-code app.
pub const PAGE: &str = include_str!("../../documents/Page.dmadb.json");
/// The id of that page.
pub const PAGE_ID: &str = "3c6f2a1e-5b7d-4e8f-8a9b-0c1d2e3f4a5b";
/// The panel of the low-code app.
pub const PANEL: &str = include_str!("../../documents/Panel.dmadb.json");
/// The id of that panel.
pub const PANEL_ID: &str = "9a4d1c7b-2e6f-4b3a-8c5d-7f0e1a2b3c4d";
/// `App.info.json` of the low-code app.
pub const APP_INFO_JSON: &str = include_str!("../../documents/App.info.json");
/// `App.config.json` of the low-code app.
pub const APP_CONFIG_JSON: &str = include_str!("../../documents/App.config.json");
/// The id of the low-code app.
pub const APP_ID: &str = "7e0d6a54-21f3-4c5b-9b7e-53a8c1d04f60";
/// `assets/manifest.webmanifest` of the low-code app.
pub const WEB_MANIFEST: &str = include_str!("../../documents/manifest.webmanifest");
/// `manifest.yml` of the Catalog item.
pub const CATALOG_MANIFEST: &str = include_str!("../../documents/manifest.yml");
/// `README.md` of the Catalog item.
pub const CATALOG_README: &str = include_str!("../../documents/README.md");
/// `sbom.json`, SPDX 2.2.
pub const BILL_OF_MATERIALS: &str = include_str!("../../documents/sbom.json");
/// `InstallOptions.json` of the Low-Code App Editor.
pub const INSTALL_OPTIONS: &str = include_str!("../../documents/InstallOptions.json");
/// The settings of the DOM module `weather`.
pub const DOM_MODULE: &str = include_str!("../../documents/Dom_Module.json");
/// The only DOM definition of that module.
pub const DOM_DEFINITION: &str = include_str!("../../documents/Dom_Definition.json");
/// The only DOM section definition of that module.
pub const DOM_SECTION: &str = include_str!("../../documents/Dom_Section.json");
/// The only DOM behaviour of that module.
pub const DOM_BEHAVIOR: &str = include_str!("../../documents/Dom_Behavior.json");
/// The list of pages of a `.vsdx`.
pub const DRAWING_PAGES: &str = include_str!("../../documents/Drawing_Pages.xml");
/// The first page of a `.vsdx`.
pub const DRAWING_PAGE: &str = include_str!("../../documents/Drawing_Page.xml");
/// A drawing in the older form of one XML document.
pub const OLD_DRAWING: &str = include_str!("../../documents/Drawing.vdx");
