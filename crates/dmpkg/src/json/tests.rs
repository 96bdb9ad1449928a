use super::*;
use crate::TextPos;

fn at(line: u32, column: u32) -> TextPos {
    TextPos { line, column }
}

fn keys(value: JsonValue<'_>) -> Vec<String> {
    value
        .members()
        .filter_map(|member| member.key())
        .map(Into::into)
        .collect()
}

#[test]
fn values_have_names_places_and_meaning() {
    let text = "\u{feff}{ \"a\" : \"\\u00e4\\ud83d\\ude00\\n\\\"\\\\\\/\", \"b\":-12 ,\"c\":null,\r\n \"d\":[{},[1.5e-3,{\"x\":[]}],true],\n\"e\":{\"y\":0,\"z\":{}},\"f\":99999999999999999999,\"g\":-0.0, \"\":\"\\t\", \"\\u0068\":false } ";
    let document = JsonDocument::parse(text);
    assert_eq!((document.problem(), document.stopped), (None, None));
    let root = document.root().unwrap();
    use JsonKind::{Boolean, List, Number, Object};
    assert_eq!(root.kind(), Object);
    assert_eq!(keys(root), ["a", "b", "c", "d", "e", "f", "g", "", "h"]);
    let get = |key| root.get(key).unwrap();
    assert_eq!(get("a").text().as_deref(), Some("ä😀\n\"\\/"));
    assert_eq!((get("b").whole(), get("b").text()), (Some(-12), None));
    assert!(get("c").is_null());
    assert_eq!(
        (get("f").whole(), get("f").number()),
        (None, Some("99999999999999999999"))
    );
    assert_eq!((get("g").whole(), get("g").number()), (None, Some("-0.0")));
    assert_eq!(
        (get("").text().as_deref(), get("h").boolean()),
        (Some("\t"), Some(false))
    );
    assert_eq!(get("d").position(), at(2, 6));
    let items: Vec<_> = get("d").items().map(JsonValue::raw).collect();
    assert_eq!(items, ["{}", "[1.5e-3,{\"x\":[]}]", "true"]);
    assert_eq!(get("d").members().count(), 0);
    let inside: Vec<_> = get("d").descendants().map(JsonValue::kind).collect();
    assert_eq!(inside, [List, Object, List, Number, Object, List, Boolean]);
    assert_eq!(get("e").get("z").unwrap().position(), at(3, 16));
    assert!(root.get("A").is_none());
}

#[test]
fn of_names_that_occur_twice_all_are_kept_and_the_last_counts() {
    let document = JsonDocument::parse(r#"{"a":1,"b":2,"a":3}"#);
    let root = document.root().unwrap();
    assert_eq!(keys(root), ["a", "b", "a"]);
    assert_eq!(root.get("a").unwrap().whole(), Some(3));
}

#[test]
fn halves_of_pairs_mean_nothing_but_break_nothing() {
    let document =
        JsonDocument::parse(r#"["\ud800","\udc00x","\ud800\u0041","\ud83d\ud83d\ude00"]"#);
    let texts: Vec<_> = document
        .root()
        .unwrap()
        .items()
        .filter_map(JsonValue::text)
        .collect();
    assert_eq!(texts, ["\u{fffd}", "\u{fffd}x", "\u{fffd}A", "\u{fffd}😀"]);
    assert!(document.broken.is_none());
}

#[test]
fn what_is_no_json_is_refused_as_a_library_does() {
    let cases = [
        "",
        " ",
        "{",
        "[",
        "{}}",
        "[]]",
        "{,}",
        "[,]",
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{"a":1,}"#,
        r#"{"a":01}"#,
        r#"{"a":-}"#,
        r#"{"a":1.}"#,
        r#"{"a":1e}"#,
        r#"{"a":+1}"#,
        r#"{"a":.5}"#,
        r#"{"a":[1,]}"#,
        r#"{"a":[1}"#,
        r#"{"a":{"b"}}"#,
        r#"{"a":{"b":1]}"#,
        r#"{"a":"\x"}"#,
        r#"{"a":"\u00g0"}"#,
        r#"{"a":"\u+123"}"#,
        r#"{"a":"b}"#,
        "{\"a\":\"\n\"}",
        r#"{"a":nul}"#,
        r#"{"a":truex}"#,
        "{a:1}",
        "{'a':1}",
        "{\"a\":1}\u{a0}",
        "[1 2]",
        "1 1",
        "// x\n1",
        "NaN",
        "\u{c}1",
        "\"\u{0}\"",
        "[\"\\u12\"",
        "tru",
    ];
    for case in cases {
        assert!(
            serde_json::from_str::<serde_json::Value>(case).is_err(),
            "{case}"
        );
        let document = JsonDocument::parse(case);
        assert!(document.broken.is_some(), "{case}");
    }
}

#[test]
fn what_is_json_is_read_as_a_library_does() {
    for case in [
        "1",
        "-0",
        "1E+2",
        "[]",
        "{}",
        "\"\"",
        " [ ] ",
        "[[[]],{}]",
        "null",
        "true",
        "[0.5,-1e9]",
        "\t\r\n{\"\\u0061\":[{}]}\n",
        "\"\u{7f}\u{2028}\"",
    ] {
        assert!(
            serde_json::from_str::<serde_json::Value>(case).is_ok(),
            "{case}"
        );
        assert_eq!(JsonDocument::parse(case).problem(), None, "{case}");
    }
}

#[test]
fn what_stands_before_a_break_is_kept() {
    let document = JsonDocument::parse("{\"a\":\n [1, {\"b\": \"cut off");
    assert_eq!(
        document.problem().unwrap(),
        "line 2, column 20: expected the quote that closes a text"
    );
    assert!(document.broken.as_ref().unwrap().at_end);
    let list = document.root().unwrap().get("a").unwrap();
    let cut = list.items().nth(1).unwrap().get("b").unwrap();
    assert_eq!(cut.text().as_deref(), Some("cut off"));
    let document = JsonDocument::parse("{\"a\":\n [1 2], \"b\": 3}");
    let problem = document.broken.as_ref().unwrap();
    assert_eq!(
        (problem.position, problem.offset, problem.at_end),
        (at(2, 5), 10, false)
    );
    let root = document.root().unwrap();
    assert_eq!(
        (keys(root), root.get("a").unwrap().items().count()),
        (vec!["a".to_owned()], 1)
    );
    assert!(JsonDocument::parse("").root().is_none());
    assert!(JsonDocument::parse("x").root().is_none());
}

#[test]
fn limits_stop_the_reader() {
    let deep = format!("{{\"a\":{}1{}}}", "[".repeat(200_000), "]".repeat(200_000));
    let document = JsonDocument::parse(&deep);
    let stop = document.stopped.unwrap();
    assert_eq!((stop.limit, stop.position), (JsonLimit::Depth, at(1, 261)));
    assert_eq!(document.root().unwrap().descendants().count(), 256);
    assert!(document.problem().unwrap().contains("too deep"));
    let limits = JsonLimits {
        depth: 300_000,
        nodes: 1_000_000,
    };
    let document = JsonDocument::parse_within(&deep, limits);
    assert_eq!(document.problem(), None);
    assert_eq!(document.root().unwrap().descendants().count(), 200_002);
    let limits = JsonLimits { depth: 9, nodes: 3 };
    let document = JsonDocument::parse_within("[1,2,3,4]", limits);
    assert_eq!(document.stopped.unwrap().limit, JsonLimit::Nodes);
    assert_eq!(document.root().unwrap().items().count(), 2);
}
