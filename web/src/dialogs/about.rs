use yew::{Html, html};

pub(super) fn content(version: &str) -> Html {
    html! {
        <div class="prose">
            <p>
                <strong>{ "DataMiner package inspector" }</strong>
                { format!(", version {version}") }
            </p>
            <p>
                { "Shows what DataMiner packages are and what is inside. It is an independent project: not an official product of the vendor of DataMiner, and not supported by it." }
            </p>
            <p>{ "Free under the MIT License or the Apache License 2.0, at your choice." }</p>
        </div>
    }
}
