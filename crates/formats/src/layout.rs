//! JSON for people and JSON for the store, through one serializer: two would be compiled for
//! every record, which the page would have to load.

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::io::{Result, Write};

/// `value` as JSON, indented by two spaces.
pub(crate) fn indented(value: &impl Serialize) -> String {
    written(value, Some(PrettyFormatter::new()))
}

/// `value` as JSON on one line.
pub(crate) fn compact(value: &impl Serialize) -> String {
    written(value, None)
}

fn written(value: &impl Serialize, indent: Option<PrettyFormatter<'static>>) -> String {
    let mut out = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut out, Layout { indent });
    // nothing can fail: no record has map keys other than text, and memory takes all bytes
    let _ = value.serialize(&mut serializer);
    String::from_utf8(out).unwrap_or_default()
}

/// A formatter that is chosen when the program runs.
struct Layout {
    indent: Option<PrettyFormatter<'static>>,
}

macro_rules! by_layout {
    ($($method:ident($($argument:ident: $kind:ty)?)),+ $(,)?) => {$(
        fn $method<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $kind)?) -> Result<()> {
            match &mut self.indent {
                Some(indent) => indent.$method(out $(, $argument)?),
                None => CompactFormatter.$method(out $(, $argument)?),
            }
        }
    )+};
}

impl Formatter for Layout {
    by_layout! {
        begin_array(),
        end_array(),
        begin_array_value(first: bool),
        end_array_value(),
        begin_object(),
        end_object(),
        begin_object_key(first: bool),
        begin_object_value(),
        end_object_value(),
    }
}
