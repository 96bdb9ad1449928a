use dmpkg::{EntryAddress, TextFacts, ViewFacts};
use yew::prelude::*;

use super::clipboard::copy_on_click;
use crate::amounts;
use crate::command::on_click;
use crate::icons::{self, Glyph};

/// Where an entry lies, what it is, and what can be done with it as a whole.
pub(super) fn header(
    facts: &ViewFacts,
    on_overview: &Callback<EntryAddress>,
    on_save: &Callback<()>,
) -> Html {
    let last = facts.path.0.len().saturating_sub(1);
    let crumb = |(at, name): (usize, &String)| {
        if at == last {
            return html! { <li aria-current="page">{ name }</li> };
        }
        let outer = EntryAddress(facts.address.0.iter().take(at + 1).copied().collect());
        let onclick = on_overview.reform(move |_: MouseEvent| outer.clone());
        html! {
            <li>
                <button type="button" class="viewer-crumb" title="Show the overview of this package" {onclick}>{ name }</button>
                <span aria-hidden="true">{ " › " }</span>
            </li>
        }
    };
    html! {
        <div class="viewer-header">
            <nav aria-label="Place of this entry">
                <ol class="viewer-path">{ for facts.path.0.iter().enumerate().map(crumb) }</ol>
            </nav>
            <button type="button" class="is-icon" title="Copy path" aria-label="Copy path" onclick={copy_on_click(facts.path.to_string())}>{ icons::glyph(Glyph::Copy) }</button>
            <p class="viewer-facts">
                <span title={amounts::exact(facts.size)}>{ amounts::size(facts.size) }</span>
                { for facts.text.as_ref().map(words).into_iter().flatten().map(|fact| html! { <span>{ fact }</span> }) }
            </p>
            <button type="button" title="Save this entry as a file (Ctrl+S)" onclick={on_click(on_save)}>{ "Save" }</button>
        </div>
    }
}

/// What is known of a text, in short.
fn words(text: &TextFacts) -> Vec<String> {
    let encoding = if text.byte_order_mark {
        format!("{} with BOM", text.encoding)
    } else {
        text.encoding.clone()
    };
    let mut words = vec![text.language.clone(), encoding];
    if text.line_breaks != "none" {
        words.push(text.line_breaks.clone());
    }
    words.push(amounts::counted(text.lines.into(), "line", "lines"));
    words
}

#[cfg(test)]
mod tests {
    use dmpkg::EntryPath;

    use super::*;
    use crate::tests::rendered;

    fn text(mark: bool, breaks: &str) -> TextFacts {
        TextFacts {
            encoding: "UTF-8".to_owned(),
            byte_order_mark: mark,
            line_breaks: breaks.to_owned(),
            lines: 1_234,
            language: "XML".to_owned(),
        }
    }

    #[test]
    fn texts_are_described() {
        assert_eq!(
            words(&text(true, "CRLF")),
            ["XML", "UTF-8 with BOM", "CRLF", "1,234 lines"]
        );
        assert_eq!(words(&text(false, "none")), ["XML", "UTF-8", "1,234 lines"]);
    }

    #[test]
    fn outer_packages_are_a_click_away() {
        let facts = || ViewFacts {
            address: EntryAddress(vec![3, 7]),
            path: EntryPath(vec!["Update.zip".to_owned(), "a/Protocol.xml".to_owned()]),
            size: 12_345,
            modes: Vec::new(),
            text: Some(text(false, "LF")),
            media_type: None,
            notices: Vec::new(),
            info: Vec::new(),
        };
        let html = rendered(move || header(&facts(), &Callback::noop(), &Callback::noop()));
        for part in [
            ">Update.zip</button>",
            r#"<li aria-current="page">a/Protocol.xml</li>"#,
            r#"<span title="12,345 bytes">12 KB</span>"#,
            "<span>1,234 lines</span>",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}
