//! Putting a plan together.

use dmpkg_archive::{Entry, EntryIndex};

use super::{Certainty, Effect, InstallPlan, Restart, RestartKind, Uninstall, UninstallKind};
use crate::{EntryPath, Inspected, InspectedDocument, Package, Place, TextPos};

/// Effects of one stage and action that are listed; the others are counted.
const LISTED: u64 = 200;

/// The main folder of an agent.
pub(super) const AGENT: &str = "C:\\Skyline DataMiner";

/// What a plan is made from, and as far as it is made.
pub(super) struct Planner<'a> {
    pub(super) package: &'a Package,
    pub(super) own: &'a Inspected,
    pub(super) inner: &'a [Inspected],
    pub(super) plan: InstallPlan,
    tallies: Vec<Tally>,
}

/// Effects of one stage and action so far.
struct Tally {
    /// The first of them.
    first: Effect,
    listed: u64,
    beyond: u64,
}

impl<'a> Planner<'a> {
    pub(super) fn new(package: &'a Package, own: &'a Inspected, inner: &'a [Inspected]) -> Self {
        Self {
            package,
            own,
            inner,
            plan: InstallPlan::default(),
            tallies: Vec::new(),
        }
    }

    /// Adds an effect to the list, or counts it when there are many alike.
    pub(super) fn add(&mut self, effect: Effect) {
        let tally = self
            .tallies
            .iter_mut()
            .find(|tally| (tally.first.stage, tally.first.action) == (effect.stage, effect.action));
        match tally {
            Some(tally) if tally.listed >= LISTED => {
                tally.beyond += effect.count;
                tally.first.weight = tally.first.weight.max(effect.weight);
                return;
            }
            Some(tally) => tally.listed += 1,
            None => self.tallies.push(Tally {
                first: effect.clone(),
                listed: 1,
                beyond: 0,
            }),
        }
        self.plan.effects.push(effect);
    }

    /// Something that is interrupted; of each kind the first reason counts.
    pub(super) fn restart(&mut self, what: RestartKind, reason: &str) {
        if self.plan.restarts.iter().all(|known| known.what != what) {
            self.plan.restarts.push(Restart {
                what,
                reason: reason.to_owned(),
            });
        }
    }

    /// Says how certain it is and which permission it takes.
    pub(super) fn frame(&mut self, certainty: Certainty, permission: &str) {
        self.plan.certainty = certainty;
        self.plan.permission = (!permission.is_empty()).then(|| permission.to_owned());
    }

    /// Says how it is undone.
    pub(super) fn undone(&mut self, kind: UninstallKind, text: &str) {
        self.plan.uninstall = Some(Uninstall {
            kind,
            text: text.to_owned(),
        });
    }

    /// The plan: effects in the order of their stages, those that were only counted behind them.
    pub(super) fn finish(mut self) -> InstallPlan {
        for tally in self.tallies {
            if tally.beyond > 0 {
                let number = crate::amounts::count(tally.beyond);
                self.plan.effects.push(Effect {
                    text: format!("and {number} more of this kind"),
                    source: None,
                    target: None,
                    words: None,
                    hint: None,
                    count: tally.beyond,
                    ..tally.first
                });
            }
        }
        dmpkg_archive::sorted::sort_by(&mut self.plan.effects, |a, b| a.stage.cmp(&b.stage));
        dmpkg_archive::sorted::sort_by(&mut self.plan.restarts, |a, b| a.what.cmp(&b.what));
        self.plan
    }

    /// An entry of the package as a place.
    pub(super) fn place(&self, index: EntryIndex) -> Option<Place> {
        let entry = self.package.archive.entry(index)?;
        Some(Place {
            address: self.own.address.child(index.0),
            path: self.own.path.child(entry.name().path()),
            position: None,
        })
    }

    /// A position in a document of the package.
    pub(super) fn position(&self, document: &InspectedDocument, at: TextPos) -> Option<Place> {
        Some(document_place(self.own, document, Some(at)))
    }

    /// The document in an entry.
    pub(super) fn document(&self, index: EntryIndex) -> Option<&'a InspectedDocument> {
        let documents = &self.own.documents;
        let at = documents.binary_search_by(|document| document.entry.0.cmp(&index.0));
        documents.get(at.ok()?)
    }

    /// The files of the package with their paths.
    pub(super) fn files(&self) -> impl Iterator<Item = (Entry<'a>, String)> + use<'a> {
        let package: &'a Package = self.package;
        let entries = package.archive.entries();
        let files = entries.filter(|entry| !entry.is_directory());
        files.map(|entry| (entry, entry.name().path().into_owned()))
    }

    /// What was inspected of the archive that lies in an entry.
    pub(super) fn inside(&self, index: EntryIndex) -> Option<&'a Inspected> {
        let address = self.own.address.child(index.0);
        self.all_inside(index)
            .next()
            .filter(|own| own.address == address)
    }

    /// What was inspected of all archives that lie in an entry, at any depth.
    pub(super) fn all_inside(
        &self,
        index: EntryIndex,
    ) -> impl Iterator<Item = &'a Inspected> + use<'a> {
        // They stand in the order of their addresses.
        let address = self.own.address.child(index.0);
        let first = self.inner.partition_point(|own| own.address < address);
        let inner = self.inner.get(first..).unwrap_or_default().iter();
        inner.take_while(move |own| own.address.0.starts_with(&address.0))
    }
}

/// A document, or a position in it, as a place.
pub(super) fn document_place(
    own: &Inspected,
    document: &InspectedDocument,
    position: Option<TextPos>,
) -> Place {
    Place {
        address: own.address.child(document.entry.0),
        path: document.path.clone(),
        position,
    }
}

/// The last name of a path of archives in archives.
pub(super) fn last(path: &EntryPath) -> &str {
    path.0.last().map_or("", String::as_str)
}
