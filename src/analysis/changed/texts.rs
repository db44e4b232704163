//! What the files say of what both have, but for figures and what is judged of them: names, definitions, plans in every field, sign-off,
//! saved views, groupings, outlines, spreads, frameworks.
//!
//! Each object is taken apart whole, so that a field that is new in the model has to be thought of here.

use super::fields::{Compare, Field, FieldChange, Rewritten};
use super::pairing::{Pairs, breakdowns};
use super::plans::{Added, came_and_went};
use crate::model::{
    Action, AdoptedFrom, Area, AreaId, AreaKind, BreakdownId, Comment, Framework, Grouping, Header,
    Indicator, IndicatorId, Intervention, InterventionId, Measure, Member, Priority, PriorityId, SavedView,
    Scorecard, Spread, drafts,
};
use std::collections::HashMap;

/// A list of which some came, some went and some are said otherwise, by their positions in the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    pub came: Added<usize>,
    pub rewritten: Vec<Rewritten<usize>>,
}

/// What is drawn of areas, or published of all areas of a kind, for each of one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn<T> {
    /// New, of the newer edition.
    pub added: Vec<T>,
    /// Other than before, of the newer edition.
    pub changed: Vec<T>,
    /// Of the older edition.
    pub removed: Vec<T>,
}

impl<T> Default for Drawn<T> {
    fn default() -> Self {
        Self { added: Vec::new(), changed: Vec::new(), removed: Vec::new() }
    }
}

/// Everything that is said otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts {
    /// What the file says about itself.
    pub header: Vec<FieldChange>,
    pub areas: Vec<Rewritten<AreaId>>,
    /// Of indicators that measure what they did.
    pub indicators: Vec<Rewritten<IndicatorId>>,
    pub priorities: Vec<Rewritten<PriorityId>>,
    pub interventions: Vec<Rewritten<InterventionId>>,
    /// But for their status.
    pub actions: Vec<Rewritten<usize>>,
    /// But for their words.
    pub commentary: Vec<Rewritten<usize>>,
    pub views: Listed,
    pub groupings: Listed,
    pub frameworks: Listed,
    /// The publisher's list of national priorities.
    pub national_list: Vec<FieldChange>,
    /// Whether another approval stands in the newer file, or what it tells is something else.
    pub is_approved_otherwise: bool,
    pub outlines: Drawn<AreaId>,
    /// National spreads, by the indicator and the kind of area.
    pub spreads: Drawn<(IndicatorId, AreaKind)>,
    /// Groups of people, of the newer edition, of which the file says otherwise whose they are.
    pub scopes: Vec<BreakdownId>,
    /// Whether what was answered in imports, or what the columns of imported tables hold, is something else.
    pub is_imported_otherwise: bool,
}

impl Texts {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

pub(super) fn texts(files: [&Scorecard; 2], pairs: &Pairs<'_>) -> Texts {
    let [older, newer] = files;
    let compare = || Compare::new(files, pairs);
    let approvals = files.map(|file| file.approved().map(|it| (it, it.tells())));
    Texts {
        header: header(compare(), older.header(), newer.header()),
        areas: areas(files, pairs),
        indicators: indicators(files, pairs),
        priorities: each(files, pairs, &pairs.priorities, |with, [was, is]| {
            priority(with, older.priority(was), newer.priority(is));
        }),
        interventions: each(files, pairs, &pairs.interventions, |with, [was, is]| {
            intervention(with, older.intervention(was), newer.intervention(is));
        }),
        actions: by_id(files, pairs, [older.actions(), newer.actions()], |it| &it.id, action).rewritten,
        commentary: comments(files, pairs),
        views: by_id(files, pairs, [older.views(), newer.views()], |it| &it.id, view),
        groupings: by_id(files, pairs, [older.groupings(), newer.groupings()], |it| &it.id, grouping),
        frameworks: by_id(files, pairs, [older.frameworks(), newer.frameworks()], |it| &it.id, framework),
        national_list: national_list(compare()),
        // The code of now is of the whole file, and every other change is told already.
        is_approved_otherwise: match approvals {
            [Some((was, told)), Some((is, tells))] => {
                told != tells
                    || (&was.by, was.on, &was.edition, &was.fingerprint)
                        != (&is.by, is.on, &is.edition, &is.fingerprint)
            }
            [was, is] => was.is_some() != is.is_some(),
        },
        outlines: outlines(files, pairs),
        spreads: spreads(files, pairs),
        scopes: scopes(files),
        is_imported_otherwise: older.tables() != newer.tables()
            || older.import_answers() != newer.import_answers(),
    }
}

fn each<T: Copy + Ord>(
    files: [&Scorecard; 2],
    pairs: &Pairs<'_>,
    of: &HashMap<T, T>,
    fields: impl Fn(&mut Compare<'_>, [T; 2]),
) -> Vec<Rewritten<T>> {
    let found = of.iter().filter_map(|(&was, &is)| {
        let mut with = Compare::new(files, pairs);
        fields(&mut with, [was, is]);
        with.of([was, is])
    });
    let mut found: Vec<Rewritten<T>> = found.collect();
    found.sort_unstable_by_key(|it| it.ids[1]);
    found
}

fn by_id<T>(
    files: [&Scorecard; 2],
    pairs: &Pairs<'_>,
    [was, is]: [&[T]; 2],
    id: fn(&T) -> &str,
    fields: fn(&mut Compare<'_>, &T, &T),
) -> Listed {
    let ids = [was, is].map(|list| list.iter().map(id).collect::<Vec<&str>>());
    let (added, removed) = came_and_went(&ids[0], &ids[1]);
    let known: HashMap<&str, usize> = ids[0].iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let both = ids[1].iter().enumerate().filter_map(|(at, id)| Some([*known.get(id)?, at]));
    let rewritten = both.filter_map(|[before, after]| {
        let mut with = Compare::new(files, pairs);
        fields(&mut with, &was[before], &is[after]);
        with.of([before, after])
    });
    Listed { rewritten: rewritten.collect(), came: Added { added, removed } }
}

fn header(mut with: Compare<'_>, was: &Header, is: &Header) -> Vec<FieldChange> {
    // How a copy may be used is nothing that the file says.
    let Header { title, edition, published, publisher, contact, licence, about, read_only: _ } = was;
    let days = [published, &is.published].map(|day| day.map(|day| day.to_string()));
    with.needed(Field::Title, title, &is.title);
    with.text(Field::Edition, edition.as_deref(), is.edition.as_deref());
    with.text(Field::Published, days[0].as_deref(), days[1].as_deref());
    with.text(Field::Publisher, publisher.as_deref(), is.publisher.as_deref());
    with.text(Field::Contact, contact.as_deref(), is.contact.as_deref());
    with.text(Field::Licence, licence.as_deref(), is.licence.as_deref());
    with.text(Field::About, about.as_deref(), is.about.as_deref());
    with.found
}

fn areas(files: [&Scorecard; 2], pairs: &Pairs<'_>) -> Vec<Rewritten<AreaId>> {
    let [older, newer] = files;
    let both = older.areas().filter_map(|(id, _)| Some([id, pairs.areas.newer(id)?]));
    let found = both.filter_map(|ids| {
        let mut with = Compare::new(files, pairs);
        area(&mut with, older.area(ids[0]), newer.area(ids[1]));
        with.of(ids)
    });
    let mut found: Vec<Rewritten<AreaId>> = found.collect();
    found.sort_unstable_by_key(|it| it.ids[1]);
    found
}

fn area(with: &mut Compare<'_>, was: &Area, is: &Area) {
    // Another code is told of by itself.
    let Area { code: _, name, kind, parent, population, footprint, peers, members, .. } = was;
    let Area { deprivation_decile, hex, succeeds, until, .. } = was;
    with.needed(Field::Name, name, &is.name);
    with.word(Field::Kind, Some(*kind), Some(is.kind));
    with.area(Field::Parent, *parent, is.parent);
    with.number(Field::Population, *population, is.population);
    with.word(Field::Footprint, *footprint, is.footprint);
    with.area(Field::Peers, *peers, is.peers);
    let is_one = |was: &Member, is: &Member| match (was, is) {
        (Member::Area(was), Member::Area(is)) => with.is_area(Some(*was), Some(*is)),
        (was, is) => was == is,
    };
    let is_same =
        members.len() == is.members.len() && members.iter().zip(&is.members).all(|(was, is)| is_one(was, is));
    with.other(Field::Members, is_same);
    let decile = |it: Option<u8>| it.map(f64::from);
    with.number(Field::DeprivationDecile, decile(*deprivation_decile), decile(is.deprivation_decile));
    with.other(Field::Hex, *hex == is.hex);
    with.other(Field::Succeeds, *succeeds == is.succeeds);
    with.date(Field::Until, until.as_ref(), is.until.as_ref());
}

fn indicators(files: [&Scorecard; 2], pairs: &Pairs<'_>) -> Vec<Rewritten<IndicatorId>> {
    let [older, newer] = files;
    each(files, pairs, &pairs.indicators, |with, [was, is]| {
        if !pairs.measured_otherwise.contains(&was) {
            indicator(with, older.indicator(was), newer.indicator(is));
        }
    })
}

fn indicator(with: &mut Compare<'_>, was: &Indicator, is: &Indicator) {
    // What decides whether both measure the same is told of where they do not.
    let Indicator { id: _, polarity: _, period: _, span: _, name, short, strand, definition, .. } = was;
    let Indicator { rationale, caveats, measure, groups, inequality, driver, population_group, .. } = was;
    let Indicator { source, published_as, next_release, statistic, proxy_for, .. } = was;
    let Measure { kind: _, per: _, unit, decimals, repeats, events, people } = measure;
    with.needed(Field::Name, name, &is.name);
    // Where the file gives none it is the name, and told.
    if (short, &is.short) != (name, &is.name) {
        with.needed(Field::Short, short, &is.short);
    }
    with.word(Field::Strand, Some(*strand), Some(is.strand));
    with.text(Field::Definition, definition.as_deref(), is.definition.as_deref());
    with.text(Field::Rationale, rationale.as_deref(), is.rationale.as_deref());
    with.text(Field::Caveats, caveats.as_deref(), is.caveats.as_deref());
    with.needed(Field::Unit, unit, &is.measure.unit);
    let places = |it: Option<u8>| it.map(f64::from);
    with.number(Field::Decimals, places(*decimals), places(is.measure.decimals));
    with.number(Field::Repeats, *repeats, is.measure.repeats);
    with.other(Field::Events, *events == is.measure.events);
    with.text(Field::People, people.as_deref(), is.measure.people.as_deref());
    let [older, newer] = with.files;
    let ids = |file: &Scorecard, groups: &[crate::model::GroupRef]| -> Vec<[String; 2]> {
        let of = |it: &crate::model::GroupRef| file.groupings().get(it.grouping).map(|of| (of, it.group));
        let named = groups.iter().filter_map(of);
        named.filter_map(|(of, at)| Some([of.id.clone(), of.groups.get(at)?.id.clone()])).collect()
    };
    with.other(Field::Groups, ids(older, groups) == ids(newer, &is.groups));
    with.text(Field::Inequality, inequality.as_deref(), is.inequality.as_deref());
    with.text(Field::Driver, driver.as_deref(), is.driver.as_deref());
    with.text(Field::PopulationGroup, population_group.as_deref(), is.population_group.as_deref());
    with.other(Field::Source, *source == is.source);
    with.other(Field::PublishedAs, *published_as == is.published_as);
    with.date(Field::NextRelease, next_release.as_ref(), is.next_release.as_ref());
    with.word(Field::Statistic, *statistic, is.statistic);
    with.indicator(Field::ProxyFor, *proxy_for, is.proxy_for);
}

fn priority(with: &mut Compare<'_>, was: &Priority, is: &Priority) {
    // Targets are told of one by one.
    let Priority { id: _, targets: _, title, level, area, owner, weight, how, under, .. } = was;
    let Priority { indicators, source, aim, .. } = was;
    with.needed(Field::Title, title, &is.title);
    with.word(Field::Level, Some(*level), Some(is.level));
    with.area(Field::Area, Some(*area), Some(is.area));
    with.text(Field::Owner, owner.as_deref(), is.owner.as_deref());
    with.number(Field::Weight, Some(*weight), Some(is.weight));
    with.text(Field::How, how.as_deref(), is.how.as_deref());
    priority_meant(with, Field::Under, [*under, is.under]);
    with.indicators(Field::Indicators, indicators, &is.indicators);
    with.other(Field::Source, *source == is.source);
    with.word(Field::Aim, Some(*aim), Some(is.aim));
}

fn priority_meant(with: &mut Compare<'_>, field: Field, [was, is]: [Option<PriorityId>; 2]) {
    let [older, newer] = with.files;
    let is_same = was.map(|it| with.pairs.priorities.get(&it).copied()) == is.map(Some);
    let names =
        [was.map(|id| older.priority(id).title.as_str()), is.map(|id| newer.priority(id).title.as_str())];
    with.meant(field, is_same, names);
}

fn intervention(with: &mut Compare<'_>, was: &Intervention, is: &Intervention) {
    let Intervention { id: _, title, areas, start, end, adopted_from, aims, watch, .. } = was;
    let Intervention { reason_level, reason_inequality, source, confidence, programme, .. } = was;
    let Intervention { planned, rebase, evidence, cost, .. } = was;
    with.needed(Field::Title, title, &is.title);
    with.areas(Field::Areas, areas, &is.areas);
    with.date(Field::Start, start.as_ref(), is.start.as_ref());
    with.date(Field::End, end.as_ref(), is.end.as_ref());
    let is_same = match (adopted_from, &is.adopted_from) {
        (Some(was), Some(is)) => is_one_origin(with, was, is),
        (was, is) => was.is_none() && is.is_none(),
    };
    with.other(Field::AdoptedFrom, is_same);
    with.indicators(Field::Aims, aims, &is.aims);
    with.indicators(Field::Watch, watch, &is.watch);
    with.text(Field::ReasonLevel, reason_level.as_deref(), is.reason_level.as_deref());
    with.text(Field::ReasonInequality, reason_inequality.as_deref(), is.reason_inequality.as_deref());
    with.other(Field::Source, *source == is.source);
    with.word(Field::Confidence, Some(*confidence), Some(is.confidence));
    with.text(Field::Programme, programme.as_deref(), is.programme.as_deref());
    with.areas(Field::Planned, planned, &is.planned);
    with.other(Field::Rebase, *rebase == is.rebase);
    with.text(Field::Evidence, evidence.as_deref(), is.evidence.as_deref());
    let is_same = match (cost, &is.cost) {
        (Some(was), Some(is)) => {
            let amounts =
                |of: &crate::model::Cost| of.areas.iter().map(|it| it.1.to_bits()).collect::<Vec<_>>();
            let both = was.areas.iter().zip(&is.areas);
            (&was.unit, was.amount, &was.source) == (&is.unit, is.amount, &is.source)
                && amounts(was) == amounts(is)
                && both.into_iter().all(|(was, is)| with.is_area(Some(was.0), Some(is.0)))
        }
        (was, is) => was.is_none() && is.is_none(),
    };
    with.other(Field::Cost, is_same);
}

fn is_one_origin(with: &Compare<'_>, was: &AdoptedFrom, is: &AdoptedFrom) -> bool {
    let AdoptedFrom { area, intervention, name } = was;
    let tried = intervention.map(|it| with.pairs.interventions.get(&it).copied());
    with.is_area(*area, is.area) && tried == is.intervention.map(Some) && *name == is.name
}

fn action(with: &mut Compare<'_>, was: &Action, is: &Action) {
    // What became of it is told of by itself.
    let Action { id: _, status: _, area, indicator, priority, text, owner, due, decided } = was;
    with.area(Field::Area, Some(*area), Some(is.area));
    with.indicator(Field::Indicator, *indicator, is.indicator);
    priority_meant(with, Field::Priority, [*priority, is.priority]);
    with.needed(Field::Text, text, &is.text);
    with.text(Field::Owner, owner.as_deref(), is.owner.as_deref());
    with.date(Field::Due, due.as_ref(), is.due.as_ref());
    with.date(Field::Decided, decided.as_ref(), is.decided.as_ref());
}

/// What is a draft in one of the files is not there yet, and is told of when it comes.
fn comments(files: [&Scorecard; 2], pairs: &Pairs<'_>) -> Vec<Rewritten<usize>> {
    let lists = files.map(Scorecard::commentary);
    let stays = lists.map(drafts);
    let mut found = by_id(files, pairs, lists, |it| &it.id, comment).rewritten;
    found.retain(|it| stays.iter().zip(it.ids).all(|(stays, at)| !stays[at]));
    found
}

fn comment(with: &mut Compare<'_>, was: &Comment, is: &Comment) {
    // So is what it says, and that it is no draft any more.
    let Comment { id: _, text: _, area, indicator, period, author, written, reply_to, draft: _ } = was;
    let [older, newer] = with.files;
    with.area(Field::Area, Some(*area), Some(is.area));
    with.indicator(Field::Indicator, *indicator, is.indicator);
    let labels = [period, &is.period].map(|it| it.map(|period| period.to_string()));
    with.text(Field::Period, labels[0].as_deref(), labels[1].as_deref());
    with.text(Field::Author, author.as_deref(), is.author.as_deref());
    with.text(Field::Written, written.as_deref(), is.written.as_deref());
    let answered = |file: &Scorecard, at: Option<usize>| Some(file.commentary().get(at?)?.id.clone());
    with.other(Field::ReplyTo, answered(older, *reply_to) == answered(newer, is.reply_to));
}

fn view(with: &mut Compare<'_>, was: &SavedView, is: &SavedView) {
    let SavedView { id: _, name, page, area, indicator } = was;
    with.needed(Field::Name, name, &is.name);
    with.word(Field::Page, Some(*page), Some(is.page));
    with.area(Field::Area, *area, is.area);
    with.indicator(Field::Indicator, *indicator, is.indicator);
}

fn grouping(with: &mut Compare<'_>, was: &Grouping, is: &Grouping) {
    let Grouping { id: _, name, groups } = was;
    with.needed(Field::Name, name, &is.name);
    with.other(Field::Groups, *groups == is.groups);
}

fn framework(with: &mut Compare<'_>, was: &Framework, is: &Framework) {
    let Framework { id: _, name, source, outcomes } = was;
    with.needed(Field::Name, name, &is.name);
    with.other(Field::Source, *source == is.source);
    let is_one = |was: &crate::model::FrameworkOutcome, is: &crate::model::FrameworkOutcome| {
        let newer = |id: &IndicatorId| with.pairs.indicators.get(id);
        (&was.id, &was.name) == (&is.id, &is.name)
            && was.indicators.len() == is.indicators.len()
            && was.indicators.iter().zip(&is.indicators).all(|(was, is)| newer(was) == Some(is))
    };
    let is_same = outcomes.len() == is.outcomes.len()
        && outcomes.iter().zip(&is.outcomes).all(|(was, is)| is_one(was, is));
    with.other(Field::Outcomes, is_same);
}

fn national_list(mut with: Compare<'_>) -> Vec<FieldChange> {
    let [was, is] = with.files.map(Scorecard::national_list);
    with.text(Field::Name, was.map(|it| it.name.as_str()), is.map(|it| it.name.as_str()));
    let count = |it: Option<&crate::model::NationalList>| it.map(|it| f64::from(it.count));
    with.number(Field::Count, count(was), count(is));
    with.other(Field::Source, was.map(|it| &it.source) == is.map(|it| &it.source));
    with.found
}

fn scopes(files: [&Scorecard; 2]) -> Vec<BreakdownId> {
    let [older, newer] = files;
    let both = older.breakdowns().iter().zip(breakdowns(files));
    both.filter_map(|(was, is)| is.filter(|is| newer.breakdown(*is).scope != was.scope)).collect()
}

fn outlines([older, newer]: [&Scorecard; 2], pairs: &Pairs<'_>) -> Drawn<AreaId> {
    let mut was: HashMap<AreaId, &Vec<Vec<[f64; 2]>>> = HashMap::new();
    let mut found = Drawn::default();
    for outline in older.boundaries() {
        match pairs.areas.newer(outline.area) {
            Some(area) => drop(was.insert(area, &outline.rings)),
            None => found.removed.push(outline.area),
        }
    }
    for outline in newer.boundaries() {
        match was.remove(&outline.area) {
            None => found.added.push(outline.area),
            Some(rings) if *rings != outline.rings => found.changed.push(outline.area),
            Some(_) => {}
        }
    }
    let gone = older.boundaries().iter().map(|outline| outline.area);
    found
        .removed
        .extend(gone.filter(|area| pairs.areas.newer(*area).is_some_and(|it| was.contains_key(&it))));
    found
}

fn spreads([older, newer]: [&Scorecard; 2], pairs: &Pairs<'_>) -> Drawn<(IndicatorId, AreaKind)> {
    let mut was: HashMap<(IndicatorId, AreaKind, &str), &Spread> = HashMap::new();
    let mut found = Drawn::default();
    for spread in older.spreads() {
        match pairs.indicators.get(&spread.indicator) {
            Some(newer) => drop(was.insert((*newer, spread.kind, &spread.of), spread)),
            None => found.removed.push((spread.indicator, spread.kind)),
        }
    }
    for spread in newer.spreads() {
        let Spread { indicator, kind, of, periods, areas, quantiles } = spread;
        match was.remove(&(*indicator, *kind, of.as_str())) {
            None => found.added.push((*indicator, *kind)),
            Some(before)
                if (&before.periods, &before.areas, &before.quantiles) != (periods, areas, quantiles) =>
            {
                found.changed.push((*indicator, *kind));
            }
            Some(_) => {}
        }
    }
    let mut gone: Vec<(IndicatorId, AreaKind)> =
        was.into_values().map(|spread| (spread.indicator, spread.kind)).collect();
    gone.sort_unstable_by_key(|(indicator, _)| *indicator);
    found.removed.extend(gone);
    found
}
