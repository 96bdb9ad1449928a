use serde::{Deserialize, Serialize};

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
        let packages = inspection.packages.iter().map(|own| PackageInsight {
            address: own.address.clone(),
            cards: Vec::new(),
            plan: own.plan.sheet(own),
        });
        Self {
            packages: packages.collect(),
            assemblies: assembly::inventory(inspection),
            disclosures: disclosure::sheet(inspection),
        }
    }
}
