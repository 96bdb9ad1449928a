//! What was found, below the rule that found it.

use std::fmt::Write;

use super::{Examined, escaped, mark};
use crate::{Finding, RuleLinks, rules};

/// Writes the findings of a file.
pub(super) fn write(text: &mut String, file: &Examined, links: &RuleLinks) {
    text.push_str("<h3>Findings</h3>\n");
    let findings = &file.report.findings;
    if findings.is_empty() {
        text.push_str("<p>Nothing was found.</p>\n");
    }
    let one_rule = |a: &Finding, b: &Finding| a.rule == b.rule && a.severity == b.severity;
    for group in findings.chunk_by(one_rule) {
        let Some(first) = group.first() else { continue };
        let severity = first.severity.word();
        let rule = rules::find(&first.rule);
        let title = rule.map_or("", |rule| rule.title);
        let id = escaped(&first.rule);
        let id = match links {
            RuleLinks::Document => format!("<code>{id}</code>"),
            RuleLinks::Page(_) => {
                let address = escaped(&links.of(&first.rule));
                format!("<a href=\"{address}\" rel=\"noreferrer\"><code>{id}</code></a>")
            }
        };
        // Writing to a string never fails.
        let _ = writeln!(
            text,
            "<section class=\"rule\" data-severity=\"{severity}\">\n<header>\n\
             <h4 class=\"{severity}\">{}{severity}: {}</h4>\n<p class=\"muted\">{id}</p>\n</header>\n<ul>",
            mark(severity),
            escaped(title)
        );
        for finding in group {
            item(text, file, finding);
        }
        text.push_str("</ul>\n");
        if let Some(rule) = rule {
            let (why, fix) = (escaped(rule.why), escaped(rule.fix));
            let _ = writeln!(
                text,
                "<p>{why}</p>\n<p><strong>What to do.</strong> {fix}</p>"
            );
        }
        text.push_str("</section>\n");
    }
}

fn item(text: &mut String, file: &Examined, finding: &Finding) {
    let masks = file.report.masks();
    text.push_str("<li>");
    let place = finding.place();
    if !place.is_empty() {
        let _ = write!(
            text,
            "<span class=\"place code\">{}</span><br>",
            escaped(&place)
        );
    }
    text.push_str(&escaped(&masks.sentence(&finding.message)));
    if let Some(weighed) = finding.weighed() {
        let weighed = escaped(&masks.sentence(&weighed));
        let _ = write!(text, " <span class=\"muted\">({weighed})</span>");
    }
    text.push_str("</li>\n");
}
