use std::fs;
use std::path::Path;

use dmpkg::{Setting, Settings};

use crate::output::Failed;

/// The reason that reports give for rules that `--allow` names.
const ALLOWED: &str = "allowed on the command line";

/// The settings of a file, and behind them, so that they decide, the rules that are allowed.
///
/// A rule that nobody knows is refused where it was typed just now. In a file it is only told: the
/// file may serve several versions, and a setting without effect hides nothing.
pub(crate) fn read(file: Option<&Path>, allowed: &[String]) -> Result<Settings, Failed> {
    let typed = Settings {
        list: allowed
            .iter()
            .map(|rule| Setting::off(rule, ALLOWED))
            .collect(),
    };
    if let Some(unknown) = typed.unknown().first() {
        return Err(Failed::about(
            format_args!("--allow {unknown}"),
            "there is no such rule or family; dmpkg rules lists them",
        ));
    }
    let mut settings = match file {
        Some(file) => of_file(file)?,
        None => Settings::default(),
    };
    for unknown in settings.unknown() {
        let file = file.unwrap_or(Path::new("")).display();
        eprintln!("dmpkg: {file}: there is no rule {unknown}, so this setting does nothing");
    }
    settings.list.extend(typed.list);
    Ok(settings)
}

fn of_file(file: &Path) -> Result<Settings, Failed> {
    let bytes = fs::read(file).map_err(|error| Failed::about(file.display(), error))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Failed::about(file.display(), "this is not text in UTF-8"))?;
    Settings::read(&text).map_err(|problem| Failed::about(file.display(), problem))
}
