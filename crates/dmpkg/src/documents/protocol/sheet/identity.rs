use super::super::ConnectorVersion;
use super::{Shown, text};
use crate::{Card, Fact, Field, Value};

/// The label of what the signature inside the document proves.
const SEAL: &str = "Signature in Protocol.xml";

impl Shown<'_> {
    pub(super) fn identity(&self) -> Card {
        let (at, it) = (self.at, self.protocol);
        let mut card = Card::new("Identity");
        card.push(at.field("Name", it.name.as_ref()).hint(
            "With the version it is what DataMiner knows the connector by. Elements refer to it.",
        ));
        card.push(at.field("Version", it.version.as_ref()).hint("Usually four numbers: branch, system version, major change, minor change. Other text is allowed."));
        let version = it.version.as_ref().map(|field| field.value.as_str());
        if let Some(version) = version.and_then(ConnectorVersion::parse) {
            card.push(Fact::new("Range", Value::Code(version.range)).hint("The first three numbers. Within a range, elements can change to a later version without being set up anew."));
            if let Some(build) = version.build {
                let text = format!("build {build} of a version that was not released yet");
                card.push(
                    Fact::new("Development build", Value::Text(text))
                        .hint("_Bx behind the version marks build x of its development."),
                );
            }
            if !version.suffix.is_empty() {
                card.push(Fact::new("Suffix", Value::Code(version.suffix)).hint(
                    "What stands behind the four numbers. Only _Bx has a documented meaning.",
                ));
            }
        }
        card.extend([
            at.stated("Description", it.description.as_ref()),
            hinted(at.stated("Provider", it.provider.as_ref()), "Who made the connector."),
            hinted(at.stated("Vendor", it.vendor.as_ref()), "Who made the device."),
            hinted(at.stated("Element type", it.element_type.as_ref()), "What kind of device it is for. Visual overviews and filters use it."),
            hinted(at.stated("Integration ID", it.integration_id.as_ref()), "The number under which the vendor keeps this connector."),
            hinted(at.stated("Vendor OID", it.vendor_oid.as_ref()), "The branch of object identifiers under which DataMiner offers elements of this connector to other SNMP managers."),
            hinted(at.stated("Device OID", it.device_oid.as_ref()), "The number of the connector below the vendor OID."),
            hinted(at.stated("Base for", it.base_for.as_ref()), "This is a base connector: connectors for the named element type can be treated alike through it."),
        ]);
        let seal = match &it.signature {
            Some(field) => at.field(
                SEAL,
                Some(&Field {
                    value: it.seal.words(),
                    position: field.position,
                }),
            ),
            None => Fact::new(SEAL, text(&it.seal.words())),
        };
        card.push(seal.hint("A signature that the vendor's service writes into Protocol.xml. Seen in packages, not documented. Its digest shows whether the file is still the one that was signed; its key is not public, so nobody but the vendor can tell who signed."));
        card
    }

    pub(super) fn requirements(&self) -> Card {
        let (at, it) = (self.at, self.protocol);
        let mut card = Card::new("Needs");
        card.push(
            at.field(
                "Minimum DataMiner version",
                it.minimum_required_version.as_ref(),
            )
            .hint("Oldest DataMiner, with build, that accepts the upload."),
        );
        card.extend([
            hinted(
                at.stated(
                    "Maximum DataMiner version",
                    it.maximum_supported_version.as_ref(),
                ),
                "Newest DataMiner for which the connector is meant.",
            ),
            hinted(
                at.stated("Works with Cassandra", it.cassandra_ready.as_ref()),
                "Whether elements can run on an agent that keeps its data in Cassandra.",
            ),
            hinted(
                at.stated("Needs Cassandra", it.cassandra_required.as_ref()),
                "Whether elements only run on an agent that keeps its data in Cassandra.",
            ),
        ]);
        let it = self.connector;
        for option in &it.options {
            let hint = match option.to_ascii_lowercase().as_str() {
                "unicode" => {
                    "Texts can have letters of all scripts. An agent with a MySQL database loses the data of elements that change between connectors with and without it."
                }
                "disableviewrefresh" => "View tables and partial subscriptions are not updated.",
                _ => {
                    "An option of the connector. Its meaning is not public, or not known to this tool."
                }
            };
            card.push(Fact::new("Option", Value::Code(option.clone())).hint(hint));
        }
        for setting in &it.settings {
            let hint = match setting.name.as_str() {
                "SystemOptions/RunInSeparateInstance" => {
                    "true: elements of this connector run in a process of their own."
                }
                _ => "An element of Protocol.xml, shown as it stands.",
            };
            card.push(at.field(&setting.name, Some(&setting.field)).hint(hint));
        }
        card.extend([hinted(at.stated("SNMP", it.snmp.as_ref()), "How elements are offered to other SNMP managers: auto makes the description by itself.")]);
        card
    }

    /// How much there is of everything.
    pub(super) fn amounts(&self) -> Card {
        let it = self.connector;
        let mut card = Card::new("How much there is");
        let parameters = &it.parameters;
        let count = |label: &str, count: usize, hint: &str| {
            let fact = Fact::new(label, Value::number(count));
            (count > 0).then(|| {
                if hint.is_empty() {
                    fact
                } else {
                    fact.hint(hint)
                }
            })
        };
        let of = |is: fn(&super::super::Parameter) -> bool| {
            parameters.iter().filter(|it| is(it)).count()
        };
        let lines: u64 = it.code.iter().map(|code| u64::from(code.lines)).sum();
        let lines = usize::try_from(lines).unwrap_or(usize::MAX);
        card.extend([
            count("Parameters", parameters.len(), "Columns of tables and buttons count too."),
            count("Displayed parameters", of(|it| it.is_displayed), "Those that user interfaces and other parts of DataMiner can have."),
            count("Trended parameters", of(|it| it.is_trended()), "Those of which trend data can be kept: displayed, not for writing, and not switched off."),
            count("Parameters that can raise alarms", of(|it| it.is_monitored), ""),
            count("Parameters for writing", of(|it| it.is_write()), "Settings and buttons."),
            count("Saved parameters", of(|it| it.is_saved), "Their value is kept in the database with every change. Columns of tables are saved by an option of the column."),
            count("Tables", of(|it| it.table.is_some()), ""),
            count("QActions", it.code.len(), "Pieces of code."),
            count("Lines of code", lines, "In all QActions."),
            count("Timers", it.timers.len(), ""),
            count("Groups", it.groups.len(), ""),
            count("Triggers", it.triggers.len(), ""),
            count("Actions", it.actions.len(), ""),
            count("Pairs", it.pairs.len(), "A command with the responses to it."),
            count("Commands", it.commands, ""),
            count("Responses", it.responses, ""),
            count("HTTP sessions", it.sessions.len(), ""),
            count("Silenced findings", it.suppressions.len(), "Findings of the vendor's validator that comments in Protocol.xml silence."),
            count("Lines of Protocol.xml", usize::try_from(it.lines).unwrap_or(usize::MAX), ""),
            self.size(),
        ]);
        card
    }

    fn size(&self) -> Option<Fact> {
        let (_, index) = self.at.address.split()?;
        let entry = self
            .at
            .package
            .archive
            .entry(dmpkg_archive::EntryIndex(index))?;
        let size = Value::Bytes(entry.uncompressed_size());
        Some(Fact::new("Size of Protocol.xml", size))
    }
}

fn hinted(fact: Option<Fact>, hint: &str) -> Option<Fact> {
    fact.map(|fact| fact.hint(hint))
}
