use crate::{EntryAddress, EntryPath, Fact, Field, Package, Place, TextPos, Value};

/// A document, and where it lies: what its sheet needs to name places and to look around.
#[derive(Clone, Copy)]
pub struct DocumentAt<'a> {
    /// The entry, for machines.
    pub address: &'a EntryAddress,
    /// The entry, for people.
    pub path: &'a EntryPath,
    /// The package in which it lies.
    pub package: &'a Package,
}

impl DocumentAt<'_> {
    /// A position in the document.
    pub fn place(&self, position: TextPos) -> Option<Place> {
        Some(Place {
            address: self.address.clone(),
            path: self.path.clone(),
            position: Some(position),
        })
    }

    /// A field; absent and empty ones are "not stated".
    pub fn field(&self, label: &str, field: Option<&Field>) -> Fact {
        let value = Value::stated(field.map(|field| field.value.as_str()));
        Fact::new(label, value).place(field.and_then(|field| self.place(field.position)))
    }

    /// A field that is only worth showing when it says something.
    pub fn stated(&self, label: &str, field: Option<&Field>) -> Option<Fact> {
        field.and_then(Field::stated)?;
        Some(self.field(label, field))
    }
}
