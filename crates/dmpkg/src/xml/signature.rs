//! The signature that the vendor's service writes into a document: XML Signature Syntax and Processing, in
//! the one form that was seen. Its key is not public, so nobody can tell who signed; whether the document
//! is still the one that was signed can be told by its digest.

use serde::{Serialize, Serializer};
use sha1::{Digest, Sha1};

use super::canonical;
use super::characters::is_space;
use super::document::{Element, XmlDocument};

/// What the signature inside a document proves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum XmlSeal {
    /// There is none.
    #[default]
    Unsigned,
    /// The document is the one that was signed. By whom is not known: whoever changes it can sign anew.
    Unchanged,
    /// The document is not the one that was signed.
    Changed,
    /// It cannot be told here.
    NotJudged {
        /// Why, as a clause.
        why: &'static str,
    },
}

const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";
const CANONICAL: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const RSA_SHA1: &str = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
const SHA1: &str = "http://www.w3.org/2000/09/xmldsig#sha1";

impl XmlSeal {
    /// Compares a document with what its signature states.
    pub fn of(document: &XmlDocument) -> Self {
        let Some(root) = document.root() else {
            return Self::Unsigned;
        };
        let mut signatures = root.children().filter(|child| child.is_signature_in(root));
        let Some(signature) = signatures.next() else {
            return Self::Unsigned;
        };
        let stated = match signatures.next() {
            None => stated_digest(signature),
            Some(_) => Err("it has several signatures"),
        };
        let stated = match (unread(document), stated) {
            (Some(why), _) | (None, Err(why)) => return Self::NotJudged { why },
            (None, Ok(stated)) => stated,
        };
        let mut hash = Sha1::new();
        let text = &document.decoded.text;
        let doubt = canonical::write(text, Some(signature.offset()), &mut |piece| {
            hash.update(piece)
        });
        match doubt {
            _ if base64(&hash.finalize()) == stated => Self::Unchanged,
            Some(why) => Self::NotJudged { why },
            None => Self::Changed,
        }
    }

    /// The same for people. Nothing is said of who signed.
    pub fn words(self) -> String {
        match self {
            Self::Unsigned => "not signed".to_owned(),
            Self::Unchanged => "unchanged since signing, signer not verifiable".to_owned(),
            Self::Changed => "changed after signing".to_owned(),
            Self::NotJudged { why } => format!("present, but cannot be judged: {why}"),
        }
    }

    /// The word for it in reports.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unsigned => "unsigned",
            Self::Unchanged => "unchanged",
            Self::Changed => "changed",
            Self::NotJudged { .. } => "not-judged",
        }
    }
}

impl Serialize for XmlSeal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Element<'_> {
    /// Whether a child of the outermost element is a signature.
    pub(crate) fn is_signature_in(self, root: Element<'_>) -> bool {
        self.name() == "Signature" && self.address(&[root]).as_deref() == Some(SIGNATURE)
    }
}

/// Why the text that is there may not be the text that was signed.
fn unread(document: &XmlDocument) -> Option<&'static str> {
    if document.broken.is_some() || document.stopped.is_some() {
        return Some("it could not be read to its end");
    }
    if document.decoded.lossy {
        return Some("some of its bytes are no text");
    }
    if document.document_type.is_some() || !document.undefined.is_empty() {
        return Some("it uses a document type or entities");
    }
    None
}

/// The digest that a signature states, when it was made in the way that is known.
fn stated_digest(signature: Element<'_>) -> Result<String, &'static str> {
    let info = signature.child("SignedInfo");
    let info = info.ok_or("its signature has no SignedInfo")?;
    let mut references = info.children().filter(|child| child.name() == "Reference");
    let reference = references.next().ok_or("its signature covers nothing")?;
    if references.next().is_some() {
        return Err("its signature covers several things");
    }
    if reference.attribute("URI").as_deref() != Some("") {
        return Err("its signature covers something else than the document");
    }
    let uses = |around: Element<'_>, name: &str, algorithm: &str| {
        let method = around.child(name);
        method.is_some_and(|method| method.attribute_or_empty("Algorithm") == algorithm)
    };
    let mut transforms = Vec::new();
    if let Some(list) = reference.child("Transforms") {
        let named = list.children().take(3);
        transforms.extend(named.map(|transform| transform.attribute_or_empty("Algorithm")));
    }
    let transforms: Vec<&str> = transforms.iter().map(String::as_str).collect();
    let is_known = uses(info, "CanonicalizationMethod", CANONICAL)
        && uses(info, "SignatureMethod", RSA_SHA1)
        && uses(reference, "DigestMethod", SHA1)
        && matches!(transforms.as_slice(), [ENVELOPED] | [ENVELOPED, CANONICAL]);
    if !is_known {
        return Err("its signature was made in another way than the one that is known here");
    }
    let mut value = reference.value_of("DigestValue");
    value.retain(|character| !u8::try_from(character).is_ok_and(is_space));
    // 20 bytes, as SHA-1 has them.
    let digits = value.strip_suffix('=').unwrap_or_default();
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    match digits.len() == 27 && digits.bytes().all(is_digit) {
        true => Ok(value),
        false => Err("the digest that its signature states cannot be read"),
    }
}

/// Bytes in the letters of base64 (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let of = |at: usize| u32::from(three.get(at).copied().unwrap_or_default());
        let bits = of(0) << 16 | of(1) << 8 | of(2);
        for at in 0..4_usize {
            let letter = usize::try_from(bits >> (18 - 6 * at) & 63).unwrap_or_default();
            let letter = LETTERS.get(letter).copied().filter(|_| at <= three.len());
            text.push(letter.map_or('=', char::from));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DecodedText;

    fn seal(text: &str) -> XmlSeal {
        XmlSeal::of(&XmlDocument::parse(DecodedText::decode(text.as_bytes())))
    }

    #[test]
    fn bytes_are_written_in_base64() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob\u{ff}", "Zm9vYsO/"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn a_document_is_the_one_that_was_signed_or_not() {
        let signed = dmpkg_fixtures::content::SIGNED_PROTOCOL;
        assert_eq!(seal(signed), XmlSeal::Unchanged);
        // White space and comments between elements are not signed.
        for (old, new) in [
            ("\n", "\r\n"),
            ("\t<Name>", "<!-- Demo -->\n\n<Name>"),
            (
                "<Type relativeTimers=\"true\">virtual",
                "<Type relativeTimers = 'true'>&#118;irtual",
            ),
        ] {
            assert!(signed.contains(old));
            assert_eq!(seal(&signed.replace(old, new)), XmlSeal::Unchanged, "{new}");
        }
        for (old, new) in [
            ("<Name>Demo", "<Name> Demo"),
            ("Demo Rain", "Demo Snow"),
            ("trending=\"true\"", "trending=\"false\""),
            ("<Params>", "<Params><Param/>"),
            ("</Params>", "<?demo?></Params>"),
            ("<Params>", "<Params xmlns:demo=\"urn:demo\">"),
        ] {
            assert!(signed.contains(old));
            assert_eq!(seal(&signed.replace(old, new)), XmlSeal::Changed, "{new}");
        }
    }

    #[test]
    fn what_cannot_be_judged_is_told() {
        let signed = dmpkg_fixtures::content::SIGNED_PROTOCOL;
        let (open, close) = (
            signed.find("<Signature").unwrap(),
            signed.find("</Protocol>").unwrap(),
        );
        let twice = format!("{}{}", &signed[open..close], &signed[open..]);
        for (old, new, expected) in [
            ("xmldsig#sha1", "xmldsig#sha256", "in another way"),
            ("rsa-sha1", "rsa-sha256", "in another way"),
            ("20010315\"", "20010315#WithComments\"", "in another way"),
            ("#enveloped-signature", "#base64", "in another way"),
            ("URI=\"\"", "URI=\"#a\"", "something else"),
            ("<DigestValue>", "<DigestValue>?", "cannot be read"),
            ("<SignedInfo>", "<SignedInfo><Reference/>", "several things"),
            ("SignedInfo", "Other", "no SignedInfo"),
            (
                "<Protocol",
                "<!DOCTYPE Protocol><Protocol",
                "a document type",
            ),
            ("Demo Rain", "&#xD;", "white space"),
            (&signed[open..], &twice, "several signatures"),
            ("</Protocol>", "", "could not be read"),
        ] {
            assert!(signed.contains(old));
            let found = seal(&signed.replace(old, new));
            let XmlSeal::NotJudged { why } = found else {
                panic!("{new}: {found:?}");
            };
            assert!(why.contains(expected), "{new}: {why}");
        }
        for (old, new) in [
            (
                "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\">",
                "<Signature>",
            ),
            ("Signature", "Sealing"),
        ] {
            assert_eq!(seal(&signed.replace(old, new)), XmlSeal::Unsigned, "{new}");
        }
    }
}
