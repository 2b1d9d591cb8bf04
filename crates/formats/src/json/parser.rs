//! The parser: RFC 8259, no extensions, bounded depth.
//!
//! It does not call itself: what is open stands in a list, so it can stop between two values and
//! go on later. A long input need not hold up the page.

use super::{Key, Kind, MAX_DEPTH, SyntaxError, SyntaxErrorKind, Value};

/// So many items of a list are kept in the tree; the rest is left unread.
const KEPT_ITEMS: usize = 64;

/// Parses all of `input`, which must be shorter than 4 GiB.
pub(crate) fn parse(input: &str) -> Result<Value, SyntaxError> {
    let whole = Parsing::default().run(input, usize::MAX)?;
    whole.ok_or(SyntaxError { at: input.len(), kind: SyntaxErrorKind::Unexpected })
}

/// Parses an unread item of the tree of `input`; `None` only where it is none.
pub(crate) fn parse_item(input: &str, item: &Value) -> Option<Value> {
    let mut cursor = Cursor { bytes: input.as_bytes(), at: item.start as usize };
    Parsing::default().value(&mut cursor, usize::MAX).ok()?
}

/// How far the parsing of an input is.
#[derive(Debug, Default)]
pub(crate) struct Parsing {
    at: usize,
    /// The lists and objects that are not yet closed, the outermost first.
    frames: Vec<Frame>,
    /// Their items and fields: each gets its own memory only when its length is known.
    open_items: Vec<Value>,
    open_fields: Vec<(Key, Value)>,
}

/// A list or object that is not yet closed.
#[derive(Debug)]
struct Frame {
    start: u32,
    /// Where its own items or fields begin among the open ones.
    first: usize,
    /// The name of the field whose value comes next; none in a list.
    key: Option<Key>,
    /// Whether what is in it is kept; otherwise it is only checked.
    is_kept: bool,
    n_items: usize,
}

impl Frame {
    /// Whether the tree holds what is inside the next item.
    const fn keeps_next(&self) -> bool {
        self.is_kept && (self.key.is_some() || self.n_items < KEPT_ITEMS)
    }
}

impl Parsing {
    /// The byte that it has come to.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// Parses on, and stops at the first value from byte `until` on. Once it has come to the end
    /// of `input` it gives the whole.
    pub(crate) fn run(&mut self, input: &str, until: usize) -> Result<Option<Value>, SyntaxError> {
        let mut cursor = Cursor { bytes: input.as_bytes(), at: self.at };
        cursor.skip_white();
        let value = self.value(&mut cursor, until)?;
        if value.is_some() {
            cursor.skip_white();
            if cursor.at < cursor.bytes.len() {
                return Err(cursor.unexpected());
            }
        }
        self.at = cursor.at;
        Ok(value)
    }

    fn value(
        &mut self,
        cursor: &mut Cursor<'_>,
        until: usize,
    ) -> Result<Option<Value>, SyntaxError> {
        while cursor.at < until {
            let ended = match cursor.peek() {
                Some(b'{' | b'[') => self.open(cursor)?,
                _ => Some(cursor.scalar()?),
            };
            if let Some(value) = ended
                && let Some(whole) = self.put(cursor, value)?
            {
                return Ok(Some(whole));
            }
        }
        Ok(None)
    }

    /// Begins a list or an object; gives it if it is empty.
    fn open(&mut self, cursor: &mut Cursor<'_>) -> Result<Option<Value>, SyntaxError> {
        if self.frames.len() == MAX_DEPTH {
            return Err(SyntaxError { at: cursor.at, kind: SyntaxErrorKind::TooDeep });
        }
        let start = offset(cursor.at);
        let is_list = cursor.peek() == Some(b'[');
        cursor.at += 1;
        cursor.skip_white();
        if cursor.peek() == Some(closing(is_list)) {
            cursor.at += 1;
            let kind = if is_list { Kind::List(Vec::new()) } else { Kind::Object(Vec::new()) };
            return Ok(Some(Value { start, end: offset(cursor.at), kind }));
        }
        let key = if is_list { None } else { Some(cursor.key()?) };
        let first = if is_list { self.open_items.len() } else { self.open_fields.len() };
        let is_kept = self.frames.last().is_none_or(Frame::keeps_next);
        self.frames.push(Frame { start, first, key, is_kept, n_items: 0 });
        Ok(None)
    }

    /// Puts a value where it belongs, and closes what ends behind it. Gives the whole when nothing
    /// is open any more.
    fn put(
        &mut self,
        cursor: &mut Cursor<'_>,
        mut value: Value,
    ) -> Result<Option<Value>, SyntaxError> {
        while let Some(frame) = self.frames.last_mut() {
            let keeps_inside = frame.keeps_next();
            frame.n_items += 1;
            match frame.key {
                _ if !frame.is_kept => {}
                Some(key) => self.open_fields.push((key, value)),
                None if keeps_inside => self.open_items.push(value),
                None => self.open_items.push(value.unread()),
            }
            if cursor.comma() {
                if frame.key.is_some() {
                    frame.key = Some(cursor.key()?);
                }
                return Ok(None);
            }
            let Some(frame) = self.frames.pop() else { return Ok(None) };
            value = self.close(cursor, &frame)?;
        }
        Ok(Some(value))
    }

    fn close(&mut self, cursor: &mut Cursor<'_>, frame: &Frame) -> Result<Value, SyntaxError> {
        let is_list = frame.key.is_none();
        cursor.expect(closing(is_list))?;
        let kind = match (frame.is_kept, is_list) {
            (false, true) => Kind::List(Vec::new()),
            (false, false) => Kind::Object(Vec::new()),
            (true, true) => Kind::List(self.open_items.drain(frame.first..).collect()),
            (true, false) => Kind::Object(self.open_fields.drain(frame.first..).collect()),
        };
        Ok(Value { start: frame.start, end: offset(cursor.at), kind })
    }
}

impl Value {
    /// A list or object as a sound item to be read later.
    fn unread(self) -> Self {
        match self.kind {
            Kind::List(_) | Kind::Object(_) => Self { kind: Kind::Unread, ..self },
            _ => self,
        }
    }
}

const fn closing(is_list: bool) -> u8 {
    if is_list { b']' } else { b'}' }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// A place in the input, and what can stand there.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
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

    /// A value that holds no other.
    fn scalar(&mut self) -> Result<Value, SyntaxError> {
        let start = offset(self.at);
        let kind = match self.peek() {
            Some(b'"') => Kind::Text { escaped: self.string()? },
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word(b"true", Kind::Boolean(true))?,
            Some(b'f') => self.word(b"false", Kind::Boolean(false))?,
            Some(b'n') => self.word(b"null", Kind::Null)?,
            _ => return Err(self.unexpected()),
        };
        Ok(Value { start, end: offset(self.at), kind })
    }

    /// The name of a field, and what stands before its value.
    fn key(&mut self) -> Result<Key, SyntaxError> {
        let start = offset(self.at);
        let escaped = self.string()?;
        let key = Key { start, end: offset(self.at), escaped };
        self.skip_white();
        self.expect(b':')?;
        self.skip_white();
        Ok(key)
    }

    /// Whether another item follows.
    fn comma(&mut self) -> bool {
        self.skip_white();
        let more = self.peek() == Some(b',');
        if more {
            self.at += 1;
            self.skip_white();
        }
        more
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
