//! What FilesToDelete.txt names.

use dmpkg_archive::sorted::keep_first_by;

use super::super::inputs::DocumentInput;
use super::super::quoted::{Quoted, Row};
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use crate::detect::ends_with;
use crate::{DocumentContent, DocumentKind, FilePattern, PatternPlace};

pub(super) const DELETE_OUTSIDE_DATAMINER: Rule = Rule {
    id: "upgrade/delete-outside-dataminer",
    severity: Severity::Warning,
    title: "Files of other programs are deleted",
    condition: "A line of FilesToDelete.txt begins at a drive or another computer and does not lie in C:\\Skyline DataMiner, or has a segment “..”. Letter case and the kind of separator do not matter.",
    why: "What is deleted there belongs to other programs or to Windows.",
    fix: "Name only files in the folder of DataMiner.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::FileList,
        delete_outside_dataminer,
    )],
};

pub(super) const RELATIVE_DELETE_PATTERN: Rule = Rule {
    id: "upgrade/relative-delete-pattern",
    severity: Severity::Note,
    title: "A relative path of files to delete",
    condition: "A line of FilesToDelete.txt does not begin at a drive or another computer.",
    why: "Where a relative path begins is not public, and so is what is deleted.",
    fix: "Write the whole path.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::FileList,
        relative_delete_pattern,
    )],
};

pub(super) const DELETES_MAIN_FOLDER: Rule = Rule {
    id: "upgrade/deletes-main-folder",
    severity: Severity::Warning,
    title: "All of DataMiner or of a drive is deleted",
    condition: "A line of FilesToDelete.txt names a drive or the folder Skyline DataMiner of a drive, alone or with * or *.* behind it.",
    why: "The whole folder or drive would be emptied.",
    fix: "Name the files that are to be deleted.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Document(DocumentKind::FileList, deletes_main_folder)],
};

pub(super) const DELETES_SYSTEM_CONTENT: Rule = Rule {
    id: "upgrade/deletes-system-content",
    severity: Severity::Note,
    title: "Configuration of the system is deleted",
    condition: "FilesToDelete.txt reaches into Elements, Protocols, Services, Views, Users, Scripts, Dashboards, Documents, Correlation or Security, or names an XML file of the main folder.",
    why: "What users configured there is lost.",
    fix: "Make a backup, and read the list before you install the package.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::FileList,
        deletes_system_content,
    )],
};

/// Folders of an agent that hold what users configured, in lower case.
const CONFIGURED: &[&str] = &[
    "elements",
    "protocols",
    "services",
    "views",
    "users",
    "scripts",
    "dashboards",
    "documents",
    "correlation",
    "security",
];

/// What is deleted, when a document is the list of it and lies where it is looked for.
fn deleted<'a>(input: &DocumentInput<'a>) -> &'a [FilePattern] {
    match &input.document.content {
        DocumentContent::FileList(list) if input.path.eq_ignore_ascii_case("FilesToDelete.txt") => {
            &list.patterns
        }
        _ => &[],
    }
}

fn delete_outside_dataminer(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    for pattern in deleted(input) {
        let key = pattern.key();
        let path = Quoted(&pattern.path.value);
        if goes_up(&key) {
            found.text(
                input.entry,
                pattern.path.position,
                format_args!("{path} goes up with “..” and can leave the folder of DataMiner."),
            );
        } else if key.starts_with("\\\\") {
            // The name of a computer is nobody's business in a message.
            found.text(
                input.entry,
                pattern.path.position,
                format_args!("The path leads to another computer."),
            );
        } else if pattern.place == PatternPlace::Elsewhere && !is_main_folder(&key) {
            found.text(
                input.entry,
                pattern.path.position,
                format_args!("{path} does not lie in C:\\Skyline DataMiner."),
            );
        }
    }
}

fn relative_delete_pattern(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    for pattern in deleted(input) {
        if pattern.place == PatternPlace::Relative && !goes_up(&pattern.key()) {
            found.text(
                input.entry,
                pattern.path.position,
                format_args!(
                    "{} does not say where it begins.",
                    Quoted(&pattern.path.value)
                ),
            );
        }
    }
}

fn deletes_main_folder(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    for pattern in deleted(input) {
        if is_main_folder(&pattern.key()) {
            found.text(
                input.entry,
                pattern.path.position,
                format_args!("{} names all that lies there.", Quoted(&pattern.path.value)),
            );
        }
    }
}

fn deletes_system_content(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let all = deleted(input).iter();
    let named = all.filter_map(|pattern| Some((configured(pattern)?, pattern.path.position)));
    let mut named: Vec<_> = named.collect();
    let Some((_, position)) = named.first().copied() else {
        return;
    };
    keep_first_by(&mut named, |(one, _), (other, _)| {
        crate::lower_case(one).cmp(&crate::lower_case(other))
    });
    let names: Vec<&str> = named.iter().map(|(name, _)| *name).collect();
    found.text(
        input.entry,
        position,
        format_args!("What is deleted reaches into {}.", Row(&names)),
    );
}

/// The folder with configuration into which a path reaches, or the file of the main folder.
fn configured(pattern: &FilePattern) -> Option<&str> {
    if pattern.place != PatternPlace::Agent {
        return None;
    }
    match &pattern.area {
        Some(area) => {
            let name = crate::lower_case(area);
            CONFIGURED.contains(&&*name).then_some(&**area)
        }
        None => {
            let name = pattern
                .path
                .value
                .trim_matches('"')
                .rsplit(['\\', '/'])
                .next()?;
            ends_with(name, "xml").then_some(name)
        }
    }
}

fn goes_up(key: &str) -> bool {
    key.split('\\').any(|segment| segment == "..")
}

/// Whether a path, in lower case and without a separator at its end, is a drive or the main folder of a
/// drive, with all that lies in it.
fn is_main_folder(key: &str) -> bool {
    let key = ["*.*", "*"]
        .iter()
        .find_map(|all| key.strip_suffix(all))
        .unwrap_or(key);
    let mut letters = key.chars();
    let is_drive = letters
        .next()
        .is_some_and(|letter| letter.is_ascii_lowercase())
        && letters.next() == Some(':');
    let below = letters.as_str();
    is_drive
        && matches!(
            below,
            "" | "\\" | "\\skyline dataminer" | "\\skyline dataminer\\"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FileList;

    #[test]
    fn a_main_folder_is_a_drive_or_the_folder_of_dataminer() {
        let is_main = |line: &str| is_main_folder(&FileList::read(line).unwrap().patterns[0].key());
        for line in [
            "C:\\",
            "d:/*",
            "C:\\*.*",
            "c:\\Skyline DataMiner",
            "C:\\SKYLINE DATAMINER\\",
            "C:/Skyline DataMiner/*",
            "\"C:\\Skyline DataMiner\\*.*\"",
            "C:\\Skyline DataMiner*",
        ] {
            assert!(is_main(line), "{line}");
        }
        for line in [
            "C:\\Skyline DataMiner\\*.xml",
            "C:\\Skyline DataMiner\\Files\\*.*",
            "C:\\Skyline DataMiner2",
            "C:\\a*",
            "*",
            "\\\\server\\*",
            "Skyline DataMiner",
        ] {
            assert!(!is_main(line), "{line}");
        }
    }

    #[test]
    fn configuration_is_known_by_its_folder() {
        let told = |line: &str| {
            let list = FileList::read(line).unwrap();
            configured(&list.patterns[0]).map(str::to_owned)
        };
        for (line, name) in [
            ("c:\\skyline dataminer\\ELEMENTS\\*.*", "ELEMENTS"),
            ("C:/Skyline DataMiner/Views", "Views"),
            ("C:\\Skyline DataMiner\\Views.xml", "Views.xml"),
            ("\"C:\\Skyline DataMiner\\Dms.XML\"", "Dms.XML"),
        ] {
            assert_eq!(told(line).as_deref(), Some(name), "{line}");
        }
        for line in [
            "C:\\Skyline DataMiner\\Files\\Elements.dll",
            "C:\\Skyline DataMiner\\*.log",
            "D:\\Elements\\*.*",
            "Elements\\*.*",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
