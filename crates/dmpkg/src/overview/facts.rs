//! Fields of documents as facts, and the cards that are lists of fields.

use super::{Card, Fact, Place, Value};
use crate::{
    AppInfo, Document, DocumentContent, EntryAddress, EntryPath, Field, Package, Protocol, TextPos,
    WebAppForm,
};

/// A package and where it lies: what a fact needs to name its place.
pub(super) struct Facts<'a> {
    pub(super) package: &'a Package,
    pub(super) address: &'a EntryAddress,
    pub(super) path: &'a EntryPath,
}

impl Facts<'_> {
    /// A field of the package's main document; absent and empty ones are "not stated".
    pub(super) fn field(&self, label: &str, field: Option<&Field>) -> Fact {
        let value = match field.and_then(Field::stated) {
            Some(value) => Value::Text(value.to_owned()),
            None => Value::NotStated,
        };
        let position = field.map(|field| field.position);
        Fact::new(label, value).place(position.and_then(|position| self.main_place(position)))
    }

    /// A field that is only worth showing when it says something.
    pub(super) fn stated(&self, label: &str, field: Option<&Field>) -> Option<Fact> {
        field.and_then(Field::stated)?;
        Some(self.field(label, field))
    }

    /// The place of a document, or of a position in it, when it lies in the package itself.
    pub(super) fn place(&self, document: &Document, position: Option<TextPos>) -> Option<Place> {
        Some(Place {
            address: self.address.child(document.entry?.0),
            path: EntryPath([self.path.0.clone(), document.path.0.clone()].concat()),
            position,
        })
    }

    /// A position in the first document, which is the one that says what the package is.
    fn main_place(&self, position: TextPos) -> Option<Place> {
        self.place(self.package.documents.first()?, Some(position))
    }
}

/// What the package is and who it says it is, when it has fields for that.
pub(super) fn identity(facts: &Facts<'_>) -> Option<Card> {
    let mut card = Card::new("Identity");
    match facts
        .package
        .documents
        .first()
        .map(|document| &document.content)
    {
        Some(DocumentContent::AppInfo(info)) => app_info(&mut card, facts, info),
        Some(DocumentContent::Protocol(protocol)) => protocol_identity(&mut card, facts, protocol),
        Some(DocumentContent::Description(description)) => {
            // Upgrades and imports have no fields for these: they are not left out.
            card.extend([
                facts.stated("Name", description.name.as_ref()),
                facts.stated("Version", description.version.as_ref()),
                facts.stated("Created", description.created.as_ref()),
            ]);
        }
        Some(DocumentContent::WebApp(app)) => {
            let text = |value: &Option<String>| value.clone().map_or(Value::NotStated, Value::Text);
            let number = |value: Option<i64>| match value {
                None => Value::NotStated,
                Some(number) if number > 0 => Value::Text(number.to_string()),
                Some(_) => Value::Text("none".to_owned()),
            };
            let form = match app.form {
                WebAppForm::LowCodeApp => "low-code app",
                WebAppForm::Dashboard => "dashboard",
            };
            card.push(Fact::new("Form", Value::Text(form.to_owned())));
            card.push(Fact::new("Name", text(&app.name)));
            if app.form == WebAppForm::LowCodeApp {
                card.push(
                    Fact::new("Published version", number(app.public_version))
                        .hint("The version that users get after the import."),
                );
                card.push(
                    Fact::new("Draft version", number(app.draft_version))
                        .hint("The version that is being edited."),
                );
                card.push(Fact::new(
                    "Id",
                    app.id.clone().map_or(Value::NotStated, Value::Code),
                ));
                card.push(Fact::new("Description", text(&app.description)));
            }
        }
        _ => {}
    }
    card.unless_empty()
}

/// How a connector talks to its device, and for which.
pub(super) fn connector(facts: &Facts<'_>) -> Option<Card> {
    let protocol = facts.package.protocol()?;
    let mut card = Card::new("Device");
    card.extend([
        Some(
            facts
                .field("Vendor", protocol.vendor.as_ref())
                .hint("Maker of the device."),
        ),
        facts.stated("Kind of device", protocol.element_type.as_ref()),
        facts.stated("Vendor OID", protocol.vendor_oid.as_ref()),
        facts.stated("Device OID", protocol.device_oid.as_ref()),
        facts.stated("Base connector for", protocol.base_for.as_ref()),
    ]);
    for connection in &protocol.connections {
        let mut fact = facts.field("Connection", Some(&connection.kind));
        if let (Value::Text(kind), Some(name)) = (&mut fact.value, &connection.name) {
            kind.push_str(&format!(" ({name})"));
        }
        card.push(fact.hint(
            "How the connector talks to the device: SNMP, serial, HTTP, or not at all (virtual).",
        ));
    }
    Some(card)
}

fn app_info(card: &mut Card, facts: &Facts<'_>, info: &AppInfo) {
    card.push(
        facts
            .field("Display name", info.display_name.as_ref())
            .hint("The name people see. It may change from version to version."),
    );
    card.push(facts.field("Name", info.name.as_ref()).hint("Permanent id of the app. With the version it names the folder on the agent; a changed name makes it another app."));
    card.push(facts.field("Version", info.version.as_ref()).hint("Version of this package. -CUx marks a later update of the same release. Builders convert other styles, so it may differ from the file name."));
    card.push(
        facts
            .field("Packaged at", info.last_modified_at.as_ref())
            .hint("Moment of packaging, without time zone."),
    );
    card.extend([
        facts.stated("Description", info.description.as_ref()),
        facts.stated("Build", info.build.as_ref()).map(|fact| {
            fact.hint("Not documented: the counter of an automatic pre-release build.")
        }),
    ]);
    for other in &info.other {
        card.push(
            facts
                .field(&other.name, Some(&other.field))
                .hint("The meaning of this element is not public; it is shown as it stands."),
        );
    }
}

fn protocol_identity(card: &mut Card, facts: &Facts<'_>, protocol: &Protocol) {
    card.push(facts.field("Name", protocol.name.as_ref()));
    card.push(facts.field("Version", protocol.version.as_ref()).hint("_Bx marks development build x. The first three numbers are the range, the fourth the minor release."));
    card.push(
        facts
            .field("Provider", protocol.provider.as_ref())
            .hint("Who made the connector."),
    );
    card.extend([
        facts
            .stated("Integration ID", protocol.integration_id.as_ref())
            .map(|fact| fact.hint("The vendor's number of this connector.")),
        facts.stated("Description", protocol.description.as_ref()),
    ]);
    let seal = match &protocol.signature {
        Some(field) => facts.field(
            "Signature in Protocol.xml",
            Some(&Field {
                value: protocol.seal.words(),
                position: field.position,
            }),
        ),
        None => Fact::new(
            "Signature in Protocol.xml",
            Value::Text(protocol.seal.words()),
        ),
    };
    card.push(seal.hint(
        "A signature by the vendor's service inside Protocol.xml. Development versions have none. Its key is not public, so nobody else can tell who signed.",
    ));
}
