//! From a package to the report.

use dmpkg_archive::Entry;

use super::known::Known;
use super::{
    AssemblyFacts, CoverageFacts, DisclosureFacts, DocumentFacts, EntryFacts, ExtensionFacts,
    FieldFacts, FileFacts, InnerSignature, NestedPackage, PackageFacts, PlanFacts, Report, SCHEMA,
    Tool, Unreadable,
};
use crate::{
    Disclosure, DocumentContent, EntryPath, Field, Findings, Inspected, InspectedAssembly,
    InspectedDocument, Inspection, LeftOut, Package, PackageKind, SignatureFacts, SignatureStatus,
};

/// As [`RuleLinks::PAGE`](crate::RuleLinks::PAGE) has it.
const RULE_ADDRESS: &str = "#/rules/{rule}";

impl Report {
    /// The report of a package, of what its documents say and of what the rules found.
    pub fn of(
        package: &Package,
        bytes_read: u64,
        findings: &Findings,
        inspection: &Inspection,
    ) -> Self {
        let file = FileFacts {
            name: package.file_name.clone(),
            size: package.archive.source().len(),
            bytes_read,
            unreadable: None,
        };
        let empty = Self::empty(file, PackageFacts::of(package), findings);
        Self {
            coverage: CoverageFacts {
                left_out: inspection.left_out(),
                ..empty.coverage
            },
            signature: match findings.signature() {
                Some(signature) => signature.clone(),
                None => SignatureFacts {
                    status: SignatureStatus::before(package),
                    ..SignatureFacts::default()
                },
            },
            documents: inspection.documents().map(DocumentFacts::of).collect(),
            effects: match inspection.packages.first() {
                Some(own) => own.plan.effects.clone(),
                None => Vec::new(),
            },
            plans: inspection.packages.iter().map(PlanFacts::of).collect(),
            assemblies: inspection.assemblies().map(AssemblyFacts::of).collect(),
            disclosures: inspection.disclosures().map(DisclosureFacts::of).collect(),
            not_applicable: findings
                .not_applicable()
                .into_iter()
                .map(str::to_owned)
                .collect(),
            entries: package.entry_facts(),
            known: Known::of(inspection),
            ..empty
        }
    }

    /// The report of a file that is no archive.
    pub fn unreadable(
        name: &str,
        size: u64,
        bytes_read: u64,
        why: Unreadable,
        findings: &Findings,
    ) -> Self {
        let extension = crate::detect::extension(name);
        let package = PackageFacts {
            kind: PackageKind::Unknown,
            because: why.message.clone(),
            extension: ExtensionFacts {
                found: extension,
                usual: Vec::new(),
                decided: false,
                agrees: false,
            },
            name: None,
            display_name: None,
            version: None,
            minimum_data_miner_version: None,
            inside_folder: None,
            application: None,
            protocol: None,
            web_app: None,
            description: None,
            packages: Vec::new(),
        };
        Self::empty(
            FileFacts {
                name: name.to_owned(),
                size,
                bytes_read,
                unreadable: Some(why),
            },
            package,
            findings,
        )
    }

    fn empty(file: FileFacts, package: PackageFacts, findings: &Findings) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            tool: Tool {
                name: "dmpkg".to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            file,
            package,
            signature: SignatureFacts {
                status: SignatureStatus::Unreadable,
                ..SignatureFacts::default()
            },
            signatures: inner_signatures(findings),
            documents: Vec::new(),
            effects: Vec::new(),
            plans: Vec::new(),
            assemblies: Vec::new(),
            disclosures: Vec::new(),
            readers: findings.readers.clone(),
            entries: EntryFacts::default(),
            rule_address: RULE_ADDRESS,
            findings: findings.list(),
            suppressed: findings.suppressed(),
            switched_off: findings.switched_off().to_vec(),
            unknown_settings: findings.unknown_settings().to_vec(),
            not_applicable: Vec::new(),
            skipped: findings.skipped(),
            tool_failures: findings.tool_failures().to_vec(),
            coverage: CoverageFacts {
                rules: u64::try_from(findings.coverage.rules()).unwrap_or(u64::MAX),
                archives: findings.coverage.archives,
                entries: findings.coverage.entries,
                complete: findings.coverage.complete,
                integrity: findings.coverage.integrity,
                left_out: LeftOut::default(),
            },
            secrets: false,
            known: Known::default(),
        }
    }
}

impl PackageFacts {
    fn of(package: &Package) -> Self {
        let packages = package.landmarks.packages.iter().filter_map(|index| {
            let entry = package.archive.entry(*index)?;
            let path = EntryPath(vec![entry.name().path().into_owned()]);
            Some(NestedPackage {
                path,
                size: entry.uncompressed_size(),
            })
        });
        Self {
            kind: package.detection.kind,
            because: package.detection.because.clone(),
            extension: ExtensionFacts::of(package),
            name: package.name(),
            display_name: package.display_name(),
            version: package.version(),
            minimum_data_miner_version: package.minimum_data_miner_version(),
            inside_folder: package.detection.inside_folder.clone(),
            application: package.app_info().cloned(),
            protocol: package.protocol().cloned(),
            web_app: package.web_app().cloned(),
            description: package.description().cloned(),
            packages: packages.collect(),
        }
    }
}

impl ExtensionFacts {
    /// Compares the extension of the file with what its kind usually has.
    pub(crate) fn of(package: &Package) -> Self {
        let found = package.detection.extension.clone();
        let usual = package.detection.kind.extensions();
        Self {
            agrees: found.as_deref().is_some_and(|found| usual.contains(&found)),
            found,
            usual: usual
                .iter()
                .map(|extension| (*extension).to_owned())
                .collect(),
            decided: package.detection.extension_decided,
        }
    }
}

impl EntryFacts {
    /// Adds an entry.
    pub(crate) fn count(&mut self, entry: Entry<'_>) {
        if entry.is_directory() {
            self.directories += 1;
        } else {
            self.files += 1;
        }
        self.compressed_size = self.compressed_size.saturating_add(entry.compressed_size());
        self.uncompressed_size = self
            .uncompressed_size
            .saturating_add(entry.uncompressed_size());
    }
}

impl DocumentFacts {
    fn of(document: &InspectedDocument) -> Self {
        let fields = match &document.content {
            DocumentContent::AppInfo(content) => fields(content.fields()),
            DocumentContent::Protocol(content) => fields(content.fields()),
            DocumentContent::Description(content) => fields(content.fields()),
            _ => Vec::new(),
        };
        let name = match &document.content {
            DocumentContent::AppInfo(_) => "AppInfo.xml",
            DocumentContent::Protocol(_) => "Protocol.xml",
            DocumentContent::Description(_) => "Description.txt",
            DocumentContent::WebApp(_) => "web app",
            _ => document.kind.label(),
        };
        Self {
            path: document.path.clone(),
            document: name.to_owned(),
            status: document.status,
            message: document.message.clone(),
            fields,
            content: document.content.clone(),
        }
    }
}

impl PlanFacts {
    fn of(own: &Inspected) -> Self {
        Self {
            path: own.path.clone(),
            plan: own.plan.clone(),
        }
    }
}

impl AssemblyFacts {
    fn of(file: &InspectedAssembly) -> Self {
        Self {
            path: file.path.clone(),
            size: file.size,
            problem: file.reading.as_ref().err().cloned(),
            assembly: file.reading.as_ref().ok().cloned(),
        }
    }
}

impl DisclosureFacts {
    fn of(disclosure: &Disclosure) -> Self {
        Self {
            kind: disclosure.kind,
            path: disclosure.place.path.clone(),
            position: disclosure.place.position,
        }
    }
}

fn fields<'a>(fields: impl Iterator<Item = (String, &'a Field)>) -> Vec<FieldFacts> {
    let facts = fields.map(|(name, field)| FieldFacts {
        name,
        value: field.value.clone(),
        position: field.position,
    });
    facts.collect()
}

fn inner_signatures(findings: &Findings) -> Vec<InnerSignature> {
    let inner = findings.signatures.iter();
    let inner = inner.filter(|signed| !signed.address.0.is_empty());
    let inner = inner.map(|signed| InnerSignature {
        path: signed.path.clone(),
        signature: signed.facts.clone(),
    });
    inner.collect()
}
