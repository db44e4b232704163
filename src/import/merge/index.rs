//! The blocks of a document by what they are about.

use crate::edit::{Key, Slot, field, members, plain};
use std::collections::HashMap;
use std::rc::Rc;

/// A block of the document.
#[derive(Debug)]
pub struct Listed<'t> {
    pub key: Key,
    /// Its position among all blocks.
    pub at: usize,
    pub text: &'t str,
}

/// The blocks of a document.
#[derive(Debug, Default)]
pub struct Index<'t> {
    blocks: HashMap<Vec<String>, Rc<Vec<Listed<'t>>>>,
    /// How many blocks there are of each, new ones included.
    count: HashMap<Vec<String>, usize>,
    last: HashMap<String, Key>,
}

impl<'t> Index<'t> {
    /// The blocks of a document that was read.
    pub fn of(text: &'t str) -> Self {
        let mut index = Self::default();
        let mut blocks: HashMap<Vec<String>, Vec<Listed<'t>>> = HashMap::new();
        let data = field(text.trim_start_matches('\u{FEFF}'), "data").unwrap_or_default();
        for (at, span) in members(data).into_iter().enumerate() {
            let block = &data[span.value];
            let (mut indicator, mut breakdown) = (String::new(), None);
            for span in members(block) {
                let value = &block[span.value];
                match span.name.as_str() {
                    "indicator" => indicator = plain(value).into_owned(),
                    "breakdown" => {
                        let part = |name| field(value, name).map(plain);
                        breakdown = part("by").zip(part("group"));
                    }
                    _ => {}
                }
            }
            let key = Key::block(
                &indicator,
                breakdown.as_ref().map(|(by, group)| (by.as_ref(), group.as_ref())),
                0,
            );
            let count = index.count.entry(key.parts.clone()).or_default();
            let key = Key { nth: *count, ..key };
            *count += 1;
            index.last.insert(indicator, key.clone());
            blocks.entry(key.parts.clone()).or_default().push(Listed { key, at, text: block });
        }
        index.blocks = blocks.into_iter().map(|(parts, blocks)| (parts, Rc::new(blocks))).collect();
        index
    }

    /// The blocks about an indicator and a breakdown, in the order of the document.
    pub fn blocks(&self, indicator: &str, breakdown: Option<(&str, &str)>) -> Rc<Vec<Listed<'t>>> {
        self.blocks.get(&Key::block(indicator, breakdown, 0).parts).cloned().unwrap_or_default()
    }

    /// The key of a new block and where it goes: right after the last one of its indicator.
    pub fn new_block(&mut self, indicator: &str, breakdown: Option<(&str, &str)>) -> (Key, Slot) {
        let key = Key::block(indicator, breakdown, 0);
        let count = self.count.entry(key.parts.clone()).or_default();
        let key = Key { nth: *count, ..key };
        *count += 1;
        let before = self.last.insert(indicator.to_owned(), key.clone());
        (key, before.map_or(Slot::Last, Slot::After))
    }
}
