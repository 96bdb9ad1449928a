//! The id of an app, which stands in two files and two names.

use super::app::App;
use crate::rules::inputs::PackageInput;
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{DocumentKind, Field, PackageKind};

pub(super) const ID_MISMATCH: Rule = Rule {
    id: "webexport/id-mismatch",
    severity: Severity::Warning,
    title: "Ids of a low-code app differ",
    condition: "The ID in App.info.json is not the one in App.config.json, in the name of the folder Apps/<id>, or in the file name of the export. Letter case does not matter, and a file name without an id is fine.",
    why: "Real exports have one id everywhere. Two of them show that the file was put together from two apps, and which one it replaces is open.",
    fix: "Export the app again.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::All,
    checks: &[
        Check::Package(
            &[DocumentKind::WebApp, DocumentKind::WebAppConfiguration],
            id_mismatch,
        ),
        Check::Package(&[], file_name_mismatch),
    ],
};

/// Characters of an id: 32 digits in five groups.
const ID: usize = 36;

/// Two ids of an app that should be the same, and which of them stands where.
struct Mismatch<'a> {
    one: (&'static str, &'a str),
    other: (&'static str, &'a str),
}

fn id_mismatch(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for app in App::all(input.own) {
        let Some(mismatch) = mismatch(&app) else {
            continue;
        };
        let message = format_args!(
            "The id in {} is “{}”, that in {} “{}”.",
            mismatch.one.0,
            shortened(mismatch.one.1),
            mismatch.other.0,
            shortened(mismatch.other.1)
        );
        let of_info = app.info().and_then(|info| info.position("ID"));
        let of_config = app.configuration().and_then(|config| config.id.as_ref());
        let of_config = of_config.map(|id| id.position);
        match (app.config, app.info) {
            (Some(config), _) if of_config.is_some() => {
                found.document(input.own, config, of_config, message);
            }
            (_, Some(info)) => found.document(input.own, info, of_info, message),
            _ => {}
        }
    }
}

fn file_name_mismatch(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if input.own.kind != PackageKind::WebExport {
        return;
    }
    let content = input.package.landmarks.content_zip;
    let content = content.and_then(|index| input.inside(index));
    let (Some(content), Some(named)) = (content, id_in(&input.own.file_name)) else {
        return;
    };
    for app in App::all(content) {
        let Some(id) = app_id(&app).filter(|_| mismatch(&app).is_none()) else {
            continue;
        };
        if !id.eq_ignore_ascii_case(named) {
            found.archive(format_args!(
                "The file is named after the app {named}, but holds the app “{}”.",
                shortened(id)
            ));
        }
    }
}

/// The first two ids of an app that differ.
fn mismatch<'a>(app: &'a App<'_>) -> Option<Mismatch<'a>> {
    let info = app.info().and_then(|info| info.id.as_deref());
    let config = app.configuration().and_then(|config| config.id.as_ref());
    let config = config.map(|id| id.value.as_str());
    let ids = [
        ("App.info.json", info),
        ("App.config.json", config),
        ("the name of the folder", app.folder_id()),
    ];
    let mut stated = ids.into_iter().filter_map(|(place, id)| Some((place, id?)));
    let one = stated.next()?;
    let other = stated.find(|(_, id)| !id.eq_ignore_ascii_case(one.1))?;
    Some(Mismatch { one, other })
}

fn app_id<'a>(app: &App<'a>) -> Option<&'a str> {
    let info = app.info().and_then(|info| info.id.as_deref());
    let config = app.configuration().and_then(|config| config.id.as_ref());
    info.or_else(|| config.and_then(Field::stated))
}

/// The first id in a file name.
fn id_in(name: &str) -> Option<&str> {
    let starts = name.char_indices().map(|(start, _)| start);
    let candidates = starts.filter_map(|start| name.get(start..start + ID));
    { candidates }.find(|text| is_id(text))
}

fn is_id(text: &str) -> bool {
    text.len() == ID
        && (0_usize..).zip(text.bytes()).all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::id_in;

    #[test]
    fn ids_are_found_in_names() {
        let id = "7e0d6a54-21f3-4c5b-9b7e-53a8c1d04f60";
        for name in [
            format!("Demo_{id}.zip"),
            format!("{id}.zip"),
            format!("é {id}"),
        ] {
            assert_eq!(id_in(&name), Some(id), "{name}");
        }
        for name in [
            "",
            "Demo.zip",
            "7e0d6a54-21f3-4c5b-9b7e.zip",
            "7e0d6a54-21f3-4c5b-9b7e_53a8c1d04f60.zip",
        ] {
            assert_eq!(id_in(name), None, "{name}");
        }
    }
}
