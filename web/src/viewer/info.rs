use dmpkg::{Fact, Value};
use yew::prelude::*;

use super::clipboard::copy_on_click;
use crate::amounts;
use crate::icons::{self, Glyph};
use crate::parts::hash_value;
use crate::state::Hash;

/// What the archive says of an entry.
pub(super) fn info(facts: &[Fact], hash: &Hash, on_hash: &Callback<bool>) -> Html {
    html! {
        <div class="viewer-body viewer-info" tabindex="0" role="group" aria-label="What the archive says of this entry">
            <table>
                <tbody>
                    { for facts.iter().map(fact) }
                    { hash_row(hash, on_hash) }
                </tbody>
            </table>
        </div>
    }
}

fn fact(fact: &Fact) -> Html {
    let what = format!("Copy “{}”", fact.label);
    let onclick = copy_on_click(words(&fact.value));
    html! {
        <tr>
            <th scope="row">{ &fact.label }</th>
            <td>
                { value(&fact.value) }
                if let Some(hint) = &fact.hint {
                    <span class="viewer-hint">{ hint }</span>
                }
            </td>
            <td class="viewer-copy">
                if is_stated(&fact.value) {
                    <button type="button" title={what.clone()} aria-label={what} {onclick}>{ icons::glyph(Glyph::Copy) }</button>
                }
            </td>
        </tr>
    }
}

fn hash_row(hash: &Hash, on_hash: &Callback<bool>) -> Html {
    let value = hash_value(hash, on_hash);
    html! {
        <tr class="viewer-hash">
            <th scope="row">{ "SHA-256" }</th>
            <td>{ value }</td>
            <td class="viewer-copy">
                if let Hash::Known(digits) = hash {
                    <button
                        type="button"
                        title="Copy “SHA-256”"
                        aria-label="Copy “SHA-256”"
                        onclick={copy_on_click(digits.clone())}
                    >
                        { icons::glyph(Glyph::Copy) }
                    </button>
                }
            </td>
        </tr>
    }
}

fn value(value: &Value) -> Html {
    match value {
        Value::Code(_) => html! { <code>{ words(value) }</code> },
        Value::List(items) => html! {
            <ul>{ for items.iter().map(|item| html! { <li>{ item }</li> }) }</ul>
        },
        Value::Bytes(bytes) => html! {
            <>{ amounts::size(*bytes) }<span class="viewer-exact">{ amounts::exact(*bytes) }</span></>
        },
        Value::NotStated => html! { <span class="viewer-absent">{ "not stated" }</span> },
        Value::Unreadable(why) => html! {
            <span class="viewer-unreadable">{ "could not be read: " }{ why }</span>
        },
        Value::Text(_) | Value::Count(_) | Value::Secret(_) => html! { { words(value) } },
    }
}

const fn is_stated(value: &Value) -> bool {
    !matches!(value, Value::NotStated | Value::Unreadable(_))
}

/// A value as it goes to the clipboard.
fn words(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Code(text) => text.clone(),
        Value::List(items) => items.join("\n"),
        Value::Bytes(bytes) => bytes.to_string(),
        Value::Count(count) => amounts::count(*count),
        Value::NotStated | Value::Secret(_) => String::new(),
        Value::Unreadable(why) => why.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::rendered;

    fn drawn(value: Value) -> String {
        rendered(move || {
            info(
                &[Fact::new("Field", value).hint("What it means.")],
                &Hash::Known("00ff".to_owned()),
                &Callback::noop(),
            )
        })
    }

    #[test]
    fn facts_are_rows() {
        let cases = [
            (Value::Text("a<b".to_owned()), "a&lt;b"),
            (Value::Code("0x2A".to_owned()), "<code>0x2A</code>"),
            (
                Value::List(vec!["one".to_owned(), "two".to_owned()]),
                "<ul><li>one</li><li>two</li></ul>",
            ),
            (Value::Count(4_812), "4,812"),
            (Value::NotStated, ">not stated</span>"),
            (
                Value::Unreadable("The bytes end early.".to_owned()),
                "could not be read: The bytes end early.",
            ),
        ];
        for (value, part) in cases {
            let stated = is_stated(&value);
            let html = drawn(value);
            assert!(html.contains(part), "{part} in {html}");
            assert!(html.contains(r#"<th scope="row">Field</th>"#), "{html}");
            assert!(html.contains("What it means."), "{html}");
            assert_eq!(html.contains("Copy “Field”"), stated, "{html}");
            assert!(html.contains("<code>00ff</code>"), "{html}");
        }
    }

    #[test]
    fn sizes_are_told_short_and_to_the_byte() {
        let html = drawn(Value::Bytes(12_345));
        assert!(html.contains("12 KB"), "{html}");
        assert!(html.contains(">12,345 bytes<"), "{html}");
    }
}
