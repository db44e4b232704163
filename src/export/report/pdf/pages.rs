//! A section on its pages: as few as it needs, and closer together where that saves one.

use super::super::document::Section;
use super::blocks::{Room, Setter, wrapped};
use super::lines::Setting;
use super::look::{FOOT, Looks, MARGIN, MEASURE, TIGHT, TOP, Tight};
use super::slab::{Filled, fill};
use super::tags::{Slot, Tags};
use std::collections::{HashMap, VecDeque};

/// Room for the number of the page beside the sources.
const NUMBER: f32 = 90.0;
/// The foot of a page names no more sources than this many lines hold; all of them are in the document itself.
const MOST_SOURCES: usize = 6;
/// What has more pages is no page that spilled, unless no more than this stands on the last of them: then it stands a little closer, with
/// letters hardly smaller.
const MOST_TO_SHRINK: usize = 2;
const SLIVER: f32 = 90.0;
const A_LITTLE: usize = 3;

/// A section that is set.
pub(super) struct SetSection<'a> {
    pub section: &'a Section,
    pub pages: Vec<Filled<'a>>,
    pub tags: Tags,
    pub links: HashMap<Slot, &'a str>,
    pub foot: Foot,
}

/// What stands at the foot of each page of a section.
pub(super) struct Foot {
    pub sources: Vec<String>,
    /// Where its first line stands, and the rule above it.
    pub first: f32,
    pub rule: f32,
}

/// Sets a section, in the looks of each way of standing closer.
pub(super) fn set<'a>(
    section: &'a Section,
    setting: Setting<'a>,
    looks: &'a [Looks; TIGHT.len()],
) -> SetSection<'a> {
    let foot = Foot::of(section, setting);
    let set = |at: usize| set_so(section, Setting { looks: &looks[at], ..setting }, &foot, TIGHT[at]);
    let roomy = set(0);
    let pages = roomy.0.len();
    let is_sliver = roomy.0.last().is_some_and(|last| last.height < SLIVER);
    let ways = match pages {
        0 | 1 => 1,
        some if some <= MOST_TO_SHRINK => TIGHT.len(),
        _ if is_sliver => A_LITTLE,
        _ => 1,
    };
    let closer = (1..ways).map(set).find(|(closer, _)| closer.len() < pages);
    let (pages, setter) = closer.unwrap_or(roomy);
    SetSection { section, pages, tags: setter.tags, links: setter.links, foot }
}

fn set_so<'a>(
    section: &'a Section,
    setting: Setting<'a>,
    foot: &Foot,
    tight: Tight,
) -> (Vec<Filled<'a>>, Setter<'a>) {
    let whole = foot.rule - 8.0 - TOP;
    let mut setter = Setter::new(setting, tight, whole);
    let room = Room { x: MARGIN, width: MEASURE };
    let mut slabs = VecDeque::from([setter.title(&section.title, room)]);
    slabs.extend(setter.blocks(&section.blocks, room, Tags::ROOT));
    let mut pages = Vec::new();
    while !slabs.is_empty() {
        pages.push(fill(&mut slabs, whole, whole, true));
    }
    (pages, setter)
}

impl Foot {
    fn of(section: &Section, setting: Setting<'_>) -> Self {
        let style = setting.looks.running;
        let mut sources = wrapped(setting, &section.sources, style, MEASURE - NUMBER);
        if sources.len() > MOST_SOURCES {
            sources.truncate(MOST_SOURCES);
            sources.last_mut().into_iter().for_each(|last| *last = format!("{}…", last.trim_end()));
        }
        let first = FOOT - style.line() * sources.len().saturating_sub(1) as f32;
        Self { sources, first, rule: first - style.size - 5.0 }
    }
}
