//! What the app does, without the browser: messages in, changed state and effects out.
//!
//! ```text
//! DOM event -> Msg -> update(&mut Model, Msg, &mut Env) -> Vec<Effect> -> platform -> Msg
//! ```
//!
//! # Architecture Invariant
//! [`update`] cannot fail, does no I/O and reads neither clock nor randomness: both come in
//! with [`Env`]. Durable changes go through [`Command`] and a `ChangeSet`; nothing else changes
//! the project.

mod backups;
mod batch;
mod bulk;
mod caret;
mod codebook_diff;
mod codebook_room;
mod coders;
mod columns;
mod commands;
mod composer;
mod dialog;
mod documents;
mod effect;
mod entities;
mod entity_index;
mod exchange;
mod filter;
mod find;
mod findings;
mod folder;
mod history;
mod intake_flow;
mod known_names;
mod lock;
mod model_state;
mod msg;
mod navigation;
mod offline;
mod page_choices;
mod parts;
mod past;
mod projects;
mod reading;
mod restore;
mod revise;
mod rooms;
mod save;
mod seek;
mod selected;
mod selecting;
mod selection;
mod session;
mod spans;
pub mod starter;
mod statements;
mod suggestions;
mod table;
mod tabs;
mod update;

pub use backups::{
    Backup, BackupEffect, BackupFact, BackupsMsg, BackupsState, MAX_BYTES as MAX_BACKUP_BYTES,
    backup_row, thinned,
};
pub use batch::{Batch, FileOutcome};
pub use codebook_diff::{Difference, How, Sort};
pub use codebook_room::{CodebookMsg, CodebookState, preview, uses};
pub use coders::{CoderIndex, CodersMsg, CodersState};
pub use columns::{Columns, ColumnsMsg};
pub use commands::{
    Acceptance, AnnotationKey, CodebookCommand, Command, EditError, EntityCommand, EntityDraft,
    Holder, LinkPart, Misfit, NewDocument, NewLink, NewSpan, NewStatement, NewText, Part, Place,
    Reach, ReadyDocument, Recoded, Recoding, StatementEdit, StatementKey, SuggestionCommand, plan,
    recoded,
};
pub use composer::{ComposeMsg, Composer, Offer, OfferRow, lit};
pub use dialog::Dialog;
pub use documents::{DocumentOrder, DocumentsMsg, DocumentsState, listed};
pub use effect::{Effect, FocusTarget, SessionRecord};
pub use entities::{EntitiesMsg, EntitiesState, Showing, language_of};
pub use entity_index::EntityIndex;
pub use filter::{Filter, filtered};
pub use find::{FindMsg, FindState, MAX_TAGGED};
pub use findings::{
    Finding, FindingKind, FindingPlace, Findings, MAX_FINDINGS, MAX_PLACES, Party, WatchMsg,
    WatchState,
};
pub use folder::{FolderEffect, FolderFact, FolderMsg, FolderState};
pub use history::History;
pub use lock::{
    LockEffect, LockFact, LockMsg, LockProblem, LockState, LockedFile, Passphrase, Strength,
    strength,
};
pub use model_state::{Env, Ids, Model};
pub use msg::{
    Direction, Edge, ExchangeMsg, Fact, FileContent, FileFailure, IntakeMsg, Msg, SessionMsg,
    StoreFailure, Unit,
};
pub use offline::{
    OfflineEffect, OfflineFact, OfflineMsg, OfflineState, PageFacts, Readiness, Unkept, unkept,
};
pub use page_choices::{PageChoices, publisher};
pub use parts::{PartEnd, PartsMsg, preview_end};
pub use past::{Touched, touched};
pub use projects::{
    ListedProject, ProjectsFact, ProjectsMsg, ProjectsOrder, ProjectsState, StorageUse,
};
pub use reading::{ReadingFont, ReadingMsg, ReadingSettings};
pub use restore::{Restored, restore};
pub use revise::{Choice, Class, Move, Review, ReviseMsg, ReviseState};
pub use rooms::View;
pub use save::SaveState;
pub use seek::{
    Group, Hit, Looks, OccurrencesOf, Question, SeekFilter, SeekMsg, SeekPart, SeekPreview,
    SeekState, Sought, TagAs, Tagged, leading_attribute,
};
pub use selecting::SelectingSettings;
pub use selection::Selection;
pub use session::{
    FileBytes, ImportReport, Intake, IntakeSource, Language, Notice, NoticeKind, Session, Settings,
    Theme,
};
pub use spans::DocumentSpans;
pub use statements::{DocumentStatements, extent_of};
pub use suggestions::{
    MAX_ACCEPTED, NAME_KINDS, Offered, Reached, Readings, RuleDraft, RuleEdit, RuleFault, RulesMsg,
    RulesState, Scope, StatementOffer, Suggested, Suggestion, SuggestionSort, SuggestionsMsg,
    SuggestionsState, Verdict, kind_idx, label_for, stance_label,
};
pub use table::{
    Column, Line, StatementTable, TableFilter, TableMsg, TableRow, TableState, TableView,
    filtered_lines, ordered,
};
pub use tabs::{Kept, MAX_HELD, Missed, Role, TabEffect, TabFact, TabMsg, TabState};
pub use update::update;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail by panicking")]
mod tests;
