//! JSON that is not ours: a list of objects, or an object on each line.

use super::{MAX_CELLS, MAX_COLUMNS, ProblemKind, Row, Table, TableError, TableKind};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// A value, as far as it matters here: fields stay in their order.
enum Value {
    /// A text, a number, a switch or nothing, as text.
    Scalar(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Scalar(value.to_owned()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Scalar(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Scalar(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Scalar(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Scalar(value.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Scalar(String::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Value::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = object.next_entry()? {
            fields.push(field);
        }
        Ok(Value::Object(fields))
    }
}

impl Value {
    /// As the text of a cell: lists with commas, objects as `name: value`.
    fn text(&self) -> String {
        let join = |texts: Vec<String>, mark: &str| {
            let texts: Vec<_> = texts.into_iter().filter(|text| !text.is_empty()).collect();
            texts.join(mark)
        };
        match self {
            Self::Scalar(text) => text.clone(),
            Self::List(values) => join(values.iter().map(Self::text).collect(), ", "),
            Self::Object(fields) => {
                let field = |(name, value): &(String, Self)| format!("{name}: {}", value.text());
                join(fields.iter().map(field).collect(), "; ")
            }
        }
    }

    const fn is_object(&self) -> bool {
        matches!(self, Self::Object(_))
    }
}

pub(super) fn read(raw: &str) -> Result<Table, TableError> {
    let text = raw.trim_start_matches('\u{feff}');
    let value = match serde_json::from_str(text) {
        Ok(value) => value,
        // one object after the other, under a name that promises one value
        Err(error) => {
            let lines = (error.line() > 1 && text.trim_start().starts_with('{'))
                .then(|| read_lines(text))
                .and_then(Result::ok)
                .filter(|table| table.n_problems == 0);
            let (line, column) = (error.line(), error.column());
            return lines.ok_or(TableError::Json { line, column });
        }
    };
    let mut builder = Builder::new(TableKind::Json);
    for (idx, record) in records(value).ok_or(TableError::NoRecords)?.into_iter().enumerate() {
        builder.add(idx + 1, record)?;
    }
    builder.finish()
}

/// The objects of a list; of an object, those of the first list of objects in it, or itself.
fn records(value: Value) -> Option<Vec<Value>> {
    let is_list =
        |value: &Value| matches!(value, Value::List(values) if values.iter().any(Value::is_object));
    match value {
        Value::List(values) => values.iter().any(Value::is_object).then_some(values),
        Value::Object(mut fields) => match fields.iter().position(|(_, value)| is_list(value)) {
            Some(idx) => records(fields.swap_remove(idx).1),
            None => (!fields.is_empty()).then(|| vec![Value::Object(fields)]),
        },
        Value::Scalar(_) => None,
    }
}

pub(super) fn read_lines(raw: &str) -> Result<Table, TableError> {
    let text = raw.trim_start_matches('\u{feff}');
    let mut builder = Builder::new(TableKind::JsonLines);
    let mut first_fault = None;
    for (idx, line) in text.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str(line) {
            Ok(value) => builder.add(idx + 1, value)?,
            Err(error) => {
                let column = error.column();
                builder.table.tell(idx + 1, ProblemKind::Json { column });
                first_fault.get_or_insert(TableError::Json { line: idx + 1, column });
            }
        }
    }
    match builder.finish() {
        Err(error) => Err(first_fault.unwrap_or(error)),
        table => table,
    }
}

/// Puts objects into columns, which come in the order in which they are met.
struct Builder {
    table: Table,
    places: BTreeMap<String, usize>,
    n_cells: usize,
}

impl Builder {
    fn new(kind: TableKind) -> Self {
        Self { table: Table::new(kind), places: BTreeMap::new(), n_cells: 0 }
    }

    fn add(&mut self, number: usize, value: Value) -> Result<(), TableError> {
        let Value::Object(fields) = value else {
            self.table.tell(number, ProblemKind::NoObject);
            return Ok(());
        };
        let mut cells = Vec::new();
        for (name, value) in fields {
            let Some(place) = self.place(name) else {
                return Err(TableError::TooLarge { limit: MAX_COLUMNS });
            };
            if place >= cells.len() {
                cells.resize(place + 1, String::new());
            }
            if cells[place].is_empty() {
                cells[place] = value.text();
            }
        }
        self.n_cells += cells.len();
        if self.n_cells > MAX_CELLS {
            return Err(TableError::TooLarge { limit: MAX_CELLS });
        }
        self.table.rows.push(Row { number, cells });
        Ok(())
    }

    fn place(&mut self, name: String) -> Option<usize> {
        let next = self.table.columns.len();
        let place = *self.places.entry(name.clone()).or_insert(next);
        if place == next {
            if next == MAX_COLUMNS {
                return None;
            }
            self.table.columns.push(name);
        }
        Some(place)
    }

    fn finish(self) -> Result<Table, TableError> {
        if self.table.rows.is_empty() { Err(TableError::Empty) } else { Ok(self.table) }
    }
}
