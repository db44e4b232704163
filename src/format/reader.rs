//! One pass over the text of a document: values go straight into what they are for, and everything that does not fit
//! is reported with the way to it.

use super::findings::{Findings, Rule};
use super::path::{Path, Step};
use super::shape::{Object, Range, Shape};
use super::tokens::{Broken, Kind, Tokens};
use super::wording::{self, Given};
use crate::model::Progress;
use hashbrown::HashTable;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::ops::Range as Span;
use std::sync::Arc;

/// The deepest that lists and objects may be nested, so that a hostile text cannot use up the stack.
const DEEPEST: usize = 127;

/// After so many items the reader says how far it is and looks whether it is still wanted.
const ITEMS_BETWEEN_SIGNS: u32 = 512;

/// Where the fields of the document and the items of its lists stand in the text.
#[derive(Debug, Default)]
pub(crate) struct Spans {
    /// The fields of the document in the order of the text, but those to which no finding can lead: name, how many of
    /// this name come before it, and value.
    pub fields: Vec<(Cow<'static, str>, usize, Span<usize>)>,
    /// The items of each field that is a list, by its position in `fields`.
    pub items: HashMap<usize, Vec<Span<usize>>>,
}

/// Reads values, knows the way to the one at hand, and collects findings.
pub(crate) struct Reader<'t, 'p> {
    pub tokens: Tokens<'t>,
    pub path: Path,
    pub found: Findings,
    pub spans: Spans,
    /// The numbers of the rows of the block at hand.
    pub numbers: Vec<f64>,
    /// The codes of the rows that were read, each held once.
    codes: HashSet<Arc<str>>,
    /// The codes of the rows of the last block, in order.
    last_codes: Vec<Arc<str>>,
    progress: &'p Progress,
    items: u32,
}

impl<'t, 'p> Reader<'t, 'p> {
    /// A reader at the start of a text.
    pub fn of(text: &'t str, progress: &'p Progress) -> Self {
        progress.start(text.len() as u64);
        Self {
            tokens: Tokens::of(text),
            path: Vec::new(),
            found: Findings::default(),
            spans: Spans::default(),
            numbers: Vec::new(),
            codes: HashSet::new(),
            last_codes: Vec::new(),
            progress,
            items: 0,
        }
    }

    /// Reports an error at the value at hand, and says whether it will be listed.
    pub fn error(&mut self, rule: Rule, message: impl FnOnce(&[Step]) -> String) -> bool {
        let Self { found, path, .. } = self;
        found.error_at(rule, || path.clone(), || message(path))
    }

    /// Takes a value that its field does not allow, and says so.
    pub fn misfit<T>(&mut self, kind: Kind, shape: &Shape) -> Result<Option<T>, Broken> {
        let given = match kind {
            Kind::Null => self.tokens.null().map(|()| Given::Null)?,
            Kind::Bool => Given::Bool(self.tokens.bool()?),
            Kind::Number => Given::Number(self.tokens.number()?),
            Kind::Text => Given::Text(self.tokens.text()?),
            Kind::List => self.list()?,
            Kind::Object => self.skip(kind).map(|()| Given::Object)?,
        };
        Ok(self.refuse(&given, shape))
    }

    /// Says that a value that was taken is not what its field allows.
    pub fn refuse<T>(&mut self, given: &Given<'_>, shape: &Shape) -> Option<T> {
        let rule = match given {
            Given::Text(_) if matches!(shape, Shape::Word(_)) => Rule::Word,
            _ => Rule::Shape,
        };
        self.error(rule, |path| wording::misfit(path, given, shape));
        None
    }

    /// Takes a list of which only its length is to be said, and its numbers where there are two.
    pub fn list(&mut self) -> Result<Given<'static>, Broken> {
        let (mut length, mut numbers) = (0, Vec::new());
        let mut next = self.tokens.first_item()?;
        while let Some(kind) = next {
            if kind == Kind::Number && length < 2 {
                numbers.push(self.tokens.number()?);
            } else {
                self.skip_at(kind, self.path.len() + 1)?;
            }
            length += 1;
            next = self.tokens.next_item()?;
        }
        Ok(match numbers[..] {
            [first, second] if length == 2 => Given::Pair([first, second]),
            _ => Given::List(length),
        })
    }

    /// Takes a value that nothing is made of. All of it is looked at, so that broken text is found here too; numbers may
    /// be of any size.
    pub fn skip(&mut self, kind: Kind) -> Result<(), Broken> {
        self.skip_at(kind, self.path.len())
    }

    fn skip_at(&mut self, kind: Kind, depth: usize) -> Result<(), Broken> {
        match kind {
            Kind::Null => self.tokens.null(),
            Kind::Bool => self.tokens.bool().map(|_| ()),
            Kind::Text => self.tokens.text().map(|_| ()),
            Kind::Number => self.tokens.number().map(|_| ()),
            Kind::List | Kind::Object if depth >= DEEPEST => Err(Broken::Syntax(self.tokens.at())),
            Kind::List => {
                let mut next = self.tokens.first_item()?;
                while let Some(kind) = next {
                    self.skip_at(kind, depth + 1)?;
                    self.sign_of_life()?;
                    next = self.tokens.next_item()?;
                }
                Ok(())
            }
            Kind::Object => {
                let mut next = self.tokens.first_key(|_| ())?;
                while next.is_some() {
                    let kind = self.tokens.kind()?;
                    self.skip_at(kind, depth + 1)?;
                    next = self.tokens.next_key(|_| ())?;
                }
                Ok(())
            }
        }
    }

    /// Reads the items of a list, each with its position on the path; how many there are.
    pub fn items(
        &mut self,
        mut read: impl FnMut(&mut Self, Kind) -> Result<(), Broken>,
    ) -> Result<usize, Broken> {
        let mut spans = (self.path.len() == 1).then(Vec::new);
        let mut next = self.tokens.first_item()?;
        let mut at = 0;
        while let Some(kind) = next {
            let start = self.tokens.at();
            self.path.push(Step::Item(at));
            read(self, kind)?;
            self.path.pop();
            if let Some(spans) = &mut spans {
                spans.push(start..self.tokens.at());
            }
            self.sign_of_life()?;
            at += 1;
            next = self.tokens.next_item()?;
        }
        if let Some(spans) = spans {
            // The span of the field itself is noted when it ends.
            self.spans.items.insert(self.spans.fields.len(), spans);
        }
        Ok(at)
    }

    /// Reads the numbers of a list onto the end of [`Self::numbers`], a NaN for what is missing or not a number; how many.
    pub fn numbers(&mut self, range: Range, shape: &Shape) -> Result<usize, Broken> {
        let mut next = self.tokens.first_item()?;
        let mut at = 0;
        while let Some(kind) = next {
            let number = match kind {
                Kind::Number => Some(self.tokens.number()?),
                Kind::Null => {
                    self.tokens.null()?;
                    None
                }
                _ => {
                    self.path.push(Step::Item(at));
                    self.misfit::<()>(kind, shape)?;
                    self.path.pop();
                    None
                }
            };
            if let Some(wrong) = number.filter(|number| !range.holds(*number)) {
                self.path.push(Step::Item(at));
                self.refuse::<()>(&Given::Number(wrong), shape);
                self.path.pop();
            }
            self.numbers.push(number.unwrap_or(f64::NAN));
            at += 1;
            next = self.tokens.next_item()?;
        }
        Ok(at)
    }

    /// Takes the code of the area of a row; rows of one area share one text.
    pub fn code(&mut self, kind: Kind, shape: &Shape) -> Result<Option<Arc<str>>, Broken> {
        if kind != Kind::Text {
            return self.misfit(kind, shape);
        }
        let code = self.tokens.text()?;
        // The row's position in its block is the last step but the field's own.
        let at = match self.path[..] {
            [.., Step::Item(at), _] => at,
            _ => 0,
        };
        // Most blocks have the same areas in the same order.
        if let Some(same) = self.last_codes.get(at).filter(|last| ***last == *code) {
            return Ok(Some(Arc::clone(same)));
        }
        if code.trim().is_empty() {
            return Ok(self.refuse(&Given::Text(code), shape));
        }
        if !self.found.keeps_items() {
            return Ok(None);
        }
        let shared = if let Some(shared) = self.codes.get(&*code) {
            Arc::clone(shared)
        } else {
            let shared: Arc<str> = Arc::from(&*code);
            self.codes.insert(Arc::clone(&shared));
            shared
        };
        self.last_codes.truncate(at);
        if self.last_codes.len() == at {
            self.last_codes.push(Arc::clone(&shared));
        }
        Ok(Some(shared))
    }

    /// Reads the fields of an object: known ones by `read`, which gets their position in `object`; others are kept in the
    /// text, counted and passed over. Reports fields that are given twice and required ones that are not there.
    pub fn fields(
        &mut self,
        object: &'static Object,
        mut read: impl FnMut(&mut Self, usize, Kind) -> Result<(), Broken>,
    ) -> Result<(), Broken> {
        let mut given = [0_usize; Object::MOST_FIELDS];
        let mut unknown: Option<Names> = None;
        let mut next = self.tokens.first_key(|key| object.find(key, 0))?;
        while let Some(field) = next {
            let (known, name, nth) = match field {
                Ok(which) => {
                    given[which] += 1;
                    (Some(which), Cow::Borrowed(object.fields[which].name), given[which] - 1)
                }
                Err(name) => {
                    let nth = unknown.get_or_insert_default().count(&self.tokens, &name);
                    (None, Cow::Owned(name), nth)
                }
            };
            let kind = self.tokens.kind()?;
            let start = self.tokens.at();
            self.path.push(Step::Field(name, nth));
            let has_findings = match known {
                _ if nth > 0 => {
                    let is_listed = self.error(Rule::Repeated, wording::repeated_field);
                    self.skip(kind)?;
                    is_listed
                }
                // A field that may be left out may be null as well.
                Some(which) if kind == Kind::Null && !object.fields[which].required => {
                    self.tokens.null()?;
                    true
                }
                Some(which) => {
                    read(self, which, kind)?;
                    true
                }
                None => {
                    let is_listed = self.found.unknown_field(&self.path, object);
                    self.skip(kind)?;
                    is_listed
                }
            };
            let step = self.path.pop();
            if let (true, true, Some(Step::Field(name, nth))) = (self.path.is_empty(), has_findings, step) {
                self.spans.fields.push((name, nth, start..self.tokens.at()));
            }
            let likely = known.map_or(0, |which| which + 1);
            next = self.tokens.next_key(|key| object.find(key, likely))?;
        }
        for (field, given) in object.fields.iter().zip(given) {
            if field.required && given == 0 {
                self.error(Rule::Missing, |_| wording::missing_field(object, field));
            }
        }
        Ok(())
    }

    /// Reads the fields of an object whose names are data; reports names that are given twice.
    pub fn entries(
        &mut self,
        mut read: impl FnMut(&mut Self, &str, Kind) -> Result<(), Broken>,
    ) -> Result<(), Broken> {
        let mut names = Names::default();
        let mut next = self.tokens.first_key(str::to_owned)?;
        while let Some(name) = next {
            let nth = names.count(&self.tokens, &name);
            let kind = self.tokens.kind()?;
            self.path.push(Step::Field(Cow::Owned(name.clone()), nth));
            if nth > 0 {
                self.error(Rule::Repeated, wording::repeated_field);
                self.skip(kind)?;
            } else {
                read(self, &name, kind)?;
            }
            self.path.pop();
            next = self.tokens.next_key(str::to_owned)?;
        }
        Ok(())
    }

    fn sign_of_life(&mut self) -> Result<(), Broken> {
        self.items += 1;
        if self.items.is_multiple_of(ITEMS_BETWEEN_SIGNS) {
            if self.progress.is_cancelled() {
                return Err(Broken::Cancelled);
            }
            self.progress.set(self.tokens.at() as u64);
        }
        Ok(())
    }
}

/// The names of an object that are not those of the format, each by its place in the text, so that millions of them in
/// one object cost little more than the text they stand in.
#[derive(Default)]
struct Names {
    /// Where the name stands first, and how many times it was given. No text is as long as four gigabytes.
    given: HashTable<(u32, u32)>,
    hasher: RandomState,
}

impl Names {
    /// Counts the name just read; how many times it was given before.
    fn count(&mut self, tokens: &Tokens<'_>, name: &str) -> usize {
        let Self { given, hasher } = self;
        let hash = hasher.hash_one(name);
        if let Some((_, times)) = given.find_mut(hash, |&(at, _)| tokens.name_from(at as usize) == name) {
            *times += 1;
            return *times as usize - 1;
        }
        let hash_at = |&(at, _): &(u32, u32)| hasher.hash_one(&*tokens.name_from(at as usize));
        given.insert_unique(hash, (tokens.name_at() as u32, 1), hash_at);
        0
    }
}
