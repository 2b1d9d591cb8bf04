//! Values of attributes and variables, by the id of the attribute.

use crate::node::Node;
use crate::{Action, Expected, Problem};
use model::{AttributeId, Value};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A value: text or the id of a choice, a whole number, or yes or no.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Value"))]
#[serde(untagged)]
pub(crate) enum ValueRecord<'a> {
    Boolean(bool),
    Integer(i64),
    Text(&'a str),
}

pub(crate) type Values<'a> = BTreeMap<&'a str, ValueRecord<'a>>;

pub(crate) fn write(values: &BTreeMap<AttributeId, Value>) -> Values<'_> {
    let mut written = Values::new();
    for (id, value) in values {
        let value = match value {
            Value::Boolean(value) => ValueRecord::Boolean(*value),
            Value::Integer(value) => ValueRecord::Integer(*value),
            Value::Text(value) => ValueRecord::Text(value),
        };
        written.insert(id.as_str(), value);
    }
    written
}

/// The values in field `name`; none where it is absent.
pub(crate) fn read(node: &Node<'_>, name: &str) -> BTreeMap<AttributeId, Value> {
    let mut values = BTreeMap::new();
    node.each_entry(name, &mut |id, item| {
        let value = item
            .as_text()
            .map(|text| Value::Text(Cow::into_owned(text)))
            .or_else(|| item.as_integer().map(Value::Integer))
            .or_else(|| item.as_boolean().map(Value::Boolean));
        match value {
            Some(value) => {
                values.insert(AttributeId::new(id), value);
            }
            None => item.report(Problem::WrongType(Expected::Value), Action::LeftOut),
        }
    });
    values
}
