use std::rc::Rc;

use dmpkg::{Block, Card, EntryAddress, Insight, Overview, Sheet};

/// What the inspection of the open file came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Insights {
    /// Each package and other archive, the opened file first.
    pub packages: Vec<PackageInsights>,
    /// The assemblies of all levels.
    pub assemblies: Rc<Sheet>,
    /// Personal data and secrets of all levels.
    pub disclosures: Rc<Sheet>,
}

/// What the inspection of one package came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackageInsights {
    /// Where it lies; empty for the opened file.
    pub address: EntryAddress,
    /// Cards for its overview.
    pub cards: Vec<Card>,
    /// What it does to an agent.
    pub plan: Rc<Sheet>,
}

/// The card that stands behind the first one, as the second thing that people want to know.
pub const SECOND: &str = "What it will do";

impl From<Insight> for Insights {
    fn from(insight: Insight) -> Self {
        let packages = insight.packages.into_iter().map(|own| PackageInsights {
            address: own.address,
            cards: own.cards,
            plan: Rc::new(own.plan),
        });
        Self {
            packages: packages.collect(),
            assemblies: Rc::new(insight.assemblies),
            disclosures: Rc::new(insight.disclosures),
        }
    }
}

impl Insights {
    /// What a package does to an agent; nothing when it is not known.
    pub fn plan(&self, address: &EntryAddress) -> Rc<Sheet> {
        let own = self.package(address);
        own.map(|own| Rc::clone(&own.plan)).unwrap_or_default()
    }

    /// The cards of an overview together with those of the inspection.
    pub fn cards(&self, address: &EntryAddress, overview: &Overview) -> Vec<Card> {
        let mut overview = overview.clone();
        if let Some(own) = self.package(address) {
            overview.add(&own.cards);
        }
        let mut cards = overview.cards;
        if let Some(place) = cards.iter().position(|card| card.title == SECOND) {
            let card = cards.remove(place);
            cards.insert(cards.len().min(1), card);
        }
        cards
    }

    fn package(&self, address: &EntryAddress) -> Option<&PackageInsights> {
        self.packages.iter().find(|own| own.address == *address)
    }
}

/// Number of things in the first table of a sheet: what it is mainly about.
pub fn things(sheet: &Sheet) -> usize {
    let table = sheet.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table.rows.len()),
        _ => None,
    });
    table.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use dmpkg::{Fact, Value};

    use super::*;
    use crate::tests::overview;

    fn card(title: &str, count: u64) -> Card {
        Card {
            title: title.to_owned(),
            facts: vec![Fact::new("Count", Value::Count(count))],
        }
    }

    #[test]
    fn cards_of_the_inspection_replace_stand_second_or_come_last() {
        let own = PackageInsights {
            address: EntryAddress(vec![3]),
            cards: vec![card("Assemblies", 7), card(SECOND, 8), card("Needs", 9)],
            plan: Rc::default(),
        };
        let insights = Insights {
            packages: vec![own],
            ..Insights::default()
        };
        let mut known = overview("Weather Station");
        known.cards = vec![card("Identity", 1), card("Needs", 2), card("Contents", 3)];
        let told = |cards: Vec<Card>| -> Vec<(String, Value)> {
            let facts = cards.into_iter().filter_map(|card| {
                let value = card.facts.first()?.value.clone();
                Some((card.title, value))
            });
            facts.collect()
        };
        let expected = [
            ("Identity", 1),
            (SECOND, 8),
            ("Needs", 9),
            ("Contents", 3),
            ("Assemblies", 7),
        ];
        let expected = expected.map(|(title, count)| (title.to_owned(), Value::Count(count)));
        let cards = insights.cards(&EntryAddress(vec![3]), &known);
        assert_eq!(told(cards), expected);
        let others = insights.cards(&EntryAddress::default(), &known);
        assert_eq!(others, known.cards);
    }
}
