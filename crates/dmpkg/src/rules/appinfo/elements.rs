//! The elements of AppInfo.xml: the outermost, and those inside it.

use dmpkg_archive::sorted::{sort_by, sort_by_key};

use super::{Check, Found, Kinds, ROOT, Rule, Severity, read, references};
use crate::rules::inputs::DocumentInput;
use crate::rules::quoted::{Quoted, Row};
use crate::{DocumentKind, Element};

pub(super) const WRONG_ROOT: Rule = Rule {
    id: "appinfo/wrong-root",
    severity: Severity::Error,
    title: "Outermost element is not AppInfo",
    condition: "The outermost element of AppInfo.xml has another name than AppInfo, letter case counted and a prefix left out. The rules on what it holds are skipped then.",
    why: "Name, version and requirements of the package cannot be read.",
    fix: "Call the outermost element AppInfo, or put the right document into the package.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, wrong_root)],
};

pub(super) const NAMESPACE_ON_ROOT: Rule = Rule {
    id: "appinfo/namespace-on-root",
    severity: Severity::Warning,
    title: "AppInfo is in a namespace",
    condition: "The outermost element is in an XML namespace, by xmlns or by a prefix. Prefixes that are declared and not used, as xmlns:xsi, do not fire.",
    why: "A reader that expects no namespace finds none of the elements.",
    fix: "Remove the xmlns attribute and the prefix.",
    references: &[references::XML_NAMESPACES, references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, namespace_on_root)],
};

pub(super) const UNKNOWN_ELEMENT: Rule = Rule {
    id: "appinfo/unknown-element",
    severity: Severity::Note,
    title: "Elements of unknown meaning",
    condition: "AppInfo has a child element other than Name, DisplayName, Version, Description, MinDmaVersion, AllowMultipleInstalledVersions, LastModifiedAt, Configuration and Build. All are listed in one finding.",
    why: "What such an element does is not public. It may be rightly there: that for the oldest version of the web apps is not documented either.",
    fix: "Compare the element with the documentation of the tool that built the package.",
    references: &[references::APP_STRUCTURE, references::SDK_PROPERTIES],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, unknown_element)],
};

pub(super) const DUPLICATE_ELEMENT: Rule = Rule {
    id: "appinfo/duplicate-element",
    severity: Severity::Warning,
    title: "An element occurs more than once",
    condition: "AppInfo has two child elements of one name, letter case counted.",
    why: "Some readers take the first and others the last, so that one package has two names, versions or requirements.",
    fix: "Keep one of the elements.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, duplicate_element)],
};

/// The child elements that are documented, or whose effect is seen in public tools.
const KNOWN: &[&str] = &[
    "AllowMultipleInstalledVersions",
    "Build",
    "Configuration",
    "Description",
    "DisplayName",
    "LastModifiedAt",
    "MinDmaVersion",
    "Name",
    "Version",
];

fn wrong_root(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let root = input.xml.and_then(|document| document.root());
    if let Some(root) = root.filter(|root| root.name() != ROOT) {
        found.text(
            input.entry,
            root.position(),
            format_args!(
                "The outermost element is {}; DataMiner expects {ROOT}.",
                Quoted(root.name())
            ),
        );
    }
}

fn namespace_on_root(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((root, _)) = read(input, found) else {
        return;
    };
    let address = match root.prefix() {
        Some(prefix) => root.attribute(&format!("xmlns:{prefix}")),
        None => root.attribute("xmlns"),
    };
    if let Some(address) = address.filter(|address| !address.is_empty()) {
        found.text(
            input.entry,
            root.position(),
            format_args!("{ROOT} is in the namespace {}.", Quoted(&address)),
        );
    }
}

fn unknown_element(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((root, _)) = read(input, found) else {
        return;
    };
    let unknown = || {
        root.children()
            .filter(|child| !KNOWN.contains(&child.name()))
    };
    let Some(first) = unknown().next() else {
        return;
    };
    let mut names: Vec<&str> = unknown().map(Element::name).collect();
    sort_by(&mut names, Ord::cmp);
    names.dedup();
    let what = match names.as_slice() {
        [_] => "an element whose meaning is",
        _ => "elements whose meanings are",
    };
    found.text(
        input.entry,
        first.position(),
        format_args!("{ROOT} has {what} not public: {}.", Row(&names)),
    );
}

fn duplicate_element(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((root, _)) = read(input, found) else {
        return;
    };
    let mut children: Vec<Element<'_>> = root.children().collect();
    // What has one name stays in the order of the document.
    sort_by_key(&mut children, |child| child.name());
    for same in children.chunk_by(|one, other| one.name() == other.name()) {
        if let [first, second, ..] = same {
            found.text(
                input.entry,
                second.position(),
                format_args!(
                    "{} occurs {} times: first with {}, here with {}.",
                    second.name(),
                    same.len(),
                    Quoted(&first.value()),
                    Quoted(&second.value())
                ),
            );
        }
    }
}
