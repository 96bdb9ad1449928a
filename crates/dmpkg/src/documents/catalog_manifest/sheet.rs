use super::super::Field;
use super::CatalogManifest;
use crate::{Block, Card, DocumentAt, Fact, Notice, Sheet, Table, Tone, Value};

impl CatalogManifest {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let title = self.title.as_ref().and_then(Field::stated);
        let mut sheet = Sheet::new("Catalog manifest", title.map(str::to_owned));
        if let Some(first) = self.unread.first() {
            sheet.blocks.push(Block::Notice(Notice {
                tone: Tone::Attention,
                text: format!(
                    "Not all of this file is read here: line {} has {}. The file can still be right; look at its text.",
                    first.position.line, first.value
                ),
                place: at.place(first.position),
            }));
        }
        sheet.card(self.card(at));
        let mut table = Table::new("Owners", &["Name", "E-mail", "Address"]).hint(
            "Who looks after the item; the Catalog shows it to everybody who can see the item.",
        );
        for owner in &self.owners {
            let fields = [&owner.name, &owner.email, &owner.url];
            let place = fields.into_iter().flatten().next();
            let cells = fields.map(|it| Value::stated(it.as_ref().and_then(Field::stated)));
            table.row(
                cells.to_vec(),
                place.and_then(|field| at.place(field.position)),
            );
        }
        sheet.table(table);
        let mut card = Card::new("Other names");
        for other in &self.other {
            let fact = at.field(&other.name, Some(&other.field));
            card.push(fact.hint("Not one of the names that the Catalog documents."));
        }
        sheet.card(card);
        sheet
    }

    fn card(&self, at: &DocumentAt<'_>) -> Card {
        let mut card = Card::new("Catalog item");
        card.push(
            at.field("Title", self.title.as_ref())
                .hint("The name under which people find the item; at most 100 characters."),
        );
        card.push(
            at.field("Type", self.kind.as_ref())
                .hint("The category in which the Catalog lists the item."),
        );
        card.push(at.field("Id", self.id.as_ref()).hint(
            "The permanent id of the item: a registration with the same id adds to the same item.",
        ));
        let tags = self.tags.iter().map(|tag| tag.value.clone()).collect();
        let first = self.tags.first();
        card.extend([
            at.stated("Short description", self.short_description.as_ref())
                .map(|fact| fact.hint("What the item is for.")),
            first.map(|first| {
                Fact::new("Tags", Value::List(tags))
                    .hint("Words by which the item is found; at most five.")
                    .place(at.place(first.position))
            }),
            at.stated("Source code", self.source_code_url.as_ref())
                .map(|fact| fact.hint("Where the source code is.")),
            at.stated("Documentation", self.documentation_url.as_ref())
                .map(|fact| fact.hint("Where the item is explained.")),
            at.stated("Vendor id", self.vendor_id.as_ref())
                .map(|fact| fact.hint("The vendor of the device, by the Catalog's id.")),
            at.stated("Market name", self.market_name.as_ref())
                .map(|fact| fact.hint("The name under which the device is sold, as it seems.")),
            at.stated("Element type", self.element_type.as_ref())
                .map(|fact| fact.hint("The kind of device; only of connectors.")),
        ]);
        card
    }
}
