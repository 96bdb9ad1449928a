//! From requests to answers.

use dmpkg::{EntryAddress, NestedProblem, Session, TextView, ViewMode};
use wasm_bindgen::JsValue;

use super::job::Order;
use super::{Waiting, Worker};
use crate::message::{Failure, Request, Response};

impl Worker {
    pub(super) async fn answer(&self, waiting: Waiting) {
        let Waiting {
            id,
            request,
            attachment,
        } = waiting;
        if let Err(response) = self.open_inside(id, &request).await {
            self.send(id, &response, &JsValue::NULL);
            self.tell_status();
            return;
        }
        match request {
            Request::Open { name, settings } => {
                let response = self.open(id, name, settings, attachment).await;
                self.send(id, &response, &JsValue::NULL);
            }
            Request::Check {
                name,
                options,
                careful,
            } => {
                let order = Order::Check(name);
                let response = self.work_off(id, order, options, careful, attachment).await;
                self.send(id, &response, &JsValue::NULL);
            }
            Request::Decode {
                share,
                options,
                careful,
            } => {
                let order = Order::Decode(share);
                let response = self.work_off(id, order, options, careful, attachment).await;
                self.send(id, &response, &JsValue::NULL);
            }
            Request::Errand { name, question } => {
                let response = self.run_errand(id, &name, question, attachment).await;
                self.send(id, &response, &JsValue::NULL);
            }
            Request::Extract {
                address,
                media_type,
            } => {
                let (response, blob) = self.extract(id, &address, &media_type).await;
                self.send(id, &response, &blob);
                self.tell_status();
            }
            request => {
                let response = self.answer_at_once(request);
                self.send(id, &response, &JsValue::NULL);
                self.tell_status();
            }
        }
    }

    fn answer_at_once(&self, request: Request) -> Response {
        let failed = || Response::Failed(Failure::nothing_open());
        let mut open = self.file.borrow_mut();
        match (&mut *open, request) {
            (Some(file), request) => respond(&mut file.session, request)
                .unwrap_or_else(|problem| Response::Failed(Failure::of_entry(&problem))),
            _ => failed(),
        }
    }
}

fn respond(session: &mut Session, request: Request) -> Result<Response, NestedProblem> {
    Ok(match request {
        Request::Overview { address } => Response::Overview(Box::new(session.overview(&address)?)),
        Request::TreeRows { first, count } => Response::Tree(session.tree_window(first, count)),
        Request::TreeFold { node, open } => {
            session.fold(node, open)?;
            let row = session.tree().row_of(node);
            tree_changed(session, row)
        }
        Request::TreeUnfoldSiblings { node } => {
            session.tree().unfold_siblings(node);
            let row = session.tree().row_of(node);
            tree_changed(session, row)
        }
        Request::TreeFilter { text } => {
            session.tree().set_filter(&text);
            tree_changed(session, None)
        }
        Request::TreeReveal { address } => {
            let row = session.reveal(&address)?;
            tree_changed(session, row)
        }
        Request::TreeType { text, after } => {
            let row = session.tree().type_ahead(&text, after);
            tree_changed(session, row)
        }
        Request::View { address } => Response::View(Box::new(session.view_facts(&address)?)),
        Request::Sheet { address } => {
            Response::Sheet(Box::new(session.sheet(&address)?.unwrap_or_default()))
        }
        Request::ViewRows {
            address,
            mode,
            first,
            count,
        } => with_text(session, &address, mode, |text| {
            Response::Rows(text.window(first, count))
        })?,
        Request::ViewFold {
            address,
            mode,
            row,
            open,
        } => with_text(session, &address, mode, |text| {
            text.fold(row, open);
            let row = row.map(|row| text.visible_place(row));
            Response::RowsChanged {
                total: text.total(),
                row,
            }
        })?,
        Request::ViewFind {
            address,
            mode,
            text: wanted,
        } => with_text(session, &address, mode, |text| {
            Response::Found(text.find(&wanted))
        })?,
        Request::ViewReveal { address, mode, row } => with_text(session, &address, mode, |text| {
            let row = Some(text.reveal(row));
            Response::RowsChanged {
                total: text.total(),
                row,
            }
        })?,
        Request::ViewLine {
            address,
            mode,
            line,
        } => with_text(session, &address, mode, |text| {
            let row = text.reveal_line(line);
            Response::RowsChanged {
                total: text.total(),
                row,
            }
        })?,
        Request::ViewBytes {
            address,
            offset,
            count,
        } => Response::Bytes(session.view(&address)?.bytes(offset, count)),
        Request::ViewClose { address } => {
            session.close_view(&address);
            Response::Done
        }
        // These are answered by the worker itself, before.
        Request::Open { .. }
        | Request::Check { .. }
        | Request::Decode { .. }
        | Request::Errand { .. }
        | Request::Extract { .. }
        | Request::Cancel { .. } => Response::Done,
    })
}

fn tree_changed(session: &mut Session, row: Option<u32>) -> Response {
    let tree = session.tree();
    Response::TreeChanged {
        total: tree.total(),
        row,
        matches: tree.matches(),
    }
}

fn with_text(
    session: &mut Session,
    address: &EntryAddress,
    mode: ViewMode,
    work: impl FnOnce(&mut TextView) -> Response,
) -> Result<Response, NestedProblem> {
    let view = session.view(address)?;
    Ok(match view.text(mode) {
        Some(text) => work(text),
        None => Response::Failed(Failure {
            code: "no-such-view".to_owned(),
            message: "The entry cannot be shown as text.".to_owned(),
            advice: "Look at its bytes instead.".to_owned(),
        }),
    })
}

impl Failure {
    pub(super) fn nothing_open() -> Self {
        Self {
            code: "nothing-open".to_owned(),
            message: "No file is open.".to_owned(),
            advice: "Open a package first.".to_owned(),
        }
    }

    pub(super) fn of_entry(problem: &NestedProblem) -> Self {
        Self {
            code: problem.code().to_owned(),
            message: format!("This entry could not be opened: {problem}."),
            advice: problem.advice().to_owned(),
        }
    }
}
