//! The way to a root.

use dmpkg_fixtures::signing::{Certificate, Hash, Key};
use dmpkg_signature::Status;

use crate::{Mutant, mutant};

pub(super) fn of_chains() -> Vec<Mutant> {
    use Status::{UnknownIssuer, Weak};
    vec![
        mutant(
            "no issuers",
            |it| it.issuers.clear(),
            UnknownIssuer,
            &["NU3018"],
        ),
        mutant(
            "issuer lacks",
            |it| {
                it.issuers.remove(0);
            },
            UnknownIssuer,
            &["NU3018"],
        ),
        mutant(
            "another root",
            |it| {
                it.issuers[0].issuer = ("Other Root", "Other Authority");
                it.issuers[1].subject = "Other Root";
                it.issuers[1].organisation = "Other Authority";
                it.issuers[1].issuer = ("Other Root", "Other Authority");
            },
            UnknownIssuer,
            &["NU3018"],
        ),
        mutant(
            "names itself as issuer",
            |it| {
                it.certificate.issuer = ("Demo Signer", "Demo Company");
                it.certificate.signed_by = Key::Signer;
            },
            UnknownIssuer,
            &["NU3018"],
        ),
        mutant(
            "signed by SHA-1",
            |it| it.certificate.hash = Hash::Sha1,
            Weak,
            &["NU3012", "NU3013", "NU3018"],
        ),
        mutant(
            "not signed by its issuer",
            |it| it.certificate.signed_by = Key::Root,
            Weak,
            &["NU3012", "NU3018"],
        ),
        mutant(
            "issuer not signed by the root",
            |it| it.issuers[0].signed_by = Key::Signer,
            Weak,
            &["NU3012", "NU3018"],
        ),
        mutant(
            "issuer is no authority",
            |it| it.issuers[0].authority = Some((false, None)),
            Weak,
            &["NU3012"],
        ),
        mutant(
            "issuer does not say that it is one",
            |it| it.issuers[0].authority = None,
            Weak,
            &["NU3012"],
        ),
        mutant(
            "issuer may not sign certificates",
            |it| it.issuers[0].usage = Some(0x80),
            Weak,
            &["NU3012"],
        ),
        mutant(
            "issuer for timestamps only",
            |it| it.issuers[0].purposes = Some(vec!["1.3.6.1.5.5.7.3.8"]),
            Weak,
            &["NU3012"],
        ),
        mutant(
            "issuer with an unknown condition",
            |it| it.issuers[0].unknown_critical = true,
            Weak,
            &["NU3012"],
        ),
        mutant(
            "authority below an authority that may have none",
            |it| {
                let mut second = Certificate::issuer();
                second.subject = "Demo Second";
                second.issuer = ("Demo Issuer", "Demo Authority");
                second.signed_by = Key::Issuer;
                second.serial = 7;
                it.certificate.issuer = ("Demo Second", "Demo Authority");
                it.issuers.push(second);
            },
            Weak,
            &["NU3012"],
        ),
        mutant(
            "no purpose",
            |it| it.certificate.purposes = None,
            Weak,
            &["NU3012"],
        ),
        mutant(
            "another purpose",
            |it| it.certificate.purposes = Some(vec!["1.3.6.1.5.5.7.3.1"]),
            Weak,
            &["NU3012"],
        ),
        mutant(
            "any purpose",
            |it| it.certificate.purposes = Some(vec!["2.5.29.37.0"]),
            Weak,
            &["NU3012"],
        ),
        mutant(
            "lifetime signing",
            |it| {
                let purposes = it.certificate.purposes.as_mut().unwrap();
                purposes.push("1.3.6.1.4.1.311.10.3.13");
            },
            Weak,
            &["NU3015"],
        ),
        mutant(
            "an unknown condition",
            |it| it.certificate.unknown_critical = true,
            Weak,
            &["NU3012"],
        ),
    ]
}
