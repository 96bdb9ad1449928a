use std::rc::Rc;

use dmpkg::{Setting, Settings, rules};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::setting::level_words;
use crate::amounts::counted;
use crate::command::Command;
use crate::icons::{Glyph, Mark, mark};
use crate::parts::{breakable, icon_button, word_button};
use crate::state::Change;

/// Bytes of a file of settings at most.
const LARGEST: f64 = 1_048_576.0;

#[derive(PartialEq, Properties)]
pub(super) struct SettingListProps {
    pub(super) settings: Rc<Settings>,
    pub(super) on_command: Callback<Command>,
}

/// All settings, in their order, and the ways to take them along.
#[component]
pub(super) fn SettingList(props: &SettingListProps) -> Html {
    let settings = &props.settings;
    let on_command = &props.on_command;
    let said = use_state_eq(String::new);
    let onchange = {
        let (said, on_command) = (said.clone(), on_command.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let file = input.files().and_then(|files| files.item(0));
            // So that choosing the same file again is a choice too.
            input.set_value("");
            if let Some(file) = file {
                let (said, on_command) = (said.clone(), on_command.clone());
                spawn_local(async move {
                    said.set(match read(&file).await {
                        Ok(settings) => {
                            let number = u64::try_from(settings.list.len()).unwrap_or(u64::MAX);
                            let change = Change::Replace(Rc::new(settings));
                            on_command.emit(Command::Change(change));
                            let number = counted(number, "setting", "settings");
                            format!("{} holds {number}, which apply now.", file.name())
                        }
                        Err(why) => format!("{}: {why} Nothing was changed.", file.name()),
                    });
                });
            }
        })
    };
    let change = |change: Change| Command::Change(change).on_click(on_command);
    let unknown = settings.unknown();
    html! {
        <>
            <p>
                { "Rules that are switched off, or that weigh otherwise. Of several settings that concern a finding the last one decides. They are kept in this browser only." }
            </p>
            if settings.is_empty() {
                <p class="muted">{ "Nothing is set: every rule weighs as it says." }</p>
            } else {
                <ol class="setting-list">
                    { for settings.list.iter().enumerate().map(|(at, setting)| html! {
                        <li>
                            <div>
                                <p>
                                    <code>{ breakable(&setting.rule) }</code>
                                    { " " }<strong>{ level_words(setting.level) }</strong>
                                    { " " }{ place(setting) }
                                </p>
                                if unknown.contains(&setting.rule) {
                                    <p>{ mark(Mark::Warning) }{ " There is no such rule: this setting does nothing." }</p>
                                }
                                <p class="muted">{ reason(setting) }</p>
                            </div>
                            if rules::find(&setting.rule).is_some() {
                                { icon_button(Glyph::Set, format!("Change the setting of {}", setting.rule).into(), "Change".into(), Command::propose(&setting.rule, setting.path.clone()).on_click(on_command)) }
                            }
                            { icon_button(Glyph::Close, format!("Remove the setting of {}", setting.rule).into(), "Remove".into(), change(Change::Remove(at))) }
                        </li>
                    }) }
                </ol>
            }
            <div class="setting-buttons">
                <button
                    type="button"
                    class="button"
                    disabled={settings.is_empty()}
                    title="For the command line, or for another browser"
                    onclick={Command::SaveSettings.on_click(on_command)}
                >
                    { "Save as dmpkg.toml" }
                </button>
                <label class="button">
                    { "Read a file" }
                    <input class="unseen" type="file" accept=".toml" {onchange} />
                </label>
                { word_button("Remove all".into(), settings.is_empty(), change(Change::Replace(Rc::default()))) }
            </div>
            <p role="status">{ &*said }</p>
        </>
    }
}

/// Where a setting holds.
pub(crate) fn place(setting: &Setting) -> Html {
    match setting.path.as_deref() {
        None => html! { { "everywhere" } },
        Some("") => html! { { "of the file itself" } },
        Some(path) => html! { <>{ "at " }<code>{ breakable(path) }</code></> },
    }
}

/// Why it was made.
pub(crate) fn reason(setting: &Setting) -> &str {
    match setting.reason.is_empty() {
        true => "No reason is given.",
        false => &setting.reason,
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
