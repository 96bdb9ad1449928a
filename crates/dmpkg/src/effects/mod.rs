//! What a package does to an agent, as far as it follows from the package.

use serde::Serialize;

use crate::{Inspected, Package, Sheet};

/// What a package does to an agent, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstallPlan {
    /// The effects, in the order in which they happen.
    pub effects: Vec<Effect>,
}

/// One effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Effect {}

impl InstallPlan {
    /// What follows from a package: its own documents, and the packages inside it.
    pub fn of(package: &Package, own: &Inspected, inner: &[Inspected]) -> Self {
        let _ = (package, own, inner);
        Self::default()
    }

    /// What matters most, in a few short lines.
    pub fn summary(&self) -> Vec<String> {
        Vec::new()
    }

    /// The plan, to be shown.
    pub fn sheet(&self, own: &Inspected) -> Sheet {
        let _ = own;
        Sheet::new("What it will do to an agent", None)
    }
}
