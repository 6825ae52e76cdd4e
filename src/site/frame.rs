//! What surrounds every page: its head, the menu, the footer.

use serde::Serialize;

use crate::chronicle::Landing;
use crate::repository::Commit;
use crate::settings::Role;
use crate::site::page::open_data;
use crate::site::press::{Press, Sheet};
use crate::site::view::Revision;
use crate::strategy::NodeId;
use crate::text::DocPath;

/// How the site is made, beside what the strategy itself says.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// Where the site will stand, before what `[site]` says.
    pub base_url: Option<String>,
    /// The strategy root's path from the repository's top, `""` there.
    pub prefix: String,
    /// The commit that was built, or that the work tree which was built stands on.
    pub commit: Option<Commit>,
    /// The release that this commit bears.
    pub release: Option<String>,
    /// Whether the site has a search.
    pub search: bool,
}

/// What is the same on every page, known to templates as `site`.
#[derive(Debug, Serialize)]
pub struct Shared {
    /// The strategy's name.
    pub name: String,
    /// The language's tag.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Whether there is a search.
    pub search: bool,
    /// Whether the theme's own stylesheet is there.
    pub themed: bool,
    /// The repository's page.
    pub repository: Option<String>,
    /// What was built.
    pub built: Built,
    /// Whether feeds have an address to stand at.
    pub feeds: bool,
}

/// What the site was built from.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Built {
    /// The day that it is read for.
    pub as_of: String,
    /// The release, where the commit bears one.
    pub release: Option<String>,
    /// The commit; nothing outside of a repository.
    pub revision: Option<Revision>,
    /// Whether it was built from the work tree, which stands on that commit.
    pub work_tree: bool,
}

/// One item of the menu.
#[derive(Clone, Debug)]
pub struct MenuItem {
    /// Its words.
    pub label: String,
    /// Where it leads.
    pub page: DocPath,
}

/// One item of the menu on a page.
#[derive(Debug, Serialize)]
pub struct MenuLink {
    /// Its words.
    pub label: String,
    /// Its address.
    pub address: String,
    /// Whether it is this page, or this page belongs to it: `page` or `true`.
    pub current: Option<&'static str>,
}

/// What surrounds one page, known to templates as `page`.
#[derive(Debug, Serialize)]
pub struct Frame {
    /// What sort of page it is: a role, or a word of its own.
    pub sort: &'static str,
    /// The document's id; nothing on other pages.
    pub id: Option<String>,
    /// Its title.
    pub title: String,
    /// What it says, in a sentence.
    pub description: String,
    /// The way to the site's top: `../` or nothing.
    pub root: String,
    /// Where it will stand on the web, where that is known.
    pub canonical: Option<String>,
    /// The menu.
    pub menu: Vec<MenuLink>,
    /// Where it comes from; nothing for a page of our own.
    pub source: Option<Origin>,
    /// The logo's address.
    pub logo: Option<String>,
    /// What is said over it, where it is a preview and shows something else than what is published.
    pub preview: Option<PreviewNote>,
}

/// What is said over a page of a preview.
#[derive(Debug, Serialize)]
pub struct PreviewNote {
    /// What the preview is compared with.
    pub base: String,
    /// The page of what it changes.
    pub address: String,
}

/// Where a document's page comes from.
#[derive(Debug, Serialize)]
pub struct Origin {
    /// The file, from the strategy root.
    pub path: String,
    /// The file as it was built.
    pub file: Option<String>,
    /// What happened to it.
    pub history: Option<String>,
    /// Where a change to it is proposed.
    pub edit: Option<String>,
    /// The commit that last touched it.
    pub landed: Option<Revision>,
}

impl Shared {
    /// What is the same on every page of a site.
    pub fn of(press: &Press<'_>, setting: &Setting) -> Self {
        let site = &press.strategy.settings.site;
        Self {
            name: press.strategy.settings.name.clone(),
            language: site.language.clone(),
            direction: match press.direction {
                crate::site::charts::Direction::LeftToRight => "ltr",
                crate::site::charts::Direction::RightToLeft => "rtl",
            },
            search: setting.search,
            themed: !site.theme.is_empty() || !site.theme_dark.is_empty(),
            repository: press.forge.as_ref().map(|forge| forge.repository().to_owned()),
            built: press.built.clone(),
            feeds: press.base_url.is_some(),
        }
    }
}

impl Built {
    /// What a site was built from.
    pub fn of(press: &Press<'_>, setting: &Setting) -> Self {
        let landing = setting.commit.as_ref().map(|commit| Landing {
            revision: Some(commit.id.to_string()),
            date: commit.date,
            author: commit.author.clone(),
            summary: commit.summary().to_owned(),
            reaffirms: Vec::new(),
            editorial: Vec::new(),
        });
        Self {
            as_of: press.language.date(press.analysis.date()),
            release: setting.release.clone(),
            revision: landing.map(|landing| Revision::of(press, &landing)),
            work_tree: press.analysis.version.commit.is_none(),
        }
    }
}

/// The menu: where most readers go, as far as there is something.
pub fn menu(press: &Press<'_>) -> Vec<MenuItem> {
    let own = |word: &str, path: &str| {
        let page = DocPath::new(path).ok()?;
        Some(MenuItem { label: press.language.word(word).to_owned(), page })
    };
    let has = |role: Role| press.strategy.with_role(role).next().is_some();
    let mut menu = vec![own("home", "index.html"), own("map", "map.html")];
    for role in [Role::Objective, Role::Initiative, Role::Team] {
        menu.extend(press.strategy.settings.kinds.values().filter(|kind| kind.role == role).map(|kind| {
            let page = press.places.kind(&kind.name)?.clone();
            Some(MenuItem { label: press.kind_word(&kind.name, true), page })
        }));
    }
    let has_trade_offs = !press.analysis.trade_offs.preferences.is_empty();
    menu.push(own("allocation", "allocation.html").filter(|_| has(Role::Initiative)));
    menu.push(own("trade_offs", "trade-offs.html").filter(|_| has_trade_offs));
    menu.push(own("drift", "drift/index.html").filter(|_| press.places.legs().next().is_some()));
    menu.into_iter().flatten().collect()
}

impl Sheet<'_> {
    /// What surrounds this page.
    pub fn frame(&self, sort: &'static str, title: &str, description: &str) -> Frame {
        let press = self.press;
        let depth = self.at.as_str().matches('/').count();
        let logo = press.strategy.settings.site.logo.as_ref().and_then(|logo| DocPath::new(logo).ok());
        Frame {
            sort,
            id: None,
            title: title.to_owned(),
            description: description.to_owned(),
            root: "../".repeat(depth),
            canonical: self.canonical(),
            menu: press.menu.iter().map(|item| self.menu_link(item)).collect(),
            source: None,
            preview: None,
            logo: logo.and_then(|logo| Some(self.to(press.places.file(&logo)?))),
        }
    }

    /// What is said over a page that differs from what is published; nothing where this is no preview.
    pub fn preview_note(&self) -> Option<PreviewNote> {
        let press = self.press;
        let (leg, page) = press.past.preview.as_ref().zip(press.places.preview())?;
        Some(PreviewNote { base: leg.drift.base.name.clone(), address: self.to(page) })
    }

    /// Where this page will stand on the web, where that is known.
    pub fn canonical(&self) -> Option<String> {
        self.press.base_url.as_ref().map(|base| open_data::whole(base, self.at))
    }

    fn menu_link(&self, item: &MenuItem) -> MenuLink {
        let folder = item.page.folder();
        let current = match () {
            () if &item.page == self.at => Some("page"),
            () if !folder.is_empty() && folder == self.at.folder() => Some("true"),
            () => None,
        };
        MenuLink { label: item.label.clone(), address: self.to(&item.page), current }
    }

    /// Where a document's page comes from.
    pub fn origin(&self, node: NodeId) -> Origin {
        let press = self.press;
        let path = press.strategy.document(node).path().as_str();
        let forge = press.forge.as_ref();
        Origin {
            path: path.to_owned(),
            file: press.source(path, Some(node), None),
            history: forge.and_then(|forge| forge.history(path)),
            edit: forge.and_then(|forge| forge.edit(path)),
            landed: press.last_landing(node).map(|landing| Revision::of(press, landing)),
        }
    }
}
