//! The headers of a PE file with two sections.

use super::bytes::Bytes;
use super::{FILE_ALIGNMENT, FIRST_SECTION, SECTION_ALIGNMENT, TEXT_ADDRESS};

/// Place and length of something, both zero when it is absent.
pub(super) type Directory = (usize, usize);

/// Lengths in bytes and addresses that the headers repeat, and what they say of the whole.
#[derive(Clone, Copy)]
pub(super) struct Headers {
    pub(super) machine: u16,
    pub(super) is_64_bit: bool,
    pub(super) is_program: bool,
    pub(super) time_stamp: u32,
    pub(super) text: usize,
    pub(super) text_size: usize,
    pub(super) resource: Directory,
    pub(super) resource_size: usize,
    pub(super) certificate: Directory,
    pub(super) clr: Directory,
    pub(super) debug: Directory,
}

#[derive(Clone, Copy)]
struct Section {
    size: usize,
    address: usize,
    file_size: usize,
    at: usize,
}

impl Headers {
    pub(super) fn write(self) -> Bytes {
        let mut file = Bytes::default();
        file.raw(b"MZ");
        file.pad_to(0x3C);
        file.u32(0x40);
        file.raw(b"PE\0\0");
        // Two sections, no symbols.
        file.u16(self.machine.into())
            .u16(2)
            .raw(&self.time_stamp.to_le_bytes())
            .u32(0)
            .u32(0)
            .u16(if self.is_64_bit { 0xF0 } else { 0xE0 })
            .u16(self.characteristics());
        self.push_optional(&mut file);

        let (resource_address, resource) = self.resource;
        let text = Section {
            size: self.text,
            address: TEXT_ADDRESS,
            file_size: self.text_size,
            at: FIRST_SECTION,
        };
        section_header(&mut file, b".text\0\0\0", text, 0x6000_0020);
        let resource = Section {
            size: resource,
            address: resource_address,
            file_size: self.resource_size,
            at: FIRST_SECTION + self.text_size,
        };
        section_header(&mut file, b".rsrc\0\0\0", resource, 0x4000_0040);
        file
    }

    /// Executable; 32 bits, or large addresses; library.
    fn characteristics(self) -> usize {
        let bits = if self.is_64_bit { 0x20 } else { 0x100 };
        let library = if self.is_program { 0 } else { 0x2000 };
        0x2 | bits | library
    }

    fn push_optional(self, file: &mut Bytes) {
        let (resource_address, resource) = self.resource;
        let image_size = resource_address + resource.next_multiple_of(SECTION_ALIGNMENT);
        file.u16(if self.is_64_bit { 0x020B } else { 0x010B })
            .u16(8);
        file.u32(self.text_size).u32(self.resource_size).u32(0);
        file.u32(0).u32(TEXT_ADDRESS);
        if self.is_64_bit {
            file.u32(0x1000_0000).u32(0);
        } else {
            file.u32(resource_address).u32(0x1000_0000);
        }
        file.u32(SECTION_ALIGNMENT).u32(FILE_ALIGNMENT);
        file.u16(4).u16(0).u16(0).u16(0).u16(4).u16(0).u32(0);
        file.u32(image_size).u32(FIRST_SECTION).u32(0);
        // Console; the usual protections.
        file.u16(3).u16(0x8540);
        for size in [0x0010_0000, 0x1000, 0x0010_0000, 0x1000] {
            file.u32(size);
            if self.is_64_bit {
                file.u32(0);
            }
        }
        file.u32(0).u32(16);
        for index in 0..16 {
            let (address, size) = match index {
                2 => self.resource,
                4 if self.certificate.1 > 0 => self.certificate,
                6 => self.debug,
                14 => self.clr,
                _ => (0, 0),
            };
            file.u32(address).u32(size);
        }
    }
}

fn section_header(file: &mut Bytes, name: &[u8; 8], section: Section, flags: usize) {
    file.raw(name);
    file.u32(section.size)
        .u32(section.address)
        .u32(section.file_size)
        .u32(section.at);
    file.u32(0).u32(0).u16(0).u16(0).u32(flags);
}
