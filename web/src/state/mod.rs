//! What the page knows, and the one pure function that changes it.

mod action;
mod errand;
mod insights;
mod jobs;
mod loaded;
mod reading;
mod search;
mod settings;
mod tab;
#[cfg(test)]
mod tests;
mod trail;
mod walk;

use std::rc::Rc;

use dmpkg::{Findings, Settings};
use dmpkg_wasm::message::{ENGINE_STOPPED, Failure};
use yew::Reducible;

pub use action::Action;
pub use errand::{Amount, Ended, ErrandAction, ErrandKind, Hash};
pub use insights::{Insights, PackageInsights, SECOND, things};
pub use jobs::{JobKind, JobState, Standing, decodes_by_itself, found, soundness};
pub use loaded::{Loaded, LoadedAction, Part};
pub use reading::{Progress, Reading};
pub use search::{Group, LINES, Search, SearchState};
pub use settings::{Change, Proposal};
pub use tab::{Aspect, Subject, Tab, Told, Wish};
pub use trail::Trail;
pub use walk::Walked;

use crate::address::InFront;
use crate::theme::Theme;

/// Everything the page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What fills the window.
    pub shown: Shown,
    /// The file that is being read, beside what is shown.
    pub reading: Option<Reading>,
    /// Whether files hang over the window.
    pub dragging: bool,
    /// Why the engine stopped, when it did.
    pub stopped: Option<String>,
    /// A sentence about the last thing the user tried.
    pub remark: Option<String>,
    /// A word of success that goes away by itself.
    pub flash: Option<String>,
    /// What assistive technology reads out.
    pub announcement: Announcement,
    /// The dialog that is open.
    pub dialog: Option<Topic>,
    /// What stands in front of everything, because the address names it.
    pub in_front: Option<InFront>,
    /// What the user wants of the rules.
    pub settings: Rc<Settings>,
    /// What came of the last file of settings.
    pub said: String,
    /// A large package that lies beside the page, which is opened when the user says so.
    pub offer: Option<Offer>,
    /// Light, dark, or as the system says.
    pub theme: Theme,
    /// Whether the user switched off keys without a modifier.
    pub single_keys_off: bool,
    /// How often the engine was started anew; each time the file must be opened again.
    pub restarts: u32,
    /// Requests that the page made since it was locked.
    pub requests: u32,
    /// Whether the page is there without a network.
    pub kept: bool,
    /// Whether the next load of the page shows another version, and the user has not read that.
    pub update: bool,
}

/// Said when the next load of the page shows another version.
pub const NEW_VERSION: &str = "A new version of this page is ready; it is used when you reload.";

/// What fills the window.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Shown {
    /// No file yet.
    #[default]
    Empty,
    /// A file.
    Loaded(Box<Loaded>),
    /// Why a file could not be opened.
    Failed(Refusal),
}

/// Why a file could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The file's name.
    pub name: String,
    /// What, where, and what to do.
    pub failure: Failure,
    /// What was found in it all the same.
    pub findings: Rc<Findings>,
}

/// A package that lies beside the page and that the address names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its name.
    pub name: String,
    /// In bytes, when the site tells.
    pub size: Option<u64>,
    /// Whether all of it has to be fetched before anything can be shown.
    pub whole: bool,
}

/// What assistive technology reads out. The number makes the same words new again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Announcement {
    /// Counts announcements.
    pub serial: u32,
    /// The words.
    pub text: String,
}

/// What a dialog is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Topic {
    /// The list of keys.
    Keys,
    /// Exact numbers of the open file and the engine.
    Numbers,
    /// What this is and who made it.
    About,
    /// All settings for the rules.
    Settings,
    /// A setting that the user is about to make.
    Setting(Proposal),
}

impl State {
    /// The open file, when there is one.
    pub fn loaded(&self) -> Option<&Loaded> {
        match &self.shown {
            Shown::Loaded(loaded) => Some(loaded),
            Shown::Empty | Shown::Failed(_) => None,
        }
    }

    /// The name of the file that is shown, even when only its failure is.
    pub fn file_name(&self) -> Option<&str> {
        match &self.shown {
            Shown::Empty => None,
            Shown::Loaded(loaded) => Some(&loaded.name),
            Shown::Failed(refusal) => Some(&refusal.name),
        }
    }

    /// What was found in the file that is shown.
    pub fn findings(&self) -> Option<&Rc<Findings>> {
        match &self.shown {
            Shown::Empty => None,
            Shown::Loaded(loaded) => Some(&loaded.findings),
            Shown::Failed(refusal) => Some(&refusal.findings),
        }
    }

    /// The open file, to be changed.
    fn loaded_mut(&mut self) -> Option<&mut Loaded> {
        match &mut self.shown {
            Shown::Loaded(loaded) => Some(loaded),
            Shown::Empty | Shown::Failed(_) => None,
        }
    }

    /// The file that is being read, when it is this one.
    fn reading_mut(&mut self, turn: u32) -> Option<&mut Reading> {
        self.reading.as_mut().filter(|reading| reading.turn == turn)
    }

    /// Ends the reading of this turn. Tells whether it was still wanted.
    fn end(&mut self, turn: u32) -> bool {
        let wanted = self.reading_mut(turn).is_some();
        if wanted {
            self.reading = None;
        }
        wanted
    }

    fn announce(&mut self, text: impl Into<String>) {
        self.announcement.serial = self.announcement.serial.wrapping_add(1);
        self.announcement.text = text.into();
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Chosen { turn, name, again } => {
                if !again {
                    self.remark = None;
                    if let Some(loaded) = self.loaded_mut() {
                        loaded.stop_jobs();
                    }
                }
                self.reading = Some(Reading::new(turn, name, again));
            }
            Action::Late { turn } => {
                if let Some(reading) = self.reading_mut(turn) {
                    reading.late = true;
                }
            }
            Action::Progress {
                turn,
                progress,
                now_ms,
            } => self.progress(turn, progress, now_ms),
            Action::Opened {
                turn,
                beside,
                overview,
                tree,
                status,
            } => {
                let Some(reading) = self.reading.take_if(|reading| reading.turn == turn) else {
                    return;
                };
                self.announce(format!(
                    "{} is open: {}.",
                    overview.title, overview.kind_label
                ));
                self.stopped = None;
                self.in_front = None;
                match self.loaded_mut().filter(|_| reading.again) {
                    Some(loaded) => loaded.refresh(turn, overview, tree, status),
                    None => {
                        let mut loaded = Loaded::new(turn, reading.name, overview, tree, status);
                        loaded.beside = beside;
                        self.shown = Shown::Loaded(Box::new(loaded));
                    }
                }
            }
            Action::Failed {
                turn,
                name,
                failure,
                findings,
            } => {
                // An engine that went away while it read the shown file is told of elsewhere.
                let again = self.reading_mut(turn).is_some_and(|reading| reading.again);
                let stays = again && failure.code == ENGINE_STOPPED;
                if self.end(turn) && !stays {
                    self.announce(format!("{} {}", failure.message, failure.advice));
                    self.in_front = None;
                    if self.stopped.is_none() || self.loaded().is_none() {
                        self.shown = Shown::Failed(Refusal {
                            name,
                            failure,
                            findings,
                        });
                    }
                }
            }
            Action::Jobs { run, standing } => {
                let told = self
                    .loaded_mut()
                    .filter(|loaded| loaded.trail.run == run)
                    .and_then(|loaded| loaded.stand(standing));
                if let Some(words) = told {
                    self.announce(words);
                }
            }
            Action::Errand { run, action } => {
                let told = self
                    .loaded_mut()
                    .filter(|loaded| loaded.trail.run == run)
                    .and_then(|loaded| loaded.told_by_errand(action));
                if let Some(words) = told {
                    self.announce(words);
                }
            }
            Action::Cancelled { turn } => {
                if self.end(turn) {
                    self.announce("Stopped. The file was not opened.");
                }
            }
            Action::Remark(sentence) => {
                self.announce(sentence.clone());
                self.remark = Some(sentence);
            }
            Action::RemarkRead => self.remark = None,
            Action::Flash(words) => {
                if let Some(words) = &words {
                    self.announce(words.clone());
                }
                self.flash = words;
            }
            Action::Dragging(over) => self.dragging = over,
            Action::Status(status) => {
                if let Some(loaded) = self.loaded_mut() {
                    loaded.status = status;
                }
            }
            Action::Stopped { message } => {
                self.announce(format!("The engine stopped: {message}"));
                self.stopped = Some(message);
            }
            Action::Restarted => {
                self.stopped = None;
                self.restarts = self.restarts.wrapping_add(1);
            }
            Action::Dialog(topic) => {
                self.dialog = topic;
                self.said.clear();
            }
            Action::Said(words) => self.said = words,
            Action::InFront(of) => self.in_front = of,
            Action::Settings(settings) => {
                if self.loaded().is_some() && self.settings != settings {
                    self.announce("The settings apply, and the checks run again.");
                }
                self.settings = settings;
            }
            Action::Theme(theme) => self.theme = theme,
            Action::SingleKeys(on) => self.single_keys_off = !on,
            Action::Requests(count) => self.requests = count,
            Action::Kept => self.kept = true,
            Action::Update(there) => {
                if there && !self.update {
                    self.announce(NEW_VERSION);
                }
                self.update = there;
            }
            Action::Offer(offer) => {
                if let Some(offer) = &offer {
                    self.announce(format!("Open {}?", offer.name));
                }
                self.offer = offer;
            }
            Action::InLoaded(action) => {
                if action.brings_forward() {
                    self.in_front = None;
                }
                let is_walk = matches!(action, LoadedAction::Walk { .. });
                let Some(loaded) = self.loaded_mut() else {
                    return;
                };
                loaded.apply(action);
                if is_walk {
                    let words = loaded.walked().map_or_else(
                        || "There is no finding to go to.".to_owned(),
                        |walked| walked.to_string(),
                    );
                    self.announce(words);
                }
            }
        }
    }

    fn progress(&mut self, turn: u32, progress: Progress, now_ms: f64) {
        let Some(reading) = self.reading_mut(turn) else {
            return;
        };
        let spoken = reading.advance(progress, now_ms);
        if let Some(words) = spoken {
            self.announce(words);
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        next.apply(action);
        Rc::new(next)
    }
}
