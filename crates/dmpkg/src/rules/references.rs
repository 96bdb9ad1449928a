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
/// How application packages are laid out.
pub(super) const APP_STRUCTURE: Reference = Reference {
    title: "Application package structure",
    url: "https://docs.dataminer.services/develop/TOOLS/ApplicationPackages/ApplicationPackageStructure.html",
};
/// How application packages are installed.
pub(super) const INSTALLING_APPS: Reference = Reference {
    title: "Installing an application package",
    url: "https://docs.dataminer.services/develop/TOOLS/ApplicationPackages/Installing_an_app_package.html",
};
/// Elements of automation scripts.
pub(super) const SCRIPT_SCHEMA: Reference = Reference {
    title: "Schema of automation scripts, DMSScript",
    url: "https://docs.dataminer.services/develop/schemadoc/Automation/DMSScript.html",
};
/// Elements of connectors.
pub(super) const PROTOCOL_SCHEMA: Reference = Reference {
    title: "Schema of connectors, Protocol",
    url: "https://docs.dataminer.services/develop/schemadoc/Protocol/Protocol.html",
};
/// What the parts of a connector version mean.
pub(super) const VERSION_SEMANTICS: Reference = Reference {
    title: "Version semantics of connectors",
    url: "https://docs.dataminer.services/develop/devguide/Connector/ProtocolVersionSemantics.html",
};
/// Where scripts find their libraries.
pub(super) const SCRIPT_LIBRARIES: Reference = Reference {
    title: "NuGet packages in automation scripts",
    url: "https://docs.dataminer.services/develop/TOOLS/NuGet/AutomationScripts.html",
};
/// Where connectors find their libraries.
pub(super) const CONNECTOR_LIBRARIES: Reference = Reference {
    title: "NuGet packages in connectors",
    url: "https://docs.dataminer.services/develop/TOOLS/NuGet/Connectors.html",
};
/// What the SDK writes into packages.
pub(super) const SDK_PROPERTIES: Reference = Reference {
    title: "Project properties of the DataMiner SDK",
    url: "https://docs.dataminer.services/develop/CICD/Skyline%20DataMiner%20Software%20Development%20Kit/skyline_dataminer_sdk_project_properties.html",
};
/// What test packages hold.
pub(super) const TEST_PACKAGES: Reference = Reference {
    title: "QAOps test packages",
    url: "https://docs.dataminer.services/develop/TOOLS/QAOps/QAOpsTestPackage.html",
};
/// How test packages are run.
pub(super) const TEST_RUNS: Reference = Reference {
    title: "QAOps test runs",
    url: "https://docs.dataminer.services/develop/TOOLS/QAOps/QAOpsTestRun.html",
};
/// How Catalog items reach a system.
pub(super) const CATALOG_DEPLOYING: Reference = Reference {
    title: "Deploying a Catalog item",
    url: "https://docs.dataminer.services/dataminer/dataminer_services/Catalog/Deploying_A_DataMiner_Connector_to_your_system.html",
};
/// Tests before an upgrade.
pub(super) const PREPARING_UPGRADES: Reference = Reference {
    title: "Preparing to upgrade a DataMiner Agent",
    url: "https://docs.dataminer.services/dataminer/Administrator_guide/DataMiner_Agents/Upgrading_a_DMA/Preparing_to_upgrade_a_DataMiner_Agent.html",
};
/// How exports are made.
pub(super) const EXPORTING: Reference = Reference {
    title: "Exporting elements and services to a .dmimport file",
    url: "https://docs.dataminer.services/dataminer/Administrator_guide/DataMiner_Agents/Exporting_and_importing/Exporting_elements_services_etc_to_a_dmimport_file.html",
};
/// How exports are imported.
pub(super) const IMPORTING: Reference = Reference {
    title: "Importing elements and services from a .dmimport file",
    url: "https://docs.dataminer.services/dataminer/Administrator_guide/DataMiner_Agents/Exporting_and_importing/Importing_elements_services_etc_from_a_dmimport_file.html",
};
/// How backups are made.
pub(super) const BACKING_UP: Reference = Reference {
    title: "Backing up a DataMiner Agent",
    url: "https://docs.dataminer.services/dataminer/Administrator_guide/DataMiner_Agents/Backing_up_a_DMA/Backing_up_a_DataMiner_Agent_in_DataMiner_Cube.html",
};
/// Where DMS.xml is left out of a backup.
pub(super) const FAILOVER_MIGRATION: Reference = Reference {
    title: "Migrating a Failover pair to new hardware",
    url: "https://docs.dataminer.services/dataminer/Reference/MOPs/MOP_Migrating_a_Failover_pair_to_new_hardware.html",
};
/// The layout of upgrades; the page was removed from the documentation later.
pub(super) const UPGRADE_LAYOUT: Reference = Reference {
    title: "DataMiner packages, as documented before",
    url: "https://github.com/SkylineCommunications/dataminer-docs",
};
/// How builders write packages.
pub(super) const PACKAGE_BUILDER: Reference = Reference {
    title: "Packages library of the vendor",
    url: "https://github.com/SkylineCommunications/Skyline.DataMiner.CICD.Packages",
};
/// How the SDK writes packages.
pub(super) const SDK: Reference = Reference {
    title: "DataMiner SDK",
    url: "https://github.com/SkylineCommunications/Skyline.DataMiner.Sdk",
};
/// How packages are signed.
pub(super) const PACKAGE_SIGNER: Reference = Reference {
    title: "Package signing tool of the vendor",
    url: "https://github.com/SkylineCommunications/Skyline.DataMiner.CICD.Tools.PackageSign",
};
/// What the Catalog reads of packages.
pub(super) const CATALOG_UPLOAD: Reference = Reference {
    title: "Catalog upload tool of the vendor",
    url: "https://github.com/SkylineCommunications/Skyline.DataMiner.CICD.Tools.CatalogUpload",
};
/// How packages are deployed.
pub(super) const DEPLOY_TOOL: Reference = Reference {
    title: "Deployment tool of the vendor",
    url: "https://github.com/SkylineCommunications/Skyline.DataMiner.CICD.Tools.DataMinerDeploy",
};
/// How upgrade packages are named.
pub(super) const UPGRADE_STORAGE: Reference = Reference {
    title: "Upgrade storage tool of the vendor",
    url: "https://github.com/SkylineCommunications/Skyline.DataMiner.CICD.Tools.DmUpgradeStorage",
};
/// How bills of materials are written.
pub(super) const SBOM_TOOL: Reference = Reference {
    title: "Bill-of-materials tool of the vendor",
    url: "https://github.com/SkylineCommunications/Skyline.DataMiner.CICD.Tools.Sbom",
};
/// How another builder writes packages of low-code apps.
pub(super) const LOW_CODE_EDITOR: Reference = Reference {
    title: "Low-Code App Editor",
    url: "https://github.com/SkylineCommunications/Low-Code-App-Editor",
};
/// What the vendor checks in connectors.
pub(super) const VALIDATORS: Reference = Reference {
    title: "Validators of the vendor",
    url: "https://github.com/SkylineCommunications/Skyline.DataMiner.CICD.Validators",
};
/// How versions of DataMiner are written.
pub(super) const VERSION_FORMS: Reference = Reference {
    title: "Forms of DataMiner versions",
    url: "https://github.com/SkylineCommunications/Skyline.DataMiner.CICD.Common",
};
/// Libraries that agents warn of.
pub(super) const DEPRECATED_LIBRARIES: Reference = Reference {
    title: "Health test for deprecated libraries",
    url: "https://github.com/SkylineCommunications/dataminer-docs",
};
/// Programs and libraries of Windows.
pub(super) const PORTABLE_EXECUTABLE: Reference = Reference {
    title: "Portable Executable format",
    url: "https://learn.microsoft.com/windows/win32/debug/pe-format",
};
/// .NET assemblies.
pub(super) const ECMA_335: Reference = Reference {
    title: "ECMA-335, Common Language Infrastructure",
    url: "https://ecma-international.org/publications-and-standards/standards/ecma-335/",
};
/// Office documents.
pub(super) const OPEN_PACKAGING: Reference = Reference {
    title: "ECMA-376 part 2, Open Packaging Conventions",
    url: "https://ecma-international.org/publications-and-standards/standards/ecma-376/",
};
/// Signatures in XML.
pub(super) const XML_SIGNATURE: Reference = Reference {
    title: "XML Signature Syntax and Processing",
    url: "https://www.w3.org/TR/xmldsig-core1/",
};
/// JSON.
pub(super) const JSON: Reference = Reference {
    title: "RFC 8259, JSON",
    url: "https://www.rfc-editor.org/rfc/rfc8259",
};
/// RN 24027.
pub(super) const RELEASE_10_0_2: Reference = Reference {
    title: "Release notes of DataMiner 10.0.2",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.0/General_Feature_Release_10.0.2/General_Feature_Release_10.0.2_changes.html",
};
/// RN 24913.
pub(super) const RELEASE_10_0_4: Reference = Reference {
    title: "Release notes of DataMiner 10.0.4",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.0/General_Feature_Release_10.0.4.html",
};
/// RN 25347.
pub(super) const RELEASE_10_0_6: Reference = Reference {
    title: "Release notes of DataMiner 10.0.6",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.0/General_Feature_Release_10.0.6.html",
};
/// Application packages.
pub(super) const RELEASE_10_0_9: Reference = Reference {
    title: "Release notes of DataMiner 10.0.9",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.0/General_Feature_Release_10.0.9.html",
};
/// RN 26489.
pub(super) const RELEASE_10_0_10_CHANGES: Reference = Reference {
    title: "Release notes of DataMiner 10.0.10, changes",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.0/General_Feature_Release_10.0.10/General_Feature_Release_10.0.10_changes.html",
};
/// RN 26605.
pub(super) const RELEASE_10_0_10: Reference = Reference {
    title: "Release notes of DataMiner 10.0.10, new features",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.0/General_Feature_Release_10.0.10/General_Feature_Release_10.0.10_new_features.html",
};
/// RN 27257, 27294.
pub(super) const RELEASE_10_0_11: Reference = Reference {
    title: "Release notes of DataMiner 10.0.11",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.0/General_Feature_Release_10.0.11.html",
};
/// RN 19357.
pub(super) const RELEASE_10_0_0: Reference = Reference {
    title: "Release notes of DataMiner 10.0.0, enhancements",
    url: "https://docs.dataminer.services/release-notes/General/General_Main_Release_10.0/General_Main_Release_10.0.0_enhancements.html",
};
/// RN 26643.
pub(super) const RELEASE_10_1_0: Reference = Reference {
    title: "Release notes of DataMiner 10.1.0",
    url: "https://docs.dataminer.services/release-notes/General/General_Main_Release_10.1/General_Main_Release_10.1.0_new_features_5.html",
};
/// RN 29903.
pub(super) const RELEASE_10_1_8: Reference = Reference {
    title: "Release notes of DataMiner 10.1.8",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.1/General_Feature_Release_10.1.8.html",
};
/// RN 30921.
pub(super) const RELEASE_10_1_12: Reference = Reference {
    title: "Release notes of DataMiner 10.1.12",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.1/General_Feature_Release_10.1.12.html",
};
/// RN 32094.
pub(super) const RELEASE_10_2_2: Reference = Reference {
    title: "Release notes of DataMiner 10.2.2",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.2/General_Feature_Release_10.2.2.html",
};
/// RN 37557.
pub(super) const RELEASE_10_3_12: Reference = Reference {
    title: "Release notes of DataMiner 10.3.12",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.3/General_Feature_Release_10.3.12.html",
};
/// RN 37731.
pub(super) const RELEASE_10_4_1: Reference = Reference {
    title: "Release notes of DataMiner 10.4.1",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.4/General_Feature_Release_10.4.1.html",
};
/// RN 37993.
pub(super) const RELEASE_10_4_2: Reference = Reference {
    title: "Release notes of DataMiner 10.4.2",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.4/General_Feature_Release_10.4.2.html",
};
/// RN 39994.
pub(super) const RELEASE_10_4_9: Reference = Reference {
    title: "Release notes of DataMiner 10.4.9",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.4/General_Feature_Release_10.4.9.html",
};
/// RN 40330.
pub(super) const RELEASE_10_4_10: Reference = Reference {
    title: "Release notes of DataMiner 10.4.10",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.4/General_Feature_Release_10.4.10.html",
};
/// RN 43108.
pub(super) const RELEASE_10_5_9: Reference = Reference {
    title: "Release notes of DataMiner 10.5.9",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.5/General_Feature_Release_10.5.9.html",
};
/// RN 44172, 44189.
pub(super) const RELEASE_10_6_2: Reference = Reference {
    title: "Release notes of DataMiner 10.6.2",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.6/General_Feature_Release_10.6.2.html",
};
/// RN 44345.
pub(super) const RELEASE_10_6_3: Reference = Reference {
    title: "Release notes of DataMiner 10.6.3",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.6/General_Feature_Release_10.6.3.html",
};
/// RN 44758.
pub(super) const RELEASE_10_6_4: Reference = Reference {
    title: "Release notes of DataMiner 10.6.4",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.6/General_Feature_Release_10.6.4.html",
};
/// RN 45557.
pub(super) const RELEASE_10_6_9: Reference = Reference {
    title: "Release notes of DataMiner 10.6.9",
    url: "https://docs.dataminer.services/release-notes/General/General_Feature_Release_10.6/General_Feature_Release_10.6.9.html",
};
/// The form of signatures.
pub(super) const CMS: Reference = Reference {
    title: "RFC 5652, Cryptographic Message Syntax",
    url: "https://www.rfc-editor.org/rfc/rfc5652",
};
/// Timestamps.
pub(super) const TIMESTAMPS: Reference = Reference {
    title: "RFC 3161, Time-Stamp Protocol",
    url: "https://www.rfc-editor.org/rfc/rfc3161",
};
/// Certificates and chains of them.
pub(super) const CERTIFICATES: Reference = Reference {
    title: "RFC 5280, certificates",
    url: "https://www.rfc-editor.org/rfc/rfc5280",
};
