//! Where every finding stands in the text, found in one walk down it along the paths that are wanted.

use super::finding::Position;
use super::path::Step;
use super::reader::Spans;
use serde::Deserializer;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

/// Where in `text` the value at each path begins, in bytes and in the order of `paths`; `None` for a path that is not
/// there.
///
/// `spans` leads past what no path goes through, so that a note about an indicator does not cost a walk over all
/// observations. Values off the wanted paths are skipped without being built.
pub(super) fn locate(text: &str, spans: &Spans, paths: &[&[Step]]) -> Vec<Option<usize>> {
    let mut walk = Walk { text, branches: branches(paths), offsets: vec![None; paths.len()] };
    walk.enter_document(spans);
    walk.offsets
}

/// A point where wanted paths end or part.
#[derive(Default)]
struct Branch<'n> {
    ends: Vec<usize>,
    fields: HashMap<&'n str, HashMap<usize, usize>>,
    items: HashMap<usize, usize>,
}

fn branches<'n>(paths: &[&'n [Step]]) -> Vec<Branch<'n>> {
    let mut tree = vec![Branch::default()];
    for (end, path) in paths.iter().enumerate() {
        let mut at = 0;
        for step in *path {
            let fresh = tree.len();
            let branch: &mut Branch<'_> = &mut tree[at];
            at = *match step {
                Step::Field(name, nth) => branch.fields.entry(name).or_default().entry(*nth).or_insert(fresh),
                Step::Item(item) => branch.items.entry(*item).or_insert(fresh),
            };
            if at == fresh {
                tree.push(Branch::default());
            }
        }
        tree[at].ends.push(end);
    }
    tree
}

struct Walk<'t, 'n> {
    text: &'t str,
    branches: Vec<Branch<'n>>,
    offsets: Vec<Option<usize>>,
}

impl<'t> Walk<'t, '_> {
    fn enter_document(&mut self, spans: &Spans) {
        let Branch { ends, fields, .. } = std::mem::take(&mut self.branches[0]);
        let start = self.text.len() - self.text.trim_start().len();
        for end in ends {
            self.offsets[end] = Some(start);
        }
        for (at, (name, nth, span)) in spans.fields.iter().enumerate() {
            if let Some(&branch) = fields.get(&**name).and_then(|wanted| wanted.get(nth)) {
                match spans.items.get(&at) {
                    Some(items) => self.enter_list(span.start, items, branch),
                    None => self.enter(&self.text[span.clone()], branch),
                }
            }
        }
    }

    fn enter_list(&mut self, start: usize, spans: &[Range<usize>], branch: usize) {
        let Branch { ends, items, .. } = std::mem::take(&mut self.branches[branch]);
        for end in ends {
            self.offsets[end] = Some(start);
        }
        for (item, branch) in items {
            if let Some(span) = spans.get(item) {
                self.enter(&self.text[span.clone()], branch);
            }
        }
    }

    /// Notes where `value` starts and follows the branches below. As deep as the paths are, which the format bounds.
    fn enter(&mut self, value: &'t str, branch: usize) {
        let offset = value.as_ptr().addr() - self.text.as_ptr().addr();
        let Branch { ends, fields, items } = std::mem::take(&mut self.branches[branch]);
        for end in ends {
            self.offsets[end] = Some(offset);
        }
        // Text that was read once before cannot fail here; if it does, these findings have no position.
        let mut json = serde_json::Deserializer::from_str(value);
        if !fields.is_empty() {
            let _ = json.deserialize_map(Fields { walk: self, fields });
        } else if !items.is_empty() {
            let _ = json.deserialize_seq(Items { walk: self, items });
        }
    }
}

struct Fields<'w, 't, 'n> {
    walk: &'w mut Walk<'t, 'n>,
    fields: HashMap<&'n str, HashMap<usize, usize>>,
}

impl<'t> Visitor<'t> for Fields<'_, 't, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'t>>(self, mut object: A) -> Result<(), A::Error> {
        let mut passed: HashMap<&str, usize> = HashMap::new();
        while let Some((name, raw)) = object.next_entry::<String, &'t RawValue>()? {
            let Some((&name, wanted)) = self.fields.get_key_value(name.as_str()) else { continue };
            let nth = passed.entry(name).or_default();
            if let Some(&branch) = wanted.get(nth) {
                self.walk.enter(raw.get(), branch);
            }
            *nth += 1;
        }
        Ok(())
    }
}

struct Items<'w, 't, 'n> {
    walk: &'w mut Walk<'t, 'n>,
    items: HashMap<usize, usize>,
}

impl<'t> Visitor<'t> for Items<'_, 't, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<(), A::Error> {
        let mut at = 0;
        while let Some(raw) = list.next_element::<&'t RawValue>()? {
            if let Some(&branch) = self.items.get(&at) {
                self.walk.enter(raw.get(), branch);
            }
            at += 1;
        }
        Ok(())
    }
}

/// Lines and columns of byte offsets, counted onwards from one offset to the next, so that line ends are counted once for
/// all.
pub(super) fn positions(text: &str, offsets: &[Option<usize>]) -> Vec<Option<Position>> {
    let mut order: Vec<(usize, usize)> =
        offsets.iter().enumerate().filter_map(|(at, offset)| Some(((*offset)?, at))).collect();
    order.sort_unstable();
    let mut found = vec![None; offsets.len()];
    let (mut from, mut position) = (0, Position { line: 1, column: 1 });
    for (offset, at) in order {
        let passed = &text[from..offset];
        let lines = passed.bytes().filter(|&byte| byte == b'\n').count();
        let last = passed.rfind('\n').map_or(passed, |end| &passed[end + 1..]);
        let column = if lines > 0 { 1 } else { position.column };
        position = Position { line: position.line + lines, column: column + last.chars().count() };
        from = offset;
        found[at] = Some(position);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::path::field;
    use super::*;
    use crate::format::reader::Reader;
    use crate::model::Progress;

    const TEXT: &str = "{\n  \"é\": {\"k\": [1, {\"b\": 2}]},\n  \"a\": 3, \"a\": \"4\"\n}";

    /// The spans of a document of fields that the format does not know.
    fn spans(text: &str) -> Spans {
        let progress = Progress::new();
        let mut reader = Reader::of(text, &progress);
        reader.tokens.kind().unwrap();
        reader.fields(&crate::format::objects::File::OBJECT, |reader, _, kind| reader.skip(kind)).unwrap();
        reader.spans
    }

    fn at(path: &[Step]) -> Option<(usize, usize)> {
        let found = positions(TEXT, &locate(TEXT, &spans(TEXT), &[path]));
        found[0].map(|found| (found.line, found.column))
    }

    #[test]
    fn every_path_has_its_line_and_column() {
        let k = [field("é"), field("k")];
        assert_eq!(at(&[]), Some((1, 1)));
        assert_eq!(at(&[&k[..], &[Step::Item(0)]].concat()), Some((2, 15)));
        assert_eq!(at(&[&k[..], &[Step::Item(1), field("b")]].concat()), Some((2, 24)));
        assert_eq!(at(&[field("a")]), Some((3, 8)));
        assert_eq!(at(&[Step::Field("a".into(), 1)]), Some((3, 16)));
        assert_eq!(at(&[field("c")]), None);
    }

    #[test]
    fn a_hundred_thousand_paths_on_one_line_are_found_in_one_walk() {
        let list: Vec<usize> = (0..100_000).collect();
        let text = format!("{{\"x\":{}}}", serde_json::to_string(&list).unwrap());
        let paths: Vec<Vec<Step>> = list.iter().map(|&item| vec![field("x"), Step::Item(item)]).collect();
        let wanted: Vec<&[Step]> = paths.iter().map(Vec::as_slice).collect();
        let found = positions(&text, &locate(&text, &spans(&text), &wanted));
        assert_eq!(found[9].map(|position| position.column), Some(25));
        assert!(found.iter().all(Option::is_some));
    }
}
