use std::rc::Rc;

use dmpkg::{EntryAddress, EntryPath, Icon, Sheet};
use dmpkg_wasm::Client;
use yew::{Callback, Html, html};

use crate::command::Command;
use crate::findings::{FindingsPage, Strip};
use crate::parts::tabs::tab_key;
use crate::parts::{
    SaveFront, Splitter, Tabs, bottom_bar, effects_page, overview_page, signature_page,
};
use crate::search::SearchPage;
use crate::sheet::sheet_view;
use crate::state::{Insights, Loaded, LoadedAction, Part, Subject, Tab, Told};
use crate::tree::Tree;
use crate::viewer::Viewer;

/// An open file: its contents to the left, what is looked at to the right. There is no engine
/// before it is started.
pub fn workspace(
    loaded: &Loaded,
    behind: bool,
    client: Option<&Client>,
    on_command: &Callback<Command>,
) -> Html {
    let part = match loaded.part {
        _ if behind => "workspace panel-behind",
        Part::Overview => "workspace part-overview",
        Part::Effects => "workspace part-effects",
        Part::Findings => "workspace part-findings",
        Part::Contents => "workspace part-contents",
        Part::Viewer => "workspace part-viewer",
    };
    let leave = Command::from(LoadedAction::LeaveContents).on_click(on_command);
    html! {
        <>
            <div class={part}>
                <div class="drawer-shade" onclick={leave} />
                <nav class="contents" id="contents" aria-label="Contents">
                    if let Some(client) = client {
                        <Tree
                            client={client.clone()}
                            window={(*loaded.tree).clone()}
                            selected={loaded.entry().cloned()}
                            revision={loaded.revision}
                            findings={Rc::clone(&loaded.findings)}
                            on_open={on_command.reform(|(address, icon): (EntryAddress, Icon)| {
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
                        findings={Rc::clone(&loaded.findings)}
                        insights={loaded.jobs.insights.clone()}
                        on_command={on_command.clone()}
                    />
                    <div class="panels-message">
                        if let Some(walked) = loaded.walked() {
                            <Strip
                                finding={walked.finding}
                                place={walked.place}
                                on_command={on_command.clone()}
                            />
                        }
                        if let Some(client) = client {
                            <SaveFront
                                client={client.clone()}
                                entry={front(loaded)}
                                wishes={loaded.saves}
                            />
                        }
                    </div>
                    <div class="panels">
                        { for loaded.tabs.iter().enumerate().map(|(index, tab)| {
                            panel(index, tab, loaded, content(tab, loaded, client, on_command))
                        }) }
                    </div>
                </main>
            </div>
            { bottom_bar(loaded, on_command) }
        </>
    }
}

/// The entry in front with its name, none when it is the file itself.
fn front(loaded: &Loaded) -> Option<(EntryAddress, String)> {
    let tab = loaded.tab().filter(|tab| !tab.address.0.is_empty())?;
    Some((tab.address.clone(), tab.title().to_owned()))
}

/// The content of a tab. Those behind stay in the document, so that they keep their place.
fn panel(index: usize, tab: &Tab, loaded: &Loaded, content: Html) -> Html {
    let class = if index == loaded.selected {
        "panel"
    } else {
        "panel panel-behind"
    };
    html! {
        <div
            key={format!("{}-{}", loaded.revision, tab_key(tab))}
            id={format!("panel-{index}")}
            {class}
            role="tabpanel"
            aria-labelledby={format!("tab-{index}")}
        >
            { content }
        </div>
    }
}

fn content(
    tab: &Tab,
    loaded: &Loaded,
    client: Option<&Client>,
    on_command: &Callback<Command>,
) -> Html {
    let front = loaded.tab() == Some(tab);
    let told = |pick: fn(&Insights) -> &Rc<Sheet>| {
        let insights = loaded.jobs.insights.as_deref();
        insights.map(|insights| sheet_view(pick(insights), front, on_command))
    };
    match &tab.subject {
        Subject::Package(Told::Ready(overview)) => overview_page(overview, tab, loaded, on_command),
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
        Subject::Effects => effects_page(loaded, front, on_command),
        Subject::Assemblies => told(|insights| &insights.assemblies).unwrap_or_default(),
        Subject::Disclosures => told(|insights| &insights.disclosures).unwrap_or_default(),
        Subject::Signature => signature_page(loaded, front, on_command),
        Subject::Findings => html! {
            <FindingsPage
                findings={Rc::clone(&loaded.findings)}
                sight={loaded.sight.clone()}
                jobs={loaded.jobs.clone()}
                unpacked={loaded.status.uncompressed_size}
                file={loaded.name.clone()}
                {front}
                on_command={on_command.clone()}
            />
        },
        Subject::Search => html! {
            <SearchPage
                search={loaded.search.clone()}
                {front}
                on_command={on_command.clone()}
            />
        },
        Subject::Entry => {
            let Some(client) = client.cloned() else {
                return Html::default();
            };
            let path: Option<EntryPath> = tab.path.clone();
            let address = tab.address.clone();
            html! {
                <Viewer
                    {client}
                    address={tab.address.clone()}
                    wish={tab.wish}
                    wishes={tab.wishes}
                    {front}
                    hash={loaded.hash(&tab.address)}
                    findings={Rc::clone(&loaded.findings)}
                    on_hash={on_command.reform(move |wanted| Command::hash(address.clone(), wanted))}
                    on_overview={on_command.reform(move |address| {
                        Command::package(address, path.clone())
                    })}
                    on_command={on_command.clone()}
                />
            }
        }
    }
}
