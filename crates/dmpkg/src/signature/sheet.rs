//! A signature as a sheet: the statement first, then why.

use dmpkg_signature::ROOTS_DATE;

use super::facts::{SignatureCertificate, SignatureFacts, SignatureRoot, SignatureStatus};
use crate::{Block, Card, Fact, Findings, Notice, Place, Sheet, Table, Value};

impl SignatureFacts {
    /// All that is known, for people.
    pub fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new("Package signature", None);
        sheet.blocks.push(Block::Notice(Notice {
            tone: self.tone(),
            text: format!("{}. {}", self.headline(), self.meaning()),
            place: None,
        }));
        if self.status == SignatureStatus::Unsigned {
            return sheet;
        }
        let mut reasons = Table::new("Reasons and limits", &["Reason"]);
        for reason in &self.reasons {
            reasons.row(vec![Value::Text(reason.clone())], None);
        }
        sheet.table(reasons);
        sheet.card(self.statement());
        sheet.card(self.signer_card());
        sheet.card(self.time_card());
        sheet.card(self.limits_card());
        certificates(&mut sheet, "Certificate", &self.certificates);
        if let Some(timestamp) = &self.timestamp {
            let title = "Certificate of the timestamp";
            certificates(&mut sheet, title, &timestamp.certificates);
        }
        sheet
    }

    /// The statement in a few facts, for the overview of the package.
    pub fn card(&self) -> Card {
        let mut card = Card::new("Signature");
        card.push(Fact::new("Statement", Value::Text(self.headline())));
        if let Some(own) = self.certificates.first() {
            let label = match (self.status.is_confirmed(), self.status.is_broken()) {
                (true, _) => "Publisher",
                (_, true) => "Named in it, not to be relied on",
                _ => "Certificate says",
            };
            let subject = crate::path::shown(&own.subject).into_owned();
            card.push(Fact::new(label, Value::Text(subject)));
        }
        if self.status.is_confirmed()
            && let Some(root) = &self.root
        {
            card.push(Fact::new("Name checked by", Value::Text(root.words())));
        }
        match &self.timestamp {
            Some(timestamp) if timestamp.confirmed && !self.status.is_broken() => {
                card.push(Fact::new("Signed on", Value::Text(timestamp.time.clone())));
            }
            None if self.status.is_confirmed() => card.push(Fact::new(
                "Signed on",
                Value::Text("not confirmed: there is no timestamp".to_owned()),
            )),
            _ => {}
        }
        if !self.codes.is_empty() {
            card.push(Fact::new("Codes", Value::List(self.codes.clone())));
        }
        card
    }

    fn statement(&self) -> Card {
        let mut card = Card::new("Content");
        if let Some(hash) = &self.hash {
            let words = match self.changed {
                Some(true) => "changed: the two hashes differ",
                Some(false) => "unchanged: the two hashes are equal",
                None => "not known",
            };
            card.push(Fact::new("Since signing", Value::Text(words.to_owned())));
            card.push(Fact::new("Signed hash", Value::Code(hash.signed.clone())).hint(
                "The hash that the package had before it was signed, as the signature states it.",
            ));
            let computed = hash.computed.clone();
            let computed =
                computed.map_or(Value::Unreadable("not computed".to_owned()), Value::Code);
            card.push(
                Fact::new("Hash of this file", computed)
                    .hint("Computed here from every byte of the file but those of the signature."),
            );
            card.push(Fact::new(
                "Hash function",
                Value::Text(hash.algorithm.clone()),
            ));
        }
        if !self.codes.is_empty() {
            card.push(Fact::new("Codes", Value::List(self.codes.clone())).hint(
                "The codes that NuGet's client, on which the vendor's tool rests, gives for it.",
            ));
        }
        if let Some(words) = self.vendor_tool() {
            card.push(
                Fact::new("Vendor's tool", Value::Text(words.to_owned()))
                    .hint("dataminer-package-signature verify, which runs on Windows."),
            );
        }
        card
    }

    fn signer_card(&self) -> Card {
        let mut card = Card::new(match self.status.is_broken() {
            true => "Named in the signature, not to be relied on",
            false => "Signer",
        });
        let Some(own) = self.certificates.first() else {
            return card;
        };
        let text = |text: &str| Value::Text(crate::path::shown(text).into_owned());
        card.push(Fact::new("Name", text(&own.name)));
        if let Some(organisation) = &own.organisation {
            card.push(Fact::new("Organisation", text(organisation)));
        }
        if let Some(country) = &own.country {
            card.push(Fact::new("Country", text(country)));
        }
        let unknown = || "no root that is known here".to_owned();
        let root = self
            .root
            .as_ref()
            .map_or_else(unknown, SignatureRoot::words);
        card.push(Fact::new("Name checked by", Value::Text(root)));
        card.push(Fact::new("Certificate valid from", text(&own.not_before)));
        card.push(Fact::new("Certificate valid until", text(&own.not_after)));
        card
    }

    fn time_card(&self) -> Card {
        let mut card = Card::new("Time of signing");
        match &self.timestamp {
            Some(timestamp) => {
                let label = match timestamp.confirmed {
                    true => "Confirmed time",
                    false => "Stated time, not confirmed",
                };
                card.push(Fact::new(label, Value::Text(timestamp.time.clone())));
                let accuracy = format!("± {} ms", timestamp.accuracy);
                card.push(Fact::new("Accuracy", Value::Text(accuracy)));
                let by = Value::stated(timestamp.by.as_deref());
                card.push(Fact::new("Timestamp service", by));
                if let Some(root) = &timestamp.root {
                    card.push(Fact::new("Service checked by", Value::Text(root.words())));
                }
            }
            None => card.push(Fact::new(
                "Confirmed time",
                Value::Text("none: there is no timestamp that can be read".to_owned()),
            )),
        }
        if let Some(time) = &self.signing_time {
            card.push(
                Fact::new("Signer's own clock", Value::Text(time.clone()))
                    .hint("What the signer's computer said. Nobody checked it."),
            );
        }
        card
    }

    fn limits_card(&self) -> Card {
        let mut card = Card::new("Not checked");
        let words = "not checked: that needs the network, which this tool does not use";
        card.push(Fact::new(
            "Withdrawal of certificates",
            Value::Text(words.to_owned()),
        ));
        if !self.revocation.is_empty() {
            card.push(
                Fact::new("Where to ask", Value::List(self.revocation.clone()))
                    .hint("Addresses in the signer's certificate. Nothing was asked there."),
            );
        }
        if self.unprotected_bytes > 0 {
            card.push(
                Fact::new("Bytes that nothing protects", Value::Count(self.unprotected_bytes))
                    .hint("They lie in the entry of the signature and can be changed without breaking it."),
            );
        }
        card.push(
            Fact::new("List of roots", Value::Text(format!("of {ROOTS_DATE}"))).hint(
                "The certificates at which a chain may end: those that come with this tool, and those that you added.",
            ),
        );
        card
    }
}

impl SignatureRoot {
    fn words(&self) -> String {
        match self.by_user {
            true => format!("{}, trusted by you", self.name),
            false => self.name.clone(),
        }
    }
}

impl Findings {
    /// All that is known of the signatures of the opened file and of the packages inside, for people.
    /// Without blocks when nothing is signed.
    pub fn signature_sheet(&self) -> Sheet {
        let mut all = Sheet::new("Package signature", None);
        for signed in &self.signatures {
            let mut blocks = signed.facts.sheet().blocks;
            if !signed.address.0.is_empty()
                && let Some(Block::Notice(notice)) = blocks.first_mut()
            {
                notice.text = format!("{}: {}", signed.path, notice.text);
                notice.place = Some(Place {
                    address: signed.address.clone(),
                    path: signed.path.clone(),
                    position: None,
                });
            }
            all.blocks.extend(blocks);
        }
        all
    }
}

/// A card for each certificate of a chain, so that all of it can be read without scrolling aside and
/// each thumbprint can be copied.
fn certificates(sheet: &mut Sheet, of: &str, list: &[SignatureCertificate]) {
    for (own, place) in list.iter().zip(1_u32..) {
        let text = |text: &str| Value::Text(crate::path::shown(text).into_owned());
        let code = |text: &str| Value::Code(text.to_owned());
        let mut card = Card::new(&format!("{of} {place} of {}", list.len()));
        card.push(Fact::new("Holder", text(&own.subject)));
        card.push(Fact::new("Issuer", text(&own.issuer)));
        card.push(Fact::new("Valid from", text(&own.not_before)));
        card.push(Fact::new("Valid until", text(&own.not_after)));
        card.push(Fact::new("Key", text(&own.key)));
        card.push(
            Fact::new("SHA-256", code(&own.sha256)).hint("The thumbprint of the certificate."),
        );
        card.push(
            Fact::new("SHA-1", code(&own.sha1)).hint("The thumbprint by which Windows names it."),
        );
        card.push(Fact::new("Serial number", code(&own.serial)));
        sheet.card(card);
    }
}
