use serde::Serialize;

use crate::{Element, TextPos};

/// A version of the connector and what changed in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Release {
    /// The ids of branch, system version, major version and minor version, with dots between them.
    pub version: String,
    /// Attribute `basedOn`: the version before it.
    pub based_on: String,
    /// `Date`.
    pub date: String,
    /// `Provider/Company`.
    pub company: String,
    /// `Provider/Author`.
    #[serde(serialize_with = "crate::documents::hidden_text")]
    pub author: String,
    /// `Changes`, in order.
    pub changes: Vec<ReleaseChange>,
    /// `References`, as `name value`.
    pub references: Vec<String>,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// One change of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReleaseChange {
    /// The name of its element: NewFeature, Change or Fix.
    pub kind: String,
    /// What changed.
    pub text: String,
}

impl Release {
    /// The numbers of its version, for putting releases in order. What is no number comes first.
    pub fn order(&self) -> Vec<u64> {
        let parts = self.version.split('.');
        parts.map(|part| part.parse().unwrap_or_default()).collect()
    }

    /// All releases below `VersionHistory`, in the order of the document.
    pub(super) fn all(history: Element<'_>) -> Vec<Self> {
        let mut releases = Vec::new();
        for branch in inside(history, "Branches", "Branch") {
            for system in inside(branch, "SystemVersions", "SystemVersion") {
                for major in inside(system, "MajorVersions", "MajorVersion") {
                    for minor in inside(major, "MinorVersions", "MinorVersion") {
                        let ids = [branch, system, major, minor];
                        let ids = ids.map(|level| level.attribute_or_empty("id"));
                        releases.push(Self::of(minor, ids.join(".")));
                    }
                }
            }
        }
        releases
    }

    fn of(element: Element<'_>, version: String) -> Self {
        let mut release = Self {
            version,
            based_on: element.attribute_or_empty("basedOn"),
            position: element.position(),
            ..Self::default()
        };
        for child in element.children() {
            match child.name() {
                "Date" => release.date = child.value().into_owned(),
                "Provider" => {
                    release.company = child.value_of("Company");
                    release.author = child.value_of("Author");
                }
                "Changes" => {
                    let changes = child.children().map(|change| ReleaseChange {
                        kind: change.name().to_owned(),
                        text: change.value().into_owned(),
                    });
                    release.changes.extend(changes);
                }
                "References" => {
                    let references = child.children();
                    let references = references.map(|it| format!("{} {}", it.name(), it.value()));
                    release.references.extend(references);
                }
                _ => {}
            }
        }
        release
    }
}

fn inside<'a>(
    element: Element<'a>,
    list: &'static str,
    item: &'static str,
) -> impl Iterator<Item = Element<'a>> {
    let lists = element.children().filter(move |it| it.name() == list);
    let items = lists.flat_map(Element::children);
    items.filter(move |it| it.name() == item)
}
