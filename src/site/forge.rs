//! Addresses on the forge that hosts the repository: a file, its history, its edit page, a commit.

use crate::escape;
use crate::settings::Site;

/// A forge, as far as its addresses go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    GitHub,
    GitLab,
    Gitea,
    Bitbucket,
}

/// The repository's page on its forge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forge {
    style: Option<Style>,
    repository: String,
    branch: String,
    /// The strategy root's path from the repository's top, `""` there.
    prefix: String,
}

impl Forge {
    /// The forge that `[site]` names; nothing where it names none that a browser opens. `prefix` is
    /// the strategy root's path from the repository's top.
    pub fn of(site: &Site, prefix: &str) -> Option<Self> {
        let repository = site.repository.as_deref()?;
        let host = repository.strip_prefix("https://").or_else(|| repository.strip_prefix("http://"))?;
        let style = site.forge.as_deref().map_or_else(|| by_host(host), by_name);
        Some(Self {
            style,
            repository: escape::address(repository.trim_end_matches('/')),
            branch: escape::path(&site.branch).into_owned(),
            prefix: prefix.to_owned(),
        })
    }

    /// Whether it is known how the forge's addresses are made.
    pub const fn is_known(&self) -> bool {
        self.style.is_some()
    }

    /// The repository's page.
    pub fn repository(&self) -> &str {
        &self.repository
    }

    /// A file's line at a revision, a commit's id or a branch.
    pub fn file(&self, revision: &str, path: &str, line: Option<usize>) -> Option<String> {
        self.at(&escape::path(revision), path, line)
    }

    /// The file at a revision whose name is escaped.
    fn at(&self, revision: &str, path: &str, line: Option<usize>) -> Option<String> {
        let (repository, path) = (&self.repository, self.path(path));
        // Markdown is shown as read, without lines, unless its source is asked for.
        let (address, lines) = match self.style? {
            Style::GitHub => (format!("{repository}/blob/{revision}/{path}"), "?plain=1#L"),
            Style::GitLab => (format!("{repository}/-/blob/{revision}/{path}"), "?plain=1#L"),
            Style::Gitea => {
                let sort = if revision == self.branch { "branch" } else { "commit" };
                (format!("{repository}/src/{sort}/{revision}/{path}"), "?display=source#L")
            }
            Style::Bitbucket => (format!("{repository}/src/{revision}/{path}"), "#lines-"),
        };
        Some(line.map_or(address.clone(), |line| format!("{address}{lines}{line}")))
    }

    /// A file as it stands on the branch that edits go to.
    pub fn newest(&self, path: &str) -> Option<String> {
        self.at(&self.branch, path, None)
    }

    /// What happened to a file on the branch that edits go to.
    pub fn history(&self, path: &str) -> Option<String> {
        let Self { repository, branch, .. } = self;
        let path = self.path(path);
        Some(match self.style? {
            Style::GitHub => format!("{repository}/commits/{branch}/{path}"),
            Style::GitLab => format!("{repository}/-/commits/{branch}/{path}"),
            Style::Gitea => format!("{repository}/commits/branch/{branch}/{path}"),
            Style::Bitbucket => format!("{repository}/history-node/{branch}/{path}"),
        })
    }

    /// Where a change to a file is proposed.
    pub fn edit(&self, path: &str) -> Option<String> {
        let Self { repository, branch, .. } = self;
        let path = self.path(path);
        Some(match self.style? {
            Style::GitHub => format!("{repository}/edit/{branch}/{path}"),
            Style::GitLab => format!("{repository}/-/edit/{branch}/{path}"),
            Style::Gitea => format!("{repository}/_edit/{branch}/{path}"),
            Style::Bitbucket => format!("{repository}/src/{branch}/{path}?mode=edit&at={branch}"),
        })
    }

    /// A commit.
    pub fn commit(&self, id: &str) -> Option<String> {
        let (repository, id) = (&self.repository, escape::path(id));
        Some(match self.style? {
            Style::GitHub | Style::Gitea => format!("{repository}/commit/{id}"),
            Style::GitLab => format!("{repository}/-/commit/{id}"),
            Style::Bitbucket => format!("{repository}/commits/{id}"),
        })
    }

    /// What changed from one revision to another.
    pub fn compare(&self, base: &str, head: &str) -> Option<String> {
        let (repository, base, head) = (&self.repository, escape::path(base), escape::path(head));
        Some(match self.style? {
            Style::GitHub | Style::Gitea => format!("{repository}/compare/{base}...{head}"),
            Style::GitLab => format!("{repository}/-/compare/{base}...{head}"),
            Style::Bitbucket => format!("{repository}/branches/compare/{head}%0D{base}"),
        })
    }

    fn path(&self, path: &str) -> String {
        let whole = if self.prefix.is_empty() { path.to_owned() } else { format!("{}/{path}", self.prefix) };
        escape::path(&whole).into_owned()
    }
}

fn by_name(name: &str) -> Option<Style> {
    match name.to_lowercase().as_str() {
        "github" => Some(Style::GitHub),
        "gitlab" => Some(Style::GitLab),
        "gitea" | "forgejo" | "codeberg" => Some(Style::Gitea),
        "bitbucket" => Some(Style::Bitbucket),
        _ => None,
    }
}

fn by_host(address: &str) -> Option<Style> {
    let host = address.split(['/', ':']).next().unwrap_or("");
    host.split('.').find_map(by_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forge(repository: &str, name: Option<&str>) -> Option<Forge> {
        let site = Site {
            repository: Some(repository.to_owned()),
            forge: name.map(str::to_owned),
            ..Site::default()
        };
        Forge::of(&site, "docs/strategy")
    }

    #[test]
    fn every_forge_has_its_own_addresses() {
        let addresses = |forge: &Forge| {
            [
                forge.file("abc", "a b.md", Some(7)),
                forge.history("a.md"),
                forge.edit("a.md"),
                forge.commit("abc"),
                forge.compare("v1", "v2"),
            ]
            .map(|address| address.unwrap().replace(forge.repository(), ""))
        };
        assert_eq!(
            addresses(&forge("https://github.com/n/s/", None).unwrap()),
            [
                "/blob/abc/docs/strategy/a%20b.md?plain=1#L7",
                "/commits/main/docs/strategy/a.md",
                "/edit/main/docs/strategy/a.md",
                "/commit/abc",
                "/compare/v1...v2"
            ]
        );
        assert_eq!(
            addresses(&forge("https://gitlab.example.org/n/s", None).unwrap()),
            [
                "/-/blob/abc/docs/strategy/a%20b.md?plain=1#L7",
                "/-/commits/main/docs/strategy/a.md",
                "/-/edit/main/docs/strategy/a.md",
                "/-/commit/abc",
                "/-/compare/v1...v2"
            ]
        );
        assert_eq!(
            addresses(&forge("https://git.example.org/n/s", Some("forgejo")).unwrap()),
            [
                "/src/commit/abc/docs/strategy/a%20b.md?display=source#L7",
                "/commits/branch/main/docs/strategy/a.md",
                "/_edit/main/docs/strategy/a.md",
                "/commit/abc",
                "/compare/v1...v2"
            ]
        );
        assert_eq!(
            addresses(&forge("https://bitbucket.org/n/s", None).unwrap()),
            [
                "/src/abc/docs/strategy/a%20b.md#lines-7",
                "/history-node/main/docs/strategy/a.md",
                "/src/main/docs/strategy/a.md?mode=edit&at=main",
                "/commits/abc",
                "/branches/compare/v2%0Dv1"
            ]
        );
    }

    #[test]
    fn what_no_browser_opens_is_no_forge() {
        assert_eq!(forge("javascript:alert(1)//github.com", None), None);
        let unknown = forge("https://git.example.org/n/s", None).unwrap();
        assert_eq!((unknown.repository(), unknown.edit("a.md")), ("https://git.example.org/n/s", None));
    }
}
