//! Numbers of things, in words.

/// `1 error`, `2 errors`.
pub fn counted(count: usize, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}
