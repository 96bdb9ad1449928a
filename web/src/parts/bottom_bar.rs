use yew::{Callback, Html, html};

use crate::command::Command;
use crate::icons::{Glyph, glyph};
use crate::state::{Aspect, Loaded, LoadedAction, Part};

/// On small screens: the way from part to part. There may be nothing to view but the overview.
pub fn bottom_bar(loaded: &Loaded, on_command: &Callback<Command>) -> Html {
    let front = loaded.part;
    let viewing = loaded.tabs.iter().any(|tab| tab.part() == Part::Viewer);
    let item = |part: Part, sign: Glyph, label: &'static str, disabled: bool| {
        let current = front == part;
        let class = if current {
            "bottom-item bottom-item-current"
        } else {
            "bottom-item"
        };
        html! {
            <button
                type="button"
                {class}
                aria-current={current.then_some("page")}
                {disabled}
                onclick={Command::from(LoadedAction::Part(part)).on_click(on_command)}
            >
                { glyph(sign) }
                { label }
            </button>
        }
    };
    html! {
        <nav class="bottom-bar" aria-label="Parts">
            { item(Part::Overview, Glyph::Overview, "Overview", false) }
            if loaded.has(Aspect::Effects) {
                { item(Part::Effects, Glyph::Effects, "Effects", false) }
            }
            { item(Part::Findings, Glyph::Findings, "Findings", false) }
            { item(Part::Contents, Glyph::Contents, "Contents", false) }
            { item(Part::Viewer, Glyph::Viewer, "Viewer", !viewing) }
        </nav>
    }
}
