//! The parser: RFC 8259, no extensions, bounded depth.

use super::{Key, Kind, MAX_DEPTH, SyntaxError, SyntaxErrorKind, Value};

/// So many items of a list are kept in the tree; the rest is left unread.
const KEPT_ITEMS: usize = 64;

/// Parses all of `input`, which must be shorter than 4 GiB.
pub(crate) fn parse(input: &str) -> Result<Value, SyntaxError> {
    let mut parser = Parser::new(input, 0);
    parser.skip_white();
    let value = parser.value()?;
    parser.skip_white();
    if parser.at < parser.bytes.len() {
        return Err(parser.unexpected());
    }
    Ok(value)
}

/// Parses an unread item of the tree of `input`; `None` only where it is none.
pub(crate) fn parse_item(input: &str, item: &Value) -> Option<Value> {
    Parser::new(input, item.start as usize).value().ok()
}

struct Parser<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: usize,
    /// Whether what is parsed is only checked, and not kept.
    only_checks: bool,
    /// Items of the lists and fields of the objects that are not yet closed: each gets its
    /// own memory only when its length is known.
    open_items: Vec<Value>,
    open_fields: Vec<(Key, Value)>,
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl<'a> Parser<'a> {
    fn new(input: &'a str, at: usize) -> Self {
        let (open_items, open_fields) = (Vec::new(), Vec::new());
        let bytes = input.as_bytes();
        Self { bytes, at, depth: 0, only_checks: false, open_items, open_fields }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn unexpected(&self) -> SyntaxError {
        SyntaxError { at: self.at, kind: SyntaxErrorKind::Unexpected }
    }

    fn skip_white(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), SyntaxError> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.unexpected())
        }
    }

    fn value(&mut self) -> Result<Value, SyntaxError> {
        let start = offset(self.at);
        let kind = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::list)?,
            Some(b'"') => Kind::Text { escaped: self.string()? },
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word(b"true", Kind::Boolean(true))?,
            Some(b'f') => self.word(b"false", Kind::Boolean(false))?,
            Some(b'n') => self.word(b"null", Kind::Null)?,
            _ => return Err(self.unexpected()),
        };
        Ok(Value { start, end: offset(self.at), kind })
    }

    fn nested(
        &mut self,
        inside: fn(&mut Self) -> Result<Kind, SyntaxError>,
    ) -> Result<Kind, SyntaxError> {
        if self.depth == MAX_DEPTH {
            return Err(SyntaxError { at: self.at, kind: SyntaxErrorKind::TooDeep });
        }
        self.depth += 1;
        self.at += 1;
        self.skip_white();
        let kind = inside(self)?;
        self.depth -= 1;
        Ok(kind)
    }

    fn list(&mut self) -> Result<Kind, SyntaxError> {
        let first = self.open_items.len();
        if self.peek() != Some(b']') {
            loop {
                let item = match self.only_checks || self.open_items.len() - first < KEPT_ITEMS {
                    true => self.value()?,
                    false => self.unread()?,
                };
                if !self.only_checks {
                    self.open_items.push(item);
                }
                if !self.comma()? {
                    break;
                }
            }
        }
        self.expect(b']')?;
        Ok(Kind::List(self.open_items.drain(first..).collect()))
    }

    /// Checks an item without keeping it.
    fn unread(&mut self) -> Result<Value, SyntaxError> {
        self.only_checks = true;
        let item = self.value();
        self.only_checks = false;
        item.map(|item| match item.kind {
            Kind::List(_) | Kind::Object(_) => Value { kind: Kind::Unread, ..item },
            _ => item,
        })
    }

    fn object(&mut self) -> Result<Kind, SyntaxError> {
        let first = self.open_fields.len();
        if self.peek() != Some(b'}') {
            loop {
                let field = self.field()?;
                if !self.only_checks {
                    self.open_fields.push(field);
                }
                if !self.comma()? {
                    break;
                }
            }
        }
        self.expect(b'}')?;
        Ok(Kind::Object(self.open_fields.drain(first..).collect()))
    }

    fn field(&mut self) -> Result<(Key, Value), SyntaxError> {
        let start = offset(self.at);
        let escaped = self.string()?;
        let key = Key { start, end: offset(self.at), escaped };
        self.skip_white();
        self.expect(b':')?;
        self.skip_white();
        Ok((key, self.value()?))
    }

    /// Whether another item follows.
    fn comma(&mut self) -> Result<bool, SyntaxError> {
        self.skip_white();
        let more = self.peek() == Some(b',');
        if more {
            self.expect(b',')?;
            self.skip_white();
        }
        Ok(more)
    }

    /// Passes a string; returns whether it holds escapes.
    fn string(&mut self) -> Result<bool, SyntaxError> {
        self.expect(b'"')?;
        let mut escaped = false;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    escaped = true;
                    self.escape()?;
                }
                Some(0x20..) => self.at += 1,
                _ => return Err(self.unexpected()),
            }
        }
        self.at += 1;
        Ok(escaped)
    }

    fn escape(&mut self) -> Result<(), SyntaxError> {
        self.at += 1;
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                self.at += 1;
                for _ in 0..4 {
                    if !self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                        return Err(self.unexpected());
                    }
                    self.at += 1;
                }
            }
            _ => return Err(self.unexpected()),
        }
        Ok(())
    }

    fn number(&mut self) -> Result<Kind, SyntaxError> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        if self.peek() == Some(b'0') {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(Kind::Number)
    }

    fn digits(&mut self) -> Result<(), SyntaxError> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.unexpected());
        }
        Ok(())
    }

    fn word(&mut self, word: &[u8], kind: Kind) -> Result<Kind, SyntaxError> {
        for byte in word {
            self.expect(*byte)?;
        }
        Ok(kind)
    }
}
