//! A certificate table with a made-up certificate, for readers that look for the subject.

use super::bytes::Bytes;

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OCTET_STRING: u8 = 0x04;
const NULL: &[u8] = &[0x05, 0x00];
const OBJECT_ID: u8 = 0x06;
const UTF8_STRING: u8 = 0x0C;
const UTC_TIME: u8 = 0x17;
const CONTEXT_0: u8 = 0xA0;

const DATA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01";
const SIGNED_DATA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02";
const RSA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x01";
const SHA256_WITH_RSA: &[u8] = b"\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0B";
const SHA256: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x01";
const COMMON_NAME: &[u8] = b"\x55\x04\x03";
const ORGANIZATION: &[u8] = b"\x55\x04\x0A";

/// The attribute certificate table of a PE file with one PKCS #7 entry.
pub(super) fn table(subject: &str) -> Vec<u8> {
    let signed_data = signed_data(subject);
    let length = (8 + signed_data.len()).next_multiple_of(8);
    let mut table = Bytes::default();
    // Revision 2, type PKCS #7 signed data.
    table
        .u32(length)
        .u16(0x0200)
        .u16(0x0002)
        .raw(&signed_data)
        .pad_to(length);
    table.into_vec()
}

/// Signed data (RFC 5652) that holds a certificate, and a signer who refers to it with a signature of zeros.
fn signed_data(subject: &str) -> Vec<u8> {
    let content = der(
        SEQUENCE,
        &[
            der(INTEGER, &[vec![1]]),
            der(SET, &[]),
            der(SEQUENCE, &[der(OBJECT_ID, &[DATA.to_vec()])]),
            der(CONTEXT_0, &[certificate(subject)]),
            der(SET, &[signer(subject)]),
        ],
    );
    der(
        SEQUENCE,
        &[
            der(OBJECT_ID, &[SIGNED_DATA.to_vec()]),
            der(CONTEXT_0, &[content]),
        ],
    )
}

/// A self-issued certificate (RFC 5280) with a key and a signature of zeros and ones.
fn certificate(subject: &str) -> Vec<u8> {
    let algorithm = || {
        der(
            SEQUENCE,
            &[der(OBJECT_ID, &[SHA256_WITH_RSA.to_vec()]), NULL.to_vec()],
        )
    };
    let name = || name(subject);
    let time = |text: &str| der(UTC_TIME, &[text.as_bytes().to_vec()]);
    let key = der(
        SEQUENCE,
        &[
            der(INTEGER, &[vec![0x01; 256]]),
            der(INTEGER, &[vec![1, 0, 1]]),
        ],
    );
    let key = der(
        SEQUENCE,
        &[
            der(SEQUENCE, &[der(OBJECT_ID, &[RSA.to_vec()]), NULL.to_vec()]),
            der(BIT_STRING, &[vec![0], key]),
        ],
    );
    let body = der(
        SEQUENCE,
        &[
            der(CONTEXT_0, &[der(INTEGER, &[vec![2]])]),
            der(INTEGER, &[vec![1]]),
            algorithm(),
            name(),
            der(SEQUENCE, &[time("250101000000Z"), time("350101000000Z")]),
            name(),
            key,
        ],
    );
    der(
        SEQUENCE,
        &[body, algorithm(), der(BIT_STRING, &[vec![0; 257]])],
    )
}

/// A signer: issuer and number of the certificate, algorithms, signature.
fn signer(subject: &str) -> Vec<u8> {
    let algorithm = |id: &[u8]| der(SEQUENCE, &[der(OBJECT_ID, &[id.to_vec()]), NULL.to_vec()]);
    der(
        SEQUENCE,
        &[
            der(INTEGER, &[vec![1]]),
            der(SEQUENCE, &[name(subject), der(INTEGER, &[vec![1]])]),
            algorithm(SHA256),
            algorithm(RSA),
            der(OCTET_STRING, &[vec![0; 256]]),
        ],
    )
}

/// A distinguished name: organization and common name.
fn name(subject: &str) -> Vec<u8> {
    let part = |id: &[u8], text: &str| {
        let attribute = [
            der(OBJECT_ID, &[id.to_vec()]),
            der(UTF8_STRING, &[text.as_bytes().to_vec()]),
        ];
        der(SET, &[der(SEQUENCE, &attribute)])
    };
    der(
        SEQUENCE,
        &[
            part(ORGANIZATION, "Demo Provider"),
            part(COMMON_NAME, subject),
        ],
    )
}

/// Tag, length, content (X.690).
fn der(tag: u8, parts: &[Vec<u8>]) -> Vec<u8> {
    let content = parts.concat();
    let mut element = vec![tag];
    match u8::try_from(content.len()) {
        Ok(short @ 0..0x80) => element.push(short),
        Ok(medium) => element.extend([0x81, medium]),
        Err(_) => {
            let length = u16::try_from(content.len()).unwrap_or(u16::MAX);
            element.push(0x82);
            element.extend(length.to_be_bytes());
        }
    }
    element.extend(content);
    element
}
