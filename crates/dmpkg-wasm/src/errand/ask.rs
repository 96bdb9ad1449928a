use web_sys::Worker;

use super::Question;
use crate::line::{Heard, Line};
use crate::message::{ENGINE_STOPPED, Failure, Request, Response};
use crate::origin::Origin;

/// An errand that runs. Dropping it ends its worker at once, whatever that is doing.
pub struct Errand {
    _line: Line,
}

/// The request of an errand; its worker gets no other.
const REQUEST: u32 = 1;

impl Errand {
    /// Sends a fresh worker. `hear` gets everything that it says, `Failed` for a worker that stops
    /// included.
    ///
    /// # Errors
    /// When the worker cannot be told what to do.
    pub fn start(
        question: Question,
        file: &Origin,
        worker: Worker,
        hear: impl Fn(Response) + Clone + 'static,
    ) -> Result<Self, Failure> {
        let line = Line::new(worker, move |heard| {
            hear(match heard {
                Heard::Message(_, response, _) => response,
                Heard::Broken(message) => Response::Failed(Failure {
                    code: ENGINE_STOPPED.to_owned(),
                    message: format!("{message} It may have run out of memory."),
                    advice: "Try it once more, and if it stops again, report this message."
                        .to_owned(),
                }),
            });
        });
        let name = file.name().to_owned();
        line.say(REQUEST, &Request::Errand { name, question }, Some(file))?;
        Ok(Self { _line: line })
    }
}
