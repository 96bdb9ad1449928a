//! Operators that sign packages in a wrong way, or change them after they were signed.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record};
use dmpkg_fixtures::package::PackageBuilder;
use dmpkg_fixtures::signing::{
    CODE_SIGNING, Certificate, Hash, Key, Named, Signature, SignerName, TIME_STAMPING, Timestamp,
    signed,
};

use super::fixtures::Made;
use super::row::Operator;

/// Rule, package, what is done, and how, to the signature before it is made.
type SignedRow = (&'static str, &'static str, &'static str, fn(&mut Signature));
/// Rule, what is done, and how, to the signed package.
type AfterRow = (&'static str, &'static str, fn(Made) -> Made);

const FILE: &str = ".signature.p7s";

const SIGNED: &[SignedRow] = &[
    (
        "signature/unreadable-content",
        "rich",
        "sign a text without a hash",
        |it| it.text = b"Version:1\n\nName:Demo\n\n".to_vec(),
    ),
    (
        "signature/unreadable-content",
        "protocol",
        "sign a text with a hash by SHA-1",
        |it| it.text = b"Version:1\n\n1.3.14.3.2.26-Hash:AAAA\n\n".to_vec(),
    ),
    (
        "signature/unknown-format-version",
        "rich",
        "sign a text of version 10",
        |it| it.text = [b"Version:10".as_slice(), &it.text[9..]].concat(),
    ),
    (
        "signature/signer-count",
        "rich",
        "sign with three signers",
        |it| it.signers = 3,
    ),
    (
        "signature/signer-count",
        "protocol",
        "enclose no signer",
        |it| it.signers = 0,
    ),
    (
        "signature/missing-signer-certificate",
        "protocol",
        "name the signer by its issuer and leave its certificate out",
        |it| {
            it.encloses_certificate = false;
            it.named_by = SignerName::Issuer;
        },
    ),
    (
        "signature/wrong-signed-attributes",
        "rich",
        "leave the type of the content out",
        |it| it.content_type = false,
    ),
    (
        "signature/wrong-signed-attributes",
        "protocol",
        "leave the hash of the signed text out",
        |it| it.message_digest = false,
    ),
    (
        "signature/wrong-signed-attributes",
        "rich",
        "name another certificate than the one that signs",
        |it| it.named = vec![Named::OtherHash],
    ),
    (
        "signature/wrong-signed-attributes",
        "rich",
        "name the certificate twice",
        |it| it.named = vec![Named::Well, Named::Well],
    ),
    (
        "signature/wrong-signed-attributes",
        "protocol",
        "name the certificate in the outdated form, too",
        |it| it.outdated_name = true,
    ),
    (
        "signature/content-changed",
        "rich",
        "sign the hash of another package",
        |it| it.text = Signature::of(&Hash::Sha256.of(b"another package")).text,
    ),
    (
        "signature/not-genuine",
        "protocol",
        "enclose another text than was signed",
        |it| it.shown_text = Some([b"Version:1\r\n".as_slice(), &it.text[10..]].concat()),
    ),
    (
        "signature/not-genuine",
        "rich",
        "sign with the key of the root in the name of the signer",
        |it| it.key = Some(Key::Root),
    ),
    (
        "signature/unsupported-key",
        "protocol",
        "sign with a key on a curve",
        |it| it.certificate.key = Key::Curve,
    ),
    (
        "signature/weak-certificate",
        "rich",
        "sign with a certificate that was signed by SHA-1",
        |it| it.certificate.hash = Hash::Sha1,
    ),
    (
        "signature/weak-certificate",
        "protocol",
        "sign with a certificate for lifetime signing",
        |it| it.certificate.purposes = Some(vec![CODE_SIGNING, "1.3.6.1.4.1.311.10.3.13"]),
    ),
    (
        "signature/certificate-not-yet-valid",
        "rich",
        "take the time from a service whose certificate begins in 2028",
        |it| stamp(it).certificate.not_before = "280101000000Z",
    ),
    (
        "signature/wrong-certificate-purpose",
        "rich",
        "sign with a certificate for timestamps",
        |it| it.certificate.purposes = Some(vec![TIME_STAMPING]),
    ),
    (
        "signature/wrong-certificate-purpose",
        "protocol",
        "take a certificate from one who may not issue any",
        |it| it.issuers[0].authority = None,
    ),
    (
        "signature/wrong-certificate-purpose",
        "rich",
        "sign with a certificate that has a critical extension nobody knows",
        |it| it.certificate.unknown_critical = true,
    ),
    (
        "signature/unknown-issuer",
        "protocol",
        "sign with a certificate of another root",
        |it| {
            it.certificate = Certificate::partner();
            it.issuers = vec![Certificate::partner_root()];
        },
    ),
    (
        "signature/expired-certificate",
        "rich",
        "sign a day after the certificate ended",
        |it| it.certificate.not_after = "250630120000Z",
    ),
    (
        "signature/expired-certificate",
        "protocol",
        "sign before the certificate begins",
        |it| it.certificate.not_before = "250801000000Z",
    ),
    (
        "signature/no-timestamp",
        "protocol",
        "sign without a timestamp",
        |it| it.timestamp = None,
    ),
    (
        "signature/timestamp-for-other-signature",
        "protocol",
        "take the timestamp of another signature",
        |it| stamp(it).other_imprint = true,
    ),
    (
        "signature/broken-timestamp",
        "rich",
        "put bytes without meaning in the place of the timestamp",
        |it| stamp(it).garbage = true,
    ),
    (
        "signature/broken-timestamp",
        "protocol",
        "leave the certificate of the timestamp out",
        |it| stamp(it).encloses_certificate = false,
    ),
    (
        "signature/broken-timestamp",
        "rich",
        "state a time before the certificate of the timestamp begins",
        |it| stamp(it).time = "20231231235900Z",
    ),
    (
        "signature/weak-timestamp",
        "protocol",
        "sign the timestamp by SHA-1",
        |it| stamp(it).hash = Hash::Sha1,
    ),
    (
        "signature/weak-timestamp",
        "rich",
        "sign the timestamp with a short key",
        |it| stamp(it).certificate.key = Key::Short,
    ),
    (
        "signature/unknown-timestamp-issuer",
        "rich",
        "take the time from a service of another root",
        |it| {
            let root = Certificate::partner_root();
            let certificate = &mut stamp(it).certificate;
            certificate.issuer = (root.subject, root.organisation);
            certificate.signed_by = root.key;
        },
    ),
    (
        "signature/other-publisher",
        "protocol",
        "sign in the name of the vendor in another country",
        |it| {
            it.certificate.organisation = "Skyline Communications NV";
            it.certificate.country = "NL";
        },
    ),
    (
        "signature/repository-signature",
        "rich",
        "let a server sign the signature",
        |it| it.countersignature = true,
    ),
    (
        "signature/revocation-unknown",
        "protocol",
        "sign it",
        |_| {},
    ),
];

const AFTER: &[AfterRow] = &[
    (
        "signature/absent",
        "remove the signature and its placeholder",
        |made| made.files(|files| files.without(FILE).without("Demo.nuspec")),
    ),
    (
        "signature/placeholder-without-signature",
        "remove the signature",
        |made| made.files(|files| files.without(FILE)),
    ),
    (
        "signature/placeholder-without-signature",
        "rename the signature",
        |made| made.files(|files| files.rename(FILE, "signature.p7s")),
    ),
    (
        "signature/missing-placeholder",
        "put the placeholder into a folder before it is signed",
        |made| {
            made.files(|files| {
                let files = files
                    .without(FILE)
                    .rename("Demo.nuspec", "Help/Demo.nuspec");
                sign(files)
            })
        },
    ),
    (
        "signature/several-placeholders",
        "sign it again under another name",
        |made| {
            made.files(|files| {
                let files = files.without(FILE);
                sign(files.copy("Demo.nuspec", "Demo Station.1.0.0.nuspec"))
            })
        },
    ),
    (
        "signature/unreadable-placeholder",
        "cut the placeholder before it is signed",
        |made| {
            made.files(|files| {
                let files = files.without(FILE);
                sign(files.rewrite("Demo.nuspec", |mut bytes| {
                    bytes.truncate(40);
                    bytes
                }))
            })
        },
    ),
    (
        "signature/several-signature-files",
        "add a signature that is none",
        |made| made.files(|files| files.entry(FILE, "none")),
    ),
    (
        "signature/entry-repacked",
        "compress the signature",
        |made| signature_as(made, |bytes| Entry::deflated(FILE, bytes)),
    ),
    (
        "signature/entry-repacked",
        "give the signature the attributes of a file on Unix",
        |made| {
            made.archive(|archive| {
                archive.patch(
                    Record::Central(FILE),
                    Field::ExternalAttributes,
                    0x81A4_0000_u32,
                )
            })
        },
    ),
    (
        "signature/entry-repacked",
        "set a flag of the signature",
        |made| made.archive(|archive| archive.patch(Record::Central(FILE), Field::Flags, 2)),
    ),
    (
        "signature/not-last-entry",
        "put the signature between other files",
        |made| {
            made.files(|files| {
                let files = files.without(FILE).entry("Help/last.txt", "last");
                let signature = Signature::of(&Hash::Sha256.of(&files.build())).build();
                let files = files.without("Help/last.txt");
                files.entry(FILE, signature).entry("Help/last.txt", "last")
            })
        },
    ),
    (
        "signature/zip64-package",
        "write the sizes of the signature in the ZIP64 form",
        |made| signature_as(made, |bytes| Entry::stored(FILE, bytes).zip64_sizes()),
    ),
    (
        "signature/not-verifiable",
        "put bytes between directory and end record",
        |made| made.archive(|archive| archive.gap_before(Record::End, b"gap".as_slice())),
    ),
    (
        "signature/not-verifiable",
        "let the end record count one entry less",
        |made| made.archive(|archive| archive.patch(Record::End, Field::EntriesTotal, 6)),
    ),
    (
        "signature/unreadable-container",
        "cut the signature in half",
        |made| {
            made.files(|files| {
                files.rewrite(FILE, |mut bytes| {
                    bytes.truncate(bytes.len() / 2);
                    bytes
                })
            })
        },
    ),
    (
        "signature/unreadable-container",
        "write the signature without its length",
        |made| {
            made.files(|files| {
                files.rewrite(FILE, |bytes| [&[0x30, 0x80], &bytes[4..], &[0, 0]].concat())
            })
        },
    ),
    (
        "signature/content-changed",
        "change a text of a document",
        |made| made.files(|files| files.edit("AppInfo.xml", "1.0.0", "1.0.1")),
    ),
    ("signature/content-changed", "remove a file", |made| {
        made.files(|files| files.without("Scripts/InstallDependencies/"))
    }),
    ("signature/content-changed", "rename a file", |made| {
        made.files(|files| files.rename("Scripts/Install.xml", "Scripts/install.xml"))
    }),
    ("signature/content-changed", "add a file", |made| {
        made.files(|files| files.entry_first("Help/readme.txt", "read me"))
    }),
    (
        "signature/content-changed",
        "give a file another time",
        |made| {
            made.archive(|archive| {
                archive.patch(Record::Central("AppInfo.xml"), Field::ModifiedTime, 0x4321)
            })
        },
    ),
    (
        "signature/content-changed",
        "add a comment to the archive",
        |made| made.archive(|archive| archive.comment("changed")),
    ),
    (
        "signature/unprotected-bytes",
        "put an extra field into the header of the signature",
        |made| {
            signature_as(made, |bytes| {
                Entry::stored(FILE, bytes).local_extra(0x4321, b"extra")
            })
        },
    ),
];

/// The operators.
pub(super) fn operators() -> Vec<Operator> {
    let signed_wrongly = SIGNED.iter().map(|(rule, package, name, change)| {
        let name = format!("sign it: {name}").replace("sign it: sign", "sign");
        Operator::new(rule, package, &name, move |made| {
            made.files(|files| signed(files, change).stored_throughout())
        })
    });
    let changed_after = AFTER
        .iter()
        .map(|(rule, name, change)| Operator::new(rule, "signed", name, change));
    signed_wrongly.chain(changed_after).collect()
}

fn sign(files: PackageBuilder) -> PackageBuilder {
    let signature = Signature::of(&Hash::Sha256.of(&files.build()));
    files.entry(FILE, signature.build())
}

/// Writes the entry of the signature in another way; all else stays as it was signed.
fn signature_as(made: Made, write: fn(Vec<u8>) -> Entry) -> Made {
    let mut signature = Vec::new();
    let made = made.files(|files| {
        let files = files.rewrite(FILE, |bytes| {
            signature = bytes;
            Vec::new()
        });
        files.without(FILE)
    });
    made.archive(|archive: ArchiveBuilder| archive.entry(write(signature)))
}

fn stamp(signature: &mut Signature) -> &mut Timestamp {
    signature.timestamp.as_mut().unwrap()
}
