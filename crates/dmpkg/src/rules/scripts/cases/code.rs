//! Code, and the methods by which it is started.

use dmpkg_fixtures::content::crlf;
use dmpkg_fixtures::package;

use super::super::super::tests::Case;
use super::{
    CONFIG, INSTALL, UNINSTALL, actions, case, code, configured, edited, install, with_script,
};

const MARK: &str = "[AutomationEntryPoint(AutomationEntryPointType.Types.InstallAppPackage)]";
const HEAD: &str = "Install(IEngine engine, AppInstallContext context)";

pub(super) fn cases() -> Vec<Case> {
    let small = package::application;
    let mut cases = emptiness();
    cases.extend([
        install("scripts/missing-entry-point", MARK, "", "[Obsolete, Skyline.DataMiner.Automation.AutomationEntryPointAttribute ( Types . InstallAppPackage )]"),
        install("scripts/missing-entry-point", MARK, "// [AutomationEntryPoint(Types.InstallAppPackage)]", "[AutomationEntryPoint((AutomationEntryPointType.Types)4)]"),
        install("scripts/missing-entry-point", MARK, "[AutomationEntryPoint(Types.Default)] // \"InstallAppPackage\"", "[AutomationEntryPoint(InstallAppPackage)]"),
        case(
            "scripts/missing-entry-point",
            &small().edit(INSTALL, MARK, "").edit(INSTALL, HEAD, "Run(IEngine engine)"),
            // Which value a constant has is not known.
            &small().edit(INSTALL, MARK, "[AutomationEntryPoint(Wanted)]"),
        ),
        install("scripts/entry-point-signature", HEAD, "Install(IEngine engine)", "Install(Skyline.DataMiner.Automation.Engine e, [NotNull] Skyline.DataMiner.Net.AppPackages.AppInstallContext c = null)"),
        install("scripts/entry-point-signature", HEAD, "Install(AppInstallContext context, IEngine engine)", "Install(Engine engine, AppInstallContext context)"),
        case(
            "scripts/several-entry-points",
            &small().edit(INSTALL, MARK, "[AutomationEntryPoint(Types.InstallAppPackage)] void A(IEngine e, AppInstallContext c) { }\n[AutomationEntryPoint(4)]"),
            &small().edit(INSTALL, MARK, "/* [AutomationEntryPoint(Types.InstallAppPackage)] */ [AutomationEntryPoint(Types.Default)] void A(IEngine e) { }\n[AutomationEntryPoint(4)]"),
        ),
        edited("scripts/config-missing-entry-point", &configured(), CONFIG, "Types.ConfigureApp", "Types.InstallAppPackage", "Types.ConfigureApp"),
        edited("scripts/config-missing-entry-point", &configured(), CONFIG, "AppConfigurationContext context", "AppInstallContext context", "AppConfigurationContext c"),
        edited("scripts/uninstall-missing-entry-point", &configured(), UNINSTALL, "[AutomationEntryPoint(AutomationEntryPointType.Types.UninstallApp)]", "", "[AutomationEntryPoint(AutomationEntryPointType.Types.UnInstallApp)]"),
        edited("scripts/uninstall-missing-entry-point", &configured(), UNINSTALL, "AppUninstallContext context", "string context", "AppUninstallContext context"),
        actions(
            "scripts/install-entry-point-in-content",
            &code("[AutomationEntryPoint(Types.UninstallApp)] void A() { }", ""),
            &code("[AutomationEntryPoint(Types.OnDomAction)] void A() { } // UninstallApp", ""),
        ),
        actions(
            "scripts/debug-compilation",
            &code("class A { }", "<Param type=\"debug\"> True </Param>"),
            &code("class A { }", "<!-- <Param type=\"debug\">true</Param> --><Param type=\"debug\">false</Param>"),
        ),
        actions(
            "scripts/unresolved-project-placeholder",
            &code("\n[Project:Demo_1]\n", ""),
            &code("[Project:Demo_1] class A { }", ""),
        ),
        actions(
            "scripts/unresolved-project-placeholder",
            &code("class A { }", "<Param type=\"ref\">[Project:Demo_1].dll</Param>"),
            &code("class A { }", "<Param type=\"ref\">[ProtocolName].[ProtocolVersion].QAction.1.dll</Param>"),
        ),
        actions(
            "scripts/unresolved-project-placeholder",
            &code("class A { }", "<Param type=\"scriptRef\">[Project:Demo_1]:Demo</Param>"),
            &code("class A { }", "<Param type=\"scriptRef\">[AutomationScriptName]:Demo</Param><Param type=\"libraryName\">Demo</Param>"),
        ),
    ]);
    cases
}

/// Scripts without code.
fn emptiness() -> Vec<Case> {
    let comment = "<Exe id=\"1\" type=\"comment\"><Value>Demo</Value><Message/></Exe>";
    let empty = "<Exe id=\"1\" type=\"csharp\"><Value> </Value><Message/></Exe>";
    let second = |id: &str| format!("<Exe id=\"2\" type=\"csharp\">{id}<Message/></Exe>");
    vec![
        case(
            "scripts/missing-code",
            &package::application().replace(INSTALL, super::script("Install", empty)),
            &package::application().replace(INSTALL, crlf(dmpkg_fixtures::content::INSTALL)),
        ),
        case(
            "scripts/missing-code",
            &configured().replace(CONFIG, super::script("Configure", comment)),
            &configured().edit(CONFIG, "<Exe", &format!("{}<Exe", second("<Value/>"))),
        ),
        case(
            "scripts/empty-uninstall-script",
            &configured().replace(UNINSTALL, super::script("Uninstall", "")),
            &configured(),
        ),
        case(
            "scripts/empty-code-block",
            &with_script(&format!("{}{}", code("class A { }", ""), second(""))),
            &with_script(&format!(
                "{}{}",
                code("class A { }", ""),
                second("<Value>class B { }</Value>")
            )),
        ),
        actions("scripts/no-code", comment, &code("class A { }", "")),
        actions("scripts/no-code", "", &code("// nothing but a remark", "")),
    ]
}
