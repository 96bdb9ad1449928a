//! The command `dmpkg` as a program of its own.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

use dmpkg::rules::Severity;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use serde_json::Value;

/// What the command did.
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) output: Vec<u8>,
    pub(crate) errors: String,
}

impl Done {
    /// Standard output as text, with line breaks as on Unix.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.output.clone())
            .unwrap()
            .replace("\r\n", "\n")
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &[&OsStr]) -> Done {
    let done = Command::new(&*COMMAND).args(arguments).output().unwrap();
    Done {
        code: done.status.code().unwrap(),
        output: done.stdout,
        errors: String::from_utf8(done.stderr).unwrap(),
    }
}

/// Runs the command with these bytes on its standard input.
pub(crate) fn run_with(input: &[u8], arguments: &[&OsStr]) -> Done {
    let mut command = Command::new(&*COMMAND);
    command.args(arguments).stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().unwrap();
    let mut stdin = running.stdin.take().unwrap();
    stdin.write_all(input).unwrap();
    drop(stdin);
    let done = running.wait_with_output().unwrap();
    Done {
        code: done.status.code().unwrap(),
        output: done.stdout,
        errors: String::from_utf8(done.stderr).unwrap(),
    }
}

/// The program itself, for those who run it by other means.
pub(crate) fn program() -> &'static Path {
    &COMMAND
}

/// Puts a file into a folder of its own, because its name counts. Several tests may do so at once: none of
/// them sees half a file.
pub(crate) fn write(folder: &str, file_name: &str, bytes: &[u8]) -> PathBuf {
    static WRITTEN: AtomicU32 = AtomicU32::new(0);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(file_name);
    let number = WRITTEN.fetch_add(1, Ordering::Relaxed);
    let new = folder.join(format!("{}-{number}.new", std::process::id()));
    fs::write(&new, bytes).unwrap();
    fs::rename(&new, &file).unwrap();
    file
}

/// The program, built as the tests are: cargo knows no other way to have a binary of another package.
static COMMAND: LazyLock<PathBuf> = LazyLock::new(|| {
    let mut build = Command::new(env!("CARGO"));
    build.args([
        "build",
        "--quiet",
        "--package",
        "dmpkg-cli",
        "--message-format",
        "json",
    ]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    let built = build.stderr(Stdio::inherit()).output().unwrap();
    assert!(built.status.success(), "dmpkg could not be built");
    let messages = String::from_utf8(built.stdout).unwrap();
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find_map(|message| message.get("executable")?.as_str().map(PathBuf::from))
        .unwrap()
});

#[test]
fn the_report_is_that_of_the_engine() {
    let root = crate::goldens::root();
    let root = root.to_str().unwrap();
    for fixture in dmpkg_fixtures::all() {
        let file = write(fixture.name, &fixture.file_name, &fixture.bytes);
        let at = crate::goldens::NOW.1;
        let done = run(&arguments(
            &["check", "--format", "json", "--at", at, "--root", root],
            &file,
        ));
        let mut report = crate::goldens::report(&fixture.file_name, &fixture.bytes);
        let errors = report
            .findings
            .iter()
            .filter(|it| it.severity == Severity::Error);
        let code = i32::from(errors.count() > 0);
        assert_eq!(
            (done.code, done.errors.as_str()),
            (code, ""),
            "{}",
            fixture.name
        );
        // The engine here reads from memory, without a page cache in front.
        let told: Value = serde_json::from_str(&done.text()).unwrap();
        report.file.bytes_read = told["file"]["bytesRead"].as_u64().unwrap();
        assert_eq!(done.text(), report.to_json(), "{}", fixture.name);
    }
}

#[test]
fn the_report_has_what_the_contract_names() {
    let report: Value = serde_json::from_str(&inspect("json").text()).unwrap();
    assert_eq!(report["schema"], "dmpkg.report/1");
    assert_eq!(report["tool"]["name"], "dmpkg");
    for path in CONTRACT {
        let found = path.split('.').try_fold(&report, |at, key| at.get(key));
        assert!(found.is_some(), "{path}");
    }
}

/// What DataMiner's users may rely on from the first version on; lists may be empty.
const CONTRACT: &[&str] = &[
    "tool.version",
    "file.name",
    "file.size",
    "file.bytesRead",
    "package.kind",
    "package.name",
    "package.displayName",
    "package.version",
    "package.minimumDataMinerVersion",
    "signature.status",
    "signature.codes",
    "documents",
    "effects",
    "assemblies",
    "entries.files",
    "entries.directories",
    "entries.compressedSize",
    "entries.uncompressedSize",
    "findings",
    "suppressed",
    "switchedOff",
    "unknownSettings",
    "ruleAddress",
    "notApplicable",
    "skipped",
    "toolFailures",
    "coverage.rules",
    "coverage.entries",
    "coverage.integrity",
];

#[test]
fn secrets_are_written_when_they_are_asked_for() {
    let package = dmpkg_fixtures::package::disclosing().build();
    let file = write("cli-secrets", "demo.dmapp", &package);
    for command in ["inspect", "check"] {
        let told = |options: &[&str]| {
            let done = run(&arguments(
                &[&[command, "--format", "json"], options].concat(),
                &file,
            ));
            assert_eq!(done.errors, "", "{command}");
            done.text().to_ascii_lowercase()
        };
        assert!(!told(&[]).contains("windmill"), "{command}");
        assert!(
            told(&["--secrets"]).contains("password=windmill02"),
            "{command}"
        );
    }
    let markdown = run(&arguments(&["check", "--format", "markdown"], &file)).text();
    assert!(
        !markdown.to_ascii_lowercase().contains("windmill"),
        "{markdown}"
    );
}

#[test]
fn people_get_sentences() {
    let text = inspect("text").text();
    assert!(
        text.starts_with("Demo Weather Station 1.2.0-CU3 · application package\n"),
        "{text}"
    );
    let version = text
        .lines()
        .find(|line| line.contains("Minimum DataMiner version"));
    assert!(version.unwrap().ends_with("  10.3.0.0-12752"), "{text}");
}

#[test]
fn a_file_that_is_no_package_is_an_answer() {
    let file = write("cli-no-package", "notes.dmapp", b"Ask the sender.");
    let done = run(&arguments(&["inspect"], &file));
    assert_eq!((done.code, done.errors.as_str()), (0, ""));
    assert_eq!(
        done.text(),
        "notes.dmapp\nThe file is not a zip archive.\nCheck that this is the package itself: all DataMiner packages are zip archives.\n"
    );
}

#[test]
fn what_cannot_be_used_is_told_on_the_error_output() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let missing = folder.join("there is no such.dmapp");
    let no_package = write("cli-no-package", "notes.dmapp", b"Ask the sender.");
    for command in ["inspect", "list", "cat"] {
        let entry = if command == "cat" {
            &["AppInfo.xml"][..]
        } else {
            &[]
        };
        let tried = |path: &Path| {
            let mut all = arguments(&[command], path);
            all.extend(entry.iter().map(OsStr::new));
            let done = run(&all);
            assert_eq!(done.output, b"", "{command} {}", path.display());
            assert!(
                done.errors
                    .starts_with(&format!("dmpkg: {}: ", path.display())),
                "{}",
                done.errors
            );
            assert_eq!(done.errors.matches('\n').count(), 1, "{}", done.errors);
            (done.code, done.errors)
        };
        let (code, errors) = tried(folder);
        assert_eq!(code, 2);
        assert!(
            errors.ends_with("this is a folder; name a package file inside it\n"),
            "{errors}"
        );
        assert_eq!(tried(&missing).0, 2);
        if command != "inspect" {
            let (code, errors) = tried(&no_package);
            assert_eq!(code, 2);
            assert!(
                errors.contains("The file is not a zip archive."),
                "{errors}"
            );
        }
    }
}

#[test]
fn the_time_of_a_check_can_be_given() {
    let file = fixture_file("application-smallest");
    let checked = |at: &'static str| run(&arguments(&["check", "--at", at], &file));
    let rule = "appinfo/last-modified-in-future";
    for (at, fires) in [("2025-06-01T08:29:59", true), ("2025-06-02", false)] {
        let done = checked(at);
        assert_eq!((done.code, done.errors.as_str()), (0, ""), "{at}");
        assert_eq!(done.text().contains(rule), fires, "{at}");
    }
    let unknown = checked("tomorrow");
    assert_eq!(unknown.code, 2);
    assert!(unknown.errors.contains("no date"), "{}", unknown.errors);
}

#[test]
fn unknown_words_end_with_advice() {
    let done = run(&["inspekt".as_ref()]);
    assert_eq!(done.code, 2);
    assert!(done.errors.contains("inspect"), "{}", done.errors);
}

#[test]
fn nested_archives_are_listed_behind_their_entry() {
    let bundle = fixture_file("bundle");
    let done = run(&arguments(
        &["list", "--nested", "--format", "json"],
        &bundle,
    ));
    let listing: Value = serde_json::from_str(&done.text()).unwrap();
    assert_eq!(
        (done.code, &listing["schema"]),
        (0, &Value::from("dmpkg.list/1"))
    );
    assert_eq!(listing["problems"], Value::Array(Vec::new()));
    let entries = listing["entries"].as_array().unwrap();
    let paths: Vec<Vec<&str>> = entries
        .iter()
        .map(|entry| {
            let path = entry["path"].as_array().unwrap();
            path.iter().map(|name| name.as_str().unwrap()).collect()
        })
        .collect();
    let outer = "Demo Weather Station.1.2.0-CU3.dmapp";
    let inner = "AppInstallContent/AppPackages/01 Demo Base.1.0.0.dmapp";
    let at = |path: &[&str]| paths.iter().position(|it| it == path).unwrap();
    assert!(at(&[outer]) < at(&[outer, inner]));
    assert!(at(&[outer, inner]) < at(&[outer, inner, "AppInfo.xml"]));
    let outer_only = paths.iter().filter(|path| path.len() == 1).count();
    let flat = run(&arguments(&["list", "--format", "json"], &bundle));
    let flat: Value = serde_json::from_str(&flat.text()).unwrap();
    assert_eq!(flat["entries"].as_array().unwrap().len(), outer_only);
    let text = run(&arguments(&["list", "--nested"], &bundle)).text();
    assert!(
        text.contains(&format!("{outer} › {inner} › AppInfo.xml\n")),
        "{text}"
    );
    assert_eq!(text.lines().count(), paths.len() + 1);
}

#[test]
fn entries_are_written_as_they_are() {
    let bundle = fixture_file("bundle");
    let names = |names: &[&'static str]| {
        let mut all = arguments(&["cat"], &bundle);
        all.extend(names.iter().map(OsStr::new));
        run(&all)
    };
    let exact = names(&[
        "Demo Weather Station.1.2.0-CU3.dmapp",
        "AppInstallContent/AppPackages/01 Demo Base.1.0.0.dmapp",
        "AppInfo.xml",
    ]);
    assert_eq!((exact.code, exact.errors.as_str()), (0, ""));
    assert!(exact.text().contains("<Name>"), "{}", exact.text());
    let other_case = names(&[
        "DEMO weather STATION.1.2.0-cu3.DMAPP",
        "appinstallcontent\\apppackages\\01 demo base.1.0.0.dmapp",
        "APPINFO.XML",
    ]);
    assert_eq!((other_case.code, other_case.output), (0, exact.output));
    let missing = names(&["Demo Weather Station.1.2.0-CU3.dmapp", "Nothing.xml"]);
    assert_eq!((missing.code, missing.output.len()), (2, 0));
    let why = "there is no entry “Nothing.xml”; dmpkg list";
    assert!(missing.errors.contains(why), "{}", missing.errors);
    let no_archive = names(&["read me.txt", "AppInfo.xml"]);
    assert_eq!(no_archive.code, 2, "{}", no_archive.errors);
}

#[test]
fn a_damaged_entry_is_written_as_far_as_it_goes_and_told() {
    for (fixture, why) in [
        ("damaged-deflate", "is damaged after 0 decoded bytes"),
        (
            "damaged-crc",
            "the archive states 0BADC0DE: the content is damaged or was changed",
        ),
    ] {
        let file = fixture_file(fixture);
        let mut all = arguments(&["cat"], &file);
        all.push("Scripts/Install.xml".as_ref());
        let done = run(&all);
        assert_eq!(done.code, 2);
        assert!(done.errors.contains(why), "{}", done.errors);
        assert_eq!(done.output.is_empty(), fixture == "damaged-deflate");
        // The others are as good as ever.
        let mut all = arguments(&["cat"], &file);
        all.push("AppInfo.xml".as_ref());
        assert_eq!(run(&all).code, 0);
    }
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let many = (0..20_000).map(|number| Entry::stored(format!("folder/file {number}.txt"), *b""));
    let many = ArchiveBuilder::new().entries(many).build();
    let file = write("cli-many", "many.zip", &many);
    let mut child = Command::new(&*COMMAND)
        .args(arguments(&["list"], &file))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    let mut output = BufReader::with_capacity(64, child.stdout.take().unwrap());
    output.read_line(&mut first).unwrap();
    drop(output);
    let done = child.wait_with_output().unwrap();
    assert!(first.ends_with("name\n"), "{first}");
    assert_eq!((done.status.code(), done.stderr), (Some(0), Vec::new()));
}

#[test]
fn help_has_examples() {
    for command in ["inspect", "list", "cat"] {
        let done = run(&[command.as_ref(), "--help".as_ref()]);
        let example = format!("Examples:\n  dmpkg {command} Solution.dmapp");
        assert_eq!(done.code, 0);
        assert!(done.text().contains(&example), "{}", done.text());
    }
    let done = run(&["--help".as_ref()]);
    assert!(
        ["inspect", "list", "cat"]
            .iter()
            .all(|it| done.text().contains(it))
    );
    let version = run(&["--version".as_ref()]).text();
    assert_eq!(version, format!("dmpkg {}\n", env!("CARGO_PKG_VERSION")));
}

fn arguments<'a>(words: &[&'a str], file: &'a Path) -> Vec<&'a OsStr> {
    let words = words.iter().map(|word| OsStr::new(*word));
    words.chain([file.as_os_str()]).collect()
}

fn inspect(format: &str) -> Done {
    run(&arguments(
        &["inspect", "--format", format],
        &fixture_file("application-rich"),
    ))
}

fn fixture_file(name: &str) -> PathBuf {
    let mut all = dmpkg_fixtures::all().into_iter();
    let fixture = all.find(|fixture| fixture.name == name).unwrap();
    write(fixture.name, &fixture.file_name, &fixture.bytes)
}

/// An archive of which some names do not suit Windows, one of them in a folder for tests.
fn odd_names() -> PathBuf {
    let names = ["Test/con?.txt", "Kept/con?.txt"].map(|name| Entry::stored(name, "x"));
    let bytes = ArchiveBuilder::new().entries(names).build();
    write("cli-settings", "odd.zip", &bytes)
}

fn check_with(words: &[&str], settings: Option<&str>) -> Done {
    let file = odd_names();
    let mut all = arguments(&["check"], &file);
    all.extend(words.iter().map(|word| OsStr::new(*word)));
    let config = settings.map(|text| write("cli-settings", "dmpkg.toml", text.as_bytes()));
    if let Some(config) = &config {
        all.extend([OsStr::new("--config"), config.as_os_str()]);
    }
    run(&all)
}

#[test]
fn settings_of_a_file_hide_and_weigh_and_are_printed_with_their_reasons() {
    let settings = "[[rule]]\nid = 'names/*'\nseverity = 'off'\npath = 'Test/**'\nreason = 'Only tests.'\n\
        [[rule]]\nid = 'names/*'\nseverity = 'note'\npath = 'kept/*'\n\
        [[rule]]\nid = 'archive/empty'\nseverity = 'off'\nreason = 'Never mind.'\n\
        [[rule]]\nid = 'archve/empty'\nseverity = 'off'\n";
    let plain = check_with(&["--fail-on", "warning"], None);
    assert_eq!(plain.code, 1, "{}", plain.text());
    let text = check_with(&["--fail-on", "warning"], Some(settings));
    assert_eq!(text.code, 0, "{}", text.text());
    assert!(
        text.errors.contains("there is no rule archve/empty"),
        "{}",
        text.errors
    );
    for part in [
        "(note by settings)",
        "Hidden by settings: ",
        "(Only tests.)",
        "Switched off: archive/empty (Never mind.)",
        "There is no rule archve/empty",
        "1 rule switched off",
        "hidden by settings.",
    ] {
        assert!(text.text().contains(part), "{part}: {}", text.text());
    }
    let report = check_with(&["--format", "json"], Some(settings));
    let report: Value = serde_json::from_str(&report.text()).unwrap();
    let path = |finding: &Value| finding["path"][0].as_str().unwrap().to_owned();
    let suppressed = report["suppressed"].as_array().unwrap();
    assert!(!suppressed.is_empty());
    for finding in suppressed {
        assert_eq!(
            (path(finding).as_str(), &finding["reason"]),
            ("Test/con?.txt", &"Only tests.".into())
        );
    }
    let findings = report["findings"].as_array().unwrap().iter();
    let is_of_names = |it: &&Value| it["rule"].as_str().unwrap().starts_with("names/");
    for finding in findings.filter(is_of_names) {
        assert_eq!(
            (path(finding).as_str(), &finding["severity"]),
            ("Kept/con?.txt", &"note".into())
        );
    }
    assert_eq!(
        report["switchedOff"],
        serde_json::json!([{ "rule": "archive/empty", "reason": "Never mind." }])
    );
    assert_eq!(
        report["unknownSettings"],
        serde_json::json!(["archve/empty"])
    );
    let address = "https://packages.example/";
    let markdown = check_with(&["--format", "markdown", "--page", address], Some(settings));
    let markdown = markdown.text();
    for part in [
        "(https://packages.example/#/rules/names/",
        "## Hidden by settings",
        "Only tests.",
        "`archive/empty` is switched off: Never mind.",
    ] {
        assert!(markdown.contains(part), "{part}: {markdown}");
    }
    let plain = check_with(&["--format", "markdown"], None).text();
    assert!(plain.contains("](docs/rules.md#names"), "{plain}");
}

#[test]
fn rules_can_be_allowed_on_the_command_line() {
    // The later one decides, and what is typed stands behind the file.
    let settings = "[[rule]]\nid = 'names/*'\nseverity = 'error'\n";
    let loud = check_with(&[], Some(settings));
    assert_eq!(loud.code, 1, "{}", loud.text());
    let allowed = check_with(&["--allow", "names/*"], Some(settings));
    assert_eq!(
        (allowed.code, allowed.errors.as_str()),
        (0, ""),
        "{}",
        allowed.text()
    );
    let text = allowed.text();
    assert!(text.contains("(allowed on the command line)"), "{text}");
    let unknown = check_with(&["--allow", "names/nothing"], None);
    assert_eq!((unknown.code, unknown.output.len()), (2, 0));
    assert!(
        unknown
            .errors
            .contains("--allow names/nothing: there is no such rule"),
        "{}",
        unknown.errors
    );
}

#[test]
fn a_file_of_settings_that_cannot_be_read_is_named_with_its_line() {
    let done = check_with(&[], Some("[[rule]]\nid = 'names/*'\nseverity = 'of'\n"));
    assert_eq!((done.code, done.output.len()), (2, 0));
    let why = "dmpkg.toml: line 3: There is no severity \"of\"";
    assert!(done.errors.contains(why), "{}", done.errors);
    assert_eq!(done.errors.matches('\n').count(), 1, "{}", done.errors);
}
