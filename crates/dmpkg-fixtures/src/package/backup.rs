//! Backups of an agent (`.dmbackup`). Their layout is public in part only.

use super::builder::PackageBuilder;

/// The smallest backup: the two files that mark it.
pub fn backup() -> PackageBuilder {
    PackageBuilder::new().entry("DMS.xml", DMS).entry(
        "Backup.log",
        "2025-06-02 08:30:00 Backup started\r\n2025-06-02 08:31:10 Backup finished\r\n",
    )
}

/// A backup with settings, elements, connectors, views and a database dump.
pub fn rich_backup() -> PackageBuilder {
    backup()
        .entry(
            "SoftLaunchOptions.xml",
            "<?xml version=\"1.0\"?>\n<SLNet />\n",
        )
        .entry(
            "DBConfiguration.xml",
            "<?xml version=\"1.0\"?>\n<Databases />\n",
        )
        .entry("Configurations/demo.json", "{\"demo\": true}\n")
        .entry(
            "Elements/Demo Station/Element.xml",
            "<?xml version=\"1.0\"?>\n<Element><Name>Demo Station</Name></Element>\n",
        )
        .entry(
            "Protocols/Demo Rain Gauge/1.0.0.1/Protocol.xml",
            crate::content::SMALLEST_PROTOCOL,
        )
        .entry("Views/Views.xml", "<?xml version=\"1.0\"?>\n<Views />\n")
        .entry(
            "Users/Security.xml",
            "<?xml version=\"1.0\"?>\n<Security><User name=\"demo\" /></Security>\n",
        )
        .entry(
            "RemoteServices/remote.xml",
            "<?xml version=\"1.0\"?>\n<RemoteServices />\n",
        )
        .entry(
            "Database/5b1d9f1e-7a40-4c27-a1d4-2f6c6e0d9b13.sql",
            "INSERT INTO demo VALUES (1);\r\n",
        )
}

const DMS: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<DMS>\n  <Cluster name=\"Demo Cluster\">\n    \
    <DMA ip=\"192.0.2.10\" />\n    <DMA ip=\"192.0.2.11\" />\n  </Cluster>\n</DMS>\n";
