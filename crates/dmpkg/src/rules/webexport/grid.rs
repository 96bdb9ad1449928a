//! Where the components of a dashboard lie.

use dmpkg_archive::sorted;

use crate::rules::inputs::DocumentInput;
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{DashboardComponent, DocumentContent, DocumentKind, Field};

pub(super) const COMPONENT_OUTSIDE_GRID: Rule = Rule {
    id: "webexport/component-outside-grid",
    severity: Severity::Note,
    title: "Component lies beside the grid, or over another",
    condition: "A component ends to the right of the last column of its dashboard or page, or two components cover the same cell; of those the first two are named. Skipped for components without a position, and for what Columns does not say.",
    why: "A component is cut off, or hides another.",
    fix: "Open the dashboard, move the component, and export it again.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::Dashboard,
        component_outside_grid,
    )],
};

/// Components that are compared with each other: far more than people arrange.
const COMPARED: usize = 4096;

/// What a component covers, its ends not counted, and which one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Area {
    columns: (i64, i64),
    rows: (i64, i64),
    component: usize,
}

fn component_outside_grid(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let DocumentContent::Dashboard(dashboard) = &input.document.content else {
        return;
    };
    let columns = dashboard.columns.as_ref();
    let columns: Option<i64> = columns.and_then(|columns| columns.value.parse().ok());
    let mut areas = Vec::new();
    for (at, component) in (0_usize..).zip(&dashboard.components) {
        let Some([x, y, wide, high]) = component.area else {
            continue;
        };
        let area = Area {
            columns: (x, x.saturating_add(wide)),
            rows: (y, y.saturating_add(high)),
            component: at,
        };
        if let Some(columns) = columns.filter(|columns| area.columns.1 > *columns) {
            found.text(
                input.entry,
                component.position.unwrap_or_default(),
                format_args!(
                    "The component “{}” ends at column {}, and the grid has {columns}.",
                    name(component),
                    area.columns.1
                ),
            );
        }
        if wide > 0 && high > 0 && areas.len() < COMPARED {
            areas.push(area);
        }
    }
    let Some((one, other)) = overlap(&areas) else {
        return;
    };
    let component = |at: usize| dashboard.components.get(at);
    if let (Some(one), Some(other)) = (component(one), component(other)) {
        found.text(
            input.entry,
            other.position.unwrap_or_default(),
            format_args!(
                "The components “{}” and “{}” cover the same place.",
                name(one),
                name(other)
            ),
        );
    }
}

fn name(component: &DashboardComponent) -> String {
    let id = component.id.as_ref().and_then(Field::stated);
    let title = component.title.as_ref().and_then(Field::stated);
    shortened(title.or(id).unwrap_or("without name"))
}

/// The first two components that cover the same cell, from top to bottom. Goes down the rows with what
/// lies in the current one, which never overlaps until the first pair is found.
fn overlap(areas: &[Area]) -> Option<(usize, usize)> {
    let mut events: Vec<(i64, bool, Area)> = Vec::new();
    for area in areas {
        events.push((area.rows.0, true, *area));
        events.push((area.rows.1, false, *area));
    }
    // What ends in a row makes room for what begins there.
    sorted::sort_by(&mut events, |a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let mut row: Vec<Area> = Vec::new();
    for (_, begins, area) in events {
        let place = row.partition_point(|other| other.columns.0 < area.columns.0);
        if !begins {
            row.remove(place.min(row.len().saturating_sub(1)));
            continue;
        }
        let before = place.checked_sub(1).and_then(|at| row.get(at));
        let before = before.filter(|before| before.columns.1 > area.columns.0);
        let behind = row.get(place);
        let behind = behind.filter(|behind| behind.columns.0 < area.columns.1);
        if let Some(other) = before.or(behind) {
            let (one, two) = (other.component, area.component);
            return Some((one.min(two), one.max(two)));
        }
        row.insert(place, area);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Area, overlap};

    fn areas(list: &[[i64; 4]]) -> Vec<Area> {
        let area = |(component, [x, y, wide, high]): (usize, &[i64; 4])| Area {
            columns: (*x, x + wide),
            rows: (*y, y + high),
            component,
        };
        list.iter().enumerate().map(area).collect()
    }

    #[test]
    fn components_beside_each_other_do_not_overlap() {
        for list in [
            &[][..],
            &[
                [0, 0, 24, 2],
                [0, 2, 24, 9],
                [0, 11, 12, 9],
                [12, 11, 12, 9],
            ],
            &[[12, 0, 12, 5], [1, 0, 11, 5], [0, 0, 1, 5]],
            &[[0, 0, 5, 30], [5, 0, 5, 10], [5, 10, 5, 10], [10, 3, 5, 1]],
        ] {
            assert_eq!(overlap(&areas(list)), None, "{list:?}");
        }
    }

    #[test]
    fn components_over_each_other_do() {
        for (list, pair) in [
            (&[[0, 0, 2, 2], [1, 1, 2, 2]][..], (0, 1)),
            (&[[0, 0, 9, 9], [3, 3, 1, 1]], (0, 1)),
            (&[[3, 3, 1, 1], [0, 0, 9, 9]], (0, 1)),
            (&[[0, 0, 1, 9], [4, 0, 1, 9], [0, 8, 9, 1]], (0, 2)),
            (&[[0, 0, 1, 1], [0, 0, 1, 1]], (0, 1)),
            (
                &[[5, 0, 5, 5], [0, 0, 5, 9], [5, 5, 5, 5], [9, 4, 1, 1]],
                (0, 3),
            ),
        ] {
            assert_eq!(overlap(&areas(list)), Some(pair), "{list:?}");
        }
    }
}
