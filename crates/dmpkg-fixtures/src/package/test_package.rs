//! Test packages (`.dmtest`): application packages that carry tests.

use super::application::application;
use super::builder::PackageBuilder;

/// The smallest good test package: one pipeline script.
pub fn test() -> PackageBuilder {
    application().entry(
        "AppInstallContent/DmTest/TestPackagePipeline/1.Run.ps1",
        RUN,
    )
}

/// A test package with configuration, harvested tests and files they depend on.
pub fn rich_test() -> PackageBuilder {
    test()
        .entry(
            "AppInstallContent/DmTest/TestPackagePipeline/2.Report.ps1",
            "Write-Output 'Weather tests are done.'\n",
        )
        .entry(
            "AppInstallContent/DmTest/TestPackagePipeline/CommonCode.psm1",
            COMMON,
        )
        .entry(
            "AppInstallContent/DmTest/TestHarvesting/tests.generated/wind.json",
            "{\"test\": \"wind\"}\n",
        )
        .entry(
            "AppInstallContent/DmTest/TestHarvesting/dependencies.generated/stations.csv",
            "id,name\n1,North\n",
        )
        .entry(
            "AppInstallContent/DmTest/Tests/wind.feature",
            "Feature: wind\n  Scenario: calm\n",
        )
        .entry(
            "AppInstallContent/DmTest/Dependencies/readme.txt",
            "Recorded answers of a demo station.\n",
        )
        .entry("AppInstallContent/DmTest/qaops.config.xml", QAOPS)
        .entry("AppInstallContent/DmTest/dmtestversion.txt", "1.0.0")
}

const RUN: &str = "Import-Module \"$PSScriptRoot/CommonCode.psm1\" -ErrorAction SilentlyContinue\n\
    Write-Output 'Testing the demo station.'\n";

const COMMON: &str = "function Get-Station([int] $Id) {\n    \"Station $Id\"\n}\n";

const QAOPS: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<QAOpsConfig>\n  \
    <PerformPackageInstallation>true</PerformPackageInstallation>\n</QAOpsConfig>\n";
