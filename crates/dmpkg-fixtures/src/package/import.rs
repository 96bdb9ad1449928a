//! Exports of elements and services (`.dmimport`). Their layout is not public: these only look plausible.

use super::builder::PackageBuilder;
use super::protocol::{protocol, rich_protocol};

/// The smallest import package: who exported, when, from which version.
pub fn import() -> PackageBuilder {
    PackageBuilder::new()
        .entry(
            "Description.txt",
            "Exported by DEMO\\operator on 2025-06-02 08:30:00 from DataMiner 10.4.9.0-14794\r\n",
        )
        .entry("Package.xml", PACKAGE)
}

/// An import package with elements, connectors and history.
pub fn rich_import() -> PackageBuilder {
    import()
        .entry("Elements/Demo Station/Element.xml", ELEMENT)
        .entry(
            "Views/Views.xml",
            "<?xml version=\"1.0\"?>\n<Views>\n  <View name=\"Demo\" />\n</Views>\n",
        )
        .entry("Protocols/Demo Rain Gauge 1.0.0.1.dmprotocol", protocol())
        .entry(
            "Protocols/Demo Weather Station 1.2.0.3.dmprotocol",
            rich_protocol(),
        )
        .entry(
            "Documents/Demo Weather Station/manual.txt",
            "Point the vane north.\r\n",
        )
        .entry(
            "Database/Data.csv",
            "1;100;2025-06-02 08:00:00;12.5\r\n1;100;2025-06-02 08:10:00;13.1\r\n",
        )
}

const PACKAGE: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
    <Package user=\"DEMO\\operator\" time=\"2025-06-02 08:30:00\" version=\"10.4.9.0-14794\">\n  \
    <Items>\n    <Item type=\"Element\" name=\"Demo Station\" />\n  </Items>\n</Package>\n";

const ELEMENT: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Element>\n  <Name>Demo Station</Name>\n  \
    <Protocol version=\"1.2.0.3\">Demo Weather Station</Protocol>\n</Element>\n";
