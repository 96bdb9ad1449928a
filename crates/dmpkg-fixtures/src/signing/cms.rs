//! Signed data (RFC 5652 5).

use super::certificate::Certificate;
use super::der::{INTEGER, OCTET_STRING, SEQUENCE, SET, algorithm, der, number, oid};
use super::key::{Hash, Key};
use super::signature::Named;

/// How a signer is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignerName {
    /// By the name of the key.
    Key,
    /// By issuer and serial number.
    Issuer,
}

/// Signed data before it is made.
pub(super) struct Cms<'a> {
    pub(super) content_type: &'a str,
    pub(super) content: &'a [u8],
    pub(super) certificate: &'a Certificate,
    pub(super) certificates: Vec<Vec<u8>>,
    pub(super) key: Key,
    pub(super) hash: Hash,
    /// The algorithm of the signature.
    pub(super) algorithm: &'a str,
    pub(super) named_by: SignerName,
    pub(super) signers: usize,
    pub(super) signed: Vec<Vec<u8>>,
    /// Attributes that follow from the signature.
    pub(super) unsigned: &'a dyn Fn(&[u8]) -> Vec<Vec<u8>>,
}

impl Cms<'_> {
    pub(super) fn build(&self) -> Vec<u8> {
        let signer = self.signer();
        let content = der(OCTET_STRING, &[self.content.to_vec()]);
        let data = der(
            SEQUENCE,
            &[
                der(INTEGER, &[vec![3]]),
                der(SET, &[algorithm(self.hash.oid())]),
                der(SEQUENCE, &[oid(self.content_type), der(0xA0, &[content])]),
                der(0xA0, &self.certificates),
                der(SET, &vec![signer; self.signers]),
            ],
        );
        let kind = oid("1.2.840.113549.1.7.2");
        der(SEQUENCE, &[kind, der(0xA0, &[data])])
    }

    fn signer(&self) -> Vec<u8> {
        let name = match self.named_by {
            SignerName::Key => der(0x80, &[self.certificate.key_name()]),
            SignerName::Issuer => der(
                SEQUENCE,
                &[
                    self.certificate.issuer_name(),
                    number(&[self.certificate.serial]),
                ],
            ),
        };
        let signature = self.key.sign(self.hash, &der(SET, &self.signed));
        let unsigned = (self.unsigned)(&signature);
        let mut parts = vec![
            der(INTEGER, &[vec![3]]),
            name,
            algorithm(self.hash.oid()),
            der(0xA0, &self.signed),
            algorithm(self.algorithm),
            der(OCTET_STRING, &[signature]),
        ];
        if !unsigned.is_empty() {
            parts.push(der(0xA1, &unsigned));
        }
        der(SEQUENCE, &parts)
    }
}

/// An attribute with its values.
pub(super) fn attribute(kind: &str, values: &[Vec<u8>]) -> Vec<u8> {
    der(SEQUENCE, &[oid(kind), der(SET, values)])
}

/// The name of a certificate, as attributes have it (RFC 2634, RFC 5035).
pub(super) fn named_certificate(certificate: &Certificate, how: Named) -> Vec<u8> {
    let whole = certificate.build();
    let mut hash = match how {
        Named::Sha1 => Hash::Sha1.of(&whole),
        _ => Hash::Sha256.of(&whole),
    };
    if how == Named::OtherHash {
        hash.reverse();
    }
    let serial = match how {
        Named::OtherSerial => certificate.serial + 100,
        _ => certificate.serial,
    };
    let mut parts = Vec::new();
    if how == Named::Explicitly {
        parts.push(algorithm(Hash::Sha256.oid()));
    }
    parts.push(der(OCTET_STRING, &[hash]));
    if how != Named::WithoutIssuer {
        let names = der(SEQUENCE, &[der(0xA4, &[certificate.issuer_name()])]);
        parts.push(der(SEQUENCE, &[names, number(&[serial])]));
    }
    der(SEQUENCE, &[der(SEQUENCE, &[der(SEQUENCE, &parts)])])
}
