use serde::Serialize;

use super::table::parts;
use crate::{Element, TextPos};

/// The pages of an element and their order: `Display`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pages {
    /// Attribute `defaultPage`.
    pub first: String,
    /// Attribute `pageOrder`: what stands there in order, without the lines between pages.
    pub order: Vec<DisplayPage>,
    /// Attribute `wideColumnPages`: pages of one wide column.
    pub wide: Vec<String>,
    /// `Pages/Page`: pages that are shown only for some value of a parameter, by name and parameter.
    pub conditional: Vec<(String, String)>,
    /// Where `Display` starts, when there is one.
    pub position: Option<TextPos>,
}

/// A page in the order of pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DisplayPage {
    /// Its name.
    pub name: String,
    /// Behind a `#`, the address of a page of the device.
    pub address: Option<String>,
}

impl Pages {
    pub(super) fn read(&mut self, element: Element<'_>) {
        self.position = Some(element.position());
        self.first = element.attribute_or_empty("defaultPage");
        self.wide = parts(&element.attribute_or_empty("wideColumnPages"));
        let order = parts(&element.attribute_or_empty("pageOrder"));
        let order = order.iter().filter(|entry| !is_line(entry));
        self.order = order.map(|entry| DisplayPage::of(entry)).collect();
        let pages = element.child("Pages").into_iter();
        for page in pages.flat_map(Element::children) {
            if let Some(visibility) = page.child("Visibility") {
                let parameter = visibility.attribute_or_empty("overridePID");
                self.conditional.push((page.value_of("Name"), parameter));
            }
        }
    }
}

impl DisplayPage {
    fn of(entry: &str) -> Self {
        let (name, address) = match entry.split_once('#') {
            Some((name, address)) => (name, Some(address.trim().to_owned())),
            None => (entry, None),
        };
        Self {
            name: name.trim().to_owned(),
            address,
        }
    }
}

/// An entry of dashes only draws a line between pages.
fn is_line(entry: &str) -> bool {
    entry.bytes().all(|byte| byte == b'-')
}
