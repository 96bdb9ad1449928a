//! What the user can ask of the page.

use dmpkg::{EntryAddress, EntryPath, ExportFormat, Icon, Place};
use dmpkg_wasm::errand::{ListForm, Query};
use web_sys::File;
use yew::{Callback, MouseEvent};

use crate::state::{
    Action, Aspect, Change, ErrandKind, JobKind, LoadedAction, Proposal, Topic, Wish,
};

/// What the user can ask of the page. Parts only say it; the application does it.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Changes what the page knows, and nothing else.
    Do(Action),
    /// Lets the user choose a file.
    Pick,
    /// Opens the built-in sample.
    Sample,
    /// Opens the large package that lies beside the page.
    TakeOffer,
    /// Stops the reading.
    Cancel,
    /// Starts the engine anew and opens the file again.
    Reload,
    /// Starts a job of the open file.
    Start(JobKind),
    /// Stops a job of the open file.
    Stop(JobKind),
    /// Looks for something in names and contents, and ends after so many lines.
    Search(Query, u32),
    /// Computes the hash of an entry, or of the file itself when the address is empty.
    Hash(EntryAddress),
    /// Saves a list of all entries.
    SaveList(ListForm),
    /// Stops an errand.
    StopErrand(ErrandKind),
    /// Copies a text.
    Copy(String),
    /// Copies the report of the open file.
    CopyReport,
    /// Saves the report of the open file in this form.
    SaveReport(ExportFormat),
    /// Copies what was found, as Markdown.
    CopyFindings,
    /// Changes what the user wants of the rules.
    Change(Change),
    /// Takes the settings of a file in place of all others.
    ReadSettings(File),
    /// Saves the settings as a file.
    SaveSettings,
    /// Trusts the root certificate in a file.
    TrustRoot(File),
    /// Keeps the root certificates that the user added, or forgets them.
    KeepRoots(bool),
}

impl Command {
    /// A click that asks for this.
    pub fn on_click(self, on_command: &Callback<Self>) -> Callback<MouseEvent> {
        let on_command = on_command.clone();
        Callback::from(move |_| on_command.emit(self.clone()))
    }

    /// Opens a dialog.
    pub fn dialog(topic: Topic) -> Self {
        Action::Dialog(Some(topic)).into()
    }

    /// Lets the user set something for a rule, everywhere or at a place.
    pub fn propose(rule: &str, path: Option<String>) -> Self {
        let rule = rule.to_owned();
        Self::dialog(Topic::Setting(Proposal { rule, path }))
    }

    /// Shows an entry that was chosen in the tree: packages by their overview, all else as file.
    pub fn open(address: EntryAddress, icon: Icon) -> Self {
        let aspect = if icon == Icon::Package {
            Aspect::Package
        } else {
            Aspect::Entry
        };
        Self::show(address, aspect, icon, None, Wish::default())
    }

    /// Shows a nested package by its overview.
    pub fn package(address: EntryAddress, path: Option<EntryPath>) -> Self {
        Self::show(
            address,
            Aspect::Package,
            Icon::Package,
            path,
            Wish::default(),
        )
    }

    /// Shows the place where something was read.
    pub fn go(place: &Place) -> Self {
        let line = place.position.map(|position| position.line);
        if place.address.0.is_empty() {
            return Self::package(EntryAddress::default(), None);
        }
        let name = place.path.0.last();
        let is_package = name.is_some_and(|name| Icon::of_file(name) == Icon::Package);
        if is_package && line.is_none() {
            return Self::package(place.address.clone(), Some(place.path.clone()));
        }
        Self::line(&place.address, &place.path, line)
    }

    /// Computes the hash of an entry or of the file itself, or stops that.
    pub const fn hash(address: EntryAddress, wanted: bool) -> Self {
        match wanted {
            true => Self::Hash(address),
            false => Self::StopErrand(ErrandKind::Hash(address)),
        }
    }

    /// Shows a line of an entry, or just the entry.
    pub fn line(address: &EntryAddress, path: &EntryPath, line: Option<u32>) -> Self {
        let icon = path.0.last().map_or(Icon::File, |name| Icon::of_file(name));
        let wish = Wish { line, info: false };
        Self::show(
            address.clone(),
            Aspect::Entry,
            icon,
            Some(path.clone()),
            wish,
        )
    }

    fn show(
        address: EntryAddress,
        aspect: Aspect,
        icon: Icon,
        path: Option<EntryPath>,
        wish: Wish,
    ) -> Self {
        LoadedAction::Show {
            address,
            aspect,
            icon,
            path,
            wish,
        }
        .into()
    }
}

/// A click that calls back.
pub fn on_click(callback: &Callback<()>) -> Callback<MouseEvent> {
    callback.reform(|_| ())
}

impl From<Action> for Command {
    fn from(action: Action) -> Self {
        Self::Do(action)
    }
}

impl From<LoadedAction> for Command {
    fn from(action: LoadedAction) -> Self {
        Self::Do(action.into())
    }
}
