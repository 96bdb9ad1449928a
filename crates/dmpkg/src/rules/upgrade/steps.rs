//! The files that instructions run, unpack or install.

use dmpkg_archive::sorted::sort_by;

use super::super::inputs::PackageInput;
use super::super::quoted::Quoted;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::folders::file_name;
use super::list::update;
use crate::{DocumentKind, Instruction, InstructionKind};

pub(super) const MISSING_STEP_FILE: Rule = Rule {
    id: "upgrade/missing-step-file",
    severity: Severity::Warning,
    title: "The file of a step is missing",
    condition: "Execute, JS, PS, Extract, ExecuteUpgrade or InstallApp names a file that lies nowhere in Update.zip, in any letter case. LASTROLLBACK, whole paths, variables, wildcards, programs of Windows, names that agents have (SL…, Skyline…, DataMiner…) and names without extension never fire.",
    why: "The step fails, unless the agent has the file already.",
    fix: "Add the file, or correct its name.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Package(
        &[DocumentKind::UpdateContent],
        missing_step_file,
    )],
};

/// Programs of Windows, in lower case, without extension and sorted.
const WINDOWS: &[&str] = &[
    "appcmd",
    "attrib",
    "bcdedit",
    "cacls",
    "certutil",
    "cmd",
    "copy",
    "cscript",
    "del",
    "dism",
    "gpupdate",
    "icacls",
    "iisreset",
    "installutil",
    "logman",
    "mklink",
    "move",
    "msiexec",
    "net",
    "netsh",
    "ngen",
    "pnputil",
    "powershell",
    "pwsh",
    "reg",
    "regasm",
    "regedit",
    "regsvr32",
    "rename",
    "robocopy",
    "rundll32",
    "sc",
    "schtasks",
    "setx",
    "shutdown",
    "takeown",
    "taskkill",
    "timeout",
    "w32tm",
    "wevtutil",
    "wmic",
    "wscript",
    "wusa",
    "xcopy",
];

fn missing_step_file(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some(update) = update(input, found) else {
        return;
    };
    let Some((document, _)) = update.content else {
        return;
    };
    let mut names: Option<Vec<&str>> = None;
    for instruction in update.instructions() {
        let Some(named) = named(instruction) else {
            continue;
        };
        let names = names.get_or_insert_with(|| {
            let files = input.paths().below("");
            let mut names: Vec<&str> = files.map(|file| file.name()).collect();
            sort_by(&mut names, Ord::cmp);
            names
        });
        let whole = instruction.arguments.join(" ");
        let is_there = [named, &*whole].iter().any(|path| {
            let name = crate::lower_case(file_name(path));
            names.binary_search(&&*name).is_ok()
        });
        if !is_there {
            found.document(
                input.own,
                document,
                Some(instruction.keyword.position),
                format_args!(
                    "{} needs {}, which lies nowhere in Update.zip.",
                    Quoted(&instruction.keyword.value),
                    Quoted(file_name(named))
                ),
            );
        }
    }
}

/// The file that an instruction needs and that only the package can bring.
fn named(instruction: &Instruction) -> Option<&str> {
    use InstructionKind::{
        Execute, ExecuteUpgrade, Extract, InstallApp, RunJavaScript, RunPowerShell,
    };
    let path = match instruction.meaning.kind {
        Execute | RunJavaScript => instruction.argument(1),
        RunPowerShell | Extract | ExecuteUpgrade | InstallApp => instruction.argument(0),
        _ => return None,
    };
    let is_elsewhere = path.contains([':', '%', '$', '*', '?']) || path.starts_with(['\\', '/']);
    let name = crate::lower_case(file_name(path));
    let (stem, extension) = name.rsplit_once('.')?;
    let is_of_agent = ["sl", "skyline", "dataminer"]
        .iter()
        .any(|start| stem.starts_with(start));
    let can_be_of_agent = matches!(
        instruction.meaning.kind,
        Execute | RunJavaScript | RunPowerShell
    );
    let is_known = can_be_of_agent && (is_of_agent || WINDOWS.binary_search(&stem).is_ok());
    (!is_elsewhere && !is_known && !stem.is_empty() && !extension.is_empty()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::UpdateContent;

    #[test]
    fn files_that_may_be_elsewhere_are_not_looked_for() {
        assert!(WINDOWS.is_sorted());
        let told = |line: &str| {
            let content = UpdateContent::read(line).unwrap();
            named(&content.instructions[0]).map(str::to_owned)
        };
        for (line, name) in [
            ("Execute 60 demo.exe /s", "demo.exe"),
            ("js 5 Tools\\demo.js", "Tools\\demo.js"),
            ("PS demo.ps1", "demo.ps1"),
            ("Extract demo.zip", "demo.zip"),
            ("ExecuteUpgrade sub.zip", "sub.zip"),
            ("InstallApp .\\SLDemo.dmapp", ".\\SLDemo.dmapp"),
        ] {
            assert_eq!(told(line).as_deref(), Some(name), "{line}");
        }
        for line in [
            "ExecuteUpgrade LASTROLLBACK",
            "Execute 60 C:\\Demo\\demo.exe",
            "Execute 60 \\\\server\\demo.exe",
            "Execute 60 %windir%\\demo.exe",
            "Execute 60 IISReset.exe /noforce",
            "Execute 60 cmd /c demo.bat",
            "Execute 60 SLDemo.exe",
            "Execute 60",
            "Extract *.dll",
            "Extract My Demo.zip",
            "Update demo.exe",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
