use std::borrow::Cow;

use dmpkg::{Table, Value};
use yew::{Html, html};

use crate::amounts::{count, exact, size};
use crate::icons::{Mark, mark};
use crate::parts::{breakable, flag};

/// A value for the eye, in the row of this place in the package's order. Secrets are hidden until they
/// are asked for.
pub(super) fn cell(value: &Value, row: usize, is_revealed: bool) -> Html {
    match value {
        Value::Text(text) => breakable(text),
        Value::Code(text) => html! { <code>{ breakable(text) }</code> },
        Value::List(values) => breakable(&values.join(", ")),
        Value::Bytes(bytes) => html! { <span title={exact(*bytes)}>{ size(*bytes) }</span> },
        Value::Count(number) => html! { { count(*number) } },
        Value::Secret(text) => html! {
            <>
                if is_revealed { <code>{ text }</code>{ " " } }
                <button type="button" class="link" aria-expanded={flag(is_revealed)} data-secret={row.to_string()}>
                    { if is_revealed { "Hide" } else { "Show" } }
                </button>
            </>
        },
        Value::NotStated => html! {
            <span class="muted"><span aria-hidden="true">{ "–" }</span><span class="unseen">{ "not stated" }</span></span>
        },
        Value::Unreadable(why) => html! {
            <span class="unreadable" title={why.clone()}>{ mark(Mark::Error) }{ "could not be read" }</span>
        },
    }
}

/// A value as text for sorting, filtering and the clipboard; none when nothing is stated.
pub(super) fn plain(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Text(text) | Value::Code(text) => {
            (!text.is_empty()).then_some(Cow::Borrowed(text.as_str()))
        }
        Value::List(values) => Some(Cow::Owned(values.join(", "))),
        Value::Bytes(number) | Value::Count(number) => Some(Cow::Owned(number.to_string())),
        Value::Unreadable(_) => Some(Cow::Borrowed("could not be read")),
        Value::Secret(_) => Some(Cow::Borrowed("hidden")),
        Value::NotStated => None,
    }
}

/// Rows as lines whose cells are parted by tabs, under a line of headings.
pub(super) fn tab_separated(table: &Table, order: &[usize]) -> String {
    let mut text = String::new();
    for (at, column) in table.columns.iter().enumerate() {
        push(&mut text, at, &column.label);
    }
    for row in order.iter().filter_map(|at| table.rows.get(*at)) {
        text.push('\n');
        for (at, value) in row.cells.iter().enumerate() {
            push(&mut text, at, &plain(value).unwrap_or_default());
        }
    }
    text.push('\n');
    text
}

fn push(text: &mut String, at: usize, cell: &str) {
    if at > 0 {
        text.push('\t');
    }
    text.extend(cell.chars().map(|c| if c.is_control() { ' ' } else { c }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_lines_of_cells_whatever_these_hold() {
        let mut table = Table::new("Files", &["Name", "#Size"]);
        let name = Value::Text("a\tb\r\nc".to_owned());
        table.row(vec![name, Value::Bytes(12_000)], None);
        let names = Value::List(vec!["x".to_owned(), "y".to_owned()]);
        table.row(vec![names, Value::NotStated], None);
        let secret = Value::Secret("hunter2".to_owned());
        table.row(vec![secret, Value::Count(1)], None);
        let copied = tab_separated(&table, &[1, 0, 2, 9]);
        assert_eq!(copied, "Name\tSize\nx, y\t\na b  c\t12000\nhidden\t1\n");
    }
}
