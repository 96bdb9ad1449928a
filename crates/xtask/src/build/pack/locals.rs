//! Local variables by the same numbers in all functions: the one used most comes first.

use super::Read;
use std::cmp::Reverse;
use std::collections::VecDeque;
use std::convert::Infallible;
use wasm_encoder::reencode::{Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Instruction, TypeSection};
use wasmparser::{FunctionBody, FunctionSectionReader, Operator, TypeSectionReader};

/// Writes a module with other numbers for local variables.
#[derive(Debug, Default)]
pub(super) struct Locals {
    /// How many parameters a function of each type has.
    parameters: Vec<u32>,
    /// The types of the functions whose code is still to come.
    types: VecDeque<u32>,
    /// The new number of each variable of the function that is being written.
    numbers: Vec<u32>,
}

impl Locals {
    fn number(&self, local: u32) -> u32 {
        let number = self.numbers.get(local as usize);
        number.copied().unwrap_or(local)
    }
}

impl Reencode for Locals {
    type Error = Infallible;

    fn parse_type_section(
        &mut self,
        types: &mut TypeSection,
        section: TypeSectionReader<'_>,
    ) -> Read {
        for of_function in section.clone().into_iter_err_on_gc_types() {
            let parameters = u32::try_from(of_function?.params().len());
            self.parameters.push(parameters.unwrap_or(u32::MAX));
        }
        utils::parse_type_section(self, types, section)
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Read {
        for of_function in section.clone() {
            self.types.push_back(of_function?);
        }
        utils::parse_function_section(self, functions, section)
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Read {
        let of_function = self
            .types
            .pop_front()
            .and_then(|of_function| usize::try_from(of_function).ok());
        let parameters = of_function.and_then(|of_function| self.parameters.get(of_function));
        self.numbers = match parameters {
            Some(&parameters) => numbers(parameters, &body)?,
            None => Vec::new(),
        };
        utils::parse_function_body(self, code, body)
    }

    fn instruction<'a>(&mut self, operator: Operator<'a>) -> Read<Instruction<'a>> {
        match operator {
            Operator::LocalGet { local_index } => {
                Ok(Instruction::LocalGet(self.number(local_index)))
            }
            Operator::LocalSet { local_index } => {
                Ok(Instruction::LocalSet(self.number(local_index)))
            }
            Operator::LocalTee { local_index } => {
                Ok(Instruction::LocalTee(self.number(local_index)))
            }
            other => utils::instruction(self, other),
        }
    }
}

/// The variable that an instruction reads or writes.
pub(super) fn used(operator: &Operator<'_>) -> Option<u32> {
    match operator {
        Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } => Some(*local_index),
        _ => None,
    }
}

/// The new number of each variable. Those of a type stay among themselves, behind the parameters.
fn numbers(parameters: u32, body: &FunctionBody<'_>) -> Read<Vec<u32>> {
    let mut uses = Vec::new();
    for operator in body.get_operators_reader()? {
        if let Some(local) = used(&operator?) {
            let local = local as usize;
            uses.resize(uses.len().max(local + 1), 0_u32);
            if let Some(uses) = uses.get_mut(local) {
                *uses += 1;
            }
        }
    }
    let uses_of = |local: u32| uses.get(local as usize).copied().unwrap_or_default();
    let mut by_place: Vec<u32> = (0..parameters).collect();
    let mut start = parameters;
    for declared in body.get_locals_reader()? {
        let (count, _) = declared?;
        let mut of_type: Vec<u32> = (start..start + count).collect();
        of_type.sort_by_key(|&local| Reverse(uses_of(local)));
        by_place.extend(of_type);
        start += count;
    }
    let mut numbers = by_place.clone();
    for (number, local) in (0..).zip(by_place) {
        if let Some(place) = numbers.get_mut(local as usize) {
            *place = number;
        }
    }
    Ok(numbers)
}
