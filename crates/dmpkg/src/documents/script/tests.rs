use super::*;
use std::rc::Rc;

use dmpkg_archive::MemorySource;

use crate::{Block, DecodedText, DocumentAt, EntryAddress, EntryPath, Package, Sheet, Value};

fn read(text: &str) -> Script {
    Script::read(&XmlDocument::parse(DecodedText::decode(text.as_bytes())))
}

/// The entry points of code, `name@line:column method(types)`, and what it calls.
fn found(code: &str) -> String {
    let script = read(&format!(
        "<DMSScript><Script>\n<Exe id='1' type='csharp'><Value><![CDATA[{code}]]></Value></Exe></Script></DMSScript>"
    ));
    let points = script.entry_points().map(|point| {
        let TextPos { line, column } = point.position;
        let method = point.method.as_deref().unwrap_or("-");
        let mark = if point.is_marked { "" } else { "?" };
        let types = point.parameters.join(" ");
        format!("{}{mark}@{line}:{column} {method}({types})", point.name)
    });
    let mut found: Vec<_> = points.collect();
    if script.calls_default_installer() {
        found.push("default installer".to_owned());
    }
    if script.uses_setup_content() {
        found.push("setup content".to_owned());
    }
    for (_, block) in script.code_blocks() {
        found.extend(
            block
                .sub_scripts
                .iter()
                .map(|it| format!("starts {}", it.value)),
        );
        found.extend(block.interfaces.iter().map(|it| it.value.clone()));
        found.extend(block.shows_dialog.iter().map(|it| it.value.clone()));
    }
    found.join("; ")
}

#[test]
fn entry_points_are_found_in_code_alone() {
    for (code, expected) in [
        (
            "class A {\n [AutomationEntryPoint(AutomationEntryPointType.Types.InstallAppPackage)]\n public void Go(IEngine engine, AppInstallContext context) { installer.InstallDefaultContent(); }",
            "InstallAppPackage@3:3 Go(IEngine AppInstallContext); default installer",
        ),
        (
            "[Obsolete, Skyline.DataMiner.Automation.AutomationEntryPointAttribute((AutomationEntryPointType.Types)6), Other(1)] [More] public static Task<int> Go(Skyline.Engine e, Map<int, string> m) {}",
            "UninstallApp@2:83 Go(Engine Map)",
        ),
        ("[AutomationEntryPoint(99)] void X() {}", "99@2:44 X()"),
        (
            "// [AutomationEntryPoint(Types.Default)]\n/* [AutomationEntryPoint(Types.Default)] */ var a = \"[AutomationEntryPoint(Types.Default)]\"; x.AutomationEntryPoint",
            "",
        ),
        (
            "void Run(Engine engine) {} void Run(string a) {} Run(engine);",
            "Run?@2:48 Run(Engine)",
        ),
        (
            "[AutomationEntryPoint(Types.Default)] public void Run(IEngine engine) {}",
            "Default@2:44 Run(IEngine)",
        ),
        ("[AutomationEntryPoint(Types.Default)", "Default@2:44 -()"),
        ("[AutomationEntryPoint(", ""),
        ("[AutomationEntryPoint", ""),
    ] {
        assert_eq!(found(code), expected, "{code}");
    }
}

#[test]
fn calls_are_told_from_declarations() {
    for (code, expected) in [
        ("void InstallDefaultContent() { }", ""),
        ("{ InstallDefaultContent(); }", "default installer"),
        ("base.InstallDefaultContent();", "default installer"),
        ("// installer.InstallDefaultContent();", ""),
        ("var a = i?.GetSetupContentDirectory();", "setup content"),
        (
            "engine.PrepareSubScript(\"Demo\"); engine.PrepareSubScript(name); engine.PrepareSubScript(\"A\" + b);",
            "starts Demo",
        ),
        ("engine.ShowUI(builder);", "ShowUI"),
        (
            "public sealed class A : Base, Skyline.IGQIDataSource, IGQIOnInit { IGQIOperator o; }",
            "IGQIDataSource",
        ),
        ("var a = (IGQIDataSource)b;", ""),
    ] {
        assert_eq!(found(code), expected, "{code}");
    }
}

#[test]
fn every_element_is_kept() {
    let script = read(
        "<DMSScript options=' 272 '><SolutionId>demo</SolutionId><Name>A</Name><Name>B</Name><Odd>1</Odd>\
         <Protocols><Protocol id='1'><Name>P</Name><Version>1.0.0.1</Version></Protocol><Odd/></Protocols>\
         <Memory><File id='3' volatile='true'><Description>M</Description></File></Memory>\
         <Parameters><ScriptParameter id='2' type='string' values='M'><Description>Q</Description></ScriptParameter></Parameters>\
         <Credentials><Credential id='4'><Name>C</Name><Type>Token</Type></Credential></Credentials>\
         <Script><Exe id='5' type='set' destvar='v' more='x'><Param protocol='1'>300</Param><Value ref='q'/></Exe>\
         <Exe id='6' type='CSharp'><Message/><Param type='ref'>a.dll; b.dll</Param><Param type='ref'>c.dll</Param><Param type='scriptRef'>S:L</Param>\
         <Param type='preCompile'>true</Param><Param type='libraryName'>L</Param><Param type='odd'>o</Param><Value>x</Value></Exe></Script></DMSScript>",
    );
    let fields: Vec<_> = script
        .fields()
        .map(|(name, field)| format!("{name}={}", field.value))
        .collect();
    assert_eq!(
        fields,
        [
            "@options=272",
            "Name=A",
            "SolutionId=demo",
            "Name=B",
            "Odd=1",
            "Protocols/Odd="
        ]
    );
    assert_eq!(script.option_bits(), Some(272));
    assert_eq!(script.dummies[0].version.as_ref().unwrap().value, "1.0.0.1");
    assert_eq!(script.memory[0].volatile.as_deref(), Some("true"));
    assert_eq!(script.parameters[0].values.as_deref(), Some("M"));
    assert_eq!(script.credentials[0].kind.as_ref().unwrap().value, "Token");
    let set = &script.actions[0];
    assert_eq!(
        (set.destination.as_deref(), set.attributes.len()),
        (Some("v"), 1)
    );
    assert_eq!(words::details(set), "Param 300 (protocol 1); Value (ref q)");
    let (action, block) = script.code_blocks().next().unwrap();
    assert_eq!(action.parts.len(), 1);
    let references: Vec<_> = block
        .references
        .iter()
        .map(|it| it.value.as_str())
        .collect();
    assert_eq!(references, ["a.dll", "b.dll", "c.dll"]);
    assert_eq!(
        (block.is_library(), block.lines(), block.other.len()),
        (true, 1, 1)
    );
}

#[test]
fn what_it_is_for_has_a_reason() {
    let kinds = |text: &str| {
        let roles = role::roles(&read(text));
        let shown = roles
            .iter()
            .map(|role| format!("{}: {}", role.what, role.because));
        shown.collect::<Vec<_>>().join("; ")
    };
    for (text, expected) in [
        ("<DMSScript/>", ""),
        (
            "<DMSScript><Name>A</Name></DMSScript>",
            "ordinary script: it has no actions",
        ),
        (
            "<DMSScript options='32'/>",
            "interactive script: its options",
        ),
        (
            "<DMSScript options='32'><Interactivity>Never</Interactivity></DMSScript>",
            "ordinary script",
        ),
        (
            "<DMSScript><Script><Exe type='ui'/></Script></DMSScript>",
            "interactive script: it has an action of type ui",
        ),
        (
            "<DMSScript><Script><Exe type='csharp'><Value>[AutomationEntryPoint(Types.OnApiTrigger)]</Value></Exe></Script></DMSScript>",
            "user-defined API: its code has the entry point OnApiTrigger",
        ),
        (
            "<DMSScript><Script><Exe type='csharp'><Param type='preCompile'>TRUE</Param></Exe></Script></DMSScript>",
            "library for other scripts",
        ),
    ] {
        let kinds = kinds(text);
        assert!(kinds.starts_with(expected), "{kinds}");
        assert_eq!(kinds.is_empty(), expected.is_empty(), "{kinds}");
    }
}

#[test]
fn broken_scripts_keep_what_stands_before() {
    for text in [
        "",
        "<DMSScript",
        "<DMSScript><Name>A</Name><Script><Exe id='1' type='csharp'><Value><![CDATA[class",
    ] {
        let script = read(text);
        assert!(script.name.is_none_or(|name| name.value == "A"), "{text}");
    }
}

fn package() -> Package {
    let bytes = dmpkg_fixtures::package::scripts().build();
    Package::open("Demo.dmapp", Rc::new(MemorySource::new(bytes))).unwrap()
}

fn sheet_of(package: &Package, path: &str, script: &Script) -> Sheet {
    script.sheet(&DocumentAt {
        address: &EntryAddress::default(),
        path: &EntryPath(vec![path.to_owned()]),
        package,
    })
}

/// The column of a table.
fn column(sheet: &Sheet, title: &str, label: &str) -> Vec<String> {
    let mut tables = sheet.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if table.title == title => Some(table),
        _ => None,
    });
    let table = tables.next().unwrap();
    let at = table
        .columns
        .iter()
        .position(|it| it.label == label)
        .unwrap();
    let cells = table.rows.iter().map(|row| match &row.cells[at] {
        Value::Text(text) | Value::Code(text) => text.clone(),
        other => format!("{other:?}"),
    });
    cells.collect()
}

#[test]
fn what_code_needs_is_found() {
    let package = package();
    let libraries = |path, references: &[&str]| {
        let references: String = references
            .iter()
            .map(|it| format!("<Param type='ref'>{it}</Param>"))
            .collect();
        let script = read(&format!(
            "<DMSScript><Script><Exe type='csharp'>{references}</Exe></Script></DMSScript>"
        ));
        let sheet = sheet_of(&package, path, &script);
        column(&sheet, "Libraries that the code needs", "Found in")
    };
    let installer = "skyline.DataMiner.core.AppPackageInstaller.dll";
    let units = r"d:\SKYLINE DataMiner\ProtocolScripts\DllImport\demo.weather.units\1.2.0\lib\net48\demo.weather.units.dll";
    assert_eq!(
        libraries(
            "Scripts/Install.xml",
            &[installer, units, "System.dll", "A.dll"]
        ),
        [
            "this package",
            "this package",
            ".NET Framework",
            "nothing found"
        ]
    );
    // Only the install script finds what lies beside it.
    assert_eq!(
        libraries(
            "AppInstallContent/Scripts/A/Script_A.xml",
            &[installer, "SLNetTypes.dll"]
        ),
        ["nothing found", "DataMiner"]
    );
    let watch = read(dmpkg_fixtures::content::WATCH_SCRIPT);
    let sheet = sheet_of(&package, "Script_A.xml", &watch);
    assert_eq!(
        column(&sheet, "Other scripts that it uses", "Found in"),
        [
            "this package",
            "this script",
            "this package",
            "nothing found",
            "this package"
        ]
    );
}

#[test]
fn long_code_is_cut_and_the_rest_is_pointed_at() {
    for (lines, notices) in [(2000, 0), (2001, 1)] {
        let code = "a;\n".repeat(lines);
        let script = read(&format!(
            "<DMSScript><Script>\n<Exe type='csharp'><Value>{code}</Value></Exe></Script></DMSScript>"
        ));
        let sheet = sheet_of(&package(), "Script_A.xml", &script);
        let code = sheet.blocks.iter().find_map(|block| match block {
            Block::Code(code) => Some((code.text.lines().count(), code.first_line)),
            _ => None,
        });
        assert_eq!(code, Some((2000, 2)));
        let found: Vec<_> = sheet
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Notice(notice) => notice.place.as_ref()?.position,
                _ => None,
            })
            .collect();
        assert_eq!(found.len(), notices);
        assert!(found.iter().all(|at| at.line == 2002));
    }
}
