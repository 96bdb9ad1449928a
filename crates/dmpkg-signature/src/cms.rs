//! `SignedData` of the Cryptographic Message Syntax (RFC 5652 5).

use crate::Malformed;
use crate::certificate::Certificate;
use crate::der::{
    INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, SET, Value, Values, constructed, primitive,
};
use crate::hash::HashAlgorithm;
use crate::oid::{self, Oid};

/// Certificates that lie beside a signature. Each for itself, because a certificate as it is kept takes
/// more memory than the shortest ones take bytes: so no piece of memory is larger than what was read.
pub(crate) type Certificates<'a> = Vec<Box<Certificate<'a>>>;

/// Signed content, read in place.
pub(crate) struct SignedData<'a> {
    pub(crate) content_type: Oid<'a>,
    pub(crate) content: &'a [u8],
    pub(crate) certificates: Certificates<'a>,
    /// The only signature. None when there is none, or more than one.
    pub(crate) signer: Option<Signer<'a>>,
    pub(crate) signer_count: usize,
    /// Bytes behind it.
    pub(crate) trailing: &'a [u8],
}

/// One signature.
pub(crate) struct Signer<'a> {
    id: SignerId<'a>,
    /// The identifier of the hash function.
    pub(crate) digest: Oid<'a>,
    /// The algorithm of the signature.
    pub(crate) algorithm: Oid<'a>,
    pub(crate) signature: &'a [u8],
    /// The signed attributes as they stand, with the tag of their field.
    signed: Option<Value<'a>>,
    unsigned: Option<Value<'a>>,
}

/// How a signer is named.
enum SignerId<'a> {
    Issuer { issuer: &'a [u8], serial: &'a [u8] },
    Key(&'a [u8]),
}

/// An attribute of a signature.
pub(crate) struct Attribute<'a> {
    pub(crate) kind: Oid<'a>,
    /// Its values, one behind the other.
    pub(crate) values: Values<'a>,
}

/// Attributes, in their order.
#[derive(Clone, Copy, Default)]
pub(crate) struct Attributes<'a>(Values<'a>);

impl<'a> SignedData<'a> {
    /// Reads signed content. What follows it is kept.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let mut all = Values::new(bytes);
        let mut info = all.enter(SEQUENCE)?;
        if info.take(OBJECT_IDENTIFIER)?.content != oid::SIGNED_DATA {
            return Err(Malformed::NoSignedData);
        }
        let mut data = info.enter(constructed(0))?.enter(SEQUENCE)?;
        data.take(INTEGER)?;
        data.take(SET)?;
        let mut encapsulated = data.enter(SEQUENCE)?;
        let content_type = encapsulated.take(OBJECT_IDENTIFIER)?.content;
        let content = match encapsulated.take_if(constructed(0))? {
            Some(content) => content.inside().take(OCTET_STRING)?.content,
            None => &[],
        };
        let mut certificates = Vec::new();
        if let Some(list) = data.take_if(constructed(0))? {
            let mut list = list.inside();
            while !list.is_empty() {
                let certificate = list.next()?;
                // Other forms of certificates, which have tags of their own, are nobody's here.
                if certificate.tag == SEQUENCE {
                    certificates.push(Box::new(Certificate::read(certificate.whole)?));
                }
            }
        }
        data.take_if(constructed(1))?;
        let mut signers = data.enter(SET)?;
        let (mut signer, mut signer_count) = (None, 0);
        while !signers.is_empty() {
            let read = Signer::read(&signers.next()?)?;
            signer_count += 1;
            signer = (signer_count == 1).then_some(read);
        }
        Ok(Self {
            content_type,
            content,
            certificates,
            signer,
            signer_count,
            trailing: all.rest(),
        })
    }
}

impl<'a> Signer<'a> {
    fn read(value: &Value<'a>) -> Result<Self, Malformed> {
        let mut parts = value.inside();
        parts.take(INTEGER)?;
        let id = match parts.take_if(primitive(0))? {
            Some(key) => SignerId::Key(key.content),
            None => {
                let mut name = parts.enter(SEQUENCE)?;
                SignerId::Issuer {
                    issuer: name.take(SEQUENCE)?.whole,
                    serial: name.take(INTEGER)?.content,
                }
            }
        };
        let digest = parts.enter(SEQUENCE)?.take(OBJECT_IDENTIFIER)?.content;
        let signed = parts.take_if(constructed(0))?;
        let algorithm = parts.enter(SEQUENCE)?.take(OBJECT_IDENTIFIER)?.content;
        let signature = parts.take(OCTET_STRING)?.content;
        let unsigned = parts.take_if(constructed(1))?;
        Ok(Self {
            id,
            digest,
            algorithm,
            signature,
            signed,
            unsigned,
        })
    }

    /// The certificate that it names.
    pub(crate) fn certificate<'c>(
        &self,
        certificates: &'c Certificates<'a>,
    ) -> Option<&'c Certificate<'a>> {
        let mut all = certificates.iter().map(|own| &**own);
        all.find(|own| match self.id {
            SignerId::Issuer { issuer, serial } => own.issuer_der == issuer && own.serial == serial,
            SignerId::Key(key) => own.extensions.subject_key_id == Some(key),
        })
    }

    /// The hash function that it states, when packages may use it.
    pub(crate) fn hash_algorithm(&self) -> Option<HashAlgorithm> {
        HashAlgorithm::of_oid(self.digest)
    }

    /// The signed attributes, in their order.
    pub(crate) fn signed_attributes(&self) -> Result<Attributes<'a>, Malformed> {
        Attributes::read(self.signed)
    }

    /// The attributes that nothing protects, in their order.
    pub(crate) fn unsigned_attributes(&self) -> Result<Attributes<'a>, Malformed> {
        Attributes::read(self.unsigned)
    }

    /// What was signed: the attributes as they stand, with the tag of a set (RFC 5652 5.4); the content
    /// itself when there are none.
    pub(crate) fn signed_bytes(&self, content: &[u8]) -> Vec<u8> {
        let Some(signed) = self.signed else {
            return content.to_vec();
        };
        let mut bytes = signed.whole.to_vec();
        if let Some(tag) = bytes.first_mut() {
            *tag = SET;
        }
        bytes
    }
}

impl<'a> Attribute<'a> {
    fn read(value: Value<'a>) -> Result<Self, Malformed> {
        let mut parts = value.inside();
        Ok(Self {
            kind: parts.take(OBJECT_IDENTIFIER)?.content,
            values: parts.enter(SET)?,
        })
    }

    /// Its only value. None when there are several, or none.
    pub(crate) fn only(&self) -> Option<Value<'a>> {
        let mut values = self.values;
        let value = values.next().ok()?;
        values.is_empty().then_some(value)
    }
}

impl<'a> Attributes<'a> {
    fn read(field: Option<Value<'a>>) -> Result<Self, Malformed> {
        let values = field.map(|field| field.inside()).unwrap_or_default();
        let mut rest = values;
        while !rest.is_empty() {
            Attribute::read(rest.next()?)?;
        }
        Ok(Self(values))
    }

    /// The first of a kind.
    pub(crate) fn first(self, kind: Oid<'_>) -> Option<Attribute<'a>> {
        self.of_kind(kind).next()
    }

    /// Those of a kind.
    pub(crate) fn of_kind(self, kind: Oid<'_>) -> impl Iterator<Item = Attribute<'a>> {
        let mut rest = self.0;
        // All of them were read before.
        let all = std::iter::from_fn(move || Attribute::read(rest.next().ok()?).ok());
        all.filter(move |own| own.kind == kind)
    }
}
