//! The methods by which DataMiner starts the scripts of a package.

use super::super::inputs::DocumentInput;
use super::super::words::shortened;
use super::super::{Check, Found, Kinds, Reference, Rule, Severity, references};
use super::Role;
use super::reading::{ReadScript, code};
use crate::{DocumentKind, EntryPoint, TextPos};

pub(super) const MISSING_ENTRY_POINT: Rule = Rule {
    id: "scripts/missing-entry-point",
    severity: Severity::Error,
    title: "Install script has no entry point",
    condition: "No code of Scripts/Install.xml marks a method with the attribute AutomationEntryPoint as InstallAppPackage. Comments and texts in code do not count. Skipped when the script has no code, or marks a method with a constant of its own.",
    why: "DataMiner calls only this method when it installs a package; the method Run is never called.",
    fix: "Mark the method that installs with [AutomationEntryPoint(AutomationEntryPointType.Types.InstallAppPackage)].",
    references: INSTALLING,
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, missing_entry_point)],
};

pub(super) const ENTRY_POINT_SIGNATURE: Rule = Rule {
    id: "scripts/entry-point-signature",
    severity: Severity::Warning,
    title: "Install method has other parameters",
    condition: "No method of Scripts/Install.xml that is marked as InstallAppPackage has exactly the parameters Engine or IEngine, and AppInstallContext. Namespaces, names of parameters and attributes do not count.",
    why: "DataMiner cannot call the method.",
    fix: "Give the method the parameters IEngine and AppInstallContext.",
    references: INSTALLING,
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, entry_point_signature)],
};

pub(super) const SEVERAL_ENTRY_POINTS: Rule = Rule {
    id: "scripts/several-entry-points",
    severity: Severity::Warning,
    title: "Several methods for one entry point",
    condition: "The code of Install.xml, Config.xml or Uninstall.xml marks more than one method as the same entry point.",
    why: "Nobody says which of the methods runs.",
    fix: "Mark one method only.",
    references: INSTALLING,
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Script, several_entry_points)],
};

pub(super) const CONFIG_MISSING_ENTRY_POINT: Rule = Rule {
    id: "scripts/config-missing-entry-point",
    severity: Severity::Warning,
    title: "Configuration script cannot be called",
    condition: "The code of Scripts/Config.xml marks no method as ConfigureApp, or none that has the parameters Engine or IEngine, and AppConfigurationContext. Skipped when the script has no code, or marks a method with a constant of its own.",
    why: "The configuration never runs.",
    fix: "Mark the method with AutomationEntryPoint and ConfigureApp, and give it the parameters IEngine and AppConfigurationContext.",
    references: &[references::RELEASE_10_0_9],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::Script,
        config_missing_entry_point,
    )],
};

pub(super) const UNINSTALL_MISSING_ENTRY_POINT: Rule = Rule {
    id: "scripts/uninstall-missing-entry-point",
    severity: Severity::Warning,
    title: "Uninstall script cannot be called",
    condition: "The code of Scripts/Uninstall.xml marks no method as UninstallApp, or none that has the parameters Engine or IEngine, and AppUninstallContext. Letter case of the name does not count. Skipped when the script has no code, or marks a method with a constant of its own.",
    why: "Uninstalling removes the folder of the package alone, and leaves all else.",
    fix: "Mark the method with AutomationEntryPoint and UninstallApp, and give it the parameters IEngine and AppUninstallContext.",
    references: &[references::RELEASE_10_1_0],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::Script,
        uninstall_missing_entry_point,
    )],
};

pub(super) const INSTALL_ENTRY_POINT_IN_CONTENT: Rule = Rule {
    id: "scripts/install-entry-point-in-content",
    severity: Severity::Note,
    title: "Script of the content works on an installation",
    condition: "The code of a script of the content marks a method as InstallAppPackage, ConfigureApp or UninstallApp.",
    why: "DataMiner looks for such methods only in the scripts below Scripts at the root of the package.",
    fix: "Move the script there, if it should install this package.",
    references: INSTALLING,
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::Script,
        install_entry_point_in_content,
    )],
};

const INSTALLING: &[Reference] = &[references::INSTALL_SCRIPTS];

/// What DataMiner looks for in a script of a package.
struct Wanted {
    role: Role<'static>,
    /// The entry point.
    name: &'static str,
    /// The type of its second parameter.
    context: &'static str,
}

const INSTALL: Wanted = Wanted {
    role: Role::Install,
    name: "InstallAppPackage",
    context: "AppInstallContext",
};
const CONFIG: Wanted = Wanted {
    role: Role::Config,
    name: "ConfigureApp",
    context: "AppConfigurationContext",
};
const UNINSTALL: Wanted = Wanted {
    role: Role::Uninstall,
    name: "UninstallApp",
    context: "AppUninstallContext",
};

/// What a script has of what DataMiner looks for.
enum Had<'a> {
    /// A method that can be called, or something of which nothing can be said.
    Enough,
    /// A marked method that has other parameters.
    OtherParameters(&'a EntryPoint),
    /// Nothing; where its code begins.
    Nothing(TextPos),
}

impl Wanted {
    fn in_script<'a>(&self, script: &ReadScript<'a>, found: &mut Found<'_>) -> Had<'a> {
        if script.role != self.role {
            return Had::Enough;
        }
        let Some(code) = code(script.script) else {
            found.skip("The script has no code.");
            return Had::Enough;
        };
        let marked = || script.script.entry_points().filter(|point| point.is_marked);
        let own = || marked().filter(|point| point.name.eq_ignore_ascii_case(self.name));
        match own().next() {
            Some(_) if own().any(|point| self.fits(point)) => Had::Enough,
            Some(first) => Had::OtherParameters(first),
            None if marked().any(|point| !point.has_known_name()) => {
                found.skip("The code of the script marks a method with a name that is not known.");
                Had::Enough
            }
            None => Had::Nothing(code.position),
        }
    }

    fn fits(&self, point: &EntryPoint) -> bool {
        match point.parameters.as_slice() {
            [engine, context] => {
                matches!(engine.as_str(), "IEngine" | "Engine") && context == self.context
            }
            _ => false,
        }
    }

    /// Says that a method has other parameters.
    fn other_parameters(&self, script: &ReadScript<'_>, point: &EntryPoint, found: &mut Found<'_>) {
        let own = match point.parameters.is_empty() {
            true => "none".to_owned(),
            false => format!("`{}`", shortened(&point.parameters.join(", "))),
        };
        let message = format_args!(
            "The method that is marked as {} has other parameters than `IEngine, {}`: {own}.",
            self.name, self.context
        );
        found.text(script.entry, point.position, message);
    }

    /// Says that no method is marked.
    fn nothing(&self, script: &ReadScript<'_>, position: TextPos, found: &mut Found<'_>) {
        let has_run = script.script.entry_points().any(|point| !point.is_marked);
        let rest = match has_run {
            true => "; its method Run is not called",
            false => "",
        };
        let message = format_args!("The code marks no method as {}{rest}.", self.name);
        found.text(script.entry, position, message);
    }

    /// Looks for what lacks in a script, whatever it is.
    fn demand(&self, input: &DocumentInput<'_>, found: &mut Found<'_>) {
        let Some(script) = ReadScript::of(input, found) else {
            return;
        };
        match self.in_script(&script, found) {
            Had::Enough => {}
            Had::OtherParameters(point) => self.other_parameters(&script, point, found),
            Had::Nothing(position) => self.nothing(&script, position, found),
        }
    }
}

fn missing_entry_point(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    if let Had::Nothing(position) = INSTALL.in_script(&script, found) {
        INSTALL.nothing(&script, position, found);
    }
}

fn entry_point_signature(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    if let Had::OtherParameters(point) = INSTALL.in_script(&script, found) {
        INSTALL.other_parameters(&script, point, found);
    }
}

fn several_entry_points(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    for wanted in [INSTALL, CONFIG, UNINSTALL] {
        let marked = script.script.entry_points().filter(|point| point.is_marked);
        let own = marked.filter(|point| point.name.eq_ignore_ascii_case(wanted.name));
        for again in own.skip(1).filter(|_| !script.role.is_content()) {
            let message = format_args!("This marks one more method as {}.", wanted.name);
            found.text(script.entry, again.position, message);
        }
    }
}

fn config_missing_entry_point(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    CONFIG.demand(input, found);
}

fn uninstall_missing_entry_point(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    UNINSTALL.demand(input, found);
}

fn install_entry_point_in_content(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(script) = ReadScript::of(input, found) else {
        return;
    };
    let points = script.script.entry_points().filter(|point| point.is_marked);
    for point in points.filter(|_| script.role.is_content()) {
        let names = [INSTALL.name, CONFIG.name, UNINSTALL.name];
        let own = names
            .iter()
            .find(|name| name.eq_ignore_ascii_case(&point.name));
        if let Some(name) = own {
            let message = format_args!("The code marks a method as {name}.");
            found.text(script.entry, point.position, message);
        }
    }
}
