//! Timestamps (RFC 3161) of a made-up service, with one thing to change.

use super::certificate::Certificate;
use super::cms::{Cms, SignerName, attribute, named_certificate};
use super::der::{INTEGER, OCTET_STRING, SEQUENCE, algorithm, der, number, oid, time};
use super::key::{Hash, Key};
use super::signature::Named;

/// A timestamp before it is made.
#[derive(Clone, Debug)]
pub struct Timestamp {
    /// The certificate of the service.
    pub certificate: Certificate,
    /// Whether it is enclosed.
    pub encloses_certificate: bool,
    /// The key that signs, when it is not that of the certificate.
    pub key: Option<Key>,
    /// The time, `YYYYMMDDhhmmss.fffZ`.
    pub time: &'static str,
    /// Seconds by which the time may be off.
    pub accuracy: Option<u8>,
    /// The policy.
    pub policy: &'static str,
    /// The hash function of the imprint.
    pub imprint: Hash,
    /// Whether the imprint is that of something else.
    pub other_imprint: bool,
    /// The hash function by which it is signed.
    pub hash: Hash,
    /// The type of its content.
    pub content_type: &'static str,
    /// How its certificate is named in the new form.
    pub named: Option<Named>,
    /// Whether the old form is there.
    pub old_name: bool,
    /// Number of signers.
    pub signers: usize,
    /// Whether the content is another one than was signed.
    pub changed: bool,
    /// Whether all that stands there is bytes without meaning.
    pub garbage: bool,
}

impl Timestamp {
    /// A timestamp of 1 July 2025, 12:00 UTC.
    pub fn usual() -> Self {
        Self {
            certificate: Certificate::stamper(),
            encloses_certificate: true,
            key: None,
            time: "20250701120000.25Z",
            accuracy: Some(1),
            policy: "1.2.3.4.5",
            imprint: Hash::Sha256,
            other_imprint: false,
            hash: Hash::Sha256,
            content_type: "1.2.840.113549.1.9.16.1.4",
            named: Some(Named::Well),
            old_name: true,
            signers: 1,
            changed: false,
            garbage: false,
        }
    }

    /// The token for a signature.
    pub(super) fn build(&self, signature: &[u8]) -> Vec<u8> {
        if self.garbage {
            return der(SEQUENCE, &[vec![4, 1, 0]]);
        }
        let content = self.info(signature);
        let mut signed = vec![
            attribute("1.2.840.113549.1.9.3", &[oid(self.content_type)]),
            attribute(
                "1.2.840.113549.1.9.4",
                &[der(OCTET_STRING, &[self.hash.of(&content)])],
            ),
        ];
        if let Some(named) = self.named {
            let value = named_certificate(&self.certificate, named);
            signed.push(attribute("1.2.840.113549.1.9.16.2.47", &[value]));
        }
        if self.old_name {
            let value = named_certificate(&self.certificate, Named::Sha1);
            signed.push(attribute("1.2.840.113549.1.9.16.2.12", &[value]));
        }
        let mut certificates = vec![Certificate::root().build()];
        if self.encloses_certificate {
            certificates.push(self.certificate.build());
        }
        let shown = match self.changed {
            true => Self {
                time: "20240701120000Z",
                ..self.clone()
            }
            .info(signature),
            false => content,
        };
        Cms {
            content_type: self.content_type,
            content: &shown,
            certificate: &self.certificate,
            certificates,
            key: self.key.unwrap_or(self.certificate.key),
            hash: self.hash,
            algorithm: self.hash.rsa_oid(),
            named_by: SignerName::Issuer,
            signers: self.signers,
            signed,
            unsigned: &|_| Vec::new(),
        }
        .build()
    }

    /// `TSTInfo`.
    fn info(&self, signature: &[u8]) -> Vec<u8> {
        let imprint = match self.other_imprint {
            true => self.imprint.of(b"something else"),
            false => self.imprint.of(signature),
        };
        let mut parts = vec![
            der(INTEGER, &[vec![1]]),
            oid(self.policy),
            der(
                SEQUENCE,
                &[algorithm(self.imprint.oid()), der(OCTET_STRING, &[imprint])],
            ),
            number(&[9]),
            time(self.time),
        ];
        parts.extend(
            self.accuracy
                .map(|seconds| der(SEQUENCE, &[number(&[seconds])])),
        );
        der(SEQUENCE, &parts)
    }
}
