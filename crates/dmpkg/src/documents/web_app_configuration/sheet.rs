use super::super::web::{connectors, links, queries, script_table, source_table};
use super::super::{Dashboard, Field};
use super::{WebAppConfiguration, WebPage};
use crate::{Card, DecodedText, DocumentAt, Fact, JsonDocument, Sheet, Table, Value};

/// The files of so many pages are looked into.
const PAGE_FILES: usize = 200;
/// And no more bytes than this.
const PAGE_BYTES: u64 = 64 << 20;

impl WebAppConfiguration {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let name = self.name.as_ref().and_then(Field::stated);
        let mut sheet = Sheet::new("Low-code app configuration", name.map(str::to_owned));
        sheet.card(self.card(at));
        let files = self.files(at);
        sheet.table(self.page_table(at, &files));
        let mut all = self.references.clone();
        let pages = self.pages.iter().map(|page| &page.references);
        for references in pages {
            all.actions.extend(references.actions.iter().cloned());
            all.links.extend(references.links.iter().cloned());
            all.connectors.extend(references.connectors.iter().cloned());
        }
        all.tidy();
        sheet.table(queries(&self.queries, at));
        sheet.table(source_table(&self.queries, at));
        sheet.table(script_table(&all, at));
        sheet.table(connectors(&all.connectors, at));
        sheet.table(links(&all, at));
        let mut table = Table::new("Variables and other data", &["Name", "Kind", "Id"])
            .hint("What else the pages of the app share. Seen in packages, not documented.");
        for data in &self.data {
            let cells = [&data.name, &data.kind, &data.id];
            let cells = cells.map(|it| Value::stated(it.as_ref().and_then(Field::stated)));
            table.row(cells.to_vec(), at.place(data.position));
        }
        sheet.table(table);
        sheet
    }

    fn card(&self, at: &DocumentAt<'_>) -> Card {
        let mut card = Card::new("This version of the app");
        let is_true = |field: &Option<Field>| field.as_ref().is_some_and(|it| it.value == "true");
        let state = match (is_true(&self.is_public), is_true(&self.is_draft)) {
            (true, false) => "published",
            (false, true) => "draft",
            (true, true) => "published, and marked as draft",
            (false, false) => "neither published nor draft",
        };
        let state_place = self.is_public.as_ref().or(self.is_draft.as_ref());
        card.push(
            at.field("Version", self.version.as_ref())
                .hint("The number of the version of which this file is the content."),
        );
        card.extend([state_place.map(|field| {
            Fact::new("State", Value::Text(state.to_owned()))
                .hint(
                    "Users get the published version; the draft is what its makers still work on.",
                )
                .place(at.place(field.position))
        })]);
        let count = |is_panel| {
            Value::number(
                self.pages
                    .iter()
                    .filter(|page| page.is_panel == is_panel)
                    .count(),
            )
        };
        card.push(Fact::new("Pages", count(false)).hint("What the menu of the app leads to."));
        card.push(Fact::new("Panels", count(true)).hint("What opens over a page."));
        card.extend([
            at.stated("Saved", self.created_at.as_ref())
                .map(|fact| fact.hint("When this version was made.")),
            at.stated("Saved by", self.created_by.as_ref()).map(|fact| {
                fact.hint("The account that saved it: personal data that travel along.")
            }),
            at.stated("Description", self.description.as_ref())
                .map(|fact| fact.hint("What the app is for, in the words of its maker.")),
            at.stated("Id", self.id.as_ref()).map(|fact| {
                fact.hint("The permanent id of the app; App.info.json states the same one.")
            }),
            at.stated("Revision", self.revision.as_ref()).map(|fact| {
                fact.hint("A counter of saves, as it seems. Seen in packages, not documented.")
            }),
            at.stated("Features", self.features.as_ref())
                .map(|fact| fact.hint("A sum of switches; their meaning is not public.")),
            at.stated("Own style rules", self.custom_css.as_ref())
                .map(|fact| fact.hint("CSS that changes how the app looks.")),
        ]);
        card
    }

    /// The pages that could be read, by their places in the list.
    fn files(&self, at: &DocumentAt<'_>) -> Vec<Option<Dashboard>> {
        let own = at.path.0.last().map_or("", String::as_str);
        let folder = own.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut budget = PAGE_BYTES;
        let mut read = |page: &WebPage| {
            let id = page.id.as_ref()?.stated()?;
            let path = format!("{folder}/pages/{id}.dmadb.json");
            let index = at.package.find(path.trim_start_matches('/'))?;
            let entry = at.package.archive.entry(index)?;
            let content = entry.content(budget).ok()?;
            let size = u64::try_from(content.bytes.len()).unwrap_or(u64::MAX);
            budget = budget.saturating_sub(size);
            let text = DecodedText::decode(&content.bytes).text;
            Some(Dashboard::read(&JsonDocument::parse(&text)))
        };
        self.pages.iter().take(PAGE_FILES).map(&mut read).collect()
    }

    fn page_table(&self, at: &DocumentAt<'_>, files: &[Option<Dashboard>]) -> Table {
        let columns = [
            "Name",
            "Kind",
            "#Components",
            "#Queries",
            "#Scripts",
            "Buttons",
            "Id",
        ];
        let mut table = Table::new("Pages and panels", &columns).hint(
            "What each shows is in a file of its own, pages/<id>.dmadb.json. Counts of components and queries are from there; scripts are those of the header, the events and the components.",
        );
        for (place, page) in self.pages.iter().enumerate() {
            let file = files.get(place).and_then(Option::as_ref);
            let count = |of: &dyn Fn(&Dashboard) -> usize| {
                file.map_or(Value::NotStated, |file| Value::number(of(file)))
            };
            let kind = match (page.is_panel, page.is_hidden) {
                (true, _) => "panel",
                (false, false) => "page",
                (false, true) => "page, not in the menu",
            };
            let inside = file.map_or(0, |file| file.references.scripts().count());
            let labels = page.buttons.iter().map(|label| label.value.trim());
            let labels = labels.filter(|label| !label.is_empty()).map(str::to_owned);
            let cells = vec![
                Value::stated(page.name.as_ref().and_then(Field::stated)),
                Value::Text(kind.to_owned()),
                count(&|file| file.components.len()),
                count(&|file| file.queries.len()),
                Value::number(page.references.scripts().count() + inside),
                Value::List(labels.collect()),
                page.id
                    .as_ref()
                    .map_or(Value::NotStated, |id| Value::Code(id.value.clone())),
            ];
            table.row(cells, at.place(page.position));
        }
        table
    }
}
