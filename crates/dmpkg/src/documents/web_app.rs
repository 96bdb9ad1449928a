use serde::Serialize;

use crate::{DocumentAt, Sheet};

use super::json::{self, Value};

/// What App.info.json says of a low-code app, or the file name of a dashboard.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WebApp {
    /// Whether it is a low-code app or a dashboard.
    pub form: WebAppForm,
    /// The name people see.
    pub name: Option<String>,
    /// The app's permanent id.
    pub id: Option<String>,
    /// Its description.
    pub description: Option<String>,
    /// The version that users get after the import; 0 or less when none is published.
    pub public_version: Option<i64>,
    /// The version that is being edited; 0 or less when there is none.
    pub draft_version: Option<i64>,
}

/// The two forms of web exports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WebAppForm {
    /// Pages, panels and their data.
    #[default]
    LowCodeApp,
    /// One dashboard.
    Dashboard,
}

impl WebApp {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let _ = at;
        Sheet::new("Low-code app", None)
    }

    /// Reads App.info.json: the keys that have a public meaning; others are left alone.
    ///
    /// # Errors
    /// A clause that says what is wrong and where, when the text is no such JSON.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut app = Self::default();
        for (key, value) in json::members(text)? {
            match key.as_str() {
                "ID" => app.id = stated_text(&key, value)?,
                "Name" => app.name = stated_text(&key, value)?,
                "Description" => app.description = stated_text(&key, value)?,
                "PublicVersion" => app.public_version = stated_number(&key, value)?,
                "DraftVersion" => app.draft_version = stated_number(&key, value)?,
                _ => {}
            }
        }
        Ok(app)
    }

    /// A dashboard, known by the name of its file.
    pub fn dashboard(file_name: &str) -> Self {
        let name = file_name.strip_suffix(".dmadb.json").unwrap_or(file_name);
        Self {
            form: WebAppForm::Dashboard,
            name: Some(name.to_owned()),
            ..Self::default()
        }
    }
}

fn stated_text(key: &str, value: Value) -> Result<Option<String>, String> {
    match value {
        Value::Text(text) => Ok(Some(text)),
        Value::Null => Ok(None),
        Value::Whole(_) | Value::Other => Err(format!("`{key}` is no text")),
    }
}

fn stated_number(key: &str, value: Value) -> Result<Option<i64>, String> {
    match value {
        Value::Whole(number) => Ok(Some(number)),
        Value::Null => Ok(None),
        Value::Text(_) | Value::Other => Err(format!("`{key}` is no whole number")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_users_get_is_read() {
        let app = WebApp::read(
            r#"{"ID":"1f","Name":"Demo","PublicVersion":3,"DraftVersion":-1,"Sections":[1]}"#,
        );
        let app = app.unwrap();
        assert_eq!(
            (app.name.as_deref(), app.public_version, app.draft_version),
            (Some("Demo"), Some(3), Some(-1))
        );
        assert!(WebApp::read("{").unwrap_err().contains("line 1 column 2"));
        let wrong = WebApp::read(r#"{"PublicVersion":"3"}"#).unwrap_err();
        assert_eq!(wrong, "`PublicVersion` is no whole number");
        assert_eq!(
            WebApp::dashboard("Weather.dmadb.json").name.as_deref(),
            Some("Weather")
        );
    }
}
