//! What dashboards and low-code apps have in common: queries, actions, and what they refer to.

mod action;
mod data;
mod moment;
mod query;
mod references;
mod tables;

pub use self::action::{WebAction, WebActionKind};
pub use self::data::WebData;
pub(super) use self::moment::moment;
pub use self::query::{Query, QueryExtension, QueryStep};
pub(super) use self::references::keep_first;
pub use self::references::{ConnectorUse, WebReferences};
pub(super) use self::tables::{connectors, links, queries, script_table, source_table};
