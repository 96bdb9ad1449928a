use crate::attributes::Party;
use crate::certificate::Certificate;
use crate::chain::Chain;
use crate::cms::Certificates;
use crate::hash::{HashAlgorithm, hex, sha1};
use crate::name::Name;
use crate::oid::dotted;
use crate::problem::{Problem, Weight};
use crate::roots::Anchor;
use crate::time::Millis;

/// What can be said of a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The statement.
    pub status: Status,
    /// What is wrong, and what limits the statement, in the order in which it was looked at.
    pub problems: Vec<Problem>,
    /// Which party signed.
    pub party: Party,
    /// Whether a server signed the signature.
    pub has_countersignature: bool,
    /// The hash of the package, stated and computed.
    pub hash: Option<HashFacts>,
    /// The signer's certificate, then those of its issuers as far as they are known.
    pub certificates: Vec<CertificateFacts>,
    /// The root to which they lead.
    pub anchor: Option<AnchorFacts>,
    /// The time that the signer states, by a clock that nobody checked.
    pub signing_time: Option<Millis>,
    /// The time that a service states.
    pub timestamp: Option<TimestampFacts>,
    /// Bytes behind the signature in its file, which nothing protects.
    pub trailing: u64,
    /// Where lists of withdrawn certificates of the signer's issuer lie, and who can be asked.
    pub revocation: Vec<String>,
}

/// The statement about a signature. The order is that of how far it can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Unchanged, by whom and when.
    Confirmed,
    /// The same without a time that can be relied on.
    ConfirmedWithoutTime,
    /// Unchanged, but nobody known vouches for the name.
    UnknownIssuer,
    /// Unchanged, but the certificate had ended.
    Expired,
    /// Unchanged, but against the rules.
    Weak,
    /// Not looked at to the end.
    NotChecked,
    /// Changed after signing.
    Changed,
    /// The signature does not fit the certificate it names.
    Forged,
    /// Of no use.
    Damaged,
}

/// The hash of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashFacts {
    /// By which function.
    pub algorithm: HashAlgorithm,
    /// The signed hash, in digits to the base of 16.
    pub signed: String,
    /// The hash that the package has.
    pub computed: Option<String>,
}

/// A certificate, for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFacts {
    /// Who holds it.
    pub subject: Name,
    /// Who issued it.
    pub issuer: Name,
    /// Its number with the issuer, in digits to the base of 16.
    pub serial: String,
    /// Valid from.
    pub not_before: Millis,
    /// Valid until.
    pub not_after: Millis,
    /// The key, such as `RSA 4096`, or the identifier of its algorithm.
    pub key: String,
    /// SHA-256 of the certificate, in digits to the base of 16.
    pub sha256: String,
    /// SHA-1 of it, by which Windows names certificates.
    pub sha1: String,
}

/// A root to which a chain leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnchorFacts {
    /// Its name.
    pub name: Name,
    /// Whether the user trusts it, not the program.
    pub by_user: bool,
}

/// A timestamp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimestampFacts {
    /// The time.
    pub time: Millis,
    /// How far it may be off to either side, in milliseconds.
    pub accuracy: Millis,
    /// Whether nothing is wrong with it.
    pub is_genuine: bool,
    /// The certificate of the service, then those of its issuers as far as they are known.
    pub certificates: Vec<CertificateFacts>,
    /// The root to which they lead.
    pub anchor: Option<AnchorFacts>,
}

impl Verdict {
    /// A verdict that says nothing yet.
    pub(crate) const fn empty() -> Self {
        Self {
            status: Status::NotChecked,
            problems: Vec::new(),
            party: Party::Unknown,
            has_countersignature: false,
            hash: None,
            certificates: Vec::new(),
            anchor: None,
            signing_time: None,
            timestamp: None,
            trailing: 0,
            revocation: Vec::new(),
        }
    }

    /// States what the problems come to.
    pub(crate) fn concluded(mut self) -> Self {
        let worst = self.problems.iter().map(Problem::weight).max();
        self.status = match worst {
            None => Status::Confirmed,
            Some(Weight::NoTime) => Status::ConfirmedWithoutTime,
            Some(Weight::UnknownIssuer) => Status::UnknownIssuer,
            Some(Weight::Expired) => Status::Expired,
            Some(Weight::Weak) => Status::Weak,
            Some(Weight::NotChecked) => Status::NotChecked,
            Some(Weight::Changed) => Status::Changed,
            Some(Weight::Forged) => Status::Forged,
            Some(Weight::Damaged) => Status::Damaged,
        };
        self
    }

    /// The codes of NuGet's client for it, in the order of their numbers. That client stops at a
    /// signature that is of no use, and says nothing of the content then.
    pub fn codes(&self) -> Vec<&'static str> {
        let is_damaged = self.status == Status::Damaged;
        let problems = self.problems.iter();
        let problems = problems.filter(|it| !is_damaged || it.weight() == Weight::Damaged);
        let mut codes: Vec<&str> = Vec::new();
        for code in problems.filter_map(Problem::code) {
            if let Err(at) = codes.binary_search(&code) {
                codes.insert(at, code);
            }
        }
        codes
    }

    /// The signer's certificate.
    pub fn signer(&self) -> Option<&CertificateFacts> {
        self.certificates.first()
    }

    /// Whether the content is other than what was signed. None when that is not known.
    pub fn is_changed(&self) -> Option<bool> {
        let hash = self.hash.as_ref()?;
        Some(hash.computed.as_ref()? != &hash.signed)
    }
}

impl CertificateFacts {
    pub(crate) fn of(certificate: &Certificate<'_>) -> Self {
        let key = match certificate.key {
            crate::certificate::PublicKey::Rsa { .. } => format!("RSA {}", certificate.key.bits()),
            crate::certificate::PublicKey::Other(algorithm) => dotted(algorithm),
        };
        Self {
            subject: certificate.subject.clone(),
            issuer: certificate.issuer.clone(),
            serial: serial(certificate.serial),
            not_before: certificate.not_before,
            not_after: certificate.not_after,
            key,
            sha256: hex(&HashAlgorithm::Sha256.digest(certificate.der)),
            sha1: hex(&sha1(certificate.der)),
        }
    }

    /// All on a way, the root at its end included.
    pub(crate) fn of_chain(
        chain: &Chain,
        certificates: &Certificates<'_>,
        anchors: &[Anchor<'_>],
    ) -> Vec<Self> {
        let on_way = chain.places.iter().filter_map(|at| certificates.get(*at));
        let mut all: Vec<Self> = on_way.map(|own| Self::of(own)).collect();
        let root = chain.anchor.and_then(|at| anchors.get(at));
        let root = root.map(|root| Self::of(&root.certificate));
        if let Some(root) = root.filter(|root| all.last() != Some(root)) {
            all.push(root);
        }
        all
    }
}

/// A serial number in digits. They have 20 bytes at most (RFC 5280 4.1.2.2), and longer ones are cut.
fn serial(bytes: &[u8]) -> String {
    match bytes.split_at_checked(32) {
        Some((start, [_, ..])) => hex(start) + "\u{2026}",
        _ => hex(bytes),
    }
}

impl AnchorFacts {
    pub(crate) fn of(chain: &Chain, anchors: &[Anchor<'_>]) -> Option<Self> {
        let anchor = anchors.get(chain.anchor?)?;
        Some(Self {
            name: anchor.certificate.subject.clone(),
            by_user: anchor.by_user,
        })
    }
}
