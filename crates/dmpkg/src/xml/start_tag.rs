//! Where things stand in the start tag of an element.

use crate::{Element, TextPos};

impl Element<'_> {
    /// Where an attribute begins, or the element when it has no such attribute.
    pub(crate) fn place_of(self, attribute: &str) -> TextPos {
        let at = offset_in(self.tag(), self.qualified_name().len(), attribute);
        self.position_in_document(self.offset() + at.unwrap_or(0))
    }
}

/// Where an attribute begins in a tag, whose name has this length.
fn offset_in(tag: &str, name: usize, attribute: &str) -> Option<usize> {
    let mut at = 1 + name;
    loop {
        let rest = tag.get(at..)?;
        at += rest.len() - rest.trim_start().len();
        let rest = tag.get(at..)?;
        let ends = |letter: char| letter.is_whitespace() || matches!(letter, '=' | '/' | '>');
        let end = rest.find(ends).filter(|end| *end > 0)?;
        if rest.get(..end) == Some(attribute) {
            return Some(at);
        }
        let open = rest.find(['"', '\''])?;
        let quote = rest.get(open..)?.chars().next()?;
        let close = rest.get(open + 1..)?.find(quote)?;
        at += open + 1 + close + 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::{DecodedText, XmlDocument};

    #[test]
    fn attributes_have_a_place() {
        for (tag, column) in [
            ("<a b='1' id='2'/>", 10),
            ("<p:a b='id=' x = \"id='3'\"\tid = '2' xmlns:p='n'>", 27),
            ("<a b='1'/>", 1),
            ("<a/>", 1),
            ("<a id='2'", 1),
            ("<a b", 1),
        ] {
            let document = XmlDocument::parse(DecodedText::decode(tag.as_bytes()));
            let place = document.root().map(|root| root.place_of("id").column);
            assert!(
                place.is_none_or(|place| place == column),
                "{tag}: {place:?}"
            );
        }
    }

    #[test]
    fn names_may_have_a_prefix() {
        for (tag, prefix) in [("<a/>", None), ("<p:a xmlns:p='n'/>", Some("p"))] {
            let document = XmlDocument::parse(DecodedText::decode(tag.as_bytes()));
            assert_eq!(document.root().unwrap().prefix(), prefix, "{tag}");
        }
    }
}
