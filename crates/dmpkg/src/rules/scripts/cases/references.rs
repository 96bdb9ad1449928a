//! What code refers to: libraries, scripts and connectors.

use dmpkg_fixtures::content::{Library, library};
use dmpkg_fixtures::package;

use super::super::super::tests::Case;
use super::{CONTENT, actions, case, code, edited, install, references, script, with_script};

const IMPORT: &str = r"C:\Skyline DataMiner\ProtocolScripts\DllImport";
const ASSEMBLIES: &str = "AppInstallContent/Assemblies/ProtocolScripts/DllImport";

pub(super) fn cases() -> Vec<Case> {
    let old = format!(r"{IMPORT}\demo\1.0.0\Demo.dll");
    let new = format!(r"{IMPORT}\demo\2.0.0\Demo.dll");
    let two = |actions: &str| {
        let demo = |version| Library::new("Demo", version).build();
        with_script(actions)
            .entry(
                &format!("{ASSEMBLIES}/demo/1.0.0/Demo.dll"),
                demo([1, 0, 0, 0]),
            )
            .entry(
                &format!("{ASSEMBLIES}/demo/2.0.0/Demo.dll"),
                demo([2, 0, 0, 0]),
            )
    };
    let second = references(&[&old]).replacen("id=\"1\"", "id=\"2\"", 1);
    let mut cases = vec![
        case(
            "scripts/duplicate-reference",
            &two(&references(&[&old, &new])),
            &two(&references(&[&old])),
        ),
        case(
            "scripts/duplicate-reference",
            &two(&(references(&[&new]) + &second)),
            &two(&(references(&[&old]) + &second)),
        ),
        install(
            "scripts/duplicate-reference",
            "mscorlib.dll",
            "mscorlib.dll;MSCORLIB.dll",
            "mscorlib.dll;System.dll",
        ),
        actions(
            "scripts/rooted-reference-outside-dataminer",
            &references(&[r"D:\Libraries\Demo.dll"]),
            &references(&[r"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\System.Web.dll"]),
        ),
        actions(
            "scripts/rooted-reference-outside-dataminer",
            &references(&[r"\\server\share\Demo.dll"]),
            &references(&["c:/SKYLINE DataMiner/Files/SLNetTypes.dll"]),
        ),
        case(
            "scripts/reference-not-in-package",
            &with_script(&references(&[&old])),
            &with_script(&references(&[&old.to_uppercase()])).entry(
                &format!("{ASSEMBLIES}/demo/1.0.0/Demo.dll"),
                library("Demo"),
            ),
        ),
        case(
            // What a package inside brings is on the agent before the script is.
            "scripts/reference-not-in-package",
            &with_script(&references(&[&new]))
                .entry("AppInstallContent/AppPackages/Base.dmapp", base()),
            &with_script(&references(&[&old]))
                .entry("AppInstallContent/AppPackages/Base.dmapp", base()),
        ),
        actions(
            "scripts/reference-expected-on-agent",
            &references(&[r"C:\Skyline DataMiner\Files\Demo.dll"]),
            &references(&[
                r"C:\Skyline DataMiner\Files\SRM\Demo.dll",
                "System.Xml.dll",
                "SLManagedAutomation.dll",
            ]),
        ),
        case(
            "scripts/reference-expected-on-agent",
            &with_script(&references(&["Demo.dll"])),
            &with_script(&references(&["Demo.dll"])).entry(
                "AppInstallContent/Assemblies/Files/Demo.dll",
                library("Demo"),
            ),
        ),
        actions(
            "scripts/reference-expected-on-agent",
            &references(&[&format!(r"{IMPORT}\SolutionLibraries\Demo\Demo.dll")]),
            &references(&["[ProtocolName].[ProtocolVersion].QAction.1.dll"]),
        ),
    ];
    cases.extend(scripts());
    cases
}

/// The package inside, which brings a library.
fn base() -> package::PackageBuilder {
    package::application().entry(
        &format!("{ASSEMBLIES}/demo/1.0.0/Demo.dll"),
        library("Demo"),
    )
}

fn scripts() -> Vec<Case> {
    let uses = |reference: &str| {
        let parameter = format!("<Param type=\"scriptRef\">{reference}</Param>");
        let own = "<Exe id=\"2\" type=\"csharp\"><Value>class B { }</Value><Message/><Param type=\"libraryName\">Own</Param></Exe>";
        let library = code("class A { }", "<Param type=\"libraryName\">Tools</Param>");
        with_script(&(code("class A { }", &parameter) + own))
            .entry(
                "AppInstallContent/Scripts/Other/Script_Other.xml",
                script("Other", &library),
            )
            .edit(
                "Description.txt",
                "Script\\Demo",
                "Script\\Other:1.0.0\nScript\\Demo",
            )
    };
    let calls = |called: &str| {
        let action =
            format!("<Exe id=\"2\" type=\"script\"><Script>{called}</Script><Message/></Exe>");
        with_script(&(code("class A { }", "") + &action))
    };
    let dummy = |name: &str| {
        let protocols =
            format!("<Protocols><Protocol id=\"1\"><Name>{name}</Name></Protocol></Protocols>");
        with_script(&code("class A { }", ""))
            .entry(
                "AppInstallContent/Protocols/Demo.dmprotocol",
                package::protocol(),
            )
            .edit(
                "Description.txt",
                "Script\\Demo",
                "Protocol\\Demo Rain Gauge:1.0.0.1\nScript\\Demo",
            )
            .edit(CONTENT, "<Protocols/>", &protocols)
    };
    vec![
        case(
            "scripts/library-script-not-in-package",
            &uses("Elsewhere:Tools"),
            &uses("OTHER:tools"),
        ),
        case(
            "scripts/library-script-not-in-package",
            &uses("Elsewhere"),
            &uses("[AutomationScriptName]:Own"),
        ),
        case(
            "scripts/missing-library-name",
            &uses("Other:Own"),
            &uses("Demo:Own"),
        ),
        case(
            "scripts/missing-library-name",
            &uses("[AutomationScriptName]:Tools"),
            &uses("Other:Tools"),
        ),
        case(
            "scripts/called-script-not-in-package",
            &calls("Elsewhere"),
            &calls("demo"),
        ),
        case(
            "scripts/dummy-connector-not-in-package",
            &dummy("Demo Weather Station"),
            &dummy("demo rain gauge"),
        ),
        edited(
            "scripts/dummy-connector-not-in-package",
            &with_script(&code("class A { }", "")),
            CONTENT,
            "<Protocols/>",
            "<Protocols><Protocol id=\"1\"><Name>Demo</Name></Protocol></Protocols>",
            "<Protocols><Protocol id=\"1\"><Name/></Protocol></Protocols>",
        ),
    ]
}
