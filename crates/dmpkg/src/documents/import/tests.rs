use super::*;
use crate::DecodedText;

fn read(text: &str) -> Import {
    Import::read(&XmlDocument::parse(DecodedText::decode(text.as_bytes())))
}

fn told(fields: &[NamedField]) -> Vec<String> {
    let fields = fields.iter();
    fields
        .map(|it| format!("{}={}@{}", it.name, it.field.value, it.field.position.line))
        .collect()
}

#[test]
fn plain_names_are_recognised_and_all_is_outlined() {
    let import = read(
        "<Package user='DEMO\\operator' version='10.4.9.0-14794'>\n <ExportTime>2025-06-02</ExportTime>\n <Items>\n  <Item type='Element' name='A'/><Item name='B' id='2'/>\n  <Item><Deep><User>too deep</User></Deep></Item>\n </Items>\n</Package>",
    );
    assert_eq!(told(&import.exported_by), ["user=DEMO\\operator@1"]);
    assert_eq!(told(&import.exported_at), ["ExportTime=2025-06-02@2"]);
    assert_eq!(told(&import.exported_from), ["version=10.4.9.0-14794@1"]);
    let outline: Vec<_> = import
        .outline
        .elements
        .iter()
        .map(|it| {
            format!(
                "{} {} {:?} {}",
                it.path, it.count, it.attributes, it.first.line
            )
        })
        .collect();
    assert_eq!(
        outline,
        [
            "Package 1 [\"user\", \"version\"] 1",
            "Package/ExportTime 1 [] 2",
            "Package/Items 1 [] 3",
            "Package/Items/Item 3 [\"type\", \"name\", \"id\"] 4",
            "Package/Items/Item/Deep 1 [] 5",
            "Package/Items/Item/Deep/User 1 [] 5",
        ]
    );
}

#[test]
fn what_stands_before_a_break_is_kept() {
    let import = read("<Package user='a'><Items><Item></Wrong>");
    assert_eq!(import.outline.elements.len(), 3);
    assert_eq!(told(&import.exported_by), ["user=a@1"]);
    assert_eq!(read(""), Import::default());
    assert_eq!(read("no xml"), Import::default());
}

#[test]
fn depth_and_number_cost_no_more_than_the_text() {
    let deep = "<a>".repeat(100_000);
    let import = read(&deep);
    assert_eq!(import.outline.elements.len(), 32);
    let names: String = (0..5000).map(|id| format!("<n{id}/>")).collect();
    let wide = read(&format!("<Package>{names}</Package>"));
    assert_eq!(
        (wide.outline.elements.len(), wide.outline.beyond),
        (200, 4801)
    );
}
