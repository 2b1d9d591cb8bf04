//! The session record as JSON, by way of the browser's own reader and writer: it is where one
//! was, not what one did, so that a record that cannot be read is as good as none.

use engine::SessionRecord;
use js_sys::{Array, JSON, Object, Reflect};
use model::{AnnotationId, CoderId, DocumentId};
use text::TextSize;
use wasm_bindgen::{JsCast, JsValue};

/// Offsets are UTF-8 bytes.
pub(super) fn encode(record: &SessionRecord) -> String {
    let fields = Object::new();
    let set = |name: &str, value: JsValue| {
        // a new object takes every field
        let _ = Reflect::set(&fields, &name.into(), &value);
    };
    set("document", record.document.as_ref().map(DocumentId::as_str).into());
    let selection = record.selection;
    let ends = selection.map(|(anchor, focus)| Array::of2(&offset(anchor), &offset(focus)));
    set("selection", ends.into());
    set("annotation", record.annotation.as_ref().map(AnnotationId::as_str).into());
    set("coder", record.coder.as_ref().map(CoderId::as_str).into());
    if record.was_asked {
        set("asked", JsValue::TRUE);
    }
    set("top", offset(record.top));
    // numbers and strings only: cannot fail
    JSON::stringify(&fields).map(String::from).unwrap_or_default()
}

/// The record; empty where nothing can be read.
pub(super) fn decode(json: &str) -> SessionRecord {
    let fields = JSON::parse(json).unwrap_or_default();
    let field = |name: &str| Reflect::get(&fields, &name.into()).unwrap_or_default();
    let ends = field("selection").dyn_into::<Array>().ok();
    SessionRecord {
        document: field("document").as_string().map(DocumentId::new),
        selection: ends.and_then(|ends| Some((text_size(&ends.get(0))?, text_size(&ends.get(1))?))),
        annotation: field("annotation").as_string().map(AnnotationId::new),
        top: text_size(&field("top")).unwrap_or_default(),
        coder: field("coder").as_string().map(CoderId::new),
        was_asked: field("asked").is_truthy(),
    }
}

fn offset(at: TextSize) -> JsValue {
    at.raw().into()
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast keeps within the bounds, as what is out of the text must be anyway"
)]
fn text_size(value: &JsValue) -> Option<TextSize> {
    value.as_f64().map(|number| TextSize::new(number as u32))
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[track_caller]
    fn check_round_trip(record: &SessionRecord, json: &str) {
        assert_eq!(encode(record), json);
        assert_eq!(&decode(json), record);
    }

    #[test]
    fn records_come_back() {
        check_round_trip(&SessionRecord::default(), r#"{"top":0}"#);
        let record = SessionRecord {
            document: Some(DocumentId::new("d1")),
            selection: Some((TextSize::new(3), TextSize::new(u32::MAX))),
            annotation: Some(AnnotationId::new("a\"1")),
            top: TextSize::new(7),
            coder: Some(CoderId::new("c1")),
            was_asked: true,
        };
        let json = r#"{"document":"d1","selection":[3,4294967295],"annotation":"a\"1","coder":"c1","asked":true,"top":7}"#;
        check_round_trip(&record, json);
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        for json in ["", "null", "7", "[]", r#"{"document":5,"selection":[1],"top":"x"}"#] {
            assert_eq!(decode(json), SessionRecord::default());
        }
        let kept = decode(r#"{"document":null,"selection":"no","top":-2,"annotation":"a"}"#);
        assert_eq!(kept.annotation, Some(AnnotationId::new("a")));
        assert_eq!((kept.top, kept.selection), (TextSize::default(), None));
    }
}
