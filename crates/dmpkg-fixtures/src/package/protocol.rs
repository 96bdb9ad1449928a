//! Connector packages (`.dmprotocol`).

use super::builder::PackageBuilder;
use crate::content::{
    ALARM_TEMPLATE, FULL_PROTOCOL, FUNCTIONS, ODD_PROTOCOL, SMALLEST_PROTOCOL, TREND_TEMPLATE,
    connector_with_lines, crlf, library, with_bom,
};

/// The smallest good connector package: `Demo Rain Gauge` 1.0.0.1.
pub fn protocol() -> PackageBuilder {
    PackageBuilder::new()
        .entry(
            "Description.txt",
            "Protocol Name: Demo Rain Gauge\nProtocol Version: 1.0.0.1\n",
        )
        .entry("Protocol/Protocol.xml", SMALLEST_PROTOCOL)
}

/// A connector package with code, history, help and a library: `Demo Weather Station` 1.2.0.3.
pub fn rich_protocol() -> PackageBuilder {
    PackageBuilder::new()
        .entry(
            "Description.txt",
            crlf("Protocol Name: Demo Weather Station\nProtocol Version: 1.2.0.3"),
        )
        .entry("Protocol/Protocol.xml", with_bom(&crlf(FULL_PROTOCOL)))
        .entry("Help/index.htm", HELP)
        .entry(
            "Assemblies/demo.weather.units/1.2.0/lib/net48/Demo.Weather.Units.dll",
            library("Demo.Weather.Units"),
        )
        .entry(
            "Templates/Trending_Template_Default.xml",
            with_bom(TREND_TEMPLATE),
        )
        .entry("Templates/Template_Alarm_Default.xml", ALARM_TEMPLATE)
        .entry("Functions/Demo Weather Functions.xml", FUNCTIONS)
}

/// A connector package with what few connectors have and what nobody knows: `Demo Oddity`.
pub fn odd_protocol() -> PackageBuilder {
    PackageBuilder::new()
        .entry(
            "Description.txt",
            "Protocol Name: Demo Oddity\nProtocol Version: 1.0.0.10-beta2\n",
        )
        .entry("Protocol/Protocol.xml", ODD_PROTOCOL)
}

/// A connector package whose `Protocol.xml` breaks off inside of its code.
pub fn broken_protocol() -> PackageBuilder {
    let end = FULL_PROTOCOL.find("protocol.SetParameter").unwrap_or(0);
    let kept = FULL_PROTOCOL.get(..end).unwrap_or_default();
    rich_protocol().replace("Protocol/Protocol.xml", with_bom(&crlf(kept)))
}

/// The smallest connector package with a `Protocol.xml` of this many lines, for measuring.
pub fn large_protocol(lines: usize) -> PackageBuilder {
    protocol().replace("Protocol/Protocol.xml", connector_with_lines(lines))
}

const HELP: &str = "<html><head><title>Demo Weather Station</title></head>\n<body>\n<h1>Demo Weather Station</h1>\n\
    <p>The <b>wind speed</b> is the mean of the last ten minutes.</p>\n</body></html>\n";
