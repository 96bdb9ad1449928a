use std::fmt::Write;

use super::Settings;

impl Settings {
    /// The settings as the text of a file that [`Settings::read`] understands.
    pub fn to_toml(&self) -> String {
        let mut text = String::from(
            "# Settings for the rules of dmpkg. Of several that concern a finding the last one decides.\n",
        );
        for setting in &self.list {
            text.push_str("\n[[rule]]\n");
            put(&mut text, "id", &setting.rule);
            put(&mut text, "severity", setting.level.word());
            if let Some(path) = &setting.path {
                put(&mut text, "path", path);
            }
            if !setting.reason.is_empty() {
                put(&mut text, "reason", &setting.reason);
            }
        }
        text
    }
}

fn put(text: &mut String, key: &str, value: &str) {
    text.push_str(key);
    text.push_str(" = \"");
    for sign in value.chars() {
        match sign {
            '"' | '\\' => {
                text.push('\\');
                text.push(sign);
            }
            // Also what turns the direction of writing, so that the file shows what it says.
            sign if crate::path::is_deceptive(sign) => {
                // Writing to a string never fails.
                let _ = write!(text, "\\U{:08x}", u32::from(sign));
            }
            sign => text.push(sign),
        }
    }
    text.push_str("\"\n");
}
