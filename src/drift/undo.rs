//! Taking one change back, in the head's documents or settings, so that the rest can be read again
//! without it.

use crate::document::{Document, Reference, Support};
use crate::settings::Settings;
use crate::strategy::{Link, LinkField, NodeId, Strategy, Target};

use super::matching::Twin;
use super::side::Comparison;

/// Puts a part of the first document back to what it is in the second, its base.
type Restore<'s> = Box<dyn Fn(&mut Document, &Document) + Send + Sync + 's>;

/// One step of an [`Undo`].
pub enum Step<'s> {
    /// Part of a document of both sides, by its numbers in the base and in the head, is put back.
    Edit(NodeId, NodeId, Restore<'s>),
    /// A document is put back to where it was in its life, taken out, or brought back.
    Life(Twin),
    /// Part of the settings is put back.
    Configure(Box<dyn Fn(&mut Settings) + Send + Sync + 's>),
}

/// What has to be done to the head so that one change did not happen.
#[derive(Default)]
pub struct Undo<'s>(pub Vec<Step<'s>>);

impl<'s> Undo<'s> {
    /// Nothing to undo: it follows from something else.
    pub const fn nothing() -> Self {
        Self(Vec::new())
    }

    /// Puts part of a document back; nothing where it does not stand on both sides.
    pub fn edit(twin: Twin, restore: impl Fn(&mut Document, &Document) + Send + Sync + 's) -> Self {
        match twin {
            Twin::Both(old, new) => Self(vec![Step::Edit(old, new, Box::new(restore))]),
            Twin::Gone(_) | Twin::New(_) => Self::nothing(),
        }
    }

    /// Puts a document back to where it was in its life, or takes it out, or brings it back.
    pub fn life(twin: Twin) -> Self {
        Self(vec![Step::Life(twin)])
    }

    /// The document whose life alone it puts back: two such are one and the same.
    pub fn only_life(&self) -> Option<Twin> {
        match self.0[..] {
            [Step::Life(twin)] => Some(twin),
            _ => None,
        }
    }

    /// Puts part of the settings back.
    pub fn configure(restore: impl Fn(&mut Settings) + Send + Sync + 's) -> Self {
        Self(vec![Step::Configure(Box::new(restore))])
    }
}

/// Restores what makes a document live or not. One that became unreadable, or something else, is
/// restored whole, where it stands now.
pub fn restore_life(document: &mut Document, base: &Document) {
    if document.broken || base.broken || document.role != base.role {
        let (id, source) = (document.id.clone(), document.source.clone());
        *document = Document { id, source, ..base.clone() };
        return;
    }
    document.status = base.status;
    document.fields.start = base.fields.start;
}

/// Puts title and statement back.
pub fn restore_wording(document: &mut Document, base: &Document) {
    document.title.clone_from(&base.title);
    document.statement.clone_from(&base.statement);
}

/// A document of the base as it would stand among those of the head: what it names goes by the ids
/// of today.
pub fn as_named_today(comparison: &Comparison<'_>, node: NodeId) -> Document {
    let strategy = comparison.base.strategy();
    let mut document = strategy.document(node).as_ref().clone();
    let path = document.path().clone();
    let rename = |reference: &mut Reference| {
        if let Target::Document(named) = strategy.lookup().find(&reference.text, &path) {
            comparison.id_of_base(named).clone_into(&mut reference.text);
        }
    };
    let fields = &mut document.fields;
    let amounts = fields.resources.values_mut().flatten();
    amounts.filter_map(|amount| amount.provider.as_mut()).for_each(rename);
    for list in [&mut fields.owner, &mut fields.about, &mut fields.priorities] {
        list.iter_mut().for_each(rename);
    }
    fields.by.iter_mut().for_each(rename);
    fields.supports = supports_in_base(comparison, node);
    document
}

/// The supports of a document of the base, by the ids of today.
pub fn supports_in_base(comparison: &Comparison<'_>, node: NodeId) -> Vec<Support> {
    supports_by_id(comparison.base.strategy(), node, |named| comparison.id_of_base(named))
}

/// The supports of a document of the head, each by its id.
pub fn supports_in_head(comparison: &Comparison<'_>, node: NodeId) -> Vec<Support> {
    supports_by_id(comparison.head.strategy(), node, |named| comparison.head.strategy().id(named))
}

fn supports_by_id<'s>(strategy: &Strategy, node: NodeId, id: impl Fn(NodeId) -> &'s str) -> Vec<Support> {
    let links = strategy.links(node).iter().filter(|link| link.field == LinkField::Supports);
    let support = |link: &Link| {
        let text = match link.target {
            Target::Document(named) => id(named).to_owned(),
            _ => link.text.clone(),
        };
        Support { reference: Reference { text, span: link.span }, share: link.share }
    };
    links.map(support).collect()
}
