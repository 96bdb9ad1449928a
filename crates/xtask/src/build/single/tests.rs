use super::{NAME, assemble, checksum, hash, pack};
use crate::page::{Files, MANIFEST, NO_HASH, PRELOAD, SCRIPT, STYLE, style_link};

const GLUE: &str = "let wasm;\nexport { initSync, __wbg_init as default };\n";

fn html() -> String {
    format!(
        "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">{NO_HASH}{MANIFEST}{}{SCRIPT}\
         {PRELOAD}</head><body></body>",
        style_link()
    )
}

fn files(boot: &str) -> Files {
    [
        ("one.js", GLUE),
        ("one_bg.wasm", "\0asm"),
        ("boot.js", boot),
        (STYLE, "a{}"),
    ]
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .into()
}

#[test]
fn nothing_of_the_file_lies_elsewhere() {
    let single = assemble(&html(), &files("boot();\n"), "one", "unpack();").unwrap();
    for gone in ["src=", "href=", "'self'", "import.meta", "export"] {
        assert!(!single.contains(gone), "{gone} in {single}");
    }
    for there in [
        "<style>a{}</style>",
        "let wasm;",
        "unpack();\nboot();",
        "content=\"self\"",
        "connect-src 'none'",
    ] {
        assert!(single.contains(there), "{there} not in {single}");
    }
    assert!(single.contains("style-src 'sha256-"), "{single}");
    let again = assemble(&html(), &files("boot();\n"), "one", "unpack();").unwrap();
    assert_eq!(single, again);
}

#[test]
fn what_would_end_an_element_is_refused() {
    for boot in ["'</SCRIPT>'", "'<!--'", "'</style>'"] {
        let refusal = assemble(&html(), &files(boot), "one", "")
            .unwrap_err()
            .to_string();
        assert!(refusal.contains("in two parts"), "{refusal}");
    }
}

#[test]
fn a_page_without_a_place_for_a_part_is_refused() {
    for part in [SCRIPT, PRELOAD, MANIFEST, NO_HASH, "</body>"] {
        let html = html().replace(part, "");
        assert!(assemble(&html, &files(""), "one", "").is_err(), "{part}");
    }
}

#[test]
fn packed_bytes_state_their_size_and_how_they_are_packed() {
    let packed = pack(&[7; 1000]).unwrap();
    assert_eq!(
        packed[0], 4,
        "4 bits of context, and no bits of the position"
    );
    assert_eq!(packed[5..13], 1000_u64.to_le_bytes());
    assert!(packed.len() < 60, "{}", packed.len());
}

#[test]
fn the_hash_stands_as_other_programs_write_it() {
    let of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(hash(b""), of_nothing);
    assert_eq!(checksum(b""), format!("{of_nothing}  {NAME}\n"));
}
