use std::fmt::Write as _;

use dmpkg::{Table, Value};

use super::cell::plain;

/// Characters that a column is given at least, when it has so many.
const LEAST: usize = 18;
/// Characters that a column is given at most; what is longer is cut, or takes several lines.
const MOST: usize = 64;
/// Room for the mark of sorting beside a heading.
const MARK: usize = 3;

/// The widths of the columns: as a list of tracks, and the least that all of them take, as a length.
pub(super) fn tracks(table: &Table, with_place: bool) -> (String, String) {
    let mut tracks = String::new();
    let mut least = 0;
    for (at, column) in table.columns.iter().enumerate() {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        let longest = cells
            .map(|value| match value {
                // With room for its button.
                Value::Secret(text) => text.chars().take(MOST).count() + 6,
                value => plain(value).map_or(0, |text| text.chars().take(MOST).count()),
            })
            .max();
        // Headings are bold, and are never cut.
        let label = column.label.chars().count() * 9 / 8 + MARK;
        let wide = longest.unwrap_or_default().max(label).min(MOST);
        let narrow = if column.is_number {
            wide
        } else {
            // What is longer may break into lines, but not into many.
            wide.min(LEAST + wide.saturating_sub(LEAST) / 3).max(label)
        };
        least += narrow;
        // The first column stays in place on narrow screens, and must leave room for others.
        let _ = match at {
            0 => write!(
                tracks,
                "minmax(max({label}ch + 20px,min({narrow}ch + 20px,40vw)),max({label}ch + 20px,min({wide}ch + 20px,46vw)))"
            ),
            _ => write!(
                tracks,
                " minmax(calc({narrow}ch + 20px),calc({wide}ch + 20px))"
            ),
        };
    }
    if with_place {
        tracks.push_str(" 72px");
    }
    tracks.push_str(" 1fr");
    let place = if with_place { 72 } else { 0 };
    let padding = table.columns.len() * 20 + place;
    (tracks, format!("calc({least}ch + {padding}px)"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_what_they_hold_within_bounds() {
        let mut table = Table::new("Parameters", &["#Id", "Name", "Kind"]);
        table.row(
            vec![
                Value::Count(1_000_000),
                Value::Text("x".repeat(100)),
                Value::NotStated,
            ],
            None,
        );
        let (tracks, least) = tracks(&table, true);
        assert_eq!(
            tracks,
            "minmax(max(5ch + 20px,min(7ch + 20px,40vw)),max(5ch + 20px,min(7ch + 20px,46vw))) \
             minmax(calc(33ch + 20px),calc(64ch + 20px)) \
             minmax(calc(7ch + 20px),calc(7ch + 20px)) 72px 1fr"
        );
        assert_eq!(least, "calc(47ch + 132px)");
    }
}
