use std::rc::Rc;

use dmpkg::{Findings, Overview, Settings, TreeWindow};
use dmpkg_wasm::message::{Failure, Status};

use super::loaded::LoadedAction;
use super::{ErrandAction, Offer, Progress, Standing, Topic};
use crate::address::InFront;
use crate::theme::Theme;

/// What can happen to the page. A `turn` numbers the files that were chosen: what belongs to an
/// earlier one comes too late and changes nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A file was chosen and its reading begins.
    Chosen {
        /// Its number.
        turn: u32,
        /// Its name.
        name: String,
        /// Whether it is the file that is shown already, for an engine that was started anew.
        again: bool,
    },
    /// Reading takes long enough to be worth a word.
    Late {
        /// Which file.
        turn: u32,
    },
    /// Reading goes on.
    Progress {
        /// Which file.
        turn: u32,
        /// How far.
        progress: Progress,
        /// The time, in milliseconds since the page was loaded.
        now_ms: f64,
    },
    /// The file is open.
    Opened {
        /// Which file.
        turn: u32,
        /// Whether its bytes come from the site of the page.
        beside: bool,
        /// What it is.
        overview: Rc<Overview>,
        /// The first rows of its contents.
        tree: Rc<TreeWindow>,
        /// Numbers.
        status: Status,
    },
    /// The file could not be opened.
    Failed {
        /// Which file.
        turn: u32,
        /// Its name.
        name: String,
        /// Why.
        failure: Failure,
        /// What was found in it all the same.
        findings: Rc<Findings>,
    },
    /// The jobs tell how they stand.
    Jobs {
        /// The file that they look at, by the number under which it was first opened.
        run: u32,
        /// What they tell.
        standing: Standing,
    },
    /// An errand tells something.
    Errand {
        /// The file that it is about, by the number under which it was first opened.
        run: u32,
        /// What it tells.
        action: ErrandAction,
    },
    /// The user stopped the reading.
    Cancelled {
        /// Which file.
        turn: u32,
    },
    /// Something to tell about what the user tried.
    Remark(String),
    /// The user has read it.
    RemarkRead,
    /// Something succeeded that nobody would see otherwise, or that word has stood long enough.
    Flash(Option<String>),
    /// Files hang over the window, or no longer.
    Dragging(bool),
    /// New numbers.
    Status(Status),
    /// The engine stopped.
    Stopped {
        /// Why.
        message: String,
    },
    /// The engine was started anew and knows no file.
    Restarted,
    /// A dialog opens, or the open one closes.
    Dialog(Option<Topic>),
    /// The address names this to stand in front of everything, or nothing.
    InFront(Option<InFront>),
    /// What the user wants of the rules.
    Settings(Rc<Settings>),
    /// What came of a file of settings.
    Said(String),
    /// The user chose the colours.
    Theme(Theme),
    /// The user wants keys without a modifier, or does not.
    SingleKeys(bool),
    /// Requests that the page made since it was locked.
    Requests(u32),
    /// The page is there without a network.
    Kept,
    /// Another version of the page is there for the next load, or the user has read that.
    Update(bool),
    /// The address names a large package that lies beside the page, or the user has decided.
    Offer(Option<Offer>),
    /// Something within the open file.
    InLoaded(LoadedAction),
}

impl From<LoadedAction> for Action {
    fn from(action: LoadedAction) -> Self {
        Self::InLoaded(action)
    }
}
