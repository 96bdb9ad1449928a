//! The files that every set of tests has.

use super::{Check, FOLDER, Found, Rule, Severity, TESTS, references};
use crate::DecodedText;
use crate::rules::inputs::PackageInput;
use crate::rules::quoted::Quoted;

pub(super) const NO_PIPELINE_SCRIPT: Rule = Rule {
    id: "test/no-pipeline-script",
    severity: Severity::Warning,
    title: "No script starts the tests",
    condition: "Something lies below AppInstallContent/DmTest, and no file in its folder TestPackagePipeline begins with a number and a dot and ends with .ps1, in any letter case.",
    why: "QAOps runs these scripts in the order of their numbers; without one no test starts.",
    fix: "Add a script with a number, as 1.Run.ps1.",
    references: &[references::TEST_PACKAGES, references::SDK],
    kinds: TESTS,
    checks: &[Check::Package(&[], no_pipeline_script)],
};

pub(super) const UNKNOWN_FORMAT_VERSION: Rule = Rule {
    id: "test/unknown-format-version",
    severity: Severity::Note,
    title: "Tests of an unknown format",
    condition: "dmtestversion.txt in AppInstallContent/DmTest says something else than 1.0.0. White space around it does not count.",
    why: "1.0.0 is what the SDK writes; what other values mean is not public.",
    fix: "Nothing needs to be done; the tests may want a newer QAOps.",
    references: &[references::SDK],
    kinds: TESTS,
    checks: &[Check::Package(&[], unknown_format_version)],
};

/// Bytes of the version that are read.
const LONGEST_VERSION: u64 = 256;

fn no_pipeline_script(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let paths = input.paths();
    let folder = format!("{FOLDER}/TestPackagePipeline");
    let mut scripts = paths.below(&folder);
    let is_script = scripts.any(|it| starts_tests(it.beyond(3)));
    if paths.has_folder(FOLDER) && !is_script {
        found.archive(format_args!("No script with a number lies in {folder}."));
    }
}

/// Whether a file of the folder is a script that is run, by its name in lower case.
fn starts_tests(name: &str) -> bool {
    let number = name.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let is_in_folder = !name.contains('/');
    is_in_folder && number.len() < name.len() && number.starts_with('.') && name.ends_with(".ps1")
}

fn unknown_format_version(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let index = input.paths().find(&format!("{FOLDER}/dmtestversion.txt"));
    let Some(entry) = index.and_then(|index| archive.entry(index)) else {
        return;
    };
    // A few bytes, which nobody else keeps.
    let Ok(content) = entry.content(LONGEST_VERSION) else {
        return found.skip("dmtestversion.txt cannot be read.");
    };
    let text = DecodedText::decode(&content.bytes).text;
    let version = text.trim();
    if version != "1.0.0" {
        found.entry(
            entry,
            format_args!("The version of the format is {}.", Quoted(version)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::starts_tests;

    #[test]
    fn scripts_with_a_number_start_tests() {
        for name in ["1.run.ps1", "10.ps1", "007..ps1"] {
            assert!(starts_tests(name), "{name}");
        }
        for name in [
            "run.ps1",
            ".ps1",
            "1run.ps1",
            "1.run.psm1",
            "1.sub/run.ps1",
            "a/1.run.ps1",
        ] {
            assert!(!starts_tests(name), "{name}");
        }
    }
}
