use std::fmt;

/// How an entry's bytes are encoded (APPNOTE 4.4.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Method(pub u16);

impl Method {
    /// The bytes as they are.
    pub const STORED: Self = Self(0);
    /// Deflate, RFC 1951. With [`Method::STORED`] the only one that DataMiner packages use.
    pub const DEFLATE: Self = Self(8);

    /// The method's usual name, where it has one.
    pub const fn name(self) -> Option<&'static str> {
        Some(match self.0 {
            0 => "stored",
            1 => "shrunk",
            2..=5 => "reduced",
            6 => "imploded",
            8 => "deflate",
            9 => "deflate64",
            12 => "bzip2",
            14 => "LZMA",
            20 | 93 => "Zstandard",
            94 => "MP3",
            95 => "XZ",
            96 => "JPEG",
            97 => "WavPack",
            98 => "PPMd",
            99 => "AES encryption",
            _ => return None,
        })
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "method {}", self.0),
        }
    }
}
