use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use wasm_bindgen::JsValue;

use super::Inner;
use crate::message::{Failure, Response};

/// An answer.
pub struct Answer {
    /// What the worker says; never `Failed` or `Progress`.
    pub response: Response,
    /// What came with it: a `Blob`, or null.
    pub attachment: JsValue,
}

/// A request whose answer has not come. Dropping it ignores the answer; to stop the work as well, use
/// [`Client::cancel`](super::Client::cancel).
pub struct Pending {
    pub(super) id: u32,
    pub(super) inner: Weak<Inner>,
}

/// A request in flight.
pub(super) struct InFlight {
    pub(super) id: u32,
    pub(super) answer: Option<Result<Answer, Failure>>,
    pub(super) waker: Option<Waker>,
    pub(super) on_progress: Option<OnProgress>,
}

/// Gets the phase in words, the work done and the work in all, in bytes.
pub(super) type OnProgress = Rc<dyn Fn(&str, u64, u64)>;

impl Pending {
    /// The request's id, for [`Client::cancel`](super::Client::cancel).
    pub fn id(&self) -> u32 {
        self.id
    }
}

impl Future for Pending {
    type Output = Result<Answer, Failure>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Some(inner) = self.inner.upgrade() else {
            return Poll::Ready(Err(Failure::stopped("The page is closing.")));
        };
        let mut requests = inner.requests.borrow_mut();
        let Some(at) = requests.iter().position(|it| it.id == self.id) else {
            return Poll::Ready(Err(Failure::stopped("The request was stopped.")));
        };
        match requests
            .get_mut(at)
            .and_then(|request| request.answer.take())
        {
            Some(answer) => {
                drop(requests.remove(at));
                Poll::Ready(answer)
            }
            None => {
                if let Some(request) = requests.get_mut(at) {
                    request.waker = Some(context.waker().clone());
                }
                Poll::Pending
            }
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if let Some(inner) = self.inner.upgrade()
            && let Ok(mut requests) = inner.requests.try_borrow_mut()
        {
            requests.retain(|request| request.id != self.id);
        }
    }
}
