//! Settings as a file: a small part of TOML 1.0, read without the rest of that language, so that page
//! and command line understand the same file and the page's download stays small.

use std::fmt;
use std::iter::Peekable;
use std::str::Chars;

use super::{Level, SETTING_LENGTH, SETTINGS_LIMIT, Setting, Settings};

/// Why a text holds no settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsProblem {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong there and what to do, as a sentence.
    pub message: String,
}

/// A table as it is read.
struct Table {
    /// The line of its head.
    line: u32,
    rule: Option<String>,
    level: Option<Level>,
    path: Option<String>,
    reason: Option<String>,
}

/// The head of each table.
const HEAD: &str = "[[rule]]";

impl Settings {
    /// Reads settings from the text of a file: tables `[[rule]]` with the texts `id`, `severity`,
    /// `path` and `reason`, of which the last two may be missing.
    ///
    /// # Errors
    /// When the text holds anything else, with the line.
    pub fn read(text: &str) -> Result<Self, SettingsProblem> {
        let mut settings = Self::default();
        let mut table: Option<Table> = None;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (line, content) in (1_u32..).zip(text.split('\n')) {
            let content = content.strip_suffix('\r').unwrap_or(content);
            let problem = |message: String| SettingsProblem { line, message };
            if let Some(control) = content.chars().find(|it| *it != '\t' && it.is_control()) {
                let code = control.escape_unicode();
                return Err(problem(format!("The character {code} cannot stand here.")));
            }
            let content = content.trim_matches([' ', '\t']);
            if content.is_empty() || content.starts_with('#') {
                continue;
            }
            if let Some(behind) = content.strip_prefix(HEAD) {
                is_end(behind).map_err(problem)?;
                let before = table.replace(Table::new(line));
                settings.take(before)?;
                continue;
            }
            let (key, value) = content.split_once('=').ok_or_else(|| {
                problem(format!(
                    "Expected {HEAD}, or a key, = and a text in quotes."
                ))
            })?;
            let table = table
                .as_mut()
                .ok_or_else(|| problem(format!("{HEAD} must stand before the first key.")))?;
            let value = string(value.trim_start_matches([' ', '\t'])).map_err(problem)?;
            table
                .put(key.trim_end_matches([' ', '\t']), value)
                .map_err(problem)?;
        }
        settings.take(table)?;
        Ok(settings)
    }

    fn take(&mut self, table: Option<Table>) -> Result<(), SettingsProblem> {
        let Some(table) = table else {
            return Ok(());
        };
        let line = table.line;
        let problem = |message: &str| SettingsProblem {
            line,
            message: message.to_owned(),
        };
        if self.list.len() >= SETTINGS_LIMIT {
            return Err(problem(
                "There are more than 1,000 settings. Fewer with patterns say the same.",
            ));
        }
        let lacks_id = || problem("This setting has no id, so it says nothing of any rule.");
        let lacks_level = || {
            problem("This setting has no severity: \"off\", \"note\", \"warning\" or \"error\".")
        };
        self.list.push(Setting {
            rule: table.rule.ok_or_else(lacks_id)?,
            level: table.level.ok_or_else(lacks_level)?,
            path: table.path,
            reason: table.reason.unwrap_or_default(),
        });
        Ok(())
    }
}

impl Table {
    const fn new(line: u32) -> Self {
        Self {
            line,
            rule: None,
            level: None,
            path: None,
            reason: None,
        }
    }

    fn put(&mut self, key: &str, value: String) -> Result<(), String> {
        if value.chars().count() > SETTING_LENGTH {
            return Err("This text is longer than 1,000 characters.".to_owned());
        }
        if value.chars().any(|sign| sign != '\t' && sign.is_control()) {
            return Err("A text holds no line breaks and no other control characters.".to_owned());
        }
        let place = match key {
            "severity" => {
                let level = Level::of_word(&value).ok_or_else(|| {
                    format!(
                        "There is no severity \"{value}\": \"off\", \"note\", \"warning\" or \"error\"."
                    )
                })?;
                return match self.level.replace(level) {
                    None => Ok(()),
                    Some(_) => Err(twice(key)),
                };
            }
            "id" => &mut self.rule,
            "path" => &mut self.path,
            "reason" => &mut self.reason,
            other => {
                return Err(format!(
                    "There is no key `{other}`: id, severity, path and reason are read."
                ));
            }
        };
        match place.replace(value) {
            None => Ok(()),
            Some(_) => Err(twice(key)),
        }
    }
}

fn twice(key: &str) -> String {
    format!("The key {key} stands twice in one setting.")
}

/// The text in quotes, behind which nothing but a comment may stand.
fn string(text: &str) -> Result<String, String> {
    if text.starts_with("\"\"\"") || text.starts_with("'''") {
        return Err("Texts of several lines are not read here; write it on one line.".to_owned());
    }
    let mut signs = text.chars().peekable();
    let value = match signs.next() {
        Some('"') => basic(&mut signs)?,
        Some('\'') => literal(&mut signs)?,
        _ => return Err("Expected a text in quotes behind =.".to_owned()),
    };
    is_end(&signs.collect::<String>())?;
    Ok(value)
}

const NO_END: &str = "The text has no quote at its end.";

fn literal(signs: &mut Peekable<Chars<'_>>) -> Result<String, String> {
    let mut value = String::new();
    for sign in signs {
        match sign {
            '\'' => return Ok(value),
            sign => value.push(sign),
        }
    }
    Err(NO_END.to_owned())
}

fn basic(signs: &mut Peekable<Chars<'_>>) -> Result<String, String> {
    let mut value = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            '"' => return Ok(value),
            '\\' => value.push(escaped(signs)?),
            sign => value.push(sign),
        }
    }
    Err(NO_END.to_owned())
}

fn escaped(signs: &mut Peekable<Chars<'_>>) -> Result<char, String> {
    let sign = signs.next().ok_or(NO_END)?;
    let digits = match sign {
        '"' | '\\' => return Ok(sign),
        'b' => return Ok('\u{8}'),
        't' => return Ok('\t'),
        'n' => return Ok('\n'),
        'f' => return Ok('\u{c}'),
        'r' => return Ok('\r'),
        'u' => 4,
        'U' => 8,
        other => {
            return Err(format!(
                "\\{other} means nothing in a text; a backslash itself is written \\\\, or the text in single quotes."
            ));
        }
    };
    let code = (0..digits).try_fold(0_u32, |code, _| {
        let digit = signs.next()?.to_digit(16)?;
        Some(code << 4 | digit)
    });
    code.and_then(char::from_u32).ok_or_else(|| {
        format!("\\{sign} needs {digits} hexadecimal digits of a character behind it.")
    })
}

/// Whether a line ends here, but for a comment.
fn is_end(behind: &str) -> Result<(), String> {
    let behind = behind.trim_start_matches([' ', '\t']);
    match behind.is_empty() || behind.starts_with('#') {
        true => Ok(()),
        false => Err("Something stands behind the end of what this line says.".to_owned()),
    }
}

impl fmt::Display for SettingsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}
