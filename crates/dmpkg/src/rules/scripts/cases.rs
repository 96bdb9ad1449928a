//! The cases of the family.

mod actions;
mod code;
mod content;
mod head;
mod parts;
mod references;

use dmpkg_fixtures::content::Library;
use dmpkg_fixtures::package::{self, PackageBuilder};

use super::super::Severity;
use super::super::tests::{Case, check, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in super::super) fn cases() -> Vec<Case> {
    [
        parts::cases(),
        head::cases(),
        code::cases(),
        actions::cases(),
        references::cases(),
        content::cases(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

const INSTALL: &str = "Scripts/Install.xml";
const CONFIG: &str = "Scripts/Config.xml";
const UNINSTALL: &str = "Scripts/Uninstall.xml";
/// Where the script of [`with_script`] lies.
const CONTENT: &str = "AppInstallContent/Scripts/Demo/Script_Demo.xml";

/// What the rules of the family say above notes, each with its place.
fn said(package: &PackageBuilder) -> Vec<String> {
    let findings = check("a.dmapp", &package.build()).list();
    let own = findings
        .into_iter()
        .filter(|it| it.rule.starts_with("scripts/") && it.severity != Severity::Note);
    let line = |it: crate::Finding| {
        let place = match (it.line, it.column) {
            (Some(line), Some(column)) => format!(":{line}:{column}"),
            _ => String::new(),
        };
        format!("{}{place}: {}", it.rule, it.message)
    };
    own.map(line).collect()
}

#[test]
fn findings_stand_where_the_defect_is() {
    let small = package::application;
    let libraries = references(&["System.dll", "\n  C:\\Users\\Jane Doe\\Demo.dll"]);
    let twice = code("class A { }", "").repeat(2);
    for (package, expected) in [
        (
            small().edit(
                INSTALL,
                "http://www.skyline.be/automation",
                "http://example.org/a",
            ),
            "scripts/unexpected-namespace:2:26: The namespace of the script is `http://example.org/a`, not `http://www.skyline.be/automation`.",
        ),
        (
            small().edit(
                INSTALL,
                "(IEngine engine, AppInstallContext context)",
                "(IEngine engine)",
            ),
            "scripts/entry-point-signature:21:3: The method that is marked as InstallAppPackage has other parameters than `IEngine, AppInstallContext`: `IEngine`.",
        ),
        (
            small()
                .edit(
                    INSTALL,
                    "[AutomationEntryPoint(AutomationEntryPointType.Types.InstallAppPackage)]",
                    "",
                )
                .edit(
                    INSTALL,
                    "Install(IEngine engine, AppInstallContext context)",
                    "Run(IEngine engine)",
                ),
            "scripts/missing-entry-point:14:20: The code marks no method as InstallAppPackage; its method Run is not called.",
        ),
        (
            with_script(&libraries),
            "scripts/rooted-reference-outside-dataminer:7:3: The library `Demo.dll` is referred to by a path that is not below `C:\\Skyline DataMiner`.",
        ),
        (
            with_script(&twice),
            "scripts/duplicate-action-id:6:86: The number `1` is that of the action in line 6, too.",
        ),
        (
            small().edit(INSTALL, "mscorlib.dll", "A.dll;B.dll;a.DLL"),
            "scripts/duplicate-reference:33:22: The action refers to `A.dll` twice, in line 33 before.; scripts/missing-dependency:33:22: The library `A.dll` is not in Scripts/InstallDependencies, and is none that every agent has.; scripts/missing-dependency:33:22: The library `B.dll` is not in Scripts/InstallDependencies, and is none that every agent has.",
        ),
    ] {
        let mut said = said(&package);
        said.sort();
        assert_eq!(said.join("; "), expected);
    }
}

#[test]
fn versions_of_a_library_are_told() {
    let library = |version| Library::new("Demo", version).build();
    let root = r"C:\Skyline DataMiner\ProtocolScripts\DllImport";
    let one = format!(r"{root}\demo\1.0.0\Demo.dll");
    let other = format!(r"{root}\demo\2.0.0\Demo.dll");
    let package = with_script(&references(&[&one, &other])).entry(
        "AppInstallContent/Assemblies/ProtocolScripts/DllImport/demo/1.0.0/Demo.dll",
        library([1, 2, 3, 4]),
    );
    assert_eq!(
        said(&package).first().map(String::as_str),
        Some(
            "scripts/duplicate-reference:6:185: The script refers to `Demo.dll` by different paths: in line 6 (version: 1.2.3.4) and here (version: not in this package)."
        )
    );
}

#[test]
fn what_is_no_script_is_judged_no_further() {
    let package = package::application().replace(INSTALL, "<Protocol/>");
    let findings = check("a.dmapp", &package.build());
    let own = findings.list().into_iter();
    let own: Vec<_> = own.filter(|it| it.rule.starts_with("scripts/")).collect();
    let rules: Vec<&str> = own.iter().map(|it| it.rule.as_str()).collect();
    assert_eq!(rules, ["scripts/wrong-root", "scripts/no-uninstall-script"]);
    let skipped = findings.skipped();
    for rule in ["scripts/missing-code", "scripts/no-default-installer"] {
        assert!(skipped.iter().any(|it| it.rule == rule), "{rule}");
    }
}

#[test]
fn a_package_in_a_folder_lacks_nothing() {
    let small = package::application();
    let paths: Vec<String> = small.paths().map(str::to_owned).collect();
    let package = paths.iter().fold(small, |package, path| {
        package.rename(path, &format!("Demo/{path}"))
    });
    assert_eq!(said(&package), [""; 0]);
}

/// A case of two packages.
fn case(rule: &'static str, broken: &PackageBuilder, sound: &PackageBuilder) -> Case {
    Case {
        rule,
        file_name: "a.dmapp",
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}

/// A case in which a text of the install script is another one.
fn install(rule: &'static str, old: &str, broken: &str, sound: &str) -> Case {
    edited(rule, &package::application(), INSTALL, old, broken, sound)
}

/// A case in which a text of a file is another one.
fn edited(
    rule: &'static str,
    package: &PackageBuilder,
    path: &str,
    old: &str,
    broken: &str,
    sound: &str,
) -> Case {
    let edit = |new: &str| package.clone().edit(path, old, new);
    case(rule, &edit(broken), &edit(sound))
}

/// A case in which a script of the content has other actions.
fn actions(rule: &'static str, broken: &str, sound: &str) -> Case {
    case(rule, &with_script(broken), &with_script(sound))
}

/// An application package with a script called `Demo` in its content, which has these actions.
fn with_script(actions: &str) -> PackageBuilder {
    package::application()
        .entry(CONTENT, script("Demo", actions))
        .replace("Description.txt", DESCRIPTION)
}

/// A script of the content.
fn script(name: &str, actions: &str) -> String {
    format!(
        "<DMSScript options=\"272\" xmlns=\"http://www.skyline.be/automation\">\n<Name>{name}</Name>\n\
         <Description/><Type>Automation</Type><Author/><CheckSets>FALSE</CheckSets><Folder/>\n\
         <Protocols/><Memory/><Parameters/>\n<Script>\n{actions}\n</Script>\n</DMSScript>\n"
    )
}

/// An action of type csharp with this code and these parameters.
fn code(code: &str, parameters: &str) -> String {
    format!(
        "<Exe id=\"1\" type=\"csharp\"><Value><![CDATA[{code}]]></Value><Message/>{parameters}</Exe>"
    )
}

/// An action of type csharp that refers to these libraries.
fn references(libraries: &[&str]) -> String {
    let parameters = libraries
        .iter()
        .map(|library| format!("<Param type=\"ref\">{library}</Param>"));
    code("class A { }", &parameters.collect::<String>())
}

/// A package with scripts for configuring and uninstalling.
fn configured() -> PackageBuilder {
    let configuration = "<Configuration><Entries><Entry><ID>a</ID><Name>A</Name></Entry></Entries></Configuration></AppInfo>";
    package::application()
        .edit("AppInfo.xml", "</AppInfo>", configuration)
        .entry(CONFIG, dmpkg_fixtures::content::CONFIG)
        .entry(UNINSTALL, dmpkg_fixtures::content::UNINSTALL)
}

const DESCRIPTION: &str = "Demo Station package version: 1.0.0\n---------------------------------\n\
    Package creation time: 2025-06-02 08:30:00\n---------------------------------\nFile Versions:\n\
    Script\\Demo:1.0.0\n";
