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

/// The card that comes behind the first one, as the second thing that people want to know.
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
        overview.cards
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

    fn card(title: &str) -> Card {
        let mut card = Card::new(title);
        card.push(Fact::new("Name", Value::NotStated));
        card
    }

    #[test]
    fn cards_of_the_inspection_stand_behind_the_identity_of_their_package() {
        let own = PackageInsights {
            address: EntryAddress(vec![3]),
            cards: vec![card(SECOND), card("What is in it")],
            plan: Rc::default(),
        };
        let insights = Insights {
            packages: vec![own],
            ..Insights::default()
        };
        let mut known = overview("Weather Station");
        known.cards = vec![card("Identity"), card("Needs")];
        let titles = |address: &[u32]| -> Vec<String> {
            let cards = insights.cards(&EntryAddress(address.to_vec()), &known);
            cards.into_iter().map(|card| card.title).collect()
        };
        let together = ["Identity", SECOND, "What is in it", "Needs"];
        assert_eq!(titles(&[3]), together);
        assert_eq!(titles(&[]), ["Identity", "Needs"]);
    }
}
