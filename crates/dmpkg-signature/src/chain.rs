//! From a certificate to a root: every step a signature, every issuer allowed to issue.
//!
//! A name may have several certificates, as roots that are signed by another root have, so all ways are
//! tried. That a certificate on the way has ended does not matter: the client that packages are made
//! for asks that of the first one only.

use crate::certificate::Certificate;
use crate::cms::Certificates;
use crate::hash::HashAlgorithm;
use crate::oid::{self, dotted};
use crate::roots::{Anchor, Purpose};
use crate::rsa::is_signed_by;

/// Certificates on one way.
const LONGEST: usize = 10;
/// Signatures that are checked in all, so that a crowd of certificates with one name does not take for
/// ever.
const CHECKED: u32 = 32;

/// The best way that was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chain {
    /// Places in the list of certificates, the first one first.
    pub(crate) places: Vec<usize>,
    /// Place of the root in the list of roots, when one was reached.
    pub(crate) anchor: Option<usize>,
    /// What is wrong on the way, as a clause.
    pub(crate) fault: Option<String>,
}

struct Search<'c, 'a> {
    certificates: &'c Certificates<'a>,
    anchors: &'c [Anchor<'c>],
    purpose: Purpose,
    checks_left: u32,
    best: Option<Chain>,
}

impl Purpose {
    const fn oid(self) -> oid::Oid<'static> {
        match self {
            Self::CodeSigning => oid::CODE_SIGNING,
            Self::Timestamping => oid::TIME_STAMPING,
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::CodeSigning => "signing code",
            Self::Timestamping => "timestamps",
        }
    }
}

impl Chain {
    /// Looks for a way from the certificate at a place to a root.
    pub(crate) fn find(
        first: usize,
        certificates: &Certificates<'_>,
        anchors: &[Anchor<'_>],
        purpose: Purpose,
    ) -> Self {
        let mut search = Search {
            certificates,
            anchors,
            purpose,
            checks_left: CHECKED,
            best: None,
        };
        let fault = certificates
            .get(first)
            .and_then(|leaf| unfit_leaf(leaf, purpose));
        search.go_on(&mut vec![first], fault);
        search.best.unwrap_or_default()
    }

    fn is_better_than(&self, other: &Self) -> bool {
        let rank = |chain: &Self| {
            (
                chain.anchor.is_some(),
                chain.fault.is_none(),
                chain.places.len(),
            )
        };
        rank(self) > rank(other)
    }

    fn is_whole(&self) -> bool {
        self.anchor.is_some() && self.fault.is_none()
    }
}

impl Search<'_, '_> {
    /// Goes on from the last certificate of a way. As deep as a way may be long.
    fn go_on(&mut self, places: &mut Vec<usize>, fault: Option<String>) {
        let certificates = self.certificates;
        let Some(last) = places.last().and_then(|at| certificates.get(*at)) else {
            return;
        };
        let (mut broken, mut leads_on) = (false, false);
        for (at, anchor) in self.anchors.iter().enumerate() {
            let root = &anchor.certificate;
            let is_itself = root.subject_der == last.subject_der && root.key_der == last.key_der;
            let is_issuer = root.subject_der == last.issuer_der;
            let leads_there = is_itself || is_issuer && self.is_issued_by(last, root);
            broken |= is_issuer && !leads_there;
            if leads_there {
                self.keep(places, Some(at), fault.clone());
            }
        }
        for (at, issuer) in certificates.iter().enumerate() {
            let is_named = issuer.subject_der == last.issuer_der && !last.is_self_issued();
            if !is_named || places.contains(&at) || self.best.as_ref().is_some_and(Chain::is_whole)
            {
                continue;
            }
            if !self.is_issued_by(last, issuer) {
                broken = true;
                continue;
            }
            let authorities = places.len() - 1;
            let fault = fault
                .clone()
                .or_else(|| unfit_issuer(issuer, authorities, self.purpose));
            if places.len() < LONGEST {
                leads_on = true;
                places.push(at);
                self.go_on(places, fault);
                places.pop();
            }
        }
        if !leads_on {
            let fault = fault.or_else(|| broken.then(|| broken_link(last)));
            self.keep(places, None, fault);
        }
    }

    fn keep(&mut self, places: &[usize], anchor: Option<usize>, fault: Option<String>) {
        let chain = Chain {
            places: places.to_vec(),
            anchor,
            fault,
        };
        if self
            .best
            .as_ref()
            .is_none_or(|best| chain.is_better_than(best))
        {
            self.best = Some(chain);
        }
    }

    fn is_issued_by(&mut self, certificate: &Certificate<'_>, issuer: &Certificate<'_>) -> bool {
        let Some(algorithm) = HashAlgorithm::of_rsa(certificate.algorithm) else {
            return false;
        };
        let Some(left) = self.checks_left.checked_sub(1) else {
            return false;
        };
        self.checks_left = left;
        let hash = algorithm.digest(certificate.signed);
        is_signed_by(&issuer.key, algorithm, &hash, certificate.signature)
    }
}

fn name(certificate: &Certificate<'_>) -> String {
    let name = &certificate.subject;
    format!(
        "\u{201c}{}\u{201d}",
        name.common_name().unwrap_or("without a name")
    )
}

fn broken_link(certificate: &Certificate<'_>) -> String {
    match HashAlgorithm::of_rsa(certificate.algorithm) {
        Some(_) => format!(
            "the certificate of {} is not signed by the issuer that it names",
            name(certificate)
        ),
        None => format!(
            "the certificate of {} is signed by an algorithm that is not supported, {}",
            name(certificate),
            dotted(certificate.algorithm)
        ),
    }
}

fn unfit_leaf(leaf: &Certificate<'_>, purpose: Purpose) -> Option<String> {
    if !leaf.is_for(purpose.oid()) {
        let what = purpose.words();
        return Some(format!(
            "the certificate of {} is not for {what}",
            name(leaf)
        ));
    }
    unknown_critical(leaf)
}

/// `authorities` is the number of issuers between it and the first certificate.
fn unfit_issuer(issuer: &Certificate<'_>, authorities: usize, purpose: Purpose) -> Option<String> {
    let extensions = &issuer.extensions;
    let who = name(issuer);
    if extensions.is_authority != Some(true) || extensions.may_sign_certificates == Some(false) {
        return Some(format!("{who} may not issue certificates"));
    }
    let authorities = u64::try_from(authorities).unwrap_or(u64::MAX);
    if extensions
        .path_length
        .is_some_and(|most| authorities > most)
    {
        return Some(format!("{who} may not issue certificates to other issuers"));
    }
    let is_limited = extensions.purposes.is_some();
    if is_limited && !issuer.is_for(purpose.oid()) && !issuer.is_for(oid::ANY_PURPOSE) {
        let what = purpose.words();
        return Some(format!("{who} may not issue certificates for {what}"));
    }
    unknown_critical(issuer)
}

fn unknown_critical(certificate: &Certificate<'_>) -> Option<String> {
    let extension = certificate.extensions.unknown_critical?;
    Some(format!(
        "the certificate of {} has a condition that is not known here, {}",
        name(certificate),
        dotted(extension)
    ))
}
