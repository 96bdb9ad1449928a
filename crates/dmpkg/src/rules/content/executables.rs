//! Files that run when they are opened.

use dmpkg_archive::Entry;

use crate::lower_case;
use crate::rules::inputs::PackageInput;
use crate::rules::words::listed;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const EXECUTABLE_FILE: Rule = Rule {
    id: "content/executable-file",
    severity: Severity::Note,
    title: "Programs and scripts of Windows are in the package",
    condition: "Files end with .exe, .bat, .cmd, .ps1, .psm1, .vbs, .js, .jse, .wsf, .msi, .reg, .scr, .com, .hta or .lnk. One finding lists them. A .js below a folder Webpages is a part of a page, and PowerShell in TestPackagePipeline is a test: neither counts.",
    why: "Such files can run on the agent with full rights, by the install script or because somebody opens them.",
    fix: "Make sure that each of them is meant to be there.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], executable)],
};

const EXTENSIONS: &[&str] = &[
    "exe", "bat", "cmd", "ps1", "psm1", "vbs", "js", "jse", "wsf", "msi", "reg", "scr", "com",
    "hta", "lnk",
];

fn executable(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let entries = input.package.archive.entries();
    let files = entries.filter(|entry| {
        // The extension alone rules out nearly all.
        let name = entry.name();
        let dot = name.raw().iter().rev().take(5).any(|byte| *byte == b'.');
        dot && !entry.is_directory() && is_executable(&lower_case(&name.path()))
    });
    let files: Vec<Entry<'_>> = files.collect();
    let Some(first) = files.first() else {
        return;
    };
    let paths: Vec<_> = files.iter().map(|entry| entry.name().path()).collect();
    let message = format_args!("Files that can run: {}.", listed(&paths));
    match files.len() {
        1 => found.entry(*first, message),
        _ => found.archive(message),
    }
}

/// Whether a file runs when it is opened, by its path in lower case.
fn is_executable(path: &str) -> bool {
    let Some(extension) = crate::detect::extension(path) else {
        return false;
    };
    let is_listed = EXTENSIONS.contains(&extension.as_str());
    is_listed
        && match extension.as_str() {
            "js" => !path.split('/').any(|folder| folder == "webpages"),
            "ps1" | "psm1" => !path.starts_with("appinstallcontent/dmtest/testpackagepipeline/"),
            _ => true,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_and_scripts_are_told_by_their_names() {
        for (path, runs) in [
            ("a/setup.exe", true),
            ("a.lnk", true),
            ("a/b.js", true),
            (
                "appinstallcontent/companionfiles/skyline dataminer/webpages/public/a.js",
                false,
            ),
            (
                "appinstallcontent/dmtest/testpackagepipeline/1.run.ps1",
                false,
            ),
            ("appinstallcontent/dmtest/tests/1.run.ps1", true),
            ("a.dll", false),
            ("exe", false),
            (".exe", false),
            ("a.json", false),
        ] {
            assert_eq!(is_executable(path), runs, "{path}");
        }
    }
}
