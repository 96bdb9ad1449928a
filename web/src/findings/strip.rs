use dmpkg::{Finding, rules};
use web_sys::HtmlElement;
use yew::prelude::*;

use super::SightAction;
use super::arrange::key;
use super::words::severity;
use crate::command::Command;
use crate::effect::use_effect_on;
use crate::icons::Glyph;
use crate::parts::{breakable, icon_button, word_button};
use crate::state::{Aspect, LoadedAction};

/// What stands above the place of a finding.
#[derive(Clone, PartialEq, Properties)]
pub struct StripProps {
    /// The finding.
    pub finding: Finding,
    /// Its place among those that are listed, from 1, and how many these are; none when it is not
    /// listed any more.
    pub place: Option<(usize, usize)>,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// The finding whose place is shown below, and the way to the others.
#[component]
pub fn Strip(props: &StripProps) -> Html {
    let strip = use_node_ref();
    {
        let strip = strip.clone();
        use_effect_on(key(&props.finding), move |_| take_lost_focus(&strip));
    }
    let finding = &props.finding;
    let act = |action: LoadedAction| Command::from(action).on_click(&props.on_command);
    let title = rules::find(&finding.rule).map_or(finding.rule.as_str(), |rule| rule.title);
    let number = props
        .place
        .map(|(number, all)| format!("{number} of {all}"));
    html! {
        <section
            ref={strip}
            class="strip"
            tabindex="-1"
            aria-label={format!("Finding {}", number.clone().unwrap_or_default())}
        >
            <div class="strip-words">
                <p>
                    { severity(finding.severity) }
                    <strong>{ title }</strong>
                    if let Some(position) = finding.position() {
                        <span class="muted">{ position }</span>
                    }
                </p>
                <p class="strip-message">{ breakable(&finding.message) }</p>
            </div>
            <div class="strip-actions">
                { icon_button(Glyph::Up, "Previous finding".into(), "Previous finding (Shift+F8)".into(), act(LoadedAction::Walk { forward: false })) }
                if let Some(number) = number {
                    <span class="strip-number">{ number }</span>
                }
                { icon_button(Glyph::Down, "Next finding".into(), "Next finding (F8)".into(), act(LoadedAction::Walk { forward: true })) }
                { word_button("All findings".into(), false, act(LoadedAction::Stay(Aspect::Findings))) }
                { icon_button(Glyph::Close, "Close the finding".into(), "Close".into(), act(LoadedAction::Sight(SightAction::Dismiss))) }
            </div>
        </section>
    }
}

/// Takes the keyboard when what had it went to the back, as the row of the list does that was pressed.
fn take_lost_focus(strip: &NodeRef) {
    let Some(strip) = strip.cast::<HtmlElement>() else {
        return;
    };
    let active = strip
        .owner_document()
        .and_then(|document| document.active_element());
    let is_lost = active.is_none_or(|active| {
        active.tag_name() == "BODY" || active.matches(".panel-behind *").unwrap_or(false)
    });
    if is_lost {
        // Without the keyboard the finding can be read all the same.
        let _ = strip.focus();
    }
}
