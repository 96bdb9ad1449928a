use std::cmp::Ordering;

use dmpkg::sorted::sort_by;
use dmpkg::{Table, lower_case};

use super::cell::plain;

/// A column to sort by, and whether from the end.
pub(super) type Sorting = Option<(usize, bool)>;

/// The rows of a table that hold a text, in the order asked for: by their places in the package's own.
pub(super) fn order(table: &Table, filter: &str, sorting: Sorting) -> Vec<usize> {
    let filter = lower_case(filter.trim());
    let rows = table.rows.iter().enumerate();
    let fits = |cells: &[dmpkg::Value]| {
        filter.is_empty()
            || cells
                .iter()
                .filter_map(plain)
                .any(|text| lower_case(&text).contains(&filter))
    };
    let rows = rows.filter(|(_, row)| fits(&row.cells));
    let Some((column, backwards)) = sorting else {
        return rows.map(|(at, _)| at).collect();
    };
    let mut keyed: Vec<(Option<String>, usize)> = rows
        .map(|(at, row)| {
            let text = row.cells.get(column).and_then(plain);
            (text.map(|text| lower_case(&text)), at)
        })
        .collect();
    sort_by(&mut keyed, |(one, _), (other, _)| match (one, other) {
        (Some(one), Some(other)) if backwards => natural(other, one),
        (Some(one), Some(other)) => natural(one, other),
        // What is not stated comes last either way.
        (one, other) => one.is_none().cmp(&other.is_none()),
    });
    keyed.into_iter().map(|(_, at)| at).collect()
}

/// The sorting after a press on the head of a column: up, down, and as in the package.
pub(super) const fn next(sorting: Sorting, column: usize) -> Sorting {
    match sorting {
        Some((at, false)) if at == column => Some((column, true)),
        Some((at, true)) if at == column => None,
        _ => Some((column, false)),
    }
}

/// Compares texts with the numbers in them by their size: 9 before 10, 10.0.9 before 10.0.12.
fn natural(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one.as_bytes(), other.as_bytes());
    loop {
        match (one, other) {
            ([first, ..], [second, ..]) if first.is_ascii_digit() && second.is_ascii_digit() => {
                let ((left, one_rest), (right, other_rest)) = (number(one), number(other));
                let by_size = left.len().cmp(&right.len()).then_with(|| left.cmp(right));
                if by_size != Ordering::Equal {
                    return by_size;
                }
                (one, other) = (one_rest, other_rest);
            }
            ([first, one_rest @ ..], [second, other_rest @ ..]) if first == second => {
                (one, other) = (one_rest, other_rest);
            }
            _ => return one.cmp(other),
        }
    }
}

/// The digits at the start without leading zeros, and what follows.
fn number(text: &[u8]) -> (&[u8], &[u8]) {
    let zeros = text.iter().take_while(|byte| **byte == b'0').count();
    let text = text.get(zeros..).unwrap_or_default();
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at_checked(digits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use dmpkg::Value;

    use super::*;

    fn table() -> Table {
        let mut table = Table::new("Parameters", &["#Id", "Name", "#Size"]);
        for (id, name, size) in [
            (1000, "Status", Some(900)),
            (9, "status text", None),
            (20, "Überlauf 10", Some(12_000)),
            (3, "Überlauf 9", Some(40)),
        ] {
            let size = size.map_or(Value::NotStated, Value::Bytes);
            let cells = vec![Value::Count(id), Value::Text(name.to_owned()), size];
            table.row(cells, None);
        }
        table
    }

    #[test]
    fn numbers_sort_by_size_and_what_is_not_stated_comes_last() {
        let table = table();
        for (sorting, expected) in [
            (None, [0, 1, 2, 3]),
            (Some((0, false)), [3, 1, 2, 0]),
            (Some((0, true)), [0, 2, 1, 3]),
            (Some((1, false)), [0, 1, 3, 2]),
            (Some((2, false)), [3, 0, 2, 1]),
            (Some((2, true)), [2, 0, 3, 1]),
            (Some((7, false)), [0, 1, 2, 3]),
        ] {
            assert_eq!(order(&table, "", sorting), expected, "{sorting:?}");
        }
    }

    #[test]
    fn the_filter_looks_into_all_cells_whatever_the_case() {
        let table = table();
        for (filter, expected) in [
            (" STATUS ", &[0, 1][..]),
            ("überlauf", &[2, 3]),
            ("1000", &[0]),
            ("nothing of this", &[]),
        ] {
            assert_eq!(order(&table, filter, None), expected, "{filter}");
        }
        assert_eq!(order(&table, "status", Some((0, false))), [1, 0]);
    }

    #[test]
    fn texts_with_numbers_sort_as_people_count() {
        let sorted = [
            "",
            "10.0.9",
            "10.0.12.0-13184",
            "a2",
            "a010",
            "a11",
            "ab",
            "b",
        ];
        for pair in sorted.windows(2) {
            assert_eq!(natural(pair[0], pair[1]), Ordering::Less, "{pair:?}");
            assert_eq!(natural(pair[1], pair[0]), Ordering::Greater, "{pair:?}");
        }
        assert_eq!(natural("07", "7"), Ordering::Equal);
    }

    #[test]
    fn a_head_sorts_up_then_down_then_not_at_all() {
        assert_eq!(next(None, 2), Some((2, false)));
        assert_eq!(next(Some((2, false)), 2), Some((2, true)));
        assert_eq!(next(Some((2, true)), 2), None);
        assert_eq!(next(Some((1, true)), 2), Some((2, false)));
    }
}
