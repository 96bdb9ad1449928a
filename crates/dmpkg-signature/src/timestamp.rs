//! Timestamps (RFC 3161): a service states that a signature was there at a time.

use crate::Malformed;
use crate::attributes::SignedAttributes;
use crate::chain::Chain;
use crate::cms::SignedData;
use crate::der::{
    GENERALIZED_TIME, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, Values, primitive,
};
use crate::hash::HashAlgorithm;
use crate::oid::{self, Oid, dotted};
use crate::problem::Problem;
use crate::roots::{Purpose, Roots};
use crate::rsa::is_signed_by;
use crate::time::{self, Millis};
use crate::verdict::{AnchorFacts, CertificateFacts, TimestampFacts};

/// What a service states (RFC 3161 2.4.2).
struct TimestampInfo<'a> {
    policy: Oid<'a>,
    imprint_algorithm: Oid<'a>,
    imprint: &'a [u8],
    time: Millis,
    /// How far the time may be off to either side, in milliseconds.
    accuracy: Option<Millis>,
}

impl<'a> TimestampInfo<'a> {
    fn read(content: &'a [u8]) -> Result<Self, Malformed> {
        let mut parts = Values::new(content).enter(SEQUENCE)?;
        parts.take(INTEGER)?;
        let policy = parts.take(OBJECT_IDENTIFIER)?.content;
        let mut imprint = parts.enter(SEQUENCE)?;
        let imprint_algorithm = imprint.enter(SEQUENCE)?.take(OBJECT_IDENTIFIER)?.content;
        let hash = imprint.take(OCTET_STRING)?.content;
        parts.take(INTEGER)?;
        let time = time::read(parts.take(GENERALIZED_TIME)?)?;
        let accuracy = match parts.take_if(SEQUENCE)? {
            Some(accuracy) => Some(read_accuracy(accuracy.inside())?),
            None => None,
        };
        Ok(Self {
            policy,
            imprint_algorithm,
            imprint: hash,
            time,
            accuracy,
        })
    }

    /// What the service states, or what its policy says when it states nothing.
    fn accuracy(&self) -> Millis {
        match self.accuracy {
            Some(accuracy) => accuracy,
            None if self.policy == oid::BEST_PRACTICES_POLICY => 1000,
            None => 0,
        }
    }
}

fn read_accuracy(mut parts: Values<'_>) -> Result<Millis, Malformed> {
    let mut small = |tag| -> Result<Millis, Malformed> {
        let value = parts.take_if(tag)?;
        let number = value.and_then(|value| value.small()).unwrap_or(0);
        // A year is more than any service allows itself.
        Ok(Millis::try_from(number.min(31_536_000)).unwrap_or(0))
    };
    let seconds = small(INTEGER)?;
    let millis = small(primitive(0))?;
    let micros = small(primitive(1))?;
    Ok(seconds * 1000 + millis + (micros + 999) / 1000)
}

/// Looks at a timestamp of a signature value. What is wrong goes to `problems`; what can be said of it
/// comes back.
pub(crate) fn check(
    token: &[u8],
    signature: &[u8],
    now: Option<Millis>,
    roots: &Roots,
    problems: &mut Vec<Problem>,
) -> Option<TimestampFacts> {
    let broken = |why: &dyn std::fmt::Display| Problem::BrokenTimestamp(why.to_string());
    let read = SignedData::read(token).and_then(|data| {
        let info = TimestampInfo::read(data.content)?;
        Ok((data, info))
    });
    let (data, info) = match read {
        Ok(read) => read,
        Err(error) => {
            problems.push(broken(&error));
            return None;
        }
    };
    let before = problems.len();
    if data.content_type != oid::TST_INFO {
        problems.push(broken(&"it holds something else than a time"));
    }
    match HashAlgorithm::of_oid(info.imprint_algorithm) {
        None => problems.push(Problem::TimestampImprint(dotted(info.imprint_algorithm))),
        Some(algorithm) if algorithm.digest(signature) != info.imprint => {
            problems.push(Problem::TimestampForOther);
        }
        Some(_) => {}
    }
    let mut facts = TimestampFacts {
        time: info.time,
        accuracy: info.accuracy(),
        is_genuine: false,
        certificates: Vec::new(),
        anchor: None,
    };
    let Some(signer) = &data.signer else {
        problems.push(broken(&"it has not exactly one signer"));
        return Some(facts);
    };
    let Some(certificate) = signer.certificate(&data.certificates) else {
        problems.push(Problem::TimestampWithoutCertificate);
        return Some(facts);
    };
    facts.certificates = vec![CertificateFacts::of(certificate)];
    if now.is_some_and(|now| now < certificate.not_before) {
        problems.push(Problem::TimestampNotYetValid(certificate.not_before));
    }
    if HashAlgorithm::of_rsa(certificate.algorithm).is_none() || certificate.key.bits() == 0 {
        let algorithm = dotted(certificate.algorithm);
        problems.push(Problem::TimestampCertificate(algorithm));
    } else if certificate.key.bits() < 2048 {
        problems.push(Problem::TimestampShortKey(certificate.key.bits()));
    }
    let Some(algorithm) = signer.hash_algorithm() else {
        problems.push(Problem::TimestampDigest(dotted(signer.digest)));
        return Some(facts);
    };
    let attributes = SignedAttributes::of(signer);
    let fits = attributes
        .map_err(|error| error.to_string())
        .and_then(|own| {
            own.check_timestamp(certificate)?;
            let digest = algorithm.digest(data.content);
            let is_content = own.fits(data.content_type, &digest)?;
            Ok(is_content)
        });
    match fits {
        Err(why) => problems.push(broken(&why)),
        Ok(false) => problems.push(broken(&"its content was changed")),
        Ok(true) => {}
    }
    let signed = HashAlgorithm::of_rsa(signer.algorithm).unwrap_or(algorithm);
    let hash = signed.digest(&signer.signed_bytes(data.content));
    if certificate.key.bits() > 0
        && !is_signed_by(&certificate.key, signed, &hash, signer.signature)
    {
        problems.push(broken(&"its signature does not fit its certificate"));
    }
    if info.time < certificate.not_before || info.time > certificate.not_after {
        problems.push(Problem::TimestampOutsideCertificate);
    }
    let anchors = roots.anchors(Purpose::Timestamping);
    let first = data.certificates.iter();
    let first = first.clone().position(|own| own.der == certificate.der);
    let chain = Chain::find(
        first.unwrap_or_default(),
        &data.certificates,
        &anchors,
        Purpose::Timestamping,
    );
    facts.certificates = CertificateFacts::of_chain(&chain, &data.certificates, &anchors);
    facts.anchor = AnchorFacts::of(&chain, &anchors);
    match (&chain.fault, chain.anchor) {
        (Some(fault), _) => problems.push(Problem::UnknownTimestampIssuer(fault.clone())),
        (None, None) => {
            let why = "its certificates lead to no root that is known here";
            problems.push(Problem::UnknownTimestampIssuer(why.to_owned()));
        }
        (None, Some(_)) => {}
    }
    facts.is_genuine = problems.len() == before;
    Some(facts)
}
