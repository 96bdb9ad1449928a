//! Zips around packages.

use super::application::{application, rich_application};
use super::builder::PackageBuilder;
use super::protocol::{protocol, rich_protocol};

/// A plain zip with several packages at its root.
pub fn bundle() -> PackageBuilder {
    PackageBuilder::new()
        .entry("Demo Weather Station.1.2.0-CU3.dmapp", rich_application())
        .entry("Demo Station.1.0.0.dmapp", application())
        .entry("Demo Weather Station 1.2.0.3.dmprotocol", rich_protocol())
        .entry("Demo Rain Gauge 1.0.0.1.dmprotocol", protocol())
        .entry("read me.txt", "Install the connectors first.\r\n")
}

/// A package that was zipped together with the folder it lay in.
pub fn zipped_with_folder() -> PackageBuilder {
    let package = application();
    let mut paths: Vec<String> = package.paths().map(str::to_owned).collect();
    paths.sort();
    paths.into_iter().fold(package, |package, path| {
        package.rename(&path, &format!("Demo Station/{path}"))
    })
}
