//! Expected files, which one variable blesses: `RHUMB_BLESS=1 cargo test`.

use std::fs;
use std::path::Path;

/// Holds `found` against the file `expected`; blessing writes the file instead.
pub fn assert_expected(expected: &Path, found: &str) {
    if std::env::var_os("RHUMB_BLESS").is_some() {
        fs::create_dir_all(expected.parent().unwrap()).unwrap();
        fs::write(expected, found).unwrap();
    }
    let wanted = fs::read_to_string(expected).unwrap_or_default();
    assert!(wanted == found, "{} is expected otherwise; found:\n{found}", expected.display());
}
