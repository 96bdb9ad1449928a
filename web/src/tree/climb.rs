use dmpkg::TreeRow;

/// Finds the way up: of rows that stand directly above a row of the given level, the nearest of
/// each smaller level, innermost first.
pub(super) fn above<'a>(
    rows: impl DoubleEndedIterator<Item = &'a TreeRow>,
    level: u32,
) -> Vec<(usize, &'a TreeRow)> {
    let mut level = level;
    let mut found = Vec::new();
    for (distance, row) in rows.rev().enumerate() {
        if row.level < level {
            level = row.level;
            found.push((distance, row));
        }
        if level <= 1 {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use dmpkg::{Branch, Icon};

    use super::*;

    fn row(name: &str, level: u32) -> TreeRow {
        TreeRow {
            node: 0,
            name: name.to_owned(),
            level,
            position: 1,
            siblings: 1,
            icon: Icon::Folder,
            branch: Branch::Open,
            size: None,
            address: None,
            folder: None,
            problem: None,
            matched: None,
        }
    }

    #[test]
    fn the_way_up_skips_siblings_and_cousins() {
        let rows = [
            row("other", 1),
            row("outer", 1),
            row("early", 2),
            row("deep", 3),
            row("inner", 2),
            row("sibling", 3),
        ];
        let names = |level| {
            above(rows.iter(), level)
                .into_iter()
                .map(|(distance, row)| (distance, row.name.as_str()))
                .collect::<Vec<_>>()
        };
        assert_eq!(names(3), [(1, "inner"), (4, "outer")]);
        assert_eq!(names(2), [(4, "outer")]);
        assert_eq!(names(1), []);
    }
}
