//! GB18030 and Big5 by the browser's decoder: their tables are not in our own code.

use engine::Fact;
use intake::Encoding;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::{TextDecodeOptions, TextDecoder, TextDecoderOptions};

/// The text of bytes, or the offset of the first byte that does not fit.
pub(super) fn by_tables(encoding: Encoding, bytes: &[u8]) -> Result<String, usize> {
    let label = encoding.name();
    decode_prefix(label, bytes, false).map_err(|_| first_bad_byte(label, bytes))
}

/// Reads bytes in an encoding that was asked for.
pub(super) fn again(bytes: &[u8], encoding: Encoding) -> Fact {
    Fact::Decoded(intake::decode_as(bytes, encoding, &by_tables, &lossily))
}

fn lossily(encoding: Encoding, bytes: &[u8]) -> String {
    let decoder = TextDecoder::new_with_label(encoding.name());
    let text =
        decoder.and_then(|decoder| decoder.decode_with_js_u8_array(&Uint8Array::from(bytes)));
    // the browser knows both encodings, and without `fatal` every byte decodes
    text.unwrap_or_default()
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
