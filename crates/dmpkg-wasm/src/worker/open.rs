//! Opening a file, and the numbers of the open one.

use std::rc::Rc;

use super::Worker;
use crate::blob::to_u64;
use crate::message::{Failure, Response, Status};
use crate::origin::OriginSource;
use crate::time::now;
use dmpkg::report::Unreadable;
use dmpkg::{CheckOptions, EntryAddress, Findings, PackageOpening, Session, Settings};
use dmpkg_archive::{Limits, Paged, Source, Step};
use wasm_bindgen::{JsCast, JsValue};

/// An open file.
pub(super) struct Opened {
    pub(super) session: Session,
    source: Rc<Paged<OriginSource>>,
    status: Status,
}

/// Bytes of the list of entries that are read between two looks at the messages: about 10 ms.
const STEP: u64 = 1 << 20;
/// Rows of the tree that come with the first answer.
const FIRST_ROWS: u32 = 100;

impl Worker {
    /// Opens the attached file and answers with what it is.
    pub(super) async fn open(
        &self,
        id: u32,
        name: String,
        settings: Settings,
        file: JsValue,
    ) -> Response {
        let began = now();
        *self.file.borrow_mut() = None;
        let Some(source) = OriginSource::of_handle(file) else {
            return Response::Failed(Failure::of_tool("the request to open came without a file"));
        };
        let source = match source {
            Ok(source) => Rc::new(Paged::new(source)),
            Err(error) => return Response::Failed(Failure::of_tool(&error.to_string())),
        };
        let bytes: Rc<dyn Source> = Rc::clone(&source) as Rc<dyn Source>;
        let mut opening = PackageOpening::new(name.clone(), bytes, Limits::default());
        let package = loop {
            match opening.step(STEP) {
                Ok(Step::Done(package)) => break package,
                Ok(Step::Continue(progress)) => {
                    let phase = "Reading the list of entries".to_owned();
                    let (done, total) = (progress.done, progress.total);
                    self.send(
                        id,
                        &Response::Progress { phase, done, total },
                        &JsValue::NULL,
                    );
                    if self.is_stopped(id).await {
                        return Response::Cancelled;
                    }
                }
                Err(error) => {
                    let why = Unreadable::new(&error, &*source);
                    let failure = Failure::from(&why);
                    let options = CheckOptions {
                        settings,
                        ..CheckOptions::default()
                    };
                    let findings = Findings::of_unreadable(&name, &*source, &error, &options);
                    let findings = Box::new(findings);
                    return Response::Unreadable { failure, findings };
                }
            }
        };
        let entries = package.entry_facts();
        let mut session = Session::new(package);
        let overview = match session.overview(&EntryAddress::default()) {
            Ok(overview) => Box::new(overview),
            Err(problem) => return Response::Failed(Failure::of_tool(&problem.to_string())),
        };
        let tree = session.tree_window(0, FIRST_ROWS);
        let status = Status {
            file_name: name,
            size: source.len(),
            files: entries.files,
            directories: entries.directories,
            compressed_size: entries.compressed_size,
            uncompressed_size: entries.uncompressed_size,
            elapsed_ms: now() - began,
            ..Status::default()
        };
        let mut file = Opened {
            session,
            source,
            status,
        };
        file.update();
        let status = file.status.clone();
        *self.file.borrow_mut() = Some(Box::new(file));
        Response::Opened {
            overview,
            tree,
            status,
        }
    }

    /// Tells the numbers of the status bar, when they changed.
    pub(super) fn tell_status(&self) {
        if let Some(file) = &mut *self.file.borrow_mut() {
            let before = file.status.clone();
            file.update();
            if file.status != before {
                self.send(0, &Response::Status(file.status.clone()), &JsValue::NULL);
            }
        }
    }
}

impl Opened {
    fn update(&mut self) {
        self.status.bytes_read = self.source.traffic().bytes;
        self.status.engine_memory = memory();
    }
}

impl From<&Unreadable> for Failure {
    fn from(why: &Unreadable) -> Self {
        Self {
            code: why.code.clone(),
            message: why.message.clone(),
            advice: why.advice.clone(),
        }
    }
}

/// Size of the module's linear memory in bytes. It never shrinks.
pub(super) fn memory() -> u64 {
    let memory = wasm_bindgen::memory().unchecked_into::<js_sys::WebAssembly::Memory>();
    let buffer = memory.buffer().unchecked_into::<js_sys::ArrayBuffer>();
    to_u64(f64::from(buffer.byte_length()))
}
