//! Reading a file bit by bit: whoever reads a long one can say how far it is, and stop.

use super::read::Documents;
use super::{Imported, MAX_BYTES, ReadError, syntax_error};
use crate::json::Parsing;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// A file that is being read.
#[derive(Debug)]
pub struct Reading<'a> {
    json: Cow<'a, str>,
    stage: Stage,
}

/// A file is gone through twice: first for its form, then for what it says.
#[derive(Debug)]
enum Stage {
    Form(Parsing),
    Content(Box<Documents>),
}

impl<'a> Reading<'a> {
    /// Begins to read a file.
    ///
    /// # Errors
    /// The file is longer than [`MAX_BYTES`].
    pub fn new(json: impl Into<Cow<'a, str>>) -> Result<Self, ReadError> {
        let json = json.into();
        let n_bytes = json.len();
        if n_bytes > MAX_BYTES {
            return Err(ReadError::TooLarge { n_bytes });
        }
        Ok(Self { json, stage: Stage::Form(Parsing::default()) })
    }

    /// How far it is, in thousandths.
    pub fn permille(&self) -> u16 {
        let len = self.json.len().max(1);
        let passed = match &self.stage {
            Stage::Form(parsing) => parsing.at(),
            Stage::Content(documents) => len + documents.at().min(len),
        };
        // a thousand times the length of a long file does not fit into 32 bits
        u16::try_from(passed as u64 * 1000 / (2 * len as u64)).unwrap_or(1000)
    }

    /// Reads about `n_bytes` bytes more; gives the rest, or what came of it.
    pub fn go_on(mut self, n_bytes: usize) -> ControlFlow<Result<Imported, ReadError>, Self> {
        let json = self.json.strip_prefix('\u{feff}').unwrap_or(&self.json);
        match self.stage {
            Stage::Form(mut parsing) => {
                let until = parsing.at().saturating_add(n_bytes);
                self.stage = match parsing.run(json, until) {
                    Err(error) => return ControlFlow::Break(Err(syntax_error(json, error))),
                    Ok(None) => Stage::Form(parsing),
                    Ok(Some(tree)) => match Documents::begin(json, tree) {
                        Err(error) => return ControlFlow::Break(Err(error)),
                        Ok(documents) => Stage::Content(Box::new(documents)),
                    },
                };
            }
            Stage::Content(mut documents) => {
                if documents.go_on(json, n_bytes) {
                    return ControlFlow::Break(Ok(documents.finish(json)));
                }
                self.stage = Stage::Content(documents);
            }
        }
        ControlFlow::Continue(self)
    }
}
