//! The sample package that the page has built in.

use crate::content::{UNINSTALL, crlf, gradient_png, with_bom};
use crate::fixture::Fixture;
use crate::package::{self, Separator};

/// An application package that shows what the page can do, of 80 KB at most: nested packages and exports, scripts,
/// documents, pictures, text, both separators, a deep folder.
pub fn sample() -> Fixture {
    let dawn = gradient_png(48, [0x1B, 0x2A, 0x5E], [0xF2, 0xA6, 0x5A]);
    let noon = gradient_png(48, [0x2F, 0x80, 0xC8], [0xD8, 0xEE, 0xF8]);
    let public =
        "AppInstallContent/CompanionFiles/Skyline DataMiner/Webpages/Public/Demo Weather Station";
    let package = package::with_dom(package::rich_application())
        .entry("Scripts/Uninstall.xml", with_bom(&crlf(UNINSTALL)))
        .entry(
            &format!("{public}/pictures/stations/north/2025/06/02/dawn.png"),
            dawn,
        )
        .entry(
            &format!("{public}/pictures/stations/north/2025/06/02/noon.png"),
            noon,
        )
        .entry(&format!("{public}/readings/north.csv"), readings())
        .entry(&format!("{public}/read me.txt"), crlf(READ_ME))
        .rename(
            "AppInstallContent/DeploymentActions.xml",
            "AppInstallContent\\DeploymentActions.xml",
        )
        .separator(Separator::Slash)
        // The page is compressed as a whole when it is sent: it grows less by bytes that are not yet.
        .stored_throughout();
    Fixture {
        name: "sample",
        file_name: "Demo Weather Station.1.2.0-CU3.dmapp".to_owned(),
        kind: "application",
        bytes: package.build(),
        about: "the sample package of the page",
    }
}

/// Two days of readings, one an hour.
fn readings() -> String {
    let mut text = String::from("time,wind speed (kn),temperature (deg C),rain (mm)\n");
    for hour in 0..48_u32 {
        let (day, clock) = (1 + hour / 24, hour % 24);
        let wind = 6 + (hour * 7) % 11;
        let warmth = 11 + (12_u32.saturating_sub(clock.abs_diff(14))) / 2;
        let rain = if hour % 13 == 4 { 3 } else { 0 };
        text.push_str(&format!(
            "2025-06-{day:02}T{clock:02}:00,{wind},{warmth},0.{rain}\n"
        ));
    }
    text
}

const READ_ME: &str = "\
Demo Weather Station

The stations in this folder are invented. North stands on a hill,
South beside a pond; both report once an hour.

Wind is given in knots: 34 is a gale, 64 a hurricane.
";
