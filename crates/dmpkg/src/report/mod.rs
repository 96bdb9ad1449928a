//! Everything the engine found, in the one form that page, command line and other programs share:
//! the JSON contract `dmpkg.report/1`. Fields are only ever added.

mod build;
mod form;
mod hiding;
mod known;
mod masks;
#[cfg(test)]
mod tests;
mod writing;

use serde::Serialize;

pub(crate) use self::masks::Masks;
pub(crate) use self::writing::size;

use crate::documents::{AppInfo, Description, DocumentContent, Protocol, WebApp};
use crate::{
    Assembly, DisclosureKind, Effect, EntryPath, Finding, InstallPlan, Integrity, LeftOut,
    PackageKind, ReaderView, SignatureFacts, Skipped, SwitchedOff, TextPos, ToolFailure,
};

/// Name and version of the form.
pub const SCHEMA: &str = "dmpkg.report/1";

/// Everything the engine found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// [`SCHEMA`].
    pub schema: String,
    /// Who made the report.
    pub tool: Tool,
    /// The file that was read.
    pub file: FileFacts,
    /// What it is.
    pub package: PackageFacts,
    /// What is known of its signature.
    pub signature: SignatureFacts,
    /// The same of each package inside that carries a signature.
    pub signatures: Vec<InnerSignature>,
    /// The documents that were read, over all levels: an archive before those inside it.
    pub documents: Vec<DocumentFacts>,
    /// What the file does to an agent, in its order.
    pub effects: Vec<Effect>,
    /// The same for the file and each package inside, with what else is known of it.
    pub plans: Vec<PlanFacts>,
    /// The programs and libraries over all levels.
    pub assemblies: Vec<AssemblyFacts>,
    /// Personal data and secrets in texts, over all levels: kind and place, never the words.
    pub disclosures: Vec<DisclosureFacts>,
    /// What the programs that unpack packages see in the same bytes.
    #[serde(serialize_with = "form::readers")]
    pub readers: Vec<ReaderView>,
    /// Numbers of what is inside, without nested archives.
    pub entries: EntryFacts,
    /// The address of a rule: behind that of the page, with the id in place of `{rule}`.
    pub rule_address: &'static str,
    /// What rules found, worst first.
    #[serde(serialize_with = "form::findings")]
    pub findings: Vec<Finding>,
    /// Findings that the user's settings hide, each with the reason, in the same order.
    #[serde(serialize_with = "form::findings")]
    pub suppressed: Vec<Finding>,
    /// Rules that the user's settings switch off everywhere: they did not run.
    pub switched_off: Vec<SwitchedOff>,
    /// Ids in settings that name no rule of this version: those settings did nothing.
    pub unknown_settings: Vec<String>,
    /// Rules that do not concern this kind of package.
    pub not_applicable: Vec<String>,
    /// Rules that could not run, and why.
    pub skipped: Vec<Skipped>,
    /// Rules that failed by the tool's own fault.
    pub tool_failures: Vec<ToolFailure>,
    /// How much was looked at.
    pub coverage: CoverageFacts,
    /// Whether what texts disclose is written as it stands there, which somebody has to ask for.
    #[serde(skip)]
    pub secrets: bool,
    /// What texts disclose, and where.
    #[serde(skip)]
    known: known::Known,
}

impl Report {
    /// The report as JSON, indented, with a line break at its end: the same text everywhere. Masks stand for
    /// what its texts disclose, unless [`Report::secrets`] is set.
    pub fn to_json(&self) -> String {
        let json = writing::text(self) + "\n";
        match self.secrets {
            true => json,
            false => hiding::hide(&json, &self.known),
        }
    }

    /// Several reports as one JSON document, `dmpkg.reports/1`. Each is what [`Report::to_json`] makes of it.
    pub(crate) fn joined(reports: &[String]) -> String {
        let mut json = "{\n  \"schema\": \"dmpkg.reports/1\",\n  \"reports\": [".to_owned();
        let mut between = "\n";
        for report in reports {
            json.push_str(between);
            between = ",\n";
            let indented: Vec<String> = report.lines().map(|line| format!("    {line}")).collect();
            json.push_str(&indented.join("\n"));
        }
        let end = if reports.is_empty() {
            "]\n}\n"
        } else {
            "\n  ]\n}\n"
        };
        json.push_str(end);
        json
    }
}

/// Who made the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tool {
    /// The engine's name.
    pub name: String,
    /// The engine's version.
    pub version: String,
}

/// The file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileFacts {
    /// Its name, without folders.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Bytes read from it. Differs between page and command line; nothing else does.
    pub bytes_read: u64,
    /// Why it could not be read as an archive, when it could not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unreadable: Option<Unreadable>,
}

/// Why something could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unreadable {
    /// A short name that never changes.
    pub code: String,
    /// What was found and where, as a sentence.
    pub message: String,
    /// What to do, as a sentence.
    pub advice: String,
    /// Where, in bytes from the start of the file.
    pub offset: u64,
}

/// What the package is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageFacts {
    /// The kind.
    pub kind: PackageKind,
    /// Why it is taken for that kind, as a sentence.
    pub because: String,
    /// What the extension had to say.
    pub extension: ExtensionFacts,
    /// The name by which DataMiner knows it.
    pub name: Option<String>,
    /// The name people see.
    pub display_name: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// The oldest DataMiner version it asks for.
    pub minimum_data_miner_version: Option<String>,
    /// The folder in which all of it lies, when it was zipped with its parent folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inside_folder: Option<String>,
    /// What AppInfo.xml says: application and test packages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<AppInfo>,
    /// What the head of Protocol.xml says: connector packages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protocol: Option<Protocol>,
    /// What App.info.json or the dashboard's name says: web exports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub web_app: Option<WebApp>,
    /// What Description.txt says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<Description>,
    /// The packages inside: bundles, and packages that carry others.
    pub packages: Vec<NestedPackage>,
}

/// What the extension of the file had to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExtensionFacts {
    /// The extension, in lower case without dot; none when the name has none.
    pub found: Option<String>,
    /// Extensions that such a package usually has.
    pub usual: Vec<String>,
    /// Whether it decided between kinds of the same content.
    pub decided: bool,
    /// Whether it is one of the usual ones.
    pub agrees: bool,
}

/// A package that lies inside, by its name alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NestedPackage {
    /// Where.
    pub path: EntryPath,
    /// Its size in bytes before compression.
    pub size: u64,
}

/// What is known of the signature of a package inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InnerSignature {
    /// Which package.
    pub path: EntryPath,
    /// What is known.
    #[serde(flatten)]
    pub signature: SignatureFacts,
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentFacts {
    /// Where it lies.
    pub path: EntryPath,
    /// What it is: "AppInfo.xml".
    pub document: String,
    /// Whether it could be read.
    pub status: DocumentStatus,
    /// Why not, or what is odd, as a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The fields that were read, in the order of the document.
    pub fields: Vec<FieldFacts>,
    /// All that it says, in the form of its kind.
    pub content: DocumentContent,
}

/// What a package does to an agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlanFacts {
    /// Which package; empty for the file itself.
    pub path: EntryPath,
    /// What it does.
    #[serde(flatten)]
    pub plan: InstallPlan,
}

/// A program or a library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AssemblyFacts {
    /// Where it lies.
    pub path: EntryPath,
    /// Its size in bytes.
    pub size: u64,
    /// Why its headers could not be read, as a clause.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
    /// What its headers say.
    #[serde(flatten)]
    pub assembly: Option<Assembly>,
}

/// Something that perhaps should not be shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DisclosureFacts {
    /// What it is.
    pub kind: DisclosureKind,
    /// Where it stands.
    pub path: EntryPath,
    /// The line and column.
    #[serde(flatten)]
    pub position: Option<TextPos>,
}

/// Whether a document could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentStatus {
    /// To its end.
    Read,
    /// Up to a place where it stops being well-formed.
    Malformed,
    /// Not at all.
    Unreadable,
}

/// One field of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldFacts {
    /// Its name, with `/` between levels.
    pub name: String,
    /// Its text, white space at both ends removed.
    pub value: String,
    /// Where the value starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// Numbers of what is inside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EntryFacts {
    /// Entries that are files.
    pub files: u64,
    /// Entries that are directories.
    pub directories: u64,
    /// Bytes after compression, as the directory claims.
    pub compressed_size: u64,
    /// Bytes before compression, as the directory claims.
    pub uncompressed_size: u64,
}

/// How much was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageFacts {
    /// Number of rules that ran.
    pub rules: u64,
    /// Number of archives whose entries were looked at, the file itself included.
    pub archives: u64,
    /// Number of entries that were looked at, over all archives.
    pub entries: u64,
    /// Whether the look at structure, names and documents came to its end.
    pub complete: bool,
    /// Whether every entry was decoded and compared with its checksum.
    pub integrity: Integrity,
    /// What is not in the report, because it is too much.
    #[serde(rename = "leftOut")]
    pub left_out: LeftOut,
}
