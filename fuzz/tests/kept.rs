//! The kept inputs, in every test: what once failed must not fail again.

use std::fs;
use std::path::Path;
use targets::TARGETS;

#[test]
fn kept_inputs_pass() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("kept");
    for (name, target) in TARGETS {
        let directory = kept.join(name);
        let inputs = fs::read_dir(&directory).unwrap_or_else(|e| panic!("{name}: {e}"));
        let mut n_inputs = 0;
        for input in inputs {
            let path = input.expect("an entry of the directory").path();
            println!("{}", path.display());
            target(&fs::read(&path).expect("a readable file"));
            n_inputs += 1;
        }
        assert!(n_inputs > 0, "{name} has no input to begin from");
    }
}
