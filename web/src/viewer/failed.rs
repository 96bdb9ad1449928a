use dmpkg_wasm::message::{Failure, Response};
use yew::prelude::*;

use super::clipboard::copy_on_click;
use crate::command::on_click;
use crate::icons::{self, Mark};

/// The failure of an answer that does not belong to the question.
pub fn unexpected(response: &Response) -> Failure {
    let cancelled = matches!(response, Response::Cancelled);
    Failure {
        code: if cancelled {
            "page/stopped"
        } else {
            "page/unexpected-answer"
        }
        .to_owned(),
        message: if cancelled {
            "Reading was stopped.".to_owned()
        } else {
            format!(
                "The engine answered with “{}”, which does not belong to the question.",
                kind(response)
            )
        },
        advice: if cancelled {
            "Try again to read it.".to_owned()
        } else {
            "Reload the page; if it happens again, report it with the code below.".to_owned()
        },
    }
}

/// What an answer is, by its name. A generated name would bring along the text of all it holds.
const fn kind(response: &Response) -> &'static str {
    match response {
        Response::Ready => "Ready",
        Response::Progress { .. } => "Progress",
        Response::Opened { .. } => "Opened",
        Response::Unreadable { .. } => "Unreadable",
        Response::News(_) => "News",
        Response::Announced(_) => "Announced",
        Response::RuleFailed(_) => "RuleFailed",
        Response::Report(_) => "Report",
        Response::Overview(_) => "Overview",
        Response::Tree(_) => "Tree",
        Response::TreeChanged { .. } => "TreeChanged",
        Response::View(_) => "View",
        Response::Sheet(_) => "Sheet",
        Response::Rows(_) => "Rows",
        Response::RowsChanged { .. } => "RowsChanged",
        Response::Found(_) => "Found",
        Response::Bytes(_) => "Bytes",
        Response::Extracted { .. } => "Extracted",
        Response::Status(_) => "Status",
        Response::Cancelled => "Cancelled",
        Response::Done => "Done",
        Response::Finds(_) => "Finds",
        Response::Hashed(_) => "Hashed",
        Response::Listed(_) => "Listed",
        Response::Failed(_) => "Failed",
    }
}

/// Why an entry cannot be shown, and what to do.
pub(super) fn failed(failure: &Failure, on_retry: &Callback<()>) -> Html {
    let Failure {
        code,
        message,
        advice,
    } = failure;
    let on_copy = copy_on_click(format!("{message}\n{advice}\n{code}"));
    html! {
        <div class="viewer-failed" role="alert">
            <p class="viewer-failed-what">{ icons::mark(Mark::Error) }<strong>{ message }</strong></p>
            <p>{ advice }</p>
            <p class="viewer-failed-code">{ "Code " }<code>{ code }</code></p>
            <p class="viewer-buttons">
                <button type="button" onclick={on_click(on_retry)}>{ "Try again" }</button>
                <button type="button" onclick={on_copy}>{ "Copy details" }</button>
            </p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::rendered;

    #[test]
    fn a_failure_says_what_and_what_to_do() {
        let failure = || Failure {
            code: "entry/encrypted".to_owned(),
            message: "“a.xml” is encrypted.".to_owned(),
            advice: "Unpack it with its password.".to_owned(),
        };
        let html = rendered(move || failed(&failure(), &Callback::noop()));
        for part in [
            r#"role="alert""#,
            "<strong>“a.xml” is encrypted.</strong>",
            "<p>Unpack it with its password.</p>",
            "<code>entry/encrypted</code>",
            "Try again",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }

    #[test]
    fn a_stopped_reading_is_no_fault() {
        let stopped = unexpected(&Response::Cancelled);
        assert_eq!(
            (stopped.code.as_str(), stopped.message.as_str()),
            ("page/stopped", "Reading was stopped.")
        );
        let odd = unexpected(&Response::Extracted {
            size: 1,
            problem: None,
        });
        assert!(odd.message.contains("“Extracted”"), "{}", odd.message);
    }
}
