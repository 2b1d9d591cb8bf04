//! Tolerant access to a JSON tree: every wrong value becomes an issue with its path and place.

mod log;
mod path;

pub(crate) use log::{Found, Log, shorten};
pub(crate) use path::Path;

use crate::json::{Key, Kind, Value, unescape};
use crate::{Action, Expected, Problem};
use std::borrow::Cow;

/// A value of the tree with its path, and the log that problems go to.
#[derive(Clone, Copy)]
pub(crate) struct Node<'n> {
    value: &'n Value,
    path: Path<'n>,
    log: &'n Log<'n>,
}

impl<'n> Node<'n> {
    pub(crate) fn root(value: &'n Value, log: &'n Log<'n>) -> Self {
        let path = Path::ROOT;
        Self { value, path, log }
    }

    /// Logs a problem with this value.
    pub(crate) fn report(&self, problem: Problem, action: Action) {
        let offending = self.log.slice(self.value.start, self.value.end);
        self.log.add(self.value.start, &self.path, problem, offending, action);
    }

    /// Logs a problem with the field `name`, which is absent; the place is the record's.
    pub(crate) fn report_field(&self, name: &str, problem: Problem, action: Action) {
        let path = self.path.key(name);
        self.log.add(self.value.start, &path, problem, "", action);
    }

    fn wrong<T>(&self, expected: Expected, action: Action) -> Option<T> {
        self.report(Problem::WrongType(expected), action);
        None
    }

    /// Whether this is an object; if it is, fields not in `known` and doubled ones are logged.
    pub(crate) fn is_record(&self, known: &[&str]) -> bool {
        let Kind::Object(fields) = &self.value.kind else {
            return self.wrong::<()>(Expected::Object, Action::LeftOut).is_some();
        };
        let mut seen = 0_u64;
        for (key, value) in fields {
            let name = self.key_text(*key);
            let problem = match known.iter().position(|probe| **probe == *name) {
                None => Problem::UnknownField,
                Some(idx) if seen & (1 << idx) != 0 => Problem::DuplicateField,
                Some(idx) => {
                    seen |= 1 << idx;
                    continue;
                }
            };
            let (path, log) = (self.path.key(&name), self.log);
            let action = match problem {
                Problem::UnknownField => Action::LeftOut,
                _ => Action::Kept,
            };
            Node { value, path, log }.report(problem, action);
        }
        true
    }

    fn key_text(&self, key: Key) -> Cow<'n, str> {
        unescape(self.log.slice(key.start + 1, key.end - 1), key.escaped).0
    }

    /// The field `name`; `None` where it is absent or null. The last of several counts.
    pub(crate) fn field<'c>(&'c self, name: &'c str) -> Option<Node<'c>> {
        let Kind::Object(fields) = &self.value.kind else {
            return None;
        };
        let is_it = |key: &Key| {
            let raw = self.log.slice(key.start + 1, key.end - 1);
            raw == name || (key.escaped && unescape(raw, true).0 == name)
        };
        let (_, value) = fields.iter().rev().find(|(key, _)| is_it(key))?;
        let (path, log) = (self.path.key(name), self.log);
        (!matches!(value.kind, Kind::Null)).then_some(Node { value, path, log })
    }

    /// Like [`Self::field`], but its absence is logged.
    pub(crate) fn required<'c>(&'c self, name: &'c str, action: Action) -> Option<Node<'c>> {
        let found = self.field(name);
        if found.is_none() {
            self.report_field(name, Problem::Missing, action);
        }
        found
    }

    /// Calls `visit` with each item of the list; anything but a list is logged.
    pub(crate) fn each(&self, visit: &mut dyn FnMut(Node<'_>)) {
        if self.is_list() {
            self.each_until(&mut 0, usize::MAX, visit);
        }
    }

    /// Calls `visit` with the items from the `next`-th on that begin before byte `until` of the
    /// input; `next` then tells where to go on. Returns whether there are no more.
    pub(crate) fn each_until(
        &self,
        next: &mut usize,
        until: usize,
        visit: &mut dyn FnMut(Node<'_>),
    ) -> bool {
        while let Some(item) = self.peek_item(*next) {
            if item.start() >= until {
                return false;
            }
            let read = self.read_item(*next);
            visit(self.item(*next, read.as_ref()).unwrap_or(item));
            *next += 1;
        }
        true
    }

    /// Whether this is a list; anything else is logged.
    pub(crate) fn is_list(&self) -> bool {
        let is_list = matches!(self.value.kind, Kind::List(_));
        if !is_list {
            self.report(Problem::WrongType(Expected::List), Action::LeftOut);
        }
        is_list
    }

    /// An item of the list as the tree holds it.
    fn peek_item(&self, idx: usize) -> Option<Node<'_>> {
        self.item(idx, None)
    }

    /// What is in an item that the tree holds unread.
    pub(crate) fn read_item(&self, idx: usize) -> Option<Value> {
        let item = self.peek_item(idx)?;
        matches!(item.value.kind, Kind::Unread).then(|| self.log.read(item.value)).flatten()
    }

    /// An item of the list, with what [`Self::read_item`] gave.
    pub(crate) fn item<'c>(&'c self, idx: usize, read: Option<&'c Value>) -> Option<Node<'c>> {
        let Kind::List(items) = &self.value.kind else { return None };
        let value = read.or(items.get(idx))?;
        Some(Node { value, path: self.path.index(idx), log: self.log })
    }

    /// Calls `visit` with each item of the list in field `name`, if the field is there.
    pub(crate) fn each_in(&self, name: &str, visit: &mut dyn FnMut(Node<'_>)) {
        if let Some(list) = self.field(name) {
            list.each(visit);
        }
    }

    /// Like [`Self::each_in`], but passes over what is no list: for a second look.
    pub(crate) fn peek_each(&self, name: &str, visit: &mut dyn FnMut(Node<'_>)) {
        if let Some(list) = self.field(name).filter(|node| matches!(node.value.kind, Kind::List(_)))
        {
            list.each(visit);
        }
    }

    /// Calls `visit` with each name and value of the object in field `name`. Of a doubled name
    /// the last one counts.
    pub(crate) fn each_entry(&self, name: &str, visit: &mut dyn FnMut(&str, Node<'_>)) {
        let Some(map) = self.field(name) else {
            return;
        };
        let Kind::Object(fields) = &map.value.kind else {
            map.report(Problem::WrongType(Expected::Object), Action::LeftOut);
            return;
        };
        let mut seen = std::collections::BTreeSet::new();
        for (key, value) in fields {
            let key = map.key_text(*key);
            let (path, log) = (map.path.key(&key), map.log);
            let node = Node { value, path, log };
            if !seen.insert(key.clone().into_owned()) {
                node.report(Problem::DuplicateField, Action::Kept);
            }
            visit(&key, node);
        }
    }

    /// The text in here, if it is text, without a word about its form: for a second look.
    pub(crate) fn peek(&self) -> Option<Cow<'n, str>> {
        self.unescaped().map(|(text, _)| text)
    }

    fn unescaped(&self) -> Option<(Cow<'n, str>, bool)> {
        let Kind::Text { escaped } = self.value.kind else {
            return None;
        };
        let raw = self.log.slice(self.value.start + 1, self.value.end - 1);
        Some(unescape(raw, escaped))
    }

    /// The text in here, if it is text.
    pub(crate) fn as_text(&self) -> Option<Cow<'n, str>> {
        let (text, lossy) = self.unescaped()?;
        if lossy {
            self.report(Problem::LoneSurrogate, Action::Corrected);
        }
        Some(text)
    }

    /// The text in here; anything else is logged.
    pub(crate) fn text(&self, action: Action) -> Option<Cow<'n, str>> {
        self.as_text().or_else(|| self.wrong(Expected::Text, action))
    }

    /// The text in field `name`; empty where it is absent, and logged where it is not text.
    pub(crate) fn cow_in<'c>(&'c self, name: &'c str) -> Cow<'c, str> {
        let text = self.field(name).and_then(|node| node.text(Action::Defaulted));
        text.unwrap_or_default()
    }

    /// Like [`Self::cow_in`], as text of its own.
    pub(crate) fn text_in(&self, name: &str) -> String {
        self.cow_in(name).into_owned()
    }

    /// The whole number in here, if it is one and fits the type.
    pub(crate) fn as_integer<T: std::str::FromStr>(&self) -> Option<T> {
        match self.value.kind {
            Kind::Number => self.log.slice(self.value.start, self.value.end).parse().ok(),
            _ => None,
        }
    }

    /// The whole number in here; anything else, and one that does not fit the type, is logged.
    pub(crate) fn integer<T: std::str::FromStr>(&self, action: Action) -> Option<T> {
        let found = self.as_integer();
        if found.is_none() {
            let problem = match self.as_integer::<i128>() {
                Some(_) => Problem::OutOfRange,
                None => Problem::WrongType(Expected::Integer),
            };
            self.report(problem, action);
        }
        found
    }

    /// The truth value in here, if it is one.
    pub(crate) fn as_boolean(&self) -> Option<bool> {
        match self.value.kind {
            Kind::Boolean(value) => Some(value),
            _ => None,
        }
    }

    /// The truth value in field `name`; `false` where it is absent, logged where it is none.
    pub(crate) fn boolean_in(&self, name: &str) -> bool {
        let Some(node) = self.field(name) else {
            return false;
        };
        let value = node.as_boolean();
        if value.is_none() {
            node.report(Problem::WrongType(Expected::Boolean), Action::Defaulted);
        }
        value.unwrap_or_default()
    }

    /// Whether this is an object.
    pub(crate) fn is_object(&self) -> bool {
        matches!(self.value.kind, Kind::Object(_))
    }

    /// Where this value begins, in bytes from the start of the input.
    pub(crate) fn start(&self) -> usize {
        self.value.start as usize
    }

    /// Where this value ends.
    pub(crate) fn end(&self) -> usize {
        self.value.end as usize
    }
}
