//! Signatures, and whom the user trusts.

use dmpkg_fixtures::package;
use dmpkg_fixtures::signing::{Certificate, signed};
use dmpkg_tests::Inspector;

use super::with;

/// Waits until the title line says this of the signature.
#[track_caller]
fn until_said(page: &Inspector, words: &str) {
    page.until(&format!(
        "document.querySelector('.top-signature').innerText.trim() === '{words}'"
    ));
}

#[test]
fn a_root_that_is_dropped_confirms_the_publisher() {
    let page = Inspector::start();
    // The certificates of fixtures end, and their timestamps count.
    let bytes = signed(package::application(), |_| {}).build();
    page.open(&page.desk().put("signed.dmapp", &bytes));
    until_said(&page, "unchanged, signature breaks the rules");
    page.press_named("Signature");
    page.until_shown("is no root that is known here");
    let root = page.desk().put("root.cer", &Certificate::root().build());
    page.choose(&root);
    until_said(&page, "signed, unchanged");
    page.until_shown("Signed by Demo Company, unchanged");
    page.until_shown("Demo Root, trusted by you");
    page.press_named("Keep in this browser");
    page.load();
    page.wait_ready();
    page.open(&page.desk().put("signed.dmapp", &bytes));
    until_said(&page, "signed, unchanged");
    page.press_named("Signature");
    page.press_named("Forget all");
    until_said(&page, "unchanged, signature breaks the rules");
    page.assert_quiet();
}

#[test]
fn what_was_changed_after_signing_is_never_confirmed() {
    let page = Inspector::start();
    let changed = signed(package::application(), |_| {}).edit("AppInfo.xml", "Demo", "Dema");
    page.open(&page.desk().put("changed.dmapp", &changed.build()));
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
