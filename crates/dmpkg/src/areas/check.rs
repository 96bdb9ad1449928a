//! Checks that run before an upgrade.

/// Where the documentation lists them.
pub(crate) const CHECKS_PAGE: &str = "https://docs.dataminer.services/dataminer/Administrator_guide/DataMiner_Agents/Upgrading_a_DMA/Preparing_to_upgrade_a_DataMiner_Agent.html#prerequisite-checks";

/// Each documented check, in lower case and alphabetic order, and what it verifies.
const CHECKS: &[(&str, &str)] = &[
    (
        "serviceautomaticproperties",
        "whether the framework for service and resource management is new enough",
    ),
    (
        "validateconnectors",
        "whether connectors are there that do not work with the new version",
    ),
    (
        "verifybrokergatewaymigration",
        "whether the message bus was moved to BrokerGateway, as 10.6.0 and 10.6.1 need it",
    ),
    (
        "verifyclouddxmversion",
        "whether every extension module (DxM) is new enough",
    ),
    (
        "verifyclusterports",
        "whether the agents reach each other on the ports that DataMiner uses",
    ),
    (
        "verifydotnetversion",
        "whether the hosting bundle of ASP.NET 8.0 is there",
    ),
    (
        "verifyelasticstoragetype",
        "whether the system stores its data in an indexing database, as 10.4.0 and 10.4.1 need it",
    ),
    (
        "verifygrpcconnection",
        "whether all agents of the cluster reach each other by gRPC on port 443",
    ),
    (
        "verifynatscluster",
        "whether the message bus (NATS) runs on every agent that needs it",
    ),
    (
        "verifynatsisrunning",
        "whether the message bus (NATS) runs; newer upgrades bring VerifyNatsCluster instead",
    ),
    (
        "verifynatsmigrationprerequisites",
        "whether the move of the message bus (NATS) can begin, by its name: it is not documented",
    ),
    (
        "verifynoamazonkeyspaces",
        "whether the database is Amazon Keyspaces, which DataMiner no longer supports",
    ),
    (
        "verifynoannotations",
        "whether the old Annotations module is in use, which ends with 10.6.0 and 10.6.1",
    ),
    (
        "verifynolegacycorrelation",
        "whether correlation rules of the old kind are there",
    ),
    (
        "verifynolegacyreportsdashboards",
        "whether reports and dashboards of the old kind are there, which end with 10.4.0 and 10.4.1",
    ),
    (
        "verifynoobsoleteapideployed",
        "whether obsolete interfaces (API Deployment) are in use",
    ),
    (
        "verifyosversion",
        "whether the new version supports the Windows of the agent",
    ),
];

/// What a check verifies; letter case does not matter.
pub(crate) fn check_of(name: &str) -> Option<&'static str> {
    let name = crate::lower_case(name);
    let at = CHECKS.binary_search_by(|(check, _)| (*check).cmp(name.as_str()));
    CHECKS.get(at.ok()?).map(|(_, verifies)| *verifies)
}

/// The name of the check at a path of Update.zip.
pub(crate) fn check_name(path: &str) -> Option<&str> {
    const FOLDER: &str = "Prerequisites/";
    let (folder, name) = path.split_at_checked(FOLDER.len())?;
    let stem = name.len().checked_sub(".dll".len())?;
    let (name, end) = name.split_at_checked(stem)?;
    let is_check = folder.eq_ignore_ascii_case(FOLDER)
        && end.eq_ignore_ascii_case(".dll")
        && !name.is_empty()
        && !name.contains('/');
    is_check.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_are_known_by_where_they_lie() {
        assert!(CHECKS.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(
            check_name("prerequisites/VerifyOSVersion.DLL"),
            Some("VerifyOSVersion")
        );
        for other in [
            "Prerequisites/.dll",
            "Prerequisites/a/b.dll",
            "Files/a.dll",
            "Prerequisites/é",
        ] {
            assert_eq!(check_name(other), None, "{other}");
        }
        assert!(check_of("VERIFYOSVERSION").is_some());
        assert_eq!(check_of("VerifyHoliday"), None);
    }
}
