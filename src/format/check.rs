//! The first pass over a document: every value against what its field may hold.
//!
//! It never stops early, so that one call reports everything. The second pass, `read`, may then skip what does not
//! fit, because it has been reported here.

use super::cursor::Cursor;
use super::findings::{Findings, Rule};
use super::json::Node;
use super::path::Step;
use super::shape::{Field, Object, Range, Shape};
use super::wording::{missing_field, not_in_list, out_of_shape, repeated_field};
use crate::model::PlainDate;
use std::collections::HashMap;

/// Reports everything in `at` that `shape` does not allow. As deep as the format is, however deep the document.
pub(super) fn check<'n>(at: &Cursor<'_, 'n>, shape: &'static Shape, found: &mut Findings<'n>) {
    match (shape, at.node) {
        (Shape::OrNull(_), Node::Null) => {}
        (Shape::OrNull(shape), _) => check(at, shape, found),
        (Shape::List(least, of), Node::List(items)) if items.len() >= *least => {
            at.items().for_each(|item| check(&item, of, found));
        }
        (Shape::Map(of), Node::Object(fields)) => map(at, fields, of, found),
        (Shape::Object(object), Node::Object(fields)) => self::object(at, fields, object, found),
        (Shape::Word(list), Node::Text(word)) if !(list.has)(word) => {
            found.error(Rule::Word, at, || not_in_list(at, word, &(list.all)()));
        }
        (shape, node) if fits(shape, node) => {}
        (shape, _) => found.error(Rule::Shape, at, || out_of_shape(at, shape)),
    }
}

/// Whether a value that holds no objects is what its field may hold.
fn fits(shape: &Shape, node: &Node) -> bool {
    match (shape, node) {
        (Shape::Text | Shape::Word(_), Node::Text(_)) | (Shape::Switch, Node::Bool(_)) => true,
        (Shape::Name, Node::Text(text)) => !text.trim().is_empty(),
        (Shape::Day, Node::Text(text)) => {
            text.len() == "2026-11-20".len() && PlainDate::parse(text).is_some()
        }
        (Shape::Date, Node::Text(text)) => PlainDate::parse(text).is_some(),
        (Shape::Number(range), Node::Number(_)) => node.number().is_some_and(|number| range.holds(number)),
        (Shape::Whole(range), Node::Number(_)) => {
            node.number().is_some_and(|number| number.fract() == 0.0 && range.holds(number))
        }
        (Shape::OneOf(allowed), Node::Number(_)) => {
            node.number().is_some_and(|number| allowed.contains(&number))
        }
        (Shape::Pair(ranges), Node::List(items)) => {
            let holds = |(range, item): (&Range, &Node)| item.number().is_some_and(|n| range.holds(n));
            items.len() == 2 && ranges.iter().zip(items).all(holds)
        }
        _ => false,
    }
}

fn object<'n>(
    at: &Cursor<'_, 'n>,
    fields: &'n [(String, Node)],
    object: &'static Object,
    found: &mut Findings<'n>,
) {
    let mut given = vec![0_usize; object.fields.len()];
    let mut unknown = Names::default();
    for (name, node) in fields {
        let Some(which) = object.fields.iter().position(|field| field.name == name) else {
            let nth = unknown.count(name);
            let here = at.down(Step::Field(name, nth), node);
            match nth {
                0 => found.unknown_field(&here, || object.fields.iter().map(|field| field.name).collect()),
                _ => found.error(Rule::Repeated, &here, || repeated_field(name)),
            }
            continue;
        };
        let here = at.down(Step::Field(name, given[which]), node);
        match given[which] {
            0 => self::field(&here, &object.fields[which], found),
            _ => found.error(Rule::Repeated, &here, || repeated_field(name)),
        }
        given[which] += 1;
    }
    for (field, given) in object.fields.iter().zip(given) {
        if field.required && given == 0 {
            found.error(Rule::Missing, at, || missing_field(object, field));
        }
    }
}

fn field<'n>(at: &Cursor<'_, 'n>, field: &'static Field, found: &mut Findings<'n>) {
    if *at.node != Node::Null || field.required {
        check(at, &field.shape, found);
    }
}

fn map<'n>(at: &Cursor<'_, 'n>, fields: &'n [(String, Node)], of: &'static Shape, found: &mut Findings<'n>) {
    let mut names = Names::default();
    for (name, node) in fields {
        let nth = names.count(name);
        let here = at.down(Step::Field(name, nth), node);
        match nth {
            0 => check(&here, of, found),
            _ => found.error(Rule::Repeated, &here, || repeated_field(name)),
        }
    }
}

/// How often each name has been met in one object.
#[derive(Default)]
struct Names<'n>(HashMap<&'n str, usize>);

impl<'n> Names<'n> {
    /// Counts `name` and says how often it was there before.
    fn count(&mut self, name: &'n str) -> usize {
        let times = self.0.entry(name).or_default();
        *times += 1;
        *times - 1
    }
}
