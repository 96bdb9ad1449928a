//! The cases of the family.

use dmpkg_fixtures::package::{self, PackageBuilder};

use super::super::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

const CONFIGURATION: &str = "AppInstallContent/DmTest/qaops.config.xml";
const SCRIPT: &str = "AppInstallContent/DmTest/TestPackagePipeline/1.Run.ps1";
const VERSION: &str = "AppInstallContent/DmTest/dmtestversion.txt";

pub(in super::super) fn cases() -> Vec<Case> {
    let configured = |text: &str| package::test().entry(CONFIGURATION, text);
    let installs = |value: &str| {
        configured(&format!(
            "<Settings><PerformPackageInstallation>{value}</PerformPackageInstallation></Settings>"
        ))
    };
    let versioned = |text: &str| package::test().entry(VERSION, text);
    let script = |name: &str| package::test().rename(SCRIPT, name);
    vec![
        case(
            "test/no-test-assets",
            &package::application(),
            &package::test(),
        ),
        Case {
            file_name: "Demo Station.1.0.0.dmapp",
            ..case(
                "test/assets-in-app-package",
                &package::test(),
                &package::application(),
            )
        },
        case(
            "test/unusual-config",
            &configured("<Config/>"),
            &configured("<QAOpsConfig/>"),
        ),
        case("test/unusual-config", &installs("yes"), &installs(" True ")),
        case("test/unusual-config", &installs(""), &installs("0")),
        case(
            "test/unusual-config",
            &configured("<Config/>"),
            &package::test().entry("SetupContent/qaops.config.xml", "<Config/>"),
        ),
        case(
            "test/no-pipeline-script",
            &script("AppInstallContent/DmTest/TestPackagePipeline/Run.ps1"),
            &script("AppInstallContent/dmtest/testpackagepipeline/02.Run.PS1"),
        ),
        case(
            "test/unknown-format-version",
            &versioned("2.0.0"),
            &versioned("\u{feff}1.0.0\r\n"),
        ),
    ]
}

fn case(rule: &'static str, broken: &PackageBuilder, sound: &PackageBuilder) -> Case {
    Case {
        rule,
        file_name: "Demo Station Tests.dmtest",
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}
