use dmpkg_wasm::message::{Failure, Response};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::copy_text;
use crate::icons::{self, Mark};

/// The failure of an answer that does not belong to the question.
pub fn unexpected(response: &Response) -> Failure {
    let kind = format!("{response:?}");
    let kind = kind.split(['(', ' ', '{']).next().unwrap_or_default();
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
            format!("The engine answered with “{kind}”, which does not belong to the question.")
        },
        advice: if cancelled {
            "Try again to read it.".to_owned()
        } else {
            "Reload the page; if it happens again, report it with the code below.".to_owned()
        },
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct FailedProps {
    pub(super) failure: Failure,
    pub(super) on_retry: Callback<()>,
}

/// Why an entry cannot be shown, and what to do.
#[component]
pub(super) fn Failed(props: &FailedProps) -> Html {
    let failure = &props.failure;
    let on_copy = {
        let Failure {
            code,
            message,
            advice,
        } = failure.clone();
        Callback::from(move |_: MouseEvent| {
            let details = format!("{message}\n{advice}\n{code}");
            spawn_local(async move {
                copy_text(&details).await;
            });
        })
    };
    html! {
        <div class="viewer-failed" role="alert">
            <p class="viewer-failed-what">{ icons::mark(Mark::Error) }<strong>{ &failure.message }</strong></p>
            <p>{ &failure.advice }</p>
            <p class="viewer-failed-code">{ "Code " }<code>{ &failure.code }</code></p>
            <p class="viewer-buttons">
                <button type="button" onclick={props.on_retry.reform(|_: MouseEvent| ())}>{ "Try again" }</button>
                <button type="button" onclick={on_copy}>{ "Copy details" }</button>
            </p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use pollster::block_on;
    use yew::ServerRenderer;

    use super::*;

    #[test]
    fn a_failure_says_what_and_what_to_do() {
        let props = || FailedProps {
            failure: Failure {
                code: "entry/encrypted".to_owned(),
                message: "“a.xml” is encrypted.".to_owned(),
                advice: "Unpack it with its password.".to_owned(),
            },
            on_retry: Callback::noop(),
        };
        let html = block_on(
            ServerRenderer::<Failed>::with_props(props)
                .hydratable(false)
                .render(),
        );
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
