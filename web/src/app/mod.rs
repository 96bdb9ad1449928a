//! The application: it holds the state, hears the window, and does what the user wants.

mod arrival;
mod drops;
mod follow;
mod history;
mod keys;
mod listen;
mod news;
mod outward;
mod requests;
mod session;

use dmpkg::PACKAGE_EXTENSIONS;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::{
    Callback, Event, Html, NodeRef, TargetCast, UseReducerHandle, component, html, use_node_ref,
    use_reducer_eq, use_state,
};

use crate::address;
use crate::command::Command;
use crate::effect::use_effect_until;
use crate::screen::Screen;
use crate::state::{Action, State};
use crate::theme::{self, Theme};
use drops::use_drops;
use follow::use_following;
use history::use_history;
use keys::use_keys;
use news::News;
use requests::Requests;
use session::Session;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The application.
#[component]
pub fn App() -> Html {
    let state = use_reducer_eq(|| State {
        in_front: address::in_front(),
        ..State::default()
    });
    let session = use_state(|| None::<Session>);
    let input = use_node_ref();
    {
        let session = session.clone();
        let dispatch = state.dispatcher();
        use_effect_until((), move |()| {
            let theme = Theme::remembered();
            theme.wear();
            dispatch.dispatch(Action::Theme(theme));
            dispatch.dispatch(Action::SingleKeys(theme::single_keys_remembered()));
            let started = Session::start(dispatch.clone());
            started.recall_roots();
            match theme::settings_remembered() {
                Ok(settings) => started.obey_settings(settings.into()),
                Err(problem) => started.remark(&format!(
                    "The settings for rules that this browser kept cannot be read, so none apply: {problem}"
                )),
            }
            started.open_beside();
            let news = News::hear(started.clone(), dispatch.clone());
            session.set(Some(started));
            let requests = Requests::watch(move |count| {
                dispatch.dispatch(Action::Requests(count));
            });
            move || drop((requests, news))
        });
    }
    use_following(&state, (*session).clone());
    use_history(&state);
    use_drops(&state, (*session).clone());
    let on_command = {
        let state = state.clone();
        let session = session.clone();
        let input = input.clone();
        Callback::from(move |command| obey(command, &state, session.as_ref(), &input))
    };
    use_keys(&state, &on_command);
    let onchange = {
        let session = session.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let file = input.files().and_then(|files| files.item(0));
            if let (Some(session), Some(file)) = (session.as_ref(), file) {
                session.take(file);
            }
            // So that choosing the same file again is a choice too.
            input.set_value("");
        })
    };
    html! {
        <>
            <input
                ref={input}
                type="file"
                id="file"
                hidden=true
                accept={accepted()}
                aria-label="Package file"
                {onchange}
            />
            <Screen
                state={(*state).clone()}
                client={session.as_ref().map(|session| session.client().clone())}
                version={VERSION}
                {on_command}
            />
        </>
    }
}

/// Does what the user wants.
fn obey(
    command: Command,
    state: &UseReducerHandle<State>,
    session: Option<&Session>,
    input: &NodeRef,
) {
    let Some(session) = session else {
        return;
    };
    match command {
        Command::Do(action) => {
            match &action {
                Action::Theme(theme) => theme.wear(),
                Action::SingleKeys(on) => theme::remember_single_keys(*on),
                _ => {}
            }
            state.dispatch(action);
        }
        Command::Pick => {
            if let Some(input) = input.cast::<HtmlElement>() {
                input.click();
            }
        }
        Command::Sample => session.open_sample(),
        Command::TakeOffer => session.take_offer(),
        Command::Cancel => session.cancel(),
        Command::Reload => session.reload(),
        Command::Start(kind) => session.start_job(kind),
        Command::Stop(kind) => session.stop_job(kind),
        Command::Search(query, limit) => session.search(query, limit),
        Command::Hash(address) => session.hash(address),
        Command::SaveList(form) => {
            if let Some(name) = state.file_name() {
                session.save_list(name.to_owned(), form);
            }
        }
        Command::StopErrand(kind) => session.stop_errand(&kind),
        Command::Copy(text) => session.copy(text),
        Command::CopyFindings => {
            if let (Some(findings), Some(name)) = (state.findings(), state.file_name()) {
                session.copy(findings.to_markdown(name, &address::links()));
            }
        }
        Command::Change(change) => session.change_settings(change.applied(&state.settings)),
        Command::ReadSettings(file) => session.read_settings(file),
        Command::SaveSettings => session.save_settings(&state.settings),
        Command::TrustRoot(file) => session.trust_root(file),
        Command::KeepRoots(keep) => session.keep_roots(keep),
        Command::CopyReport => {
            if let Some(findings) = state.findings() {
                session.copy_report(findings);
            }
        }
        Command::SaveReport(format) => {
            if let (Some(name), Some(findings)) = (state.file_name(), state.findings()) {
                session.save_report(name.to_owned(), findings, format);
            }
        }
    }
}

/// What the file dialog offers first.
fn accepted() -> String {
    let extensions = PACKAGE_EXTENSIONS.iter().copied().chain(["zip"]);
    let dotted: Vec<String> = extensions
        .map(|extension| format!(".{extension}"))
        .collect();
    dotted.join(",")
}
