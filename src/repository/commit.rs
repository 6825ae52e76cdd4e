//! A commit, as far as a strategy's history asks for it.

use git2::{Oid, message_trailers_strs};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::id::CommitId;

/// A commit. Names and messages may be any bytes in Git; here they are text, what is not UTF-8
/// replaced, and never to be trusted for a path or a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commit {
    /// Its name.
    pub id: CommitId,
    /// Its parents, the line's own first; none where the clone's boundary cuts them off.
    pub parents: Vec<CommitId>,
    /// Whether a shallow clone ends here: what lies behind is unknown.
    pub boundary: bool,
    /// The committer's time in seconds since 1970.
    pub seconds: i64,
    /// The UTC date of the committer's time, in the years 1 to 9999.
    pub date: Date,
    /// The author's name.
    pub author: String,
    /// The whole message.
    pub message: String,
    pub(super) tree: Oid,
}

impl Commit {
    pub(super) fn of(commit: &git2::Commit<'_>, boundary: bool) -> Self {
        let parents = if boundary { Vec::new() } else { commit.parent_ids().map(CommitId).collect() };
        let seconds = commit.time().seconds();
        Self {
            id: CommitId(commit.id()),
            parents,
            boundary,
            seconds,
            date: utc_date(seconds),
            author: String::from_utf8_lossy(commit.author().name_bytes()).into_owned(),
            message: String::from_utf8_lossy(commit.message_bytes()).into_owned(),
            tree: commit.tree_id(),
        }
    }

    /// The message's first line.
    pub fn summary(&self) -> &str {
        self.message.lines().next().unwrap_or("").trim()
    }

    /// What the trailers `key` list, parted by commas, in order: `Reaffirms: a, b` gives `a` and `b`.
    ///
    /// Trailers are those of Git: lines of the last paragraph, which is not the title and holds
    /// nothing else; keys compare without case.
    pub fn trailer(&self, key: &str) -> Vec<String> {
        let of_key = trailers(&self.message).into_iter().filter(|(k, _)| k.eq_ignore_ascii_case(key));
        of_key.flat_map(|(_, value)| listed(&value)).collect()
    }
}

fn listed(value: &str) -> Vec<String> {
    value.split(',').map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

fn trailers(message: &str) -> Vec<(String, String)> {
    let Ok(found) = message_trailers_strs(message) else { return Vec::new() };
    found.iter().flat_map(|(key, value)| unfold(key, value)).collect()
}

/// A value's lines are its continuations, but libgit2 takes the line after an empty value for one
/// as well: where it is not indented it is a trailer of its own.
fn unfold(key: &str, value: &str) -> Vec<(String, String)> {
    let mut trailers = vec![(key.to_owned(), String::new())];
    for line in value.split('\n') {
        match line.split_once(':') {
            Some((key, rest)) if value.starts_with('\n') && !line.starts_with([' ', '\t']) => {
                trailers.push((key.trim().to_owned(), rest.to_owned()));
            }
            _ => trailers.last_mut().into_iter().for_each(|(_, value)| *value += line),
        }
    }
    trailers
}

fn utc_date(seconds: i64) -> Date {
    let epoch = date(1970, 1, 1);
    // The first day of year 1 and the last of year 9999.
    let days = seconds.div_euclid(86_400).clamp(-719_162, 2_932_896);
    epoch.saturating_add(days.days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_utc_and_stay_within_the_calendar() {
        assert_eq!(utc_date(1_790_000_000), date(2026, 9, 21));
        assert_eq!(utc_date(-1), date(1969, 12, 31));
        assert_eq!(utc_date(i64::MIN), date(1, 1, 1));
        assert_eq!(utc_date(i64::MAX), date(9999, 12, 31));
    }

    #[test]
    fn trailers_follow_git() {
        let listed = |message: &str| {
            let of = |key: &str| -> Vec<String> {
                let all = trailers(message).into_iter().filter(|(k, _)| k.eq_ignore_ascii_case(key));
                all.flat_map(|(_, value)| listed(&value)).collect()
            };
            (of("Reaffirms"), of("Editorial"))
        };
        let ids = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        let none = (ids(&[]), ids(&[]));

        assert_eq!(listed("Title\n\nReaffirms: a, b\nreaffirms: c\n"), (ids(&["a", "b", "c"]), ids(&[])));
        assert_eq!(listed("Title\n\nReaffirms: a,\n b\nEDITORIAL:*\n"), (ids(&["a", "b"]), ids(&["*"])));
        assert_eq!(listed("Title\n\nReaffirms:\nEditorial: d\n"), (ids(&[]), ids(&["d"])));
        assert_eq!(listed("Title\n\nFor the record\nReaffirms: a\n"), none, "prose in the last paragraph");
        assert_eq!(listed("Title\n\nReaffirms: a\n\nMore prose.\n"), none, "not the last paragraph");
        assert_eq!(listed("Reaffirms: a\n"), none, "the title");
        assert_eq!(listed(""), none);
    }
}
