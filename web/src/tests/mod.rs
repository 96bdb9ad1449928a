//! What the page looks like in each of its states, and that its colours can be read.

mod colours;
mod jobs;
mod screens;
mod sheets;

pub(crate) use screens::{assert_has, render};

use std::rc::Rc;

use dmpkg::rules::Severity;
use dmpkg::{
    Branch, Card, EntryAddress, EntryPath, Fact, Finding, Icon, Notice, Overview, PackageKind,
    Place, SignatureStatus, TextPos, Tone, TreeRow, TreeWindow, Value,
};
use dmpkg_wasm::message::{Failure, Status};
use yew::{Html, Properties, Reducible, ServerRenderer, component};

use crate::state::{Action, State};

#[derive(Clone, PartialEq, Properties)]
struct DrawnProps {
    html: Html,
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    props.html.clone()
}

/// The text of what is drawn.
pub(crate) fn rendered(draw: impl FnOnce() -> Html + Send + 'static) -> String {
    let renderer = ServerRenderer::<Drawn>::with_props(move || DrawnProps { html: draw() });
    pollster::block_on(renderer.hydratable(false).render())
}

/// The state after these actions.
pub(crate) fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let state = actions
        .into_iter()
        .fold(Rc::new(State::default()), Reducible::reduce);
    (*state).clone()
}

/// A file was chosen.
pub(crate) fn chosen(turn: u32, name: &str) -> Action {
    Action::Chosen {
        turn,
        name: name.to_owned(),
        again: false,
    }
}

/// The engine opened it.
pub(crate) fn opened(turn: u32, title: &str) -> Action {
    Action::Opened {
        beside: false,
        turn,
        overview: Rc::new(overview(title)),
        tree: Rc::new(TreeWindow {
            total: 1,
            first: 0,
            rows: vec![row()],
        }),
        status: Status {
            file_name: "weather.dmapp".to_owned(),
            size: 891_289,
            bytes_read: 12_288,
            files: 14,
            directories: 0,
            elapsed_ms: 8.0,
            engine_memory: 9 << 20,
            compressed_size: 880_000,
            uncompressed_size: 2_400_000,
        },
    }
}

/// A row of the tree.
pub(crate) fn row() -> TreeRow {
    TreeRow {
        node: 0,
        name: "AppInfo.xml".to_owned(),
        level: 1,
        position: 1,
        siblings: 1,
        icon: Icon::Xml,
        branch: Branch::Leaf,
        size: Some(420),
        address: Some(EntryAddress(vec![0])),
        folder: None,
        problem: None,
        matched: None,
    }
}

/// What a rule found in the file as a whole.
pub(crate) fn found(rule: &str, severity: Severity, message: &str) -> Finding {
    Finding {
        rule: rule.to_owned(),
        severity,
        message: message.to_owned(),
        path: EntryPath::default(),
        address: EntryAddress::default(),
        line: None,
        column: None,
        offset: None,
        places: 1,
        reason: None,
    }
}

/// The engine refused it.
pub(crate) fn failed(turn: u32) -> Action {
    Action::Failed {
        turn,
        name: "broken.dmapp".to_owned(),
        failure: failure(),
        findings: Rc::default(),
    }
}

/// A reason for a refusal.
pub(crate) fn failure() -> Failure {
    Failure {
        code: "no-end-record".to_owned(),
        message: "The file has no end record.".to_owned(),
        advice: "Download it again.".to_owned(),
    }
}

/// A package of this title, with a fact of each kind.
pub(crate) fn overview(title: &str) -> Overview {
    let place = Place {
        address: EntryAddress(vec![3, 0]),
        path: EntryPath(vec!["inner.dmapp".to_owned(), "AppInfo.xml".to_owned()]),
        position: Some(TextPos { line: 5, column: 9 }),
    };
    Overview {
        title: title.to_owned(),
        version: Some("1.2.0".to_owned()),
        kind: PackageKind::Application,
        kind_label: "application package".to_owned(),
        because: "AppInfo.xml lies at the root.".to_owned(),
        signature: SignatureStatus::Unsigned,
        notices: vec![Notice {
            tone: Tone::Damage,
            text: "One document could not be read.".to_owned(),
            place: Some(place.clone()),
        }],
        cards: vec![Card {
            title: "Identity".to_owned(),
            facts: vec![
                Fact::new("Name", Value::Text("<b>Weather</b>".to_owned()))
                    .hint("By this name DataMiner knows it.")
                    .place(Some(place)),
                Fact::new("Hash", Value::Code("abc123".to_owned())),
                Fact::new("Minimum version", Value::NotStated),
                Fact::new("Icon", Value::Unreadable("the data is cut off".to_owned())),
                Fact::new("Unpacked", Value::Bytes(2_400_000)),
                Fact::new("Entries", Value::Count(4812)),
                Fact::new(
                    "Scripts",
                    Value::List((1..=20).map(|number| format!("Script {number}")).collect()),
                ),
            ],
        }],
    }
}
