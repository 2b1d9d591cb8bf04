//! JSON: a file of our own, or a table.

use super::super::clock::now;
use super::{N_STOPS, SLICE_MS, text_file};
use engine::Fact;
use formats::codebook;
use formats::native::{ReadError, Reading};
use gloo_timers::future::TimeoutFuture;
use intake::Encoding;
use intake::table::{Table, read_json};
use std::ops::ControlFlow;
use std::rc::Rc;
use yew::Callback;

/// So many bytes of one of our own files are read between two looks at the clock.
const LOOK_BYTES: usize = 1 << 18;

/// What JSON turned out to be.
pub(super) enum Json {
    Fact(Fact),
    Table(Table),
}

/// Reads one of our own files in slices, and what is none of them as a table; `None` if the
/// reading was ended before.
pub(super) async fn read(
    name: String,
    json: String,
    report: &Callback<Fact>,
    n_stops: u32,
) -> Option<Json> {
    let mut reading = match Reading::new(json.as_str()) {
        Ok(reading) => reading,
        Err(error) => return Some(other(name, json, error)),
    };
    let mut begun = now();
    while N_STOPS.get() == n_stops {
        match reading.go_on(LOOK_BYTES) {
            ControlFlow::Continue(rest) => reading = rest,
            ControlFlow::Break(Err(error)) => return Some(other(name, json, error)),
            ControlFlow::Break(outcome) => {
                let outcome = Box::new(outcome);
                return Some(Json::Fact(Fact::ProjectRead { name, outcome }));
            }
        }
        if now().millis() - begun.millis() >= SLICE_MS {
            report.emit(Fact::FileProgressed(reading.permille()));
            TimeoutFuture::new(0).await;
            begun = now();
        }
    }
    None
}

/// A codebook, a table, or nothing that can be read.
fn other(name: String, json: String, error: ReadError) -> Json {
    let is_json = matches!(error, ReadError::NotStancemark { .. });
    if is_json && codebook::read(&json).is_ok() {
        let file = text_file(&name, json, Encoding::Utf8, Rc::default());
        return Json::Fact(Fact::FileRead(file));
    }
    match read_json(&json) {
        Ok(table) => Json::Table(table),
        Err(_) => Json::Fact(Fact::ProjectRead { name, outcome: Box::new(Err(error)) }),
    }
}
