//! How rules come by the scripts of a package that were read.

use dmpkg_archive::Entry;

use super::super::Found;
use super::super::inputs::{DocumentInput, PackageInput};
use super::Role;
use crate::{DocumentContent, Element, Field, InspectedDocument, Script, ScriptAction, TextPos};

/// A script with its elements.
pub(super) struct ReadScript<'a> {
    pub(super) role: Role<'a>,
    pub(super) script: &'a Script,
    pub(super) root: Element<'a>,
    pub(super) entry: Entry<'a>,
}

/// A script of a package of which everything was read.
#[derive(Clone, Copy)]
pub(super) struct PackageScript<'a> {
    pub(super) role: Role<'a>,
    pub(super) script: &'a Script,
    pub(super) document: &'a InspectedDocument,
}

/// Why rules say nothing of a script with another root element.
const OTHER_ROOT: &str = "The root element of a script is not DMSScript.";
/// Why rules that miss something say nothing.
const IN_FOLDER: &str = "The whole package lies in a folder, where DataMiner does not look.";

impl<'a> ReadScript<'a> {
    /// The script in a document, unless it lies where DataMiner looks for none or is none.
    pub(super) fn of(input: &DocumentInput<'a>, found: &mut Found<'_>) -> Option<Self> {
        let script = Self::with_any_root(input)?;
        if !script.script.is_automation_script {
            found.skip(OTHER_ROOT);
            return None;
        }
        Some(script)
    }

    /// The same, also when it has another root element than scripts have.
    pub(super) fn with_any_root(input: &DocumentInput<'a>) -> Option<Self> {
        let DocumentContent::Script(script) = &input.document.content else {
            return None;
        };
        Some(Self {
            role: Role::of(input.path)?,
            script,
            root: input.xml?.root()?,
            entry: input.entry,
        })
    }

    /// Its actions, each with its element.
    pub(super) fn actions(&self) -> impl Iterator<Item = (Element<'a>, &'a ScriptAction)> {
        let lists = { self.root.children() }.filter(|list| list.name() == "Script");
        let actions = lists.flat_map(Element::children);
        let actions = actions.filter(|action| action.name() == "Exe");
        actions.zip(&self.script.actions)
    }

    /// Where its actions should stand.
    pub(super) fn place_of_actions(&self) -> TextPos {
        self.root.child("Script").unwrap_or(self.root).position()
    }
}

impl<'a> PackageScript<'a> {
    /// The scripts of a package, in the order of entries.
    pub(super) fn all(input: &'a PackageInput<'a>, found: &mut Found<'_>) -> Vec<Self> {
        let scripts = input.documents(script).filter_map(|(document, script)| {
            let role = Role::of(document.path.0.last()?)?;
            Some(Self {
                role,
                script,
                document,
            })
        });
        let (scripts, others): (Vec<_>, Vec<_>) =
            scripts.partition(|script| script.script.is_automation_script);
        if !others.is_empty() {
            found.skip(OTHER_ROOT);
        }
        scripts
    }

    /// The scripts that work on the installation.
    pub(super) fn of_package(input: &'a PackageInput<'a>, found: &mut Found<'_>) -> Vec<Self> {
        let mut scripts = Self::all(input, found);
        scripts.retain(|script| !script.role.is_content());
        scripts
    }

    /// The scripts that are installed.
    pub(super) fn of_content(input: &'a PackageInput<'a>, found: &mut Found<'_>) -> Vec<Self> {
        let mut scripts = Self::all(input, found);
        scripts.retain(|script| script.role.is_content());
        scripts
    }

    /// The libraries that its code refers to, in order.
    pub(super) fn references(&self) -> impl Iterator<Item = &'a Field> + use<'a> {
        let blocks = self.script.code_blocks();
        blocks.flat_map(|(_, block)| &block.references)
    }
}

/// The first C# code of a script that is not blank.
pub(super) fn code(script: &Script) -> Option<&Field> {
    let mut blocks = script.code_blocks();
    blocks.find_map(|(_, block)| {
        let code = block.source.as_ref();
        code.filter(|code| code.stated().is_some())
    })
}

/// The script that a document is.
pub(super) fn script(content: &DocumentContent) -> Option<&Script> {
    match content {
        DocumentContent::Script(script) => Some(script),
        _ => None,
    }
}

/// Whether files are where DataMiner looks for them, so that it means something when one lacks.
pub(super) fn lies_at_root(input: &PackageInput<'_>, found: &mut Found<'_>) -> bool {
    let is_inside = input.package.detection.inside_folder.is_some();
    if is_inside {
        found.skip(IN_FOLDER);
    }
    !is_inside
}
