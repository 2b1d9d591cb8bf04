//! Everything that the reader of the screen sees and touches, apart from the article itself.
//!
//! # Architecture Invariant
//! A folder for each room: shell, library, documents, coders, history, watch, intake, inspector,
//! entities, codebook, backups, find, seek, exchange, help, privacy, and the tools that
//! float over the article. Components hold no domain state: they read the contexts and dispatch
//! messages. `widgets` names no domain crate. Nothing here names the platform.

mod around;
mod article;
mod backups;
mod chip;
mod codebook;
mod coders;
mod documents;
mod entities;
mod exchange;
mod find;
mod frame;
mod help;
mod history;
mod inspector;
mod intake;
mod library;
mod lock;
mod metadata;
mod phrase;
mod privacy;
mod projects;
pub(crate) mod reader_tools;
mod reading;
mod revise;
mod seek;
pub(crate) mod shell;
mod statement_table;
mod statements;
mod suggestions;
mod watch;
mod widgets;
