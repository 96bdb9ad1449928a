use std::fmt;

use dmpkg::{Finding, Icon, rules};

use super::trail::Step;
use super::{Aspect, Loaded, Wish};
use crate::findings::{Arrangement, SightAction, is_archive, key};

/// The finding that was gone to, above whose place it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walked {
    /// The finding.
    pub finding: Finding,
    /// Its place among those that are listed, from 1, and how many these are.
    pub place: Option<(usize, usize)>,
}

impl Loaded {
    /// The finding that was gone to, as long as its place is in front.
    pub fn walked(&self) -> Option<Walked> {
        let at = self.sight.at.filter(|_| self.sight.walking)?;
        let list = self.findings.list();
        let finding = list.iter().find(|finding| key(finding) == at)?;
        if !self.tab()?.is(&finding.address, aspect(finding)) {
            return None;
        }
        let arrangement = Arrangement::of(&list, &self.sight.choice);
        let order: Vec<usize> = arrangement.order().collect();
        let number = order
            .iter()
            .position(|place| list.get(*place) == Some(finding));
        Some(Walked {
            finding: finding.clone(),
            place: number.map(|number| (number + 1, order.len())),
        })
    }

    /// Goes to the place of a finding.
    pub(super) fn go_to(&mut self, finding: u64) {
        let list = self.findings.list();
        if let Some(found) = list.iter().find(|one| key(one) == finding) {
            self.visit(found);
        }
    }

    /// Goes to the place of the next finding that is listed, or of the one before.
    pub(super) fn walk(&mut self, forward: bool) {
        let list = self.findings.list();
        let arrangement = Arrangement::of(&list, &self.sight.choice);
        let next = arrangement.beside(&list, self.sight.at, forward);
        let Some((place, finding)) = next.and_then(|place| Some((place, list.get(place)?))) else {
            return;
        };
        // The list shows the finding when the user comes back to it.
        if let Some(group) = arrangement.group_of(place) {
            self.sight.apply(SightAction::Fold(group.key, false));
            if arrangement.find(key(finding)).is_none() {
                self.sight.apply(SightAction::Whole(group.key));
            }
        }
        self.visit(finding);
    }

    fn visit(&mut self, finding: &Finding) {
        self.sight.at = Some(key(finding));
        self.sight.walking = true;
        let name = finding.path.0.last();
        let aspect = aspect(finding);
        let icon = match (aspect, name) {
            (Aspect::Entry, Some(name)) => Icon::of_file(name),
            _ => Icon::Package,
        };
        let wish = Wish {
            line: finding.line,
            info: finding.line.is_none() && finding.offset.is_some(),
        };
        let path = name.map(|_| finding.path.clone());
        self.show(&finding.address, aspect, icon, path, wish);
        self.trail.step(Step {
            address: finding.address.clone(),
            aspect,
            icon,
            wish,
        });
    }
}

/// As what the place of a finding is shown: archives by their overview, all else as a file.
fn aspect(finding: &Finding) -> Aspect {
    if is_archive(finding) {
        Aspect::Package
    } else {
        Aspect::Entry
    }
}

impl fmt::Display for Walked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let finding = &self.finding;
        write!(f, "{}", finding.severity.word())?;
        if let Some((number, all)) = self.place {
            write!(f, " {number} of {all}")?;
        }
        if let Some(rule) = rules::find(&finding.rule) {
            write!(f, ": {}", rule.title)?;
        }
        if let Some(position) = finding.position() {
            write!(f, ", {position}")?;
        }
        write!(f, ". {}", finding.message)
    }
}
