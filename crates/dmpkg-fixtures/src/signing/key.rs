//! Keys that everybody knows: what is signed with them proves nothing.

use std::sync::OnceLock;

use rsa::PrivateKey;
use rsa::pkcs1v15::Pkcs1v15Sign;
use rsa::pkcs8::DecodePrivateKey;
use rsa::traits::PublicKeyParts;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::der::{BIT_STRING, OCTET_STRING, SEQUENCE, algorithm, der, number, oid};

/// A key of the made-up authorities.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Of the root, RSA 2048.
    Root,
    /// Of the authority below the root, RSA 2048.
    Issuer,
    /// Of the signer, RSA 2048.
    Signer,
    /// Of the timestamp service, RSA 2048.
    Stamper,
    /// A key that is too short, RSA 1024.
    Short,
    /// No RSA key at all: a certificate with it states a point on a curve, and what it signs is zeros.
    Curve,
}

/// The keys once they are read, which takes longer than to sign.
static READ: [OnceLock<PrivateKey>; 5] = [const { OnceLock::new() }; 5];

/// A hash function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// SHA-1, which is outdated.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Hash {
    /// Its identifier.
    pub const fn oid(self) -> &'static str {
        match self {
            Self::Sha1 => "1.3.14.3.2.26",
            Self::Sha256 => "2.16.840.1.101.3.4.2.1",
            Self::Sha384 => "2.16.840.1.101.3.4.2.2",
            Self::Sha512 => "2.16.840.1.101.3.4.2.3",
        }
    }

    /// The identifier of signatures by RSA with it.
    pub const fn rsa_oid(self) -> &'static str {
        match self {
            Self::Sha1 => "1.2.840.113549.1.1.5",
            Self::Sha256 => "1.2.840.113549.1.1.11",
            Self::Sha384 => "1.2.840.113549.1.1.12",
            Self::Sha512 => "1.2.840.113549.1.1.13",
        }
    }

    /// The hash of bytes.
    pub fn of(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha1 => Sha1::digest(bytes).to_vec(),
            Self::Sha256 => Sha256::digest(bytes).to_vec(),
            Self::Sha384 => Sha384::digest(bytes).to_vec(),
            Self::Sha512 => Sha512::digest(bytes).to_vec(),
        }
    }
}

impl Key {
    /// `SubjectPublicKeyInfo`.
    pub(super) fn public(self) -> Vec<u8> {
        let Some(key) = self.private() else {
            let curve = [oid("1.2.840.10045.2.1"), oid("1.2.840.10045.3.1.7")];
            let point = [vec![0, 4], vec![7; 64]].concat();
            return der(
                SEQUENCE,
                &[der(SEQUENCE, &curve), der(BIT_STRING, &[point])],
            );
        };
        let numbers = [
            number(&key.n().to_be_bytes_trimmed_vartime()),
            number(&key.e().to_be_bytes_trimmed_vartime()),
        ];
        let bits = [vec![0], der(SEQUENCE, &numbers)].concat();
        der(
            SEQUENCE,
            &[algorithm("1.2.840.113549.1.1.1"), der(BIT_STRING, &[bits])],
        )
    }

    /// A signature by PKCS #1 v1.5.
    ///
    /// # Panics
    /// When the key that lies beside this code is damaged.
    pub fn sign(self, hash: Hash, bytes: &[u8]) -> Vec<u8> {
        let Some(key) = self.private() else {
            return vec![0; 64];
        };
        let digest = hash.of(bytes);
        // What stands in front of the hash: its algorithm, and its length.
        let mut prefix = der(
            SEQUENCE,
            &[
                algorithm(hash.oid()),
                der(OCTET_STRING, std::slice::from_ref(&digest)),
            ],
        );
        prefix.truncate(prefix.len() - digest.len());
        let padding = Pkcs1v15Sign {
            hash_len: Some(digest.len()),
            prefix: prefix.into_boxed_slice(),
        };
        key.sign(padding, &digest).expect("the key is long enough")
    }

    fn private(self) -> Option<&'static PrivateKey> {
        let (bytes, known): (&[u8], _) = match self {
            Self::Root => (include_bytes!("keys/root.der"), &READ[0]),
            Self::Issuer => (include_bytes!("keys/issuer.der"), &READ[1]),
            Self::Signer => (include_bytes!("keys/signer.der"), &READ[2]),
            Self::Stamper => (include_bytes!("keys/stamper.der"), &READ[3]),
            Self::Short => (include_bytes!("keys/short.der"), &READ[4]),
            Self::Curve => return None,
        };
        let read = || PrivateKey::from_pkcs8_der(bytes).expect("the keys are whole");
        Some(known.get_or_init(read))
    }
}
