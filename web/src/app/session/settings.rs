use std::rc::Rc;

use dmpkg::{CheckOptions, Settings};

use super::Session;
use crate::app::outward;
use crate::state::{Action, JobKind};

/// The name under which settings are saved, and which the command line is told.
const FILE: &str = "dmpkg.toml";

impl Session {
    /// Uses these settings from now on.
    pub(in crate::app) fn obey_settings(&self, settings: Rc<Settings>) {
        *self.shared.settings.borrow_mut() = Rc::clone(&settings);
        self.dispatch.dispatch(Action::Settings(settings));
    }

    /// Uses other settings, and has run again what they concern.
    pub(in crate::app) fn change_settings(&self, settings: Rc<Settings>) {
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
            ..CheckOptions::default()
        }
    }
}
