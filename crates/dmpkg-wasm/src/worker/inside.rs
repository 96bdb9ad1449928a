//! Opening the archives inside that a request needs.

use dmpkg::{EntryAddress, Session};
use dmpkg_archive::Step;
use wasm_bindgen::JsValue;

use super::Worker;
use super::open::Opened;
use crate::message::{Failure, Request, Response};

/// Bytes unpacked between two looks at the messages: about 20 ms.
const STEP: u64 = 4 << 20;

impl Worker {
    /// Opens what must be open before a request can be answered at once. Large compressed archives
    /// take long, so the work goes in steps.
    ///
    /// # Errors
    /// The answer, when it is stopped or fails.
    pub(super) async fn open_inside(&self, id: u32, request: &Request) -> Result<(), Response> {
        let Some(address) = self.with_file(|file| innermost(&mut file.session, request)) else {
            return Ok(());
        };
        let Some(address) = address else {
            return Ok(());
        };
        // What fails without work fails again, and with all its consequences, as the request is answered.
        while let Some(Ok(Some(mut opening))) =
            self.with_file(|file| file.session.begin_open(&address))
        {
            let inside = loop {
                match opening.step(STEP) {
                    Ok(Step::Done(inside)) => break inside,
                    Ok(Step::Continue(progress)) => {
                        let phase = opening.phase().to_owned();
                        let (done, total) = (progress.done, progress.total);
                        let progress = Response::Progress { phase, done, total };
                        self.send(id, &progress, &JsValue::NULL);
                    }
                    Err(problem) => {
                        self.with_file(|file| {
                            file.session.note_problem(opening.address(), &problem);
                        });
                        return Err(Response::Failed(Failure::of_entry(&problem)));
                    }
                }
                if self.is_stopped(id).await {
                    return Err(Response::Cancelled);
                }
            };
            self.with_file(|file| file.session.keep(inside));
        }
        Ok(())
    }

    fn with_file<T>(&self, work: impl FnOnce(&mut Opened) -> T) -> Option<T> {
        self.file.borrow_mut().as_mut().map(|file| work(file))
    }
}

/// The innermost archive that a request needs.
fn innermost(session: &mut Session, request: &Request) -> Option<EntryAddress> {
    let around = |address: &EntryAddress| address.split().map(|(outer, _)| outer);
    match request {
        Request::Overview { address } => Some(address.clone()),
        Request::TreeFold { node, open: true } => session.tree().closed_archive(*node),
        Request::TreeReveal { address }
        | Request::View { address }
        | Request::Sheet { address }
        | Request::ViewRows { address, .. }
        | Request::ViewFold { address, .. }
        | Request::ViewFind { address, .. }
        | Request::ViewReveal { address, .. }
        | Request::ViewLine { address, .. }
        | Request::ViewBytes { address, .. }
        | Request::Extract { address, .. } => around(address),
        _ => None,
    }
}
