//! Functions in another order, and everything that speaks of them by their new index.

use super::{Read, likeness};
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// Writes a module with its functions in another order.
#[derive(Debug)]
pub(super) struct Order {
    /// The places at which the functions stood before, in the order in which they stand now.
    before: Vec<usize>,
    /// The new index of each function, those that are imported first.
    indexes: Vec<u32>,
}

impl Order {
    /// The order that suits the module `wasm`.
    pub(super) fn of(wasm: &[u8]) -> Read<Self> {
        let mut indexes = Vec::new();
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        if matches!(import?.ty, TypeRef::Func(_)) {
                            indexes.push(u32::try_from(indexes.len()).unwrap_or(u32::MAX));
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        let before = likeness::order(&bodies);
        let imported = indexes.len();
        indexes.resize(imported + bodies.len(), 0);
        for (index, place) in (imported..).zip(&before) {
            if let Some(now) = indexes.get_mut(imported + place) {
                *now = u32::try_from(index).unwrap_or(u32::MAX);
            }
        }
        Ok(Self { before, indexes })
    }

    fn arranged<T: Clone>(&self, all: &[T]) -> Vec<T> {
        let arranged = self.before.iter().filter_map(|&place| all.get(place));
        arranged.cloned().collect()
    }
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Read<u32> {
        let now = self.indexes.get(index as usize);
        now.copied().ok_or(Error::InvalidCodeSectionSize)
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Read {
        let types: Vec<u32> = section.into_iter().collect::<Result<_, _>>()?;
        for of_function in self.arranged(&types) {
            functions.function(of_function);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Read {
        let bodies: Vec<_> = section.into_iter().collect::<Result<_, _>>()?;
        for body in self.arranged(&bodies) {
            self.parse_function_body(code, body)?;
        }
        Ok(())
    }
}
