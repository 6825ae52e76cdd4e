//! The page for addresses that lead nowhere.

use minijinja::context;

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
    sheet.print("404.html", sheet.frame("404", title, title), data)
}
