use yew::{Callback, Html, Properties, component, html};

use crate::amounts::size;
use crate::command::Command;
use crate::state::Reading;

/// What the bar of a reading needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ReadingBarProps {
    /// The reading.
    pub reading: Reading,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// How far the reading of a file is; nothing as long as it is quick.
#[component]
pub fn ReadingBar(props: &ReadingBarProps) -> Html {
    let reading = &props.reading;
    if !reading.late {
        return Html::default();
    }
    let progress = reading.progress.clone().unwrap_or_default();
    let phase = if progress.phase.is_empty() {
        "Reading".to_owned()
    } else {
        progress.phase.clone()
    };
    let amount = (progress.total > 0)
        .then(|| format!("{} of {}", size(progress.done), size(progress.total)));
    let value = progress.percent().map(|percent| percent.to_string());
    let cancel = props.on_command.reform(|_| Command::Cancel);
    html! {
        <section class="reading" aria-label="Reading">
            <progress class="reading-bar" max="100" value={value} aria-label={reading.name.clone()} />
            <div class="reading-line">
                <span class="reading-name">{ &reading.name }</span>
                <span class="muted">{ phase }</span>
                if let Some(amount) = amount {
                    <span class="muted">{ amount }</span>
                }
                <button type="button" class="button" onclick={cancel}>{ "Cancel" }</button>
            </div>
        </section>
    }
}
