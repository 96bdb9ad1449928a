use super::*;

/// The pieces of each line, each with a letter for its class.
fn pieces(text: &str) -> Vec<String> {
    let letter = |class| match class {
        PieceClass::Plain => 'p',
        PieceClass::Tag => 'k',
        PieceClass::Value => 's',
        PieceClass::Literal => 'n',
        PieceClass::Comment => 'c',
        PieceClass::Instruction => 'd',
        PieceClass::Punctuation | PieceClass::Attribute => '?',
    };
    let line = |pieces: Vec<Piece>| {
        let all: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let shown = pieces
            .iter()
            .map(|piece| format!("{}<{}>", letter(piece.class), piece.text));
        let shown: Vec<_> = shown.collect();
        (all, shown.join(" "))
    };
    let lines: Vec<_> = csharp_pieces(text).into_iter().map(line).collect();
    let back: Vec<_> = lines.iter().map(|(all, _)| all.as_str()).collect();
    assert_eq!(back.join("\n"), text.replace('\r', ""));
    lines.into_iter().map(|(_, shown)| shown).collect()
}

#[test]
fn keywords_are_in_order() {
    assert!(KEYWORDS.is_sorted());
}

#[test]
fn code_gets_its_colours() {
    for (code, expected) in [
        (
            "public int x = 0x1F;",
            "k<public> p< > k<int> p< x = > n<0x1F> p<;>",
        ),
        (
            "a1 = 1.5e-3f + 2.ToString(); // two",
            "p<a1 = > n<1.5e-3f> p< + > n<2> p<.ToString(); > c<// two>",
        ),
        (
            "return true/*x*/?null:'\\'';",
            "k<return> p< > n<true> c</*x*/> p<?> n<null> p<:> s<'\\''> p<;>",
        ),
        (
            "s = \"a\\\"b\" + \"//no\";",
            "p<s = > s<\"a\\\"b\"> p< + > s<\"//no\"> p<;>",
        ),
        (
            "s = @\"c:\\\" + @class;",
            "p<s = > s<@\"c:\\\"> p< + @class;>",
        ),
        (
            "s = $\"{{a}} {d[\"k\"]} b\" + 1",
            "p<s = > s<$\"{{a}} {d[\"k\"]} b\"> p< + > n<1>",
        ),
        ("  #region Übersicht", "d<  #region Übersicht>"),
        ("größe = über(1)", "p<größe = über(> n<1> p<)>"),
        ("var u = \"open", "k<var> p< u = > s<\"open>"),
    ] {
        assert_eq!(pieces(code), [expected], "{code}");
    }
}

#[test]
fn what_is_open_goes_on_in_the_next_line() {
    assert_eq!(
        pieces("/* one\r\ntwo */ if\n\nx"),
        ["c</* one>", "c<two */> p< > k<if>", "", "p<x>"]
    );
    assert_eq!(
        pieces("s = @\"one\n\"\"two\"\"\" + 1"),
        ["p<s = > s<@\"one>", "s<\"\"two\"\"\"> p< + > n<1>"]
    );
    assert_eq!(
        pieces("s = $@\"a {new[] { 1,\n\"x\" }} b\nc\";"),
        [
            "p<s = > s<$@\"a {> k<new> p<[] { > n<1> p<,>",
            "s<\"x\"> p< }}> s< b>",
            "s<c\"> p<;>"
        ]
    );
    assert_eq!(
        pieces("s = \"\"\"\n \"x\" \"\"\n \"\"\";y"),
        ["p<s = > s<\"\"\">", "s< \"x\" \"\">", "s< \"\"\"> p<;y>"]
    );
}
