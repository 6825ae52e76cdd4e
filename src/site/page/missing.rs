//! The page for addresses that lead nowhere.

use minijinja::context;

use crate::site::frame::Frame;
use crate::site::press::{Press, Printed};
use crate::site::templates::TemplateError;
use crate::text::DocPath;

/// Prints the page.
///
/// # Errors
/// A template that fails.
pub fn missing(press: &Press<'_>, at: &DocPath) -> Result<Printed, TemplateError> {
    let sheet = press.sheet(at);
    let title = press.language.word("no_such_page");
    let data = context! { home => press.base_url.clone() };
    let mut frame = sheet.frame("404", title, title);
    if let Some(top) = press.base_url.as_deref().and_then(path) {
        stand_anywhere(&mut frame, top);
    }
    sheet.print("404.html", frame, data)
}

/// The path of an address, with a slash at both ends.
fn path(base: &str) -> Option<&str> {
    let (_, rest) = base.split_once("://")?;
    rest.find('/').map(|at| &rest[at..])
}

/// A host shows this page at the address that was asked for, in whatever folder: what surrounds it
/// leads from the host's top.
fn stand_anywhere(frame: &mut Frame, top: &str) {
    frame.root = top.to_owned();
    let addresses = frame.menu.iter_mut().map(|item| &mut item.address).chain(&mut frame.logo);
    addresses.for_each(|address| address.insert_str(0, top));
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn an_addresss_path_begins_after_its_host() {
        assert_eq!(path("https://example.org/"), Some("/"));
        assert_eq!(path("https://example.org:8080/a/b/"), Some("/a/b/"));
        assert_eq!(path("nowhere"), None);
    }
}
