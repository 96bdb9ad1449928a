//! How the file is called.

use super::{Check, Found, Kinds, Rule, Severity, read, references, stated};
use crate::rules::inputs::DocumentInput;
use crate::rules::quoted::Quoted;
use crate::{DocumentKind, lower_case};

pub(super) const FILE_NAME_DIFFERS: Rule = Rule {
    id: "appinfo/file-name-differs",
    severity: Severity::Note,
    title: "File is not called after the package",
    condition: "The name of the opened file does not begin with Name; letter case does not count. Packages inside it do not fire.",
    why: "Builders call the file after name and version, so somebody renamed it. Half of all known packages are renamed.",
    fix: "Make sure that it is the package you mean: name and version are those in AppInfo.xml.",
    references: &[references::SDK],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, file_name_differs)],
};

fn file_name_differs(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let info = read(input, found).map(|(_, info)| info);
    let name = info.and_then(|info| stated(info.name.as_ref()));
    let Some(name) = name.filter(|_| input.depth == 0) else {
        return;
    };
    let file = &input.package.file_name;
    if !lower_case(file).starts_with(&lower_case(&name.value)) {
        found.text(
            input.entry,
            name.position,
            format_args!(
                "The file is called {}, the package {}.",
                Quoted(file),
                Quoted(&name.value)
            ),
        );
    }
}
