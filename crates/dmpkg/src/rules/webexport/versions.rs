//! The versions of an app.

use super::app::App;
use crate::rules::inputs::{DocumentInput, PackageInput};
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{DocumentContent, DocumentKind, Field};

pub(super) const VERSION_MISMATCH: Rule = Rule {
    id: "webexport/version-mismatch",
    severity: Severity::Warning,
    title: "Version of an app is neither published nor draft",
    condition: "The Version in App.config.json is neither the PublicVersion nor the DraftVersion in App.info.json.",
    why: "It is unclear which version becomes active once the app is imported.",
    fix: "Export the app again.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::All,
    checks: &[Check::Package(BOTH, version_mismatch)],
};

pub(super) const VERSION_NOT_LISTED: Rule = Rule {
    id: "webexport/version-not-listed",
    severity: Severity::Note,
    title: "Published version of an app is not listed",
    condition: "The list Versions in App.info.json has items, but none with the number of PublicVersion. An empty list and an app without published version are fine.",
    why: "The list of versions, from which one can be chosen later, is not complete.",
    fix: "Export the app again.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::All,
    checks: &[Check::Document(DocumentKind::WebApp, version_not_listed)],
};

pub(super) const DRAFT_VERSION: Rule = Rule {
    id: "webexport/draft-version",
    severity: Severity::Note,
    title: "Draft of an app is exported",
    condition: "The version in App.config.json has the type Draft in the list of App.info.json, or is marked as a draft and not as public.",
    why: "A state that nobody published yet becomes the one that users get.",
    fix: "Publish the app before it is exported.",
    references: &[references::CATALOG_DEPLOYING],
    kinds: Kinds::All,
    checks: &[Check::Package(BOTH, draft_version)],
};

pub(super) const BECOMES_ACTIVE: Rule = Rule {
    id: "webexport/becomes-active",
    severity: Severity::Note,
    title: "Version of an app becomes active",
    condition: "Fires for every App.info.json, with the name of the low-code app and its version.",
    why: "The version that is imported becomes the one that users get, even when the system has a newer one; a system keeps at most 15 versions of an app.",
    fix: "Compare with the version on the system before you import it.",
    references: &[references::CATALOG_DEPLOYING],
    kinds: Kinds::All,
    checks: &[Check::Document(DocumentKind::WebApp, becomes_active)],
};

const BOTH: &[DocumentKind] = &[DocumentKind::WebApp, DocumentKind::WebAppConfiguration];

fn version_mismatch(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for (app, info, config) in App::whole(input) {
        let (Some(document), Some(version)) = (app.config, &config.version) else {
            continue;
        };
        let stated = [info.public_version, info.draft_version];
        let number = version.value.parse::<i64>().ok();
        if stated == [None, None] || number.is_some() && stated.contains(&number) {
            continue;
        }
        let word = |version: Option<i64>| match version {
            Some(version) => version.to_string(),
            None => "none".to_owned(),
        };
        found.document(
            input.own,
            document,
            Some(version.position),
            format_args!(
                "The version is “{}”; App.info.json states {} as published and {} as draft.",
                shortened(&version.value),
                word(info.public_version),
                word(info.draft_version)
            ),
        );
    }
}

fn version_not_listed(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let DocumentContent::WebApp(info) = &input.document.content else {
        return;
    };
    let Some(public) = info.public_version.filter(|version| *version > 0) else {
        return;
    };
    let listed = |version: &Field| version.value.parse() == Ok(public);
    let mut versions = info.versions.iter().map(|version| version.version.as_ref());
    if !info.versions.is_empty() && !versions.any(|version| version.is_some_and(listed)) {
        let position = info.position("PublicVersion").unwrap_or_default();
        let message = format_args!("The published version {public} is not in the list Versions.");
        found.text(input.entry, position, message);
    }
}

fn draft_version(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for (app, info, config) in App::whole(input) {
        let Some(document) = app.config else { continue };
        let number = config.version.as_ref();
        let is = |field: Option<&Field>, word: &str| field.is_some_and(|it| it.value == word);
        let mut listed = info.versions.iter().filter(|listed| {
            let version = listed
                .version
                .as_ref()
                .map(|version| version.value.as_str());
            version.is_some() && version == number.map(|number| number.value.as_str())
        });
        let is_draft_in_list = listed.any(|listed| is(listed.kind.as_ref(), "Draft"));
        let is_marked =
            is(config.is_draft.as_ref(), "true") && !is(config.is_public.as_ref(), "true");
        if is_draft_in_list || is_marked {
            let at = config.is_draft.as_ref().filter(|_| is_marked).or(number);
            found.document(
                input.own,
                document,
                at.map(|field| field.position),
                format_args!(
                    "The version {} is a draft that was not published.",
                    shortened(number.map_or("without number", |number| &number.value))
                ),
            );
        }
    }
}

fn becomes_active(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let DocumentContent::WebApp(info) = &input.document.content else {
        return;
    };
    let name = shortened(info.name.as_deref().unwrap_or("without name"));
    let stated = |version: Option<i64>| version.filter(|version| *version > 0);
    let (version, key) = match (stated(info.public_version), stated(info.draft_version)) {
        (Some(version), _) => (format!("version {version}"), "PublicVersion"),
        (None, Some(version)) => (format!("version {version}, a draft"), "DraftVersion"),
        (None, None) => ("a version that is not stated".to_owned(), "Name"),
    };
    let position = info.position(key).unwrap_or_default();
    let message = format_args!("The low-code app “{name}” comes in {version}.");
    found.text(input.entry, position, message);
}
