//! What a script says, to be shown.

mod actions;
mod needs;
mod start;

use self::actions::show_code;
use super::role::roles;
use super::{CodeBlock, Script, options};
use crate::documents::field::unknown;
use crate::documents::libraries::Libraries;
use crate::{Card, DocumentAt, Fact, Field, Sheet, TextPos, Value};

impl Script {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let name = self.name.as_ref().and_then(Field::stated);
        let mut sheet = Sheet::new("Automation script", name.map(str::to_owned));
        sheet.card(self.purpose(at));
        sheet.card(self.identity(at));
        sheet.table(self.entry_point_table(at));
        sheet.table(self.dummy_table(at));
        sheet.table(self.parameter_table(at));
        sheet.table(self.memory_table(at));
        sheet.table(self.credential_table(at));
        sheet.table(self.action_table(at));
        sheet.table(self.block_table(at));
        let libraries = Libraries::of(&at.package.archive);
        sheet.table(self.reference_table(at, &libraries));
        sheet.table(self.script_table(at, &libraries));
        sheet.card(unknown(&self.other, at));
        for (action, block) in self.code_blocks() {
            show_code(&mut sheet, at, action, block);
        }
        sheet
    }

    /// The sum of switches in `options`, when it is a number.
    pub fn option_bits(&self) -> Option<u64> {
        self.options.as_ref()?.value.parse().ok()
    }

    fn purpose(&self, at: &DocumentAt<'_>) -> Card {
        let mut card = Card::new("What it is for");
        for role in roles(self) {
            let text = format!("{}: {}", role.what, role.because);
            card.push(Fact::new("Kind", Value::Text(text)).hint(
                "A guess from what the script holds. Comments and texts in its code do not count.",
            ));
        }
        let at_call = |pick: &dyn Fn(&CodeBlock) -> Option<TextPos>| {
            let place = self.code_blocks().find_map(|(_, block)| pick(block));
            place.and_then(|place| at.place(place))
        };
        if self.has_entry_point("InstallAppPackage") || self.calls_default_installer() {
            let text = match self.calls_default_installer() {
                true => "called",
                false => "not called: what the script does with the content cannot be derived",
            };
            card.push(
                Fact::new("Default installer", Value::Text(text.to_owned()))
                    .hint("InstallDefaultContent puts the content of the package where DataMiner expects it. A script that does not call it does everything by itself. Whether the call is reached is not looked at.")
                    .place(at_call(&|block| block.calls_default_installer)),
            );
        }
        if self.uses_setup_content() {
            card.push(
                Fact::new("Setup content", Value::Text("used".to_owned()))
                    .hint("The code asks for the folder SetupContent: files that are there only during the installation, often data models that it imports.")
                    .place(at_call(&|block| block.uses_setup_content)),
            );
        }
        card
    }

    fn identity(&self, at: &DocumentAt<'_>) -> Card {
        let mut card = Card::new("Script");
        card.push(
            at.field("Name", self.name.as_ref())
                .hint("The name in the Automation app. Scripts of packages may have any, \"Install\" for example."),
        );
        card.extend([
            at.stated("Description", self.description.as_ref())
                .map(|fact| fact.hint("What its author wrote about it.")),
            at.stated("Author", self.author.as_ref())
                .map(|fact| fact.hint("The account that saved it. It may name a person.")),
            at.stated("Folder", self.folder.as_ref())
                .map(|fact| fact.hint("The folder in the Automation app.")),
            at.stated("Type", self.kind.as_ref())
                .map(|fact| fact.hint("Always Automation.")),
            self.switches(at),
            at.stated("Check sets", self.check_sets.as_ref()).map(|fact| {
                fact.hint("TRUE: after each set it waits until the parameter has the new value.")
            }),
            at.stated("Interactivity", self.interactivity.as_ref())
                .map(|fact| {
                    fact.hint("Whether the script talks to its user: Never, Optional, Always; Auto leaves it to what DataMiner finds in the code. Known from DataMiner 10.5.9 on.")
                }),
            at.stated("Solution id", self.solution_id.as_ref())
                .map(|fact| {
                    fact.hint("From DataMiner 10.6.9 on, scripts of the same id run in one process of their own, apart from all others.")
                }),
        ]);
        card
    }

    fn switches(&self, at: &DocumentAt<'_>) -> Option<Fact> {
        let field = self.options.as_ref()?;
        let mut fact = at.field("Options", Some(field));
        if let Some(bits) = self.option_bits() {
            let mut list = vec![field.value.clone()];
            list.extend(options::flags(bits));
            fact.value = Value::List(list);
        }
        Some(fact.hint(
            "A sum of switches. 272 is usual for scripts made with tools, 472 for those made in Cube.",
        ))
    }
}

/// A number, when it is one.
fn number(stated: Option<&str>) -> Value {
    match stated.and_then(|text| text.trim().parse().ok()) {
        Some(number) => Value::Count(number),
        None => Value::stated(stated),
    }
}

fn code(text: Option<&str>) -> Value {
    text.map_or(Value::NotStated, |text| Value::Code(text.to_owned()))
}
