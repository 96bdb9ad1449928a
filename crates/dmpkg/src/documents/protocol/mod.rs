//! Protocol.xml: what a connector is, and what it does.

mod code;
mod comments;
mod communication;
mod connection;
mod connector;
mod head;
mod history;
mod logic;
mod page;
mod parameter;
mod sheet;
mod structure;
mod table;
#[cfg(test)]
mod tests;
mod version;

pub use code::{DllImport, QAction};
pub use comments::{Suppression, SuppressionKind};
pub use communication::{HttpRequest, HttpSession, PortSetting, PortSettings};
pub use connection::Connection;
pub use connector::{Connector, Section};
pub use head::Protocol;
pub use history::{Release, ReleaseChange};
pub use logic::{Action, Group, GroupContent, Pair, Timer, Trigger};
pub use page::{DisplayPage, Pages};
pub use parameter::Parameter;
pub use structure::{ExportedProtocol, Interface, Relation, TreeControl};
pub use table::{ParameterTable, TableColumn};
pub use version::ConnectorVersion;
