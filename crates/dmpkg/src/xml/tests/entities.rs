use super::{ExternalId, at, parse};

#[test]
fn undefined_entities_are_listed_once_each() {
    let document = parse("<a b='&nbsp;'>\n&nbsp; &ouml; &lt; <c></d> &uuml;");
    let undefined = document.undefined.iter();
    let undefined: Vec<_> = undefined
        .map(|it| (it.position, it.name.as_str(), it.places))
        .collect();
    assert_eq!(undefined, [(at(1, 7), "nbsp", 2), (at(2, 8), "ouml", 1)]);
}

#[test]
fn a_document_type_is_read_and_never_followed() {
    let document = parse(
        "<!DOCTYPE a SYSTEM 'https://example.com/a.dtd' [\n<!ENTITY b 'text'>\n<!ENTITY % c PUBLIC '-//c' \"file:///c\">\n<!ENTITY d SYSTEM 'd.gif' NDATA gif>\n<!-- <!ENTITY no ''> -->]><a/>",
    );
    assert_eq!(document.broken, None);
    let found = document.document_type.unwrap();
    let address = |id: &Option<ExternalId>| id.as_ref().map(|id| id.address.clone());
    assert_eq!(found.name, "a");
    assert_eq!(
        address(&found.external).as_deref(),
        Some("https://example.com/a.dtd")
    );
    let entities: Vec<_> = found
        .entities
        .iter()
        .map(|it| (it.name.as_str(), it.parameter, address(&it.external)))
        .collect();
    let expected = [
        ("b", false, None),
        ("c", true, Some("file:///c".to_owned())),
        ("d", false, Some("d.gif".to_owned())),
    ];
    assert_eq!(entities, expected);
    assert_eq!(found.expansion, None);
}

/// `l0` is one character long, and each further entity ten times the one before.
fn laughs(levels: usize) -> String {
    let mut text = "<!DOCTYPE a [<!ENTITY l0 'x'>".to_owned();
    for level in 1..=levels {
        let references = format!("&l{};", level - 1).repeat(10);
        text.push_str(&format!("<!ENTITY l{level} '{references}'>"));
    }
    text + "]><a/>"
}

#[test]
fn entities_are_measured_without_expanding() {
    let expansion = |text: &str| parse(text).document_type.unwrap().expansion;
    let billion = expansion(&laughs(9)).unwrap();
    assert_eq!((billion.name.as_str(), billion.depth), ("l9", Some(10)));
    assert_eq!(billion.characters, 1_000_000_000);
    let beyond = expansion(&laughs(40)).unwrap();
    assert_eq!(beyond.characters, u64::MAX);
    let circle = "<!DOCTYPE a [<!ENTITY b 'x&c;'><!ENTITY c '&b;'>]><a/>";
    assert_eq!(expansion(circle).unwrap().depth, None);
    assert_eq!(
        expansion("<!DOCTYPE a [<!ENTITY b '&#65;&amp;'>]><a/>"),
        None
    );
    // A long chain needs no stack.
    let chain: String = (1..100_000)
        .map(|number| format!("<!ENTITY e{number} '&e{};'>", number + 1))
        .collect();
    let chain = expansion(&format!("<!DOCTYPE a [{chain}]><a/>")).unwrap();
    assert_eq!(chain.depth, Some(99_999));
}
