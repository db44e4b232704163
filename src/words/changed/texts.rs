//! What is said otherwise of what both editions have, in words.

use super::excerpt::where_they_part;
use super::{About, ChangedLine, Told, groupings};
use crate::analysis::changed::{Changed, Field, FieldChange, Listed, Rewritten};
use crate::model::{AreaKind, IndicatorId, InterventionId, Period, PlainDate, Scorecard, Spread, Word};
use crate::words::wording::list;
use crate::words::{date, number, rich};

/// So few national spreads that came or went are told one by one.
pub(super) const FEW_SPREADS: usize = 3;

/// A text that is longer is not repeated.
const REPEATED: usize = 80;

/// What a field is called, whether it is more than one, and how its content is written.
fn name_of(field: Field) -> (&'static str, bool, Style) {
    use Style::{AsNumber, AsWord, Date, Quoted};
    match field {
        Field::About => ("text about the scorecard", false, Quoted),
        Field::AdoptedFrom => ("place it was adopted from", false, Quoted),
        Field::Aim => ("aim", false, AsWord),
        Field::Aims => ("indicators it is meant to move", true, Quoted),
        Field::Area => ("area", false, AsWord),
        Field::Areas => ("areas", true, Quoted),
        Field::Author => ("author", false, Quoted),
        Field::Caveats => ("caveats", true, Quoted),
        Field::Code => ("code", false, Quoted),
        Field::Confidence => ("confidence in its facts", false, AsWord),
        Field::Beside => ("area beside it", false, AsWord),
        Field::ComparedWith => ("comparator", false, AsWord),
        Field::Contact => ("contact", false, Quoted),
        Field::Corrected => ("day it was corrected", false, Date),
        Field::Cost => ("cost", false, Quoted),
        Field::Count => ("number of priorities", false, AsNumber),
        Field::Decided => ("day it was decided", false, Date),
        Field::Decimals => ("number of decimals", false, AsNumber),
        Field::Definition => ("definition", false, Quoted),
        Field::DeprivationDecile => ("tenth by deprivation", false, AsNumber),
        Field::Driver => ("driver", false, Quoted),
        Field::Due => ("day it is due", false, Date),
        Field::Edition => ("edition", false, Quoted),
        Field::End => ("end", false, Date),
        Field::Events => ("name of what is counted", false, Quoted),
        Field::Evidence => ("evidence", false, Quoted),
        Field::Footprint => ("footprint", false, AsWord),
        Field::Groups => ("groups", true, Quoted),
        Field::Hex => ("place on the map of hexagons", false, Quoted),
        Field::How => ("way to reach it", false, Quoted),
        Field::Indicator => ("indicator", false, Quoted),
        Field::Indicators => ("indicators", true, Quoted),
        Field::Inequality => ("kind of inequality", false, Quoted),
        Field::Kind => ("kind", false, AsWord),
        Field::Level => ("level", false, AsWord),
        Field::Licence => ("licence", false, Quoted),
        Field::Members => ("members", true, Quoted),
        Field::Name => ("name", false, Quoted),
        Field::NextRelease => ("day of the next figures", false, Date),
        Field::Outcomes => ("outcomes", true, Quoted),
        Field::Owner => ("owner", false, Quoted),
        Field::Page => ("page", false, AsWord),
        Field::Parent => ("area it lies in", false, AsWord),
        Field::Peers => ("group of statistical neighbours", false, AsWord),
        Field::Per => ("number that it is per", false, AsNumber),
        Field::People => ("name of who is counted", false, Quoted),
        Field::Period => ("period", false, AsWord),
        Field::Planned => ("areas that will start", true, Quoted),
        Field::Population => ("number of residents", false, AsNumber),
        Field::Polarity => ("direction that is good", false, AsWord),
        Field::PopulationGroup => ("group of people", false, Quoted),
        Field::Priority => ("priority", false, Quoted),
        Field::Programme => ("programme", false, Quoted),
        Field::ProxyFor => ("outcome it stands in for", false, Quoted),
        Field::Published => ("day of publication", false, Date),
        Field::PublishedAs => ("names in publishers’ files", true, Quoted),
        Field::Publisher => ("publisher", false, Quoted),
        Field::ReadOnly => ("mark that the file is only to be read", false, AsWord),
        Field::Rationale => ("reason why it matters", false, Quoted),
        Field::ReasonInequality => ("inequality it answers", false, Quoted),
        Field::ReasonLevel => ("level it acts on", false, Quoted),
        Field::Rebase => ("setting whether limits of process control start anew with it", false, Quoted),
        Field::Repeats => ("number of events per person", false, AsNumber),
        Field::ReplyTo => ("comment it answers", false, Quoted),
        Field::Short => ("short name", false, Quoted),
        Field::Source => ("source", false, Quoted),
        Field::Span => ("number of years in a period", false, AsNumber),
        Field::Start => ("start", false, Date),
        Field::Statistic => ("kind of statistic", false, AsWord),
        Field::Strand => ("strand", false, AsWord),
        Field::Succeeds => ("areas it took over from", true, Quoted),
        Field::Text => ("text", false, Quoted),
        Field::Title => ("title", false, Quoted),
        Field::Under => ("national priority it serves", false, Quoted),
        Field::Unit => ("unit", false, Quoted),
        Field::Until => ("last day", false, Date),
        Field::Watch => ("indicators it might break", true, Quoted),
        Field::Weight => ("weight", false, AsNumber),
        Field::Written => ("day it was written", false, Date),
    }
}

/// How the content of a field is written in a sentence.
#[derive(Clone, Copy)]
enum Style {
    Quoted,
    /// A word of a closed list, or a name.
    AsWord,
    AsNumber,
    Date,
}

impl Style {
    fn write(self, text: &str) -> String {
        match self {
            Self::Quoted => format!("“{text}”"),
            Self::AsWord => text.replace('-', " "),
            Self::AsNumber => match text.parse::<u64>() {
                Ok(whole) => number::count(whole),
                Err(_) => text.to_owned(),
            },
            Self::Date => PlainDate::parse(text).map_or_else(|| text.to_owned(), |day| date::in_words(&day)),
        }
    }
}

/// One field: `the unit is “per 100”, “per 1,000” before`.
fn field_told(change: &FieldChange) -> String {
    let (name, is_many, written) = name_of(change.field);
    let are = if is_many { "are" } else { "is" };
    let is_short = |text: &String| text.chars().count() <= REPEATED && !text.contains('\n');
    let were = if is_many { "were" } else { "was" };
    match &change.values {
        [Some(was), Some(is)] if is_short(was) && is_short(is) => {
            format!("the {name} {are} {}, {} before", written.write(is), written.write(was))
        }
        [None, Some(is)] if is_short(is) => format!("the {name} {are} {}, none before", written.write(is)),
        [Some(was), None] if is_short(was) => format!("the {name}, {}, {were} taken out", written.write(was)),
        [Some(was), Some(is)] => {
            let [was, is] = where_they_part([was, is]);
            format!("the {name} {were} rewritten: “{is}”, “{was}” before")
        }
        [None, Some(_)] => format!("the {name} {are} new"),
        [Some(_), None] => format!("the {name} {were} taken out"),
        [None, None] if change.parts.iter().any(|names| !names.is_empty()) => {
            let [went, came] = change.parts.each_ref().map(|names| quoted(change.field, names));
            let now = came.map(|it| format!("now with {it}"));
            let before = went.map(|it| format!("no longer with {it}"));
            let both: Vec<String> = now.into_iter().chain(before).collect();
            format!("the {name} {are} {}", both.join(", "))
        }
        [None, None] => format!("the {name} {are} another one"),
    }
}

/// What the file says about itself, in a sentence.
fn header_told(change: &FieldChange) -> String {
    match (change.field, &change.values[1]) {
        (Field::ReadOnly, Some(_)) => "The file is marked as only to be read; it was not before.".to_owned(),
        (Field::ReadOnly, None) => "The file is no longer marked as only to be read.".to_owned(),
        _ => format!("{}.", capital(&field_told(change))),
    }
}

pub(super) fn fields_told(fields: &[FieldChange]) -> String {
    fields.iter().map(field_told).collect::<Vec<_>>().join("; ")
}

/// A line for each, `name` saying what it is, of the newer edition, and `about` where it is seen.
pub(super) fn lines<T: Copy>(
    rewritten: &[Rewritten<T>],
    name: impl Fn(&T) -> String,
    about: impl Fn(T) -> About,
) -> Vec<ChangedLine> {
    let line = |it: &Rewritten<T>| {
        let text = format!("{}: {}.", name(&it.ids[1]), fields_told(&it.fields));
        ChangedLine::of(text, it.ids.map(|id| Some(about(id))))
    };
    rewritten.iter().map(line).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// So many names are listed, and how many more there are.
const NAMED: usize = 10;

/// Of one list no more are quoted.
const QUOTED: usize = 5;

/// A few names in quotes and how many more there are; `None` where there is none.
fn quoted(field: Field, names: &[String]) -> Option<String> {
    let one = |name: &String| match field {
        Field::ReplyTo => format!("“{}”", super::lists::cut(&rich::in_a_line(name))),
        _ => format!("“{}”", super::lists::cut(name)),
    };
    let mut found: Vec<String> = names.iter().take(QUOTED).map(one).collect();
    let more = names.len().saturating_sub(QUOTED);
    found.extend((more > 0).then(|| format!("{} more", number::count(more as u64))));
    (!found.is_empty()).then(|| list(&found))
}

pub(super) fn named(names: Vec<String>) -> String {
    some_named(names, NAMED)
}

/// The first `most` of these, and how many more there are.
pub(super) fn some_named(mut names: Vec<String>, most: usize) -> String {
    let more = names.len().saturating_sub(most);
    if more > 0 {
        names.truncate(most);
        names.push(format!("{} more", number::count(more as u64)));
    }
    list(&names)
}

impl Told<'_> {
    /// What the file says about itself, each in a sentence.
    pub(super) fn header(changed: &Changed) -> Vec<String> {
        let texts = &changed.texts;
        let mut lines: Vec<String> = texts.header.iter().map(header_told).collect();
        if texts.is_imported_otherwise {
            lines.push(
                "What is kept of imports, their answers and the meaning of columns, is something else."
                    .to_owned(),
            );
        }
        lines
    }

    pub(super) fn areas_rewritten(&self, changed: &Changed) -> Vec<ChangedLine> {
        let newer = self.files[1];
        let texts = &changed.texts;
        let name = |file: &Scorecard, areas: &[crate::model::AreaId]| {
            named(areas.iter().map(|id| file.area(*id).name.clone()).collect())
        };
        let mut found = lines(&texts.areas, |id| newer.area(*id).name.clone(), About::Area);
        let outlines = &texts.outlines;
        for (areas, at, what) in [
            (&outlines.added, 1, "New outlines"),
            (&outlines.changed, 1, "Other outlines"),
            (&outlines.removed, 0, "Outlines taken out"),
        ] {
            if let Some(first) = areas.first() {
                let text = format!("{what}, for drawing maps: {}.", name(self.files[at], areas));
                found.push(ChangedLine::at(text, at, About::Area(*first)));
            }
        }
        found
    }

    pub(super) fn indicators_rewritten(&self, changed: &Changed) -> Vec<ChangedLine> {
        let newer = self.files[1];
        let texts = &changed.texts;
        let own: Vec<Rewritten<IndicatorId>> = texts
            .indicators
            .iter()
            .filter_map(|it| groupings::beside_groupings(it, changed, self.files))
            .collect();
        let mut found = lines(&own, |id| newer.indicator(*id).name.clone(), About::Indicator);
        let spreads = &texts.spreads;
        for (of, at, what) in [
            (&spreads.added, 1, "a national spread is new"),
            (&spreads.removed, 0, "a national spread was taken out"),
        ] {
            if of.len() > FEW_SPREADS {
                found.push(self.spreads_together(at, of));
                continue;
            }
            found.extend(of.iter().map(|(id, kind): &(_, AreaKind)| {
                let name = &self.files[at].indicator(*id).name;
                let text = format!("{name}: {what}, of areas of the kind {}.", kind.as_str());
                ChangedLine::at(text, at, About::Indicator(*id))
            }));
        }
        let other = |of: &(IndicatorId, AreaKind)| {
            Some(ChangedLine::at(self.spread_changed(*of)?, 1, About::Indicator(of.0)))
        };
        found.extend(spreads.changed.iter().filter_map(other));
        let whose = texts.scopes.iter().map(|id| (newer.breakdown(*id), Some(*id)));
        found.extend(whose.map(|(group, id)| {
            let of_it = newer
                .indicators()
                .filter(|(of, _)| newer.breakdowns_of(*of).into_iter().any(|it| Some(it) == id));
            let of_it: Vec<(IndicatorId, String)> = of_it.map(|(id, it)| (id, it.short.clone())).collect();
            let about = of_it.first().map(|(id, _)| About::Indicator(*id));
            let names = of_it.into_iter().map(|(_, name)| name).collect();
            let (by, group) = (&group.by, &group.group);
            let text =
                format!("{by}, {group}: whose groups these are is said otherwise, of {}.", named(names));
            ChangedLine::of(text, [None, about])
        }));
        found
    }

    /// `27 national spreads were taken out: of Suspensions from school, …`
    fn spreads_together(&self, at: usize, of: &[(IndicatorId, AreaKind)]) -> ChangedLine {
        let names = of.iter().map(|(id, _)| self.files[at].indicator(*id).short.clone());
        let mut names: Vec<String> = names.collect();
        names.dedup();
        let what = ["were taken out", "are new"][at];
        let text =
            format!("{} national spreads {what}: of {}.", number::count(of.len() as u64), list(&names));
        ChangedLine::at(text, at, About::Methods)
    }

    /// In what a national spread is another one: in its latest period, or in where its outer fifths begin.
    fn spread_changed(&self, (id, kind): (IndicatorId, AreaKind)) -> Option<String> {
        let about = self.files[1].indicator(id);
        let of = |file: &'_ Scorecard| {
            let is_it = |it: &&Spread| it.kind == kind && file.indicator(it.indicator).id == about.id;
            file.spreads().iter().find(is_it).cloned()
        };
        let [was, is] = self.files.map(of);
        let (was, is) = was.zip(is)?;
        let fifths = |spread: &Spread, period: Period| {
            let both = [0.2, 0.8].map(|at| spread.quantile(at, period));
            let written = both.map(|it| it.map_or("none".to_owned(), |it| number::with_sign(about, it)));
            written.join(" and ")
        };
        let last = [was.periods.last().copied()?, is.periods.last().copied()?];
        let [before, now] = last.map(date::period_in_words);
        let what = match [fifths(&was, last[1]), fifths(&is, last[1])] {
            _ if last[0] != last[1] => format!("goes up to {now}, to {before} before"),
            [had, has] if had != has => {
                format!("for {now} has its outer fifths from {has} on, from {had} before")
            }
            _ => "has other values or counts of areas in some periods".to_owned(),
        };
        let kind = kind.as_str();
        Some(format!("{}: the national spread of areas of the kind {kind} {what}.", about.name))
    }

    pub(super) fn priorities_rewritten(&self, changed: &Changed) -> Vec<ChangedLine> {
        let newer = self.files[1];
        let mut found =
            lines(&changed.texts.priorities, |id| newer.priority(*id).title.clone(), About::Priority);
        if !changed.texts.national_list.is_empty() {
            let fields = fields_told(&changed.texts.national_list);
            let text = format!("The list of national priorities: {fields}.");
            found.push(ChangedLine::both(text, About::Priorities));
        }
        found
    }

    pub(super) fn interventions_rewritten(&self, changed: &Changed) -> Vec<ChangedLine> {
        let title = |id: &InterventionId| self.files[1].intervention(*id).title.clone();
        lines(&changed.texts.interventions, title, About::Intervention)
    }

    pub(super) fn views(&self, changed: &Changed) -> Vec<ChangedLine> {
        let name = |file: &Scorecard, at: usize| file.views()[at].name.clone();
        self.listed(&changed.texts.views, name, "", About::View)
    }

    pub(super) fn listed(
        &self,
        of: &Listed,
        name: impl Fn(&Scorecard, usize) -> String,
        what: &str,
        about: impl Fn(usize) -> About,
    ) -> Vec<ChangedLine> {
        let came = |at: usize, ids: &[usize], how: &str| {
            let line = |id: &usize| {
                ChangedLine::at(format!("{}{what} {how}.", name(self.files[at], *id)), at, about(*id))
            };
            ids.iter().map(line).collect::<Vec<_>>()
        };
        let mut found =
            [came(1, &of.came.added, "is new"), came(0, &of.came.removed, "was taken out")].concat();
        let what = what.trim_end_matches(',');
        found.extend(lines(&of.rewritten, |at| format!("{}{what}", name(self.files[1], *at)), &about));
        found
    }
}
