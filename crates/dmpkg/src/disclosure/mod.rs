//! Personal data and secrets that whoever gets the package can read in its texts.
//!
//! They are looked for by what they look like and by the names of the fields in which they stand, in one
//! pass: at each byte that begins or parts something, as much of the text around it is looked at as such a
//! thing has at most.

mod addresses;
mod fields;
mod hosts;
mod keys;
mod letters;
mod mask;
mod names;
mod sheet;
#[cfg(test)]
mod tests;

use dmpkg_archive::sorted;
use serde::{Deserialize, Serialize};

use self::fields::Fields;
use self::letters::Letters;
use crate::Place;

pub(crate) use self::mask::masked;
pub use self::sheet::sheet;

/// Something that perhaps should not be shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosure {
    /// What it is.
    pub kind: DisclosureKind,
    /// Where it stands.
    pub place: Place,
    /// The words themselves. Hidden until asked for, and never written down with the rest.
    #[serde(skip)]
    pub value: String,
}

/// What may have been disclosed, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DisclosureKind {
    /// A password or key.
    Password,
    /// A token of access.
    Token,
    /// How to reach a database or service.
    ConnectionString,
    /// An SNMP community.
    Community,
    /// The name of an account.
    Account,
    /// A mail address.
    MailAddress,
    /// The name of a machine.
    HostName,
    /// The network address of a machine.
    NetworkAddress,
}

/// Kind, place in bytes and end.
type Found = (DisclosureKind, usize, usize);

/// Ends of names of texts that may disclose something.
const TEXTS: &str = ".xml .txt .json .cs .ps1 .psm1 .psd1 .bat .cmd .sh .py .config .ini .log .js .ts .md \
    .yml .yaml .csv .tsv .sql .html .htm .xhtml .asp .aspx .ashx .asmx .cfg .conf .properties .reg .vbs \
    .nuspec .csproj .props .targets .toml .env .rdp .pem .key .webmanifest .vdx .svg .lang .resx .xslt .xsd";
/// Of those, files of settings, where each line has a name and a value.
const SETTINGS: &str = ".yml .yaml .ini .properties .cfg .conf .env .toml .bat .cmd .config";

/// Whether an entry of this path is a text that may disclose something.
pub fn is_text_name(path: &str) -> bool {
    has_end(path, TEXTS)
}

/// What a text discloses, in its order: kind, place in bytes and length of each. The path tells how the
/// text is to be read.
pub fn scan(path: &str, text: &str) -> Vec<(DisclosureKind, usize, usize)> {
    let mut scanner = Scanner {
        text: Letters(text.as_bytes()),
        fields: Fields::default(),
        searched: 0,
        found: Vec::new(),
    };
    if has_end(path, SETTINGS) {
        scanner.lines();
    }
    scanner.all();
    let mut found = scanner.found;
    sorted::sort_by(&mut found, |(kind, start, end), (other, begins, ends)| {
        start.cmp(begins).then(ends.cmp(end)).then(kind.cmp(other))
    });
    // What lies inside something larger is told with it.
    let mut until = 0;
    found.retain(|(_, start, end)| {
        // What is cut off at its most can end inside a character.
        let is_new = *start >= until && text.is_char_boundary(*end);
        if is_new {
            until = *end;
        }
        is_new
    });
    let lengths = found
        .into_iter()
        .map(|(kind, start, end)| (kind, start, end - start));
    lengths.collect()
}

fn has_end(path: &str, list: &str) -> bool {
    let path = crate::lower_case(path);
    list.split_ascii_whitespace().any(|end| path.ends_with(end))
}

struct Scanner<'a> {
    text: Letters<'a>,
    fields: Fields,
    /// How far was looked for a connection string.
    searched: usize,
    found: Vec<Found>,
}

impl Scanner<'_> {
    fn all(&mut self) {
        for (place, byte) in self.text.0.iter().enumerate() {
            match byte {
                b'=' => {
                    self.connection(place);
                    let field = self.fields.assigned(self.text, place);
                    self.found.extend(field);
                }
                b':' => self.colon(place),
                b'>' => {
                    let field = self.fields.element(self.text, place);
                    self.found.extend(field);
                }
                b'@' => self.push(DisclosureKind::MailAddress, hosts::mail(self.text, place)),
                b'\\' => self.backslash(place),
                b'-' => {
                    let key = keys::private_key(self.text, place);
                    self.push(DisclosureKind::Password, key.map(|end| (place, end)));
                    self.found.extend(Fields::option(self.text, place));
                }
                _ => {}
            }
            if byte.is_ascii_digit() {
                let end = addresses::ipv4(self.text, place);
                self.push(DisclosureKind::NetworkAddress, end.map(|end| (place, end)));
            }
            if matches!(byte, b'e' | b'B' | b'b' | b'g' | b'A' | b'x' | b's') {
                let end = keys::token(self.text, place);
                self.push(DisclosureKind::Token, end.map(|end| (place, end)));
            }
        }
    }

    fn colon(&mut self, place: usize) {
        let is_address = self.text.starts(place, "://");
        if is_address {
            self.push(
                DisclosureKind::ConnectionString,
                keys::database(self.text, place),
            );
            let host = hosts::url(self.text, place);
            self.found.extend(host);
        } else {
            let field = self.fields.assigned(self.text, place);
            self.found.extend(field);
            // The first colon of an address: what begins before it is one of its groups.
            let start = self
                .text
                .run_back(place, 4, &|byte| byte.is_ascii_hexdigit());
            let end = addresses::ipv6(self.text, start);
            self.push(DisclosureKind::NetworkAddress, end.map(|end| (start, end)));
        }
    }

    fn backslash(&mut self, place: usize) {
        self.push(DisclosureKind::HostName, hosts::share(self.text, place));
        self.push(DisclosureKind::Account, hosts::home(self.text, place));
        self.push(DisclosureKind::Account, hosts::account(self.text, place));
    }

    fn connection(&mut self, place: usize) {
        if place < self.searched {
            return;
        }
        if let Some((start, end, is_connection)) = keys::connection(self.text, place) {
            self.searched = end;
            let found = is_connection.then_some((start, end));
            self.push(DisclosureKind::ConnectionString, found);
        }
    }

    fn lines(&mut self) {
        let breaks = self.text.0.iter().enumerate();
        let breaks = breaks.filter(|(_, byte)| **byte == b'\n');
        for start in std::iter::once(0).chain(breaks.map(|(place, _)| place + 1)) {
            let field = self.fields.line(self.text, start);
            self.found.extend(field);
        }
    }

    fn push(&mut self, kind: DisclosureKind, place: Option<(usize, usize)>) {
        self.found
            .extend(place.map(|(start, end)| (kind, start, end)));
    }
}
