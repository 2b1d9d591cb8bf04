//! Names in several languages.

use crate::Action;
use crate::node::Node;
use model::{LocalName, Names};
use serde::Serialize;
use std::borrow::Cow;

/// A name in one language.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Name"))]
#[serde(deny_unknown_fields)]
pub(crate) struct NameRecord<'a> {
    /// A BCP 47 tag such as `en` or `zh-CN`.
    lang: &'a str,
    /// The name itself.
    value: &'a str,
}

pub(crate) fn write(names: &Names) -> Vec<NameRecord<'_>> {
    names.0.iter().map(|name| NameRecord { lang: &name.lang, value: &name.value }).collect()
}

/// The names in field `names`; none where it is absent.
pub(crate) fn read(node: &Node<'_>) -> Names {
    let mut names = Vec::new();
    node.each_in("names", &mut |item| {
        if !item.is_record(&["lang", "value"]) {
            return;
        }
        let value = item.required("value", Action::LeftOut);
        if let Some(value) = value.and_then(|node| node.text(Action::LeftOut)) {
            names.push(LocalName { lang: item.text_in("lang"), value: Cow::into_owned(value) });
        }
    });
    Names(names)
}
