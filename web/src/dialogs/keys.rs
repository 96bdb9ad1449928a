use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, TargetCast, html};

use crate::command::Command;
use crate::state::Action;

/// Keys and what they do, by where they work.
const KEYS: &[(&str, &[(&str, &str)])] = &[
    (
        "Everywhere",
        &[
            ("Ctrl O", "Open a file"),
            ("Ctrl V", "Open a file from the clipboard"),
            (
                "Alt ←  Alt →",
                "Back and forward between the things looked at",
            ),
            ("Ctrl Shift F", "Search in names and contents"),
            ("Ctrl S", "Save the entry in front"),
            (
                "F8  Shift F8",
                "Go to the next finding, and to the one before",
            ),
            ("Esc", "Close what opened last; stop reading"),
        ],
    ),
    (
        "Single keys",
        &[("1 … 5", "Go to a tab"), ("?", "This list")],
    ),
    (
        "Tabs",
        &[
            ("←  →", "Next tab"),
            ("Home  End", "First and last tab"),
            ("Delete", "Close the tab"),
        ],
    ),
    (
        "Findings",
        &[
            ("↑  ↓", "Next line"),
            ("→  ←", "Unfold and fold; from a finding to its group"),
            ("Enter", "Go to the place of the finding"),
            ("Ctrl C", "Copy the finding as Markdown"),
        ],
    ),
    (
        "Tables",
        &[
            ("↑  ↓", "Next row"),
            ("Enter", "Go to where the row was read"),
        ],
    ),
    (
        "Contents",
        &[
            ("↑  ↓", "Next row"),
            ("→  ←", "Unfold and fold; go in and out"),
            ("Enter", "Open"),
            ("*", "Unfold all on this level"),
            ("A … Z", "Go to the next name that starts so"),
        ],
    ),
];

pub(super) fn content(single_keys: bool, on_command: &Callback<Command>) -> Html {
    let onchange = on_command.reform(|event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        Action::SingleKeys(input.is_none_or(|input| input.checked())).into()
    });
    html! {
        <>
            { for KEYS.iter().map(|(place, keys)| html! {
                <section class="keys">
                    <h3>{ *place }</h3>
                    <dl>
                        { for keys.iter().map(|(keys, what)| html! {
                            <div>
                                <dt>{ for keys.split("  ").map(|key| html! { <kbd>{ key }</kbd> }) }</dt>
                                <dd>{ *what }</dd>
                            </div>
                        }) }
                    </dl>
                </section>
            }) }
            <label class="check">
                <input type="checkbox" checked={single_keys} {onchange} />
                { "Single keys do something outside of text fields" }
            </label>
        </>
    }
}
