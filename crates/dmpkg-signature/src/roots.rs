//! The certificates at which chains of trust may end.

use crate::Malformed;
use crate::certificate::Certificate;
use crate::content::base64;
use crate::name::Name;

/// The roots that are known, for signers and for timestamps apart: an authority that may name signers
/// has no say about the time.
#[derive(Clone, Debug, Default)]
pub struct Roots {
    code_signing: Vec<Root>,
    timestamping: Vec<Root>,
}

/// A root.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Root {
    der: Vec<u8>,
    by_user: bool,
}

/// A root that is being looked at.
#[derive(Clone, Debug)]
pub(crate) struct Anchor<'a> {
    pub(crate) certificate: Certificate<'a>,
    pub(crate) by_user: bool,
}

/// What a chain is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    CodeSigning,
    Timestamping,
}

/// The day on which the list of roots that come with the program was made.
pub const ROOTS_DATE: &str = "2026-11-20";

/// The root to which the certificates of the vendor of DataMiner lead: DigiCert Trusted Root G4, SHA-256
/// 552f7bdcf1a7af9e6ce672017f4f12abf77240c78e761ac203d1d9d20ac89988.
const DIGICERT: &[u8] = include_bytes!("roots/digicert-trusted-root-g4.der");
/// The root of the timestamps of the vendor's signing tool: Microsoft Identity Verification Root
/// Certificate Authority 2020, SHA-256
/// 5367f20c7ade0e2bca790915056d086b720c33c1fa2a2661acf787e3292e1270.
const MICROSOFT: &[u8] = include_bytes!("roots/microsoft-identity-verification-root-2020.der");

impl Roots {
    /// The roots that come with the program.
    pub fn shipped() -> Self {
        let root = |der: &[u8]| Root {
            der: der.to_vec(),
            by_user: false,
        };
        Self {
            // Microsoft's public service for signing code ends at the same root as its timestamps.
            code_signing: vec![root(DIGICERT), root(MICROSOFT)],
            timestamping: vec![root(MICROSOFT)],
        }
    }

    /// Adds a root that the user trusts, for signers and for timestamps: DER, or text with the first
    /// certificate in PEM. Returns the name in it.
    ///
    /// # Errors
    /// When the bytes are no certificate.
    pub fn trust(&mut self, bytes: &[u8]) -> Result<Name, Malformed> {
        let der = from_pem(bytes).unwrap_or_else(|| bytes.to_vec());
        let certificate = Certificate::read(&der)?;
        let name = certificate.subject.clone();
        let root = Root {
            der: certificate.der.to_vec(),
            by_user: true,
        };
        for list in [&mut self.code_signing, &mut self.timestamping] {
            if !list.iter().any(|known| known.der == root.der) {
                list.push(root.clone());
            }
        }
        Ok(name)
    }

    pub(crate) fn anchors(&self, purpose: Purpose) -> Vec<Anchor<'_>> {
        let list = match purpose {
            Purpose::CodeSigning => &self.code_signing,
            Purpose::Timestamping => &self.timestamping,
        };
        let anchors = list.iter().filter_map(|root| {
            Some(Anchor {
                certificate: Certificate::read(&root.der).ok()?,
                by_user: root.by_user,
            })
        });
        anchors.collect()
    }
}

/// The first certificate of a text in PEM (RFC 7468).
fn from_pem(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = str::from_utf8(bytes).ok()?;
    let (_, rest) = text.split_once("-----BEGIN CERTIFICATE-----")?;
    let (body, _) = rest.split_once("-----END CERTIFICATE-----")?;
    let mut letters = String::with_capacity(body.len());
    letters.extend(body.split_ascii_whitespace());
    base64(&letters)
}
