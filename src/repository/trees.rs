//! Git trees as they are stored, read by hand: a landing in a folder of ten thousand files costs one
//! such tree, and neither turning it into objects nor reading the one before it again pays.

use std::cmp::Ordering;
use std::rc::Rc;

use git2::{ObjectType, Oid};
use rustc_hash::FxHashMap;

use super::Repository;
use super::error::{RepositoryError, reading};

/// What a tree holds under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    Link,
    Repository,
}

/// One line of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TreeEntry<'t> {
    pub kind: Kind,
    pub name: &'t [u8],
    pub id: Oid,
}

impl TreeEntry<'_> {
    pub fn is(&self, kind: Kind) -> Option<Oid> {
        (self.kind == kind).then_some(self.id)
    }

    /// The order of a tree: bytewise, folders as if their names ended in `/`.
    pub fn order(&self, other: &Self) -> Ordering {
        let shared = self.name.len().min(other.name.len());
        let heads = self.name[..shared].cmp(&other.name[..shared]);
        heads.then_with(|| self.byte_at(shared).cmp(&other.byte_at(shared)))
    }

    fn byte_at(&self, index: usize) -> u8 {
        let end = if self.kind == Kind::Folder { b'/' } else { 0 };
        self.name.get(index).copied().unwrap_or(end)
    }
}

/// The rest of a tree's bytes, taken one entry at a time: mode in octal, a blank, the name, a zero
/// byte and the twenty bytes of the id.
#[derive(Clone, Copy)]
pub(super) struct Entries<'t>(&'t [u8]);

impl<'t> Entries<'t> {
    /// The first entry; `None` at the end and before whatever is no entry.
    pub fn peek(self) -> Option<TreeEntry<'t>> {
        let entry = &self.0[..self.first_len()?];
        let (head, id) = entry.split_at(entry.len() - ID);
        let blank = head.iter().position(|&byte| byte == b' ')?;
        Some(TreeEntry {
            kind: kind(&head[..blank]),
            name: &head[blank + 1..head.len() - 1],
            id: Oid::from_bytes(id).ok()?,
        })
    }

    /// Steps over the first entry, where there is one.
    pub fn advance(&mut self) {
        self.0 = &self.0[self.first_len().unwrap_or(0)..];
    }

    /// Steps over what both begin with.
    pub fn skip_shared(&mut self, other: &mut Self) {
        while let Some(len) = self.first_len() {
            if !other.0.starts_with(&self.0[..len]) {
                return;
            }
            (self.0, other.0) = (&self.0[len..], &other.0[len..]);
        }
    }

    /// That nothing is left which is no entry.
    pub fn finish(self) -> Result<(), RepositoryError> {
        match self.0 {
            [] => Ok(()),
            _ => Err(reading("a tree", git2::Error::from_str("an entry is cut short"))),
        }
    }

    fn first_len(self) -> Option<usize> {
        let len = self.0.iter().position(|&byte| byte == 0)? + 1 + ID;
        (len <= self.0.len()).then_some(len)
    }
}

impl<'t> Iterator for Entries<'t> {
    type Item = TreeEntry<'t>;

    fn next(&mut self) -> Option<TreeEntry<'t>> {
        let first = self.peek()?;
        self.advance();
        Some(first)
    }
}

const ID: usize = 20;

/// The kind that a mode means, by the bits that hold the file's type.
fn kind(mode: &[u8]) -> Kind {
    let mode = mode.iter().fold(0u32, |mode, digit| (mode << 3) | u32::from(digit & 7));
    match mode & 0o170_000 {
        0o040_000 => Kind::Folder,
        0o120_000 => Kind::Link,
        0o100_000 => Kind::File,
        _ => Kind::Repository,
    }
}

/// A tree's bytes.
pub(super) struct Tree(Rc<[u8]>);

impl Tree {
    pub fn empty() -> Self {
        Self(Rc::new([]))
    }

    pub fn entries(&self) -> Entries<'_> {
        Entries(&self.0)
    }
}

/// The trees of the current reading and of the one before: a walk from landing to landing finds
/// there what it has just read.
#[derive(Default)]
pub(super) struct TreeMemo {
    current: FxHashMap<Oid, Rc<[u8]>>,
    before: FxHashMap<Oid, Rc<[u8]>>,
}

impl TreeMemo {
    /// Begins another reading.
    pub fn turn(&mut self) {
        self.before = std::mem::take(&mut self.current);
    }
}

impl Repository {
    /// The tree `id`, from the memo where it is there.
    pub(super) fn tree(&self, id: Oid) -> Result<Tree, RepositoryError> {
        let mut memo = self.trees.borrow_mut();
        let known = memo.current.get(&id).or_else(|| memo.before.get(&id)).cloned();
        let bytes = known.map_or_else(|| self.stored_tree(id), Ok)?;
        memo.current.insert(id, Rc::clone(&bytes));
        Ok(Tree(bytes))
    }

    fn stored_tree(&self, id: Oid) -> Result<Rc<[u8]>, RepositoryError> {
        let what = || format!("tree `{id}`");
        let odb = self.git.odb().map_err(|e| reading("the object database", e))?;
        let object = odb.read(id).map_err(|e| reading(what(), e))?;
        match object.kind() {
            ObjectType::Tree => Ok(object.data().into()),
            kind => Err(reading(what(), git2::Error::from_str(&format!("it is a {kind}")))),
        }
    }

    /// The tree of `folder` (`""`: the top, else parts joined by `/`) below the tree `top`.
    pub(super) fn subtree(&self, top: Oid, folder: &str) -> Result<Option<Oid>, RepositoryError> {
        let mut tree = top;
        for part in folder.split('/').filter(|part| !part.is_empty()) {
            match self.named(tree, Kind::Folder, part)? {
                Some(id) => tree = id,
                None => return Ok(None),
            }
        }
        Ok(Some(tree))
    }

    /// What the tree `id` holds of `kind` under `name`.
    pub(super) fn named(&self, id: Oid, kind: Kind, name: &str) -> Result<Option<Oid>, RepositoryError> {
        let tree = self.tree(id)?;
        let named = tree.entries().find(|entry| entry.name == name.as_bytes() && entry.kind == kind);
        Ok(named.map(|entry| entry.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(mode: &str, name: &str, id: u8) -> Vec<u8> {
        [mode.as_bytes(), b" ", name.as_bytes(), b"\0", &[id; ID]].concat()
    }

    fn names(tree: &[u8]) -> Vec<(Kind, String)> {
        Entries(tree).map(|e| (e.kind, String::from_utf8_lossy(e.name).into_owned())).collect()
    }

    #[test]
    fn a_tree_is_read_as_it_is_stored() {
        let tree = [
            line("100644", "a b.md", 1),
            line("40000", "goals", 2),
            line("120000", "link", 3),
            line("160000", "module", 4),
            line("100755", "run", 5),
        ]
        .concat();
        let kinds = [Kind::File, Kind::Folder, Kind::Link, Kind::Repository, Kind::File];
        let found = names(&tree);
        assert_eq!(found.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), kinds);
        assert_eq!(found[0].1, "a b.md");
        assert_eq!(Entries(&tree).next().map(|e| e.id), Oid::from_bytes(&[1; ID]).ok());
    }

    #[test]
    fn a_broken_tree_is_no_end() {
        let no_blank = [b"100644\0".as_slice(), &[1; ID]].concat();
        for broken in [b"100644 cut\0short".as_slice(), b"100644", &no_blank] {
            let mut entries = Entries(broken);
            assert_eq!(entries.next(), None);
            assert!(entries.finish().is_err());
        }
        assert!(Entries(b"").finish().is_ok());
    }

    #[test]
    fn shared_beginnings_are_skipped_by_whole_entries() {
        let (same, old, new) = (line("100644", "a", 1), line("100644", "b", 2), line("100644", "b", 3));
        let (old, new) = ([same.clone(), old].concat(), [same, new].concat());
        let (mut left, mut right) = (Entries(&old), Entries(&new));
        left.skip_shared(&mut right);
        assert_eq!((left.0.len(), right.0.len()), (29, 29));
    }

    #[test]
    fn folders_sort_as_if_they_ended_in_a_slash() {
        let entry = |kind, name: &'static str| TreeEntry { kind, name: name.as_bytes(), id: Oid::ZERO_SHA1 };
        let (folder, file) = (entry(Kind::Folder, "a"), entry(Kind::File, "a"));
        assert_eq!(folder.order(&entry(Kind::File, "a.md")), Ordering::Greater);
        assert_eq!(file.order(&entry(Kind::File, "a.md")), Ordering::Less);
        assert_eq!(file.order(&folder), Ordering::Less);
    }
}
