use serde::Serialize;

use super::DocumentKind;
use crate::report::DocumentStatus;
use crate::{
    AppInfo, BillOfMaterials, CatalogManifest, Dashboard, DecodedText, DeploymentActions,
    Description, DocumentAt, DomExport, Drawing, FileList, Functions, Import, InstallOptions,
    JsonDocument, JsonKind, JsonValue, Nuspec, Protocol, Script, Sheet, StartUpActions, Template,
    TestConfiguration, TextPos, UpdateContent, WebApp, WebAppConfiguration, XmlDocument, xml,
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
    /// Where the document stops having its form; none where only this reader stops.
    pub broken_at: Option<TextPos>,
}

impl DocumentContent {
    /// Reads the bytes of a document of a kind. Of a document that is not well-formed, what stands
    /// before the break is kept.
    pub fn read(kind: DocumentKind, bytes: &[u8]) -> Reading {
        if kind.is_xml() {
            let (decoded, _) = xml::decode(bytes.to_vec(), true);
            return Self::read_xml(kind, &XmlDocument::parse(decoded));
        }
        let text = || DecodedText::decode(bytes).text;
        if kind.is_json() {
            return Self::read_json(kind, &JsonDocument::parse(&text()));
        }
        match kind {
            DocumentKind::Drawing => {
                let (drawing, problem) = Drawing::read(bytes);
                Reading::of(Self::Drawing(drawing), problem)
            }
            DocumentKind::UpdateContent => {
                Reading::of_text(UpdateContent::read(&text()), Self::UpdateContent)
            }
            DocumentKind::FileList => Reading::of_text(FileList::read(&text()), Self::FileList),
            DocumentKind::StartUpActions => {
                Reading::of_text(StartUpActions::read(&text()), Self::StartUpActions)
            }
            DocumentKind::CatalogManifest => {
                let (manifest, problem) = CatalogManifest::read(&text());
                Reading::of(Self::CatalogManifest(manifest), problem)
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
        Reading {
            broken_at: document.broken.as_ref().map(|problem| problem.position),
            ..Reading::of(content, broken)
        }
    }

    /// Reads a JSON document of a kind.
    pub fn read_json(kind: DocumentKind, document: &JsonDocument) -> Reading {
        let content = match kind {
            DocumentKind::WebAppConfiguration => {
                Self::WebAppConfiguration(WebAppConfiguration::read(document))
            }
            DocumentKind::Dashboard => Self::Dashboard(Dashboard::read(document)),
            DocumentKind::DomExport => Self::DomExport(DomExport::read(document)),
            DocumentKind::InstallOptions => Self::InstallOptions(InstallOptions::read(document)),
            DocumentKind::BillOfMaterials => Self::BillOfMaterials(BillOfMaterials::read(document)),
            _ => Self::WebApp(WebApp::read(document)),
        };
        // Exports of data models may be lists.
        let is_form = |root: JsonValue<'_>| match root.kind() {
            JsonKind::Object => true,
            kind => kind == JsonKind::List && matches!(content, Self::DomExport(_)),
        };
        let problem = document.problem().or_else(|| {
            let has_form = document.root().is_some_and(is_form);
            (!has_form).then(|| "line 1, column 1: expected an object, `{`".to_owned())
        });
        let start = TextPos { line: 1, column: 1 };
        let broken_at = match (&document.broken, &document.stopped) {
            (Some(broken), _) => Some(broken.position),
            (None, Some(_)) => None,
            (None, None) => problem.as_ref().map(|_| start),
        };
        Reading {
            broken_at,
            ..Reading::of(content, problem)
        }
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
            broken_at: None,
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
