//! GB18030 and Big5 by the browser's decoder: their tables are not in our own code.

use intake::Encoding;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::{TextDecodeOptions, TextDecoder, TextDecoderOptions};

/// The text of bytes, or the offset of the first byte that does not fit.
pub(super) fn by_tables(encoding: Encoding, bytes: &[u8]) -> Result<String, usize> {
    let label = if encoding == Encoding::Big5 { "big5" } else { "gb18030" };
    decode_prefix(label, bytes, false).map_err(|_| first_bad_byte(label, bytes))
}

/// Decodes strictly; with `more_follows` an unfinished character at the end is no error.
fn decode_prefix(label: &str, bytes: &[u8], more_follows: bool) -> Result<String, JsValue> {
    let strict = TextDecoderOptions::new();
    strict.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(label, &strict)?;
    let options = TextDecodeOptions::new();
    options.set_stream(more_follows);
    decoder.decode_with_js_u8_array_and_options(&Uint8Array::from(bytes), &options)
}

/// The length of the longest prefix that decodes, found by halving.
fn first_bad_byte(label: &str, bytes: &[u8]) -> usize {
    let (mut good, mut bad) = (0, bytes.len());
    while bad - good > 1 {
        let middle = good + (bad - good) / 2;
        if decode_prefix(label, &bytes[..middle], true).is_ok() {
            good = middle;
        } else {
            bad = middle;
        }
    }
    good
}
