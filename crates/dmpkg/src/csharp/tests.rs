use super::*;

fn shown(code: &str) -> String {
    let tokens = Tokens::new(code).map(|token| {
        assert!(code[token.at..].starts_with(token.text), "{token:?}");
        match token.kind {
            TokenKind::Text => format!("<{}>", token.text),
            _ => token.text.to_owned(),
        }
    });
    tokens.collect::<Vec<_>>().join(" ")
}

#[test]
fn comments_and_texts_are_not_code() {
    for (code, expected) in [
        ("a // b\nc /* d \n e */ f", "a c f"),
        ("  #region \"it's\n#if X\na#b", "a # b"),
        (
            r#"a("b\"c", 'd', '"', '\'', '\u0041') "#,
            r#"a ( <b\"c> , , , , )"#,
        ),
        (r#"@"a""b\" c"#, r#"<a""b\> c"#),
        ("\"open\nnext \"\" end", "<open> next <> end"),
        (
            r#"$"a {b["c"]} {{d}} {e}" f"#,
            "<a > b [ <c> ] < {{d}} > e <> f",
        ),
        (r#"$@"a\{b}""c" d @$"{e}""#, r#"<a\> b <""c> d <> e <>"#),
        (
            r#"$"{new[] { "}" }[0]}" z"#,
            "<> new [ ] { <}> } [ 0 ] <> z",
        ),
        (r#""""a "b" ""c""" d"#, r#"<a "b" ""c> d"#),
        (r#"$$"""{a} {{b}} c""" d"#, "<{a} {> b < c> d"),
        ("Größe1.x", "Größe1 . x"),
        ("// only", ""),
        ("/* open", ""),
        ("\"open", "<open>"),
        ("\"open\\", "<open\\>"),
        ("$\"{open", "<> open"),
        ("' x", "' x"),
        ("", ""),
    ] {
        assert_eq!(shown(code), expected, "{code}");
    }
}

#[test]
fn values_in_values_cost_no_recursion() {
    let code = "$\"{".repeat(100_000);
    assert_eq!(Tokens::new(&code).count(), 100_000);
}
