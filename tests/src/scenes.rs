//! Every state that the page can be in, for pictures and for the tests of accessibility.

use dmpkg_browser::{DragPhase, Page};
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_fixtures::signing::Certificate;

use crate::inspector::must;
use crate::{Desk, Inspector, huge};

/// One state, and how a person gets there from the page as it was loaded.
pub struct Scene {
    /// Its name, which sorts.
    pub name: &'static str,
    /// The way there.
    pub go: fn(&Inspector, &Desk),
}

/// All states.
pub const SCENES: &[Scene] = &[
    scene("10-empty", |_, _| {}),
    scene("11-dragging", |page, desk| drag(page, desk)),
    scene("12-reading", |page, desk| {
        keep_busy(page);
        page.choose(&desk.fixture("application-rich"));
        page.until("document.querySelector('.reading')");
    }),
    scene("13-failed-text", |page, desk| {
        page.open(&desk.fixture("no-zip-text"))
    }),
    scene("14-failed-cut", |page, desk| {
        page.open(&desk.fixture("zip-truncated"))
    }),
    scene("15-refused-folder", |page, desk| {
        desk.put("Packages/readme.txt", b"text");
        must(page.drag_files(&[desk.path().join("Packages")], "body", &DragPhase::ALL));
        page.until_shown("is a folder");
    }),
    scene("20-overview-sample", |page, _| page.open_sample()),
    scene("21-overview-connector", |page, desk| {
        page.open(&desk.fixture("protocol-rich"))
    }),
    scene("22-overview-upgrade", |page, desk| {
        page.open(&desk.fixture("upgrade-full"))
    }),
    scene("23-overview-bundle", |page, desk| {
        page.open(&desk.fixture("bundle"))
    }),
    scene("24-overview-unknown", |page, desk| {
        page.open(&desk.fixture("zip-unknown"))
    }),
    scene("25-overview-empty-archive", |page, desk| {
        page.open(&desk.fixture("zip-empty"))
    }),
    scene("26-overview-notices", |page, desk| {
        page.open(&desk.fixture("zipped-with-folder"))
    }),
    scene("26a-overview-signed-changed", |page, desk| {
        page.open(&desk.fixture("application-signed-changed"));
        page.wait_checked();
    }),
    scene("26b-overview-signed", |page, desk| {
        trust(page, desk);
        page.open(&desk.fixture("application-signed"));
        page.wait_checked();
    }),
    scene("27-replacing", |page, desk| {
        page.open_sample();
        drag(page, desk);
    }),
    scene("28-menu", |page, _| {
        page.open_sample();
        page.press_named("More");
        page.until("document.querySelector('[role=menu]')");
    }),
    scene("29a-signature-confirmed", |page, desk| {
        trust(page, desk);
        signature(page, desk, "application-signed");
    }),
    scene("29b-signature-unknown-issuer", |page, desk| {
        trust(page, desk);
        signature(page, desk, "application-signed-by-partner");
    }),
    scene("29c-signature-trusted-by-you", |page, desk| {
        trust(page, desk);
        signature(page, desk, "application-signed-by-partner");
        let root = Certificate::partner_root().build();
        page.choose(&desk.put("partner-root.cer", &root));
        page.until_shown("Partner Root, trusted by you");
    }),
    scene("29d-signature-changed", |page, desk| {
        signature(page, desk, "application-signed-changed");
    }),
    scene("29e-signature-repacked", |page, desk| {
        signature(page, desk, "application-signed-repacked");
    }),
    scene("29f-signature-of-several", |page, desk| {
        trust(page, desk);
        signature(page, desk, "bundle-signed");
    }),
    scene("30-contents", |page, _| {
        page.open_sample();
        page.show_contents();
    }),
    scene("31-contents-filtered", |page, _| {
        page.open_sample();
        page.filter("xml");
    }),
    scene("32-contents-no-match", |page, _| {
        page.open_sample();
        page.filter("nothing has this name");
    }),
    scene("33-contents-menu", |page, _| {
        page.open_sample();
        page.filter("AppInfo");
        page.open_menu_of("AppInfo.xml");
        page.until("document.querySelector('.tree-menu')");
    }),
    scene("34-nested-package", |page, desk| {
        page.open(&desk.fixture("bundle"));
        page.show_contents();
        page.keys_in_tree(["ArrowRight"]);
        page.until("document.querySelectorAll('[role=treeitem]').length > 4");
    }),
    scene("35-nested-overview", |page, desk| {
        page.open(&desk.fixture("bundle"));
        page.show_contents();
        page.keys_in_tree(["Enter"]);
        page.until("document.querySelector('.breadcrumb')");
    }),
    scene("40-formatted", |page, _| entry(page, "Install.xml")),
    scene("41-formatted-folded", |page, _| {
        entry(page, "Install.xml");
        page.press_named("Fold all");
        page.until("document.querySelector('.text-hidden')");
    }),
    scene("42-text", |page, _| {
        entry(page, "Install.xml");
        page.press_named("Text");
        page.shown_text();
    }),
    scene("43-find", |page, _| {
        entry(page, "Install.xml");
        page.press_named("Find");
        must(page.type_text("script"));
        page.until("document.querySelector('.text-row mark')");
    }),
    scene("44-json", |page, _| entry(page, "weather.json")),
    scene("45-hex", |page, _| {
        entry(page, "Install.xml");
        page.press_named("Hex");
        page.until("document.querySelector('.hex-row:not(.is-waiting)')");
    }),
    scene("46-go-to-offset", |page, _| {
        entry(page, "Install.xml");
        page.press_named("Hex");
        page.press_named("Go to offset");
        must(page.type_text("x\n"));
        page.until("document.querySelector('.viewer-bar [role=status]').innerText");
    }),
    scene("47-image", |page, _| {
        page.open_sample();
        page.show_entry("dawn.png");
        page.until("document.querySelector('.panel:not(.panel-behind) img')?.complete");
    }),
    scene("48-info", |page, _| {
        entry(page, "Install.xml");
        page.press_named("Info");
        page.until("document.querySelector('.viewer-info')");
    }),
    scene("49-many-tabs", |page, _| {
        page.open_sample();
        for name in [
            "AppInfo.xml",
            "Install.xml",
            "Uninstall.xml",
            "north.csv",
            "read me.txt",
        ] {
            page.show_entry(name);
        }
    }),
    scene("50-damaged-entry", |page, desk| {
        page.open(&desk.fixture("damaged-deflate"));
        page.show_entry("Install.xml");
        page.until(
            "document.querySelector('.panel:not(.panel-behind) .viewer-failed, .viewer-notices')",
        );
    }),
    scene("51-damaged-save", |page, desk| {
        page.open(&desk.fixture("damaged-crc"));
        page.show_entry("Install.xml");
        page.press_named("Save");
        page.until("document.querySelector('.viewer-banner')");
    }),
    scene("52-checked", |page, _| {
        page.open_sample();
        page.wait_checked();
    }),
    scene("53-checked-damage", |page, desk| {
        page.open(&desk.fixture("damaged-crc"));
        page.wait_checked();
    }),
    scene("54-checking", |page, _| {
        page.open(&huge::five_gigabytes());
        page.until("document.querySelector('[data-check=running]').innerText.includes('%')");
    }),
    scene("55-decoding", |page, _| {
        page.open(&huge::five_gigabytes());
        page.stop_checks();
        must(page.click("[data-integrity] button"));
        page.until("document.querySelector('[data-integrity=running]')?.innerText.includes('%')");
    }),
    scene("56-decoding-stopped", |page, _| {
        page.open(&huge::five_gigabytes());
        page.stop_checks();
        must(page.click("[data-integrity] button"));
        page.until("document.querySelector('[data-integrity=running]')?.innerText.includes('%')");
        page.stop_checks();
    }),
    scene("60-engine-stopped", |page, _| {
        page.open_sample();
        must(page.evaluate_in_worker(0, "void setTimeout(() => { throw new Error('planted'); })"));
        page.until("document.querySelector('.banner')");
    }),
    scene("61-findings", |page, desk| {
        findings(page, desk, "damaged-crc")
    }),
    scene("62-findings-by-file", |page, desk| {
        findings(page, desk, "damaged-crc");
        page.choose_grouping("File");
    }),
    scene("63-findings-filtered", |page, desk| {
        findings(page, desk, "damaged-crc");
        page.filter_findings("nothing has this word");
        page.until("document.querySelector('.findings-none')");
    }),
    scene("64-findings-none", |page, desk| {
        findings(page, desk, "application-smallest");
    }),
    scene("65-finding-place", |page, desk| {
        findings(page, desk, "damaged-crc");
        page.keys(["F8"]);
        page.until("document.querySelector('.strip')");
    }),
    scene("66-search", |page, _| {
        page.open_sample();
        search(page);
        page.until("document.activeElement.matches('.search-field')");
    }),
    scene("67-search-found", |page, _| {
        page.open_sample();
        search(page);
        must(page.type_text("weather\n"));
        page.until("document.querySelector('[data-search=done]')");
    }),
    scene("68-search-no-expression", |page, _| {
        page.open_sample();
        search(page);
        must(page.click(".search-bar .check:nth-of-type(2) input"));
        must(page.click(".search-field"));
        must(page.type_text("(weather\n"));
        page.until("document.querySelector('[data-search=no-expression]')");
    }),
    scene("69-hash", |page, _| {
        entry(page, "Install.xml");
        page.press_named("Info");
        page.press_named("Compute SHA-256");
        page.until("document.querySelector('.viewer-hash code')");
    }),
    scene("80-summary", |page, _| summary(page, "Install.xml")),
    scene("81-summary-info", |page, _| summary(page, "AppInfo.xml")),
    scene("82-summary-connector", |page, desk| {
        page.open(&desk.fixture("protocol-rich"));
        page.show_entry("Protocol.xml");
        page.until_sheet();
    }),
    scene("83-effects", |page, _| stay(page, "Effects")),
    scene("84-assemblies", |page, _| stay(page, "Assemblies")),
    scene("85-personal-data", |page, desk| {
        page.open(&desk.put("settings.zip", &disclosing()));
        page.show_kept("Personal data");
        page.until_sheet();
    }),
    scene("86-catalogue", |page, _| {
        page.choose_in_menu("All rules");
        page.until("document.querySelector('.catalogue-family')");
    }),
    scene("87-catalogue-rule", |page, desk| {
        findings(page, desk, "damaged-crc");
        must(page.click(".findings-rule"));
        page.until("document.querySelector('.catalogue-found')");
    }),
    scene("88-catalogue-none", |page, _| {
        page.choose_in_menu("All rules");
        must(page.click(".catalogue-bar input"));
        must(page.type_text("nothing has this word"));
        page.until("!document.querySelector('.catalogue-family')");
    }),
    scene("89-catalogue-unknown", |page, _| {
        page.ask("void (location.hash = '#/rules/no/such-rule')");
        page.until_shown("There is no such rule");
    }),
    scene("90-setting", |page, desk| {
        findings(page, desk, "damaged-crc");
        must(page.click(".finding-actions .icon-button"));
        page.until("document.querySelector('dialog[open] form')");
    }),
    scene("91-settings", |page, _| {
        page.set(SETTINGS);
        page.choose_in_menu("Rule settings");
        page.until("document.querySelector('.setting-list')");
    }),
    scene("92-settings-none", |page, _| dialog(page, "Rule settings")),
    scene("93-findings-hidden", |page, desk| {
        page.set(SETTINGS);
        findings(page, desk, "damaged-crc");
        page.press_named("show");
        page.until("document.querySelector('.set-aside li')");
    }),
    scene("94-line-with-finding", |page, desk| {
        page.open(&desk.put("a.zip", &ill_formed()));
        page.wait_checked();
        page.keys(["F8"]);
        page.until("document.querySelector('.text-found')");
    }),
    scene("70-dialog-keys", |page, _| dialog(page, "Keys")),
    scene("71-check", |page, _| {
        page.choose_in_menu("How can I check this?");
        page.until("document.querySelector('.check-policies li')");
    }),
    scene("72-dialog-about", |page, _| dialog(page, "About")),
    scene("73-dialog-details", |page, _| {
        page.open_sample();
        page.press_named("Details");
        page.until("document.querySelector('dialog[open]')");
    }),
];

/// Settings of every kind, one of them without effect.
const SETTINGS: &str = r#"[[rule]]
id = "archive/crc-mismatch"
severity = "off"
path = "**/Install.xml"
reason = "The checksum was changed on purpose, to see what happens."

[[rule]]
id = "names/*"
severity = "note"

[[rule]]
id = "limits/over-catalog-size"
severity = "off"
reason = "It is not for the Catalog."

[[rule]]
id = "archve/empty"
severity = "off"
"#;

/// A package of which a document ends too early.
fn ill_formed() -> Vec<u8> {
    const TEXT: &[u8] = b"<Settings>\n  <One>\n  <Two/>\n</Settings>\n";
    ArchiveBuilder::new()
        .entry(Entry::deflated("settings.xml", TEXT))
        .build()
}

const fn scene(name: &'static str, go: fn(&Inspector, &Desk)) -> Scene {
    Scene { name, go }
}

/// Trusts the root of the authority that signs fixtures.
fn trust(page: &Inspector, desk: &Desk) {
    let root = Certificate::root().build();
    page.choose(&desk.put("demo-root.cer", &root));
    page.until_shown("is trusted for this visit");
}

/// Opens a fixture and shows its signature.
fn signature(page: &Inspector, desk: &Desk, fixture: &str) {
    page.open(&desk.fixture(fixture));
    page.wait_checked();
    must(page.click(".top-signature button"));
    page.until("document.querySelector('.signature-page')");
}

fn drag(page: &Page, desk: &Desk) {
    must(page.drag_over_only(&[desk.fixture("application-rich")], "body"));
    must(page.wait("document.querySelector('.drop-overlay')", crate::SOON));
}

/// Gives the engine something else to do for longer than anybody looks.
fn keep_busy(page: &Page) {
    let busy =
        "void setTimeout(() => { const end = Date.now() + 20000; while (Date.now() < end); })";
    must(page.evaluate_in_worker(0, busy));
}

fn entry(page: &Inspector, name: &str) {
    page.open_sample();
    page.show_entry(name);
    page.shown_text();
}

/// A package with what perhaps should not be shared.
pub fn disclosing() -> Vec<u8> {
    const SETTINGS: &str = "<Settings>\n<User Password='Windmill7'/>\n<Author>DEMO\\Anna</Author>\n<HostName>dma-07</HostName>\n<IP>10.2.3.4</IP>\n</Settings>\n";
    ArchiveBuilder::new()
        .entry(Entry::deflated("settings.xml", SETTINGS.as_bytes()))
        .build()
}

fn summary(page: &Inspector, name: &str) {
    page.open_sample();
    page.show_entry(name);
    page.until_sheet();
}

fn stay(page: &Inspector, tab: &str) {
    page.open_sample();
    page.show_kept(tab);
    page.until_sheet();
}

fn findings(page: &Inspector, desk: &Desk, fixture: &str) {
    page.open(&desk.fixture(fixture));
    page.wait_checked();
    page.show_findings();
}

fn search(page: &Inspector) {
    page.press_named("Search");
    page.until("document.querySelector('.search-field')");
}

fn dialog(page: &Inspector, name: &str) {
    page.open_sample();
    page.choose_in_menu(name);
    page.until("document.querySelector('dialog[open]')");
}
