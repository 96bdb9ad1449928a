use super::{at, parse};

#[test]
fn documents_that_are_well_formed() {
    for text in [
        "<a/>",
        "\n<a/>\n<!-- - -->\n<?b?>\n",
        "<?xml version=\"1.0\"  encoding='utf-8' standalone='yes' ?><a></a >",
        "<a b = 'x>y' c=\"'\"\n\td=''>]] > é 日本 &#x10FFFF; &#9;</a>",
        "<é-1.·/>",
        "<a><![CDATA[<b>&c; ]] > --]]><?xml-x y?></a>",
        "<a xmlns='u' xmlns:p='v' xml:lang='en' p:b='1' b='1'><p:c xmlns:p='w'/><p:d/></a>",
        "<!DOCTYPE a PUBLIC \"-//x\" 'y.dtd' [<!ENTITY % p \"<>\"><!ATTLIST a b CDATA '>'> %p;\n<?q ]>?>]  ><a>&anything;</a>",
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a d='&b;'>&b;</a>",
    ] {
        let document = parse(text);
        assert_eq!(document.broken, None, "{text}");
        assert_eq!(document.undefined, [], "{text}");
        assert!(document.root().is_some(), "{text}");
    }
}

#[test]
fn where_documents_stop_being_well_formed() {
    for (text, column, message) in [
        ("", 1, "the document has no element"),
        ("<!-- a -->", 11, "the document has no element"),
        (
            "<a><b>",
            7,
            "the document ends inside of the element `b` of line 1",
        ),
        ("{\"a\": 1}", 1, "expected `<`, found `{`"),
        (
            "\u{feff}<a/>",
            1,
            "expected `<`, found a second byte order mark",
        ),
        (
            " <?xml version='1.0'?><a/>",
            2,
            "the XML declaration may stand only at the very start",
        ),
        (
            "<?xml version='1.1'?><a/>",
            16,
            "states version `1.1`: only version 1.0",
        ),
        (
            "<?xml encoding='utf-8'?><a/>",
            7,
            "`encoding` does not belong here",
        ),
        (
            "<?xml version='1.0' standalone='maybe'?><a/>",
            33,
            "it can be `yes` or `no`",
        ),
        (
            "<?xml version=1.0?><a/>",
            15,
            "expected the value of `version` in quotes",
        ),
        (
            "<?xml version='1.0' encoding=''?><a/>",
            31,
            "the name of an encoding has letters",
        ),
        ("<?xml?><a/>", 6, "states no version"),
        (
            "<a/><b/>",
            5,
            "a second outermost element begins here; the first one ended in line 1",
        ),
        (
            "<a/>\u{a0}",
            5,
            "expected nothing more behind the end of the outermost element, found the character U+00A0",
        ),
        ("<a/>&amp;", 5, "a reference stands outside"),
        ("<![CDATA[a]]><b/>", 1, "a CDATA section stands outside"),
        ("</a>", 1, "`</a>` ends an element that was not begun"),
        (
            "<a></b>",
            4,
            "expected `</a>`, which ends the element of line 1, found `</b>`",
        ),
        (
            "<a></a b='1'>",
            8,
            "expected `>` at the end of the end tag, found `b`",
        ),
        (
            "<a>1 < 2</a>",
            6,
            "expected the name of an element behind `<`, found a blank",
        ),
        (
            "<1/>",
            1,
            "expected the name of an element behind `<`, found `1`",
        ),
        ("<a$/>", 3, "the name of an element cannot have `$` in it"),
        (
            "<a b='1'c='2'/>",
            9,
            "expected white space between two attributes, found `c`",
        ),
        (
            "<a / >",
            4,
            "expected the name of an attribute, `/>` or `>`, found `/`",
        ),
        (
            "<a b/>",
            5,
            "expected `=` and a value behind the attribute `b`",
        ),
        ("<a b=1/>", 6, "must stand in quotes"),
        (
            "<a b='1' c='2' b='3'/>",
            16,
            "the attribute `b` stands in this element already",
        ),
        ("<a b='<'/>", 7, "cannot have a `<`"),
        ("<a b='1><c d='2'/></a>", 9, "cannot have a `<`"),
        ("<a b=\"1/>", 6, "has no quote at its end"),
        ("<a ", 1, "the tag that starts here is not closed"),
        ("<a b='&'/>", 7, "is written `&amp;`"),
        ("<a>AT&T</a>", 6, "expected `;` behind `&T`"),
        ("<a>a & b</a>", 6, "is written `&amp;`"),
        ("<a>&#0;</a>", 4, "`&#0;` is no character that XML takes"),
        ("<a>&#xD800;</a>", 4, "is no character"),
        ("<a>&#99999999999;</a>", 4, "is no character"),
        ("<a>&#xG;</a>", 4, "a character is referred to as"),
        (
            "<a>\u{1}</a>",
            4,
            "the character U+0001 may not stand in XML",
        ),
        (
            "<a>\u{ffff}</a>",
            4,
            "the character U+FFFF may not stand in XML",
        ),
        (
            "<a b\u{7}='1'/>",
            5,
            "the character U+0007 may not stand in XML",
        ),
        ("<a>x]]>y</a>", 5, "its `>` is written `&gt;`"),
        ("<a><!-- b -- c --></a>", 11, "cannot have `--`"),
        ("<a><!-- b ---></a>", 11, "cannot have `--`"),
        (
            "<a><!-- b </a>",
            4,
            "the comment that starts here is not closed with `-->`",
        ),
        (
            "<a><![CDATA[ b </a>",
            4,
            "the CDATA section that starts here is not closed",
        ),
        (
            "<a><?b </a>",
            4,
            "the processing instruction that starts here is not closed",
        ),
        ("<a><!b></a>", 4, "`<!` begins neither"),
        (
            "<?XML version='1.0'?><a/>",
            1,
            "begins with `<?xml` in small letters",
        ),
        ("<a><? b?></a>", 4, "expected a name behind `<?`"),
        ("<a><?b$ ?></a>", 7, "expected white space behind the name"),
        (
            "<p:a/>",
            2,
            "has the prefix `p`, which no `xmlns:p` declares",
        ),
        ("<a p:b='1'/>", 4, "has the prefix `p`"),
        (
            "<a xmlns:p='u'><b xmlns:q='v'/><q:c/></a>",
            33,
            "has the prefix `q`",
        ),
        ("<a xmlns:p=''/>", 4, "is given no namespace"),
        (
            "<a xmlns:p='u' xmlns:q='u' p:b='' q:b=''/>",
            35,
            "under another prefix of the same namespace",
        ),
        ("<a:/>", 2, "has a colon that does not stand"),
        ("<!doctype a><a/>", 1, "in capital letters"),
        (
            "<!DOCTYPE><a/>",
            10,
            "expected white space behind `<!DOCTYPE`",
        ),
        (
            "<!DOCTYPE a [<!ENTITY b>]><a/>",
            24,
            "expected white space behind the name of the entity",
        ),
        (
            "<!DOCTYPE a [<a/>",
            14,
            "expected a declaration or `]`, found `<`",
        ),
        (
            "<!DOCTYPE a [",
            1,
            "the document type that starts here is not closed",
        ),
        (
            "<a/><!DOCTYPE a>",
            5,
            "a document type stands once, before the first element",
        ),
    ] {
        let broken = parse(text).broken;
        let found = broken.as_ref().map(|broken| broken.position);
        assert_eq!(found, Some(at(1, column)), "{text}: {broken:?}");
        let told = broken.map(|broken| broken.message).unwrap_or_default();
        assert!(told.contains(message), "{text}: {told}");
    }
}

#[test]
fn many_attributes_are_compared_as_few_are() {
    let names: String = (0..50).map(|number| format!(" a{number}='1'")).collect();
    assert_eq!(parse(&format!("<a{names}/>")).broken, None);
    let broken = parse(&format!("<a{names} a7='1'/>")).broken.unwrap();
    assert_eq!(
        broken.message,
        "the attribute `a7` stands in this element already"
    );
}
