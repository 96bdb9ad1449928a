//! Reports in every form: of every fixture, by the engine, by the command, and by the page.

mod command;
mod page;
mod schema;
mod snapshots;

use dmpkg::{Examined, Export, ExportFormat, ExportOptions, RuleLinks};
use dmpkg_fixtures::Fixture;

use crate::goldens;

/// What is known of a fixture.
fn examined(fixture: &Fixture) -> Examined {
    goldens::examined(&fixture.file_name, &fixture.bytes)
}

/// Files in a form, with links to the rules as given.
fn export(format: ExportFormat, files: &[&Examined], links: RuleLinks) -> String {
    let options = ExportOptions {
        links,
        ..ExportOptions::default()
    };
    let mut export = Export::new(format, options);
    for file in files {
        export.add(file);
    }
    export.finish()
}

/// The fixture of this name.
fn fixture(name: &str) -> Fixture {
    let mut all = dmpkg_fixtures::all().into_iter();
    all.find(|fixture| fixture.name == name).unwrap()
}
