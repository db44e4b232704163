//! What stands above and below every page: of which document and section it is, whose figures they are, which page it is.
//!
//! What is on many pages runs along and is not read out: one knows it from the page before. What is said nowhere else is: the name of
//! a section where it begins, and sources that only a page or two have.

use super::letters::Face;
use super::look::{HEAD, HEAD_RULE, MARGIN, MEASURE, Style};
use super::pages::SetSection;
use super::paint::{Painter, decoration, rule};
use super::tags::{Painted, Tags};
use krilla::surface::Surface;
use krilla::tagging::{ArtifactType, ContentTag, Identifier, Node, SpanTag, Tag, TagGroup};
use std::collections::HashMap;

/// A line that so many pages have runs along; in a short document every page has to have it.
const RUNS_ON: usize = 3;
const SHORT: usize = 6;
/// A running head has no more words where few pages have it: so many are no sentence.
const FEW_WORDS: usize = 7;

/// Which lines of feet run along.
pub(super) struct Running {
    pages_with: HashMap<String, usize>,
    least: usize,
}

impl Running {
    pub(super) fn of(sections: &[SetSection<'_>]) -> Self {
        let mut pages_with: HashMap<String, usize> = HashMap::new();
        for section in sections {
            for line in &section.foot.sources {
                *pages_with.entry(key(line)).or_default() += section.pages.len();
            }
        }
        let count = sections.iter().map(|section| section.pages.len()).sum::<usize>();
        let least = if count >= SHORT { RUNS_ON } else { count.max(2) };
        Self { pages_with, least }
    }

    pub(super) fn has(&self, line: &str) -> bool {
        self.pages_with.get(&key(line)).is_some_and(|pages| *pages >= self.least)
    }
}

/// A line as the same again to whoever looks for what runs along: whatever numbers are in it.
fn key(line: &str) -> String {
    line.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>().trim().to_lowercase()
}

/// The tree of a section: first its name, and last what is read out of its feet.
pub(super) fn tree(tags: &Tags, painted: &mut Painted) -> TagGroup {
    let (name, foot) = (std::mem::take(&mut painted.name), std::mem::take(&mut painted.foot));
    let mut tree = tags.tree(painted);
    let paragraph = |pieces: Vec<Identifier>| {
        let mut group = TagGroup::new(Tag::P);
        for piece in pieces {
            group.push(Node::Leaf(piece));
        }
        Node::Group(group)
    };
    if !name.is_empty() {
        tree.children.insert(0, paragraph(name));
    }
    if !foot.is_empty() {
        tree.children.push(paragraph(foot));
    }
    tree
}

impl<'a> Painter<'a> {
    /// The head of a page, before what it holds: what is read out is painted in the order of reading.
    pub(super) fn head(
        &self,
        surface: &mut Surface<'_>,
        section: &SetSection<'a>,
        number: usize,
        painted: &mut Painted,
    ) {
        let style = self.looks.running;
        let right = MARGIN + MEASURE;
        let begins = self.starts.get(section.section.id.as_str()) == Some(&number);
        let (name, most) = if begins {
            (format!("Board pack · {}", section.section.name), usize::MAX)
        } else {
            (section.section.name.clone(), FEW_WORDS)
        };
        // Each has what the other leaves, and no less than half.
        let left_by = |other: &str| (MEASURE - 16.0 - self.width(other, style)).max(MEASURE / 2.0 - 8.0);
        let (whole, cleaned) = (self.letters.clean(&self.document.title), self.letters.clean(&name));
        let title = self.cut(&whole, style, left_by(&cleaned), usize::MAX);
        let name = self.cut(&cleaned, style, left_by(&title), most);
        let is_short = words_of(&title) + words_of(&name) <= FEW_WORDS;
        decoration(surface, ArtifactType::Header);
        if begins || is_short || section.pages.len() >= RUNS_ON {
            self.words(surface, (MARGIN, HEAD), &title, style);
        }
        rule(surface, [MARGIN, HEAD_RULE, right, HEAD_RULE], 1.0, self.looks.strong_rule);
        if begins {
            surface.end_tagged();
            painted.name.push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
        }
        self.words(surface, (right - self.width(&name, style), HEAD), &name, style);
        surface.end_tagged();
    }

    /// The foot of a page, after what it holds.
    pub(super) fn foot(
        &self,
        surface: &mut Surface<'_>,
        section: &SetSection<'a>,
        number: usize,
        painted: &mut Painted,
    ) {
        let (style, foot, right) = (self.looks.running, &section.foot, MARGIN + MEASURE);
        decoration(surface, ArtifactType::Footer);
        rule(surface, [MARGIN, foot.rule, right, foot.rule], 0.6, self.looks.rule);
        let page = format!("Page {} of {}", number + 1, self.count);
        let bold = Style { face: Face::Semibold, ..style }.in_colour(self.looks.plain.colour);
        self.words(surface, (right - self.width(&page, bold), foot.first), &page, bold);
        surface.end_tagged();
        for (at, line) in foot.sources.iter().enumerate() {
            if self.along.has(line) {
                decoration(surface, ArtifactType::Footer);
            } else {
                painted.foot.push(surface.start_tagged(ContentTag::Span(SpanTag::empty())));
            }
            self.words(surface, (MARGIN, foot.first + at as f32 * style.line()), line, style);
            surface.end_tagged();
        }
    }

    fn width(&self, text: &str, style: Style) -> f32 {
        self.letters.width(style.face, style.size, text)
    }

    /// As much of a text as there is room for, and no more than so many words.
    fn cut(&self, text: &str, style: Style, room: f32, most_words: usize) -> String {
        let whole = self.letters.clean(text).into_owned();
        let mut text = whole.split_whitespace().take(most_words).collect::<Vec<_>>().join(" ");
        if text.len() == whole.trim().len() && self.width(&text, style) <= room {
            return text;
        }
        while !text.is_empty() && self.width(&format!("{}…", text.trim_end()), style) > room {
            text.pop();
        }
        format!("{}…", text.trim_end())
    }
}

fn words_of(text: &str) -> usize {
    text.split_whitespace().count()
}
