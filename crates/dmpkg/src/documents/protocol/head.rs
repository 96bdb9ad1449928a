use serde::Serialize;

use super::{Connection, Connector};
use crate::{Field, XmlDocument, XmlSeal};

/// What Protocol.xml says: identity and requirements of a connector, and what it does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Protocol {
    /// `Name`.
    pub name: Option<Field>,
    /// `Version`: normally `A.B.C.D`; other text is legal.
    pub version: Option<Field>,
    /// `Description`.
    pub description: Option<Field>,
    /// `IntegrationID`: the vendor's number of the connector.
    pub integration_id: Option<Field>,
    /// `Provider`: who made the connector.
    pub provider: Option<Field>,
    /// `Vendor`: who made the device.
    pub vendor: Option<Field>,
    /// `VendorOID`.
    pub vendor_oid: Option<Field>,
    /// `DeviceOID`.
    pub device_oid: Option<Field>,
    /// `ElementType`: what kind of device.
    pub element_type: Option<Field>,
    /// `Compliancies/MinimumRequiredVersion`: the oldest DataMiner that accepts the upload.
    pub minimum_required_version: Option<Field>,
    /// `Compliancies/MaximumSupportedVersion`.
    pub maximum_supported_version: Option<Field>,
    /// `Compliancies/CassandraReady`.
    pub cassandra_ready: Option<Field>,
    /// `Compliancies/CassandraRequired`.
    pub cassandra_required: Option<Field>,
    /// `Type` with what its attribute `advanced` adds, or each `Connections/Connection`: how it talks
    /// to the device, the main connection first.
    pub connections: Vec<Connection>,
    /// Attribute `baseFor` of the root: the connector that this is the base of.
    pub base_for: Option<Field>,
    /// Where the XML signature stands, when there is one.
    pub signature: Option<Field>,
    /// What it proves. In reports [`Connector::seal`] says the same.
    #[serde(skip)]
    pub seal: XmlSeal,
    /// All the rest, unless only the head was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connector: Option<Box<Connector>>,
}

impl Protocol {
    /// Reads all of it.
    pub fn read_all(document: &XmlDocument) -> Self {
        let head = Self::read(document);
        let mut connector = Connector::read(document);
        connector.seal = head.seal;
        Self {
            connector: Some(Box::new(connector)),
            ..head
        }
    }

    /// Reads the head: the children of the root that say what the connector is. This is what opening
    /// a package does, so it costs little.
    pub fn read(document: &XmlDocument) -> Self {
        let mut protocol = Self {
            seal: XmlSeal::of(document),
            ..Self::default()
        };
        let Some(root) = document.root() else {
            return protocol;
        };
        protocol.base_for = root.attribute("baseFor").map(|value| Field {
            value,
            position: root.position(),
        });
        for element in root.children() {
            let slot = match element.name() {
                "Name" => &mut protocol.name,
                "Version" => &mut protocol.version,
                "Description" => &mut protocol.description,
                "IntegrationID" => &mut protocol.integration_id,
                "Provider" => &mut protocol.provider,
                "Vendor" => &mut protocol.vendor,
                "VendorOID" => &mut protocol.vendor_oid,
                "DeviceOID" => &mut protocol.device_oid,
                "ElementType" => &mut protocol.element_type,
                "Signature" if element.is_signature_in(root) => {
                    let signature = Field {
                        value: "XML signature".to_owned(),
                        position: element.position(),
                    };
                    protocol.signature.get_or_insert(signature);
                    continue;
                }
                "Compliancies" => {
                    protocol.minimum_required_version =
                        element.child("MinimumRequiredVersion").map(Field::of);
                    protocol.maximum_supported_version =
                        element.child("MaximumSupportedVersion").map(Field::of);
                    protocol.cassandra_ready = element.child("CassandraReady").map(Field::of);
                    protocol.cassandra_required = element.child("CassandraRequired").map(Field::of);
                    continue;
                }
                "Type" => {
                    protocol.connections.extend(Connection::of_type(element));
                    continue;
                }
                "Connections" => {
                    let several = element
                        .children()
                        .filter(|child| child.name() == "Connection");
                    protocol.connections.extend(several.map(Connection::of));
                    continue;
                }
                _ => continue,
            };
            if slot.is_none() {
                *slot = Some(Field::of(element));
            }
        }
        protocol
    }

    /// Every field with its name in the document, in a fixed order.
    pub fn fields(&self) -> impl Iterator<Item = (String, &Field)> {
        let known = [
            ("Name", &self.name),
            ("Version", &self.version),
            ("Description", &self.description),
            ("IntegrationID", &self.integration_id),
            ("Provider", &self.provider),
            ("Vendor", &self.vendor),
            ("VendorOID", &self.vendor_oid),
            ("DeviceOID", &self.device_oid),
            ("ElementType", &self.element_type),
            (
                "Compliancies/MinimumRequiredVersion",
                &self.minimum_required_version,
            ),
            (
                "Compliancies/MaximumSupportedVersion",
                &self.maximum_supported_version,
            ),
            ("Compliancies/CassandraReady", &self.cassandra_ready),
            ("Compliancies/CassandraRequired", &self.cassandra_required),
            ("@baseFor", &self.base_for),
            ("Signature", &self.signature),
        ];
        let known = known
            .into_iter()
            .filter_map(|(name, field)| Some((name.to_owned(), field.as_ref()?)));
        known.chain(
            self.connections
                .iter()
                .map(|connection| (connection.stated_by.to_owned(), &connection.kind)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DecodedText, TextPos};

    #[test]
    fn the_head_is_read_wherever_its_fields_stand() {
        let text = "<Protocol xmlns='http://www.skyline.be/protocol' baseFor='Demo Base'>\n<Params><Param><Name>not this</Name></Param></Params>\n<Name>Demo Station</Name><Version>1.0.0.3_B2</Version>\n<Type relativeTimers='true' options='x'>snmp</Type>\n<Compliancies><MinimumRequiredVersion>10.3.0.0 - 12752</MinimumRequiredVersion></Compliancies>\n<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/></Protocol>";
        let protocol = Protocol::read(&XmlDocument::parse(DecodedText::decode(text.as_bytes())));
        let fields: Vec<_> = protocol
            .fields()
            .map(|(name, field)| format!("{name}={}", field.value))
            .collect();
        assert_eq!(
            fields,
            [
                "Name=Demo Station",
                "Version=1.0.0.3_B2",
                "Compliancies/MinimumRequiredVersion=10.3.0.0 - 12752",
                "@baseFor=Demo Base",
                "Signature=XML signature",
                "Type=snmp",
            ]
        );
        assert_eq!(protocol.connections[0].attributes.len(), 2);
    }

    #[test]
    fn every_connection_is_found() {
        let connections = |text: &str| {
            let text = format!("<Protocol>\n{text}</Protocol>");
            let protocol =
                Protocol::read(&XmlDocument::parse(DecodedText::decode(text.as_bytes())));
            let shown = protocol.connections.iter().map(|connection| {
                let name = connection.name.as_deref().unwrap_or("-");
                let TextPos { line, column } = connection.kind.position;
                format!("{} {name} {line}:{column}", connection.kind.value)
            });
            shown.collect::<Vec<_>>()
        };
        assert_eq!(
            connections("<Type advanced='snmpv2:SNMP Connection - Traps; http'>serial</Type>"),
            [
                "serial - 2:55",
                "snmpv2 SNMP Connection - Traps 2:1",
                "http - 2:1"
            ]
        );
        assert_eq!(
            connections(
                "<Connections><Connection id='0' name='Main'><SnmpV2><A>x</A></SnmpV2></Connection><Connection id='1'><Http/></Connection></Connections>"
            ),
            ["SnmpV2 Main 2:45", "Http - 2:102"]
        );
    }
}
