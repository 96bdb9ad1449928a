use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

use super::*;
use crate::{CheckOptions, EntryPath, Findings, Package};

fn path(names: &[&str]) -> EntryPath {
    EntryPath(names.iter().map(|name| (*name).to_owned()).collect())
}

fn setting(rule: &str, level: Level, path: Option<&str>) -> Setting {
    Setting {
        rule: rule.to_owned(),
        level,
        path: path.map(str::to_owned),
        reason: "As agreed.".to_owned(),
    }
}

#[test]
fn a_pattern_fits_the_whole_path() {
    let root = &[][..];
    let file = &["Scripts/Install.xml"][..];
    let inner = &["Deep/Inner.dmapp", "Scripts/Install.xml"][..];
    for (pattern, fitting, other) in [
        ("", vec![root], vec![file, inner]),
        ("**", vec![root, file, inner], vec![]),
        ("*", vec![root, &["a.xml"]], vec![file, inner]),
        ("Scripts/Install.xml", vec![file], vec![root, inner]),
        (
            "scripts\\INSTALL.XML",
            vec![file, &["Scripts\\Install.xml"]],
            vec![inner],
        ),
        ("Scripts/*", vec![file], vec![inner, &["Scripts/a/b"]]),
        ("*.xml", vec![&["a.xml"]], vec![file, &["a.xml", "b"]]),
        (
            "**/*.xml",
            vec![file, inner, &["a.xml"]],
            vec![root, &["axml"]],
        ),
        (
            "**/Install.xml",
            vec![file, inner, &["Install.xml"]],
            vec![&["NoInstall.xml"]],
        ),
        (
            "**Install.xml",
            vec![file, inner, &["NoInstall.xml"]],
            vec![&["Install.xml.bak"]],
        ),
        (
            "Deep/*.dmapp > **",
            vec![inner],
            vec![file, &["Deep/Inner.dmapp"]],
        ),
        ("Deep/*.dmapp>Scripts/*", vec![inner], vec![file]),
        ("Deep/*.dmapp  ›  **/Install.xml", vec![inner], vec![file]),
        ("**/*.dmapp", vec![&["Deep/Inner.dmapp"]], vec![inner, file]),
        ("Gr\u{d6}SSE*", vec![&["gr\u{f6}sse.txt"]], vec![file]),
        ("a**b", vec![&["ab"], &["a/x", "y/b"]], vec![&["a/x"]]),
        ("***", vec![root, file, inner], vec![]),
    ] {
        let pattern_of = PathPattern::new(pattern);
        for names in fitting {
            assert!(pattern_of.fits(&path(names)), "{pattern} {names:?}");
        }
        for names in other {
            assert!(!pattern_of.fits(&path(names)), "{pattern} {names:?}");
        }
    }
}

#[test]
fn the_pattern_for_a_path_fits_it() {
    for names in [
        &[][..],
        &["Scripts/Install.xml"],
        &["Deep/Inner.dmapp", "a b/c.xml"],
        &[" blank ", "> odd › \u{1b}[31m", " "],
        &["a*b?", "\\\\share\\x"],
    ] {
        let path = path(names);
        let text = PathPattern::text_for(&path);
        assert!(PathPattern::new(&text).fits(&path), "{text}");
        assert!(!text.contains(char::is_control), "{text:?}");
    }
    let plain = path(&["Deep/Inner.dmapp", "a.xml"]);
    assert_eq!(PathPattern::text_for(&plain), "Deep/Inner.dmapp > a.xml");
}

#[test]
fn a_pattern_of_many_stars_takes_no_more_time_than_any() {
    let pattern = PathPattern::new(&"*a**".repeat(250));
    let long = EntryPath(vec!["a/".repeat(4000), "a".repeat(4000) + "b"]);
    assert!(pattern.fits(&long));
    let pattern = PathPattern::new(&("**a".repeat(300) + "c"));
    assert!(!pattern.fits(&long));
}

#[test]
fn of_several_settings_the_last_that_fits_decides() {
    let rule = rules::all().find(|rule| rule.family() == "names").unwrap();
    let place = rules::place(rule.id);
    let family = format!("{}/*", rule.family());
    let settings = Settings {
        list: vec![
            setting("*", Level::As(Severity::Error), None),
            setting(&family, Level::Off, Some("Test/**")),
            setting(rule.id, Level::As(Severity::Warning), Some("Test/Kept/*")),
            setting("archive/other-rule", Level::Off, None),
        ],
    };
    let judge = Judge::new(&settings);
    for (names, hidden, severity) in [
        (&["a.xml"][..], false, Severity::Error),
        (&["Test/a.xml"], true, rule.severity),
        (&["Test/Kept/a.xml"], false, Severity::Warning),
    ] {
        let decision = judge.decide(rule, place, &path(names));
        assert_eq!((decision.hidden, decision.severity), (hidden, severity));
        assert_eq!(decision.reason.as_deref(), Some("As agreed."));
    }
    assert!(!judge.is_off(place));
    let none = Judge::new(&Settings::default()).decide(rule, place, &path(&["a.xml"]));
    assert_eq!((none.severity, none.reason), (rule.severity, None));
}

#[test]
fn a_rule_is_off_everywhere_only_when_nothing_brings_it_back() {
    let rule = rules::all().next().unwrap();
    let off = setting(rule.id, Level::Off, None);
    let back = setting(rule.id, Level::As(Severity::Note), Some("Kept/**"));
    let other = setting("xml/*", Level::Off, None);
    for (list, is_off) in [
        (vec![off.clone()], true),
        (vec![back.clone(), off.clone()], true),
        (vec![off.clone(), other], true),
        (
            vec![off.clone(), setting(rule.id, Level::Off, Some("x"))],
            true,
        ),
        (vec![off.clone(), back], false),
        (vec![setting(rule.id, Level::Off, Some("**"))], false),
        (vec![], false),
    ] {
        let settings = Settings { list };
        assert_eq!(
            settings.switches_off(rule).is_some(),
            is_off,
            "{settings:?}"
        );
    }
}

#[test]
fn what_names_no_rule_is_told_once() {
    let rule = rules::all().next().unwrap();
    let settings = Settings {
        list: [
            "archve/*",
            rule.id,
            "archive/*",
            "*",
            "archve/*",
            "archive/",
            "archive",
        ]
        .map(|id| setting(id, Level::Off, None))
        .into(),
    };
    assert_eq!(settings.unknown(), ["archve/*", "archive/", "archive"]);
}

/// An archive with so many names that Windows does not take, in two folders.
fn odd_names(each: usize) -> Rc<Package> {
    let names = ["Test", "Kept"].into_iter().flat_map(|folder| {
        (0..each).map(move |at| Entry::stored(format!("{folder}/{at}/con?.txt"), "x"))
    });
    let bytes = ArchiveBuilder::new().entries(names).build();
    let source = Rc::new(MemorySource::new(bytes));
    Rc::new(Package::open("odd.zip", source).unwrap())
}

fn check(package: &Rc<Package>, list: Vec<Setting>) -> Findings {
    let options = CheckOptions {
        settings: Settings { list },
        ..CheckOptions::default()
    };
    Findings::of(package, &options)
}

#[test]
fn numbers_are_exact_beyond_the_places_that_are_kept() {
    let package = odd_names(200);
    let plain = check(&package, vec![]);
    let rule = plain.list().first().unwrap().rule.clone();
    let of = |findings: &[crate::Finding]| -> Vec<(Severity, u64)> {
        let mine = findings.iter().filter(|it| it.rule == rule);
        mine.map(|it| (it.severity, it.places)).collect()
    };
    let places = |list: &[crate::Finding]| of(list).iter().map(|(_, places)| places).sum::<u64>();
    assert_eq!(places(&plain.list()), 400);

    let half = check(&package, vec![setting(&rule, Level::Off, Some("Test/**"))]);
    assert_eq!(places(&half.list()), 200);
    assert_eq!(places(&half.suppressed()), 200);
    assert_eq!(half.suppressed_counts().total(), 200);
    assert!(half.coverage.has_run(rules::place(&rule)));
    assert!(
        half.suppressed()
            .iter()
            .all(|it| it.reason.as_deref() == Some("As agreed."))
    );

    let two = [
        setting(&rule, Level::As(Severity::Error), Some("Test/**")),
        setting(&rule, Level::As(Severity::Note), Some("Kept/**")),
    ];
    let both = check(&package, two.into());
    assert_eq!(
        (both.counts().errors, both.worst()),
        (200, Some(Severity::Error))
    );
    let severities: Vec<Severity> = both.list().iter().map(|it| it.severity).collect();
    assert!(
        severities.is_sorted_by(|one, next| one >= next),
        "{severities:?}"
    );

    let off = check(&package, vec![setting(&rule, Level::Off, None)]);
    assert_eq!((places(&off.list()), places(&off.suppressed())), (0, 0));
    assert_eq!(off.switched_off().len(), 1);
    assert!(!off.coverage.has_run(rules::place(&rule)));
    assert!(!off.not_applicable().contains(&rule.as_str()));
    assert!(!off.skipped().iter().any(|it| it.rule == rule));
}

#[test]
fn shares_of_a_file_come_to_the_same_with_settings() {
    let package = odd_names(30);
    let options = CheckOptions {
        settings: Settings {
            list: vec![
                setting("names/*", Level::Off, Some("Test/**")),
                setting("names/*", Level::As(Severity::Note), Some("Kept/1*/**")),
                setting("no/such-rule", Level::Off, None),
            ],
        },
        ..CheckOptions::default()
    };
    let whole = Findings::of(&package, &options);
    let mut parts = Findings::default();
    let mut checking = crate::Checking::new(Rc::clone(&package), options);
    while !checking.step(&mut |_| {}) {
        parts.merge(checking.take_findings());
    }
    parts.merge(checking.take_findings());
    assert_eq!(parts, whole);
    assert_eq!(parts.unknown_settings(), ["no/such-rule"]);
}

#[test]
fn only_the_jobs_that_a_change_concerns_run_again() {
    let none = Settings::default();
    let with = |rule: &str| Settings {
        list: vec![setting(rule, Level::Off, None)],
    };
    let concerned = |structure, contents| Concerned {
        structure,
        contents,
    };
    assert_eq!(none.concerned(&none), concerned(false, false));
    assert_eq!(with("names/*").concerned(&none), concerned(true, false));
    assert_eq!(
        none.concerned(&with("archive/crc-mismatch")),
        concerned(false, true)
    );
    assert_eq!(none.concerned(&with("*")), concerned(true, true));
    assert_eq!(
        none.concerned(&with("no/such-rule")),
        concerned(true, false)
    );
}

mod file {
    use super::*;

    /// What the TOML crate understands of a text.
    fn by_toml(text: &str) -> Option<Settings> {
        let document: toml::Table = toml::from_str(text).ok()?;
        let Some(tables) = document.get("rule") else {
            return document.is_empty().then(Settings::default);
        };
        let list = tables.as_array()?.iter().map(|table| {
            let text = |key: &str| Some(table.get(key)?.as_str()?.to_owned());
            Some(Setting {
                rule: text("id")?,
                level: Level::of_word(&text("severity")?)?,
                path: text("path"),
                reason: text("reason").unwrap_or_default(),
            })
        });
        Some(Settings {
            list: list.collect::<Option<_>>()?,
        })
    }

    #[test]
    fn what_is_written_is_read_and_is_toml() {
        let settings = Settings {
            list: vec![
                Setting {
                    rule: "xml/*".to_owned(),
                    level: Level::Off,
                    path: Some(r"**\Bad.xml > *".to_owned()),
                    reason: "\u{201c}Known\u{201d} since #1; \"quoted\" 'too' \u{202e}. "
                        .to_owned(),
                },
                Setting::off("names/x", ""),
                setting("*", Level::As(Severity::Note), Some("")),
            ],
        };
        let text = settings.to_toml();
        assert_eq!(Settings::read(&text).as_ref(), Ok(&settings), "{text}");
        assert_eq!(by_toml(&text), Some(settings), "{text}");
        assert!(text.is_ascii() || !text.contains('\u{202e}'));
        let none = Settings::default();
        assert_eq!(Settings::read(&none.to_toml()), Ok(none));
    }

    #[test]
    fn forms_of_the_language_that_are_read_mean_the_same_in_it() {
        for text in [
            "",
            "\u{feff}# only a comment",
            "[[rule]]\nid=\"a/b\"\nseverity='off'",
            "\r\n[[rule]] # head\r\n\tid = 'a/b' # why\r\n  severity\t=\t\"note\"\r\nreason=''\r\n",
            "[[rule]]\nid = \"a\\\\b \\u00f6 \\U0001F600 \\\"q\\\"\"\nseverity = \"error\"\npath = 'c:\\x # y'\n",
            "[[rule]]\nid = 'a'\nseverity = 'warning'\n[[rule]]\nid = 'a'\nseverity = 'off'\n",
        ] {
            let settings = Settings::read(text);
            assert_eq!(settings.ok(), by_toml(text), "{text}");
            assert!(by_toml(text).is_some(), "{text}");
        }
    }

    #[test]
    fn what_is_not_read_is_named_with_its_line() {
        let long = format!("[[rule]]\nreason = '{}'", "x".repeat(1001));
        let many = "[[rule]]\nid='a'\nseverity='off'\n".repeat(1001);
        for (text, line, part) in [
            ("id = 'a'", 1, "[[rule]] must stand before"),
            ("[[rule]]\nid = 'a'\n", 1, "no severity"),
            ("\n[[rule]]\nseverity = 'off'\n[[rule]]", 2, "no id"),
            ("[[rule]]\nid = a", 2, "text in quotes"),
            ("[[rule]]\nid = 'a", 2, "no quote at its end"),
            ("[[rule]]\nid = \"a\\", 2, "no quote at its end"),
            ("[[rule]]\nid = \"\"\"a\"\"\"", 2, "several lines"),
            ("[[rule]]\nid = 'a' b", 2, "behind the end"),
            ("[[rule]] x", 1, "behind the end"),
            ("[[rule]]\nid = 'a'\nid = 'b'", 3, "stands twice"),
            (
                "[[rule]]\nseverity = 'off'\nseverity = 'off'",
                3,
                "stands twice",
            ),
            ("[[rule]]\nseverity = 'high'", 2, "no severity \"high\""),
            ("[[rule]]\nrule = 'a'", 2, "no key `rule`"),
            ("[[rule]]\nreason = \"a\\x\"", 2, "\\x means nothing"),
            ("[[rule]]\nreason = \"\\ud800\"", 2, "4 hexadecimal digits"),
            ("[[rule]]\nreason = \"\\u1b\"", 2, "4 hexadecimal digits"),
            ("[[rule]]\nreason = \"\\u001b\"", 2, "control characters"),
            ("[[rule]]\nreason = \"a\\nb\"", 2, "control characters"),
            ("[[rule]]\nreason = '\u{7}'", 2, "cannot stand here"),
            ("[rule]\nid = 'a'", 1, "Expected [[rule]]"),
            (&long, 2, "longer than 1,000"),
            (&many, 3001, "more than 1,000 settings"),
        ] {
            let problem = Settings::read(text).unwrap_err();
            assert_eq!(problem.line, line, "{text:.60} {problem}");
            assert!(problem.message.contains(part), "{text:.60} {problem}");
        }
    }

    /// Whatever comes together of signs that matter, our reader never takes it for something else than
    /// the language does.
    #[test]
    fn what_is_read_of_odd_texts_is_what_the_language_means() {
        const SIGNS: [&str; 14] = [
            "[[rule]]",
            "\n",
            "id",
            " = ",
            "'",
            "\"",
            "\\",
            "u0041",
            "#",
            "severity = 'off'",
            "a",
            " ",
            "reason",
            "path = \"x\"",
        ];
        let mut state = 7_u64;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            usize::try_from(state >> 33).unwrap()
        };
        let mut read = 0;
        for _ in 0..20_000 {
            let mut text = String::from("[[rule]]\nid = 'x'\nseverity = 'off'\n");
            for _ in 0..next() % 12 {
                text.push_str(SIGNS[next() % SIGNS.len()]);
            }
            if let Ok(settings) = Settings::read(&text) {
                read += 1;
                assert_eq!(by_toml(&text), Some(settings), "{text}");
            }
        }
        assert!(read > 1000, "{read}");
    }
}
