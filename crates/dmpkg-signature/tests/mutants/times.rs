//! Signatures against the time and the validity of certificates.

use dmpkg_signature::Status;

use crate::{Mutant, mutant, stamp};

pub(super) fn without_time() -> Vec<Mutant> {
    vec![
        mutant(
            "no timestamp",
            |it| it.timestamp = None,
            Status::ConfirmedWithoutTime,
            &["NU3027"],
        )
        .early(&["NU3017", "NU3027"])
        .late(&["NU3027", "NU3037"]),
        mutant(
            "no timestamp, ended",
            |it| {
                it.timestamp = None;
                it.certificate.not_after = "250101000000Z";
            },
            Status::Expired,
            &["NU3027", "NU3037"],
        )
        .early(&["NU3017", "NU3027"]),
    ]
}

pub(super) fn outside_validity() -> Vec<Mutant> {
    vec![
        mutant(
            "ended before signing",
            |it| it.certificate.not_after = "250601000000Z",
            Status::Expired,
            &["NU3037"],
        )
        .early(&["NU3017", "NU3025"]),
        mutant(
            "began after signing",
            |it| it.certificate.not_before = "250702000000Z",
            Status::Expired,
            &["NU3037"],
        )
        .early(&["NU3017", "NU3025"]),
        mutant(
            "ended within the accuracy",
            |it| {
                it.certificate.not_after = "250701120010Z";
                stamp(it).accuracy = Some(20);
            },
            Status::Expired,
            &["NU3037"],
        )
        .early(&["NU3017", "NU3025"]),
        mutant(
            "ended within the accuracy of the policy",
            |it| {
                it.certificate.not_after = "250701120001Z";
                let stamp = stamp(it);
                stamp.accuracy = None;
                stamp.policy = "0.4.0.2023.1.1";
            },
            Status::Expired,
            &["NU3037"],
        )
        .early(&["NU3017", "NU3025"]),
        mutant(
            "time after the end of the service's certificate",
            |it| stamp(it).certificate.not_after = "250601000000Z",
            Status::Weak,
            &["NU3036"],
        )
        .late(&["NU3036", "NU3037"]),
        mutant(
            "time before it",
            |it| stamp(it).certificate.not_before = "250702000000Z",
            Status::Weak,
            &["NU3036"],
        )
        .late(&["NU3036", "NU3037"]),
    ]
}
