//! The engine, driven by messages. Invariants are checked after every one of them.

mod backups;
mod bulk;
mod codebook;
mod coders;
mod documents;
mod entities;
mod files;
mod find;
mod folder;
mod import;
mod lock;
mod offline;
mod pages;
mod parts;
mod past;
mod random;
mod reading;
mod revise;
mod scripts;
mod seek;
mod statements;
mod suggestion;
mod suggestions;
mod table;
mod tabs;
mod watch;

use crate::{Effect, Env, Fact, Ids, IntakeMsg, Model, Msg, SessionMsg, update};
use formats::store::JournalEntry;
use model::Timestamp;
use text::TextSize;

/// Ids that count, each run the same.
#[derive(Debug, Default)]
struct CountingIds(u32);

impl Ids for CountingIds {
    fn next_id(&mut self) -> String {
        self.0 += 1;
        format!("id{:05}", self.0)
    }
}

/// An app without a browser. The clock advances a second with each message.
#[derive(Debug)]
struct App {
    model: Model,
    ids: CountingIds,
    seconds: i64,
    effects: Vec<Effect>,
    journal: Vec<JournalEntry>,
}

impl App {
    fn new() -> Self {
        let mut ids = CountingIds::default();
        let model = Model::new(&mut Env { now: Timestamp::from_millis(0), ids: &mut ids });
        Self { model, ids, seconds: 0, effects: Vec::new(), journal: Vec::new() }
    }

    /// An app with one plain-text article open.
    fn with_article(text: &str) -> Self {
        let mut app = Self::new();
        app.send(Msg::Intake(IntakeMsg::Offered(text.to_owned())));
        app.send(Msg::Intake(IntakeMsg::Add));
        app
    }

    #[track_caller]
    fn send(&mut self, msg: Msg) {
        self.seconds += 1;
        let now = Timestamp::from_millis(self.seconds * 1000);
        let said = format!("{msg:?}");
        self.effects = update(&mut self.model, msg, &mut Env { now, ids: &mut self.ids });
        assert_eq!(self.model.check_invariants(), Vec::<String>::new(), "after {said}");
        for effect in &self.effects {
            if let Effect::Persist(entries) = effect {
                self.journal.extend(entries.iter().cloned());
            }
        }
    }

    /// Selects the nth occurrence of `quote`, counted from 0.
    #[track_caller]
    fn select(&mut self, quote: &str, nth: usize) {
        let text = self.model.document().unwrap().text();
        let at = text.match_indices(quote).nth(nth).unwrap().0;
        let ends = (TextSize::from_index(at), TextSize::from_index(at + quote.len()));
        self.send(Msg::Session(SessionMsg::Select(Some(ends))));
    }

    #[track_caller]
    fn tag(&mut self, quote: &str, label: &str) {
        self.select(quote, 0);
        self.send(Msg::Tag(model::LabelId::new(label)));
    }

    /// The store has written everything.
    fn persisted(&mut self) {
        let seq = self.model.journal_seq();
        self.send(Msg::Io(Fact::Persisted(1..=seq)));
    }

    /// The open document in marked-text notation.
    fn marked(&self) -> String {
        self.model.document().map_or_else(String::new, |d| test_support::render(d))
    }

    /// The quote of the selected annotation.
    fn selected(&self) -> Option<String> {
        let id = self.model.session.annotation.as_ref()?;
        let document = self.model.document()?;
        Some(document.annotations.get(id)?.quote(document.text()))
    }
}
