use serde::Serialize;

use super::Field;
use crate::{
    Card, DocumentAt, Fact, JsonDocument, JsonKind, JsonValue, Sheet, Table, TextPos, Value,
};

/// `sbom.json`: third-party components, in the JSON form of SPDX 2.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BillOfMaterials {
    /// `spdxVersion`: the version of the form.
    pub spdx_version: Option<Field>,
    /// `name`: what it is about.
    pub name: Option<Field>,
    /// `documentNamespace`: an address that is unique to it.
    pub namespace: Option<Field>,
    /// `dataLicense`: the licence of the list itself.
    pub data_license: Option<Field>,
    /// `creationInfo/created`.
    pub created: Option<Field>,
    /// `creationInfo/creators`: tools and people that made it.
    #[serde(serialize_with = "crate::documents::hidden_list")]
    pub creators: Vec<Field>,
    /// `packages`: the components.
    pub packages: Vec<MaterialPackage>,
    /// Number of `files`.
    pub files: usize,
    /// Number of `relationships`.
    pub relationships: usize,
}

/// A component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MaterialPackage {
    /// `SPDXID`: by what the list refers to it.
    pub id: Option<Field>,
    /// `name`.
    pub name: Option<Field>,
    /// `versionInfo`.
    pub version: Option<Field>,
    /// `supplier`.
    pub supplier: Option<Field>,
    /// `licenseConcluded`: what the maker of the list found out.
    pub license_concluded: Option<Field>,
    /// `licenseDeclared`: what the component says.
    pub license_declared: Option<Field>,
    /// `copyrightText`.
    pub copyright: Option<Field>,
    /// `downloadLocation`.
    pub download_location: Option<Field>,
    /// The package URL among `externalRefs`.
    pub purl: Option<Field>,
    /// Where it begins.
    #[serde(flatten)]
    pub position: TextPos,
}

impl BillOfMaterials {
    /// Reads sbom.json.
    pub fn read(document: &JsonDocument) -> Self {
        let Some(root) = document.root() else {
            return Self::default();
        };
        let list = |key| root.get(key).into_iter().flat_map(JsonValue::items);
        let creation = root.get("creationInfo");
        let creators = creation.and_then(|creation| creation.get("creators"));
        let creators = creators.into_iter().flat_map(JsonValue::items);
        Self {
            spdx_version: Field::member(root, "spdxVersion"),
            name: Field::member(root, "name"),
            namespace: Field::member(root, "documentNamespace"),
            data_license: Field::member(root, "dataLicense"),
            created: creation.and_then(|creation| Field::member(creation, "created")),
            creators: creators.filter_map(Field::of_json).collect(),
            packages: list("packages")
                .filter(|item| item.kind() == JsonKind::Object)
                .map(MaterialPackage::of)
                .collect(),
            files: list("files").count(),
            relationships: list("relationships").count(),
        }
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let name = self.name.as_ref().and_then(Field::stated);
        let mut sheet = Sheet::new("Bill of materials", name.map(str::to_owned));
        let mut card = Card::new("Bill of materials");
        card.push(
            Fact::new("Components", Value::number(self.packages.len()))
                .hint("Third-party components, for checks of licences and known vulnerabilities."),
        );
        let creators = self.creators.iter().map(|creator| creator.value.clone());
        let first = self.creators.first();
        card.extend([
            at.stated("About", self.name.as_ref())
                .map(|fact| fact.hint("What the list is about, as its maker named it.")),
            at.stated("Form", self.spdx_version.as_ref())
                .map(|fact| fact.hint("The version of SPDX, the standard form of such lists.")),
            at.stated("Created", self.created.as_ref())
                .map(|fact| fact.hint("When the list was made.")),
            first.map(|first| {
                Fact::new("Created by", Value::List(creators.collect()))
                    .hint("The tools and people that made the list.")
                    .place(at.place(first.position))
            }),
            at.stated("Namespace", self.namespace.as_ref()).map(|fact| {
                fact.hint(
                    "An address that only tells this list from others; nothing need be there.",
                )
            }),
            at.stated("Licence of the list", self.data_license.as_ref())
                .map(|fact| fact.hint("The licence of the list itself, not of the components.")),
            (self.files > 0).then(|| {
                Fact::new("Files", Value::number(self.files))
                    .hint("Files that the list describes one by one.")
            }),
            (self.relationships > 0).then(|| {
                Fact::new("Relationships", Value::number(self.relationships))
                    .hint("Statements of which component contains or needs which.")
            }),
        ]);
        sheet.card(card);
        let columns = ["Component", "Version", "Licence", "Supplier", "Package URL"];
        let mut table = Table::new("Components", &columns).hint(
            "Licences as concluded, or else as declared. The package URL names the component in its public registry; lists of vulnerabilities use it.",
        );
        for package in &self.packages {
            let stated =
                |field: &Option<Field>| Value::stated(field.as_ref().and_then(Field::stated));
            let purl = package.purl.as_ref().and_then(Field::stated);
            let cells = vec![
                stated(&package.name),
                stated(&package.version),
                Value::stated(package.license()),
                stated(&package.supplier),
                purl.map_or(Value::NotStated, |purl| Value::Code(purl.to_owned())),
            ];
            table.row(cells, at.place(package.position));
        }
        sheet.table(table);
        sheet
    }
}

impl MaterialPackage {
    /// The licence: as concluded, or else as declared; `NOASSERTION` and `NONE` state none.
    pub fn license(&self) -> Option<&str> {
        let both = [&self.license_concluded, &self.license_declared];
        let mut stated = both.into_iter().flatten().filter_map(Field::stated);
        stated.find(|license| *license != "NOASSERTION" && *license != "NONE")
    }

    fn of(package: JsonValue<'_>) -> Self {
        let field = |key| Field::member(package, key);
        let references = package.get("externalRefs");
        let mut references = references.into_iter().flat_map(JsonValue::items);
        let purl = references.find(|reference| {
            let kind = reference.get("referenceType").and_then(JsonValue::text);
            kind.as_deref() == Some("purl")
        });
        Self {
            id: field("SPDXID"),
            name: field("name"),
            version: field("versionInfo"),
            supplier: field("supplier"),
            license_concluded: field("licenseConcluded"),
            license_declared: field("licenseDeclared"),
            copyright: field("copyrightText"),
            download_location: field("downloadLocation"),
            purl: purl.and_then(|purl| Field::member(purl, "referenceLocator")),
            position: package.position(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_read() {
        let text = r#"{"spdxVersion":"SPDX-2.2","name":"Demo","creationInfo":{"created":"2025-06-02T08:00:00Z","creators":["Tool: demo-1.0"]},
"files":[{},{}],"relationships":[{}],"packages":[
 {"name":"Demo.Units","SPDXID":"SPDXRef-1","versionInfo":"1.2.0","supplier":"Organization: Demo","licenseConcluded":"NOASSERTION","licenseDeclared":"MIT",
  "externalRefs":[{"referenceType":"cpe","referenceLocator":"x"},{"referenceType":"purl","referenceLocator":"pkg:nuget/Demo.Units@1.2.0"}]},
 {"name":"Bare"}, 7]}"#;
        let list = BillOfMaterials::read(&JsonDocument::parse(text));
        assert_eq!(
            (list.packages.len(), list.files, list.relationships),
            (2, 2, 1)
        );
        let [first, second] = &list.packages[..] else {
            panic!()
        };
        assert_eq!(first.license(), Some("MIT"));
        assert_eq!(
            first.purl.as_ref().unwrap().value,
            "pkg:nuget/Demo.Units@1.2.0"
        );
        assert_eq!(first.position, TextPos { line: 3, column: 2 });
        assert_eq!((second.license(), second.version.as_ref()), (None, None));
        assert_eq!(list.creators[0].value, "Tool: demo-1.0");
        for text in ["", "[]", "{\"packages\":{}}", "{\"creationInfo\":[]}"] {
            let list = BillOfMaterials::read(&JsonDocument::parse(text));
            assert!(list.packages.is_empty());
        }
    }
}
