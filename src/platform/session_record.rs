//! The session record as JSON.

use engine::SessionRecord;
use model::{AnnotationId, DocumentId};
use serde::{Deserialize, Serialize};
use text::TextSize;

/// The stored form, version 1. Offsets are UTF-8 bytes.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct SessionDto {
    document: Option<String>,
    selection: Option<(u32, u32)>,
    annotation: Option<String>,
    top: u32,
}

pub(super) fn encode(record: &SessionRecord) -> String {
    let dto = SessionDto {
        document: record.document.as_ref().map(ToString::to_string),
        selection: record.selection.map(|(anchor, focus)| (anchor.raw(), focus.raw())),
        annotation: record.annotation.as_ref().map(ToString::to_string),
        top: record.top.raw(),
    };
    // numbers and strings only: cannot fail
    serde_json::to_string(&dto).unwrap_or_default()
}

/// A record that cannot be read is as good as none: it is where one was, not what one did.
pub(super) fn decode(json: &str) -> SessionRecord {
    let dto: SessionDto = serde_json::from_str(json).unwrap_or_default();
    SessionRecord {
        document: dto.document.map(DocumentId::new),
        selection: dto.selection.map(|(a, f)| (TextSize::new(a), TextSize::new(f))),
        annotation: dto.annotation.map(AnnotationId::new),
        top: TextSize::new(dto.top),
    }
}
