use yew::{AttrValue, Html};

/// How to see for oneself that nothing leaves the machine, and where the proof ends. It is the same
/// whatever the page knows, so it is a piece of HTML of our own.
pub(super) fn content() -> Html {
    Html::from_html_unchecked(AttrValue::Static(include_str!("proof.html")))
}
