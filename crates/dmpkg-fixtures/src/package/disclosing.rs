//! A package that discloses something in each kind of text of which reports repeat the words.

use super::builder::PackageBuilder;
use crate::content::{Library, crlf};

/// How many different secrets are in [`disclosing`]: `windmill01` to the one of this number, in either letter
/// case. The network addresses are `10.60.30.41` and `192.168.7.7`.
pub const DISCLOSED: usize = 51;

/// Documents of all kinds, each with passwords, tokens, addresses, accounts or machines in its texts, and
/// with versions and paths that only look like them.
pub fn disclosing() -> PackageBuilder {
    let library =
        Library::new("Demo", [10, 3, 0, 50]).text("Comments", "Ask windmill43@weather-station.be");
    PackageBuilder::new()
        .entry("AppInfo.xml", APP_INFO)
        .entry("Description.txt", crlf(DESCRIPTION))
        .entry("Scripts/Install.xml", SCRIPT)
        .entry(
            "AppInstallContent/Protocols/Demo/10.3.0.50/Protocol.xml",
            PROTOCOL,
        )
        .entry("Functions/Functions_anna@weather-station.be.xml", FUNCTIONS)
        .entry("Template_Demo.xml", TEMPLATE)
        .entry("DeploymentActions.xml", DEPLOYMENT)
        .entry("qaops.config.xml", TESTS)
        .entry("demo.nuspec", NUSPEC)
        .entry("UpdateContent.txt", crlf(INSTRUCTIONS))
        .entry("FilesToDelete.txt", crlf(FILES))
        .entry("StartUpActions.txt", crlf(START))
        .entry("manifest.yml", MANIFEST)
        .entry("App.info.json", WEB_APP)
        .entry("App.config.json", CONFIGURATION)
        .entry("demo.dmadb.json", DASHBOARD)
        .entry("DOM/demo.json", MODULES)
        .entry("InstallOptions.json", OPTIONS)
        .entry("sbom.json", MATERIALS)
        .entry("demo.vdx", DRAWING)
        .entry("demo.dll", library.build())
}

const APP_INFO: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<AppInfo>
  <Name>Demo</Name>
  <Version>10.3.0.50</Version>
  <Description>Ask windmill01@weather-station.be, who knows "Server=db-1;Database=Rain;Password=Windmill02".</Description>
  <MinDmaVersion>windmill03@weather-station.be</MinDmaVersion>
  <Login><Password>Windmill04</Password></Login>
</AppInfo>
"#;

const DESCRIPTION: &str = r"Demo package version: 10.3.0.50
Runs at 10.60.30.41:8080 and 192.168.7.7
Built at https://windmill05.local/builds by windmill06@weather-station.be
File Versions:
Script\Demo with windmill07@weather-station.be
Assembly\C:\Skyline DataMiner\ProtocolScripts\DllImport\demo\10.3.0.50\lib\Demo.dll for automationscript:Demo
";

const SCRIPT: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<DMSScript xmlns="http://www.skyline.be/automation">
  <Name>Install</Name>
  <Description>Reads \\windmill08\share, asks windmill09@weather-station.be</Description>
  <Parameters><ScriptParameter id="1" values="https://windmill10.local/values"><Description>Like "user=a;password=Windmill11"</Description></ScriptParameter></Parameters>
  <Script>
    <Exe id="1" type="set" Password="Windmill12"><Value offset="\\windmill13\share">mongodb://demo:Windmill14@db-1/rain</Value></Exe>
  </Script>
  <Note>eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJkZW1vIn0.windmill15</Note>
</DMSScript>
"#;

const PROTOCOL: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Protocol xmlns="http://www.skyline.be/protocol">
  <Name>Demo</Name>
  <Description>By windmill16@weather-station.be</Description>
  <Version>10.3.0.50</Version>
  <Type relativeTimers="true" options="url:https://windmill17.local/">http</Type>
  <VersionHistory><Branches><Branch id="10"><SystemVersions><SystemVersion id="3"><MajorVersions>
    <MajorVersion id="0" basedOn="10.3.0.49"><MinorVersions><MinorVersion id="50" basedOn="10.3.0.49">
      <Date>2025-01-01</Date>
      <Provider><Author>Demo Builder</Author><Company>Demo</Company></Provider>
      <Changes><Fix>Asked for by windmill18@weather-station.be
on \\windmill19\share</Fix></Changes>
      <References><TaskId>https://windmill20.local/task</TaskId></References>
    </MinorVersion></MinorVersions></MajorVersion>
  </MajorVersions></SystemVersion></SystemVersions></Branch></Branches></VersionHistory>
  <Params><Param id="1"><Name>Rain</Name><Description>As in https://windmill21.local/rain</Description></Param></Params>
  <HTTP><Session id="1" name="Demo"><Connection id="1"><Request verb="GET" url="https://windmill22.local/api?password=Windmill23&amp;a=1"/></Connection></Session></HTTP>
</Protocol>
"#;

const FUNCTIONS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<FunctionsDefinition><Version>1.0.0.1</Version><Note>Ask windmill24@weather-station.be</Note></FunctionsDefinition>
"#;

const TEMPLATE: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<AlarmTemplate><Name>Demo</Name><Description>Of windmill25@weather-station.be</Description><Settings Password="Windmill26"/></AlarmTemplate>
"#;

const DEPLOYMENT: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<DeploymentActions><Note>https://demo:Windmill27@weather-station.be/</Note></DeploymentActions>
"#;

const TESTS: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<QAOpsConfig><Agent><HostName>windmill28</HostName></Agent></QAOpsConfig>
"#;

const NUSPEC: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<package><metadata><id>Demo</id><version>1.0.0</version><description>Mail to windmill29@weather-station.be</description><repository>https://windmill30.local/demo.git</repository></metadata></package>
"#;

const INSTRUCTIONS: &str = r#"Execute "Tools\demo.exe" -password Windmill31 \\windmill32\share "password=Windmill33"
"#;

const FILES: &str = r"C:\Users\windmill34\Desktop\demo.txt
\\windmill35\share\demo.txt
C:\Skyline DataMiner\ProtocolScripts\DllImport\demo\10.3.0.50\demo.dll
";

const START: &str = r#"Sync "\\windmill36\share\demo.txt"
"#;

const MANIFEST: &str = "id: 0b9c6b1e-44d6-4f0e-8d52-6c1e7f3a9d20
title: Demo
short_description: Ask windmill37@weather-station.be
documentation_url: https://windmill38.local/docs
api_key: Windmill39
";

const WEB_APP: &str = r#"{"ID": "3c6f2a1e-5b7d-4e8f-8a9b-0c1d2e3f4a5b", "Name": "Demo",
"Description": "Ask windmill40@weather-station.be", "Mail": {"Server": "demo", "Password": "Windmill41"}}
"#;

const CONFIGURATION: &str = r#"{"ID": "3c6f2a1e-5b7d-4e8f-8a9b-0c1d2e3f4a5b", "Name": "Demo",
"CustomCSS": "a { background: url(https://windmill44.local/a.png) }"}
"#;

const DASHBOARD: &str = r#"{"Name": "Demo", "Description": "C:\\Users\\windmill45\\demo.txt",
"Components": [{"ID": 1, "Title": "Ask windmill46@weather-station.be"}]}
"#;

const MODULES: &str = r#"{"ID": {"Id": "s1"}, "Name": "Ask windmill47@weather-station.be", "FieldDescriptors": []}
"#;

const OPTIONS: &str = r#"{"OverwriteFiles": true, "SmtpPassword": "Windmill48", "Contact": "windmill42@weather-station.be"}
"#;

const MATERIALS: &str = r#"{"spdxVersion": "SPDX-2.2", "name": "Demo", "packages": [{"name": "Demo",
"supplier": "Person: Anna (windmill49@weather-station.be)", "downloadLocation": "https://demo:Windmill50@weather-station.be/demo"}]}
"#;

const DRAWING: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<VisioDocument><Pages><Page ID="0" NameU="One"><Shapes><Shape ID="3"><Prop ID="1"><Value>Windmill51</Value><Label>Password</Label></Prop></Shape></Shapes></Page></Pages></VisioDocument>
"#;
