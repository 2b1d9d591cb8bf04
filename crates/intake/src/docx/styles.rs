//! What the styles of a document say of the paragraphs that have them.

use super::DocxError;
use super::numbering::Place;
use super::xml::{Element, Visitor, walk};
use std::collections::BTreeMap;
use text::BlockKind;

/// Styles that follow others through more steps than this are taken as plain.
const MAX_STEPS: usize = 20;

/// One style.
#[derive(Debug, Clone, Default)]
struct Style {
    name: String,
    parent: String,
    outline: Option<u8>,
    is_list: bool,
    list: Option<String>,
    level: Option<usize>,
}

/// The styles of a document by their ids.
#[derive(Debug, Clone, Default)]
pub(super) struct Styles(BTreeMap<String, Style>);

impl Styles {
    /// The kind of a paragraph of that style; `None` where the style says nothing of it.
    pub(super) fn kind(&self, id: &str) -> Option<BlockKind> {
        let mut id = id;
        for _ in 0..MAX_STEPS {
            // also of styles that only the paragraph knows
            let Some(style) = self.0.get(id) else { return by_name(id) };
            let own = || style.outline.map(level);
            let list = || style.is_list.then_some(BlockKind::ListItem);
            let kind = by_name(&style.name).or_else(own).or_else(list);
            if kind.is_some() || style.parent.is_empty() {
                return kind;
            }
            id = &style.parent;
        }
        None
    }
}

impl Styles {
    /// Where in which list paragraphs of that style are, if they are in one.
    pub(super) fn place(&self, id: &str) -> Option<Place> {
        let mut id = id;
        let mut level = None;
        for _ in 0..MAX_STEPS {
            let style = self.0.get(id)?;
            level = level.or(style.level);
            if let Some(list) = &style.list {
                return Some(Place { list: list.clone(), level: level.unwrap_or(0) });
            }
            id = &style.parent;
        }
        None
    }
}

/// A heading of an outline level, which counts from 0; 9 is running text.
pub(super) fn level(outline: u8) -> BlockKind {
    match outline {
        0..=5 => BlockKind::Heading(outline + 1),
        6..=8 => BlockKind::Heading(6),
        _ => BlockKind::Paragraph,
    }
}

/// The styles that come with Word, in the languages whose Word writes their names so.
fn by_name(name: &str) -> Option<BlockKind> {
    let name = name.to_lowercase().replace([' ', '-', '_'], "");
    let heading = ["heading", "标题", "標題", "überschrift", "titre"].iter().find_map(|word| {
        let number = name.strip_prefix(word)?.parse::<u8>().ok()?;
        (1..=9).contains(&number).then(|| BlockKind::Heading(number.min(6)))
    });
    heading.or_else(|| match name.as_str() {
        "title" | "标题" | "標題" => Some(BlockKind::Heading(1)),
        "quote" | "intensequote" | "引用" | "明显引用" => Some(BlockKind::Quote),
        _ if name.starts_with("list") || name.starts_with("列表") => Some(BlockKind::ListItem),
        _ => None,
    })
}

/// Reads the part with the styles.
pub(super) fn read(xml: &str) -> Result<Styles, DocxError> {
    let mut reader = StyleReader::default();
    walk(xml, &mut reader)?;
    Ok(reader.styles)
}

#[derive(Default)]
struct StyleReader {
    styles: Styles,
    id: Option<String>,
}

impl Visitor for StyleReader {
    fn open(&mut self, name: &str, element: &Element<'_>) {
        if name == "style" {
            let is_paragraph = element.get("type").is_none_or(|kind| kind == "paragraph");
            self.id = element.get("styleId").filter(|_| is_paragraph);
            if let Some(id) = &self.id {
                self.styles.0.insert(id.clone(), Style::default());
            }
            return;
        }
        let style = self.id.as_ref().and_then(|id| self.styles.0.get_mut(id));
        let (Some(style), Some(value)) = (style, element.get("val")) else { return };
        match name {
            "name" => style.name = value,
            "basedOn" => style.parent = value,
            "outlineLvl" => style.outline = value.parse().ok(),
            "numId" => {
                style.is_list = value != "0";
                style.list = Some(value);
            }
            "ilvl" => style.level = value.parse().ok(),
            _ => {}
        }
    }

    fn text(&mut self, _: &str) {}

    fn close(&mut self, name: &str) {
        if name == "style" {
            self.id = None;
        }
    }
}
