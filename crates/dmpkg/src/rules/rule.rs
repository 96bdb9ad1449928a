use serde::{Deserialize, Serialize};

use super::inputs::{
    ArchiveInput, ContentInput, DocumentInput, LocalInput, NamesInput, NestedInput, PackageInput,
    SecondReaderInput, SignatureInput, TotalsInput, UnreadInput, UnreadableInput, XmlInput,
};
use super::{Found, NameParts};
use crate::{DocumentKind, PackageKind};
use dmpkg_archive::{Entry, Layout};

/// A rule: what it is called, why it matters, and the functions that look.
///
/// All that people read of a rule is here and nowhere else: page, terminal, reports and
/// `docs/rules.md` are derived from it.
pub struct Rule {
    /// `family/defect-in-kebab-case`. Names the defect and never changes its meaning.
    pub id: &'static str,
    /// How bad it is when the rule fires.
    pub severity: Severity,
    /// The defect in a few words, without final stop.
    pub title: &'static str,
    /// When it fires and when it does not, as sentences.
    pub condition: &'static str,
    /// Why it matters to who installs the package, as sentences.
    pub why: &'static str,
    /// What to do, as sentences.
    pub fix: &'static str,
    /// Where it is documented.
    pub references: &'static [Reference],
    /// The packages that it concerns.
    pub kinds: Kinds,
    /// The functions that look. What each needs is part of its type, so that a rule whose input is
    /// missing is skipped and not passed.
    pub checks: &'static [Check],
}

/// How bad a finding is: the levels of SARIF 2.1.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A fact worth knowing.
    Note,
    /// Probably wrong.
    Warning,
    /// It will not work, or is dangerous.
    Error,
}

/// A page or specification that documents a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it is: "APPNOTE.TXT, the ZIP format".
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
}

/// The packages that a rule concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kinds {
    /// Every kind, and every archive inside.
    All,
    /// These kinds only.
    Only(&'static [PackageKind]),
}

/// A function that looks, by what it needs.
///
/// The order of the variants is the order in which an archive is looked at.
#[derive(Clone, Copy)]
pub enum Check {
    /// The bytes of a file, or of an entry named like an archive, that could not be read as an
    /// archive.
    Unreadable(fn(&UnreadableInput<'_>, &mut Found<'_>)),
    /// The end records, the directory as a whole, and where the archive lies.
    Archive(fn(&ArchiveInput<'_>, &mut Found<'_>)),
    /// An entry by its header in the directory.
    Header(fn(Entry<'_>, &mut Found<'_>)),
    /// The name of an entry.
    Name(fn(&NameParts<'_>, &mut Found<'_>)),
    /// The names of all entries, against each other.
    Names(fn(&NamesInput<'_>, &mut Found<'_>)),
    /// What stands before and behind the data of an entry, beside its header in the directory.
    Local(fn(&LocalInput<'_>, &mut Found<'_>)),
    /// Where all records lie, and what lies between them.
    Layout(fn(&ArchiveInput<'_>, &Layout, &mut Found<'_>)),
    /// The verdict of the second reader on the opened file.
    SecondReader(fn(&SecondReaderInput<'_>, &mut Found<'_>)),
    /// Any XML document, however far it is well-formed.
    Xml(fn(&XmlInput<'_>, &mut Found<'_>)),
    /// A document of this kind that was read to its end. Where one was not, or where a package lacks
    /// the document that says what it is, the rule is skipped.
    Document(DocumentKind, fn(&DocumentInput<'_>, &mut Found<'_>)),
    /// An entry that is an archive itself, and how opening it went.
    Nested(fn(&NestedInput<'_>, &mut Found<'_>)),
    /// All that a package says, once its documents and the archives inside were read. Skipped where a
    /// document of one of these kinds could not be read to its end, or lacks.
    Package(
        &'static [DocumentKind],
        fn(&PackageInput<'_>, &mut Found<'_>),
    ),
    /// The signature of an archive, when there is one.
    Signature(fn(&SignatureInput<'_>, &mut Found<'_>)),
    /// What an archive and the archives inside come to together, once all were looked at.
    Totals(fn(&TotalsInput<'_>, &mut Found<'_>)),
    /// Where reading stops because a file unpacks to more than is read.
    Unread(fn(&UnreadInput<'_>, &mut Found<'_>)),
    /// The content of an entry, decoded to its end.
    Content(fn(&ContentInput<'_>, &mut Found<'_>)),
}

impl Kinds {
    /// Packages with AppInfo.xml.
    pub const APPLICATIONS: Self = Self::Only(&[PackageKind::Application, PackageKind::Test]);
    /// Packages with the layout of an upgrade.
    pub const UPGRADES: Self = Self::Only(&[
        PackageKind::Upgrade,
        PackageKind::Update,
        PackageKind::LegacyApplication,
        PackageKind::Rollback,
    ]);
    /// Connector packages.
    pub const CONNECTORS: Self = Self::Only(&[PackageKind::Protocol]);
    /// Packages with AppInfo.xml, and connector packages.
    pub const APPLICATIONS_AND_CONNECTORS: Self = Self::Only(&[
        PackageKind::Application,
        PackageKind::Test,
        PackageKind::Protocol,
    ]);
}

impl Check {
    /// Whether it needs a document of this kind.
    pub fn needs(&self, kind: DocumentKind) -> bool {
        match self {
            Self::Document(own, _) => *own == kind,
            Self::Package(needed, _) => needed.contains(&kind),
            _ => false,
        }
    }
}

impl Rule {
    /// The part of the id before the slash.
    pub fn family(&self) -> &'static str {
        self.id.split('/').next().unwrap_or(self.id)
    }

    /// Whether the rule concerns packages of this kind.
    pub fn concerns(&self, kind: PackageKind) -> bool {
        match self.kinds {
            Kinds::All => true,
            Kinds::Only(kinds) => kinds.contains(&kind),
        }
    }
}

impl Severity {
    /// The word that is shown.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
