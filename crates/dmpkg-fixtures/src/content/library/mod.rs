//! Libraries (`.dll`) that hold no code: what readers look for is there, nothing could run.

mod bytes;
mod certificate;
mod metadata;
mod version;

use bytes::Bytes;

/// A 32-bit .NET library, or a native one.
#[derive(Debug, Clone)]
pub struct Library {
    name: String,
    version: [u16; 4],
    managed: bool,
    references: Vec<(String, [u16; 4])>,
    subject: Option<String>,
}

/// Where the first section lies in the file: behind the headers, rounded up to the file alignment.
const FIRST_SECTION: usize = 0x200;
const FILE_ALIGNMENT: usize = 0x200;
const SECTION_ALIGNMENT: usize = 0x2000;
/// Where the first section lies in memory.
const TEXT_ADDRESS: usize = SECTION_ALIGNMENT;
const CLR_HEADER_SIZE: usize = 72;

impl Library {
    /// A .NET assembly of this name (without `.dll`) whose assembly and file versions are this version.
    pub fn new(name: &str, version: [u16; 4]) -> Self {
        let mscorlib = ("mscorlib".to_owned(), [4, 0, 0, 0]);
        Library {
            name: name.to_owned(),
            version,
            managed: true,
            references: vec![mscorlib],
            subject: None,
        }
    }

    /// A library without .NET metadata.
    pub fn native(name: &str, version: [u16; 4]) -> Self {
        Library {
            managed: false,
            references: Vec::new(),
            ..Library::new(name, version)
        }
    }

    /// Names another assembly that this one needs.
    pub fn references(mut self, name: &str, version: [u16; 4]) -> Self {
        self.references.push((name.to_owned(), version));
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
        let text = self.text_section();
        let text_size = text.len().next_multiple_of(FILE_ALIGNMENT);
        let resource_address = TEXT_ADDRESS + text.len().next_multiple_of(SECTION_ALIGNMENT);
        let resource = version::resource_section(&self.name, self.version, resource_address);
        let resource_size = resource.len().next_multiple_of(FILE_ALIGNMENT);
        let certificate = self
            .subject
            .as_deref()
            .map(certificate::table)
            .unwrap_or_default();

        let layout = Sections {
            text: text.len(),
            text_size,
            resource: resource.len(),
            resource_address,
            resource_size,
            certificate: certificate.len(),
        };
        let mut file = self.headers(layout);
        file.pad_to(FIRST_SECTION);
        file.raw(&text);
        file.pad_to(FIRST_SECTION + text_size);
        file.raw(&resource);
        file.pad_to(FIRST_SECTION + text_size + resource_size);
        file.raw(&certificate);
        file.into_vec()
    }

    /// The CLR header and the metadata it points to, or four bytes that end a native function.
    fn text_section(&self) -> Vec<u8> {
        if !self.managed {
            return vec![0xC3, 0xCC, 0xCC, 0xCC];
        }
        let metadata = metadata::metadata(&self.name, self.version, &self.references);
        let mut section = Bytes::default();
        section.u32(CLR_HEADER_SIZE).u16(2).u16(5);
        section
            .u32(TEXT_ADDRESS + CLR_HEADER_SIZE)
            .u32(metadata.len());
        // Flag 1: intermediate language only.
        section.u32(1);
        section.pad_to(CLR_HEADER_SIZE);
        section.raw(&metadata);
        section.into_vec()
    }

    fn headers(&self, sections: Sections) -> Bytes {
        let mut file = Bytes::default();
        file.raw(b"MZ");
        file.pad_to(0x3C);
        file.u32(0x40);
        file.raw(b"PE\0\0");
        // 80386, two sections, no time stamp, no symbols; executable, 32 bits, library.
        file.u16(0x014C)
            .u16(2)
            .u32(0)
            .u32(0)
            .u32(0)
            .u16(0xE0)
            .u16(0x2102);

        let image_size =
            sections.resource_address + sections.resource.next_multiple_of(SECTION_ALIGNMENT);
        file.u16(0x010B).u16(8);
        file.u32(sections.text_size)
            .u32(sections.resource_size)
            .u32(0);
        file.u32(0).u32(TEXT_ADDRESS).u32(sections.resource_address);
        file.u32(0x1000_0000)
            .u32(SECTION_ALIGNMENT)
            .u32(FILE_ALIGNMENT);
        file.u16(4).u16(0).u16(0).u16(0).u16(4).u16(0).u32(0);
        file.u32(image_size).u32(FIRST_SECTION).u32(0);
        file.u16(3).u16(0x8540);
        file.u32(0x0010_0000)
            .u32(0x1000)
            .u32(0x0010_0000)
            .u32(0x1000)
            .u32(0);

        file.u32(16);
        let clr = if self.managed {
            (TEXT_ADDRESS, CLR_HEADER_SIZE)
        } else {
            (0, 0)
        };
        let end = FIRST_SECTION + sections.text_size + sections.resource_size;
        let certificate = if sections.certificate > 0 {
            (end, sections.certificate)
        } else {
            (0, 0)
        };
        for index in 0..16 {
            let (address, size) = match index {
                2 => (sections.resource_address, sections.resource),
                4 => certificate,
                14 => clr,
                _ => (0, 0),
            };
            file.u32(address).u32(size);
        }

        let text = Section {
            size: sections.text,
            address: TEXT_ADDRESS,
            file_size: sections.text_size,
            at: FIRST_SECTION,
        };
        section_header(&mut file, b".text\0\0\0", text, 0x6000_0020);
        let resource = Section {
            size: sections.resource,
            address: sections.resource_address,
            file_size: sections.resource_size,
            at: FIRST_SECTION + sections.text_size,
        };
        section_header(&mut file, b".rsrc\0\0\0", resource, 0x4000_0040);
        file
    }
}

/// A .NET library of version 1.2.0.0.
pub fn library(name: &str) -> Vec<u8> {
    Library::new(name, [1, 2, 0, 0]).build()
}

/// Lengths in bytes and addresses that the headers repeat.
#[derive(Clone, Copy)]
struct Sections {
    text: usize,
    text_size: usize,
    resource: usize,
    resource_address: usize,
    resource_size: usize,
    certificate: usize,
}

#[derive(Clone, Copy)]
struct Section {
    size: usize,
    address: usize,
    file_size: usize,
    at: usize,
}

fn section_header(file: &mut Bytes, name: &[u8; 8], section: Section, flags: usize) {
    file.raw(name);
    file.u32(section.size)
        .u32(section.address)
        .u32(section.file_size)
        .u32(section.at);
    file.u32(0).u32(0).u16(0).u16(0).u32(flags);
}

#[cfg(test)]
mod tests;
