use yew::{Callback, Html, html};

use crate::amounts::size;
use crate::command::Command;
use crate::parts::word_button;
use crate::state::Reading;

/// How far the reading of a file is; nothing as long as it is quick.
pub fn reading_bar(reading: &Reading, on_command: &Callback<Command>) -> Html {
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
    let cancel = Command::Cancel.on_click(on_command);
    html! {
        <section class="reading" aria-label="Reading">
            <progress class="reading-bar" max="100" value={value} aria-label={reading.name.clone()} />
            <div class="reading-line">
                <span class="reading-name">{ &reading.name }</span>
                <span class="muted">{ phase }</span>
                if let Some(amount) = amount {
                    <span class="muted">{ amount }</span>
                }
                { word_button("Cancel".into(), false, cancel) }
            </div>
        </section>
    }
}
