//! Keeping work, without a browser: the twin in memory stands for the store.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by panicking")]

mod claims;
mod contract;
mod damage;
mod desk;
mod faults;
mod folding;
mod older_versions;
mod projects;
