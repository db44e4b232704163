//! What the report of a scorecard says: the contents of the pages, set for paper.
//!
//! Nothing is judged and hardly anything is worded here: pages and `words` say it, and charts draw it.

mod behind;
mod beside;
mod comments;
mod courses;
mod cover;
mod interventions;
mod look_first;
mod methods;
mod neighbourhoods;
mod pen;
mod place;
mod priorities;
mod scorecard;
mod shared;
mod system;
mod views;

use super::document::{Document, Section};
use super::{Watch, go_on};
use crate::analysis::{self, Analysis};
use crate::model::{AreaId, PageName, SavedView, Scorecard, Word};
use crate::pages::View;
use crate::words;
use jiff::civil::Date;
use pen::Pen;
use rayon::prelude::*;
use shared::Names;
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// How many places are named to somebody who named none of them.
const NAMED: usize = 12;

/// A part of the report that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Title, edition, sign-off, contents.
    Cover,
    /// Where to look first.
    LookFirst,
    /// The table of indicators by places.
    Scorecard,
    /// A page for each place.
    Places,
    /// National and local priorities face to face.
    Priorities,
    /// What was tried.
    Interventions,
    /// The saved views of the file, each as a page.
    Views,
    /// Methods, and where the figures are from.
    Sources,
}

impl Word for Part {
    const ALL: &'static [Self] = &[
        Self::Cover,
        Self::LookFirst,
        Self::Scorecard,
        Self::Places,
        Self::Priorities,
        Self::Interventions,
        Self::Views,
        Self::Sources,
    ];

    fn as_str(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::LookFirst => "look-first",
            Self::Scorecard => "scorecard",
            Self::Places => "places",
            Self::Priorities => "priorities",
            Self::Interventions => "interventions",
            Self::Views => "views",
            Self::Sources => "sources",
        }
    }
}

impl Part {
    /// Whether it is in a report for which no parts are named: saved views mostly show again what other parts do.
    pub fn is_usual(self) -> bool {
        self != Self::Views
    }

    /// Whether it is of the places that are chosen.
    pub fn is_of_places(self) -> bool {
        !matches!(self, Self::Cover | Self::Views | Self::Sources)
    }

    /// Its name where it is chosen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cover => "Cover",
            Self::LookFirst => "Where to look first",
            Self::Scorecard => "The scorecard",
            Self::Places => "A page for each place",
            Self::Priorities => "Priorities",
            Self::Interventions => "Interventions",
            Self::Views => "Saved views",
            Self::Sources => "Methods and sources",
        }
    }
}

/// Whether a report can show a saved view: what changed is between two files, and it has one.
pub fn has_paper(view: &SavedView) -> bool {
    view.page != PageName::WhatChanged
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub scorecard: &'a Scorecard,
    pub analysis: &'a Analysis,
    /// The day on which it is made.
    pub day: Date,
    /// Of which places, in this order; none are all, in that of the file.
    pub places: &'a [AreaId],
    /// Which parts, in this order; none are the usual ones.
    pub parts: &'a [Part],
    /// Which of the saved views, in this order, each by where it stands in the file; none are all. They are there where their part is.
    pub views: &'a [usize],
}

/// What sections are made of.
#[derive(Clone, Copy)]
struct Given<'a> {
    scorecard: &'a Scorecard,
    analysis: &'a Analysis,
    places: &'a [AreaId],
    names: &'a Names,
    /// The day on which it is made.
    day: Date,
    /// Whether the report has a cover, which says how many figures there are.
    has_cover: bool,
}

/// A section to be made.
#[derive(Clone, Copy)]
enum Task {
    Part(Part),
    Place(AreaId),
    View(usize),
}

/// Makes the report, section by section as long as it is wanted.
///
/// # Errors
/// A sentence with a way out, where nothing of what is asked for is there.
pub fn content(asked: Asked<'_>, watch: Watch<'_>) -> Result<Document, String> {
    let Asked { scorecard, analysis, day, .. } = asked;
    let places = places(asked)?;
    let usual: Vec<Part> = Part::ALL.iter().copied().filter(|part| part.is_usual()).collect();
    let parts = if asked.parts.is_empty() { &usual } else { asked.parts };
    let names = Names::of(scorecard);
    let has_cover = parts.contains(&Part::Cover);
    let given = Given { scorecard, analysis, places: &places, names: &names, day, has_cover };
    let tasks: Vec<Task> = parts.iter().flat_map(|part| tasks(given, *part, asked.views)).collect();
    // Each is made by itself and they are put together in order, so that how they are shared among cores decides nothing.
    let done = AtomicUsize::new(0);
    let made = tasks.par_iter().map_init(Pen::new, |pen, task| {
        go_on(watch, done.load(Relaxed) as f32 / tasks.len() as f32)?;
        let made = section(given, *task, pen);
        done.fetch_add(1, Relaxed);
        Ok(made)
    });
    let mut made: Vec<Option<Section>> = made.collect::<Result<_, String>>()?;
    // What words and signs mean is told of those that the others have.
    let said: String = made.iter().flatten().map(super::text::text_of).collect();
    for (task, made) in tasks.iter().zip(&mut made) {
        if matches!(task, Task::Part(Part::Sources)) {
            *made = Some(methods::section(given, &said, &Pen::new()));
        }
    }
    name_views_apart(&tasks, &mut made);
    let mut absent = absent(scorecard, parts);
    absent.extend(tasks.iter().zip(&made).filter_map(|(task, made)| match (task, made) {
        (Task::View(at), None) => {
            Some(format!("The saved view “{}” has nothing to show here.", scorecard.views().get(*at)?.name))
        }
        _ => None,
    }));
    let mut sections: Vec<Section> = made.into_iter().flatten().collect();
    if sections.is_empty() {
        return Err(
            "There is nothing to report: the file has none of the parts that were asked for. Ask for \
                    others, such as look-first, scorecard or places."
                .to_owned(),
        );
    }
    cover::list_contents(&mut sections, &absent);
    let header = scorecard.header();
    Ok(Document {
        title: header.title.clone(),
        edition: header.edition.clone().unwrap_or_default(),
        description: words::report::look_first_title_of(
            scorecard,
            &places,
            &analysis::look_first_in(scorecard, analysis, places.iter().copied()),
        ),
        made: day.to_string(),
        sections,
    })
}

/// A saved view that is called as another section is said to be one where both are listed.
fn name_views_apart(tasks: &[Task], made: &mut [Option<Section>]) {
    let mut taken: HashSet<String> = HashSet::new();
    for (task, made) in tasks.iter().zip(made) {
        let Some(made) = made else { continue };
        if !taken.insert(made.name.clone()) && matches!(task, Task::View(_)) {
            made.name += " (saved view)";
        }
    }
}

/// The places, each once.
fn places(Asked { scorecard, places, .. }: Asked<'_>) -> Result<Vec<AreaId>, String> {
    let all: Vec<AreaId> = scorecard.places().collect();
    if places.is_empty() {
        return Ok(all);
    }
    if let Some(other) = places.iter().find(|place| !all.contains(place)) {
        let area = scorecard.area(*other);
        let named = all.iter().take(NAMED).map(|place| scorecard.area(*place));
        let named: Vec<String> = named.map(|place| format!("{} ({})", place.name, place.code)).collect();
        let more = match all.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!("; and {more} more"),
        };
        return Err(format!(
            "{} ({}) is no place of this scorecard: a report has pages for its places. Name one of these: {}{more}.",
            area.name,
            area.code,
            named.join("; ")
        ));
    }
    let mut once: Vec<AreaId> = Vec::new();
    for place in places {
        if !once.contains(place) {
            once.push(*place);
        }
    }
    Ok(once)
}

fn tasks(given: Given<'_>, part: Part, views: &[usize]) -> Vec<Task> {
    match part {
        Part::Places => given.places.iter().copied().map(Task::Place).collect(),
        Part::Views if views.is_empty() => (0..given.scorecard.views().len()).map(Task::View).collect(),
        Part::Views => views.iter().copied().map(Task::View).collect(),
        part => vec![Task::Part(part)],
    }
}

/// Whether the file has nothing that a part would show: it is then told in a line, and takes no page.
fn is_absent(scorecard: &Scorecard, part: Part) -> bool {
    match part {
        Part::Priorities => scorecard.priorities().next().is_none(),
        Part::Interventions => scorecard.interventions().next().is_none(),
        _ => false,
    }
}

/// What is told of the parts that were asked for and are not there.
fn absent(scorecard: &Scorecard, parts: &[Part]) -> Vec<String> {
    let absent = parts.iter().filter(|part| is_absent(scorecard, **part));
    absent.map(|part| format!("The file has no {}.", words::lower_first(part.name()))).collect()
}

fn section(given: Given<'_>, task: Task, pen: &Pen) -> Option<Section> {
    match task {
        Task::Part(part) if is_absent(given.scorecard, part) => None,
        Task::Part(Part::Cover) => Some(cover::section(given)),
        Task::Part(Part::LookFirst) => Some(look_first::section(given, "look-first", pen)),
        Task::Part(Part::Scorecard) => Some(scorecard::section(given, pen)),
        Task::Part(Part::Priorities) => Some(priorities::section(given, "priorities", pen)),
        Task::Part(Part::Interventions) => {
            Some(interventions::section(given, ("interventions", &View::default()), pen))
        }
        // That of sources is made once the others are known.
        Task::Part(Part::Sources | Part::Places | Part::Views) => None,
        Task::Place(place) => Some(place::section(given, (place, given.names.of_place(place)), None, pen)),
        Task::View(at) => views::section(given, at, pen),
    }
}

#[cfg(test)]
mod judged_tests;
#[cfg(test)]
mod tests;
