//! Prefixes: what "Namespaces in XML 1.0" demands of names.

use std::collections::BTreeMap;

use dmpkg_archive::sorted::sort_by_key;

use super::characters::name_length;
use super::document::Element;

/// The prefixes that are declared at a place of the document.
#[derive(Default)]
pub(super) struct Namespaces<'t> {
    /// The addresses of each prefix, the innermost last.
    addresses: BTreeMap<&'t str, Vec<&'t str>>,
    /// What each open element declared, to be taken back at its end.
    declared: Vec<(usize, &'t str)>,
}

/// An attribute: where its name starts, the name, and the value as it is written.
#[derive(Clone, Copy)]
pub(super) struct Attribute<'t> {
    pub(super) at: usize,
    pub(super) name: &'t str,
    pub(super) value: &'t str,
}

impl<'t> Namespaces<'t> {
    /// Takes the declarations of an element that lies so deep, and looks at the prefixes of its names.
    pub(super) fn enter(
        &mut self,
        depth: usize,
        (name_at, name): (usize, &str),
        attributes: &[Attribute<'t>],
    ) -> Option<(usize, String)> {
        let mut problem = None;
        for attribute in attributes {
            let Some(prefix) = attribute.name.strip_prefix("xmlns:") else {
                continue;
            };
            if let Some(wrong) = wrong_declaration(prefix, attribute.value) {
                problem.get_or_insert((attribute.at, wrong));
            }
            self.addresses
                .entry(prefix)
                .or_default()
                .push(attribute.value);
            self.declared.push((depth, prefix));
        }
        if let Some(wrong) = self.wrong_name(name, "the element") {
            problem.get_or_insert((name_at, wrong));
        }
        for attribute in attributes {
            if let Some(wrong) = self.wrong_name(attribute.name, "the attribute") {
                problem.get_or_insert((attribute.at, wrong));
            }
        }
        problem.or_else(|| self.same_attribute(attributes))
    }

    /// Takes back what an element declared that lies so deep.
    pub(super) fn leave(&mut self, depth: usize) {
        while let Some((_, prefix)) = self.declared.pop_if(|(at, _)| *at >= depth) {
            if let Some(addresses) = self.addresses.get_mut(prefix) {
                addresses.pop();
            }
        }
    }

    fn wrong_name(&self, name: &str, what: &str) -> Option<String> {
        let (prefix, local) = name.split_once(':')?;
        if prefix.is_empty() || local.is_empty() || local.contains(':') {
            return Some(format!(
                "{what} `{name}` has a colon that does not stand between a prefix and a name"
            ));
        }
        if name_length(local) == 0 {
            return Some(format!(
                "the part of `{name}` behind the colon does not begin like a name"
            ));
        }
        let is_declaration = prefix == "xmlns" && what == "the attribute";
        let is_known = prefix == "xml" || is_declaration || self.address(prefix).is_some();
        (!is_known).then(|| {
            format!("{what} `{name}` has the prefix `{prefix}`, which no `xmlns:{prefix}` declares")
        })
    }

    /// The address of a prefix.
    pub(super) fn address(&self, prefix: &str) -> Option<&'t str> {
        self.addresses.get(prefix)?.last().copied()
    }

    /// Two attributes of one name and one address, under different prefixes.
    fn same_attribute(&self, attributes: &[Attribute<'t>]) -> Option<(usize, String)> {
        let prefixed = |attribute: &&Attribute<'t>| {
            attribute.name.contains(':') && !attribute.name.starts_with("xmlns:")
        };
        // One alone has nothing to be compared with.
        attributes.iter().filter(prefixed).nth(1)?;
        let names = attributes.iter().filter(prefixed).filter_map(|attribute| {
            let (prefix, local) = attribute.name.split_once(':')?;
            Some(((self.address(prefix)?, local), attribute))
        });
        let mut names: Vec<_> = names.collect();
        sort_by_key(&mut names, |(name, _)| *name);
        let same = names.windows(2).filter_map(|pair| match pair {
            [one, other] if one.0 == other.0 => Some(other.1),
            _ => None,
        });
        let again = same.min_by_key(|again| again.at)?;
        let message = format!(
            "the attribute `{}` stands in this element already, under another prefix of the same namespace",
            again.name
        );
        Some((again.at, message))
    }
}

impl Element<'_> {
    /// The address of the namespace that the element is in, if any. `around` has the elements around it,
    /// outermost first.
    pub fn address(self, around: &[Self]) -> Option<String> {
        let (prefix, _) = self.qualified_name().split_once(':').unwrap_or_default();
        let declaration = match prefix {
            "" => "xmlns".to_owned(),
            _ => format!("xmlns:{prefix}"),
        };
        let chain = around.iter().copied().chain([self]).rev();
        let mut declared = chain.filter_map(|element| element.attribute(&declaration));
        declared.next().filter(|address| !address.is_empty())
    }
}

pub(super) const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";

fn wrong_declaration(prefix: &str, address: &str) -> Option<String> {
    match prefix {
        "xmlns" => Some("the prefix `xmlns` cannot be declared".to_owned()),
        "xml" if address != XML_NAMESPACE => {
            Some("the prefix `xml` cannot be given another namespace".to_owned())
        }
        _ if address.is_empty() => Some(format!("the prefix `{prefix}` is given no namespace")),
        _ => None,
    }
}
