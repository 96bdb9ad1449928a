use serde::{Deserialize, Serialize};

use super::Pattern;
use crate::path::shown;
use crate::{EntryAddress, EntryPath, Listed, Listing};

/// An entry in whose name the pattern was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NameHit {
    /// The entry, for machines.
    pub address: EntryAddress,
    /// The entry, for people.
    pub path: EntryPath,
    /// Its name in its archive, up to the place.
    pub before: String,
    /// The place.
    pub found: String,
    /// What follows it.
    pub after: String,
}

impl Listing {
    /// The entries in whose name the pattern is found, in their order, directories left out; at most
    /// `limit` of them.
    pub fn named(&self, pattern: &mut dyn Pattern, limit: usize) -> Vec<NameHit> {
        let files = self.entries.iter().filter(|listed| !listed.directory);
        files
            .filter_map(|listed| listed.named(pattern))
            .take(limit)
            .collect()
    }
}

impl Listed {
    fn named(&self, pattern: &mut dyn Pattern) -> Option<NameHit> {
        let name = self.path.0.last()?;
        let mut place = None;
        pattern.find(name, &mut |range| {
            let is_empty = range.is_empty();
            if !is_empty {
                place = Some(range);
            }
            is_empty
        });
        let place = place?;
        let part = |text: Option<&str>| shown(text.unwrap_or_default()).into_owned();
        Some(NameHit {
            address: self.address.clone(),
            path: self.path.clone(),
            before: part(name.get(..place.start)),
            found: part(name.get(place.clone())),
            after: part(name.get(place.end..)),
        })
    }
}
