//! Packages of every kind: the smallest good one to break in tests, and a rich one.
//!
//! ```
//! use dmpkg_fixtures::package;
//!
//! let bytes = package::application().edit("AppInfo.xml", "1.0.0", "one").build();
//! assert!(!bytes.is_empty());
//! ```

mod application;
mod backup;
mod builder;
mod bundle;
mod catalog;
mod disclosing;
mod documents;
mod drawing;
mod import;
mod low_code;
mod protocol;
mod test_package;
mod upgrade;
mod web_export;

pub use application::{
    application, configured_application, custom_application, custom_rich_application,
    falsely_signed_application, rich_application,
};
pub use backup::{backup, rich_backup};
pub use builder::{Content, PackageBuilder, Separator};
pub use bundle::{bundle, zipped_with_folder};
pub use catalog::{catalog_information, odd_catalog_information};
pub use disclosing::{DISCLOSED, disclosing};
pub use documents::{malformed_documents, scripts, test_with_settings};
pub use drawing::drawing;
pub use import::{import, rich_import};
pub(crate) use low_code::with_dom;
pub use low_code::{broken_low_code_application, low_code_application};
pub use protocol::{broken_protocol, large_protocol, odd_protocol, protocol, rich_protocol};
pub use test_package::{rich_test, test};
pub use upgrade::{
    full_upgrade, legacy_application, odd_upgrade, rich_legacy_application, rollback, update,
    upgrade, web_upgrade,
};
pub use web_export::{app_export, app_export_with_folder, dashboard_export};

#[cfg(test)]
mod tests;
