//! What the verdict as a whole says.

use crate::rules::Found;
use crate::rules::inputs::SignatureInput;

/// The organisation and country in the certificates of the vendor.
const VENDOR: (&str, &str) = ("Skyline Communications NV", "BE");

pub(super) fn not_last_entry(input: &SignatureInput<'_>, found: &mut Found<'_>) {
    if !input.verified.placement.is_last {
        found.entry(
            input.entry,
            format_args!(
                "The signing tool writes the signature as the last entry; here it is not."
            ),
        );
    }
}

pub(super) fn content_changed(input: &SignatureInput<'_>, found: &mut Found<'_>) {
    if input.facts.changed == Some(true)
        && let Some(hash) = &input.facts.hash
        && let Some(computed) = &hash.computed
    {
        found.entry(
            input.entry,
            format_args!(
                "The package has the hash {computed} by {}, and {} was signed.",
                hash.algorithm, hash.signed
            ),
        );
    }
}

pub(super) fn other_publisher(input: &SignatureInput<'_>, found: &mut Found<'_>) {
    let Some(own) = input.facts.certificates.first() else {
        return;
    };
    let is_vendor =
        own.organisation.as_deref() == Some(VENDOR.0) && own.country.as_deref() == Some(VENDOR.1);
    if input.facts.status.is_confirmed() && !is_vendor {
        let signer = input.facts.signer().unwrap_or_default();
        found.entry(input.entry, format_args!("It is signed by {signer}."));
    }
}

pub(super) fn repository_signature(input: &SignatureInput<'_>, found: &mut Found<'_>) {
    let is_of_server = input.facts.party.as_deref() == Some("repository");
    if is_of_server || input.verified.verdict.has_countersignature {
        let what = match is_of_server {
            true => "The signature is one of a server that hands packages out.",
            false => "A server signed the signature.",
        };
        found.entry(input.entry, format_args!("{what}"));
    }
}

pub(super) fn unprotected_bytes(input: &SignatureInput<'_>, found: &mut Found<'_>) {
    let count = input.facts.unprotected_bytes;
    if count > 0 {
        let bytes = crate::amounts::counted(count, "byte", "bytes");
        found.entry(
            input.entry,
            format_args!("Nothing protects {bytes} in and around the signature."),
        );
    }
}

pub(super) fn revocation_unknown(input: &SignatureInput<'_>, found: &mut Found<'_>) {
    if input.facts.certificates.is_empty() {
        return;
    }
    let places = &input.facts.revocation;
    let places = match places.is_empty() {
        true => "The certificate names no place to ask.".to_owned(),
        false => format!("The issuer answers at {}.", places.join(", ")),
    };
    found.entry(
        input.entry,
        format_args!("Whether the certificate was withdrawn was not asked. {places}"),
    );
}
