//! What is listed, and does not lie in the package.

use super::{
    Check, Found, Kinds, Rule, Severity, is, is_of_low_code_editor, of_package, references,
};
use crate::rules::inputs::PackageInput;
use crate::rules::quoted::Quoted;
use crate::{DescriptionItem, DocumentKind, Field, lower_case};

pub(super) const LISTED_ITEM_MISSING: Rule = Rule {
    id: "description/listed-item-missing",
    severity: Severity::Warning,
    title: "Listed, but not in the package",
    condition: "Description.txt lists a script, connector, assembly, dashboard or drawing that does not lie below AppInstallContent, where builders put it. Letter case does not count, nor does the version of scripts and drawings. Packages of the Low-Code App Editor never fire, and what packages inside may hold is skipped.",
    why: "The list is written when the package is built: something was taken out later.",
    fix: "Build the package again.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Description, DocumentKind::Protocol],
        listed_item_missing,
    )],
};

/// What the items are compared with.
struct Contents<'a> {
    input: &'a PackageInput<'a>,
    /// Names and versions of connectors in lower case, sorted.
    connectors: Vec<(String, String)>,
    /// Names of drawings without extension in lower case, sorted.
    drawings: Vec<String>,
}

/// Whether an item lies in the package.
enum Answer {
    There,
    Missing,
    /// It may lie in a package inside.
    Undecided,
}

fn listed_item_missing(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some((document, description)) = of_package(input, found) else {
        return;
    };
    if is_of_low_code_editor(input, description) {
        return;
    }
    let contents = Contents::of(input);
    let mut is_undecided = false;
    for item in &description.items {
        match contents.answer(item) {
            Some(Answer::Missing) => found.document(
                input.own,
                document,
                Some(item.line.position),
                format_args!(
                    "{} is listed, and the package does not have it.",
                    Quoted(&item.line.value)
                ),
            ),
            Some(Answer::Undecided) => is_undecided = true,
            Some(Answer::There) | None => {}
        }
    }
    if is_undecided {
        found.skip("What is listed may lie in a package inside.");
    }
}

impl<'a> Contents<'a> {
    fn of(input: &'a PackageInput<'a>) -> Self {
        let text = |field: &Option<Field>| lower_case(field.as_ref().map_or("", |it| &it.value));
        let connectors = input.connectors();
        let connectors = connectors.map(|it| (text(&it.name), text(&it.version)));
        let mut connectors: Vec<_> = connectors.collect();
        dmpkg_archive::sorted::sort_by(&mut connectors, Ord::cmp);
        let folders = ["AppInstallContent/Protocols", "AppInstallContent/Views"];
        let files = folders
            .iter()
            .flat_map(|folder| input.paths().below(folder));
        let drawings = files.filter_map(|file| {
            let (name, extension) = file.name().rsplit_once('.')?;
            ["vsdx", "vdx"]
                .contains(&extension)
                .then(|| name.to_owned())
        });
        let mut drawings: Vec<String> = drawings.collect();
        dmpkg_archive::sorted::sort_by(&mut drawings, Ord::cmp);
        Self {
            input,
            connectors,
            drawings,
        }
    }

    /// Whether an item lies in the package; none for an item of another form.
    fn answer(&self, item: &DescriptionItem) -> Option<Answer> {
        let name = &item.name;
        let content = "AppInstallContent";
        if is(item, "Script") && item.version.is_some() {
            let folder = format!("{content}/Scripts");
            return Some(self.file(&format!("{folder}/{name}/Script_{name}.xml"), &folder));
        }
        if is(item, "Protocol") {
            return Some(self.connector(name, item.version.as_deref()?));
        }
        if is(item, "Assembly") {
            let path = in_agent(name)?;
            let folder = format!("{content}/Assemblies");
            return Some(self.file(&format!("{folder}/{path}"), &folder));
        }
        if is(item, "Dashboard") {
            return Some(self.file(name, &format!("{content}/Dashboards")));
        }
        if is(item, "Visio") && item.version.is_some() {
            let is_there = self.drawings.binary_search(&lower_case(name)).is_ok();
            return Some(match is_there {
                true => Answer::There,
                false => self.missing_from(&format!("{content}/Views")),
            });
        }
        None
    }

    fn file(&self, path: &str, folder: &str) -> Answer {
        match self.input.paths().has(path) {
            true => Answer::There,
            false => self.missing_from(folder),
        }
    }

    fn connector(&self, name: &str, version: &str) -> Answer {
        let folder = "AppInstallContent/Protocols";
        let stated = (lower_case(name), lower_case(version));
        let is_there = self.connectors.binary_search(&stated).is_ok()
            || (self.input.paths()).has(&format!("{folder}/{name}/{version}/Protocol.xml"));
        match is_there {
            true => Answer::There,
            false if self.input.has_unread_packages(folder) => Answer::Undecided,
            false => Answer::Missing,
        }
    }

    /// Content may also lie in application packages in its folder, which are not looked into for it.
    fn missing_from(&self, folder: &str) -> Answer {
        let mut files = self.input.paths().below(folder);
        match files.any(|file| crate::detect::ends_with(file.key, "dmapp")) {
            true => Answer::Undecided,
            false => Answer::Missing,
        }
    }
}

/// The path of a file below the main folder of an agent.
fn in_agent(path: &str) -> Option<&str> {
    const MAIN: &str = "C:\\Skyline DataMiner\\";
    let (start, rest) = path.split_at_checked(MAIN.len())?;
    start.eq_ignore_ascii_case(MAIN).then_some(rest)
}
