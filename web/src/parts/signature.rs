use std::rc::Rc;

use dmpkg::{EntryAddress, SignatureStatus};
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, TargetCast, html};

use super::{card_over, link_button, word_button};
use crate::command::Command;
use crate::icons::{Mark, mark};
use crate::sheet::sheet_view;
use crate::state::{Aspect, Loaded, LoadedAction};

/// The statement on the signature of a package, for its overview; nothing when it has none.
pub fn signature_card(
    loaded: &Loaded,
    address: &EntryAddress,
    on_command: &Callback<Command>,
) -> Option<Html> {
    let facts = loaded.findings.signature_of(address)?;
    let all = Command::from(LoadedAction::Stay(Aspect::Signature)).on_click(on_command);
    let foot = html! {
        <p class="card-foot">
            { mark(signature_mark(facts.status)) }
            { " " }
            { link_button("All about the signature".into(), all) }
        </p>
    };
    Some(card_over(&facts.card(), foot, on_command))
}

/// The mark of a statement: never the one of sound things beside a broken seal.
pub const fn signature_mark(status: SignatureStatus) -> Mark {
    match status {
        SignatureStatus::Confirmed | SignatureStatus::ConfirmedNoTime => Mark::Sound,
        SignatureStatus::UnknownIssuer | SignatureStatus::Expired | SignatureStatus::Weak => {
            Mark::Warning
        }
        SignatureStatus::Changed | SignatureStatus::Forged | SignatureStatus::Damaged => {
            Mark::Error
        }
        SignatureStatus::Unsigned | SignatureStatus::Unreadable | SignatureStatus::NotChecked => {
            Mark::Skipped
        }
    }
}

/// What is known of the signature, and what the user may do about who is trusted.
pub fn signature_page(loaded: &Loaded, front: bool, on_command: &Callback<Command>) -> Html {
    let sheet = Rc::new(loaded.findings.signature_sheet());
    let onchange = {
        let on_command = on_command.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            if let Some(file) = input.files().and_then(|files| files.item(0)) {
                on_command.emit(Command::TrustRoot(file));
            }
            // So that choosing the same file again is a choice too.
            input.set_value("");
        })
    };
    html! {
        <div class="signature-page">
            { sheet_view(&sheet, front, on_command) }
            <section class="signature-roots">
                <p>
                    { "Where the issuer is one of your own, add its root certificate: choose it here, or drop a .cer, .crt, .der or .pem file on the page. Names that it vouches for are marked as trusted by you. It is used for this visit, unless you keep it." }
                </p>
                <div class="setting-buttons">
                    <label class="button">
                        { "Trust a root certificate" }
                        <input class="unseen" type="file" accept=".cer,.crt,.der,.pem" {onchange} />
                    </label>
                    { word_button("Keep in this browser".into(), false, Command::KeepRoots(true).on_click(on_command)) }
                    { word_button("Forget all".into(), false, Command::KeepRoots(false).on_click(on_command)) }
                </div>
            </section>
        </div>
    }
}
