//! The canonical form of a document, from which signatures are computed: Canonical XML 1.0, inclusive and
//! without comments, of what a program in .NET keeps when it reads a document without its white space.
//! The form is written piece by piece and never stands in memory as a whole.

use std::borrow::Cow;

use dmpkg_archive::sorted::sort_by;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use quick_xml::events::attributes::Attributes;

use super::characters::is_space;
use super::namespaces::{Attribute, Namespaces, XML_NAMESPACE};

/// What is said of a document in which programs may have read something else than this one.
const WHITE_SPACE: &str = "it has white space that programs read in different ways";
const NAMESPACE: &str = "it names a namespace with references";
const REFERENCE: &str = "it has a reference that cannot be resolved";

struct Writer<'t, 'o> {
    text: &'t str,
    out: &'o mut dyn FnMut(&str),
    namespaces: Namespaces<'t>,
    /// The open elements, outermost first.
    open: Vec<Open<'t>>,
    /// The text that is being read: where it starts and ends.
    pending: Option<(usize, usize)>,
    /// How many elements are open that are left out.
    left_out: usize,
    has_root: bool,
    doubt: Option<&'static str>,
}

struct Open<'t> {
    name: &'t str,
    /// The address that names without prefix have.
    default_address: &'t str,
    /// Whether texts of white space only count: `xml:space="preserve"`.
    keeps_space: bool,
}

/// What a piece of text is, which decides how it is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Cdata,
    Value,
    Instruction,
}

/// Writes the canonical form of a well-formed document that has no document type. The element whose start
/// tag begins at `leave_out` is left out with all in it. Returns why the program that signed the document
/// may have seen another form, as a clause.
pub(super) fn write(
    text: &str,
    leave_out: Option<usize>,
    out: &mut dyn FnMut(&str),
) -> Option<&'static str> {
    let mut writer = Writer {
        text,
        out,
        namespaces: Namespaces::default(),
        open: Vec::new(),
        pending: None,
        left_out: 0,
        has_root: false,
        doubt: None,
    };
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    let mut at = 0;
    loop {
        let event = reader.read_event();
        let end = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
        match event {
            Ok(Event::Eof) | Err(_) => return writer.doubt,
            Ok(event) => writer.piece(&event, (at, end), leave_out),
        }
        at = end;
    }
}

impl<'t> Writer<'t, '_> {
    fn piece(&mut self, event: &Event<'_>, (at, end): (usize, usize), leave_out: Option<usize>) {
        // References are pieces of their own, but belong to the text around them.
        if matches!(event, Event::Text(_) | Event::GeneralRef(_)) {
            let start = self.pending.map_or(at, |(start, _)| start);
            self.pending = Some((start, end));
            return;
        }
        if let Some((start, end)) = self.pending.take() {
            self.text(start, end);
        }
        let is_left_out = self.left_out > 0 || leave_out == Some(at);
        match event {
            Event::Start(_) if is_left_out => self.left_out += 1,
            Event::End(_) if is_left_out => self.left_out = self.left_out.saturating_sub(1),
            _ if is_left_out => {}
            Event::Start(_) => self.start(at, end),
            Event::Empty(_) => {
                self.start(at, end);
                self.close();
            }
            Event::End(_) => self.close(),
            Event::CData(_) => {
                let inner = self.text.get(at + "<![CDATA[".len()..end - "]]>".len());
                self.written(inner.unwrap_or_default(), Kind::Cdata);
            }
            Event::PI(_) => self.instruction(at, end),
            _ => {}
        }
    }

    fn start(&mut self, at: usize, end: usize) {
        let tag = self.text.get(at + 1..end - 1).unwrap_or_default();
        let tag = tag.strip_suffix('/').unwrap_or(tag);
        let name_len = tag.bytes().position(is_space).unwrap_or(tag.len());
        let name = tag.get(..name_len).unwrap_or_default();
        let mut read = Attributes::new(tag, name_len);
        let read = read.with_checks(false).filter_map(|attribute| {
            let attribute = attribute.ok()?;
            let Cow::Borrowed(value) = attribute.value else {
                return None;
            };
            let name = attribute.key.into_inner();
            Some(Attribute { at, name, value })
        });
        let attributes: Vec<Attribute<'t>> = read.collect();
        let mut open = match self.open.last() {
            Some(around) => Open { name, ..*around },
            None => Open {
                name,
                default_address: "",
                keeps_space: false,
            },
        };
        self.has_root = true;
        self.put("<");
        self.put(name);
        self.declarations(&attributes, &mut open);
        self.namespaces
            .enter(self.open.len(), (at, name), &attributes);
        self.attributes(&attributes, &mut open);
        self.put(">");
        self.open.push(open);
    }

    /// Writes the declarations that change something, by their prefix; that of names without prefix first.
    fn declarations(&mut self, attributes: &[Attribute<'t>], open: &mut Open<'t>) {
        let mut declared = Vec::new();
        for attribute in attributes {
            let prefix = match attribute.name.strip_prefix("xmlns") {
                Some("") => "",
                Some(behind) => match behind.strip_prefix(':') {
                    Some(prefix) => prefix,
                    None => continue,
                },
                None => continue,
            };
            if attribute.value.contains('&') {
                self.doubt = Some(NAMESPACE);
            }
            let before = match prefix {
                "" => std::mem::replace(&mut open.default_address, attribute.value),
                _ => self.namespaces.address(prefix).unwrap_or_default(),
            };
            if prefix != "xml" && before != attribute.value {
                declared.push(*attribute);
            }
        }
        sort_by(&mut declared, |one, other| one.name.cmp(other.name));
        for attribute in declared {
            self.attribute(attribute);
        }
    }

    /// Writes the other attributes, by the address of their prefix and their name.
    fn attributes(&mut self, attributes: &[Attribute<'t>], open: &mut Open<'t>) {
        let mut sorted = Vec::new();
        for attribute in attributes {
            let (prefix, local) = attribute
                .name
                .split_once(':')
                .unwrap_or(("", attribute.name));
            let address = match prefix {
                "xmlns" => continue,
                "" if local == "xmlns" => continue,
                "" => "",
                "xml" => XML_NAMESPACE,
                _ => self.namespaces.address(prefix).unwrap_or_default(),
            };
            if attribute.name == "xml:space" {
                open.keeps_space = attribute.value == "preserve";
            }
            sorted.push((address, local, *attribute));
        }
        sort_by(&mut sorted, |one, other| {
            (one.0, one.1).cmp(&(other.0, other.1))
        });
        for (.., attribute) in sorted {
            self.attribute(attribute);
        }
    }

    fn attribute(&mut self, attribute: Attribute<'t>) {
        self.put(" ");
        self.put(attribute.name);
        self.put("=\"");
        self.written(attribute.value, Kind::Value);
        self.put("\"");
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else {
            return;
        };
        self.namespaces.leave(self.open.len());
        self.put("</");
        self.put(open.name);
        self.put(">");
    }

    fn text(&mut self, start: usize, end: usize) {
        let raw = self.text.get(start..end).unwrap_or_default();
        let Some(around) = self.open.last().filter(|_| self.left_out == 0) else {
            return;
        };
        if !around.keeps_space {
            if raw.bytes().all(is_space) {
                return;
            }
            if raw.contains('&') && unescape(raw).is_ok_and(|text| text.bytes().all(is_space)) {
                self.doubt = Some(WHITE_SPACE);
                return;
            }
        }
        self.written(raw, Kind::Text);
    }

    /// Outside of the outermost element, each stands in a line of its own.
    fn instruction(&mut self, at: usize, end: usize) {
        let inner = self.text.get(at + "<?".len()..end - "?>".len());
        let inner = inner.unwrap_or_default();
        let name_len = inner.bytes().position(is_space).unwrap_or(inner.len());
        let (name, behind) = inner.split_at_checked(name_len).unwrap_or_default();
        let is_outside = self.open.is_empty();
        if is_outside && self.has_root {
            self.put("\n");
        }
        self.put("<?");
        self.put(name);
        let behind = behind.trim_start_matches([' ', '\t', '\r', '\n']);
        if !behind.is_empty() {
            self.put(" ");
            self.written(behind, Kind::Instruction);
        }
        self.put("?>");
        if is_outside && !self.has_root {
            self.put("\n");
        }
    }

    /// Writes a piece of the document with line ends as one sign and references resolved, and escapes what
    /// the form escapes.
    fn written(&mut self, raw: &'t str, kind: Kind) {
        let mut rest = raw;
        while let Some(at) = rest.bytes().position(|byte| kind.is_special(byte)) {
            let (plain, special) = rest.split_at_checked(at).unwrap_or_default();
            self.put(plain);
            let first = special.bytes().next().unwrap_or_default();
            let mut taken = 1;
            match first {
                b'&' if kind != Kind::Cdata => {
                    taken = special.find(';').map_or(special.len(), |end| end + 1);
                    self.reference(special.get(..taken).unwrap_or_default(), kind);
                }
                b'\r' | b'\n' | b'\t' => {
                    taken = if special.starts_with("\r\n") { 2 } else { 1 };
                    if kind == Kind::Value && first != b'\t' {
                        self.doubt = Some(WHITE_SPACE);
                    }
                    self.put(if kind == Kind::Value { " " } else { "\n" });
                }
                _ => self.character(char::from(first), kind),
            }
            rest = special.get(taken..).unwrap_or_default();
        }
        self.put(rest);
    }

    fn reference(&mut self, reference: &str, kind: Kind) {
        let Ok(resolved) = unescape(reference) else {
            self.doubt = Some(REFERENCE);
            return;
        };
        for character in resolved.chars() {
            let is_odd = match kind {
                Kind::Value => character == '\t',
                _ => character == '\r',
            };
            if is_odd {
                self.doubt = Some(WHITE_SPACE);
            }
            self.character(character, kind);
        }
    }

    fn character(&mut self, character: char, kind: Kind) {
        let escaped = match (character, kind) {
            ('&', _) => "&amp;",
            ('<', _) => "&lt;",
            ('>', Kind::Text | Kind::Cdata) => "&gt;",
            ('"', Kind::Value) => "&quot;",
            ('\t', Kind::Value) => "&#x9;",
            ('\n', Kind::Value) => "&#xA;",
            ('\r', _) => "&#xD;",
            _ => return self.put(character.encode_utf8(&mut [0; 4])),
        };
        self.put(escaped);
    }

    fn put(&mut self, piece: &str) {
        (self.out)(piece);
    }
}

impl Kind {
    fn is_special(self, byte: u8) -> bool {
        match byte {
            b'\r' => true,
            b'&' => self != Self::Instruction,
            b'<' | b'>' => matches!(self, Self::Text | Self::Cdata),
            b'"' | b'\n' | b'\t' => self == Self::Value,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(text: &str) -> String {
        let leave_out = text.find("<Signature");
        let mut form = String::new();
        let doubt = write(text, leave_out, &mut |piece| form.push_str(piece));
        if let Some(doubt) = doubt {
            form.push_str(" ?");
            form.push_str(doubt);
        }
        form
    }

    #[test]
    fn the_form_is_that_of_canonical_xml() {
        for (text, form) in [
            ("<?xml version='1.0'?>\n<a/>\n", "<a></a>"),
            ("<a  c='1'\n b = \"2\" ></a >", "<a b=\"2\" c=\"1\"></a>"),
            ("<a b='x\">y'/>", "<a b=\"x&quot;>y\"></a>"),
            (
                "<a>1 &lt; &#50; &amp; &gt;\r\n\"'\r</a>",
                "<a>1 &lt; 2 &amp; &gt;\n\"'\n</a>",
            ),
            (
                "<a><![CDATA[<b>&amp;\r\n ]]></a>",
                "<a>&lt;b&gt;&amp;amp;\n </a>",
            ),
            (
                "<a>\u{e9}&#xE9;\u{1f600}</a>",
                "<a>\u{e9}\u{e9}\u{1f600}</a>",
            ),
            (
                "<?p  x\r\ny?><!-- c --><a><?q?><?r &<>?></a><?s t?>",
                "<?p x\ny?>\n<a><?q?><?r &<>?></a>\n<?s t?>",
            ),
            // Names are sorted by the address of their prefix, declarations by the prefix itself.
            (
                "<a z='1' b:y='2' a:x='3' xml:lang='en' xmlns:b='http://a' xmlns:a='urn:b' xmlns='d'/>",
                "<a xmlns=\"d\" xmlns:a=\"urn:b\" xmlns:b=\"http://a\" z=\"1\" b:y=\"2\" xml:lang=\"en\" a:x=\"3\"></a>",
            ),
            // What is declared already is not said again; what is taken back is.
            (
                "<a xmlns='d' xmlns:p='u'><b xmlns='d' xmlns:p='u'/><c xmlns=''><d xmlns=''/></c><e xmlns:p='v'/><p:f/></a>",
                "<a xmlns=\"d\" xmlns:p=\"u\"><b></b><c xmlns=\"\"><d></d></c><e xmlns:p=\"v\"></e><p:f></p:f></a>",
            ),
            ("<a xmlns=''/>", "<a></a>"),
        ] {
            assert_eq!(canonical(text), form, "{text}");
        }
    }

    #[test]
    fn white_space_alone_is_no_text() {
        for (text, form) in [
            ("<a>\r\n\t<b> x </b>\n</a>", "<a><b> x </b></a>"),
            (
                "<a> <!-- c --> y<!-- c --> z <b/> </a>",
                "<a> y z <b></b></a>",
            ),
            ("<a> <![CDATA[ x ]]> </a>", "<a> x </a>"),
            ("<a><![CDATA[ ]]></a>", "<a> </a>"),
            ("<a>  &amp; </a>", "<a>  &amp; </a>"),
            (
                "<a xml:space='preserve'> <b xml:space='default'> </b> <c> </c></a>",
                "<a xml:space=\"preserve\"> <b xml:space=\"default\"></b> <c> </c></a>",
            ),
        ] {
            assert_eq!(canonical(text), form, "{text}");
        }
    }

    #[test]
    fn an_element_is_left_out_with_all_in_it() {
        for (text, form) in [
            (
                "<a><b/>\n<Signature><c>1</c><d/></Signature>\n</a>",
                "<a><b></b></a>",
            ),
            ("<a>1<Signature/>2<b/></a>", "<a>12<b></b></a>"),
            (
                "<a><b><Signature><e>x</e><![CDATA[y]]><?z?></Signature></b>3</a>",
                "<a><b></b>3</a>",
            ),
        ] {
            assert_eq!(canonical(text), form, "{text}");
        }
    }

    #[test]
    fn what_programs_read_in_different_ways_is_told() {
        for text in [
            "<a>&#32;</a>",
            "<a> &#xA; </a>",
            "<a>1&#xD;</a>",
            "<a b='1\n2'/>",
            "<a b='1&#9;2'/>",
        ] {
            assert!(canonical(text).ends_with(WHITE_SPACE), "{text}");
        }
        assert!(canonical("<a xmlns='&amp;'/>").ends_with(NAMESPACE));
        assert!(canonical("<a>&b;</a>").ends_with(REFERENCE));
        for (text, form) in [
            ("<a b='1\t2'/>", "<a b=\"1 2\"></a>"),
            ("<a b='&#10;'/>", "<a b=\"&#xA;\"></a>"),
            ("<a>1&#10;</a>", "<a>1\n</a>"),
        ] {
            assert_eq!(canonical(text), form, "{text}");
        }
    }

    #[test]
    fn the_form_of_large_documents_is_written_in_linear_time() {
        let declared: String = (0..20_000)
            .map(|at| format!(" xmlns:p{at}='u{at}'"))
            .collect();
        let inner: String = (0..20_000)
            .map(|at| format!("<p{at}:b p{at}:c=''/>"))
            .collect();
        let text = format!(
            "<a{declared}>{inner}{}{}</a>",
            "&amp;".repeat(200_000),
            " <c/>".repeat(100_000)
        );
        let mut written = 0;
        write(&text, None, &mut |piece| written += piece.len());
        assert!(written > text.len());
    }
}
