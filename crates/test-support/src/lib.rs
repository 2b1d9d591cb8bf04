//! What tests of several crates share: the marked-text notation, the torture text, and random
//! projects.
//!
//! A dev-dependency only. Functions in here panic on wrong input: it is the test's mistake.

mod changes;
mod codebooks;
mod marked;
mod pages;
mod projects;
mod render;
mod texts;

pub use changes::{change_set, step};
pub use codebooks::codebook;
pub use marked::{document, project};
pub use pages::{KeptPage, PAGES};
pub use projects::random_project;
pub use render::render;
pub use texts::{TORTURE, note, text};
