//! Certificates (RFC 5280) of a made-up authority, each with one thing to change.

use super::der::{
    BIT_STRING, BOOLEAN, INTEGER, NULL, OCTET_STRING, SEQUENCE, SET, UTC_TIME, UTF8_STRING, der,
    number, oid,
};
use super::key::{Hash, Key};

/// A certificate before it is signed.
#[derive(Clone, Debug)]
pub struct Certificate {
    /// The common name of its holder.
    pub subject: &'static str,
    /// The organisation of its holder.
    pub organisation: &'static str,
    /// The country of its holder.
    pub country: &'static str,
    /// The common name and organisation of its issuer.
    pub issuer: (&'static str, &'static str),
    /// The serial number.
    pub serial: u8,
    /// Valid from, `YYMMDDhhmmssZ`.
    pub not_before: &'static str,
    /// Valid until.
    pub not_after: &'static str,
    /// Its key.
    pub key: Key,
    /// The key that signs it.
    pub signed_by: Key,
    /// The hash function by which it is signed.
    pub hash: Hash,
    /// Whether it is an authority; with how many authorities below it, when that is limited.
    pub authority: Option<(bool, Option<u8>)>,
    /// The first byte of its key usage, when it has one.
    pub usage: Option<u8>,
    /// The purposes it is limited to.
    pub purposes: Option<Vec<&'static str>>,
    /// Whether it has a critical extension that nobody knows.
    pub unknown_critical: bool,
    /// Whether it names its key.
    pub key_id: bool,
    /// Where lists of withdrawn certificates lie.
    pub revocation_list: Option<&'static str>,
}

/// The purpose of signing code.
pub const CODE_SIGNING: &str = "1.3.6.1.5.5.7.3.3";
/// The purpose of stating times.
pub const TIME_STAMPING: &str = "1.3.6.1.5.5.7.3.8";

const ROOT: (&str, &str) = ("Demo Root", "Demo Authority");
const ISSUER: (&str, &str) = ("Demo Issuer", "Demo Authority");
const PARTNER_ROOT: (&str, &str) = ("Partner Root", "Partner Company");

impl Certificate {
    /// The root of the made-up authority.
    pub fn root() -> Self {
        Self {
            subject: ROOT.0,
            organisation: ROOT.1,
            country: "BE",
            issuer: ROOT,
            serial: 1,
            not_before: "200101000000Z",
            not_after: "400101000000Z",
            key: Key::Root,
            signed_by: Key::Root,
            hash: Hash::Sha256,
            authority: Some((true, None)),
            usage: Some(0x06),
            purposes: None,
            unknown_critical: false,
            key_id: true,
            revocation_list: None,
        }
    }

    /// The authority below it, which issues to signers.
    pub fn issuer() -> Self {
        Self {
            subject: ISSUER.0,
            serial: 2,
            key: Key::Issuer,
            authority: Some((true, Some(0))),
            ..Self::root()
        }
    }

    /// A signer's certificate, valid in 2024 and 2025.
    pub fn signer() -> Self {
        Self {
            subject: "Demo Signer",
            organisation: "Demo Company",
            issuer: ISSUER,
            serial: 3,
            not_before: "240101000000Z",
            not_after: "260101000000Z",
            key: Key::Signer,
            signed_by: Key::Issuer,
            authority: None,
            usage: Some(0x80),
            purposes: Some(vec![CODE_SIGNING]),
            revocation_list: Some("http://crl.example/demo.crl"),
            ..Self::root()
        }
    }

    /// The root of a company that issues certificates to itself.
    pub fn partner_root() -> Self {
        Self {
            subject: PARTNER_ROOT.0,
            organisation: PARTNER_ROOT.1,
            issuer: PARTNER_ROOT,
            serial: 5,
            key: Key::Issuer,
            signed_by: Key::Issuer,
            ..Self::root()
        }
    }

    /// A signer's certificate of that company, valid in 2024 and 2025.
    pub fn partner() -> Self {
        Self {
            subject: "Partner Signer",
            organisation: PARTNER_ROOT.1,
            issuer: PARTNER_ROOT,
            serial: 6,
            revocation_list: None,
            ..Self::signer()
        }
    }

    /// The certificate of a timestamp service, valid from 2024 to 2030.
    pub fn stamper() -> Self {
        Self {
            subject: "Demo Time",
            organisation: "Demo Time Service",
            issuer: ROOT,
            serial: 4,
            not_after: "300101000000Z",
            key: Key::Stamper,
            signed_by: Key::Root,
            purposes: Some(vec![TIME_STAMPING]),
            revocation_list: None,
            ..Self::signer()
        }
    }

    /// The signed certificate.
    pub fn build(&self) -> Vec<u8> {
        let algorithm = der(SEQUENCE, &[oid(self.hash.rsa_oid()), der(NULL, &[])]);
        let date = |text: &str| der(UTC_TIME, &[text.as_bytes().to_vec()]);
        let signed = der(
            SEQUENCE,
            &[
                der(0xA0, &[der(INTEGER, &[vec![2]])]),
                number(&[self.serial]),
                algorithm.clone(),
                self.issuer_name(),
                der(SEQUENCE, &[date(self.not_before), date(self.not_after)]),
                name(self.subject, self.organisation, self.country),
                self.key.public(),
                der(0xA3, &[der(SEQUENCE, &self.extensions())]),
            ],
        );
        let signature = [vec![0], self.signed_by.sign(self.hash, &signed)].concat();
        der(
            SEQUENCE,
            &[signed, algorithm, der(BIT_STRING, &[signature])],
        )
    }

    /// The issuer's name, as it stands in the certificate.
    pub(super) fn issuer_name(&self) -> Vec<u8> {
        name(self.issuer.0, self.issuer.1, "BE")
    }

    /// The name of the key, as it stands in the certificate.
    pub(super) fn key_name(&self) -> Vec<u8> {
        Hash::Sha1.of(&self.key.public())
    }

    fn extensions(&self) -> Vec<Vec<u8>> {
        let mut all = Vec::new();
        let mut add = |kind: &str, is_critical: bool, content: Vec<u8>| {
            let mut parts = vec![oid(kind)];
            if is_critical {
                parts.push(der(BOOLEAN, &[vec![0xFF]]));
            }
            parts.push(der(OCTET_STRING, &[content]));
            all.push(der(SEQUENCE, &parts));
        };
        if let Some((is_authority, length)) = self.authority {
            let mut parts = Vec::new();
            if is_authority {
                parts.push(der(BOOLEAN, &[vec![0xFF]]));
            }
            parts.extend(length.map(|length| number(&[length])));
            add("2.5.29.19", true, der(SEQUENCE, &parts));
        }
        if let Some(usage) = self.usage {
            add("2.5.29.15", true, der(BIT_STRING, &[vec![0, usage]]));
        }
        if let Some(purposes) = &self.purposes {
            let purposes: Vec<Vec<u8>> = purposes.iter().map(|purpose| oid(purpose)).collect();
            add("2.5.29.37", false, der(SEQUENCE, &purposes));
        }
        if self.key_id {
            add("2.5.29.14", false, der(OCTET_STRING, &[self.key_name()]));
        }
        if let Some(address) = self.revocation_list {
            let name = der(0x86, &[address.as_bytes().to_vec()]);
            let point = der(SEQUENCE, &[der(0xA0, &[der(0xA0, &[name])])]);
            add("2.5.29.31", false, der(SEQUENCE, &[point]));
        }
        if self.unknown_critical {
            add("1.2.3.4", true, der(NULL, &[]));
        }
        all
    }
}

fn name(common: &str, organisation: &str, country: &str) -> Vec<u8> {
    let part = |kind: &str, text: &str| {
        let text = der(UTF8_STRING, &[text.as_bytes().to_vec()]);
        der(SET, &[der(SEQUENCE, &[oid(kind), text])])
    };
    der(
        SEQUENCE,
        &[
            part("2.5.4.6", country),
            part("2.5.4.10", organisation),
            part("2.5.4.3", common),
        ],
    )
}
