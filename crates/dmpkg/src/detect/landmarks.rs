use dmpkg_archive::{Archive, EntryIndex};

use super::{Located, is_package_name};
use crate::report::EntryFacts;

/// The entries by which packages are known, found in one pass over the names. Letter case does not
/// matter, as on Windows; of two entries with one name the first counts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Landmarks {
    /// `AppInfo.xml`.
    pub(crate) app_info: Option<EntryIndex>,
    /// `Description.txt`.
    pub(crate) description: Option<EntryIndex>,
    /// `Package.xml`.
    pub(crate) package_xml: Option<EntryIndex>,
    /// `Update.zip`.
    pub(crate) update_zip: Option<EntryIndex>,
    /// `SLUpgrade.dll` or `SLUpgrade64.dll`.
    pub(crate) sl_upgrade: Option<Located>,
    /// `Protocol/Protocol.xml`.
    pub(crate) protocol_xml: Option<EntryIndex>,
    /// The only `Protocol.xml` one folder deep, when it is not the usual one.
    pub(crate) protocol_xml_elsewhere: Option<Located>,
    /// `DMS.xml`.
    pub(crate) dms_xml: Option<EntryIndex>,
    /// `Backup.log`.
    pub(crate) backup_log: Option<EntryIndex>,
    /// `checksum.txt`.
    pub(crate) checksum: Option<EntryIndex>,
    /// `content.zip`.
    pub(crate) content_zip: Option<EntryIndex>,
    /// `manifest.yml`.
    pub(crate) manifest: Option<EntryIndex>,
    /// `.signature.p7s`.
    pub(crate) signature: Option<EntryIndex>,
    /// `App.info.json`, at the root or below `Apps/<id>`.
    pub(crate) web_app: Option<EntryIndex>,
    /// `<name>.dmadb.json` at the root.
    pub(crate) dashboard: Option<Located>,
    /// `Scripts/Install.xml`.
    pub(crate) install_script: Option<EntryIndex>,
    /// Whether anything lies below `AppInstallContent`.
    pub(crate) install_content: bool,
    /// Whether anything lies below `AppInstallContent/DmTest`.
    pub(crate) test_assets: bool,
    /// Packages at the root.
    pub(crate) packages_at_root: Vec<EntryIndex>,
    /// Packages anywhere.
    pub(crate) packages: Vec<EntryIndex>,
    /// Top folders that agents have, in alphabetic order.
    pub(crate) agent_folders: Vec<&'static str>,
    /// The folder in which every entry lies, when there is one.
    pub(crate) only_folder: Option<String>,
    /// Entries below the prefix that are files.
    pub(crate) files: u64,
    /// Numbers of the whole archive.
    pub(crate) entries: EntryFacts,
    protocol_xml_count: usize,
}

/// Top folders of an agent's main folder.
const AGENT_FOLDERS: &[&str] = &[
    "Configurations",
    "Correlation",
    "Dashboards",
    "Database",
    "Documents",
    "Elements",
    "Files",
    "Protocols",
    "RemoteServices",
    "Scripts",
    "Services",
    "Users",
    "Views",
];

impl Landmarks {
    /// Looks at every entry whose path starts with `prefix`, without it.
    pub(crate) fn gather(archive: &Archive, prefix: &str) -> Self {
        let mut found = Self::default();
        let mut only_folder: Option<Option<String>> = None;
        for entry in archive.entries() {
            found.entries.count(entry);
            let path = entry.name().path();
            let Some(path) = path.strip_prefix(prefix) else {
                continue;
            };
            let top = path.split_once('/').map(|(top, _)| top);
            match &mut only_folder {
                // File managers put some beside the folder that they pack.
                _ if crate::rules::is_junk(top.unwrap_or(path)) => {}
                None => only_folder = Some(top.map(str::to_owned)),
                Some(only) if only.as_deref() != top => *only = None,
                Some(_) => {}
            }
            if !entry.is_directory() {
                found.files += 1;
                found.look(entry.index(), path, top);
            } else if let Some(top) = top {
                found.look_at_folder(top);
            }
        }
        if found.protocol_xml.is_some() || found.protocol_xml_count != 1 {
            found.protocol_xml_elsewhere = None;
        }
        found.only_folder = only_folder.flatten();
        let agent_folders = AGENT_FOLDERS
            .iter()
            .filter(|folder| found.agent_folders.contains(folder));
        found.agent_folders = agent_folders.copied().collect();
        found
    }

    /// The Protocol.xml that makes it a connector.
    pub(crate) fn protocol(&self) -> Option<EntryIndex> {
        let elsewhere = self.protocol_xml_elsewhere.as_ref();
        self.protocol_xml.or(elsewhere.map(|(index, _)| *index))
    }

    fn look(&mut self, index: EntryIndex, path: &str, top: Option<&str>) {
        match top {
            None => self.look_at_root_file(index, path),
            Some(top) => {
                self.look_at_folder(top);
                self.look_at_inner_file(index, path, top);
            }
        }
        if is_package_name(path) {
            self.packages.push(index);
        }
    }

    fn look_at_root_file(&mut self, index: EntryIndex, name: &str) {
        let slot = match name.to_ascii_lowercase().as_str() {
            "appinfo.xml" => &mut self.app_info,
            "description.txt" => &mut self.description,
            "package.xml" => &mut self.package_xml,
            "update.zip" => &mut self.update_zip,
            "slupgrade.dll" | "slupgrade64.dll" => {
                self.sl_upgrade.get_or_insert((index, name.to_owned()));
                return;
            }
            "dms.xml" => &mut self.dms_xml,
            "backup.log" => &mut self.backup_log,
            "checksum.txt" => &mut self.checksum,
            "content.zip" => &mut self.content_zip,
            "manifest.yml" => &mut self.manifest,
            ".signature.p7s" => &mut self.signature,
            "app.info.json" => &mut self.web_app,
            lower if lower.ends_with(".dmadb.json") => {
                self.dashboard.get_or_insert((index, name.to_owned()));
                return;
            }
            _ => {
                if is_package_name(name) {
                    self.packages_at_root.push(index);
                }
                return;
            }
        };
        slot.get_or_insert(index);
    }

    fn look_at_inner_file(&mut self, index: EntryIndex, path: &str, top: &str) {
        let is = |name: &str| path.eq_ignore_ascii_case(name);
        if is("Protocol/Protocol.xml") {
            self.protocol_xml.get_or_insert(index);
        }
        if is("Scripts/Install.xml") {
            self.install_script.get_or_insert(index);
        }
        self.install_content |= top.eq_ignore_ascii_case("AppInstallContent");
        let name = path.rsplit('/').next().unwrap_or(path);
        let depth = path.split('/').count();
        if depth == 2 && name.eq_ignore_ascii_case("Protocol.xml") {
            self.protocol_xml_count += 1;
            self.protocol_xml_elsewhere
                .get_or_insert((index, path.to_owned()));
        }
        if depth == 3
            && top.eq_ignore_ascii_case("Apps")
            && name.eq_ignore_ascii_case("App.info.json")
        {
            self.web_app.get_or_insert(index);
        }
        const TESTS: &str = "AppInstallContent/DmTest/";
        self.test_assets |= path
            .get(..TESTS.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(TESTS));
    }

    fn look_at_folder(&mut self, top: &str) {
        let known = AGENT_FOLDERS
            .iter()
            .find(|folder| folder.eq_ignore_ascii_case(top));
        if let Some(folder) = known
            && !self.agent_folders.contains(folder)
        {
            self.agent_folders.push(folder);
        }
    }
}
