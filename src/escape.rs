//! Floor 1: text made safe for HTML, XML, addresses and scripts, in one place.

use serde::Serialize;
use std::borrow::Cow;
use std::fmt::Write;

/// `text` for content and quoted attribute values of HTML and XML. Characters that XML forbids, even
/// as references, are left out.
pub fn text(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| entity(c).is_some() || !allowed(c)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len() + 16);
    for c in text.chars().filter(|&c| allowed(c)) {
        match entity(c) {
            Some(entity) => safe.push_str(entity),
            None => safe.push(c),
        }
    }
    Cow::Owned(safe)
}

const fn entity(c: char) -> Option<&'static str> {
    Some(match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => return None,
    })
}

/// Whether XML 1.0 and HTML allow the character at all.
pub const fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{7e}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

/// `path` as part of an address: what means something there, and what is not ASCII, percent-encoded;
/// `/` stays.
pub fn path(path: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$()*+,;=@".contains(&byte);
    if path.bytes().all(plain) {
        return Cow::Borrowed(path);
    }
    let mut encoded = String::with_capacity(path.len() + 16);
    for byte in path.bytes() {
        if plain(byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    Cow::Owned(encoded)
}

/// `address`, written by somebody else, with everything that no address holds percent-encoded; what
/// is encoded already stays.
pub fn address(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c) {
            encoded.push(c);
        } else {
            encoded.push_str(&path(c.encode_utf8(&mut [0; 4])));
        }
    }
    encoded
}

/// `value` as JSON that may stand anywhere in a script.
pub fn script(value: &impl Serialize) -> String {
    // What the site hands to scripts are lists and structs of text, which JSON always holds.
    let json = serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned());
    let mut safe = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(safe, "\\u{:04x}", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_text() {
        assert_eq!(text("<b title=\"'&\u{0}\u{b}\u{fffe}\">"), "&lt;b title=&quot;&#39;&amp;&quot;&gt;");
        assert!(matches!(text("Żółw / 亀 🐢"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_script_holds_only_data() {
        assert_eq!(script(&["</script>\u{2028}&"]), r#"["\u003c/script\u003e\u2028\u0026"]"#);
    }

    #[test]
    fn a_path_names_one_file_whatever_it_holds() {
        assert_eq!(path("a b/100%?#ü:.html"), "a%20b/100%25%3F%23%C3%BC%3A.html");
        assert_eq!(address("https://x.org/ä\"?q=%20#\u{1}"), "https://x.org/%C3%A4%22?q=%20#%01");
    }
}
