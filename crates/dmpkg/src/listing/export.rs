//! The listing in the forms that other programs read.

use std::fmt::Write;

use super::{Listed, Listing};
use crate::csv::cell;

impl Listing {
    /// The listing as JSON, indented, with a line break at its end.
    pub fn to_json(&self) -> String {
        // Plain data with string keys always has a JSON form.
        serde_json::to_string_pretty(self)
            .map(|json| json + "\n")
            .unwrap_or_default()
    }

    /// The listing as a table of comma-separated values (RFC 4180), with a line of headings. The names
    /// of an archive and of what lies in it are joined by ` › `.
    pub fn to_csv(&self) -> String {
        let mut text = String::from(
            "path,index,directory,size,compressedSize,method,crc32,sha256,modified,encrypted,problem\r\n",
        );
        for entry in &self.entries {
            let cells = [
                cell(&entry.path.to_string()),
                entry.index.to_string(),
                entry.directory.to_string(),
                entry.size.to_string(),
                entry.compressed_size.to_string(),
                cell(&entry.method),
                entry.crc32.clone(),
                entry.sha256.clone().unwrap_or_default(),
                entry.modified.clone().unwrap_or_default(),
                entry.encrypted.to_string(),
                cell(entry.problem.as_deref().unwrap_or_default()),
            ];
            text.push_str(&cells.join(","));
            text.push_str("\r\n");
        }
        text
    }

    /// The hashes as `sha256sum --check` reads them: entries lie where they would be unpacked, those of
    /// an archive inside in a folder of that archive's name. Entries whose content could not be
    /// decoded are left out.
    pub fn to_sha256sum(&self) -> String {
        let mut text = String::new();
        for Listed { path, sha256, .. } in &self.entries {
            let Some(sha256) = sha256 else { continue };
            let path = path.0.join("/");
            let escaped = path
                .replace('\\', "\\\\")
                .replace('\n', "\\n")
                .replace('\r', "\\r");
            let mark = if escaped == path { "" } else { "\\" };
            // Writing to a string never fails.
            let _ = writeln!(text, "{mark}{sha256}  {escaped}");
        }
        text
    }
}
