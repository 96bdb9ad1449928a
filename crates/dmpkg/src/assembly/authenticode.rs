//! Whether a file carries an Authenticode signature, and whom it names: "PE Format", attribute
//! certificate table; PKCS #7 (RFC 2315); X.509 (RFC 5280). Nothing of it is verified.

use serde::Serialize;

use super::bytes::Bytes;
use super::image::{CERTIFICATES, Image};
use crate::TextEncoding;
use crate::text::windows_1252;

/// An Authenticode signature: it is there, but was not verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Authenticode {
    /// Bytes that it takes in the file.
    pub size: u64,
    /// The common name of the signer as the signature states it; none when it cannot be read.
    pub signer: Option<String>,
}

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const INTEGER: u8 = 0x02;
const CONTEXT_0: u8 = 0xA0;
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];

impl Authenticode {
    /// Looks for a signature.
    pub(super) fn read(image: &Image<'_>) -> Option<Self> {
        let directory = image.directory(CERTIFICATES)?;
        let (_, size) = directory;
        // Length, revision and kind stand before the signature; kind 2 is signed data of PKCS #7.
        let table = image.in_file(directory).unwrap_or_default();
        let is_signed_data = table.u16(6) == Some(2);
        let signed = table.offset(0).map(|length| table.first(length));
        let signed = signed
            .filter(|_| is_signed_data)
            .map(|it| Bytes(it).from(8));
        Some(Self {
            size: u64::try_from(size).unwrap_or_default(),
            signer: signed.and_then(|signed| signer(signed.0)),
        })
    }
}

/// The common name in that certificate to which the first signer refers.
fn signer(mut bytes: &[u8]) -> Option<String> {
    let mut content = take(&mut bytes, SEQUENCE)?;
    next(&mut content)?;
    let mut explicit = take(&mut content, CONTEXT_0)?;
    let mut signed = take(&mut explicit, SEQUENCE)?;
    take(&mut signed, INTEGER)?;
    take(&mut signed, SET)?;
    take(&mut signed, SEQUENCE)?;
    let mut certificates = take(&mut signed, CONTEXT_0)?;
    let mut signers = loop {
        if let (SET, signers) = next(&mut signed)? {
            break signers;
        }
    };
    let mut signer = take(&mut signers, SEQUENCE)?;
    take(&mut signer, INTEGER)?;
    let mut reference = take(&mut signer, SEQUENCE)?;
    let issuer = take(&mut reference, SEQUENCE)?;
    let serial = take(&mut reference, INTEGER)?;
    while let Some((_, certificate)) = next(&mut certificates) {
        let found = identity(certificate);
        if let Some((known_issuer, known_serial, subject)) = found
            && known_issuer == issuer
            && known_serial == serial
        {
            return common_name(subject);
        }
    }
    None
}

/// Issuer, serial number and subject of a certificate.
fn identity(mut certificate: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let mut body = take(&mut certificate, SEQUENCE)?;
    let serial = match next(&mut body)? {
        (CONTEXT_0, _) => take(&mut body, INTEGER)?,
        (INTEGER, serial) => serial,
        _ => return None,
    };
    take(&mut body, SEQUENCE)?;
    let issuer = take(&mut body, SEQUENCE)?;
    take(&mut body, SEQUENCE)?;
    Some((issuer, serial, take(&mut body, SEQUENCE)?))
}

fn common_name(mut name: &[u8]) -> Option<String> {
    loop {
        let mut part = take(&mut name, SET)?;
        let mut pair = take(&mut part, SEQUENCE)?;
        let (_, kind) = next(&mut pair)?;
        if kind == COMMON_NAME {
            let (tag, text) = next(&mut pair)?;
            return Some(match tag {
                0x0C => String::from_utf8_lossy(text).into_owned(),
                0x1E => TextEncoding::Utf16Be.decode_utf16(text),
                _ => text.iter().map(|byte| windows_1252(*byte)).collect(),
            });
        }
    }
}

/// The content of the next element, when it has this tag.
fn take<'a>(bytes: &mut &'a [u8], tag: u8) -> Option<&'a [u8]> {
    next(bytes)
        .filter(|(found, _)| *found == tag)
        .map(|(_, content)| content)
}

/// Tag and content of the next element in the distinguished encoding (X.690).
fn next<'a>(bytes: &mut &'a [u8]) -> Option<(u8, &'a [u8])> {
    let (tag, rest) = bytes.split_first()?;
    let (first, mut rest) = rest.split_first()?;
    let length = match first {
        0..=0x7F => usize::from(*first),
        0x81..=0x84 => {
            let (digits, behind) = rest.split_at_checked(usize::from(first - 0x80))?;
            rest = behind;
            digits
                .iter()
                .fold(0, |number: usize, digit| number << 8 | usize::from(*digit))
        }
        _ => return None,
    };
    let (content, behind) = rest.split_at_checked(length)?;
    *bytes = behind;
    Some((*tag, content))
}
