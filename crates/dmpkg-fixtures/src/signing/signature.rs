//! Signatures as NuGet makes them, with one thing to change.

use super::certificate::Certificate;
use super::cms::{Cms, SignerName, attribute, named_certificate};
use super::der::{OCTET_STRING, SEQUENCE, UTC_TIME, der, oid};
use super::key::{Hash, Key};
use super::timestamp::Timestamp;

/// A package signature before it is made.
#[derive(Clone, Debug)]
pub struct Signature {
    /// The signed text.
    pub text: Vec<u8>,
    /// The text inside the signature, when it is another one.
    pub shown_text: Option<Vec<u8>>,
    /// The signer.
    pub certificate: Certificate,
    /// Certificates beside that of the signer.
    pub issuers: Vec<Certificate>,
    /// Whether the signer's certificate is enclosed.
    pub encloses_certificate: bool,
    /// The key that signs, when it is not that of the certificate.
    pub key: Option<Key>,
    /// The hash function.
    pub hash: Hash,
    /// How the signer is named.
    pub named_by: SignerName,
    /// How often there is a signer.
    pub signers: usize,
    /// Whether there is a content type among the signed attributes.
    pub content_type: bool,
    /// Whether there is a hash among them.
    pub message_digest: bool,
    /// The signer's own time, when there is one.
    pub signing_time: Option<&'static str>,
    /// The commitments: 1 is of the author, 2 of a server.
    pub commitments: Vec<u8>,
    /// How the signer's certificate is named among the signed attributes, how often.
    pub named: Vec<Named>,
    /// Whether the outdated name of the certificate is there as well.
    pub outdated_name: bool,
    /// The timestamp.
    pub timestamp: Option<Timestamp>,
    /// Whether a server signed the signature.
    pub countersignature: bool,
    /// Bytes behind it.
    pub trailing: Vec<u8>,
}

/// How a certificate is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// As it should be.
    Well,
    /// The same, with the usual hash function written out.
    Explicitly,
    /// The hash is another one.
    OtherHash,
    /// Without the issuer.
    WithoutIssuer,
    /// With another serial number.
    OtherSerial,
    /// By SHA-1.
    Sha1,
}

impl Signature {
    /// A signature of a package that has this hash by SHA-256, with a timestamp of 1 July 2025.
    pub fn of(package_hash: &[u8]) -> Self {
        Self {
            text: signed_text(Hash::Sha256, package_hash),
            shown_text: None,
            certificate: Certificate::signer(),
            issuers: vec![Certificate::issuer(), Certificate::root()],
            encloses_certificate: true,
            key: None,
            hash: Hash::Sha256,
            named_by: SignerName::Key,
            signers: 1,
            content_type: true,
            message_digest: true,
            signing_time: Some("250701115900Z"),
            commitments: vec![1],
            named: vec![Named::Explicitly],
            outdated_name: false,
            timestamp: Some(Timestamp::usual()),
            countersignature: false,
            trailing: Vec::new(),
        }
    }

    /// The content of `.signature.p7s`.
    pub fn build(&self) -> Vec<u8> {
        let mut certificates = Vec::new();
        if self.encloses_certificate {
            certificates.push(self.certificate.build());
        }
        certificates.extend(self.issuers.iter().map(Certificate::build));
        let unsigned = |signature: &[u8]| {
            let mut attributes = Vec::new();
            if let Some(timestamp) = &self.timestamp {
                let token = timestamp.build(signature);
                attributes.push(attribute("1.2.840.113549.1.9.16.2.14", &[token]));
            }
            if self.countersignature {
                let empty = der(SEQUENCE, &[]);
                attributes.push(attribute("1.2.840.113549.1.9.6", &[empty]));
            }
            attributes
        };
        let mut bytes = Cms {
            content_type: "1.2.840.113549.1.7.1",
            content: self.shown_text.as_ref().unwrap_or(&self.text),
            certificate: &self.certificate,
            certificates,
            key: self.key.unwrap_or(self.certificate.key),
            hash: self.hash,
            algorithm: "1.2.840.113549.1.1.1",
            named_by: self.named_by,
            signers: self.signers,
            signed: self.signed_attributes(),
            unsigned: &unsigned,
        }
        .build();
        bytes.extend(&self.trailing);
        bytes
    }

    fn signed_attributes(&self) -> Vec<Vec<u8>> {
        let mut all = Vec::new();
        if self.content_type {
            let data = oid("1.2.840.113549.1.7.1");
            all.push(attribute("1.2.840.113549.1.9.3", &[data]));
        }
        if self.message_digest {
            let digest = der(OCTET_STRING, &[self.hash.of(&self.text)]);
            all.push(attribute("1.2.840.113549.1.9.4", &[digest]));
        }
        if let Some(time) = self.signing_time {
            let time = der(UTC_TIME, &[time.as_bytes().to_vec()]);
            all.push(attribute("1.2.840.113549.1.9.5", &[time]));
        }
        for commitment in &self.commitments {
            let kind = oid(&format!("1.2.840.113549.1.9.16.6.{commitment}"));
            let value = der(SEQUENCE, &[kind]);
            all.push(attribute("1.2.840.113549.1.9.16.2.16", &[value]));
        }
        for named in &self.named {
            let value = named_certificate(&self.certificate, *named);
            all.push(attribute("1.2.840.113549.1.9.16.2.47", &[value]));
        }
        if self.outdated_name {
            let value = named_certificate(&self.certificate, Named::Sha1);
            all.push(attribute("1.2.840.113549.1.9.16.2.12", &[value]));
        }
        all
    }
}

/// The text that is signed: which hash the package had.
pub fn signed_text(hash: Hash, package_hash: &[u8]) -> Vec<u8> {
    let hash = format!("{}-Hash:{}", hash.oid(), base64(package_hash));
    format!("Version:1\n\n{hash}\n\n").into_bytes()
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = DIGITS
                .iter()
                .zip(0_u32..)
                .find(|(_, value)| *value == bits >> (18 - 6 * place) & 63);
            match digit {
                Some((digit, _)) if place <= three.len() => text.push(char::from(*digit)),
                _ => text.push('='),
            }
        }
    }
    text
}
