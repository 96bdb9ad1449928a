use dmpkg_archive::sorted::sort_by_key;

use super::{Shown, id, text, yes};
use crate::{Table, TextPos, Value};

/// A page on which parameters are placed.
struct Placed<'a> {
    name: &'a str,
    parameters: usize,
    first: TextPos,
}

impl<'a> Shown<'a> {
    /// The pages in their order, then those that buttons open, then the rest.
    pub(super) fn pages(&self) -> Table {
        let columns = [
            "Page",
            "Kind",
            "#Parameters",
            "Wide",
            "Shown when",
            "Address",
        ];
        let mut table = Table::new("Pages", &columns)
            .hint("What an element shows, in the order of its pages. The page of a device is asked for by the computer that shows it, not by the agent.");
        let pages = &self.connector.pages;
        let placed = self.placed();
        let of = |name: &str| {
            let at = placed.binary_search_by(|page| page.name.cmp(name)).ok()?;
            placed.get(at)
        };
        let wide = sorted(pages.wide.iter().map(String::as_str).collect());
        let conditional = pages.conditional.iter();
        let conditional = conditional.map(|(name, pid)| (name.as_str(), pid.as_str()));
        let mut conditional: Vec<_> = conditional.collect();
        sort_by_key(&mut conditional, |(name, _)| *name);
        let buttons = self.connector.parameters.iter();
        let opened = sorted(
            buttons
                .flat_map(|it| &it.opens)
                .map(String::as_str)
                .collect(),
        );
        let mut row = |name: &str, kind: &str, address: &str, position: Option<TextPos>| {
            let page = of(name);
            let at = conditional.partition_point(|(known, _)| *known < name);
            let pid = conditional.get(at).filter(|(known, _)| *known == name);
            let shown_when = pid.map(|(_, pid)| format!("parameter {}", self.names.parameter(pid)));
            let position = page.map(|page| page.first).or(position);
            table.row(
                vec![
                    text(name),
                    text(kind),
                    page.map_or(text(""), |page| Value::number(page.parameters)),
                    yes(wide.binary_search(&name).is_ok()),
                    Value::Text(shown_when.unwrap_or_default()),
                    text(address),
                ],
                position.and_then(|position| self.place(position)),
            );
        };
        for page in &pages.order {
            let kind = match (&page.address, page.name == pages.first) {
                (Some(_), _) => "page of the device",
                (None, true) => "first page",
                (None, false) => "page",
            };
            let address = page.address.as_deref().unwrap_or_default();
            row(&page.name, kind, address, pages.position);
        }
        let ordered = sorted(pages.order.iter().map(|page| page.name.as_str()).collect());
        let is_ordered = |name: &str| ordered.binary_search(&name).is_ok();
        let is_opened = |name: &str| opened.binary_search(&name).is_ok();
        for name in opened.iter().filter(|name| !is_ordered(name)) {
            row(name, "opened by a button", "", None);
        }
        let rest = placed.iter().map(|page| page.name);
        for name in rest.filter(|name| !is_ordered(name) && !is_opened(name)) {
            row(name, "not in the order of pages", "", None);
        }
        table
    }

    /// Tables that are shown as trees.
    pub(super) fn tree_controls(&self) -> Table {
        let columns = [
            "#Parameter",
            "Name",
            "Tables from the root on",
            "Only for reading",
        ];
        let mut table = Table::new("Tree controls", &columns)
            .hint("Tables whose rows an element shows as the branches of a tree.");
        for control in &self.connector.tree_controls {
            let name = self.names.parameter(&control.parameter);
            let name = name.strip_prefix(control.parameter.as_str());
            table.row(
                vec![
                    id(&control.parameter),
                    text(name.unwrap_or_default().trim()),
                    Value::Text(self.names.things("parameter", &control.tables)),
                    yes(control.is_read_only),
                ],
                self.place(control.position),
            );
        }
        table
    }

    /// The pages on which parameters are placed, by name.
    fn placed(&self) -> Vec<Placed<'a>> {
        let mut places = Vec::new();
        for parameter in &self.connector.parameters {
            let pages = parameter.pages.iter();
            places.extend(pages.map(|page| (page.as_str(), parameter.position)));
        }
        sort_by_key(&mut places, |(page, _)| *page);
        let pages = places.chunk_by(|(a, _), (b, _)| a == b);
        let pages = pages.filter_map(|same| {
            let (name, first) = same.first()?;
            Some(Placed {
                name,
                parameters: same.len(),
                first: *first,
            })
        });
        pages.collect()
    }
}

/// Texts in order, each once.
fn sorted(mut texts: Vec<&str>) -> Vec<&str> {
    sort_by_key(&mut texts, |text| *text);
    texts.dedup();
    texts
}
