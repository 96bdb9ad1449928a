//! When a package was made.

use super::{Check, Found, Kinds, Rule, Severity, read, references, stated};
use crate::DocumentKind;
use crate::moment::{date_and_time, utc};
use crate::rules::inputs::DocumentInput;
use crate::rules::quoted::Quoted;

pub(super) const UNREADABLE_LAST_MODIFIED: Rule = Rule {
    id: "appinfo/unreadable-last-modified",
    severity: Severity::Warning,
    title: "LastModifiedAt is no date",
    condition: "LastModifiedAt is not empty, and no real date and time of the form yyyy-MM-ddTHH:mm:ss. A fraction of up to nine digits, and Z or a zone such as +02:00 behind it, do not fire.",
    why: "The date is not shown or put in order as it should be.",
    fix: "Write the moment of packaging as yyyy-MM-ddTHH:mm:ss.",
    references: &[references::APP_STRUCTURE, references::LOW_CODE_EDITOR],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, unreadable)],
};

pub(super) const LAST_MODIFIED_IN_FUTURE: Rule = Rule {
    id: "appinfo/last-modified-in-future",
    severity: Severity::Note,
    title: "Made in the future",
    condition: "LastModifiedAt lies more than 24 hours after the time of the check, which is that of this device or one that was given. Most packages state no zone, hence the 24 hours.",
    why: "The clock of the computer that built the package was wrong, or that of this device is.",
    fix: "Look at both clocks, and build the package again when its own was wrong.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, in_future)],
};

/// Seconds by which the clock of a place without known zone may be ahead, and a little more.
const TOLERANCE: i64 = 24 * 3600;

fn unreadable(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let info = read(input, found).map(|(_, info)| info);
    let field = info.and_then(|info| stated(info.last_modified_at.as_ref()));
    if let Some(field) = field.filter(|field| date_and_time(&field.value, 'T').is_none()) {
        found.text(
            input.entry,
            field.position,
            format_args!(
                "LastModifiedAt is {}, which is no date and time.",
                Quoted(&field.value)
            ),
        );
    }
}

fn in_future(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(now) = input.now else {
        return found.skip("The time of the check is not known.");
    };
    let info = read(input, found).map(|(_, info)| info);
    let Some(field) = info.and_then(|info| info.last_modified_at.as_ref()) else {
        return;
    };
    let made = date_and_time(&field.value, 'T');
    if made.is_some_and(|made| made > now.saturating_add(TOLERANCE)) {
        let now = utc(now).unwrap_or_default();
        found.text(
            input.entry,
            field.position,
            format_args!(
                "LastModifiedAt is {}; the time of the check is {now}.",
                Quoted(&field.value)
            ),
        );
    }
}
