//! Certificates (X.509 v3, RFC 5280), as far as package signatures need them.

use crate::Malformed;
use crate::der::{
    BIT_STRING, BOOLEAN, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, Value, Values,
    constructed, primitive,
};
use crate::name::Name;
use crate::oid::{self, Oid};
use crate::time::{self, Millis};

/// A certificate, read in place.
#[derive(Clone, Debug)]
pub(crate) struct Certificate<'a> {
    /// All of it.
    pub(crate) der: &'a [u8],
    /// What its issuer signed.
    pub(crate) signed: &'a [u8],
    pub(crate) serial: &'a [u8],
    /// The issuer's name as it stands.
    pub(crate) issuer_der: &'a [u8],
    pub(crate) issuer: Name,
    /// The name of its holder as it stands.
    pub(crate) subject_der: &'a [u8],
    pub(crate) subject: Name,
    pub(crate) not_before: Millis,
    pub(crate) not_after: Millis,
    /// The public key with its algorithm, as it stands.
    pub(crate) key_der: &'a [u8],
    pub(crate) key: PublicKey<'a>,
    /// The algorithm by which the issuer signed.
    pub(crate) algorithm: Oid<'a>,
    pub(crate) signature: &'a [u8],
    pub(crate) extensions: Extensions<'a>,
}

/// A public key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PublicKey<'a> {
    /// RSA, without zeros in front.
    Rsa {
        modulus: &'a [u8],
        exponent: &'a [u8],
    },
    /// Of another kind.
    Other(Oid<'a>),
}

/// What the extensions of a certificate say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extensions<'a> {
    pub(crate) subject_key_id: Option<&'a [u8]>,
    /// Whether it may issue others; none when it does not say.
    pub(crate) is_authority: Option<bool>,
    /// How many authorities may stand between it and the last certificate.
    pub(crate) path_length: Option<u64>,
    /// Whether its key may sign certificates; none when it does not say.
    pub(crate) may_sign_certificates: Option<bool>,
    /// The purposes it is limited to, each an identifier; none when it is not.
    pub(crate) purposes: Option<Values<'a>>,
    /// A critical extension that nobody here knows.
    pub(crate) unknown_critical: Option<Oid<'a>>,
    /// Where lists of withdrawn certificates lie, as it stands.
    revocation_lists: Option<Values<'a>>,
    /// What else is known of its issuer and where, as it stands.
    issuer_information: Option<Values<'a>>,
}

/// Bytes of an address at most; what is longer is for no browser.
const ADDRESS: usize = 1024;
/// Addresses that are shown of a certificate; real ones have two or three.
const ADDRESSES: usize = 16;

impl<'a> Certificate<'a> {
    /// Reads a certificate.
    pub(crate) fn read(der: &'a [u8]) -> Result<Self, Malformed> {
        let mut values = Values::new(der);
        let whole = values.take(SEQUENCE)?;
        let mut outer = whole.inside();
        let signed = outer.take(SEQUENCE)?;
        let algorithm = outer.enter(SEQUENCE)?.take(OBJECT_IDENTIFIER)?.content;
        let signature = outer.take(BIT_STRING)?.bits();

        let mut inner = signed.inside();
        inner.take_if(constructed(0))?;
        let serial = inner.take(INTEGER)?.content;
        inner.take(SEQUENCE)?;
        let issuer = inner.take(SEQUENCE)?;
        let mut validity = inner.enter(SEQUENCE)?;
        let not_before = time::read(validity.next()?)?;
        let not_after = time::read(validity.next()?)?;
        let subject = inner.take(SEQUENCE)?;
        let key = inner.take(SEQUENCE)?;
        inner.take_if(primitive(1))?;
        inner.take_if(primitive(2))?;
        let extensions = match inner.take_if(constructed(3))? {
            Some(extensions) => Extensions::read(extensions.inside().enter(SEQUENCE)?)?,
            None => Extensions::default(),
        };
        Ok(Self {
            der: whole.whole,
            signed: signed.whole,
            serial,
            issuer_der: issuer.whole,
            issuer: Name::read(issuer.inside())?,
            subject_der: subject.whole,
            subject: Name::read(subject.inside())?,
            not_before,
            not_after,
            key_der: key.whole,
            key: PublicKey::read(key.inside())?,
            algorithm,
            signature,
            extensions,
        })
    }

    /// Whether it names itself as its issuer.
    pub(crate) fn is_self_issued(&self) -> bool {
        self.subject_der == self.issuer_der
    }

    /// Whether a purpose is among those it is limited to.
    pub(crate) fn is_for(&self, purpose: Oid<'_>) -> bool {
        let Some(mut purposes) = self.extensions.purposes else {
            return false;
        };
        while let Ok(own) = purposes.next() {
            if own.content == purpose {
                return true;
            }
        }
        false
    }
}

impl<'a> PublicKey<'a> {
    fn read(mut values: Values<'a>) -> Result<Self, Malformed> {
        let algorithm = values.enter(SEQUENCE)?.take(OBJECT_IDENTIFIER)?.content;
        let key = values.take(BIT_STRING)?.bits();
        if algorithm != oid::RSA {
            return Ok(Self::Other(algorithm));
        }
        let mut numbers = Values::new(key).enter(SEQUENCE)?;
        Ok(Self::Rsa {
            modulus: numbers.take(INTEGER)?.magnitude(),
            exponent: numbers.take(INTEGER)?.magnitude(),
        })
    }

    /// Length of the modulus in bits; 0 for other kinds.
    pub(crate) fn bits(&self) -> u64 {
        let Self::Rsa { modulus, .. } = self else {
            return 0;
        };
        let bytes = u64::try_from(modulus.len()).unwrap_or(u64::MAX);
        let unused = modulus.first().map_or(0, |first| first.leading_zeros());
        bytes.saturating_mul(8).saturating_sub(unused.into())
    }
}

impl<'a> Extensions<'a> {
    fn read(mut values: Values<'a>) -> Result<Self, Malformed> {
        let mut all = Self::default();
        while !values.is_empty() {
            let mut parts = values.next()?.inside();
            let kind = parts.take(OBJECT_IDENTIFIER)?.content;
            let critical = parts.take_if(BOOLEAN)?;
            let is_critical = critical.is_some_and(|it| it.content.first() != Some(&0));
            let mut content = Values::new(parts.take(OCTET_STRING)?.content);
            match kind {
                oid::SUBJECT_KEY_ID => {
                    all.subject_key_id = Some(content.take(OCTET_STRING)?.content);
                }
                oid::BASIC_CONSTRAINTS => {
                    let mut limits = content.enter(SEQUENCE)?;
                    let flag = limits.take_if(BOOLEAN)?;
                    all.is_authority = Some(flag.is_some_and(|it| it.content.first() != Some(&0)));
                    let length = limits.take_if(INTEGER)?;
                    all.path_length = length.and_then(|length| length.small());
                }
                oid::KEY_USAGE => {
                    let bits = content.take(BIT_STRING)?.bits();
                    // keyCertSign is the sixth bit.
                    all.may_sign_certificates =
                        Some(bits.first().is_some_and(|first| first & 0x04 != 0));
                }
                oid::EXTENDED_KEY_USAGE => {
                    all.purposes = Some(content.enter(SEQUENCE)?.checked()?);
                }
                oid::CRL_DISTRIBUTION => all.revocation_lists = Some(content),
                oid::AUTHORITY_INFORMATION => all.issuer_information = Some(content),
                oid::AUTHORITY_KEY_ID
                | oid::SUBJECT_ALTERNATIVE_NAME
                | oid::CERTIFICATE_POLICIES => {}
                _ if is_critical => {
                    all.unknown_critical.get_or_insert(kind);
                }
                _ => {}
            }
        }
        Ok(all)
    }
    /// Where to ask whether it was withdrawn: addresses of lists, then those of services; the first of
    /// each, as far as they can be read.
    pub(crate) fn revocation(&self) -> Vec<String> {
        let mut addresses = Vec::new();
        // What cannot be read is not there: nobody here goes to an address.
        if let Some(points) = self.revocation_lists {
            let _ = lists(points, &mut addresses);
        }
        if let Some(information) = self.issuer_information {
            let _ = responders(information, &mut addresses);
        }
        addresses
    }
}

/// The addresses in `CRLDistributionPoints`: of each point the full name, of each name the address.
fn lists(mut content: Values<'_>, into: &mut Vec<String>) -> Result<(), Malformed> {
    let mut points = content.enter(SEQUENCE)?;
    while !points.is_empty() {
        let Some(name) = points.next()?.inside().take_if(constructed(0))? else {
            continue;
        };
        let Some(full) = name.inside().take_if(constructed(0))? else {
            continue;
        };
        let mut names = full.inside();
        while !names.is_empty() {
            add(names.next()?, into);
        }
    }
    Ok(())
}

/// The addresses in `AuthorityInfoAccess` of those that can be asked.
fn responders(mut content: Values<'_>, into: &mut Vec<String>) -> Result<(), Malformed> {
    let mut descriptions = content.enter(SEQUENCE)?;
    while !descriptions.is_empty() {
        let mut description = descriptions.next()?.inside();
        if description.take(OBJECT_IDENTIFIER)?.content == oid::OCSP {
            add(description.next()?, into);
        }
    }
    Ok(())
}

/// Adds a name that is an address, of usual length and number.
fn add(name: Value<'_>, into: &mut Vec<String>) {
    if name.tag == primitive(6) && name.content.len() <= ADDRESS && into.len() < ADDRESSES {
        into.push(name.content.iter().copied().map(char::from).collect());
    }
}
