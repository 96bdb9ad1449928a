//! What kind of package an archive is, told from its contents.

mod landmarks;
#[cfg(test)]
mod tests;

use dmpkg_archive::{Archive, EntryIndex};

pub(crate) use landmarks::Landmarks;

use crate::{PACKAGE_EXTENSIONS, PackageKind};

/// What kind a package is taken for, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detection {
    /// The kind.
    pub kind: PackageKind,
    /// Why, as a sentence.
    pub because: String,
    /// The extension of the file, in lower case without dot.
    pub extension: Option<String>,
    /// Whether the extension decided between kinds of the same content or layout.
    pub extension_decided: bool,
    /// The folder in which all of it lies, when it was zipped with its parent folder.
    pub inside_folder: Option<String>,
}

/// What only the contents of documents can tell; asked for when names do not decide.
pub(crate) struct Clues {
    /// Description.txt speaks of a rollback.
    pub(crate) describes_rollback: bool,
    /// UpdateContent.txt inside Update.zip says `SetOption IsUpdate-<build>`.
    pub(crate) marks_update: bool,
}

impl Detection {
    /// Judges an archive by its landmarks, in the order in which the vendor's own tools look.
    pub(crate) fn of(
        archive: &Archive,
        file_name: &str,
        clues: impl FnOnce(&Landmarks) -> Clues,
    ) -> (Self, Landmarks) {
        let extension = extension(file_name);
        let landmarks = Landmarks::gather(archive, "");
        if let Some(judged) = judge(&landmarks, extension.as_deref(), clues) {
            return (judged.detection(extension, None), landmarks);
        }
        // A package zipped with its parent folder: only kinds with sure marks count here.
        let wrapped = landmarks.only_folder.clone();
        let wrapped =
            wrapped.map(|folder| (Landmarks::gather(archive, &format!("{folder}/")), folder));
        if let Some((inner, folder)) = wrapped
            && let Some(judged) = judge(&inner, extension.as_deref(), |_| Clues::none())
            && judged.kind != PackageKind::Backup
        {
            return match judged.kind {
                // Nobody gives it to DataMiner as it is: it may lie as it likes.
                PackageKind::Bundle => {
                    let packages = count(inner.packages_at_root.len(), "package", "packages");
                    let because = format!("It has {packages} in the folder “{folder}”.");
                    let judged = Judged::new(PackageKind::Bundle, because);
                    (judged.detection(extension, None), landmarks)
                }
                _ => {
                    let because = format!(
                        "All of it lies in the folder “{folder}”, where DataMiner does not look. In that folder: {}",
                        judged.because
                    );
                    let judged = Judged { because, ..judged };
                    (judged.detection(extension, Some(folder)), inner)
                }
            };
        }
        let judged = Judged::new(
            PackageKind::Unknown,
            if archive.is_empty() {
                "The archive has no entries.".to_owned()
            } else {
                "It has none of the files by which packages are known, such as AppInfo.xml, Protocol/Protocol.xml or Update.zip.".to_owned()
            },
        );
        (judged.detection(extension, None), landmarks)
    }
}

impl Clues {
    pub(crate) fn none() -> Self {
        Self {
            describes_rollback: false,
            marks_update: false,
        }
    }
}

struct Judged {
    kind: PackageKind,
    because: String,
    extension_decided: bool,
}

impl Judged {
    fn new(kind: PackageKind, because: impl Into<String>) -> Self {
        Self {
            kind,
            because: because.into(),
            extension_decided: false,
        }
    }

    fn by_extension(kind: PackageKind, because: impl Into<String>) -> Self {
        Self {
            kind,
            because: because.into(),
            extension_decided: true,
        }
    }

    fn detection(self, extension: Option<String>, inside_folder: Option<String>) -> Detection {
        Detection {
            kind: self.kind,
            because: self.because,
            extension,
            extension_decided: self.extension_decided,
            inside_folder,
        }
    }
}

fn judge(
    found: &Landmarks,
    extension: Option<&str>,
    clues: impl FnOnce(&Landmarks) -> Clues,
) -> Option<Judged> {
    use PackageKind::{
        Application, Backup, Bundle, CatalogInformation, Import, Protocol, Test, WebExport,
    };
    let judged = if found.app_info.is_some() {
        if found.test_assets {
            Judged::new(
                Test,
                "AppInfo.xml lies at the root, and tests lie below AppInstallContent/DmTest.",
            )
        } else if extension == Some("dmtest") {
            Judged::by_extension(
                Test,
                "AppInfo.xml lies at the root; the content is that of an application package, and the extension .dmtest makes it a test package.",
            )
        } else {
            Judged::new(Application, "AppInfo.xml lies at the root.")
        }
    } else if found.package_xml.is_some() {
        Judged::new(Import, "Package.xml lies at the root.")
    } else if found.update_zip.is_some() || found.sl_upgrade.is_some() {
        upgrade_family(found, extension, clues(found))
    } else if found.protocol_xml.is_some() {
        Judged::new(Protocol, "Protocol/Protocol.xml is there.")
    } else if let Some((_, path)) = &found.protocol_xml_elsewhere {
        Judged::new(
            Protocol,
            format!("{path} is the only Protocol.xml; it usually lies in the folder Protocol."),
        )
    } else if found.dms_xml.is_some() {
        Judged::new(
            Backup,
            "DMS.xml lies at the root, as in backups of an agent.",
        )
    } else if found.backup_log.is_some() {
        Judged::new(
            Backup,
            "Backup.log lies at the root, as in backups of an agent.",
        )
    } else if found.checksum.is_some() && found.content_zip.is_some() && found.files == 2 {
        Judged::new(WebExport, "It holds exactly checksum.txt and content.zip.")
    } else if found.manifest.is_some() {
        Judged::new(CatalogInformation, "manifest.yml lies at the root.")
    } else if let Some(mark) = unnamed_application(found, extension) {
        mark
    } else if !found.packages_at_root.is_empty() {
        Judged::new(
            Bundle,
            format!(
                "It has {} at the root.",
                count(found.packages_at_root.len(), "package", "packages")
            ),
        )
    } else if found.agent_folders.len() >= 2 {
        Judged::new(
            Backup,
            format!(
                "It has folders of an agent ({}); this is a guess.",
                found.agent_folders.join(", ")
            ),
        )
    } else {
        return None;
    };
    Some(judged)
}

/// A package that would be an application package if it had AppInfo.xml. An extension of another kind is
/// not overruled: of some of them the layout is not public.
fn unnamed_application(found: &Landmarks, extension: Option<&str>) -> Option<Judged> {
    let is_other = extension.is_some_and(|extension| {
        let of_application = PackageKind::Application.extensions();
        PACKAGE_EXTENSIONS.contains(&extension)
            && !of_application.contains(&extension)
            && extension != "dmtest"
    });
    if is_other {
        return None;
    }
    let mark = match (found.install_script, found.install_content) {
        (Some(_), _) => "Scripts/Install.xml is there",
        (None, true) => "AppInstallContent is there",
        (None, false) => return None,
    };
    let kind = match found.test_assets || extension == Some("dmtest") {
        true => PackageKind::Test,
        false => PackageKind::Application,
    };
    let because = format!("AppInfo.xml is missing, but {mark}, as in application packages.");
    Some(Judged::new(kind, because))
}

fn upgrade_family(found: &Landmarks, extension: Option<&str>, clues: Clues) -> Judged {
    use PackageKind::{LegacyApplication, Rollback, Update, Upgrade};
    let mark = match (found.update_zip, &found.sl_upgrade) {
        (Some(_), Some((_, dll))) => format!("Update.zip and {dll} lie at the root"),
        (None, Some((_, dll))) => format!("{dll} lies at the root"),
        (_, None) => "Update.zip lies at the root".to_owned(),
    };
    if extension == Some("dmapp") {
        Judged::by_extension(
            LegacyApplication,
            format!(
                "{mark}, as in upgrades; the extension .dmapp makes it an application package of the old form."
            ),
        )
    } else if clues.describes_rollback {
        Judged::new(
            Rollback,
            format!("{mark}, and Description.txt speaks of a rollback."),
        )
    } else if clues.marks_update {
        Judged::new(
            Update,
            format!("{mark}, and UpdateContent.txt sets the option IsUpdate."),
        )
    } else if extension == Some("dmupdate") {
        Judged::by_extension(
            Update,
            format!("{mark}, as in upgrades; the extension .dmupdate makes it an update package."),
        )
    } else {
        Judged::new(Upgrade, format!("{mark}."))
    }
}

/// The extension of a file name, in lower case without dot.
pub(crate) fn extension(file_name: &str) -> Option<String> {
    let name = file_name.rsplit(['/', '\\']).next()?;
    let (stem, extension) = name.rsplit_once('.')?;
    (!stem.is_empty() && !extension.is_empty()).then(|| extension.to_ascii_lowercase())
}

/// Whether a name ends like a DataMiner package.
pub(crate) fn is_package_name(name: &str) -> bool {
    PACKAGE_EXTENSIONS
        .iter()
        .any(|extension| ends_with(name, extension))
}

/// Whether a name ends like an archive that can be unfolded in place.
pub(crate) fn is_archive_name(name: &str) -> bool {
    is_package_name(name)
        || ["zip", "vsdx", "nupkg"]
            .iter()
            .any(|extension| ends_with(name, extension))
}

/// Whether a name has this extension, whatever its letter case. Asked for every entry, so nothing is
/// copied.
pub(crate) fn ends_with(name: &str, extension: &str) -> bool {
    let stem = name.len().checked_sub(extension.len() + 1);
    stem.and_then(|stem| name.split_at_checked(stem))
        .is_some_and(|(stem, end)| {
            let stem_is_there = !matches!(stem.as_bytes().last(), None | Some(b'/' | b'\\'));
            let found = end.strip_prefix('.');
            stem_is_there && found.is_some_and(|found| found.eq_ignore_ascii_case(extension))
        })
}

fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 {
        format!("1 {one}")
    } else {
        format!("{number} {many}")
    }
}

/// An entry and its path.
pub(crate) type Located = (EntryIndex, String);
