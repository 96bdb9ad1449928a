//! What a package asks for, against what the connectors in it ask for.

use super::{Check, Found, Kinds, Rule, Severity, of_package, references, stated};
use crate::rules::inputs::PackageInput;
use crate::rules::quoted::Quoted;
use crate::rules::version::AgentVersion;
use crate::{DocumentKind, Field, Protocol};

pub(super) const MINIMUM_VERSION_BELOW_CONNECTOR: Rule = Rule {
    id: "appinfo/minimum-version-below-connector",
    severity: Severity::Warning,
    title: "A connector needs a newer DataMiner than the package",
    condition: "MinDmaVersion is lower than the highest MinimumRequiredVersion of the connectors below AppInstallContent/Protocols; the builds count when both have one. Connectors that state none do not count, and neither do those of application packages inside.",
    why: "The package is installed on an agent that then refuses the connector.",
    fix: "Raise MinDmaVersion to what the connector asks for.",
    references: &[references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::AppInfo, DocumentKind::Protocol],
        below_connector,
    )],
};

/// A connector, and the version that it asks for.
struct Demand<'a> {
    protocol: &'a Protocol,
    stated: &'a Field,
    version: AgentVersion,
}

fn below_connector(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some((document, info)) = of_package(input) else {
        return;
    };
    let field = stated(info.minimum_data_miner_version.as_ref());
    let own = field.and_then(|field| Some((field, AgentVersion::parse(&field.value)?)));
    let Some((field, own)) = own else {
        return found.skip("MinDmaVersion is missing or cannot be read.");
    };
    if input.has_unread_packages("AppInstallContent/Protocols") {
        return found.skip("A connector package inside was not read.");
    }
    let mut connectors = input.connectors().peekable();
    if connectors.peek().is_none() {
        return;
    }
    let highest = connectors.filter_map(Demand::of).reduce(|one, other| {
        match one.version.is_below(&other.version) {
            true => other,
            false => one,
        }
    });
    let Some(highest) = highest else {
        return found.skip("No connector in the package states which DataMiner it needs.");
    };
    if own.is_below(&highest.version) {
        let text =
            |field: &Option<Field>| field.as_ref().map_or(String::new(), |it| it.value.clone());
        found.document(
            input.own,
            document,
            Some(field.position),
            format_args!(
                "MinDmaVersion is {}, but version {} of the connector {} needs {}.",
                Quoted(&field.value),
                Quoted(&text(&highest.protocol.version)),
                Quoted(&text(&highest.protocol.name)),
                Quoted(&highest.stated.value)
            ),
        );
    }
}

impl<'a> Demand<'a> {
    fn of(protocol: &'a Protocol) -> Option<Self> {
        let stated = stated(protocol.minimum_required_version.as_ref())?;
        Some(Self {
            protocol,
            stated,
            version: AgentVersion::parse(&stated.value)?,
        })
    }
}
