//! The folders of an agent, and what they hold.

/// Folders below `C:\Skyline DataMiner`, in lower case and alphabetic order, and what lies in each,
/// by their plain names and the public documentation.
const FOLDERS: &[(&str, &str)] = &[
    ("adminscripts", "scripts for administrators"),
    ("aggregation", "aggregation rules"),
    ("apppackages", "application packages that were installed"),
    ("assetmanager", "settings of Asset Manager"),
    ("backup", "settings and files of the backup"),
    ("configurations", "settings of the agent"),
    ("correlation", "correlation rules"),
    ("dashboards", "dashboards of the older kind"),
    ("database", "trends, alarms and information events"),
    (
        "documents",
        "documents that users see beside elements and views",
    ),
    ("elements", "settings and saved values of every element"),
    ("files", "programs and libraries of DataMiner itself"),
    ("filters", "saved alarm filters"),
    ("generic interface", "settings of the generic interface"),
    ("logging", "log files"),
    ("mibs", "MIB files"),
    ("mobile gateway", "settings of Mobile Gateway"),
    ("nats", "settings of the message bus"),
    ("properties", "properties of elements, services and views"),
    (
        "protocols",
        "the connectors, with their templates and drawings",
    ),
    (
        "protocolscripts",
        "libraries that connectors and scripts use",
    ),
    ("recycle bin", "what users deleted"),
    ("redundancy", "redundancy groups"),
    ("remoteservices", "services of other agents"),
    ("resourcemanager", "settings of Resource Manager"),
    ("scheduler", "scheduled tasks"),
    ("scripts", "the automation scripts"),
    ("services", "the services"),
    ("simulations", "simulations of devices"),
    ("slalerter", "settings of the Alerter"),
    ("spectrum alarm recordings", "recordings of spectrum alarms"),
    ("system cache", "temporary copies"),
    ("tasks", "scheduled tasks"),
    ("templates", "templates"),
    ("tools", "helper programs of DataMiner"),
    ("upgrades", "what upgrades bring and leave behind"),
    ("users", "user accounts, groups and their rights"),
    ("views", "the views and their drawings"),
    ("visuals", "Visio drawings"),
    (
        "webpages",
        "the web apps and public files of the web server",
    ),
];

/// What a top folder of an agent holds; letter case does not matter.
pub(crate) fn folder_holds(name: &str) -> Option<&'static str> {
    let name = crate::lower_case(name);
    let at = FOLDERS
        .binary_search_by(|(folder, _)| (*folder).cmp(name.as_str()))
        .ok()?;
    FOLDERS.get(at).map(|(_, holds)| *holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_found_whatever_their_letter_case() {
        assert!(FOLDERS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(
            FOLDERS
                .iter()
                .all(|(folder, _)| folder_holds(&folder.to_uppercase()).is_some())
        );
        assert_eq!(folder_holds("holiday"), None);
    }
}
