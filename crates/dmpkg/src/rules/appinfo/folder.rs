//! The folder `<Name>.<Version>` in which an agent keeps an application.

use super::{Check, Found, Kinds, Rule, Severity, read, references};
use crate::rules::inputs::DocumentInput;
use crate::rules::names::is_device;
use crate::rules::quoted::Quoted;
use crate::{DocumentKind, Element};

pub(super) const NAME_UNUSABLE_AS_FOLDER: Rule = Rule {
    id: "appinfo/name-unusable-as-folder",
    severity: Severity::Error,
    title: "Name that no folder can have",
    condition: "Name holds one of < > : \" / \\ | ? * or a control character, ends with a dot, begins or ends with a blank, or is the name of a Windows device. A line break with which an element is only laid out does not fire.",
    why: "An agent makes a folder of name and version, which Windows then refuses or gives another name.",
    fix: "Choose a name without these characters.",
    references: &[references::INSTALL_SCRIPTS, references::WINDOWS_NAMES],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, name_unusable)],
};

pub(super) const VERSION_UNUSABLE_AS_FOLDER: Rule = Rule {
    id: "appinfo/version-unusable-as-folder",
    severity: Severity::Warning,
    title: "Version that no folder can have",
    condition: "Version holds one of < > : \" / \\ | ? * or a control character, ends with a dot, or begins or ends with a blank. A line break with which an element is only laid out does not fire.",
    why: "An agent makes a folder of name and version, which Windows then refuses or gives another name.",
    fix: "Use digits, dots and -CUx only.",
    references: &[references::INSTALL_SCRIPTS, references::WINDOWS_NAMES],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, version_unusable)],
};

fn name_unusable(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let root = read(input, found).map(|(root, _)| root);
    if let Some(element) = root.and_then(|root| root.child("Name")) {
        let defect = defect(element).or_else(|| {
            let is_device = is_device(element.value().as_bytes());
            is_device.then(|| "is the name of a Windows device".to_owned())
        });
        report(input, found, element, defect);
    }
}

fn version_unusable(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((root, _)) = read(input, found) else {
        return;
    };
    if let Some(element) = root.child("Version") {
        report(input, found, element, version_defect(root));
    }
}

fn report(
    input: &DocumentInput<'_>,
    found: &mut Found<'_>,
    element: Element<'_>,
    defect: Option<String>,
) {
    if let Some(defect) = defect {
        let (value, position) = element.text();
        let element = element.name();
        let value = Quoted(&value);
        let message = format_args!("{element} is {value}, which {defect}.");
        found.text(input.entry, position, message);
    }
}

/// Why a folder cannot have the version in its name, as a clause.
pub(super) fn version_defect(root: Element<'_>) -> Option<String> {
    defect(root.child("Version")?)
}

fn defect(element: Element<'_>) -> Option<String> {
    let value = element.value();
    if value.is_empty() {
        return None;
    }
    let (written, _) = element.content();
    let before = written.len() - written.trim_start().len();
    let behind = written.trim_end().len();
    let edges = [written.get(..before), written.get(behind..)];
    // White space with a line break lays out the element.
    let is_blank = |edge: &&str| !edge.is_empty() && !edge.contains(['\r', '\n']);
    match edges.map(|edge| edge.filter(is_blank).is_some()) {
        [true, _] => return Some("begins with a blank".to_owned()),
        [_, true] => return Some("ends with a blank".to_owned()),
        _ => {}
    }
    unusable(&value)
}

/// Why a text cannot be a part of a folder's name, as a clause.
fn unusable(value: &str) -> Option<String> {
    let refused = |letter: &char| letter.is_control() || r#"<>:"/\|?*"#.contains(*letter);
    match value.chars().find(refused) {
        Some(letter) if letter.is_control() => {
            Some("holds a line break or another control character".to_owned())
        }
        Some(letter) => Some(format!("holds a {letter}")),
        None => value.ends_with('.').then(|| "ends with a dot".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DecodedText, XmlDocument};

    fn found(content: &str) -> Option<String> {
        let text = format!("<AppInfo><Version>{content}</Version></AppInfo>");
        let document = XmlDocument::parse(DecodedText::decode(text.as_bytes()));
        version_defect(document.root().unwrap())
    }

    #[test]
    fn folders_have_no_such_parts() {
        for (content, clause) in [
            ("a:b", Some("holds a :")),
            ("a\\b", Some("holds a \\")),
            ("a/b", Some("holds a /")),
            ("a&lt;b", Some("holds a <")),
            ("a&quot;b", Some("holds a \"")),
            ("a?", Some("holds a ?")),
            (
                "a\tb",
                Some("holds a line break or another control character"),
            ),
            ("a.", Some("ends with a dot")),
            (" a", Some("begins with a blank")),
            ("a ", Some("ends with a blank")),
            (" a ", Some("begins with a blank")),
            ("\n  a\n  ", None),
            ("<![CDATA[a b]]>", None),
            ("1.0.0-CU1", None),
            ("Größe & (2)", None),
            ("", None),
            ("  ", None),
        ] {
            let content = content.replace(" & ", " &amp; ");
            assert_eq!(found(&content).as_deref(), clause, "{content}");
        }
    }
}
