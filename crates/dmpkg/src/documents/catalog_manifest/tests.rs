use super::*;

fn read(text: &str) -> (CatalogManifest, Option<String>) {
    CatalogManifest::read(text)
}

fn value(field: &Option<Field>) -> &str {
    field.as_ref().map_or("-", |field| field.value.as_str())
}

#[test]
fn every_name_has_its_value_and_place() {
    let text = "\u{feff}# comment\n---\ntype: Standard Solution # why\nid: '0b9c''x'\ntitle: \"A \\\"b\\\" \\u00e4\"\nshort_description: >-\n  One\n  two\n\n  three\nsource_code_url: https://example.com/a#b\ndocumentation_url: ~\nowners:\n  - name: Demo Builder\n    email: b@example.com\n    phone: 1\n  - url: https://example.com\ntags:\n- Demo\n- 'We: ather'\nvendor_id:\nmarket_name: goes\n  on here\nnew:\n  deep: 1\n";
    let (manifest, broken) = read(text);
    assert_eq!(broken, None);
    assert_eq!(value(&manifest.kind), "Standard Solution");
    assert_eq!(
        manifest.kind.as_ref().unwrap().position,
        TextPos { line: 3, column: 7 }
    );
    assert_eq!(
        (value(&manifest.id), value(&manifest.title)),
        ("0b9c'x", "A \"b\" ä")
    );
    assert_eq!(value(&manifest.short_description), "One two \nthree");
    assert_eq!(value(&manifest.source_code_url), "https://example.com/a#b");
    assert_eq!(
        (
            value(&manifest.documentation_url),
            value(&manifest.vendor_id)
        ),
        ("-", "-")
    );
    assert_eq!(value(&manifest.market_name), "goes on here");
    let owners: Vec<_> = manifest
        .owners
        .iter()
        .map(|it| [value(&it.name), value(&it.email), value(&it.url)])
        .collect();
    assert_eq!(
        owners,
        [
            ["Demo Builder", "b@example.com", "-"],
            ["-", "-", "https://example.com"]
        ]
    );
    let tags: Vec<_> = manifest.tags.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(tags, ["Demo", "We: ather"]);
    let other: Vec<_> = manifest
        .other
        .iter()
        .map(|it| format!("{}={}", it.name, it.field.value))
        .collect();
    assert_eq!(other, ["owners/phone=1", "new/deep=1"]);
    assert_eq!(manifest.unread, []);
}

#[test]
fn lists_in_brackets_and_blocks_are_read() {
    let (manifest, broken) = read(
        "tags: [ Demo, \"a, b\",\n  'c' ] # x\nshort_description: |\n  One\n   two\n\n# not a comment of the block\ntitle: 'over\n  lines'\n",
    );
    assert_eq!(broken, None);
    let tags: Vec<_> = manifest.tags.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(tags, ["Demo", "a, b", "c"]);
    assert_eq!(
        manifest.tags[1].position,
        TextPos {
            line: 1,
            column: 15
        }
    );
    assert_eq!(value(&manifest.short_description), "One\n two");
    assert_eq!(value(&manifest.title), "over lines");
}

#[test]
fn what_is_not_read_is_told() {
    for (text, what) in [
        (
            "id: &a 1\ntitle: t\n",
            "a value that is given a name or taken by its name",
        ),
        (
            "owners: { name: x }\ntitle: t\n",
            "a list of names in braces",
        ),
        ("id: !!str 1\ntitle: t\n", "a value with a type"),
        ("title: t\n---\ntitle: u\n", "a second document"),
        ("tags: [[a]]\ntitle: t\n", "a list in a list"),
    ] {
        let (manifest, broken) = read(text);
        assert_eq!(
            (manifest.unread[0].value.as_str(), broken),
            (what, None),
            "{text}"
        );
        assert_eq!(value(&manifest.title), "t", "{text}");
    }
}

#[test]
fn what_is_no_yaml_is_told_and_what_stands_before_is_kept() {
    for (text, message) in [
        (
            "title: t\n\ttype: x\n",
            "line 2, column 1: a tab indents this line, where YAML takes only spaces",
        ),
        (
            "title: t\nnothing\n",
            "line 2, column 1: expected a name, `:` and a value",
        ),
        (
            "title: t\nid: \"x\n",
            "line 2, column 5: the quote that begins here is not closed",
        ),
        (
            "title: t\nid: @x\n",
            "line 2, column 5: a value may not begin with this character",
        ),
        (
            "title: t\ntags: [a\n",
            "line 2, column 7: the bracket that begins here is not closed",
        ),
    ] {
        let (manifest, broken) = read(text);
        assert_eq!(
            (value(&manifest.title), broken.as_deref()),
            ("t", Some(message)),
            "{text}"
        );
    }
    for text in [
        "",
        "-",
        ":",
        ": ",
        "- - -",
        "a:\n - b: |\n",
        "\"",
        "'a' b",
        "- 'a",
        "a: [",
        "\u{0}",
        "- [\n]",
        "? a",
    ] {
        read(text);
    }
}
