//! The metadata files of packages, each read with the place of every field, and kept as read.

mod app_info;
mod description;
mod field;
mod json;
mod protocol;
mod web_app;

pub use app_info::{AppInfo, ConfigurationEntry};
pub use description::{Description, DescriptionForm, DescriptionItem};
pub use field::{Attribute, Field, NamedField};
pub use protocol::{Connection, Protocol};
pub use web_app::{WebApp, WebAppForm};
