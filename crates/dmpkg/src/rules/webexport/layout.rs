//! What an export is made of.

use super::app::App;
use crate::report::DocumentStatus;
use crate::rules::inputs::PackageInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{DocumentKind, PackageKind};

pub(super) const UNEXPECTED_LAYOUT: Rule = Rule {
    id: "webexport/unexpected-layout",
    severity: Severity::Warning,
    title: "Export without its two files",
    condition: "A zip below ZipFiles/Dashboard or ZipFiles/LowCodeApp of an application package, or an opened zip with one of the two files and no other meaning, does not hold exactly checksum.txt and content.zip. A zip that cannot be opened has findings of its own.",
    why: "The web apps expect these two files and refuse the import without them.",
    fix: "Export the app or the dashboard again, and take the file as it is.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::Only(&[
        PackageKind::Application,
        PackageKind::Test,
        PackageKind::Unknown,
    ]),
    checks: &[Check::Package(&[], unexpected_layout)],
};

pub(super) const UNUSUAL_INTEGRITY_VALUE: Rule = Rule {
    id: "webexport/unusual-integrity-value",
    severity: Severity::Note,
    title: "Unusual checksum of an export",
    condition: "The text of checksum.txt is not 88 characters that stand for 64 bytes in base64; a line end behind them is fine. Whether the value fits the content is never judged, because how it is made is not public.",
    why: "The web apps may refuse an export whose checksum they cannot read.",
    fix: "Export the app or the dashboard again.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::Only(&[PackageKind::WebExport]),
    checks: &[Check::Package(&[], unusual_integrity_value)],
};

pub(super) const MISSING_APP_FILE: Rule = Rule {
    id: "webexport/missing-app-file",
    severity: Severity::Warning,
    title: "Half of a low-code app",
    condition: "At the root of an archive, or in a folder Apps/<id>, only one of App.info.json and App.config.json lies; or one of them, wherever it lies, is no JSON object.",
    why: "One file says which app and version it is, the other what it does: with one of them alone the app cannot be imported completely.",
    fix: "Export the app again.",
    references: &[references::PACKAGE_BUILDER, references::JSON],
    kinds: Kinds::All,
    checks: &[Check::Package(&[], missing_app_file)],
};

pub(super) const UNRECOGNISED_CONTENT: Rule = Rule {
    id: "webexport/unrecognised-content",
    severity: Severity::Warning,
    title: "Export of neither app nor dashboard",
    condition: "The content.zip of an export holds neither App.info.json nor App.config.json nor a file that ends with .dmadb.json.",
    why: "Nothing in it is known to the web apps, so that nothing is imported.",
    fix: "Export the app or the dashboard again.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::Only(&[PackageKind::WebExport]),
    checks: &[Check::Package(&[], unrecognised_content)],
};

/// Characters of the value in checksum.txt.
const CHECKSUM: usize = 88;

fn unexpected_layout(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if input.own.kind == PackageKind::Unknown {
        let paths = input.paths();
        let has = |name| paths.has(name);
        if input.depth() == 0 && (has("checksum.txt") || has("content.zip")) {
            found.archive(format_args!(
                "An export has checksum.txt and content.zip and nothing else; this file has {}.",
                match (has("checksum.txt"), has("content.zip")) {
                    (true, true) => "more",
                    (true, false) => "only checksum.txt of them",
                    _ => "only content.zip of them",
                }
            ));
        }
        return;
    }
    for folder in ["Dashboard", "LowCodeApp"] {
        let folder = format!("AppInstallContent/ZipFiles/{folder}");
        for zip in input.paths().below(&folder) {
            let inside = input.inside(zip.entry);
            let is_other = inside.is_some_and(|inside| inside.kind != PackageKind::WebExport);
            if !zip.name().ends_with(".zip") || !is_other {
                continue;
            }
            if let Some(entry) = zip.of(&input.package.archive) {
                found.entry(
                    entry,
                    format_args!(
                        "The zip does not hold exactly checksum.txt and content.zip, as exports of the web apps do."
                    ),
                );
            }
        }
    }
}

fn unusual_integrity_value(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let index = input.package.landmarks.checksum;
    let Some(entry) = index.and_then(|index| archive.entry(index)) else {
        return;
    };
    // More than the longest value with its line end.
    let Ok(content) = entry.content(128) else {
        found.skip("checksum.txt could not be read.");
        return;
    };
    let value = content.bytes.trim_ascii_end();
    if !is_checksum(value) {
        let length = crate::amounts::counted(
            u64::try_from(value.len()).unwrap_or(u64::MAX),
            "byte",
            "bytes",
        );
        found.entry(
            entry,
            format_args!(
                "The value is not 88 characters of base64 that stand for 64 bytes: {length} of text were read."
            ),
        );
    }
}

/// Whether a value is 64 bytes in base64: 86 signs and two for the missing end.
fn is_checksum(value: &[u8]) -> bool {
    let is_sign = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    value.len() == CHECKSUM
        && value
            .strip_suffix(b"==")
            .is_some_and(|signs| signs.iter().all(is_sign))
}

fn missing_app_file(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for app in App::all(input.own) {
        let (there, lacks) = match (app.info, app.config) {
            (Some(info), None) => (info, "App.config.json"),
            (None, Some(config)) => (config, "App.info.json"),
            _ => continue,
        };
        let message = format_args!("{lacks}, which belongs to it, does not lie beside it.");
        found.document(input.own, there, None, message);
    }
    let broken = input.own.documents.iter().filter(|document| {
        matches!(
            document.kind,
            DocumentKind::WebApp | DocumentKind::WebAppConfiguration
        ) && document.status == DocumentStatus::Malformed
    });
    for document in broken {
        let problem = document.message.as_deref().unwrap_or("it has another form");
        found.document(
            input.own,
            document,
            None,
            format_args!("The file is no JSON object: {problem}."),
        );
    }
}

fn unrecognised_content(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    let index = input.package.landmarks.content_zip;
    let Some(entry) = index.and_then(|index| archive.entry(index)) else {
        return;
    };
    let Some(content) = input.inside(entry.index()) else {
        found.skip("content.zip could not be opened.");
        return;
    };
    let is_known = content.documents.iter().any(|document| {
        matches!(
            document.kind,
            DocumentKind::WebApp | DocumentKind::WebAppConfiguration | DocumentKind::Dashboard
        )
    });
    if !is_known {
        found.entry(
            entry,
            format_args!("It holds neither the files of a low-code app nor a dashboard."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::is_checksum;

    #[test]
    fn a_checksum_is_64_bytes_in_base64() {
        let good = format!("{}==", "aZ0+/9".repeat(15).get(..86).unwrap());
        assert!(is_checksum(good.as_bytes()));
        for bad in [
            String::new(),
            good.replace("==", "=a"),
            good.replace('+', "-"),
            good.replacen('a', "", 1),
            format!("{good}="),
            format!(" {}", &good[1..]),
        ] {
            assert!(!is_checksum(bad.as_bytes()), "{bad}");
        }
    }
}
