//! The archive of the whole project: packed file by file, so that the page has its turn in between.

use super::clock::now;
use super::download;
use engine::Fact;
use formats::archive::Writing;
use gloo_timers::future::TimeoutFuture;
use model::{Project, Timestamp};
use std::ops::ControlFlow;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// After so many milliseconds of packing the page has its turn.
const SLICE_MS: i64 = 60;

/// Packs the project and lets the analyst save it, then reports.
pub(super) fn pack(
    file_name: String,
    project: &Rc<Project>,
    at: Timestamp,
    report: Callback<Fact>,
) {
    let mut writing = Writing::new(project, at);
    spawn_local(async move {
        let mut begun = now();
        let written = loop {
            match writing.go_on() {
                ControlFlow::Continue(rest) => writing = rest,
                ControlFlow::Break(written) => break written,
            }
            if now().millis() - begun.millis() >= SLICE_MS {
                report.emit(Fact::Packed(writing.permille()));
                TimeoutFuture::new(0).await;
                begun = now();
            }
        };
        match written {
            Ok(bytes) => download::export_bytes(file_name, &bytes, report),
            Err(error) => report.emit(Fact::ExportFailed(error.to_string())),
        }
    });
}
