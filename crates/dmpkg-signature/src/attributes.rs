//! The attributes that a signature signs beside its content: which certificate was meant, and what for.

use crate::Malformed;
use crate::certificate::Certificate;
use crate::cms::{Attributes, Signer};
use crate::der::{INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, Value, Values, constructed};
use crate::hash::{HashAlgorithm, sha1};
use crate::oid::{self, Oid};
use crate::time::{self, Millis};

/// The signed attributes of a signature.
pub(crate) struct SignedAttributes<'a> {
    all: Attributes<'a>,
}

/// Which party signed, as the commitment says (RFC 5126 5.11.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// The maker of the package.
    Author,
    /// A server that handed it out.
    Repository,
    /// The signature does not say.
    Unknown,
}

impl<'a> SignedAttributes<'a> {
    pub(crate) fn of(signer: &Signer<'a>) -> Result<Self, Malformed> {
        let all = signer.signed_attributes()?;
        Ok(Self { all })
    }

    /// Whether the content is of the type that the signature states, and has the hash that it states.
    /// An error says which of the two lacks, as a clause.
    pub(crate) fn fits(&self, content_type: Oid<'_>, digest: &[u8]) -> Result<bool, &'static str> {
        let stated = self.only(oid::CONTENT_TYPE);
        let stated = stated.ok_or("it does not say of what type its content is")?;
        if stated.tag != OBJECT_IDENTIFIER || stated.content != content_type {
            return Err("it is about content of another type");
        }
        let stated = self.only(oid::MESSAGE_DIGEST);
        let stated = stated.ok_or("it does not say which hash its content has")?;
        Ok(stated.tag == OCTET_STRING && stated.content == digest)
    }

    /// The time that the signer states, by a clock that nobody checked.
    pub(crate) fn signing_time(&self) -> Option<Millis> {
        time::read(self.only(oid::SIGNING_TIME)?).ok()
    }

    /// Which party signed. None when the signature claims to be of both.
    pub(crate) fn party(&self) -> Option<Party> {
        let mut party = Party::Unknown;
        for attribute in self.all.of_kind(oid::COMMITMENT_TYPE) {
            let mut values = attribute.values;
            while let Ok(value) = values.next() {
                let kind = value.inside().take(OBJECT_IDENTIFIER);
                let own = match kind.map(|kind| kind.content) {
                    Ok(oid::PROOF_OF_ORIGIN) => Party::Author,
                    Ok(oid::PROOF_OF_RECEIPT) => Party::Repository,
                    _ => continue,
                };
                if party != Party::Unknown && party != own {
                    return None;
                }
                party = own;
            }
        }
        Some(party)
    }

    /// Whether the signer's certificate is the one that was meant, by the rules for authors: named once,
    /// by SHA-2, with issuer and serial number. An error says what is wrong, as a clause.
    pub(crate) fn check_author(&self, certificate: &Certificate<'_>) -> Result<(), &'static str> {
        if self.signing_time().is_none() {
            return Err("it states no time of signing");
        }
        if self.all.first(oid::SIGNING_CERTIFICATE).is_some() {
            return Err("it names its certificate in an outdated way");
        }
        let named = self.only(oid::SIGNING_CERTIFICATE_V2);
        let named = named.ok_or("it does not name its certificate once")?;
        check_named(named, certificate, Form::Second, true)
    }

    /// The same by the rules for timestamps: in the old form, the new one, or both.
    pub(crate) fn check_timestamp(
        &self,
        certificate: &Certificate<'_>,
    ) -> Result<(), &'static str> {
        let mut is_named = false;
        for (kind, form) in [
            (oid::SIGNING_CERTIFICATE, Form::First),
            (oid::SIGNING_CERTIFICATE_V2, Form::Second),
        ] {
            if self.all.first(kind).is_none() {
                continue;
            }
            let named = self.only(kind);
            let named = named.ok_or("it names its certificate more than once")?;
            check_named(named, certificate, form, false)?;
            is_named = true;
        }
        match is_named {
            true => Ok(()),
            false => Err("it does not name its certificate"),
        }
    }

    /// The only value of the only attribute of a kind.
    fn only(&self, kind: Oid<'_>) -> Option<Value<'a>> {
        let mut attributes = self.all.of_kind(kind);
        let attribute = attributes.next()?;
        attributes.next().is_none().then_some(())?;
        attribute.only()
    }
}

/// The two forms in which a certificate is named: by SHA-1 (RFC 2634 5.4), and by a function that is
/// stated (RFC 5035 3).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    First,
    Second,
}

/// Compares the first certificate that is named; the others are those of its issuers, which need not be
/// there.
fn check_named(
    attribute: Value<'_>,
    certificate: &Certificate<'_>,
    form: Form,
    needs_issuer: bool,
) -> Result<(), &'static str> {
    const UNREADABLE: &str = "the name of its certificate cannot be read";
    let first = || -> Result<_, Malformed> {
        let mut list = attribute.inside().enter(SEQUENCE)?;
        let mut named = list.enter(SEQUENCE)?;
        let mut algorithm = Some(HashAlgorithm::Sha256);
        if form == Form::Second
            && let Some(stated) = named.take_if(SEQUENCE)?
        {
            let oid = stated.inside().take(OBJECT_IDENTIFIER)?.content;
            algorithm = HashAlgorithm::of_oid(oid);
        }
        let hash = named.take(OCTET_STRING)?.content;
        let issuer = named.take_if(SEQUENCE)?;
        Ok((algorithm, hash, issuer))
    };
    let (algorithm, hash, issuer) = first().map_err(|_| UNREADABLE)?;
    let own = match (form, algorithm) {
        (Form::First, _) => sha1(certificate.der),
        (Form::Second, Some(algorithm)) => algorithm.digest(certificate.der),
        (Form::Second, None) => return Err("it names its certificate by another hash than SHA-2"),
    };
    if own != hash {
        return Err("it names another certificate");
    }
    let Some(issuer) = issuer else {
        return match needs_issuer {
            true => Err("it does not name the issuer of its certificate"),
            false => Ok(()),
        };
    };
    let is_issuer = || -> Result<bool, Malformed> {
        let mut parts = issuer.inside();
        let mut names: Values<'_> = parts.enter(SEQUENCE)?;
        let name = names.take(constructed(4))?.inside().take(SEQUENCE)?;
        let serial = parts.take(INTEGER)?;
        Ok(name.whole == certificate.issuer_der && serial.content == certificate.serial)
    };
    match is_issuer() {
        Ok(true) => Ok(()),
        Ok(false) => Err("it names another issuer of its certificate"),
        Err(_) => Err(UNREADABLE),
    }
}
