//! Where an assembly that code refers to comes from, as far as its name tells.

use serde::Serialize;

/// Where an assembly comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The package brings it.
    Package,
    /// .NET Framework, which every agent has.
    Framework,
    /// DataMiner itself.
    DataMiner,
    /// A folder of the agent that DataMiner or another package fills, or a DataMiner solution.
    Server,
    /// Nothing that is known: it must be on the agent already.
    Unknown,
}

impl Origin {
    /// The origin in a few words, for the column "Found in".
    pub fn label(self) -> &'static str {
        match self {
            Self::Package => "this package",
            Self::Framework => ".NET Framework",
            Self::DataMiner => "DataMiner",
            Self::Server => "the agent",
            Self::Unknown => "nothing found",
        }
    }
}

/// Where an assembly comes from by its name alone: a file name with or without `.dll`, the name of an
/// assembly, or a path on the agent, with `/` or `\`, in any letter case. None when the name tells
/// nothing; whether the package brings it is for who knows the package.
pub fn of_name(name: &str) -> Option<Origin> {
    let path = crate::lower_case(name.trim()).replace('\\', "/");
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
    let stem = file
        .strip_suffix(".dll")
        .or_else(|| file.strip_suffix(".exe"))
        .unwrap_or(file);
    if is_listed(SOLUTIONS, stem) {
        return Some(Origin::Server);
    }
    let folder = format!("{folder}/");
    if folder.contains("skyline dataminer/files/")
        || folder.contains("dllimport/solutionlibraries/")
    {
        return Some(Origin::Server);
    }
    if folder.contains("dllimport/") {
        return None;
    }
    // What DataMiner compiles of the code of a connector: `[ProtocolName].[ProtocolVersion].QAction.2`.
    if is_listed(DATA_MINER, stem) || stem.contains(".qaction.") {
        return Some(Origin::DataMiner);
    }
    is_framework(stem).then_some(Origin::Framework)
}

/// Whether every agent has a library, as far as its file name or its path tells: a part of .NET
/// Framework, of DataMiner, or of the solutions that come with it.
pub(crate) fn is_base_library(name: &str) -> bool {
    let path = crate::lower_case(name.trim()).replace('\\', "/");
    let file = path.rsplit('/').next().unwrap_or(&path);
    let is_known = |origin| {
        matches!(
            origin,
            Origin::Framework | Origin::DataMiner | Origin::Server
        )
    };
    of_name(file).is_some_and(is_known)
        || path.contains("skyline dataminer/files/srm/")
        || file.contains("[protocolname]")
        || file.contains("[protocolversion]")
}

/// Whether .NET Framework has an assembly of this name, in lower case and without extension.
pub(crate) fn is_framework(stem: &str) -> bool {
    match stem.strip_prefix("system.") {
        Some(rest) => is_listed(SYSTEM, rest),
        None => is_listed(FRAMEWORK, stem),
    }
}

fn is_listed(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == name)
}

/// Assemblies that come with DataMiner and that it gives to scripts and connectors.
const DATA_MINER: &str = "interop.sldms qactionhelperbaseclasses skyline.dataminer.storage.types \
    slanalyticstypes slloggerutil slmanagedautomation slmanagedscripting slnettypes slprotocolscripts";

/// Assemblies of solutions that are installed on an agent apart from DataMiner.
const SOLUTIONS: &str = "dataminersolutions processautomation slsrmlibrary";

/// Assemblies of .NET Framework 4.8 whose names do not begin with `System.`.
const FRAMEWORK: &str = "accessibility custommarshalers isymwrapper microsoft.activities.build \
    microsoft.build microsoft.build.conversion.v4.0 microsoft.build.engine microsoft.build.framework \
    microsoft.build.tasks.v4.0 microsoft.build.utilities.v4.0 microsoft.csharp microsoft.jscript \
    microsoft.visualbasic microsoft.visualbasic.compatibility microsoft.visualbasic.compatibility.data \
    microsoft.visualc microsoft.visualc.stlclr microsoft.win32.primitives mscorlib netstandard \
    presentationbuildtasks presentationcore presentationframework presentationframework.aero \
    presentationframework.aero2 presentationframework.aerolite presentationframework.classic \
    presentationframework.luna presentationframework.royale reachframework smdiagnostics sysglobl \
    system uiautomationclient uiautomationclientsideproviders uiautomationprovider uiautomationtypes \
    windowsbase windowsformsintegration xamlbuildtask";

/// Assemblies of .NET Framework 4.8, without `System.` before their names. Many others that begin so
/// are libraries of their own and come with a package.
const SYSTEM: &str = "activities activities.core.presentation activities.durableinstancing \
    activities.presentation addin addin.contract appcontext collections collections.concurrent \
    collections.nongeneric collections.specialized componentmodel componentmodel.annotations \
    componentmodel.composition componentmodel.composition.registration \
    componentmodel.dataannotations componentmodel.eventbasedasync componentmodel.primitives \
    componentmodel.typeconverter configuration configuration.install console core data data.common \
    data.datasetextensions data.entity data.entity.design data.linq data.oracleclient data.services \
    data.services.client data.services.design data.sqlxml deployment design device \
    diagnostics.contracts diagnostics.debug diagnostics.fileversioninfo diagnostics.process \
    diagnostics.stacktrace diagnostics.textwritertracelistener diagnostics.tools \
    diagnostics.tracesource diagnostics.tracing directoryservices \
    directoryservices.accountmanagement directoryservices.protocols drawing drawing.design \
    drawing.primitives dynamic dynamic.runtime enterpriseservices globalization \
    globalization.calendars globalization.extensions identitymodel identitymodel.selectors \
    identitymodel.services io io.compression io.compression.filesystem io.compression.zipfile \
    io.filesystem io.filesystem.driveinfo io.filesystem.primitives io.filesystem.watcher \
    io.isolatedstorage io.log io.memorymappedfiles io.pipes io.unmanagedmemorystream linq \
    linq.expressions linq.parallel linq.queryable management management.instrumentation messaging \
    net net.http net.http.rtc net.http.webrequest net.nameresolution net.networkinformation net.ping \
    net.primitives net.requests net.security net.sockets net.webheadercollection net.websockets \
    net.websockets.client numerics objectmodel printing reflection reflection.context \
    reflection.emit reflection.emit.ilgeneration reflection.emit.lightweight reflection.extensions \
    reflection.primitives resources.reader resources.resourcemanager resources.writer runtime \
    runtime.caching runtime.compilerservices.visualc runtime.durableinstancing runtime.extensions \
    runtime.handles runtime.interopservices runtime.interopservices.runtimeinformation \
    runtime.interopservices.windowsruntime runtime.numerics runtime.remoting runtime.serialization \
    runtime.serialization.formatters runtime.serialization.formatters.soap \
    runtime.serialization.json runtime.serialization.primitives runtime.serialization.xml security \
    security.claims security.cryptography.algorithms security.cryptography.csp \
    security.cryptography.encoding security.cryptography.primitives \
    security.cryptography.x509certificates security.principal security.securestring servicemodel \
    servicemodel.activation servicemodel.activities servicemodel.channels servicemodel.discovery \
    servicemodel.duplex servicemodel.http servicemodel.nettcp servicemodel.primitives \
    servicemodel.routing servicemodel.security servicemodel.web serviceprocess speech text.encoding \
    text.encoding.extensions text.regularexpressions threading threading.overlapped threading.tasks \
    threading.tasks.parallel threading.thread threading.threadpool threading.timer transactions \
    valuetuple web web.abstractions web.applicationservices web.datavisualization \
    web.datavisualization.design web.dynamicdata web.dynamicdata.design web.entity web.entity.design \
    web.extensions web.extensions.design web.mobile web.regularexpressions web.routing web.services \
    windows windows.controls.ribbon windows.forms windows.forms.datavisualization \
    windows.forms.datavisualization.design windows.input.manipulations windows.presentation \
    workflow.activities workflow.componentmodel workflow.runtime workflowservices xaml xml xml.linq \
    xml.readerwriter xml.serialization xml.xdocument xml.xmldocument xml.xmlserializer xml.xpath \
    xml.xpath.xdocument";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_libraries_are_known_by_name() {
        for (name, is_base) in [
            ("System.Xml.dll", true),
            (r"C:\Skyline DataMiner\Files\SLNetTypes.dll", true),
            (r"C:\Skyline DataMiner\Files\SLSRMLibrary.dll", true),
            (r"C:\Skyline DataMiner\Files\SRM\Anything.dll", true),
            ("[ProtocolName].[ProtocolVersion].QAction.1.dll", true),
            (r"C:\Skyline DataMiner\Files\Newtonsoft.Json.dll", false),
            ("Newtonsoft.Json.dll", false),
            ("", false),
        ] {
            assert_eq!(is_base_library(name), is_base, "{name}");
        }
    }

    #[test]
    fn names_tell_where_an_assembly_comes_from() {
        for (name, origin) in [
            ("mscorlib.dll", Some(Origin::Framework)),
            ("System.XML.dll", Some(Origin::Framework)),
            (" system.core ", Some(Origin::Framework)),
            ("System.IO.Compression.ZipFile.dll", Some(Origin::Framework)),
            (
                r"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\System.Web.dll",
                Some(Origin::Framework),
            ),
            ("System.Text.Json.dll", None),
            ("System.", None),
            ("Microsoft.Extensions.Logging", None),
            ("SLManagedAutomation.dll", Some(Origin::DataMiner)),
            (
                "[ProtocolName].[ProtocolVersion].QAction.2.dll",
                Some(Origin::DataMiner),
            ),
            (
                r"C:\Skyline DataMiner\Files\Newtonsoft.Json.dll",
                Some(Origin::Server),
            ),
            ("ProcessAutomation.dll", Some(Origin::Server)),
            (
                r"C:\Skyline DataMiner\ProtocolScripts\DllImport\SolutionLibraries\Demo\Demo.dll",
                Some(Origin::Server),
            ),
            (
                r"C:\Skyline DataMiner\ProtocolScripts\DllImport\demo\1.0.0\System.Xml.dll",
                None,
            ),
            ("Demo.dll", None),
            ("", None),
        ] {
            assert_eq!(of_name(name), origin, "{name}");
        }
    }
}
