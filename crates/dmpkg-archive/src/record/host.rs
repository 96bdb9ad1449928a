use std::fmt;

/// 4.4.2  The system whose attributes an entry has: the high byte of "version made by".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Host(pub u8);

impl Host {
    /// MS-DOS; also what most libraries write on Windows.
    pub const DOS: Self = Self(0);
    /// Unix.
    pub const UNIX: Self = Self(3);
    /// Windows NTFS, by the list of the specification.
    pub const NTFS: Self = Self(10);
    /// MVS by the specification, but Windows NTFS for Info-ZIP.
    pub const MVS: Self = Self(11);
    /// VFAT.
    pub const VFAT: Self = Self(14);
    /// OS X.
    pub const MACOS: Self = Self(19);

    /// The system's usual name, where it has a number.
    pub const fn name(self) -> Option<&'static str> {
        Some(match self.0 {
            0 => "MS-DOS",
            1 => "Amiga",
            2 => "OpenVMS",
            3 => "Unix",
            4 => "VM/CMS",
            5 => "Atari ST",
            6 => "OS/2",
            7 => "Macintosh",
            8 => "Z-System",
            9 => "CP/M",
            10 => "Windows NTFS",
            11 => "MVS",
            12 => "VSE",
            13 => "Acorn",
            14 => "VFAT",
            15 => "alternate MVS",
            16 => "BeOS",
            17 => "Tandem",
            18 => "OS/400",
            19 => "macOS",
            _ => return None,
        })
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "system {}", self.0),
        }
    }
}

/// Type and permissions of a file on Unix: the upper half of the external attributes. It means
/// something only when the archive was made on such a system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnixMode(pub u16);

/// What sort of file a [`UnixMode`] says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnixFileType {
    /// The type bits are zero: nothing is said.
    Unset,
    /// A pipe with a name.
    Fifo,
    /// A character device.
    CharacterDevice,
    /// A folder.
    Directory,
    /// A block device.
    BlockDevice,
    /// An ordinary file.
    Regular,
    /// A link to another path.
    SymbolicLink,
    /// A socket.
    Socket,
    /// Type bits that mean nothing.
    Unknown,
}

impl UnixMode {
    /// What sort of file this is.
    pub const fn file_type(self) -> UnixFileType {
        match self.0 >> 12 {
            0 => UnixFileType::Unset,
            0o01 => UnixFileType::Fifo,
            0o02 => UnixFileType::CharacterDevice,
            0o04 => UnixFileType::Directory,
            0o06 => UnixFileType::BlockDevice,
            0o10 => UnixFileType::Regular,
            0o12 => UnixFileType::SymbolicLink,
            0o14 => UnixFileType::Socket,
            _ => UnixFileType::Unknown,
        }
    }

    /// Permissions with the bits for set-user-id, set-group-id and sticky: the lower 12 bits.
    pub const fn permissions(self) -> u16 {
        self.0 & 0o7777
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_types_of_unix() {
        let cases = [
            (0o100_644, UnixFileType::Regular),
            (0o120_777, UnixFileType::SymbolicLink),
            (0o040_755, UnixFileType::Directory),
            (0o010_600, UnixFileType::Fifo),
            (0o020_600, UnixFileType::CharacterDevice),
            (0o060_600, UnixFileType::BlockDevice),
            (0o140_600, UnixFileType::Socket),
            (0o000_644, UnixFileType::Unset),
            (0o170_000, UnixFileType::Unknown),
        ];
        for (mode, file_type) in cases {
            assert_eq!(UnixMode(mode).file_type(), file_type, "{mode:o}");
        }
        assert_eq!(UnixMode(0o104_755).permissions(), 0o4755);
    }

    #[test]
    fn hosts_have_names() {
        assert_eq!(Host::UNIX.to_string(), "Unix");
        assert_eq!(Host(77).to_string(), "system 77");
    }
}
