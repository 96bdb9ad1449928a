use crate::report::Unreadable;
use crate::{EntryAddress, EntryPath, Findings, Inspection, Overview, Package, Report};

/// All that is known of a file that was looked at.
pub struct Examined {
    /// Where it lies, for those who have the same folders: names with `/` between them. The file's name,
    /// unless it is set.
    pub location: String,
    /// Everything, as programs read it.
    pub report: Report,
    /// What rules found.
    pub findings: Findings,
    /// What a person sees first; nothing of a file that is no archive.
    pub overview: Option<Overview>,
    /// What it says.
    pub inspection: Inspection,
}

impl Examined {
    /// A package.
    pub fn of(
        package: &Package,
        bytes_read: u64,
        findings: Findings,
        inspection: Inspection,
    ) -> Self {
        Self {
            location: package.file_name.clone(),
            report: Report::of(package, bytes_read, &findings, &inspection),
            overview: Some(Overview::of(
                package,
                &EntryAddress::default(),
                &EntryPath::default(),
            )),
            findings,
            inspection,
        }
    }

    /// A file that is no archive.
    pub fn unreadable(
        name: &str,
        size: u64,
        bytes_read: u64,
        why: Unreadable,
        findings: Findings,
    ) -> Self {
        Self {
            location: name.to_owned(),
            report: Report::unreadable(name, size, bytes_read, why, &findings),
            overview: None,
            findings,
            inspection: Inspection::default(),
        }
    }
}
