//! Whether everything is in the store.

use crate::StoreFailure;

/// The state of saving, as the status line tells it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SaveState {
    /// All that was done is in the store.
    #[default]
    Saved,
    /// The store is being written.
    Saving,
    /// The store failed; what is not in it is kept and tried again.
    Failed(StoreFailure),
}
