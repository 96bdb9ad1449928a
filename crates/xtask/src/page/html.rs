//! The start tags of an HTML file, as far as our own files need them.

use std::ops::Range;

/// A start tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// The name of the element as it is written.
    pub(crate) name: &'a str,
    /// Where the tag stands, from `<` to behind `>`, in bytes.
    pub(crate) span: Range<usize>,
    /// The attributes in their order; a bare name has an empty value. Character references stay as they are.
    pub(crate) attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes
            .iter()
            .find(|(written, _)| written.eq_ignore_ascii_case(name))
            .map(|(_, value)| *value)
    }
}

/// All start tags of `html`, but for those inside of comments, scripts and styles.
pub(crate) fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut reader = Reader { html, at: 0 };
    let mut tags = Vec::new();
    while let Some(tag) = reader.next_tag() {
        let raw_text = ["script", "style"]
            .iter()
            .find(|name| tag.name.eq_ignore_ascii_case(name));
        if let Some(name) = raw_text {
            reader.skip_behind(&format!("</{name}"));
        }
        tags.push(tag);
    }
    tags
}

/// A place in the text.
struct Reader<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn next_tag(&mut self) -> Option<Tag<'a>> {
        loop {
            self.at += self.rest().find('<')?;
            let start = self.at;
            self.at += 1;
            if self.rest().starts_with("!--") {
                self.skip_behind("-->");
            } else if self.rest().starts_with(|c: char| c.is_ascii_alphabetic()) {
                let name = self.take_while(|c| !c.is_ascii_whitespace() && !matches!(c, '>' | '/'));
                let attributes = self.attributes();
                return Some(Tag {
                    name,
                    span: start..self.at,
                    attributes,
                });
            }
        }
    }

    /// Everything up to and with the `>`.
    fn attributes(&mut self) -> Vec<(&'a str, &'a str)> {
        let mut attributes = Vec::new();
        loop {
            self.take_while(|c| c.is_ascii_whitespace() || c == '/');
            if self.rest().is_empty() || self.take_if('>') {
                return attributes;
            }
            let start = self.at;
            let name =
                self.take_while(|c| !c.is_ascii_whitespace() && !matches!(c, '=' | '>' | '/'));
            self.take_while(|c| c.is_ascii_whitespace());
            let value = if self.take_if('=') {
                self.take_while(|c| c.is_ascii_whitespace());
                self.value()
            } else {
                ""
            };
            if self.at == start {
                // No name and no value, as in `<a =>`: step over it rather than stand still.
                self.take_if('=');
            }
            attributes.push((name, value));
        }
    }

    fn value(&mut self) -> &'a str {
        for quote in ['"', '\''] {
            if self.take_if(quote) {
                let value = self.take_while(|c| c != quote);
                self.take_if(quote);
                return value;
            }
        }
        self.take_while(|c| !c.is_ascii_whitespace() && c != '>')
    }

    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    fn take_if(&mut self, c: char) -> bool {
        let there = self.rest().starts_with(c);
        if there {
            self.at += c.len_utf8();
        }
        there
    }

    /// Goes behind the next `end`, or to the end of the text.
    fn skip_behind(&mut self, end: &str) {
        let rest = self.rest();
        self.at += rest.find(end).map_or(rest.len(), |at| at + end.len());
    }
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn tags_with_every_kind_of_attribute() {
        let html =
            "<!doctype html>\n<link data-trunk\n  rel=\"css\" href='a.css' media=print/>é<P>";
        let tags = tags(html);
        assert_eq!(tags.len(), 2);
        let link = &tags[0];
        assert_eq!(link.name, "link");
        assert_eq!(
            link.attributes,
            [
                ("data-trunk", ""),
                ("rel", "css"),
                ("href", "a.css"),
                ("media", "print/")
            ]
        );
        assert_eq!(link.attribute("REL"), Some("css"));
        assert_eq!(
            &html[link.span.clone()],
            "<link data-trunk\n  rel=\"css\" href='a.css' media=print/>"
        );
        assert_eq!(tags[1].name, "P");
    }

    #[test]
    fn comments_scripts_and_end_tags_hold_no_tags() {
        let html = "<!-- <a> --><script>if (1<b) '<c>'</script><style>d{}</style></e><f>";
        let names: Vec<_> = tags(html).iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["script", "style", "f"]);
    }

    #[test]
    fn text_that_breaks_off_ends_the_search() {
        for html in [
            "<", "<a", "<a b", "<a b=", "<a b='", "<a =", "<a ==>", "<!--", "<script>", "a < b",
        ] {
            assert!(tags(html).len() <= 1, "{html}");
        }
    }
}
