//! Masks for texts of a report that are told in other forms than JSON: by the same detector.

use super::Report;
use super::known::Known;
use crate::{Place, disclosure, path};

/// What every text goes through before it stands in an export.
#[derive(Clone, Copy)]
pub(crate) struct Masks<'a> {
    /// What texts disclose; none when it is to be told as it stands there.
    known: Option<&'a Known>,
}

impl Report {
    /// What texts of this report go through before they are told.
    pub(crate) fn masks(&self) -> Masks<'_> {
        Masks {
            known: (!self.secrets).then_some(&self.known),
        }
    }
}

impl Masks<'_> {
    /// A sentence of the tool that may repeat texts of the package.
    pub(crate) fn sentence(&self, text: &str) -> String {
        let addresses = |known: &Known| disclosure::masked("message", text, Some(&known.addresses));
        let masked = self.known.and_then(addresses);
        path::shown(masked.as_deref().unwrap_or(text)).into_owned()
    }

    /// The lines of what the package says in a field of this name, which stands at this place.
    pub(crate) fn value(&self, name: &str, text: &str, place: Option<&Place>) -> Vec<String> {
        let hidden = self.known.and_then(|known| {
            let at = place.and_then(|place| Some((&place.path, place.position?)));
            let found = at.and_then(|(path, position)| known.masked(path, position, text));
            let text = found.as_deref().unwrap_or(text);
            disclosure::masked(name, text, Some(&known.addresses)).or(found)
        });
        let text = hidden.as_deref().unwrap_or(text);
        let lines = text
            .lines()
            .map(|line| path::shown(line.trim_end()).into_owned());
        lines.collect()
    }

    /// Whether what is hidden is told.
    pub(crate) const fn tells_secrets(&self) -> bool {
        self.known.is_none()
    }
}
