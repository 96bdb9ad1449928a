use dmpkg::{EntryAddress, EntryPath, Icon};
use dmpkg_wasm::Client;
use yew::{Callback, Html, Properties, classes, component, html};

use crate::command::Command;
use crate::parts::tabs::tab_key;
use crate::parts::{BottomBar, OverviewPage, SaveFront, Splitter, Tabs};
use crate::state::{Loaded, LoadedAction, Part, Subject, Tab, Told};
use crate::tree::Tree;
use crate::viewer::Viewer;

/// What the workspace needs.
#[derive(Clone, PartialEq, Properties)]
pub struct WorkspaceProps {
    /// The open file.
    pub loaded: Loaded,
    /// The engine; none before it is started.
    pub client: Option<Client>,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// An open file: its contents to the left, what is looked at to the right.
#[component]
pub fn Workspace(props: &WorkspaceProps) -> Html {
    let loaded = &props.loaded;
    let part = match loaded.part {
        Part::Overview => "part-overview",
        Part::Contents => "part-contents",
        Part::Viewer => "part-viewer",
    };
    let leave = props
        .on_command
        .reform(|_| LoadedAction::LeaveContents.into());
    html! {
        <>
            <div class={classes!("workspace", part)}>
                <div class="drawer-shade" onclick={leave} />
                <nav class="contents" id="contents" aria-label="Contents">
                    if let Some(client) = &props.client {
                        <Tree
                            client={client.clone()}
                            window={(*loaded.tree).clone()}
                            selected={loaded.entry().cloned()}
                            revision={loaded.revision}
                            on_open={props.on_command.reform(|(address, icon): (EntryAddress, Icon)| {
                                Command::open(address, icon)
                            })}
                        />
                    }
                    <Splitter />
                </nav>
                <main class="main">
                    <Tabs
                        tabs={loaded.tabs.clone()}
                        selected={loaded.selected}
                        on_command={props.on_command.clone()}
                    />
                    <div class="panels-message">
                        if let Some(client) = &props.client {
                            <SaveFront
                                client={client.clone()}
                                entry={front(loaded)}
                                wishes={loaded.saves}
                            />
                        }
                    </div>
                    <div class="panels">
                        { for loaded.tabs.iter().enumerate().map(|(index, tab)| panel(props, index, tab)) }
                    </div>
                </main>
            </div>
            <BottomBar
                part={loaded.part}
                viewing={loaded.tabs.len() > 1}
                on_command={props.on_command.clone()}
            />
        </>
    }
}

/// The entry in front with its name, none when it is the file itself.
fn front(loaded: &Loaded) -> Option<(EntryAddress, String)> {
    let tab = loaded.tab().filter(|tab| !tab.address.0.is_empty())?;
    Some((tab.address.clone(), tab.title().to_owned()))
}

/// The content of a tab. Those behind stay in the document, so that they keep their place.
fn panel(props: &WorkspaceProps, index: usize, tab: &Tab) -> Html {
    let front = index == props.loaded.selected;
    html! {
        <div
            key={format!("{}-{}", props.loaded.revision, tab_key(tab))}
            id={format!("panel-{index}")}
            class={classes!("panel", (!front).then_some("panel-behind"))}
            role="tabpanel"
            aria-labelledby={format!("tab-{index}")}
        >
            { content(props, tab) }
        </div>
    }
}

fn content(props: &WorkspaceProps, tab: &Tab) -> Html {
    match &tab.subject {
        Subject::Package(Told::Ready(overview)) => html! {
            <OverviewPage
                overview={overview.clone()}
                address={tab.address.clone()}
                path={tab.path.clone()}
                file={props.loaded.name.clone()}
                on_command={props.on_command.clone()}
            />
        },
        Subject::Package(Told::Waiting) => html! {
            <p class="panel-word muted">{ "Reading the package" }</p>
        },
        Subject::Package(Told::Failed(failure)) => html! {
            <div class="panel-word">
                <p>{ &failure.message }</p>
                <p>{ &failure.advice }</p>
                <p class="muted">{ "Code " }<code>{ &failure.code }</code></p>
            </div>
        },
        Subject::Entry => {
            let Some(client) = props.client.clone() else {
                return Html::default();
            };
            let path: Option<EntryPath> = tab.path.clone();
            html! {
                <Viewer
                    {client}
                    address={tab.address.clone()}
                    line={tab.line}
                    on_overview={props.on_command.reform(move |address| {
                        Command::package(address, path.clone())
                    })}
                />
            }
        }
    }
}
