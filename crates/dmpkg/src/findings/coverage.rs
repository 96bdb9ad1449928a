use serde::{Deserialize, Serialize};

/// How much was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Places in the registry of the rules that ran at least once, sorted.
    pub(crate) ran: Vec<u32>,
    /// Archives whose entries were looked at, the opened file included.
    pub archives: u64,
    /// Entries that were looked at, over all levels.
    pub entries: u64,
    /// Whether the look at structure, names and documents came to its end.
    pub complete: bool,
    /// Entries whose content was decoded to its end or to a break.
    pub decoded_entries: u64,
    /// Those of them whose content breaks off, or is not what the directory states of it.
    pub damaged_entries: u64,
    /// Those of them that nobody here can decode: encrypted, or compressed by another method.
    pub locked_entries: u64,
    /// Bytes that came out.
    pub decoded_bytes: u64,
    /// Whether decoding stopped at the limit of what is unpacked.
    pub stopped_at_limit: bool,
    /// Whether every entry was decoded and compared with its checksum.
    pub integrity: Integrity,
}

/// How far the contents were compared with their checksums.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Integrity {
    /// None.
    #[default]
    Off,
    /// Some entries.
    Partial,
    /// Every entry that can be decoded.
    Complete,
}

impl Integrity {
    /// The word that reports have.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Partial => "partial",
            Self::Complete => "complete",
        }
    }
}

impl Coverage {
    /// Number of rules that ran at least once.
    pub fn rules(&self) -> usize {
        self.ran.len()
    }

    /// Whether the rule at this place of the registry ran at least once.
    pub(crate) fn has_run(&self, rule: u32) -> bool {
        self.ran.binary_search(&rule).is_ok()
    }

    /// Notes that the rule at this place of the registry ran.
    pub(crate) fn note(&mut self, rule: u32) {
        if let Err(at) = self.ran.binary_search(&rule) {
            self.ran.insert(at, rule);
        }
    }

    /// Adds what another looker covered. Of several shares none is the whole: who merges the last one
    /// says so.
    pub(crate) fn merge(&mut self, other: &Self) {
        for rule in &other.ran {
            self.note(*rule);
        }
        self.archives += other.archives;
        self.entries += other.entries;
        self.complete |= other.complete;
        self.decoded_entries += other.decoded_entries;
        self.damaged_entries += other.damaged_entries;
        self.locked_entries += other.locked_entries;
        self.decoded_bytes += other.decoded_bytes;
        self.stopped_at_limit |= other.stopped_at_limit;
        if self.integrity != Integrity::Complete && other.integrity != Integrity::Off {
            self.integrity = other.integrity;
        }
    }
}
