//! The library that carries out the upgrade.

use super::super::inputs::PackageInput;
use super::super::quoted::Quoted;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use crate::Assembly;

pub(super) const UNSIGNED_INSTALLER: Rule = Rule {
    id: "upgrade/unsigned-installer",
    severity: Severity::Warning,
    title: "SLUpgrade is not signed by the vendor",
    condition: "SLUpgrade.dll or SLUpgrade64.dll carries no Authenticode signature, or one whose signer is not named Skyline Communications. The signature is not verified, and old algorithms never fire.",
    why: "This library runs on the agent with all rights. The vendor signs it.",
    fix: "Obtain the package from the vendor.",
    references: &[references::PORTABLE_EXECUTABLE],
    kinds: Kinds::UPGRADES,
    checks: &[Check::Package(&[], unsigned_installer)],
};

const VENDOR: &str = "Skyline Communications";

fn unsigned_installer(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let folder = input.package.detection.inside_folder.as_deref();
    for file in &input.own.assemblies {
        let path = file.path.0.last().map_or("", String::as_str);
        let name = match folder {
            Some(folder) => path
                .strip_prefix(folder)
                .and_then(|path| path.strip_prefix('/')),
            None => Some(path),
        };
        let is_installer = name.is_some_and(|name| {
            name.eq_ignore_ascii_case("SLUpgrade.dll")
                || name.eq_ignore_ascii_case("SLUpgrade64.dll")
        });
        let (true, Some(entry)) = (is_installer, input.package.archive.entry(file.entry)) else {
            continue;
        };
        match &file.reading {
            Ok(assembly) => match signer(assembly) {
                Err(problem) => found.entry(entry, format_args!("{path} {problem}.")),
                Ok(signer) if signer.contains(VENDOR) => {}
                Ok(signer) => found.entry(
                    entry,
                    format_args!("{path} is signed by {}, not by {VENDOR}.", Quoted(signer)),
                ),
            },
            Err(_) => found.skip("SLUpgrade could not be read."),
        }
    }
}

/// Whom the signature names, or what is wrong with it.
fn signer(assembly: &Assembly) -> Result<&str, &'static str> {
    let signature = assembly.authenticode.as_ref();
    let signature = signature.ok_or("carries no signature")?;
    let signer = signature.signer.as_deref();
    signer.ok_or("carries a signature that names no signer who can be read")
}
