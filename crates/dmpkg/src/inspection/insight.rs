use serde::{Deserialize, Serialize};

use super::Inspected;
use super::cards::cards;
use crate::{Card, EntryAddress, Inspection, Sheet, assembly, disclosure};

/// What an inspection comes to, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insight {
    /// Each package and other archive, the opened file first.
    pub packages: Vec<PackageInsight>,
    /// The assemblies of all levels.
    pub assemblies: Sheet,
    /// Personal data and secrets of all levels.
    pub disclosures: Sheet,
}

/// What the inspection of one package comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackageInsight {
    /// Where it lies; empty for the opened file.
    pub address: EntryAddress,
    /// Cards for its overview, in the order of reading.
    pub cards: Vec<Card>,
    /// What it does to an agent.
    pub plan: Sheet,
}

impl Insight {
    /// Puts the results of an inspection in order.
    pub fn of(inspection: &Inspection) -> Self {
        let mut packages = Vec::new();
        let mut rest = inspection.packages.as_slice();
        while let Some((own, behind)) = rest.split_first() {
            let is_inside = |package: &&Inspected| package.address.0.starts_with(&own.address.0);
            let inside = behind.iter().take_while(is_inside).count();
            packages.push(PackageInsight {
                address: own.address.clone(),
                cards: cards(own, behind.get(..inside).unwrap_or_default()),
                plan: own.plan.sheet(own),
            });
            rest = behind;
        }
        Self {
            packages,
            assemblies: assembly::inventory(inspection),
            disclosures: disclosure::sheet(inspection),
        }
    }
}
