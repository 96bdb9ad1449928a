use serde::Serialize;

use super::ParameterTable;
use crate::{Element, TextPos};

/// A parameter: a value that an element has, or a button.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Parameter {
    /// Attribute `id`.
    pub id: String,
    /// `Name`.
    pub name: String,
    /// `Description`: the name that people see.
    pub description: String,
    /// `Type`: read, write, array, dummy and others.
    pub kind: String,
    /// `Measurement/Type`: how it is shown.
    pub measurement: String,
    /// `Display/Units`.
    pub unit: String,
    /// `Display/Positions/Position/Page`: where it is shown.
    pub pages: Vec<String>,
    /// `Display/RTDisplay` is true: user interfaces and other parts of DataMiner can have it.
    pub is_displayed: bool,
    /// Attribute `trending`, when there is one; without it, true is meant.
    pub trending: Option<String>,
    /// `Alarm/Monitored` is true: it can raise alarms.
    pub is_monitored: bool,
    /// Attribute `save` is true.
    pub is_saved: bool,
    /// `SNMP/Enabled` is true.
    pub uses_snmp: bool,
    /// `SNMP/OID`.
    pub oid: String,
    /// Pages that a page button opens.
    pub opens: Vec<String>,
    /// Attribute `duplicateAs`: ids of parameters that are copies of this one.
    pub duplicate_as: String,
    /// What it says as a table.
    pub table: Option<ParameterTable>,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

impl Parameter {
    /// Whether it can be set.
    pub fn is_write(&self) -> bool {
        self.kind.starts_with("write")
    }

    /// Whether trend data of it can be kept, as the documentation tells: it is displayed, is not for
    /// writing, and does not say otherwise.
    pub fn is_trended(&self) -> bool {
        let holds_value = !self.is_write() && self.table.is_none() && self.kind != "fixed";
        let says_no = self.trending.as_deref().is_some_and(|text| !is_true(text));
        self.is_displayed && holds_value && !says_no
    }

    /// Reads its element: each child once, because there may be thousands of parameters.
    pub(super) fn of(element: Element<'_>) -> Self {
        let mut parameter = Self {
            position: element.position(),
            ..Self::default()
        };
        for (name, value) in element.attributes() {
            match name.as_str() {
                "id" => parameter.id = value.trim().to_owned(),
                "trending" => parameter.trending = Some(value),
                "save" => parameter.is_saved = is_true(&value),
                "duplicateAs" => parameter.duplicate_as = value,
                _ => {}
            }
        }
        let mut columns = String::new();
        for child in element.children() {
            match child.name() {
                "Name" => parameter.name = child.value().into_owned(),
                "Description" => parameter.description = child.value().into_owned(),
                "Type" => {
                    parameter.kind = child.value().into_owned();
                    columns = child.attribute_or_empty("id");
                }
                "Alarm" => parameter.is_monitored = is_true(&child.value_of("Monitored")),
                "Display" => parameter.display(child),
                "Measurement" => parameter.measurement(child),
                "SNMP" => {
                    parameter.uses_snmp = is_true(&child.value_of("Enabled"));
                    parameter.oid = child.value_of("OID");
                }
                "ArrayOptions" => parameter.table = Some(ParameterTable::of(child)),
                _ => {}
            }
        }
        if parameter.kind == "array" {
            let table = parameter.table.get_or_insert_default();
            table.further_columns(&columns, parameter.position);
        }
        parameter
    }

    fn display(&mut self, display: Element<'_>) {
        for child in display.children() {
            match child.name() {
                "RTDisplay" => self.is_displayed = is_true(&child.value()),
                "Units" => self.unit = child.value().into_owned(),
                "Positions" => {
                    for page in child.children().filter_map(|place| place.child("Page")) {
                        let page = page.value();
                        if self.pages.last().is_none_or(|last| *last != page) {
                            self.pages.push(page.into_owned());
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn measurement(&mut self, measurement: Element<'_>) {
        self.measurement = measurement.value_of("Type");
        if self.measurement == "pagebutton"
            && let Some(buttons) = measurement.child("Discreets")
        {
            let pages = buttons.children().map(|button| button.value_of("Value"));
            self.opens.extend(pages.filter(|page| !page.is_empty()));
        }
    }
}

/// Whether a text says true; letter case does not matter.
pub(super) fn is_true(text: &str) -> bool {
    text.trim().eq_ignore_ascii_case("true")
}
