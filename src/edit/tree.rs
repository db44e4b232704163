//! A document opened as far as an edit reaches; all the rest stays the text it was.

use super::EditError;
use super::chain::{Chain, Neighbours};
use super::layout::{Style, laid_out};
use super::op::Slot;
use super::place::{Key, Known, Place, keyed};
use super::same::same;
use super::spans::{Kind, kind};
use super::splice::{Out, Spliced};
use std::collections::HashMap;
use std::ops::Range;

/// A piece of text: of the document as it was, or new.
#[derive(Clone, Debug)]
enum Piece {
    Old(Range<usize>),
    New(String),
}

impl Piece {
    const EMPTY: Self = Self::New(String::new());

    fn text<'a>(&'a self, old: &'a str) -> &'a str {
        match self {
            Self::Old(range) => &old[range.clone()],
            Self::New(text) => text,
        }
    }

    fn part(&self, range: Range<usize>) -> Self {
        match self {
            Self::Old(whole) => Self::Old(whole.start + range.start..whole.start + range.end),
            Self::New(text) => Self::New(text[range].to_owned()),
        }
    }

    /// The same text as new text, so that it can be written out of the order that it had in the document.
    fn copy(&self, old: &str) -> Self {
        Self::New(self.text(old).to_owned())
    }
}

enum Node {
    Closed(Piece),
    Open(Box<Open>),
}

/// An object or a list whose members are known.
struct Open {
    brackets: [&'static str; 2],
    /// White space between the brackets where there is no member.
    inside: Piece,
    /// All members, those that were removed too.
    members: Vec<Member>,
    /// Those that are there, in their order.
    order: Chain,
    /// Those that are there, by key.
    by_key: HashMap<Key, usize>,
}

struct Member {
    /// White space before it.
    lead: Piece,
    /// Its name up to where the value begins; empty in a list.
    head: Piece,
    value: Node,
    /// White space after it, before the comma or the closing bracket.
    tail: Piece,
    /// Which operation put it.
    by: Option<usize>,
}

impl Node {
    /// The members, where this is an object or a list.
    fn open(&mut self, old: &str, known: Known) -> Option<&mut Open> {
        if let Self::Closed(piece) = self {
            *self = Self::Open(Box::new(Open::of(piece, old, known)?));
        }
        match self {
            Self::Open(open) => Some(open),
            Self::Closed(_) => None,
        }
    }

    fn write(&self, out: &mut Out<'_>) {
        let open = match self {
            Self::Closed(piece) => return write(piece, out),
            Self::Open(open) => open,
        };
        out.new_text(open.brackets[0]);
        if open.order.first().is_none() {
            write(&open.inside, out);
        }
        for (at, member) in open.order.iter().enumerate() {
            if at > 0 {
                out.new_text(",");
            }
            let Member { lead, head, value, tail, by } = &open.members[member];
            write(lead, out);
            let from = out.len();
            write(head, out);
            value.write(out);
            if let Some(by) = *by {
                out.put_by(from, by);
            }
            write(tail, out);
        }
        out.new_text(open.brackets[1]);
    }
}

fn write(piece: &Piece, out: &mut Out<'_>) {
    match piece {
        Piece::Old(range) => out.old_text(range.clone()),
        Piece::New(text) => out.new_text(text),
    }
}

impl Open {
    fn of(piece: &Piece, old: &str, known: Known) -> Option<Self> {
        let text = piece.text(old);
        let brackets = match kind(text) {
            Kind::Object => ["{", "}"],
            Kind::List => ["[", "]"],
            Kind::Scalar => return None,
        };
        let end = text.len() - 1;
        let keyed = keyed(text, known);
        let mut open = Self {
            brackets,
            inside: if keyed.is_empty() { piece.part(1..end) } else { Piece::EMPTY },
            members: Vec::with_capacity(keyed.len()),
            order: Chain::up_to(keyed.len()),
            by_key: HashMap::with_capacity(keyed.len()),
        };
        let mut from = 1;
        for (at, (key, value)) in keyed.into_iter().enumerate() {
            if let Some(before) = open.members.last_mut() {
                let comma = from + text[from..].find(',').unwrap_or(0);
                before.tail = piece.part(from..comma);
                from = comma + 1;
            }
            let between = &text[from..value.start];
            let head = from + between.len() - between.trim_start().len();
            open.by_key.insert(key, at);
            open.members.push(Member {
                lead: piece.part(from..head),
                head: piece.part(head..value.start),
                value: Node::Closed(piece.part(value.clone())),
                tail: Piece::EMPTY,
                by: None,
            });
            from = value.end;
        }
        if let Some(last) = open.members.last_mut() {
            last.tail = piece.part(from..end);
        }
        Some(open)
    }

    fn is_list(&self) -> bool {
        self.brackets[0] == "["
    }

    /// The member after which something goes; none where it goes first.
    fn place_for(&self, slot: &Slot) -> Option<usize> {
        match slot {
            Slot::First => None,
            Slot::Last => self.order.last(),
            Slot::After(key) => self.by_key.get(key).copied().or(self.order.last()),
        }
    }

    /// Takes a member out of the order, and leaves the white space around it as if it had not been there.
    fn take_out(&mut self, member: usize) {
        match self.order.take_out(member) {
            Neighbours { before: None, after: Some(next) } => {
                self.members[next].lead = std::mem::replace(&mut self.members[member].lead, Piece::EMPTY);
            }
            Neighbours { before: Some(last), after: None } => {
                self.members[last].tail = std::mem::replace(&mut self.members[member].tail, Piece::EMPTY);
            }
            _ => {}
        }
    }

    /// Brings a member into the order, right after another or first, with white space like that of its neighbours.
    fn bring_in(&mut self, member: usize, before: Option<usize>, old: &str, around: &Around<'_>) {
        let (first, last) = (self.order.first(), self.order.last());
        let between = match (first.and_then(|first| self.order.after(first)), first) {
            (Some(second), _) => self.members[second].lead.copy(old),
            (None, Some(first)) if self.members[first].lead.text(old).contains('\n') => {
                self.members[first].lead.copy(old)
            }
            _ => Piece::New(around.style.gap().to_owned()),
        };
        let (mut lead, mut tail) = (between.clone(), Piece::EMPTY);
        match (before, first) {
            (_, None) => [lead, tail] = around.when_alone(self.members[member].value.is_long()),
            (None, Some(first)) => lead = std::mem::replace(&mut self.members[first].lead, between),
            (Some(before), _) if Some(before) == last => {
                tail = std::mem::replace(&mut self.members[before].tail, Piece::EMPTY);
            }
            _ => {}
        }
        self.members[member].lead = lead;
        self.members[member].tail = tail;
        self.order.bring_in(member, before);
    }
}

impl Node {
    /// Whether a container that holds nothing else gives it a line of its own.
    fn is_long(&self) -> bool {
        match self {
            Self::Open(_) => true,
            Self::Closed(Piece::New(text)) => kind(text) != Kind::Scalar,
            Self::Closed(Piece::Old(range)) => !range.is_empty(),
        }
    }
}

/// What is around the members of a container.
struct Around<'t> {
    style: Style<'t>,
    /// The white space before the first character of the line that the container begins on.
    indent: String,
    /// Whether other things come before it on that line.
    is_inline: bool,
}

impl Around<'_> {
    /// The white space before and after an only member.
    fn when_alone(&self, is_long: bool) -> [Piece; 2] {
        match self.style.line_end {
            Some(line_end) if is_long && !self.is_inline => {
                let [indent, step] = [&self.indent, self.style.step];
                [Piece::New(format!("{line_end}{indent}{step}")), Piece::New(format!("{line_end}{indent}"))]
            }
            _ => [Piece::EMPTY, Piece::EMPTY],
        }
    }

    /// The indent of the line that a member with this white space before it begins on.
    fn indent_after(&self, lead: &str) -> String {
        lead.rsplit_once('\n').map_or(self.indent.as_str(), |(_, indent)| indent).to_owned()
    }
}

/// The document.
pub(super) struct Tree<'t> {
    old: &'t str,
    style: Style<'t>,
    root: Node,
    /// What is around the root: a byte order mark, white space.
    rim: [Range<usize>; 2],
}

impl<'t> Tree<'t> {
    pub fn new(old: &'t str) -> Self {
        let start = old.find('{').unwrap_or(old.len());
        let end = start + old[start..].trim_end().len();
        let root = Node::Closed(Piece::Old(start..end));
        Self { old, style: Style::of(old), root, rim: [0..start, end..old.len()] }
    }

    /// Replaces the value at a place, or adds it; a field above it that is not there is made.
    pub fn put(&mut self, place: &Place, value: &str, slot: &Slot, by: usize) -> Result<(), EditError> {
        let (old, style) = (self.old, self.style);
        let (open, key, around) = self.open(place, true)?;
        if let Some(&at) = open.by_key.get(key) {
            let member = &mut open.members[at];
            let is_same = match &member.value {
                Node::Closed(piece) => same(piece.text(old), value),
                Node::Open(_) => false,
            };
            if !is_same {
                let indent = around.indent_after(member.lead.text(old));
                let taken = member.head.text(old).chars().count();
                member.value = Node::Closed(Piece::New(laid_out(value, style, &indent, taken)));
                member.by = Some(by);
            }
            return Ok(());
        }
        let head = match key.parts.first() {
            Some(name) if !open.is_list() => {
                format!("{}{}", serde_json::Value::from(name.as_str()), style.colon)
            }
            _ => String::new(),
        };
        let member = open.members.len();
        let taken = head.chars().count();
        open.members.push(Member {
            lead: Piece::EMPTY,
            head: Piece::New(head),
            value: Node::Closed(Piece::New(value.to_owned())),
            tail: Piece::EMPTY,
            by: Some(by),
        });
        open.by_key.insert(key.clone(), member);
        open.bring_in(member, open.place_for(slot), old, &around);
        let added = &mut open.members[member];
        let indent = around.indent_after(added.lead.text(old));
        added.value = Node::Closed(Piece::New(laid_out(value, style, &indent, taken)));
        Ok(())
    }

    /// Removes the value at a place.
    pub fn remove(&mut self, place: &Place) -> Result<(), EditError> {
        let (open, key, _) = self.open(place, false)?;
        let member = open.by_key.remove(key).ok_or_else(|| EditError::NotThere(place.clone()))?;
        open.take_out(member);
        open.members[member].value = Node::Closed(Piece::EMPTY);
        Ok(())
    }

    /// Moves an item of a list, or a field of an object.
    pub fn move_to(&mut self, place: &Place, slot: &Slot) -> Result<(), EditError> {
        let old = self.old;
        let (open, key, around) = self.open(place, false)?;
        let member = *open.by_key.get(key).ok_or_else(|| EditError::NotThere(place.clone()))?;
        if matches!(slot, Slot::After(other) if other == key) {
            return Ok(());
        }
        open.take_out(member);
        let to = open.place_for(slot);
        // Written as new text, because what is copied has to stay in the order of the old text.
        let moved = &mut open.members[member];
        moved.head = moved.head.copy(old);
        moved.value.make_new(old);
        open.bring_in(member, to, old, &around);
        Ok(())
    }

    /// The container that a place is in, with its key there and what is around.
    fn open<'p>(
        &mut self,
        place: &'p Place,
        make: bool,
    ) -> Result<(&mut Open, &'p Key, Around<'t>), EditError> {
        let not_there = || EditError::NotThere(place.clone());
        let (key, above) = place.0.split_last().ok_or_else(not_there)?;
        let mut known = Known::TOP;
        let mut node = &mut self.root;
        let mut around =
            Around { style: self.style, indent: String::new(), is_inline: self.style.line_end.is_none() };
        for step in above {
            let open = node.open(self.old, known).ok_or_else(not_there)?;
            let within = known.member(step);
            let at = match open.by_key.get(step) {
                Some(&at) => at,
                None if make && !open.is_list() => {
                    let empty = if within.list.is_some() { "[]" } else { "{}" };
                    let at = open.members.len();
                    let name = step.parts.first().map(String::as_str).unwrap_or_default();
                    open.members.push(Member {
                        lead: Piece::EMPTY,
                        head: Piece::New(format!("{}{}", serde_json::Value::from(name), self.style.colon)),
                        value: Node::Closed(Piece::New(empty.to_owned())),
                        tail: Piece::EMPTY,
                        by: None,
                    });
                    open.by_key.insert(step.clone(), at);
                    open.bring_in(at, open.order.last(), self.old, &around);
                    at
                }
                None => return Err(not_there()),
            };
            let member = &mut open.members[at];
            let lead = member.lead.text(self.old);
            around = Around { is_inline: !lead.contains('\n'), indent: around.indent_after(lead), ..around };
            known = within;
            node = &mut member.value;
        }
        let open = node.open(self.old, known).ok_or_else(not_there)?;
        Ok((open, key, around))
    }

    /// The new text, and what brings the old one back.
    pub fn finish(self) -> Spliced {
        let mut out = Out::new(self.old);
        out.old_text(self.rim[0].clone());
        self.root.write(&mut out);
        out.old_text(self.rim[1].clone());
        out.finish()
    }
}

impl Node {
    fn make_new(&mut self, old: &str) {
        match self {
            Self::Closed(piece) => *piece = piece.copy(old),
            Self::Open(open) => {
                open.inside = open.inside.copy(old);
                for member in &mut open.members {
                    let Member { lead, head, value, tail, .. } = member;
                    for piece in [lead, head, tail] {
                        *piece = piece.copy(old);
                    }
                    value.make_new(old);
                }
            }
        }
    }
}
