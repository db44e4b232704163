//! A value of the document together with the way to it. Nothing is allocated until a finding needs the path.

use super::json::Node;
use super::path::{Path, Step};
use crate::model::Word;

/// A value and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'p, 'n> {
    /// The value.
    pub node: &'n Node,
    above: Option<(&'p Cursor<'p, 'n>, Step<'n>)>,
}

impl<'p, 'n> Cursor<'p, 'n> {
    /// The top of a document.
    pub fn top(node: &'n Node) -> Self {
        Self { node, above: None }
    }

    /// A value directly below this one.
    pub fn down<'a>(&'a self, step: Step<'n>, node: &'n Node) -> Cursor<'a, 'n> {
        Cursor { node, above: Some((self, step)) }
    }

    /// A field that is there and not null.
    pub fn field<'a>(&'a self, name: &'static str) -> Option<Cursor<'a, 'n>> {
        let node = self.node.field(name).filter(|node| **node != Node::Null)?;
        Some(self.down(Step::Field(name, 0), node))
    }

    /// The items of a list; none where this is no list.
    pub fn items<'a>(&'a self) -> impl Iterator<Item = Cursor<'a, 'n>> {
        let items = self.node.items().iter().enumerate();
        items.map(|(at, node)| self.down(Step::Item(at), node))
    }

    /// The item at a position of a list.
    pub fn item<'a>(&'a self, at: usize) -> Option<Cursor<'a, 'n>> {
        self.node.items().get(at).map(|node| self.down(Step::Item(at), node))
    }

    /// The last step to here; `None` at the top.
    pub fn step(&self) -> Option<Step<'n>> {
        self.above.map(|(_, step)| step)
    }

    /// The value that this one lies directly in.
    pub fn above(&self) -> Option<&'p Self> {
        self.above.map(|(above, _)| above)
    }

    /// The way here from the top.
    pub fn path(&self) -> Path<'n> {
        let mut steps = Vec::new();
        let mut at = self;
        while let Some((above, step)) = at.above {
            steps.push(step);
            at = above;
        }
        steps.reverse();
        steps
    }

    /// The text of a field; `None` where it is missing, null or not text.
    pub fn text(&self, name: &str) -> Option<&'n str> {
        self.node.field(name)?.text()
    }

    /// A copy of the text of a field.
    pub fn owned(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    /// A copy of the text of a required field; empty where its absence has been reported already.
    pub fn required(&self, name: &str) -> String {
        self.text(name).unwrap_or_default().to_owned()
    }

    /// The number of a field.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.node.field(name)?.number()
    }

    /// The choice that the word of a field stands for.
    pub fn word<W: Word>(&self, name: &str) -> Option<W> {
        W::from_word(self.text(name)?)
    }

    /// The word of a required field; the first of the list where its absence has been reported already.
    pub fn required_word<W: Word>(&self, name: &str) -> W {
        self.word(name).unwrap_or(W::ALL[0])
    }
}
