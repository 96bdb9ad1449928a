//! Numbers of automatic builds.

use super::{Check, Found, Kinds, Rule, Severity, read, references, stated};
use crate::DocumentKind;
use crate::rules::inputs::DocumentInput;
use crate::rules::quoted::Quoted;
use crate::rules::version::is_digits;

pub(super) const PRE_RELEASE_BUILD: Rule = Rule {
    id: "appinfo/pre-release-build",
    severity: Severity::Note,
    title: "Build before a release",
    condition: "Build is a number above 0, or another text.",
    why: "The Catalog shows such a package with -B and this text behind its version, and marks it as a pre-release: it comes from an automatic build on the way to a release.",
    fix: "For production take a build without Build, or make sure that this one is meant.",
    references: &[references::CATALOG_UPLOAD],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, pre_release_build)],
};

pub(super) const UNREADABLE_BUILD: Rule = Rule {
    id: "appinfo/unreadable-build",
    severity: Severity::Warning,
    title: "Build is no number",
    condition: "Build is not empty and not a whole number.",
    why: "The tool that uploads packages to the Catalog makes it a part of the version, which then has no known form.",
    fix: "Write a whole number, or leave Build out.",
    references: &[references::CATALOG_UPLOAD],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, unreadable_build)],
};

fn pre_release_build(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((_, info)) = read(input, found) else {
        return;
    };
    let is_none = |value: &str| value.bytes().all(|digit| digit == b'0');
    if let Some(build) = info.build.as_ref().filter(|it| !is_none(&it.value)) {
        let version = info.version.as_ref().map_or("", |field| &field.value);
        let version = version.split("-CU").next().unwrap_or(version);
        let shown = format!("{version}-B{}", build.value);
        found.text(
            input.entry,
            build.position,
            format_args!(
                "Build is {}: the Catalog shows the package as pre-release {}.",
                Quoted(&build.value),
                Quoted(&shown)
            ),
        );
    }
}

fn unreadable_build(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let info = read(input, found).map(|(_, info)| info);
    let build = info.and_then(|info| stated(info.build.as_ref()));
    if let Some(build) = build.filter(|build| !is_digits(&build.value)) {
        found.text(
            input.entry,
            build.position,
            format_args!(
                "Build is {}, which is no whole number.",
                Quoted(&build.value)
            ),
        );
    }
}
