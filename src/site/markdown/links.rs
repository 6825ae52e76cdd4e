//! Links and pictures: ours are resolved, others pass an allow-list, what leads nowhere is text.

use pulldown_cmark::{Event, LinkType};

use super::Renderer;
use super::open::Close;
use crate::document::{Mention, MentionForm};
use crate::escape;

/// Where a link leads that stays on the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The address, relative to the page and ready for an attribute but for escaping.
    pub address: String,
    /// What to call it where the link has no words of its own.
    pub words: String,
    /// The width and height of a picture, where they are known.
    pub size: Option<(u32, u32)>,
}

const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];
const PICTURES: [&str; 4] = ["png", "gif", "jpeg", "webp"];
/// The most bytes of a picture inside the text itself.
const LARGEST: usize = 32 << 10;

impl<'a> Renderer<'a> {
    pub fn start_link(&mut self, link: LinkType, url: &str, start: usize) {
        let Some(mention) = self.mention(start).filter(|_| !self.in_link) else {
            return self.open.push(Close::Nothing);
        };
        let url = if link == LinkType::Email { format!("mailto:{url}") } else { url.to_owned() };
        if is_foreign(&url) {
            let name = label(mention, &url);
            return self.open_link(&format!("{}\" rel=\"external noreferrer", attribute(&url)), &name);
        }
        match self.resolved(mention) {
            Some(target) => self.start_resolved(mention, link, &target),
            None => {
                self.html("<span class=\"unresolved\">");
                self.open.push(Close::Html("</span>"));
            }
        }
    }

    fn start_resolved(&mut self, mention: &Mention, link: LinkType, target: &Link) {
        self.open_link(&attribute(&target.address), &label(mention, &target.words));
        if link == (LinkType::WikiLink { has_pothole: false }) {
            self.out.push(Event::Text(target.words.clone().into()));
            self.html("</a>");
            self.open.pop();
            (self.left_out, self.in_link) = (1, false);
        }
    }

    /// Opens a link to `address`, an attribute's value.
    fn open_link(&mut self, address: &str, label: &str) {
        self.html(format!("<a href=\"{address}\"{label}>"));
        self.open.push(Close::Html("</a>"));
        self.in_link = true;
    }

    /// A picture of the strategy or a small one within the text; one elsewhere becomes a link,
    /// since nothing is loaded from another host.
    pub fn picture(&mut self, url: &str, start: usize) {
        self.left_out = 1;
        let Some(mention) = self.mention(start) else { return };
        let words = escape::text(&mention.text).into_owned();
        if is_small_picture(url) {
            self.html(format!("<img src=\"{}\" alt=\"{words}\">", attribute(url)));
        } else if is_foreign(url) {
            self.foreign_picture(url, &mention.text);
        } else if let Some(target) = self.resolved(mention) {
            let address = attribute(&target.address);
            let size = target
                .size
                .map_or(String::new(), |(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
            self.html(format!("<img src=\"{address}\" alt=\"{words}\"{size} loading=\"lazy\">"));
        } else {
            self.html(format!("<span class=\"unresolved\">{words}</span>"));
        }
    }

    fn foreign_picture(&mut self, url: &str, words: &str) {
        let words = escape::text(if words.trim().is_empty() { url } else { words });
        if self.in_link {
            return self.html(words.into_owned());
        }
        self.html(format!("<a href=\"{}\" rel=\"external noreferrer\">{words}</a>", attribute(url)));
    }

    fn mention(&self, start: usize) -> Option<&'a Mention> {
        let mentions = &self.body.mentions;
        let at = mentions.binary_search_by_key(&start, |mention| mention.span.start).ok()?;
        mentions.get(at)
    }

    /// Where the mention leads on the site; nowhere where it leads off it.
    fn resolved(&self, mention: &Mention) -> Option<Link> {
        (!mention.is_external()).then(|| (self.resolve)(mention)).flatten()
    }
}

fn attribute(address: &str) -> String {
    escape::text(&escape::address(address)).into_owned()
}

/// A link without words needs a name for those who do not see it.
fn label(mention: &Mention, words: &str) -> String {
    if mention.form == MentionForm::Wiki || !mention.text.trim().is_empty() {
        return String::new();
    }
    format!(" aria-label=\"{}\"", escape::text(words))
}

/// Whether the address leads off the site by a scheme that only shows something.
fn is_foreign(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme)))
}

fn is_small_picture(url: &str) -> bool {
    let data = url.strip_prefix("data:image/").and_then(|rest| rest.split_once(";base64,"));
    url.len() <= LARGEST
        && data.is_some_and(|(kind, data)| {
            PICTURES.contains(&kind) && data.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b))
        })
}
