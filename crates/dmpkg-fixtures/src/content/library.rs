//! Libraries (`.dll`) that hold no code: enough of the file format to be recognised, nothing that could run.

/// An unsigned 32-bit library.
pub fn library(name: &str) -> Vec<u8> {
    let mut dll = b"MZ".to_vec();
    dll.extend_from_slice(name.as_bytes());
    dll
}

/// A library with a certificate table that names this subject. The certificate proves nothing.
pub fn signed_library(name: &str, subject: &str) -> Vec<u8> {
    let mut dll = library(name);
    dll.extend_from_slice(subject.as_bytes());
    dll
}
