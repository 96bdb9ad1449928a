//! Light or dark, and what the browser remembers of the user's wishes.

use dmpkg::{Settings, SettingsProblem};
use web_sys::Storage;

const THEME_KEY: &str = "inspector-theme";
const SINGLE_KEYS_KEY: &str = "inspector-single-keys";
const SETTINGS_KEY: &str = "inspector-rule-settings";
const ROOTS_KEY: &str = "inspector-rule-roots";

/// Which colours the page wears.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its name in the menu.
    pub const fn label(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The value of `data-theme` and of the remembered wish.
    const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The remembered wish.
    pub fn remembered() -> Self {
        let name = recall(THEME_KEY);
        let known = Self::ALL
            .into_iter()
            .find(|theme| Some(theme.name()) == name.as_deref());
        known.unwrap_or_default()
    }

    /// Puts the colours on and remembers the wish.
    pub fn wear(self) {
        remember(THEME_KEY, self.name());
        let root = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.document_element());
        if let Some(root) = root {
            let _ = root.set_attribute("data-theme", self.name());
        }
    }
}

/// Whether keys without a modifier do something, as remembered; they do unless switched off.
pub fn single_keys_remembered() -> bool {
    recall(SINGLE_KEYS_KEY).as_deref() != Some("off")
}

/// Remembers whether keys without a modifier do something.
pub fn remember_single_keys(on: bool) {
    remember(SINGLE_KEYS_KEY, if on { "on" } else { "off" });
}

/// The settings for the rules, as remembered; what is wrong with them when they cannot be read.
pub fn settings_remembered() -> Result<Settings, SettingsProblem> {
    recall(SETTINGS_KEY).map_or_else(|| Ok(Settings::default()), |text| Settings::read(&text))
}

/// Remembers the settings for the rules, in the form of their file.
pub fn remember_settings(settings: &Settings) {
    remember(SETTINGS_KEY, &settings.to_toml());
}

/// The root certificates that the user wants to trust on later visits. What cannot be read is left out.
pub fn roots_remembered() -> Vec<Vec<u8>> {
    let text = recall(ROOTS_KEY).unwrap_or_default();
    let bytes = |line: &str| -> Option<Vec<u8>> {
        let pairs = (0..line.len()).step_by(2);
        pairs
            .map(|at| u8::from_str_radix(line.get(at..at + 2)?, 16).ok())
            .collect()
    };
    text.lines().filter_map(bytes).collect()
}

/// Remembers root certificates, one a line, in digits to the base of 16.
pub fn remember_roots(roots: &[Vec<u8>]) {
    let line =
        |root: &Vec<u8>| -> String { root.iter().map(|byte| format!("{byte:02x}")).collect() };
    let lines: Vec<String> = roots.iter().map(line).collect();
    remember(ROOTS_KEY, &lines.join("\n"));
}

/// What the browser keeps under a name. Browsers may refuse: private windows, local files.
pub fn recall(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Asks the browser to keep something under a name. A refusal only costs the memory.
pub fn remember(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
