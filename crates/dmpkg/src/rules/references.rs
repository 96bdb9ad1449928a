//! The public sources that rules point to, each named once.

use super::Reference;

/// The ZIP format.
pub(super) const ZIP: Reference = Reference {
    title: "APPNOTE.TXT, the ZIP format",
    url: "https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT",
};
/// The usual compression of ZIP.
pub(super) const DEFLATE: Reference = Reference {
    title: "RFC 1951, the deflate format",
    url: "https://www.rfc-editor.org/rfc/rfc1951",
};
/// Names that Windows takes.
pub(super) const WINDOWS_NAMES: Reference = Reference {
    title: "Naming files, paths and namespaces in Windows",
    url: "https://learn.microsoft.com/windows/win32/fileio/naming-a-file",
};
/// Characters that deceive.
pub(super) const UNICODE_SECURITY: Reference = Reference {
    title: "Unicode security considerations (UTR 36)",
    url: "https://www.unicode.org/reports/tr36/",
};
/// Forms of the same character.
pub(super) const UNICODE_FORMS: Reference = Reference {
    title: "Unicode normalisation forms (UAX 15)",
    url: "https://www.unicode.org/reports/tr15/",
};
/// XML.
pub(super) const XML: Reference = Reference {
    title: "Extensible Markup Language (XML) 1.0",
    url: "https://www.w3.org/TR/xml/",
};
/// Prefixes of names in XML.
pub(super) const XML_NAMESPACES: Reference = Reference {
    title: "Namespaces in XML 1.0",
    url: "https://www.w3.org/TR/xml-names/",
};
/// What readers of .NET do with document types.
pub(super) const DTD_PROCESSING: Reference = Reference {
    title: "XmlReaderSettings.DtdProcessing in .NET",
    url: "https://learn.microsoft.com/dotnet/api/system.xml.xmlreadersettings.dtdprocessing",
};
/// Packages in general.
pub(super) const PACKAGES: Reference = Reference {
    title: "DataMiner packages",
    url: "https://docs.dataminer.services/dataminer/Administrator_guide/DataMiner_Agents/DataMiner_packages.html",
};
/// What signed packages may be.
pub(super) const NUGET_SIGNATURE: Reference = Reference {
    title: "NuGet error NU3008 and its neighbours",
    url: "https://learn.microsoft.com/nuget/reference/errors-and-warnings/nu3008",
};
/// Where application packages are unpacked.
pub(super) const INSTALL_SCRIPTS: Reference = Reference {
    title: "Creating application package scripts",
    url: "https://docs.dataminer.services/develop/TOOLS/ApplicationPackages/Creating_app_package_scripts.html",
};
/// How large a Catalog item may be.
pub(super) const CATALOG: Reference = Reference {
    title: "Registering a Catalog item",
    url: "https://docs.dataminer.services/dataminer/dataminer_services/Catalog/Register_Catalog_Item.html",
};
/// How large a file an agent takes.
pub(super) const UPLOAD: Reference = Reference {
    title: "Increasing the maximum upload size",
    url: "https://docs.dataminer.services/dataminer/DataMiner_Tools/SLNetClientTest_tool/SLNetClientTest_tool_advanced_procedures/SLNetClientTest_increasing_max_upload.html",
};
