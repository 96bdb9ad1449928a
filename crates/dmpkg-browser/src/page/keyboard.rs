//! The keyboard: real key events to whatever has the focus.

use serde_json::json;

use super::{Page, lock};
use crate::BrowserError;
use crate::keys::{self, Key, MODIFIERS, Modifiers};

impl Page {
    /// Presses and releases a key, with others held meanwhile: `Control+o`, `ArrowDown`, `Shift+F8`, `?`.
    pub fn press(&self, chord: &str) -> Result<(), BrowserError> {
        let (modifiers, key) = keys::parse(chord)?;
        let before = *lock(&self.held);
        self.hold_exactly(before.with(modifiers))?;
        self.strike(&key)?;
        self.hold_exactly(before)
    }

    /// Types a text, character by character. Characters that the keyboard does not have arrive as from an input method.
    pub fn type_text(&self, text: &str) -> Result<(), BrowserError> {
        let mut character = [0; 4];
        for typed in text.chars() {
            match keys::of_character(typed) {
                // `press` reads a lone plus as the key, never as a separator.
                Some(_) if typed != '\n' => self.press(typed.encode_utf8(&mut character))?,
                Some(_) => self.press("Enter")?,
                None => drop(self.call("Input.insertText", json!({ "text": typed.to_string() }))?),
            }
        }
        Ok(())
    }

    /// Holds keys down for all that follows, mouse and drops included: `Shift`, `Control+Alt`; an empty text lets go.
    pub fn hold(&self, modifiers: &str) -> Result<(), BrowserError> {
        self.hold_exactly(Modifiers::parse(modifiers)?)
    }

    fn hold_exactly(&self, wanted: Modifiers) -> Result<(), BrowserError> {
        for (name, code, number, bit) in MODIFIERS {
            let now = *lock(&self.held);
            if now.contains(bit) == wanted.contains(bit) {
                continue;
            }
            let (kind, after) = if wanted.contains(bit) {
                ("rawKeyDown", now.with(bit))
            } else {
                ("keyUp", now.without(bit))
            };
            *lock(&self.held) = after;
            let parameters = json!({
                "type": kind,
                "key": name,
                "code": code,
                "windowsVirtualKeyCode": number,
                "modifiers": after.bits(),
            });
            self.call("Input.dispatchKeyEvent", parameters)?;
        }
        Ok(())
    }

    fn strike(&self, key: &Key) -> Result<(), BrowserError> {
        let held = *lock(&self.held);
        // With Control, Alt or Meta a key is a command and types nothing.
        let text = key
            .text
            .as_ref()
            .filter(|_| held.without(Modifiers::SHIFT) == Modifiers::default());
        let mut parameters = json!({
            "type": if text.is_some() { "keyDown" } else { "rawKeyDown" },
            "key": key.key,
            "code": key.code,
            "windowsVirtualKeyCode": key.number,
            "modifiers": held.bits(),
        });
        if let Some(text) = text {
            parameters["text"] = text.as_str().into();
        }
        self.call("Input.dispatchKeyEvent", parameters.clone())?;
        parameters["type"] = "keyUp".into();
        if let Some(parameters) = parameters.as_object_mut() {
            parameters.remove("text");
        }
        self.call("Input.dispatchKeyEvent", parameters).map(drop)
    }
}
