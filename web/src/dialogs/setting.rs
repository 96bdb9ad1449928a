use std::rc::Rc;

use dmpkg::{Level, SETTING_LENGTH, Setting, Settings, rules};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::command::Command;
use crate::parts::{breakable, word_button};
use crate::state::{Change, Proposal};

#[derive(PartialEq, Properties)]
pub(super) struct SettingFormProps {
    pub(super) proposal: Proposal,
    pub(super) settings: Rc<Settings>,
    pub(super) on_command: Callback<Command>,
}

/// A setting, and the ways to change it. The form closes its dialog by itself and sends nothing
/// anywhere.
#[component]
pub(super) fn SettingForm(props: &SettingFormProps) -> Html {
    let proposal = &props.proposal;
    let existing = proposal.existing(&props.settings);
    let (level, place, path, reason) = (
        use_node_ref(),
        use_node_ref(),
        use_node_ref(),
        use_node_ref(),
    );
    let here = use_state_eq(|| proposal.path.is_some());
    let rule = rules::find(&proposal.rule);
    let now = existing.map_or(Level::Off, |(_, setting)| setting.level);
    let onsubmit = {
        let (level, path, reason, here) =
            (level.clone(), path.clone(), reason.clone(), here.clone());
        let (rule, on_command) = (proposal.rule.clone(), props.on_command.clone());
        Callback::from(move |_: SubmitEvent| {
            let chosen = level.cast::<HtmlSelectElement>().map(|it| it.value());
            let text = |field: &NodeRef| {
                let field = field.cast::<HtmlInputElement>();
                field.map_or_else(String::new, |it| it.value().trim().to_owned())
            };
            let setting = Setting {
                rule: rule.clone(),
                level: chosen
                    .and_then(|word| Level::of_word(&word))
                    .unwrap_or(Level::Off),
                path: here.then(|| text(&path)),
                reason: text(&reason),
            };
            on_command.emit(Command::Change(Change::Put(setting)));
        })
    };
    let onplace = {
        let (place, here) = (place.clone(), here.clone());
        Callback::from(move |_: Event| {
            let place = place.cast::<HtmlSelectElement>();
            here.set(place.is_some_and(|it| it.value() == "here"));
        })
    };
    let remove = existing.map(|(at, _)| {
        props
            .on_command
            .reform(move |_: MouseEvent| Command::Change(Change::Remove(at)))
    });
    html! {
        <form class="setting" method="dialog" {onsubmit}>
            <p>
                <strong>{ rule.map_or("", |rule| rule.title) }</strong>
                { " " }
                <code>{ breakable(&proposal.rule) }</code>
            </p>
            { field("Its findings", html! {
                <select ref={level}>
                    { for Level::ALL.map(|one| option(one.word(), level_words(one), one == now)) }
                </select>
            }) }
            { field("Where", html! {
                <select ref={place} onchange={onplace}>
                    { option("everywhere", "Everywhere", !*here) }
                    { option("here", "Only at a place", *here) }
                </select>
            }) }
            if *here {
                { field(
                    "Path from the opened file on; * in a name, ** across all, > into an archive",
                    text_field(path, proposal.path.clone().unwrap_or_default()),
                ) }
            }
            { field(
                "Why, for those who read the report",
                text_field(
                    reason,
                    existing.map(|(_, setting)| setting.reason.clone()).unwrap_or_default(),
                ),
            ) }
            <div class="setting-buttons">
                <button type="submit" class="button button-primary">{ "Set" }</button>
                if let Some(onclick) = remove {
                    // It closes the dialog as the other one does, but sets nothing.
                    { word_button("Remove the setting".into(), false, close_after(onclick)) }
                }
            </div>
        </form>
    }
}

fn field(label: &'static str, control: Html) -> Html {
    html! { <label><span>{ label }</span>{ control }</label> }
}

fn option(value: &'static str, words: &'static str, selected: bool) -> Html {
    html! { <option {value} {selected}>{ words }</option> }
}

fn text_field(node: NodeRef, value: String) -> Html {
    html! {
        <input
            ref={node}
            type="text"
            {value}
            maxlength={SETTING_LENGTH.to_string()}
            autocomplete="off"
            spellcheck="false"
        />
    }
}

/// What becomes of findings, for people.
pub(crate) const fn level_words(level: Level) -> &'static str {
    match level {
        Level::Off => "Switched off",
        Level::As(rules::Severity::Note) => "Are notes",
        Level::As(rules::Severity::Warning) => "Are warnings",
        Level::As(rules::Severity::Error) => "Are errors",
    }
}

/// Closes the dialog around a button after its click did what it does.
fn close_after(onclick: Callback<MouseEvent>) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        let button = event.target_dyn_into::<web_sys::Element>();
        onclick.emit(event);
        let dialog = button.and_then(|it| it.closest("dialog").ok().flatten());
        let dialog = dialog.and_then(|it| it.dyn_into::<web_sys::HtmlDialogElement>().ok());
        if let Some(dialog) = dialog {
            dialog.close();
        }
    })
}
