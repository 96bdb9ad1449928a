//! What a script says of itself.

use dmpkg_fixtures::package;

use super::super::super::tests::Case;
use super::{CONTENT, INSTALL, UNINSTALL, case, code, configured, edited, install, with_script};

pub(super) fn cases() -> Vec<Case> {
    let content = with_script(&code("class A { }", ""));
    let solution = |version: &str| {
        content
            .clone()
            .edit(
                CONTENT,
                "<Folder/>",
                "<Folder/><SolutionId>demo</SolutionId>",
            )
            .edit("AppInfo.xml", "10.3.0.0-12752", version)
    };
    vec![
        case(
            "scripts/wrong-root",
            &package::application()
                .edit(INSTALL, "<DMSScript", "<Script")
                .edit(INSTALL, "</DMSScript", "</Script"),
            &package::application()
                .edit(
                    INSTALL,
                    "<DMSScript",
                    "<a:DMSScript xmlns:a=\"http://www.skyline.be/automation\"",
                )
                .edit(INSTALL, "</DMSScript", "</a:DMSScript"),
        ),
        case(
            "scripts/wrong-root",
            &content.clone().replace(CONTENT, "<Protocol/>"),
            &content.clone().entry(
                "AppInstallContent/CompanionFiles/Skyline DataMiner/Scripts/Script_B.xml",
                "<Protocol/>",
            ),
        ),
        install(
            "scripts/unexpected-namespace",
            " xmlns=\"http://www.skyline.be/automation\"",
            " xmlns=\"http://www.skyline.be/protocol\"",
            "",
        ),
        edited(
            "scripts/unexpected-namespace",
            &content,
            CONTENT,
            " xmlns=\"http://www.skyline.be/automation\"",
            " xmlns=\"http://www.skyline.be/Automation\"",
            " xmlns=\"\"",
        ),
        edited(
            "scripts/unusable-name",
            &configured(),
            UNINSTALL,
            "<Name>Uninstall",
            "<Name>Un;install",
            "<Name>Un-install (1)",
        ),
        edited(
            "scripts/unusable-name",
            &configured(),
            UNINSTALL,
            "<Name>Uninstall",
            "<Name> Uninstall",
            "<Name><![CDATA[Uninstall]]>",
        ),
        edited(
            "scripts/unusable-name",
            &configured(),
            UNINSTALL,
            "<Name>Uninstall</Name>",
            "",
            "<Name>Größe</Name>",
        ),
        edited(
            "scripts/unusable-name",
            &content,
            CONTENT,
            "<Name>Demo</Name>",
            "<Name> </Name>",
            "<Name>Demo</Name>",
        ),
        install(
            "scripts/wrong-type",
            "<Type>Automation<",
            "<Type>automation<",
            "<Type> Automation\n<",
        ),
        install(
            "scripts/wrong-type",
            "<Type>Automation</Type>",
            "",
            "<Type>Automation</Type>",
        ),
        install(
            "scripts/missing-element",
            "<Protocols />",
            "",
            "<Protocols></Protocols>",
        ),
        edited(
            "scripts/missing-element",
            &content,
            CONTENT,
            "<Description/>",
            "",
            "<Description/><Interactivity>Auto</Interactivity>",
        ),
        install(
            "scripts/unreadable-options",
            "options=\"272\"",
            "options=\"0x110\"",
            "options=\" 16 \"",
        ),
        install(
            "scripts/unreadable-options",
            "options=\"272\"",
            "options=\"0\"",
            "options=\"8\"",
        ),
        install(
            "scripts/unreadable-options",
            "options=\"272\"",
            "",
            "options=\"2040\"",
        ),
        install(
            "scripts/unknown-option-bits",
            "options=\"272\"",
            "options=\"273\"",
            "options=\"2040\"",
        ),
        install(
            "scripts/name-not-install",
            "<Name>Install<",
            "<Name>Demo Station<",
            "<Name>Install<",
        ),
        edited(
            "scripts/name-not-install",
            &configured(),
            INSTALL,
            "<Name>Install<",
            "<Name>install<",
            "<Name>Install<",
        ),
        edited(
            "scripts/unknown-interactivity",
            &content,
            CONTENT,
            "<Folder/>",
            "<Folder/><Interactivity>Sometimes</Interactivity>",
            "<Folder/><Interactivity>never</Interactivity>",
        ),
        case(
            "scripts/solution-id-needs-newer-agent",
            &solution("10.6.8.0-17000"),
            &solution("10.6.9.0-17000"),
        ),
        case(
            "scripts/solution-id-needs-newer-agent",
            &solution("10.3.0.0-12752"),
            &content
                .clone()
                .edit(CONTENT, "<Folder/>", "<Folder/><SolutionId> </SolutionId>"),
        ),
    ]
}
