use yew::{AttrValue, Html, Properties, component, html, use_node_ref};

use super::shipped::{Shipped, policies};
use crate::front::{use_keyboard_in_front, way_back};

/// What the page needs.
#[derive(Clone, PartialEq, Properties)]
pub struct CheckPageProps {
    /// The name of the file that is shown, when there is one.
    pub file: Option<AttrValue>,
}

/// How to see for oneself that nothing leaves the machine. It stands in front of what else the window shows.
#[component]
pub fn CheckPage(props: &CheckPageProps) -> Html {
    let page = use_node_ref();
    use_keyboard_in_front(&page, ());
    html! {
        <main ref={page} class="catalogue check-page" tabindex="-1" aria-label="How can I check this?">
            <nav class="catalogue-way" aria-label="Way back">
                { way_back(props.file.as_ref()) }
            </nav>
            <h1>{ "How can I check this?" }</h1>
            { content(&Shipped::read(), &policies()) }
        </main>
    }
}

/// What the page says, but for its heading.
pub(super) fn content(shipped: &Shipped, policies: &[String]) -> Html {
    html! {
        <div class="prose">
            <p>
                { "A package is read by this page, inside this browser, on this device. None of it is sent anywhere. Nobody has to believe that:" }
            </p>
            { written(include_str!("ways.html")) }
            <ul class="check-policies" aria-label="Policies of this page">
                { for policies.iter().map(|policy| html! { <li><code>{ policy }</code></li> }) }
            </ul>
            { written(include_str!("policy.html")) }
            <h2>{ "Compare the hash" }</h2>
            { hash(shipped) }
            <h2>{ "Build it yourself" }</h2>
            <p>
                { "The page is free software under the MIT License or the Apache License 2.0. The sources are where this copy was taken from; whoever hands it on can tell. " }
                <code>{ "cargo xtask build" }</code>
                { " makes all of it from them, and prints the hash of the single file that it made." }
            </p>
            <h2>{ "Who made this" }</h2>
            <p>
                { "The DataMiner package inspector is an independent project: not an official product of the vendor of DataMiner, and not supported by it." }
            </p>
        </div>
    }
}

fn hash(shipped: &Shipped) -> Html {
    let command = html! {
        <>
            <p>{ "Every system computes it, Windows by the first line, others by the second:" }</p>
            <p><code>{ "certutil -hashfile dmpkg-inspector.html SHA256" }</code></p>
            <p><code>{ "sha256sum dmpkg-inspector.html" }</code></p>
        </>
    };
    match shipped {
        Shipped::Single => html! {
            <>
                <p>
                    { "This is the single file. Its SHA-256 cannot stand inside of it; it is written in " }
                    <code>{ "dmpkg-inspector.html.sha256" }</code>
                    { ", which is made with it, and on the hosted page that it came with. Take it from a place that you trust." }
                </p>
                { command }
            </>
        },
        Shipped::BesideSingle(hash) => html! {
            <>
                <p>
                    { "The whole page is also one file, " }
                    <code>{ "dmpkg-inspector.html" }</code>
                    { ", which lies beside this page and opens from a disk, on a machine that has never had a network. Its SHA-256, which stands in " }
                    <code>{ "dmpkg-inspector.html.sha256" }</code>
                    { " as well:" }
                </p>
                <p><code class="check-hash">{ hash }</code></p>
                { command }
            </>
        },
        Shipped::Alone => html! {
            <p>{ "This copy was built without the single file, to whose hash the others can be compared." }</p>
        },
    }
}

/// What is the same whatever the page knows, as a piece of HTML of our own.
fn written(html: &'static str) -> Html {
    Html::from_html_unchecked(AttrValue::Static(html))
}
