//! What the files say of what both have, but for figures and what is judged of them: names, definitions, plans in every field, sign-off,
//! saved views, groupings, outlines, spreads, frameworks.
//!
//! Each object is taken apart whole, so that a field that is new in the model has to be thought of here.

use super::drawn::{outlines, scopes, spreads};
use super::fields::{Compare, Field, FieldChange, Named, Rewritten, source_named};
use super::orders::{self, Reordered};
use super::pairing::Pairs;
use super::plans::{Added, came_and_went};
use crate::model::{
    Action, AdoptedFrom, Area, AreaId, AreaKind, BreakdownId, Comment, Cost, Framework, FrameworkOutcome,
    Group, GroupRef, Grouping, Header, Indicator, IndicatorId, Intervention, InterventionId, Measure, Member,
    Priority, PriorityId, SavedView, Scorecard, Succession, drafts, number,
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
    /// Those that measure otherwise included.
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
    /// Lists of which what both have is in another order, which readers see.
    pub orders: Vec<Reordered>,
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
        orders: orders::orders(files, pairs),
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
    let Header { title, edition, published, publisher, contact, licence, about, read_only } = was;
    let days = [published, &is.published].map(|day| day.map(|day| day.to_string()));
    with.needed(Field::Title, title, &is.title);
    with.text(Field::Edition, edition.as_deref(), is.edition.as_deref());
    with.text(Field::Published, days[0].as_deref(), days[1].as_deref());
    with.text(Field::Publisher, publisher.as_deref(), is.publisher.as_deref());
    with.text(Field::Contact, contact.as_deref(), is.contact.as_deref());
    with.text(Field::Licence, licence.as_deref(), is.licence.as_deref());
    with.text(Field::About, about.as_deref(), is.about.as_deref());
    let marked = [*read_only, is.read_only].map(|it| it.then_some("yes"));
    with.text(Field::ReadOnly, marked[0], marked[1]);
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
    let all = |at: usize, members: &[Member]| -> Vec<Named> {
        let one = |it: &Member| match it {
            Member::Area(id) => with.area_named(at, *id),
            Member::Named(name) => Named::of(name),
        };
        members.iter().map(one).collect()
    };
    let both = [all(0, members), all(1, &is.members)];
    with.listed(Field::Members, both);
    let decile = |it: Option<u8>| it.map(f64::from);
    with.number(Field::DeprivationDecile, decile(*deprivation_decile), decile(is.deprivation_decile));
    with.other(Field::Hex, *hex == is.hex);
    let from =
        [succeeds, &is.succeeds].map(|list| list.iter().map(|it| Named::of(&succession(it))).collect());
    with.listed(Field::Succeeds, from);
    with.date(Field::Until, until.as_ref(), is.until.as_ref());
}

fn indicators(files: [&Scorecard; 2], pairs: &Pairs<'_>) -> Vec<Rewritten<IndicatorId>> {
    let [older, newer] = files;
    each(files, pairs, &pairs.indicators, |with, [was, is]| {
        indicator(with, older.indicator(was), newer.indicator(is));
    })
}

fn indicator(with: &mut Compare<'_>, was: &Indicator, is: &Indicator) {
    let Indicator { id: _, polarity, period, span, name, short, strand, definition, .. } = was;
    let Indicator { rationale, caveats, measure, groups, inequality, driver, population_group, .. } = was;
    let Indicator { source, published_as, next_release, statistic, proxy_for, .. } = was;
    let Measure { kind, per, unit, decimals, repeats, events, people } = measure;
    with.needed(Field::Name, name, &is.name);
    // Where the file gives none it is the name, and told.
    if (short, &is.short) != (name, &is.name) {
        with.needed(Field::Short, short, &is.short);
    }
    with.word(Field::Kind, Some(*kind), Some(is.measure.kind));
    with.number(Field::Per, *per, is.measure.per);
    with.word(Field::Polarity, Some(*polarity), Some(is.polarity));
    with.word(Field::Period, Some(*period), Some(is.period));
    with.number(Field::Span, span.map(f64::from), is.span.map(f64::from));
    with.word(Field::Strand, Some(*strand), Some(is.strand));
    with.text(Field::Definition, definition.as_deref(), is.definition.as_deref());
    with.text(Field::Rationale, rationale.as_deref(), is.rationale.as_deref());
    with.text(Field::Caveats, caveats.as_deref(), is.caveats.as_deref());
    with.needed(Field::Unit, unit, &is.measure.unit);
    let places = |it: Option<u8>| it.map(f64::from);
    with.number(Field::Decimals, places(*decimals), places(is.measure.decimals));
    with.number(Field::Repeats, *repeats, is.measure.repeats);
    let counted =
        [events, &is.measure.events].map(|it| it.as_ref().map(|it| format!("{}, {}", it.one, it.many)));
    with.text(Field::Events, counted[0].as_deref(), counted[1].as_deref());
    with.text(Field::People, people.as_deref(), is.measure.people.as_deref());
    let [older, newer] = with.files;
    with.listed(Field::Groups, [group_names(older, groups), group_names(newer, &is.groups)]);
    with.text(Field::Inequality, inequality.as_deref(), is.inequality.as_deref());
    with.text(Field::Driver, driver.as_deref(), is.driver.as_deref());
    with.text(Field::PopulationGroup, population_group.as_deref(), is.population_group.as_deref());
    with.source(source.as_ref(), is.source.as_ref());
    let names = [published_as, &is.published_as].map(|list| list.iter().map(|it| Named::of(it)).collect());
    with.listed(Field::PublishedAs, names);
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
    with.source(source.as_ref(), is.source.as_ref());
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
    let from = [(0, adopted_from), (1, &is.adopted_from)].map(|(at, it)| origin(with, at, it.as_ref()));
    with.listed(Field::AdoptedFrom, from);
    with.indicators(Field::Aims, aims, &is.aims);
    with.indicators(Field::Watch, watch, &is.watch);
    with.text(Field::ReasonLevel, reason_level.as_deref(), is.reason_level.as_deref());
    with.text(Field::ReasonInequality, reason_inequality.as_deref(), is.reason_inequality.as_deref());
    with.source(source.as_ref(), is.source.as_ref());
    with.word(Field::Confidence, Some(*confidence), Some(is.confidence));
    with.text(Field::Programme, programme.as_deref(), is.programme.as_deref());
    with.areas(Field::Planned, planned, &is.planned);
    with.other(Field::Rebase, *rebase == is.rebase);
    with.text(Field::Evidence, evidence.as_deref(), is.evidence.as_deref());
    let costs = [(0, cost), (1, &is.cost)].map(|(at, it)| of_cost(with, at, it.as_ref()));
    with.listed(Field::Cost, costs);
}

fn group_names(file: &Scorecard, groups: &[GroupRef]) -> Vec<Named> {
    let named = groups.iter().filter_map(|it| {
        let of = file.groupings().get(it.grouping)?;
        let group = of.groups.get(it.group)?;
        Some(Named::known_by(format!("{}/{}", of.id, group.id), format!("{}: {}", of.name, group.name)))
    });
    named.collect()
}

fn succession(it: &Succession) -> String {
    it.on.as_ref().map_or_else(|| it.code.clone(), |on| format!("{} ({})", it.code, on.label()))
}

fn origin(with: &Compare<'_>, at: usize, from: Option<&AdoptedFrom>) -> Vec<Named> {
    let Some(AdoptedFrom { area, intervention, name }) = from else { return Vec::new() };
    let tried = intervention.map(|it| {
        let newer = if at == 0 { with.pairs.interventions.get(&it).copied() } else { Some(it) };
        Named::known_by(format!("{newer:?}"), with.files[at].intervention(it).title.clone())
    });
    let area = area.map(|it| with.area_named(at, it));
    area.into_iter().chain(tried).chain(name.as_deref().map(Named::of)).collect()
}

fn of_cost(with: &Compare<'_>, at: usize, cost: Option<&Cost>) -> Vec<Named> {
    let Some(Cost { unit, amount, areas, source }) = cost else { return Vec::new() };
    let written = |amount: f64| number::amount(unit, &number::whole_or_hundredths(amount));
    let whole = amount.map_or_else(|| unit.clone(), written);
    let mut found = vec![Named::of(&whole)];
    found.extend(areas.iter().map(|(area, amount)| {
        let Named { key, name, is_gone } = with.area_named(at, *area);
        Named {
            key: format!("{key} {amount} {unit}"),
            name: format!("{name}: {}", written(*amount)),
            is_gone,
        }
    }));
    found.extend(source_named(source.as_ref()));
    found
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
    let Comment { id: _, text: _, area, indicator, period, author, written, corrected, reply_to, draft: _ } =
        was;
    let [older, newer] = with.files;
    with.area(Field::Area, Some(*area), Some(is.area));
    with.indicator(Field::Indicator, *indicator, is.indicator);
    let labels = [period, &is.period].map(|it| it.map(|period| period.to_string()));
    with.text(Field::Period, labels[0].as_deref(), labels[1].as_deref());
    with.text(Field::Author, author.as_deref(), is.author.as_deref());
    with.text(Field::Written, written.as_deref(), is.written.as_deref());
    with.date(Field::Corrected, corrected.as_ref(), is.corrected.as_ref());
    let answered = |file: &Scorecard, at: Option<usize>| -> Vec<Named> {
        let comment = at.and_then(|at| file.commentary().get(at));
        comment.map(|it| Named::known_by(it.id.clone(), it.text.clone())).into_iter().collect()
    };
    with.listed(Field::ReplyTo, [answered(older, *reply_to), answered(newer, is.reply_to)]);
}

fn view(with: &mut Compare<'_>, was: &SavedView, is: &SavedView) {
    let SavedView { id: _, name, page, area, indicator, beside, benchmark } = was;
    with.needed(Field::Name, name, &is.name);
    with.word(Field::Page, Some(*page), Some(is.page));
    with.area(Field::Area, *area, is.area);
    with.indicator(Field::Indicator, *indicator, is.indicator);
    with.area(Field::Beside, *beside, is.beside);
    with.word(Field::ComparedWith, *benchmark, is.benchmark);
}

fn grouping(with: &mut Compare<'_>, was: &Grouping, is: &Grouping) {
    let Grouping { id: _, name, groups } = was;
    with.needed(Field::Name, name, &is.name);
    let all = [groups, &is.groups].map(|list| {
        let one = |it: &Group| Named::known_by(format!("{}/{}", it.id, it.name), it.name.clone());
        list.iter().map(one).collect()
    });
    with.listed(Field::Groups, all);
}

fn framework(with: &mut Compare<'_>, was: &Framework, is: &Framework) {
    let Framework { id: _, name, source, outcomes } = was;
    with.needed(Field::Name, name, &is.name);
    with.source(source.as_ref(), is.source.as_ref());
    let all = |at: usize, outcomes: &[FrameworkOutcome]| -> Vec<Named> {
        let of_one = |it: &FrameworkOutcome| -> Vec<Named> {
            let FrameworkOutcome { id, name, indicators } = it;
            let own = Named::known_by(format!("{id}/{name}"), name.clone());
            let with_indicator = indicators.iter().map(|indicator| {
                let of = with.indicator_named(at, *indicator);
                Named { key: format!("{}/{}", own.key, of.key), name: format!("{name}: {}", of.name), ..of }
            });
            std::iter::once(own.clone()).chain(with_indicator).collect()
        };
        outcomes.iter().flat_map(of_one).collect()
    };
    let both = [all(0, outcomes), all(1, &is.outcomes)];
    with.listed(Field::Outcomes, both);
}

fn national_list(mut with: Compare<'_>) -> Vec<FieldChange> {
    let [was, is] = with.files.map(Scorecard::national_list);
    with.text(Field::Name, was.map(|it| it.name.as_str()), is.map(|it| it.name.as_str()));
    let count = |it: Option<&crate::model::NationalList>| it.map(|it| f64::from(it.count));
    with.number(Field::Count, count(was), count(is));
    with.source(was.and_then(|it| it.source.as_ref()), is.and_then(|it| it.source.as_ref()));
    with.found
}
