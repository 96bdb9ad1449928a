//! Signatures, and whom the user trusts.

use dmpkg_fixtures::signing::Certificate;
use dmpkg_tests::Inspector;

use super::with;

/// Waits until the title line says this of the signature.
#[track_caller]
fn until_said(page: &Inspector, words: &str) {
    page.until(&format!(
        "document.querySelector('.top-signature').innerText.trim() === '{words}'"
    ));
}

/// The ten statements: fixture, what the title line says, the class of its mark, the class of the
/// statement in the panel, and words of it.
const STATEMENTS: &[(&str, &str, &str, &str, &str)] = &[
    (
        "application-signed",
        "signed, unchanged",
        "mark-sound",
        "notice-sound",
        "Signed by Demo Company, unchanged",
    ),
    (
        "application-signed-without-time",
        "signed, unchanged, time not confirmed",
        "mark-sound",
        "notice-sound",
        "The time of signing is not confirmed",
    ),
    (
        "application-signed-by-partner",
        "unchanged, publisher not confirmed",
        "mark-warning",
        "notice-attention",
        "Anyone can make a certificate with any name",
    ),
    (
        "application-signed-expired",
        "unchanged, signature has run out",
        "mark-warning",
        "notice-attention",
        "no confirmed time proves an earlier signing",
    ),
    (
        "application-signed-weak",
        "unchanged, signature breaks the rules",
        "mark-warning",
        "notice-attention",
        "the rules ask for 2048",
    ),
    (
        "application-signed-changed",
        "changed after signing",
        "mark-error",
        "notice-damage",
        "Do not rely on that name",
    ),
    (
        "application-signed-forged",
        "signature not genuine",
        "mark-error",
        "notice-damage",
        "does not fit the certificate",
    ),
    (
        "application-signed-repacked",
        "signature not usable",
        "mark-error",
        "notice-damage",
        "Its content differs from what was signed as well",
    ),
];

#[test]
fn each_statement_has_its_words_and_colour() {
    let page = Inspector::start();
    let root = page.desk().put("root.cer", &Certificate::root().build());
    page.choose(&root);
    page.until_shown("is trusted for this visit");
    for (fixture, short, mark, notice, words) in STATEMENTS {
        page.open(&page.desk().fixture(fixture));
        until_said(&page, short);
        assert!(
            page.is(&format!(
                "document.querySelector('.top-signature .{mark}') !== null"
            )),
            "{fixture}"
        );
        // The overview says the same, and leads to the panel.
        page.until_shown("All about the signature");
        page.press_named("All about the signature");
        page.until_shown(words);
        assert!(
            page.is(&format!(
                "document.querySelector('.signature-page .{notice}') !== null"
            )),
            "{fixture}"
        );
        page.until_shown("not checked: that needs the network");
        // No green beside a broken seal or an unknown publisher.
        let green = page.is("document.querySelector('.signature-page .mark-sound, .top-signature .mark-sound') !== null");
        assert_eq!(green, *mark == "mark-sound", "{fixture}");
    }
    page.open(&page.desk().fixture("application-smallest"));
    until_said(&page, "not signed");
    assert!(page.is("document.querySelector('.top-signature .mark-skipped') !== null"));
    page.open(&page.desk().fixture("no-zip-text"));
    page.until("document.querySelector('.failed')");
    assert!(page.is("document.querySelector('.top-signature') === null"));
    page.assert_quiet();
}

#[test]
fn a_root_that_is_added_confirms_the_publisher() {
    let page = Inspector::start();
    let choose = |name: &str, certificate: &Certificate| {
        page.choose(&page.desk().put(name, &certificate.build()));
    };
    choose("demo-root.cer", &Certificate::root());
    page.until_shown("is trusted for this visit");
    page.open(&page.desk().fixture("application-signed-by-partner"));
    until_said(&page, "unchanged, publisher not confirmed");
    page.press_named("Signature");
    page.until_shown("is no root that is known here");
    choose("partner-root.cer", &Certificate::partner_root());
    until_said(&page, "signed, unchanged");
    page.until_shown("Signed by Partner Company, unchanged");
    page.until_shown("Partner Root, trusted by you");
    page.press_named("Keep in this browser");
    page.until_shown("are kept in this browser");
    page.load();
    page.wait_ready();
    page.open(&page.desk().fixture("application-signed-by-partner"));
    until_said(&page, "signed, unchanged");
    page.press_named("Signature");
    page.press_named("Forget all");
    until_said(&page, "unchanged, signature breaks the rules");
    page.assert_quiet();
}

#[test]
fn each_package_inside_has_a_verdict_of_its_own() {
    let page = Inspector::start();
    page.choose(
        &page
            .desk()
            .put("demo-root.cer", &Certificate::root().build()),
    );
    page.until_shown("is trusted for this visit");
    page.open(&page.desk().fixture("bundle-signed"));
    until_said(&page, "not signed");
    page.wait_checked();
    page.press_named("Signature");
    page.until_shown("Changed.dmapp: Changed after signing");
    page.until_shown("Signed.dmapp: Signed by Demo Company, unchanged");
    page.until_shown("Signed.dmprotocol: Signed by Demo Company, unchanged");
    page.assert_quiet();
}

#[test]
fn what_was_changed_after_signing_is_never_confirmed() {
    let page = Inspector::start();
    page.open(&page.desk().fixture("application-signed-changed"));
    until_said(&page, "changed after signing");
    assert!(page.is("document.querySelector('.top-signature .mark-error') !== null"));
    page.press_named("Signature");
    page.until_shown("Do not rely on that name");
    page.until_shown("changed: the two hashes differ");
    page.assert_quiet();
}

#[test]
fn a_package_without_signature_says_so_without_a_tab() {
    let page = with("application-smallest");
    until_said(&page, "not signed");
    page.wait_checked();
    assert!(!page.has_named("Signature"));
    page.assert_quiet();
}

#[test]
fn what_is_no_certificate_changes_nothing() {
    let page = with("application-smallest");
    let other = page.desk().put("root.pem", b"no certificate");
    page.choose(&other);
    page.until_shown("root.pem is no certificate");
    until_said(&page, "not signed");
    page.assert_quiet();
}
