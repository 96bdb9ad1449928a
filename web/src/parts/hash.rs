use yew::{Callback, Html, html};

use crate::state::Hash;

/// A hash that is computed when asked for; true asks, false stops.
pub fn hash_value(hash: &Hash, on_hash: &Callback<bool>) -> Html {
    let button = |words: &'static str, name: &'static str, wanted: bool| {
        let onclick = on_hash.reform(move |_| wanted);
        html! { <button type="button" class="link" aria-label={name} {onclick}>{ words }</button> }
    };
    let compute = || button("Compute", "Compute SHA-256", true);
    match hash {
        Hash::Unknown => compute(),
        Hash::Running(amount) => {
            let percent = amount.percent().map(|percent| percent.to_string());
            html! {
                <span class="hash-running">
                    <progress class="reading-bar status-progress" max="100" value={percent} aria-label="Hashed" />
                    { button("Stop", "Stop computing SHA-256", false) }
                </span>
            }
        }
        Hash::Known(digits) => html! { <code>{ digits }</code> },
        Hash::Failed(why) => html! { <>{ why }{ " " }{ compute() }</> },
    }
}
