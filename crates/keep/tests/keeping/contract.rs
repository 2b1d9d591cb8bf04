//! The twin holds to the contract.

use crate::desk::now;
use keep::{MemoryDisk, contract};

#[test]
fn the_twin_holds_to_the_contract() {
    let disk = MemoryDisk::default();
    assert_eq!(now(contract::check(&disk.connect().unwrap())), Ok(()));
    assert_eq!(disk.dump(), Vec::new());
}
