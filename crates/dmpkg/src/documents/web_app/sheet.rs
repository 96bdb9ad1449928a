use super::super::Field;
use super::WebApp;
use crate::{Card, DocumentAt, Fact, Sheet, Table, Value};

impl WebApp {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let mut sheet = Sheet::new("Low-code app", self.name.clone());
        let fact = |label: &str, key: &str, value: Value| {
            let position = self.position(key);
            Fact::new(label, value).place(position.and_then(|position| at.place(position)))
        };
        let version = |number: Option<i64>| match number {
            None => Value::NotStated,
            Some(number) if number > 0 => Value::Text(number.to_string()),
            Some(_) => Value::Text("none".to_owned()),
        };
        let list = |label: &str, fields: &[Field]| {
            let values = fields.iter().map(|field| field.value.clone()).collect();
            let place = fields.first().and_then(|first| at.place(first.position));
            (!fields.is_empty()).then(|| Fact::new(label, Value::List(values)).place(place))
        };
        let mut card = Card::new("App");
        card.push(
            fact("Name", "Name", Value::stated(self.name.as_deref()))
                .hint("The name that people see in the overview of apps."),
        );
        card.push(
            fact("Published version", "PublicVersion", version(self.public_version)).hint(
                "The version that users get once the app is imported, even when the system has a newer one.",
            ),
        );
        card.push(
            fact("Draft version", "DraftVersion", version(self.draft_version))
                .hint("The version on which somebody was still working; users do not see it."),
        );
        card.push(
            fact(
                "Description",
                "Description",
                Value::stated(self.description.as_deref()),
            )
            .hint("What the app is for, in the words of its maker."),
        );
        let id = self.id.clone().map_or(Value::NotStated, Value::Code);
        card.push(fact("Id", "ID", id).hint(
            "The permanent id of the app: an import with the same id becomes a version of the same app.",
        ));
        card.extend([
            list("Sections", &self.sections).map(|fact| {
                fact.hint("Groups in the overview of apps. Seen in packages, not documented.")
            }),
            list("May view", &self.allow_view)
                .map(|fact| fact.hint("Who may use the app. Seen in packages, not documented.")),
            list("May edit", &self.allow_edit)
                .map(|fact| fact.hint("Who may change the app. Seen in packages, not documented.")),
            at.stated("Icon", self.icon.as_ref())
                .map(|fact| fact.hint("The name of the icon from the set that DataMiner has.")),
            at.stated("Color", self.color.as_ref())
                .map(|fact| fact.hint("The colour of the app's tile and header.")),
        ]);
        sheet.card(card);
        sheet.table(self.version_table(at));
        let mut card = Card::new("Other members");
        for other in &self.other {
            let fact = at.field(&other.name, Some(&other.field));
            card.push(
                fact.hint("The meaning is not public, or the value has another form than usual."),
            );
        }
        sheet.card(card);
        sheet
    }

    fn version_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["#Version", "State", "Saved", "Saved by"];
        let mut table = Table::new("Versions", &columns).hint(
            "Versions that the export lists: older exports list all, newer ones only the exported one. \"Saved by\" is an account name: personal data that travel along.",
        );
        for version in &self.versions {
            let cells = [
                &version.version,
                &version.kind,
                &version.created_at,
                &version.created_by,
            ];
            let cells =
                cells.map(|field| Value::stated(field.as_ref().map(|it| it.value.as_str())));
            let place = version
                .version
                .as_ref()
                .and_then(|it| at.place(it.position));
            table.row(cells.to_vec(), place);
        }
        table
    }
}
