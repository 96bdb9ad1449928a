//! From a package to what a person sees first.

use dmpkg_archive::WalkEnd;

use super::facts::{Facts, connector, identity};
use super::{Card, Fact, Notice, Overview, Place, Tone, Value};
use crate::report::{DocumentStatus, ExtensionFacts};
use crate::{EntryAddress, EntryPath, Package, PackageKind, SignatureStatus};

/// Packages inside that are named one by one.
const PACKAGES_NAMED: usize = 50;

impl Overview {
    /// The overview of a package that lies at this address.
    pub fn of(package: &Package, address: &EntryAddress, path: &EntryPath) -> Self {
        let facts = Facts {
            package,
            address,
            path,
        };
        let mut cards = Vec::new();
        cards.extend(identity(&facts));
        cards.extend(needs(&facts));
        cards.extend(connector(&facts));
        cards.extend(questions(&facts));
        cards.push(contents(&facts));
        cards.extend(builder_list(&facts));
        cards.push(file(&facts));
        Self {
            title: title(package),
            version: package.version(),
            kind: package.detection.kind,
            kind_label: package.detection.kind.label().to_owned(),
            because: package.detection.because.clone(),
            signature: SignatureStatus::before(package),
            notices: notices(&facts),
            cards,
        }
    }
}

fn title(package: &Package) -> String {
    // The text of other kinds begins with something else, such as who exported and when.
    let is_upgrade = matches!(
        package.detection.kind,
        PackageKind::Upgrade | PackageKind::Update
    );
    let description = || {
        let line = package.description().filter(|_| is_upgrade)?.text.first()?;
        line.stated().map(str::to_owned)
    };
    package
        .display_name()
        .or_else(|| package.name())
        .or_else(description)
        .unwrap_or_else(|| package.file_name.clone())
}

fn notices(facts: &Facts<'_>) -> Vec<Notice> {
    let package = facts.package;
    let mut notices = Vec::new();
    let mut say = |tone, text: String, place| notices.push(Notice { tone, text, place });
    let listed = u64::try_from(package.archive.len()).unwrap_or(u64::MAX);
    let promised = package.archive.claimed_entries();
    let of_promised = match promised {
        1 => format!("{listed} of 1 entry"),
        _ => format!("{listed} of {promised} entries"),
    };
    let walk_end = package.archive.walk_end();
    match walk_end {
        WalkEnd::Limit { .. } => say(
            Tone::Damage,
            format!("Only {of_promised} are listed: this is the limit of the tool."),
            None,
        ),
        WalkEnd::OtherBytes { offset, .. } | WalkEnd::Truncated { offset } if listed < promised => {
            say(
                Tone::Damage,
                format!(
                    "Only {of_promised} could be read: the list of entries is damaged at offset {offset}."
                ),
                None,
            );
        }
        _ if listed != promised => say(
            Tone::Damage,
            format!(
                "The number of entries that the archive states is {promised}; its list has {listed}."
            ),
            None,
        ),
        _ => {}
    }
    if let WalkEnd::OtherBytes { offset, .. } | WalkEnd::Truncated { offset } = walk_end
        && listed >= promised
    {
        say(
            Tone::Attention,
            format!(
                "Bytes that belong to no entry stand behind the list of entries, at offset {offset}."
            ),
            None,
        );
    }
    for document in &package.documents {
        let place = facts.place(document, None);
        let shown = &document.path;
        match (document.status, &document.message) {
            (DocumentStatus::Unreadable, message) => {
                let why = message.as_deref().unwrap_or("the entry is missing");
                say(
                    Tone::Damage,
                    format!("{shown} could not be read: {why}."),
                    place,
                );
            }
            (DocumentStatus::Malformed, message) => {
                let why = message.as_deref().unwrap_or("it is not well-formed");
                say(
                    Tone::Damage,
                    format!("{shown} is not well-formed: {why}. What stands before it is shown."),
                    place,
                );
            }
            (DocumentStatus::Read, Some(message)) => {
                say(Tone::Damage, format!("{shown}: {message}."), place)
            }
            (DocumentStatus::Read, None) => {}
        }
    }
    if let Some(folder) = &package.detection.inside_folder {
        say(
            Tone::Attention,
            format!(
                "Everything lies in the folder “{folder}”. DataMiner looks for it at the root of the archive: zip the contents of the folder, not the folder."
            ),
            None,
        );
    }
    let extension = ExtensionFacts::of(package);
    if !extension.agrees && package.detection.kind != PackageKind::Unknown {
        let usual = extension
            .usual
            .first()
            .map(String::as_str)
            .unwrap_or_default();
        let found = extension
            .found
            .map_or("The file name has no extension".to_owned(), |it| {
                format!("The extension is .{it}")
            });
        say(
            Tone::Attention,
            format!(
                "{found}; for this content .{usual} is usual. Windows and DataMiner's tools go by the extension."
            ),
            None,
        );
    }
    notices
}

fn needs(facts: &Facts<'_>) -> Option<Card> {
    let mut card = Card::new("Needs");
    if let Some(info) = facts.package.app_info() {
        card.push(facts.field("Minimum DataMiner version", info.minimum_data_miner_version.as_ref())
            .hint("Oldest DataMiner version, with build, that accepts the installation. 10.0.9.0-9312 is what builders write when nothing was asked for."));
        card.push(facts.field("Several versions side by side", info.allow_multiple_installed_versions.as_ref())
            .hint("true: versions stay side by side. false: installing first runs the uninstall script of every earlier version, and goes on even if that fails."));
    }
    if let Some(protocol) = facts.package.protocol() {
        card.push(
            facts
                .field(
                    "Minimum DataMiner version",
                    protocol.minimum_required_version.as_ref(),
                )
                .hint("Oldest DataMiner version that accepts the upload."),
        );
        card.extend([
            facts.stated(
                "Maximum DataMiner version",
                protocol.maximum_supported_version.as_ref(),
            ),
            facts.stated("Works with Cassandra", protocol.cassandra_ready.as_ref()),
            facts.stated("Needs Cassandra", protocol.cassandra_required.as_ref()),
        ]);
    }
    card.unless_empty()
}

fn questions(facts: &Facts<'_>) -> Option<Card> {
    let mut card = Card::new("Questions during the configuration");
    for entry in &facts.package.app_info()?.configuration {
        let key = entry.id.as_ref().map_or("(no key)", |id| id.value.as_str());
        card.push(facts.field(key, entry.name.as_ref()).hint("The prompt for the administrator; the label is the key by which the configuration script reads the answer."));
    }
    card.unless_empty()
}

fn contents(facts: &Facts<'_>) -> Card {
    let entries = facts.package.entry_facts();
    let mut card = Card::new("Contents");
    card.push(Fact::new("Files", Value::Count(entries.files)));
    card.push(
        Fact::new("Unpacked", Value::Bytes(entries.uncompressed_size))
            .hint("As the list of entries states it; nested archives count packed."),
    );
    let packages = &facts.package.landmarks.packages;
    if !packages.is_empty() {
        let names = packages.iter().take(PACKAGES_NAMED);
        let names = names.filter_map(|index| {
            Some(
                facts
                    .package
                    .archive
                    .entry(*index)?
                    .name()
                    .path()
                    .into_owned(),
            )
        });
        card.push(Fact::new("Packages inside", Value::List(names.collect())));
        if packages.len() > PACKAGES_NAMED {
            card.push(Fact::new(
                "Packages in all",
                Value::Count(u64::try_from(packages.len()).unwrap_or(u64::MAX)),
            ));
        }
    }
    card
}

/// What Description.txt says that the builder put in, and its free text.
fn builder_list(facts: &Facts<'_>) -> Option<Card> {
    let description = facts.package.description()?;
    let mut card = Card::new("Description");
    if !description.text.is_empty() {
        let lines = description
            .text
            .iter()
            .map(|line| line.value.clone())
            .collect();
        card.push(Fact::new("Text", Value::List(lines)).place(facts.description_place()));
    }
    let mut keywords: Vec<&str> = Vec::new();
    for item in &description.items {
        if !keywords.contains(&item.keyword.as_str()) {
            keywords.push(&item.keyword);
        }
    }
    for keyword in keywords {
        let items = description
            .items
            .iter()
            .filter(|item| item.keyword == keyword);
        let lines = items.map(|item| match (&item.version, &item.needed_by) {
            (Some(version), _) => format!("{} {version}", item.name),
            (None, Some(needed_by)) => format!("{} for {needed_by}", item.name),
            (None, None) => item.name.clone(),
        });
        let hint = "What the builder wrote into Description.txt. For assemblies it names the path on the agent and what needs them.";
        card.push(
            Fact::new(keyword, Value::List(lines.collect()))
                .hint(hint)
                .place(facts.description_place()),
        );
    }
    card.unless_empty()
}

fn file(facts: &Facts<'_>) -> Card {
    let package = facts.package;
    let mut card = Card::new("File");
    card.push(Fact::new(
        "File name",
        Value::Text(crate::path::shown(&package.file_name).into_owned()),
    ));
    card.push(Fact::new(
        "Size",
        Value::Bytes(package.archive.source().len()),
    ));
    let label = match package.detection.kind {
        PackageKind::Unknown => "Why unknown",
        _ => "Recognised by",
    };
    card.push(Fact::new(
        label,
        Value::Text(package.detection.because.clone()),
    ));
    let signature = if package.has_signature() {
        Value::Text("present: see the signature for whether it holds".to_owned())
    } else {
        Value::Text("none".to_owned())
    };
    card.push(
        Fact::new("Package signature", signature)
            .hint("A seal over the whole package: who made it and whether it was changed since."),
    );
    let comment = &package.archive.end().comment;
    if !comment.is_empty() {
        let text = String::from_utf8_lossy(comment).into_owned();
        card.push(Fact::new(
            "Archive comment",
            Value::Text(crate::path::shown(&text).into_owned()),
        ));
    }
    card
}

impl Facts<'_> {
    fn description_place(&self) -> Option<Place> {
        let is_description = |document: &&crate::Document| {
            matches!(document.content, crate::DocumentContent::Description(_))
        };
        let document = self.package.documents.iter().find(is_description)?;
        self.place(document, None)
    }
}
