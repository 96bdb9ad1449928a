//! Rules that say what the default installer does.

use super::Found;
use super::inputs::PackageInput;
use crate::effects::{Installer, installer};

/// Whether the default installer installs the content. When it does not, or nobody knows, the rule is
/// skipped, which says why. Asked when there is something to find: a package without it passes
/// whoever installs it.
pub(super) fn is_default(input: &PackageInput<'_>, found: &mut Found<'_>) -> bool {
    match installer(input.own) {
        Installer::Default => return true,
        Installer::Own => found.skip("The package has an installer of its own."),
        Installer::Unknown => {
            found.skip("Scripts/Install.xml is missing or could not be read to its end.");
        }
    }
    false
}
