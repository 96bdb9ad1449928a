//! Whether versions of an application stay side by side.

use super::{Check, Found, Kinds, Rule, Severity, read, references, stated};
use crate::DocumentKind;
use crate::rules::inputs::DocumentInput;
use crate::rules::quoted::Quoted;

pub(super) const UNREADABLE_MULTIPLE_VERSIONS_FLAG: Rule = Rule {
    id: "appinfo/unreadable-multiple-versions-flag",
    severity: Severity::Error,
    title: "AllowMultipleInstalledVersions is neither true nor false",
    condition: "AllowMultipleInstalledVersions is not empty, and neither true, false, 1 nor 0. Letter case does not count.",
    why: "An agent cannot read the value, and with it not the document.",
    fix: "Write true or false.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, unreadable)],
};

fn unreadable(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let info = read(input, found).map(|(_, info)| info);
    let field = info.and_then(|info| info.allow_multiple_installed_versions.as_ref());
    let Some(field) = stated(field) else {
        return;
    };
    let is_readable = ["true", "false", "1", "0"]
        .iter()
        .any(|value| field.value.eq_ignore_ascii_case(value));
    if !is_readable {
        found.text(
            input.entry,
            field.position,
            format_args!(
                "AllowMultipleInstalledVersions is {}; it can be true or false.",
                Quoted(&field.value)
            ),
        );
    }
}
