use serde::Serialize;

use super::DocumentKind;
use crate::report::DocumentStatus;
use crate::{
    AppInfo, BillOfMaterials, CatalogManifest, Dashboard, DecodedText, DeploymentActions,
    Description, DocumentAt, DomExport, Drawing, FileList, Functions, Import, InstallOptions,
    Nuspec, Protocol, Script, Sheet, StartUpActions, Template, TestConfiguration, UpdateContent,
    WebApp, WebAppConfiguration, XmlDocument, xml,
};

/// What a document says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[expect(
    missing_docs,
    reason = "each holds the form that has its name, which says what it is"
)]
pub enum DocumentContent {
    AppInfo(AppInfo),
    Description(Description),
    Script(Script),
    DeploymentActions(DeploymentActions),
    TestConfiguration(TestConfiguration),
    Nuspec(Nuspec),
    Protocol(Protocol),
    Template(Template),
    Functions(Functions),
    UpdateContent(UpdateContent),
    FileList(FileList),
    StartUpActions(StartUpActions),
    Import(Import),
    WebApp(WebApp),
    WebAppConfiguration(WebAppConfiguration),
    Dashboard(Dashboard),
    DomExport(DomExport),
    InstallOptions(InstallOptions),
    BillOfMaterials(BillOfMaterials),
    CatalogManifest(CatalogManifest),
    Drawing(Drawing),
}

/// What came of reading a document.
pub struct Reading {
    /// What it says, as far as it could be read.
    pub content: DocumentContent,
    /// Whether it could be read.
    pub status: DocumentStatus,
    /// What is wrong, as a clause.
    pub message: Option<String>,
}

impl DocumentContent {
    /// Reads the bytes of a document of a kind. Of a document that is not well-formed, what stands
    /// before the break is kept.
    pub fn read(kind: DocumentKind, bytes: Vec<u8>) -> Reading {
        if kind.is_xml() {
            return Self::read_xml(kind, &XmlDocument::parse(xml::decode(bytes, true).0));
        }
        let text = || DecodedText::decode(&bytes).text;
        match kind {
            DocumentKind::Drawing => Reading::of_text(Drawing::read(&bytes), Self::Drawing),
            DocumentKind::UpdateContent => {
                Reading::of_text(UpdateContent::read(&text()), Self::UpdateContent)
            }
            DocumentKind::FileList => Reading::of_text(FileList::read(&text()), Self::FileList),
            DocumentKind::StartUpActions => {
                Reading::of_text(StartUpActions::read(&text()), Self::StartUpActions)
            }
            DocumentKind::WebApp => Reading::of_text(WebApp::read(&text()), Self::WebApp),
            DocumentKind::WebAppConfiguration => Reading::of_text(
                WebAppConfiguration::read(&text()),
                Self::WebAppConfiguration,
            ),
            DocumentKind::Dashboard => Reading::of_text(Dashboard::read(&text()), Self::Dashboard),
            DocumentKind::DomExport => Reading::of_text(DomExport::read(&text()), Self::DomExport),
            DocumentKind::InstallOptions => {
                Reading::of_text(InstallOptions::read(&text()), Self::InstallOptions)
            }
            DocumentKind::BillOfMaterials => {
                Reading::of_text(BillOfMaterials::read(&text()), Self::BillOfMaterials)
            }
            DocumentKind::CatalogManifest => {
                Reading::of_text(CatalogManifest::read(&text()), Self::CatalogManifest)
            }
            _ => Reading::of(Self::Description(Description::read(&text())), None),
        }
    }

    /// Reads an XML document of a kind.
    pub fn read_xml(kind: DocumentKind, document: &XmlDocument) -> Reading {
        let content = match kind {
            DocumentKind::Script => Self::Script(Script::read(document)),
            DocumentKind::DeploymentActions => {
                Self::DeploymentActions(DeploymentActions::read(document))
            }
            DocumentKind::TestConfiguration => {
                Self::TestConfiguration(TestConfiguration::read(document))
            }
            DocumentKind::Nuspec => Self::Nuspec(Nuspec::read(document)),
            DocumentKind::Protocol => Self::Protocol(Protocol::read_all(document)),
            DocumentKind::Template => Self::Template(Template::read(document)),
            DocumentKind::Functions => Self::Functions(Functions::read(document)),
            DocumentKind::Import => Self::Import(Import::read(document)),
            _ => Self::AppInfo(AppInfo::read(document)),
        };
        let broken = document.broken.as_ref().map(|problem| {
            format!(
                "line {}, column {}: {}",
                problem.position.line, problem.position.column, problem.message
            )
        });
        Reading::of(content, broken)
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        match self {
            Self::AppInfo(it) => it.sheet(at),
            Self::Description(it) => it.sheet(at),
            Self::Script(it) => it.sheet(at),
            Self::DeploymentActions(it) => it.sheet(at),
            Self::TestConfiguration(it) => it.sheet(at),
            Self::Nuspec(it) => it.sheet(at),
            Self::Protocol(it) => it.sheet(at),
            Self::Template(it) => it.sheet(at),
            Self::Functions(it) => it.sheet(at),
            Self::UpdateContent(it) => it.sheet(at),
            Self::FileList(it) => it.sheet(at),
            Self::StartUpActions(it) => it.sheet(at),
            Self::Import(it) => it.sheet(at),
            Self::WebApp(it) => it.sheet(at),
            Self::WebAppConfiguration(it) => it.sheet(at),
            Self::Dashboard(it) => it.sheet(at),
            Self::DomExport(it) => it.sheet(at),
            Self::InstallOptions(it) => it.sheet(at),
            Self::BillOfMaterials(it) => it.sheet(at),
            Self::CatalogManifest(it) => it.sheet(at),
            Self::Drawing(it) => it.sheet(at),
        }
    }
}

impl Reading {
    fn of(content: DocumentContent, message: Option<String>) -> Self {
        let status = match message {
            Some(_) => DocumentStatus::Malformed,
            None => DocumentStatus::Read,
        };
        Self {
            content,
            status,
            message,
        }
    }

    fn of_text<T: Default>(
        read: Result<T, String>,
        content: impl FnOnce(T) -> DocumentContent,
    ) -> Self {
        match read {
            Ok(it) => Self::of(content(it), None),
            Err(problem) => Self::of(content(T::default()), Some(problem)),
        }
    }
}
