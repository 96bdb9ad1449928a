use crate::Malformed;
use crate::attributes::{Party, SignedAttributes};
use crate::certificate::Certificate;
use crate::chain::Chain;
use crate::cms::{SignedData, Signer};
use crate::content::{SignedText, TextProblem};
use crate::hash::{HashAlgorithm, hex};
use crate::oid::{self, dotted};
use crate::problem::Problem;
use crate::roots::{Purpose, Roots};
use crate::rsa::is_signed_by;
use crate::time::Millis;
use crate::timestamp;
use crate::verdict::{AnchorFacts, CertificateFacts, HashFacts, Verdict};

/// A package signature, read in place: the content of `.signature.p7s`.
pub struct Signature<'a> {
    data: SignedData<'a>,
    text: Result<SignedText, TextProblem>,
}

/// What is known from elsewhere when a signature is judged.
#[derive(Clone, Debug, Default)]
pub struct Circumstances {
    /// The hash of the package by [`Signature::hash_algorithm`], when it was computed.
    pub package_hash: Option<Vec<u8>>,
    /// What is wrong with how the signature lies in the archive.
    pub archive: Vec<Problem>,
    /// The time of the device.
    pub now: Option<Millis>,
}

impl<'a> Signature<'a> {
    /// Reads a signature; nothing is judged yet.
    ///
    /// # Errors
    /// When the bytes are no signed data in DER.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let data = SignedData::read(bytes)?;
        let text = SignedText::read(data.content);
        Ok(Self { data, text })
    }

    /// The function by which the package has to be hashed.
    pub fn hash_algorithm(&self) -> Option<HashAlgorithm> {
        self.text.as_ref().ok().map(|text| text.algorithm)
    }

    /// Judges it. Costs a few dozen checks of RSA signatures at most.
    pub fn verify(&self, circumstances: &Circumstances, roots: &Roots) -> Verdict {
        let mut verdict = Verdict {
            problems: circumstances.archive.clone(),
            trailing: u64::try_from(self.data.trailing.len()).unwrap_or(u64::MAX),
            ..Verdict::empty()
        };
        self.check_text(circumstances, &mut verdict);
        let Some(signer) = &self.data.signer else {
            let count = self.data.signer_count;
            verdict.problems.push(Problem::SignerCount(count));
            return verdict.concluded();
        };
        let certificate = signer.certificate(&self.data.certificates);
        match certificate {
            Some(certificate) => {
                self.check_signer(signer, certificate, circumstances, roots, &mut verdict);
            }
            None => verdict.problems.push(Problem::MissingSignerCertificate),
        }
        verdict.concluded()
    }

    fn check_text(&self, circumstances: &Circumstances, verdict: &mut Verdict) {
        let text = match &self.text {
            Ok(text) => text,
            Err(TextProblem::Unreadable(why)) => {
                let problem = Problem::UnreadableContent((*why).to_owned());
                return verdict.problems.push(problem);
            }
            Err(TextProblem::Version(version)) => {
                let problem = Problem::FormatVersion(version.clone());
                return verdict.problems.push(problem);
            }
        };
        let computed = circumstances.package_hash.as_deref();
        verdict.hash = Some(HashFacts {
            algorithm: text.algorithm,
            signed: hex(&text.hash),
            computed: computed.map(hex),
        });
        match computed {
            None => verdict.problems.push(Problem::NotHashed),
            Some(hash) if hash != text.hash => verdict.problems.push(Problem::ContentChanged),
            Some(_) => {}
        }
    }

    fn check_signer(
        &self,
        signer: &Signer<'a>,
        certificate: &Certificate<'a>,
        circumstances: &Circumstances,
        roots: &Roots,
        verdict: &mut Verdict,
    ) {
        verdict.certificates = vec![CertificateFacts::of(certificate)];
        verdict.revocation = certificate.extensions.revocation();
        self.check_attributes(signer, certificate, verdict);
        let time = self.check_timestamp(signer, circumstances, roots, verdict);
        check_certificate(certificate, time, circumstances.now, verdict);
        self.check_chain(certificate, roots, verdict);
    }

    /// The signed attributes, the hash of the signed text, and the signature itself.
    fn check_attributes(
        &self,
        signer: &Signer<'a>,
        certificate: &Certificate<'a>,
        verdict: &mut Verdict,
    ) {
        let problems = &mut verdict.problems;
        let attributes = match SignedAttributes::of(signer) {
            Ok(attributes) => attributes,
            Err(why) => return problems.push(Problem::WrongAttributes(why.to_string())),
        };
        verdict.signing_time = attributes.signing_time();
        match attributes.party() {
            Some(party) => verdict.party = party,
            None => problems.push(Problem::UnreadableContent(
                "it claims to be of the author and of a server at once".to_owned(),
            )),
        }
        verdict.has_countersignature = has_countersignature(signer);
        if let Err(why) = attributes.check_author(certificate) {
            problems.push(Problem::WrongAttributes(why.to_owned()));
        }
        let Some(algorithm) = signer.hash_algorithm() else {
            let why = format!("it uses the hash function {}", dotted(signer.digest));
            return problems.push(Problem::WrongAttributes(why));
        };
        if certificate.key.bits() == 0 {
            let kind = verdict.certificates.first().map(|own| own.key.clone());
            return problems.push(Problem::UnsupportedKey(kind.unwrap_or_default()));
        }
        let digest = algorithm.digest(self.data.content);
        match attributes.fits(oid::DATA, &digest) {
            Err(why) => problems.push(Problem::WrongAttributes(why.to_owned())),
            Ok(false) => {
                let why = "the signed text has another hash than was signed";
                problems.push(Problem::NotGenuine(why.to_owned()));
            }
            Ok(true) => {}
        }
        let by = HashAlgorithm::of_rsa(signer.algorithm).unwrap_or(algorithm);
        let hash = by.digest(&signer.signed_bytes(self.data.content));
        if !is_signed_by(&certificate.key, by, &hash, signer.signature) {
            let why = "the signature does not fit the certificate";
            problems.push(Problem::NotGenuine(why.to_owned()));
        }
    }

    /// The time at which the signature was there: the interval that a genuine timestamp states.
    fn check_timestamp(
        &self,
        signer: &Signer<'a>,
        circumstances: &Circumstances,
        roots: &Roots,
        verdict: &mut Verdict,
    ) -> Option<(Millis, Millis)> {
        let problems = &mut verdict.problems;
        let attributes = signer.unsigned_attributes().unwrap_or_default();
        let Some(token) = attributes.first(oid::TIMESTAMP_TOKEN) else {
            problems.push(Problem::NoTimestamp);
            return None;
        };
        let mut values = token.values;
        let token = match values.next() {
            Ok(token) => token.whole,
            Err(error) => {
                problems.push(Problem::BrokenTimestamp(error.to_string()));
                return None;
            }
        };
        let now = circumstances.now;
        let facts = timestamp::check(token, signer.signature, now, roots, problems);
        verdict.timestamp = facts;
        let facts = verdict.timestamp.as_ref().filter(|it| it.is_genuine)?;
        let earliest = facts.time.saturating_sub(facts.accuracy);
        Some((earliest, facts.time.saturating_add(facts.accuracy)))
    }

    fn check_chain(&self, certificate: &Certificate<'a>, roots: &Roots, verdict: &mut Verdict) {
        let certificates = &self.data.certificates;
        let anchors = roots.anchors(Purpose::CodeSigning);
        let first = certificates
            .iter()
            .position(|own| own.der == certificate.der);
        let first = first.unwrap_or_default();
        let chain = Chain::find(first, certificates, &anchors, Purpose::CodeSigning);
        verdict.certificates = CertificateFacts::of_chain(&chain, certificates, &anchors);
        verdict.anchor = AnchorFacts::of(&chain, &anchors);
        if let Some(fault) = &chain.fault {
            verdict.problems.push(Problem::ChainFault(fault.clone()));
        }
        if chain.anchor.is_none() {
            let last = verdict.certificates.last();
            let issuer = last.and_then(|last| last.issuer.common_name().map(str::to_owned));
            let issuer = issuer.unwrap_or_else(|| "without a name".to_owned());
            let why = format!("the issuer \u{201c}{issuer}\u{201d} is no root that is known here");
            verdict.problems.push(Problem::UnknownIssuer(why));
        }
    }
}

fn has_countersignature(signer: &Signer<'_>) -> bool {
    let attributes = signer.unsigned_attributes().unwrap_or_default();
    attributes.first(oid::COUNTERSIGNATURE).is_some()
}

/// Algorithm, key, purpose and validity of the signer's certificate; `time` is the interval in which a
/// timestamp puts the signature.
fn check_certificate(
    certificate: &Certificate<'_>,
    time: Option<(Millis, Millis)>,
    now: Option<Millis>,
    verdict: &mut Verdict,
) {
    let problems = &mut verdict.problems;
    if HashAlgorithm::of_rsa(certificate.algorithm).is_none() {
        let algorithm = dotted(certificate.algorithm);
        problems.push(Problem::WeakCertificate(algorithm));
    }
    let bits = certificate.key.bits();
    if (1..2048).contains(&bits) {
        problems.push(Problem::ShortKey(bits));
    }
    if certificate.is_for(oid::LIFETIME_SIGNING) {
        problems.push(Problem::LifetimeSigning);
    }
    if now.is_some_and(|now| now < certificate.not_before) {
        problems.push(Problem::NotYetValid(certificate.not_before));
    }
    let Some((earliest, latest)) = time.or(now.map(|now| (now, now))) else {
        return problems.push(Problem::NoClock);
    };
    let is_early = earliest <= certificate.not_before && time.is_some();
    if latest >= certificate.not_after || is_early {
        problems.push(Problem::Expired(certificate.not_after));
    }
}

impl Verdict {
    /// The verdict on bytes that are no signature; why they are none, as a clause.
    pub fn unreadable(why: String, circumstances: &Circumstances) -> Self {
        let mut problems = circumstances.archive.clone();
        problems.push(Problem::UnreadableContainer(why));
        Self {
            problems,
            party: Party::Unknown,
            ..Self::empty()
        }
        .concluded()
    }
}
