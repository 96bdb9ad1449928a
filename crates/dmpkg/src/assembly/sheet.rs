//! What a program or library says, to be shown.

use dmpkg_archive::{EntryIndex, sorted};

use super::{Assembly, AssemblyName, Managed, Origin, StrongName, origin, version_text};
use crate::{Block, Card, DocumentAt, Fact, Notice, Package, Place, Sheet, Table, Tone, Value};

impl Assembly {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let mut sheet = Sheet::new(self.form(), self.subtitle());
        for problem in &self.problems {
            sheet.blocks.push(Block::Notice(Notice {
                tone: Tone::Damage,
                text: format!("Part of it cannot be read: {problem}."),
                place: None,
            }));
        }
        if self
            .managed
            .as_ref()
            .is_some_and(|it| it.is_reference_assembly)
        {
            sheet.blocks.push(Block::Notice(Notice {
                tone: Tone::Attention,
                text: "It only says what another assembly holds, for compilers. It cannot be loaded to run.".to_owned(),
                place: None,
            }));
        }
        sheet.card(self.identity());
        sheet.card(self.trust());
        sheet.card(self.build());
        sheet.card(self.version_card());
        if let Some(managed) = &self.managed {
            sheet.table(references(managed, at));
        }
        sheet
    }

    fn subtitle(&self) -> Option<String> {
        if let Some(name) = self.name() {
            return Some(format!("{} {}", name.name, version_text(name.version)));
        }
        let info = self.version_info.as_ref()?;
        let name = info.text("OriginalFilename").or(info.text("InternalName"));
        let version = self.file_version()?;
        Some(name.map_or(version.clone(), |name| format!("{name} {version}")))
    }

    fn identity(&self) -> Card {
        let mut card = Card::new("Identity");
        if let Some(name) = self.name() {
            card.push(Fact::new("Assembly name", Value::Text(name.name.clone())).hint(
                "The name by which other .NET code refers to it. The file is expected to be called the same.",
            ));
            card.push(Fact::new("Assembly version", Value::Code(version_text(name.version))).hint(
                "The version by which other .NET code refers to it. Makers often keep it while the file version grows.",
            ));
            if let Some(culture) = &name.culture {
                card.push(
                    Fact::new("Language", Value::Text(culture.clone()))
                        .hint("It holds texts of this language for the assembly of the same name."),
                );
            }
        }
        card.push(Fact::new("File version", code(self.file_version())).hint(
            "The version that the properties of the file show on Windows. DataMiner's installer compares versions before it replaces a library.",
        ));
        let info = self.version_info.as_ref();
        let product = info.map(|info| {
            let stated = info.text("ProductVersion").map(str::to_owned);
            stated.unwrap_or_else(|| version_text(info.product_version))
        });
        card.push(Fact::new("Product version", code(product)).hint(
            "The version of the product to which the file belongs; builds often add the id of the source code.",
        ));
        card
    }

    fn trust(&self) -> Card {
        let mut card = Card::new("Signatures");
        card.push(Fact::new("Authenticode", self.signature()).hint(
            "A signature of the maker inside the file. Whether it is genuine is not checked here; most libraries in packages have none.",
        ));
        if let Some(managed) = &self.managed {
            card.push(
                Fact::new("Strong name", Value::Text(managed.strong_name.label().to_owned())).hint(
                    "A key in the full name of a .NET assembly. It tells assemblies of the same name apart and is no proof of who made it.",
                ),
            );
            if managed.strong_name != StrongName::None {
                let token = self.name().and_then(|name| name.public_key_token.clone());
                card.push(
                    Fact::new("Public key token", code(token)).hint(
                        "The short form of that key, which references to the assembly repeat.",
                    ),
                );
            }
        }
        card.push(
            Fact::new("SHA-256", Value::Code(self.sha256.clone()))
                .hint("Hash of the whole file. The same hash means the same file."),
        );
        card
    }

    fn build(&self) -> Card {
        let mut card = Card::new("Build");
        if let Some(managed) = &self.managed {
            let framework = match managed.framework() {
                Some(framework) => Value::Text(framework),
                None => Value::Text(format!(
                    "not stated; compiled for runtime {}",
                    managed.runtime
                )),
            };
            card.push(Fact::new("Made for", framework).hint(
                "The framework that its maker chose. Automation scripts and connectors run on .NET Framework, which also takes libraries for .NET Standard up to 2.0.",
            ));
        }
        card.push(Fact::new("Architecture", Value::Text(self.architecture())).hint(
            "The processors for which it is made. What is made for any CPU runs in processes of 32 and 64 bits.",
        ));
        if !self.is_library {
            let subsystem = match self.subsystem {
                1 => "none: a driver or system program",
                2 => "Windows",
                3 => "console",
                _ => "another",
            };
            card.push(Fact::new(
                "User interface",
                Value::Text(subsystem.to_owned()),
            ));
        }
        if let Some(managed) = &self.managed {
            card.extend([
                managed.configuration.as_ref().map(|configuration| {
                    Fact::new("Configuration", Value::Text(configuration.clone()))
                        .hint("How it was compiled. Debug is slower and meant for development.")
                }),
                managed.is_precompiled.then(|| {
                    Fact::new("Compiled in advance", Value::Text("yes".to_owned())).hint(
                        "It holds native code beside the intermediate language, to start faster.",
                    )
                }),
            ]);
        }
        card.push(Fact::new("Built", self.built()).hint(
            "The time in its headers. Builds that always give the same file put a hash there instead.",
        ));
        card.extend([self.symbols.as_ref().map(|symbols| {
            Fact::new("Debug symbols", Value::Code(symbols.clone())).hint(
                "Where the symbols lay on the machine that built it. The path can name a person or a project.",
            )
        })]);
        if let Some(managed) = &self.managed {
            card.push(
                Fact::new("Module", Value::Text(managed.module_name.clone()))
                    .hint("The file name under which it was built."),
            );
            card.push(
                Fact::new("Build id", code(managed.module_id.clone()))
                    .hint("An identity that every build gets anew, unless it is reproducible."),
            );
        }
        card
    }

    fn version_card(&self) -> Card {
        const SHOWN_ABOVE: [&str; 2] = ["FileVersion", "ProductVersion"];
        let mut card = Card::new("Version resource");
        let Some(info) = &self.version_info else {
            return card;
        };
        for (name, label) in LABELS {
            if let Some(text) = info.text(name) {
                card.push(Fact::new(label, Value::Text(text.to_owned())));
            }
        }
        let others = info.texts.iter().filter(|text| {
            let is_shown = LABELS.iter().any(|(name, _)| *name == text.name);
            !is_shown && !SHOWN_ABOVE.contains(&text.name.as_str()) && !text.value.is_empty()
        });
        for text in others {
            card.push(Fact::new(&text.name, Value::Text(text.value.clone())));
        }
        // Both are numbers beside the words, and can differ from them.
        let fixed = version_text(info.file_version);
        if info
            .text("FileVersion")
            .is_some_and(|stated| stated != fixed)
        {
            card.push(
                Fact::new("File version in numbers", Value::Code(fixed)).hint(
                    "The file version as programs compare it; the words above are for people.",
                ),
            );
        }
        card
    }
}

/// Texts of the version resource in the order of reading, and what they are.
const LABELS: [(&str, &str); 8] = [
    ("FileDescription", "Description"),
    ("ProductName", "Product"),
    ("CompanyName", "Company"),
    ("LegalCopyright", "Copyright"),
    ("LegalTrademarks", "Trademarks"),
    ("Comments", "Comments"),
    ("OriginalFilename", "Original file name"),
    ("InternalName", "Internal name"),
];

fn code(text: Option<String>) -> Value {
    text.map_or(Value::NotStated, Value::Code)
}

/// What it needs, and where that is found, as far as names tell.
fn references(managed: &Managed, at: &DocumentAt<'_>) -> Table {
    let columns = ["Assembly", "Version", "Public key token", "Found in"];
    let mut table = Table::new("References", &columns).hint(
        "The assemblies that its code needs. Here they are looked for by name; “Assemblies” of the whole file compares versions, too.",
    );
    let files = files(at.package);
    let mut names: Vec<&AssemblyName> = managed.references.iter().collect();
    sorted::sort_by(&mut names, |a, b| {
        crate::lower_case(&a.name).cmp(&crate::lower_case(&b.name))
    });
    for name in names {
        let key = crate::lower_case(&name.name);
        let start = files.partition_point(|(known, _)| *known < key);
        let own = files.get(start).filter(|(known, _)| *known == key);
        let origin = match own {
            Some(_) => Origin::Package,
            None => origin::of_name(&name.name).unwrap_or(Origin::Unknown),
        };
        let place = own.and_then(|(_, entry)| place(*entry, at));
        table.row(
            vec![
                Value::Text(name.name.clone()),
                Value::Code(version_text(name.version)),
                token(name),
                Value::Text(origin.label().to_owned()),
            ],
            place,
        );
    }
    table
}

/// The short form of the key in a reference.
pub(super) fn token(name: &AssemblyName) -> Value {
    match &name.public_key_token {
        Some(token) => Value::Code(token.clone()),
        None => Value::Text("none".to_owned()),
    }
}

/// The programs and libraries of a package: file names without extension in lower case, sorted.
fn files(package: &Package) -> Vec<(String, EntryIndex)> {
    let files = package.archive.entries().filter_map(|entry| {
        let path = crate::lower_case(&entry.name().path());
        let name = path.rsplit('/').next().unwrap_or(&path);
        let stem = name.strip_suffix(".dll").or(name.strip_suffix(".exe"))?;
        Some((stem.to_owned(), entry.index()))
    });
    let mut files: Vec<_> = files.collect();
    sorted::sort_by(&mut files, |a, b| a.cmp(b));
    files
}

/// Another entry of the same package.
fn place(index: EntryIndex, at: &DocumentAt<'_>) -> Option<Place> {
    let (outer, _) = at.address.split()?;
    let entry = at.package.archive.entry(index)?;
    let mut path = at.path.clone();
    path.0.pop();
    Some(Place {
        address: outer.child(index.0),
        path: path.child(entry.name().path()),
        position: None,
    })
}
