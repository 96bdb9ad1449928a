use std::rc::Rc;

use dmpkg::{CheckOptions, Settings};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use super::Session;
use crate::amounts::counted;
use crate::app::outward;
use crate::state::{Action, JobKind};
use crate::theme;

/// The name under which settings are saved, and which the command line is told.
const FILE: &str = "dmpkg.toml";
/// Bytes of a file of settings at most.
const LARGEST: f64 = 1_048_576.0;

impl Session {
    /// Uses these settings from now on.
    pub(in crate::app) fn obey_settings(&self, settings: Rc<Settings>) {
        *self.shared.settings.borrow_mut() = Rc::clone(&settings);
        self.dispatch.dispatch(Action::Settings(settings));
    }

    /// Uses other settings, and has run again what they concern.
    pub(in crate::app) fn change_settings(&self, settings: Settings) {
        theme::remember_settings(&settings);
        let settings = Rc::new(settings);
        let concerned = self.shared.settings.borrow().concerned(&settings);
        self.obey_settings(settings);
        let refused = self.shared.refused.borrow().clone();
        match refused {
            Some(file) => self.read(file, false),
            None => {
                for (is_concerned, kind) in [
                    (concerned.structure, JobKind::Check),
                    (concerned.contents, JobKind::Integrity),
                ] {
                    if is_concerned {
                        self.repeat_job(kind);
                    }
                }
            }
        }
    }

    /// Uses the settings of a file in place of all others, and says what came of it.
    pub(in crate::app) fn read_settings(&self, file: File) {
        let session = self.clone();
        spawn_local(async move {
            let said = match read(&file).await {
                Ok(settings) => {
                    let number = u64::try_from(settings.list.len()).unwrap_or(u64::MAX);
                    session.change_settings(settings);
                    let number = counted(number, "setting", "settings");
                    format!("{} holds {number}, which apply now.", file.name())
                }
                Err(why) => format!("{}: {why} Nothing was changed.", file.name()),
            };
            session.dispatch.dispatch(Action::Said(said));
        });
    }

    /// Hands the settings out as the file that the command line reads.
    pub(in crate::app) fn save_settings(&self, settings: &Settings) {
        let text = settings.to_toml();
        if outward::save_text(&text, FILE, "application/toml").is_err() {
            self.remark("The browser did not save the settings.");
        }
    }

    /// What jobs look at.
    pub(super) fn options(&self) -> CheckOptions {
        CheckOptions {
            settings: Settings::clone(&self.shared.settings.borrow()),
            roots: self.shared.roots.borrow().clone(),
            ..CheckOptions::default()
        }
    }
}

async fn read(file: &File) -> Result<Settings, String> {
    if file.size() > LARGEST {
        return Err("it is too large for settings.".to_owned());
    }
    let text = JsFuture::from(file.text()).await;
    let text = text.ok().and_then(|text| text.as_string());
    let text = text.ok_or_else(|| "it could not be read.".to_owned())?;
    Settings::read(&text).map_err(|problem| problem.to_string())
}
