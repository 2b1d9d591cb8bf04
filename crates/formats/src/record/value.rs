//! Values of attributes and variables, by the id of the attribute.

use crate::node::Node;
use crate::{Action, Expected, Problem};
use model::{AttributeId, Value};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A value: text or the id of a choice, a whole number, or yes or no.
#[derive(Debug, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Value"))]
#[serde(untagged)]
enum ValueRecord<'a> {
    Boolean(bool),
    Integer(i64),
    Text(&'a str),
}

/// Values by the ids of their attributes, written without a map in between.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Values<'a>(pub(crate) &'a BTreeMap<AttributeId, Value>);

impl Serialize for Values<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (id, value) in self.0 {
            let value = match value {
                Value::Boolean(value) => ValueRecord::Boolean(*value),
                Value::Integer(value) => ValueRecord::Integer(*value),
                Value::Text(value) => ValueRecord::Text(value),
            };
            map.serialize_entry(id.as_str(), &value)?;
        }
        map.end()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Values<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Values".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        BTreeMap::<String, ValueRecord<'static>>::json_schema(generator)
    }
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
