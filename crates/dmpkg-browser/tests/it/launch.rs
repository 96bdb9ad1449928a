//! Starting and ending, and what is said when that does not work.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use dmpkg_browser::{Browser, BrowserError, LaunchOptions};

use crate::{Desk, SOON, inline, launch, show};

#[test]
fn tells_why_a_program_is_no_browser() {
    let desk = Desk::new("no-browser");
    let script = desk.file(
        "fails.sh",
        b"#!/bin/sh\necho 'the disk is on fire' >&2\nexit 7\n",
    );
    set_executable(&script);
    for (program, words) in [
        (
            script.as_path(),
            [
                "fails.sh could not be used as the browser",
                "exit status: 7",
                "the disk is on fire",
            ],
        ),
        (
            Path::new("/bin/true"),
            ["/bin/true could not", "it ended at once", "exit status: 0"],
        ),
        (
            Path::new("/no/such/browser"),
            [
                "/no/such/browser",
                "could not be used",
                "there is no such file",
            ],
        ),
    ] {
        let options = LaunchOptions {
            executable: Some(program.into()),
            ..LaunchOptions::default()
        };
        let error = Browser::launch(&options)
            .err()
            .expect("that is not a browser")
            .to_string();
        assert!(words.iter().all(|word| error.contains(word)), "{error}");
    }
}

#[test]
fn does_not_wait_for_ever_for_a_silent_program() {
    let desk = Desk::new("silent-browser");
    let script = desk.file("silent.sh", b"#!/bin/sh\nexec sleep 60\n");
    set_executable(&script);
    let options = LaunchOptions {
        executable: Some(script),
        timeout: Duration::from_millis(300),
        ..LaunchOptions::default()
    };
    let before = Instant::now();
    let error = Browser::launch(&options)
        .err()
        .expect("that is not a browser");
    assert!(matches!(error, BrowserError::Launch { .. }), "{error}");
    assert!(
        error.to_string().contains("waited 0.3 s in vain"),
        "{error}"
    );
    assert!(before.elapsed() < SOON, "the program was not ended");
}

#[test]
fn says_what_to_do_without_a_browser() {
    let error = BrowserError::NotFound {
        tried: vec!["chromium".into()],
    }
    .to_string();
    assert!(
        error.contains("no browser was found") && error.contains("`cargo xtask test`"),
        "{error}"
    );
}

#[test]
fn leaves_neither_process_nor_profile() {
    let browser = launch();
    assert!(browser.version().unwrap().contains("Chrome/"));
    let profile = browser.profile().to_owned();
    let process = Path::new("/proc").join(browser.process_id().to_string());
    assert!(profile.is_dir() && process.is_dir());
    drop(browser);
    assert!(!profile.exists(), "the profile is still there");
    assert!(!process.exists(), "the process still runs");
}

#[test]
fn a_page_outlives_its_browser_with_an_error() {
    let (page, browser) = show("");
    drop(browser);
    let error = page.evaluate("1").unwrap_err();
    assert!(matches!(error, BrowserError::Gone { .. }), "{error}");
}

#[test]
fn a_crash_is_an_error_and_other_pages_live_on() {
    let (page, browser) = show("");
    let other = browser.page().unwrap();
    page.goto("chrome://crash").unwrap_err();
    let error = page.evaluate("1").unwrap_err();
    assert!(matches!(error, BrowserError::Crashed), "{error}");
    other.goto(&inline("alive")).unwrap();
    assert_eq!(other.text("body").unwrap(), "alive");
}

#[test]
fn a_missing_page_and_a_missing_file_are_named() {
    let browser = launch();
    let page = browser.page().unwrap();
    let error = page.goto("http://127.0.0.1:1/").unwrap_err().to_string();
    assert!(
        error.contains("http://127.0.0.1:1/ could not be opened: net::ERR_"),
        "{error}"
    );
    page.goto(&inline("<input type=file>")).unwrap();
    let error = page
        .set_files("input", &["no-such.dmapp"])
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("no-such.dmapp: "), "{error}");
}

#[test]
fn loads_again_and_follows_a_fragment() {
    let desk = Desk::new("reload");
    let path = desk.file("page.html", b"<title>Page</title><p id=here>first</p>");
    let browser = launch();
    let page = browser.page().unwrap();
    let url = format!("file://{}", path.display());
    page.goto(&url).unwrap();
    page.evaluate("window.mark = 1").unwrap();
    page.goto(&format!("{url}#here")).unwrap();
    assert_eq!(page.evaluate("window.mark").unwrap(), 1);
    assert!(page.url().unwrap().ends_with("#here"));
    fs::write(&path, "<p id=here>second</p>").unwrap();
    page.reload().unwrap();
    assert_eq!(page.text("#here").unwrap(), "second");
    assert!(page.evaluate("window.mark").unwrap().is_null());
}

#[cfg(unix)]
fn set_executable(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}
