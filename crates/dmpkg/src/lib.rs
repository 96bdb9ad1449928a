//! Knows DataMiner packages: what kind a file is, what its documents say, what a person sees of it.

pub mod amounts;
mod areas;
pub mod assembly;
mod case;
mod check;
mod contents;
mod csharp;
mod csv;
mod detect;
pub mod disclosure;
mod documents;
mod effects;
mod export;
mod failure;
mod findings;
mod inside;
mod inspection;
mod json;
mod kind;
mod listing;
mod moment;
mod nested;
mod overview;
mod package;
mod path;
mod readers;
pub mod report;
pub mod rules;
mod search;
mod second_reader;
mod session;
mod settings;
mod sheet;
mod signature;
mod text;
mod tree;
mod view;
mod xml;

pub use dmpkg_archive::sorted;

pub use areas::Area;
pub use assembly::Assembly;
pub use case::{lower, lower_case};
pub use check::{Announce, Announcement, CheckOptions, Checking, IntegrityJob, JobProgress, Share};
pub use contents::{Hashes, Hashing};
pub use detect::Detection;
pub use disclosure::{Disclosure, DisclosureKind};
pub use documents::*;
pub use effects::{
    Action, Certainty, Confidence, Effect, InstallPlan, Restart, RestartKind, Stage, Uninstall,
    UninstallKind,
};
pub use export::{Examined, Export, ExportFormat, ExportOptions};
pub use findings::{
    Counts, Coverage, Finding, Findings, Grade, Integrity, RuleLinks, Skipped, SwitchedOff,
    ToolFailure, Verdict, amount, findings_to_markdown,
};
pub use inside::{Inside, InsideOpening};
pub use inspection::{
    Insight, Inspected, InspectedAssembly, InspectedDocument, Inspection, LeftOut, PackageInsight,
};
pub use json::{JsonDocument, JsonKind, JsonLimit, JsonLimits, JsonProblem, JsonStop, JsonValue};
pub use kind::{PACKAGE_EXTENSIONS, PackageKind};
pub use listing::{ListProblem, Listed, Listing, ListingHashes};
pub use moment::instant;
pub use nested::{NESTED_DEFLATED, NESTED_DEPTH, NestedOpening, NestedProblem, nested_source};
pub use overview::{Card, Fact, Notice, Overview, Place, Tone, Value};
pub use package::{Document, Package, PackageOpening};
pub use path::{EntryAddress, EntryPath};
pub use readers::{ReaderSees, ReaderView};
pub use report::Report;
pub use search::{Hit, Literal, NameHit, Pattern, Search, SearchFacts};
pub use second_reader::SecondReader;
pub use session::{Open, Session};
pub use settings::{
    Concerned, Level, PathPattern, SETTING_LENGTH, SETTINGS_LIMIT, Setting, Settings,
    SettingsProblem,
};
pub use sheet::{
    Block, Code, CodeLanguage, Column, DocumentAt, Row, Sheet, StepLine, Steps, Table, Weight,
};
pub use signature::{
    SignatureCertificate, SignatureFacts, SignatureRoot, SignatureStatus, SignatureTimestamp,
    Signed, SignedHash, root_name,
};
pub use text::{DecodedText, LineIndex, TextEncoding, TextPos};
pub use tree::{Branch, Folded, Folder, Icon, Tree, TreeRow, TreeWindow};
pub use view::{
    ByteWindow, Fold, Matches, Piece, PieceClass, TextFacts, TextRow, TextView, TextWindow, View,
    ViewFacts, ViewMode, csharp_pieces,
};
pub use xml::{
    DocumentType, Element, EncodingDisagreement, EntityDeclaration, Expansion, ExternalId,
    UndecodableText, UndefinedEntity, UnsupportedEncoding, XmlDocument, XmlEncoding, XmlLimit,
    XmlLimits, XmlProblem, XmlSeal, XmlStop,
};
