//! What else is said of something that both editions have: field by field, as it stands in the files.

use super::is_another;
use super::pairing::Pairs;
use crate::model::{AreaId, IndicatorId, PlainDate, Scorecard, Source, Word};
use serde::Serialize;
use std::collections::HashSet;

/// A field of the format whose content is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    About,
    AdoptedFrom,
    Aim,
    Aims,
    Area,
    Areas,
    Author,
    Beside,
    Caveats,
    Code,
    ComparedWith,
    Confidence,
    Contact,
    Corrected,
    Cost,
    Count,
    Decided,
    Decimals,
    Definition,
    DeprivationDecile,
    Driver,
    Due,
    Edition,
    End,
    Events,
    Evidence,
    Footprint,
    Groups,
    Hex,
    How,
    Indicator,
    Indicators,
    Inequality,
    Kind,
    Level,
    Licence,
    Members,
    Name,
    NextRelease,
    Outcomes,
    Owner,
    Page,
    Parent,
    Peers,
    Per,
    People,
    Period,
    Planned,
    Population,
    Polarity,
    PopulationGroup,
    Priority,
    Programme,
    ProxyFor,
    Published,
    PublishedAs,
    Publisher,
    Rationale,
    ReadOnly,
    ReasonInequality,
    ReasonLevel,
    Rebase,
    Repeats,
    ReplyTo,
    Short,
    Source,
    Span,
    Start,
    Statistic,
    Strand,
    Succeeds,
    Text,
    Title,
    Under,
    Unit,
    Until,
    Watch,
    Weight,
    Written,
}

/// One field before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub field: Field,
    /// What it said and says, as in the files, or the name of what is meant by it; `None` on both sides where it is no single text, and
    /// on one where there was or is nothing.
    pub values: [Option<String>; 2],
    /// Of a list or of what is told in parts: what is there no longer, and what is there now; both are empty where nothing of it can be
    /// told in words.
    pub parts: [Vec<String>; 2],
}

/// One of a list: by what it is known in both editions, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub key: String,
    pub name: String,
    /// Whether it is no longer in the file at all.
    pub is_gone: bool,
}

impl Named {
    pub fn known_by(key: String, name: String) -> Self {
        Self { key, name, is_gone: false }
    }

    /// What is known by what it is called.
    pub fn of(name: &str) -> Self {
        Self::known_by(name.to_owned(), name.to_owned())
    }
}

/// What is said of where something was published.
pub(super) fn source_named(source: Option<&Source>) -> Vec<Named> {
    let Some(Source { publisher, title, url, released, licence }) = source else { return Vec::new() };
    let all = [publisher, title, url, released, licence].into_iter().enumerate();
    all.filter_map(|(at, part)| {
        let name = part.clone()?;
        Some(Named::known_by(format!("{at} {name}"), name))
    })
    .collect()
}

/// Something that both editions have and that is said otherwise: its ids or positions in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten<T> {
    pub ids: [T; 2],
    pub fields: Vec<FieldChange>,
}

/// Collects the fields of one thing that are said otherwise.
pub(super) struct Compare<'a> {
    pub files: [&'a Scorecard; 2],
    pub pairs: &'a Pairs<'a>,
    pub found: Vec<FieldChange>,
}

impl<'a> Compare<'a> {
    pub fn new(files: [&'a Scorecard; 2], pairs: &'a Pairs<'a>) -> Self {
        Self { files, pairs, found: Vec::new() }
    }

    /// What was found of the things at these ids; `None` where nothing was.
    pub fn of<T>(self, ids: [T; 2]) -> Option<Rewritten<T>> {
        let fields = self.found;
        (!fields.is_empty()).then_some(Rewritten { ids, fields })
    }

    /// A text, or nothing.
    pub fn text(&mut self, field: Field, was: Option<&str>, is: Option<&str>) {
        if was != is {
            self.found.push(FieldChange {
                field,
                values: [was, is].map(|it| it.map(str::to_owned)),
                parts: Default::default(),
            });
        }
    }

    /// A text that is always there.
    pub fn needed(&mut self, field: Field, was: &str, is: &str) {
        self.text(field, Some(was), Some(is));
    }

    /// A word of a closed list.
    pub fn word<T: Word>(&mut self, field: Field, was: Option<T>, is: Option<T>) {
        self.text(field, was.map(Word::as_str), is.map(Word::as_str));
    }

    pub fn number(&mut self, field: Field, was: Option<f64>, is: Option<f64>) {
        let is_same = match (was, is) {
            (Some(was), Some(is)) => !is_another(was, is),
            (was, is) => was.is_none() && is.is_none(),
        };
        if !is_same {
            self.found.push(FieldChange {
                field,
                values: [was, is].map(|it| it.map(|it| it.to_string())),
                parts: Default::default(),
            });
        }
    }

    pub fn date(&mut self, field: Field, was: Option<&PlainDate>, is: Option<&PlainDate>) {
        self.text(field, was.map(PlainDate::label), is.map(PlainDate::label));
    }

    /// Something that is no single text.
    pub fn other(&mut self, field: Field, is_same: bool) {
        if !is_same {
            self.found.push(FieldChange { field, values: [None, None], parts: Default::default() });
        }
    }

    /// What is meant by a reference, told by its names.
    pub fn meant(&mut self, field: Field, is_same: bool, names: [Option<&str>; 2]) {
        if !is_same {
            self.found.push(FieldChange {
                field,
                values: names.map(|it| it.map(str::to_owned)),
                parts: Default::default(),
            });
        }
    }

    /// Areas of one name are told apart by their codes; that one of a name came for another is told once, with that.
    pub fn area(&mut self, field: Field, was: Option<AreaId>, is: Option<AreaId>) {
        let both = [was, is];
        let is_same = self.is_area(was, is) || self.pairs.areas.are_namesakes(was, is);
        let areas = [0, 1].map(|at| both[at].map(|id| self.files[at].area(id)));
        let are_called_alike = areas[0].zip(areas[1]).is_some_and(|(was, is)| was.name == is.name);
        let names = areas.map(|area| {
            let area = area?;
            Some(if are_called_alike { format!("{} ({})", area.name, area.code) } else { area.name.clone() })
        });
        self.meant(field, is_same, names.each_ref().map(Option::as_deref));
    }

    pub fn indicator(&mut self, field: Field, was: Option<IndicatorId>, is: Option<IndicatorId>) {
        let [older, newer] = self.files;
        let is_same = was.map(|it| self.pairs.indicators.get(&it).copied()) == is.map(Some);
        let names =
            [was.map(|id| older.indicator(id).name.as_str()), is.map(|id| newer.indicator(id).name.as_str())];
        self.meant(field, is_same, names);
    }

    pub fn is_area(&self, was: Option<AreaId>, is: Option<AreaId>) -> bool {
        was.map(|it| self.pairs.areas.newer(it)) == is.map(Some)
    }

    /// A list of which some may have come and some gone; its order is told by itself, where readers see it ([`super::orders`]). What was
    /// taken out of the file stands in no list any more; that is told once.
    pub fn listed(&mut self, field: Field, [mut was, is]: [Vec<Named>; 2]) {
        was.retain(|it| !it.is_gone);
        let keys = |list: &[Named]| list.iter().map(|it| it.key.clone()).collect::<HashSet<String>>();
        let [had, has] = [keys(&was), keys(&is)];
        let without = |list: Vec<Named>, others: &HashSet<String>| -> Vec<String> {
            let left = list.into_iter().filter(|it| !others.contains(&it.key));
            left.map(|it| it.name).collect()
        };
        let parts = [without(was, &has), without(is, &had)];
        if had != has {
            self.found.push(FieldChange { field, values: [None, None], parts });
        }
    }

    pub fn source(&mut self, was: Option<&Source>, is: Option<&Source>) {
        self.listed(Field::Source, [source_named(was), source_named(is)]);
    }

    /// An area of the edition at this position, known by what it is in the newer one.
    pub fn area_named(&self, at: usize, id: AreaId) -> Named {
        let newer = if at == 0 { self.pairs.areas.newer(id) } else { Some(id) };
        Named {
            key: format!("{newer:?}"),
            name: self.files[at].area(id).name.clone(),
            is_gone: newer.is_none(),
        }
    }

    /// So is an indicator.
    pub fn indicator_named(&self, at: usize, id: IndicatorId) -> Named {
        let newer = if at == 0 { self.pairs.indicators.get(&id).copied() } else { Some(id) };
        let name = self.files[at].indicator(id).name.clone();
        Named { key: format!("{newer:?}"), name, is_gone: newer.is_none() }
    }

    pub fn areas(&mut self, field: Field, was: &[AreaId], is: &[AreaId]) {
        let both =
            [(0, was), (1, is)].map(|(at, all)| all.iter().map(|id| self.area_named(at, *id)).collect());
        self.listed(field, both);
    }

    pub fn indicators(&mut self, field: Field, was: &[IndicatorId], is: &[IndicatorId]) {
        let both =
            [(0, was), (1, is)].map(|(at, all)| all.iter().map(|id| self.indicator_named(at, *id)).collect());
        self.listed(field, both);
    }
}
