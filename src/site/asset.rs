//! Files of the strategy that the site takes along: what pages link to or show, and nothing that a
//! browser would run (safety.md).

use std::collections::BTreeSet;

use crate::strategy::{Destination, Strategy};
use crate::text::DocPath;

/// What a browser shows or saves, but never runs.
const ENDINGS: [&str; 34] = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "bmp", "svg", "pdf", "txt", "csv", "tsv", "json",
    "yaml", "yml", "toml", "zip", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "mp3",
    "ogg", "mp4", "webm", "ics", "epub", "bib",
];
/// What makes an SVG run or load something.
const ACTIVE: [&str; 9] =
    ["script", "foreignobject", "iframe", "<embed", "<object", "handler", "<!entity", "&#", "<set"];

/// The files that the strategy's pages link to or show, by name alone.
pub fn mentioned(strategy: &Strategy) -> BTreeSet<DocPath> {
    let mentions = strategy.ids().flat_map(|node| strategy.mentions(node));
    let files = mentions.filter_map(|destination| match destination {
        Destination::File(path) => Some(path.clone()),
        _ => None,
    });
    let logo = strategy.settings.site.logo.as_deref().and_then(|logo| DocPath::new(logo).ok());
    files.chain(logo).filter(is_inert).collect()
}

/// Whether the file's ending is one that browsers never run.
fn is_inert(path: &DocPath) -> bool {
    let ending = path.file_name().rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether the file may stand on the site: an SVG only where nothing in it runs or loads.
pub fn is_quiet(path: &DocPath, bytes: &[u8]) -> bool {
    if !path.file_name().to_ascii_lowercase().ends_with(".svg") {
        return true;
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let text = text.to_lowercase();
    !text.contains('\0') && !ACTIVE.iter().any(|word| text.contains(word)) && !has_event_handler(&text)
}

/// Whether an attribute that begins with `on` stands in the lower-case markup.
fn has_event_handler(text: &str) -> bool {
    text.match_indices("on").any(|(at, _)| {
        let begins = text[..at].ends_with(|c: char| c.is_whitespace() || "\"'/".contains(c));
        let name = text[at..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        begins && text[at + name.len()..].trim_start().starts_with('=')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_that_do_nothing_are_taken_along() {
        let quiet = |svg: &str| is_quiet(&DocPath::new("a/B.SVG").unwrap(), svg.as_bytes());
        assert!(quiet("<svg xmlns=\"http://www.w3.org/2000/svg\"><text x=\"1\">on = off, once</text></svg>"));
        for svg in [
            "<svg><SCRIPT>x</SCRIPT></svg>",
            "<svg onload=\"x\"/>",
            "<svg><g\nonclick = 'x'/></svg>",
            "<svg/onload=x>",
            "<svg><a href=\"javascript:x\"/></svg>",
            "<svg><a href=\"jav&#x61;script:x\"/></svg>",
            "<svg><foreignObject/></svg>",
            "<svg>\0</svg>",
        ] {
            assert!(!quiet(svg), "{svg}");
        }
        assert!(!is_quiet(&DocPath::new("x.svg").unwrap(), b"\xff\xfe<\0s\0"));
        assert!(!is_inert(&DocPath::new("x.html").unwrap()) && is_inert(&DocPath::new("x.tar.PDF").unwrap()));
    }
}
