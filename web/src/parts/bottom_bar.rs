use yew::{Callback, Html, Properties, classes, component, html};

use crate::command::Command;
use crate::icons::{Glyph, glyph};
use crate::state::{LoadedAction, Part};

/// What the bottom bar needs.
#[derive(Clone, PartialEq, Properties)]
pub struct BottomBarProps {
    /// The part in front.
    pub part: Part,
    /// Whether there is anything but the overview to look at.
    pub viewing: bool,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// On small screens: the way from part to part.
#[component]
pub fn BottomBar(props: &BottomBarProps) -> Html {
    let item = |part: Part, sign: Glyph, label: &'static str, disabled: bool| {
        let current = props.part == part;
        html! {
            <button
                type="button"
                class={classes!("bottom-item", current.then_some("bottom-item-current"))}
                aria-current={current.then_some("page")}
                {disabled}
                onclick={props.on_command.reform(move |_| LoadedAction::Part(part).into())}
            >
                { glyph(sign) }
                { label }
            </button>
        }
    };
    html! {
        <nav class="bottom-bar" aria-label="Parts">
            { item(Part::Overview, Glyph::Overview, "Overview", false) }
            { item(Part::Contents, Glyph::Contents, "Contents", false) }
            { item(Part::Viewer, Glyph::Viewer, "Viewer", !props.viewing) }
        </nav>
    }
}
