//! A walk through XML without recursion: elements by their local names, text with its entities
//! resolved. Document types and entities of a document's own are refused.

use super::DocxError;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements nested more deeply are refused.
const MAX_DEPTH: usize = 1000;

/// An element that begins.
pub(super) struct Element<'x>(BytesStart<'x>);

impl Element<'_> {
    /// The value of the attribute of that local name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false);
        let found = attributes.flatten().find(|it| it.key.local_name().into_inner() == name)?;
        found.normalized_value(XmlVersion::default()).ok().map(std::borrow::Cow::into_owned)
    }

    /// Whether a switch is on: it is by its mere presence, unless it says otherwise.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// What is met on the walk.
pub(super) trait Visitor {
    /// An element of the local name `name` begins.
    fn open(&mut self, name: &str, element: &Element<'_>);
    /// Text, with entities resolved.
    fn text(&mut self, text: &str);
    /// The element that began last ends.
    fn close(&mut self, name: &str);
}

/// Walks through `xml`, which may be empty.
pub(super) fn walk(xml: &str, visitor: &mut impl Visitor) -> Result<(), DocxError> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event();
        let fault = DocxError::Xml { offset: reader.buffer_position() };
        match event.map_err(|_| fault)? {
            Event::Start(start) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(DocxError::TooDeep);
                }
                let name = start.local_name().into_inner().to_owned();
                visitor.open(&name, &Element(start));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visitor.close(end.local_name().into_inner());
            }
            Event::Text(text) => visitor.text(&text.xml10_content()),
            Event::CData(text) => visitor.text(&text.xml10_content()),
            Event::GeneralRef(entity) => visitor.text(&resolve(&entity).ok_or(fault)?),
            Event::DocType(_) => return Err(DocxError::Dtd),
            Event::Eof if depth > 0 => return Err(fault),
            Event::Eof => return Ok(()),
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Empty(_) => {}
        }
    }
}

fn resolve(entity: &BytesRef<'_>) -> Option<String> {
    match entity.resolve_char_ref() {
        Ok(Some(c)) => Some(c.into()),
        Ok(None) => resolve_predefined_entity(&entity.xml10_content()).map(str::to_owned),
        Err(_) => None,
    }
}
