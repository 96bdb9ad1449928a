use yew::{Html, html};

/// How to see for oneself that nothing leaves the machine, and where the proof ends.
pub(super) fn content() -> Html {
    html! {
        <div class="prose">
            <p>
                { "A package is read by this page, inside this browser, on this device. Three ways to see that nothing is sent:" }
            </p>
            <ol>
                <li>
                    <strong>{ "Pull the cable." }</strong>
                    { " Load the page, disconnect from the network, then open a package. Everything works as before." }
                </li>
                <li>
                    <strong>{ "Watch the network." }</strong>
                    { " Open the developer tools (F12), choose Network, then open a package. No line is added, apart from ones that start with " }
                    <code>{ "blob:" }</code>
                    { ", which name memory of this page rather than an address. The status bar counts the requests of the page as well." }
                </li>
                <li>
                    <strong>{ "Read the policy." }</strong>
                    { " In the developer tools choose Elements and look into the head of the page. The browser enforces the Content-Security-Policy that stands there:" }
                </li>
            </ol>
            <dl class="policy">
                <div>
                    <dt><code>{ "default-src 'none'" }</code></dt>
                    <dd>{ "What is not allowed by name is forbidden: other sites, frames, fonts, media." }</dd>
                </div>
                <div>
                    <dt><code>{ "connect-src 'none'" }</code></dt>
                    <dd>{ "Added once the page is loaded: neither the page nor its engine may open a connection, not even to the site it came from." }</dd>
                </div>
                <div>
                    <dt><code>{ "worker-src blob:" }</code></dt>
                    <dd>{ "The engine starts from memory and so falls under the same policy." }</dd>
                </div>
                <div>
                    <dt><code>{ "form-action 'none'" }</code></dt>
                    <dd>{ "No form can be sent." }</dd>
                </div>
            </dl>
            <p>
                { "A navigation is the only thing that such a policy cannot forbid: that a page goes to another address and takes something along in it. The sources of this page contain none. Text of a package is shown as text only: it never becomes a link, a picture from elsewhere, or a script." }
            </p>
        </div>
    }
}
