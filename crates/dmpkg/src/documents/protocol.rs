use serde::{Deserialize, Serialize};

use super::Field;

/// What the head of Protocol.xml says: identity and requirements of a connector.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// `Type`, or each `Connections/Connection`: how it talks to the device.
    pub connections: Vec<Connection>,
    /// Attribute `baseFor` of the root: the connector that this is the base of.
    pub base_for: Option<Field>,
    /// Where the XML signature stands, when there is one.
    pub signature: Option<Field>,
}

/// How a connector talks to its device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Connection {
    /// The kind: snmp, serial, http, virtual.
    pub kind: Field,
    /// Attribute `options`, `advanced` and `relativeTimers`, as they stand there.
    pub attributes: Vec<(String, String)>,
}
