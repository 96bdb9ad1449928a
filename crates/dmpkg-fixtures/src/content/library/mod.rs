//! Programs and libraries (`.exe`, `.dll`) that hold no code: what readers look for is there, nothing could run.

mod bytes;
mod certificate;
mod debug;
mod headers;
mod metadata;
mod version;

use bytes::Bytes;
use headers::{Directory, Headers};
use metadata::{Identity, Reference};

/// A .NET library, or a native one; of 32 bits unless it is told otherwise.
#[derive(Debug, Clone)]
pub struct Library {
    identity: Identity,
    managed: bool,
    machine: u16,
    flags: u32,
    strong_name: Option<bool>,
    program: bool,
    time_stamp: u32,
    reproducible: bool,
    symbols: Option<String>,
    texts: Vec<(String, String)>,
    subject: Option<String>,
}

/// Where the first section lies in the file: behind the headers, rounded up to the file alignment.
const FIRST_SECTION: usize = 0x200;
const FILE_ALIGNMENT: usize = 0x200;
const SECTION_ALIGNMENT: usize = 0x2000;
/// Where the first section lies in memory.
const TEXT_ADDRESS: usize = SECTION_ALIGNMENT;
const CLR_HEADER_SIZE: usize = 72;

const X86: u16 = 0x014C;
const X64: u16 = 0x8664;

/// Flags of the CLR header: intermediate language only, 32 bits required, strong name, 32 bits preferred.
const IL_ONLY: u32 = 0x1;
const REQUIRES_32_BIT: u32 = 0x2;
const SIGNED: u32 = 0x8;
const PREFERS_32_BIT: u32 = 0x2_0000;

impl Library {
    /// A .NET assembly of this name (without `.dll`) whose assembly and file versions are this version.
    pub fn new(name: &str, version: [u16; 4]) -> Self {
        let library = Library {
            identity: Identity::new(name, version),
            managed: true,
            machine: X86,
            flags: IL_ONLY,
            strong_name: None,
            program: false,
            time_stamp: 0,
            reproducible: false,
            symbols: None,
            texts: version::texts(name, version),
            subject: None,
        };
        library.references("mscorlib", [4, 0, 0, 0])
    }

    /// A library without .NET metadata.
    pub fn native(name: &str, version: [u16; 4]) -> Self {
        Library {
            managed: false,
            ..Library::new(name, version)
        }
    }

    /// Names another assembly that this one needs.
    pub fn references(self, name: &str, version: [u16; 4]) -> Self {
        self.references_with_token(name, version, &[])
    }

    /// Names another assembly that this one needs, with the eight bytes that stand for its key.
    pub fn references_with_token(mut self, name: &str, version: [u16; 4], token: &[u8]) -> Self {
        self.identity.references.push(Reference {
            name: name.to_owned(),
            version,
            token: token.to_vec(),
        });
        self
    }

    /// The framework for which it was built, as `.NETFramework,Version=v4.8`.
    pub fn framework(self, framework: &str) -> Self {
        self.attribute(
            "System.Runtime.Versioning",
            "TargetFrameworkAttribute",
            Some(framework),
        )
    }

    /// The configuration of its build, as `Debug`.
    pub fn configuration(self, configuration: &str) -> Self {
        self.attribute(
            "System.Reflection",
            "AssemblyConfigurationAttribute",
            Some(configuration),
        )
    }

    /// Makes it one that compilers read and that cannot run.
    pub fn reference_assembly(self) -> Self {
        self.attribute(
            "System.Runtime.CompilerServices",
            "ReferenceAssemblyAttribute",
            None,
        )
    }

    /// Makes it a part of another assembly, without a name as one.
    pub fn module(mut self) -> Self {
        self.identity.is_module = true;
        self
    }

    /// The language of its texts, as `nl-BE`.
    pub fn culture(mut self, culture: &str) -> Self {
        culture.clone_into(&mut self.identity.culture);
        self
    }

    /// Gives it a public key, and the place of a signature that proves nothing.
    pub fn strong_name(mut self, key: &[u8]) -> Self {
        self.identity.key = key.to_vec();
        self.flags |= SIGNED;
        self.strong_name = Some(true);
        self
    }

    /// Gives it a public key, and a signature of zeros that was left for later.
    pub fn delay_signed(mut self, key: &[u8]) -> Self {
        self.identity.key = key.to_vec();
        self.strong_name = Some(false);
        self
    }

    /// Makes it one for processors of 64 bits.
    pub fn x64(mut self) -> Self {
        self.machine = X64;
        self
    }

    /// Makes it run in processes of 32 bits only.
    pub fn requires_32_bit(mut self) -> Self {
        self.flags |= REQUIRES_32_BIT;
        self
    }

    /// Makes it run in processes of 32 bits where it can choose.
    pub fn prefers_32_bit(mut self) -> Self {
        self.flags |= REQUIRES_32_BIT | PREFERS_32_BIT;
        self
    }

    /// Mixes native code into it.
    pub fn mixed(mut self) -> Self {
        self.flags &= !IL_ONLY;
        self
    }

    /// Makes it a program.
    pub fn program(mut self) -> Self {
        self.program = true;
        self
    }

    /// When it was built, in seconds since 1970.
    pub fn built(mut self, seconds: u32) -> Self {
        self.time_stamp = seconds;
        self
    }

    /// Makes its time stamp a hash of a reproducible build.
    pub fn reproducible(mut self, hash: u32) -> Self {
        self.time_stamp = hash;
        self.reproducible = true;
        self
    }

    /// Where its debug symbols lay.
    pub fn symbols(mut self, path: &str) -> Self {
        self.symbols = Some(path.to_owned());
        self
    }

    /// Sets a text of its version resource.
    pub fn text(mut self, name: &str, value: &str) -> Self {
        self.texts.retain(|(known, _)| known != name);
        self.texts.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Appends a certificate table with one certificate of this subject. The certificate proves nothing: its key and
    /// signature are made up.
    pub fn signed_by(mut self, subject: &str) -> Self {
        self.subject = Some(subject.to_owned());
        self
    }

    /// The file.
    pub fn build(&self) -> Vec<u8> {
        let (text, clr, debug) = self.text_section();
        let text_size = text.len().next_multiple_of(FILE_ALIGNMENT);
        let resource_address = TEXT_ADDRESS + text.len().next_multiple_of(SECTION_ALIGNMENT);
        let version = self.identity.version;
        let resource = version::resource_section(&self.texts, version, resource_address);
        let resource_size = resource.len().next_multiple_of(FILE_ALIGNMENT);
        let subject = self.subject.as_deref();
        let certificate = subject.map(certificate::table).unwrap_or_default();
        let end = FIRST_SECTION + text_size + resource_size;

        let mut file = Headers {
            machine: self.machine,
            is_64_bit: self.machine == X64,
            is_program: self.program,
            time_stamp: self.time_stamp,
            text: text.len(),
            text_size,
            resource: (resource_address, resource.len()),
            resource_size,
            certificate: (end, certificate.len()),
            clr,
            debug,
        }
        .write();
        file.pad_to(FIRST_SECTION);
        file.raw(&text);
        file.pad_to(FIRST_SECTION + text_size);
        file.raw(&resource);
        file.pad_to(end);
        file.raw(&certificate);
        file.into_vec()
    }

    fn attribute(
        mut self,
        namespace: &'static str,
        name: &'static str,
        value: Option<&str>,
    ) -> Self {
        let value = value.map(str::to_owned);
        self.identity.attributes.push((namespace, name, value));
        self
    }

    /// The CLR header and the metadata it points to, or four bytes that end a native function; then what helps
    /// debuggers. With it the directories of both.
    fn text_section(&self) -> (Vec<u8>, Directory, Directory) {
        let mut section = Bytes::default();
        let mut clr = (0, 0);
        if self.managed {
            clr = (TEXT_ADDRESS, CLR_HEADER_SIZE);
            self.push_metadata(&mut section);
        } else {
            section.raw(&[0xC3, 0xCC, 0xCC, 0xCC]);
        }
        let debug = debug::push(&mut section, self.reproducible, self.symbols.as_deref());
        (section.into_vec(), clr, debug)
    }

    fn push_metadata(&self, section: &mut Bytes) {
        let metadata = metadata::metadata(&self.identity);
        let end = CLR_HEADER_SIZE + metadata.len();
        section.u32(CLR_HEADER_SIZE).u16(2).u16(5);
        section
            .u32(TEXT_ADDRESS + CLR_HEADER_SIZE)
            .u32(metadata.len());
        section.raw(&self.flags.to_le_bytes());
        section.pad_to(32);
        if self.strong_name.is_some() {
            section.u32(TEXT_ADDRESS + end).u32(128);
        }
        section.pad_to(CLR_HEADER_SIZE);
        section.raw(&metadata);
        if let Some(is_signed) = self.strong_name {
            section.raw(&[if is_signed { 0x77 } else { 0 }; 128]);
        }
    }
}

/// A .NET library of version 1.2.0.0.
pub fn library(name: &str) -> Vec<u8> {
    Library::new(name, [1, 2, 0, 0]).build()
}

#[cfg(test)]
mod tests;
