//! What else is said of something that both editions have: field by field, as it stands in the files.

use super::is_another;
use super::pairing::Pairs;
use crate::model::{AreaId, IndicatorId, PlainDate, Scorecard, Word};
use serde::Serialize;

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
    Caveats,
    Code,
    Confidence,
    Contact,
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
    People,
    Period,
    Planned,
    Population,
    PopulationGroup,
    Priority,
    Programme,
    ProxyFor,
    Published,
    PublishedAs,
    Publisher,
    Rationale,
    ReasonInequality,
    ReasonLevel,
    Rebase,
    Repeats,
    ReplyTo,
    Short,
    Source,
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
            self.found.push(FieldChange { field, values: [was, is].map(|it| it.map(str::to_owned)) });
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
            self.found.push(FieldChange { field, values: [was, is].map(|it| it.map(|it| it.to_string())) });
        }
    }

    pub fn date(&mut self, field: Field, was: Option<&PlainDate>, is: Option<&PlainDate>) {
        self.text(field, was.map(PlainDate::label), is.map(PlainDate::label));
    }

    /// Something that is no single text.
    pub fn other(&mut self, field: Field, is_same: bool) {
        if !is_same {
            self.found.push(FieldChange { field, values: [None, None] });
        }
    }

    /// What is meant by a reference, told by its names.
    pub fn meant(&mut self, field: Field, is_same: bool, names: [Option<&str>; 2]) {
        if !is_same {
            self.found.push(FieldChange { field, values: names.map(|it| it.map(str::to_owned)) });
        }
    }

    pub fn area(&mut self, field: Field, was: Option<AreaId>, is: Option<AreaId>) {
        let [older, newer] = self.files;
        let is_same = self.is_area(was, is);
        let names = [was.map(|id| older.area(id).name.as_str()), is.map(|id| newer.area(id).name.as_str())];
        self.meant(field, is_same, names);
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

    pub fn areas(&mut self, field: Field, was: &[AreaId], is: &[AreaId]) {
        let is_same = self.is_all(was, is, |was| self.pairs.areas.newer(was));
        self.other(field, is_same);
    }

    pub fn indicators(&mut self, field: Field, was: &[IndicatorId], is: &[IndicatorId]) {
        let is_same = self.is_all(was, is, |was| self.pairs.indicators.get(&was).copied());
        self.other(field, is_same);
    }

    #[allow(clippy::unused_self, reason = "reads as the other comparisons do")]
    fn is_all<T: Copy + PartialEq>(&self, was: &[T], is: &[T], newer: impl Fn(T) -> Option<T>) -> bool {
        was.len() == is.len() && was.iter().zip(is).all(|(was, is)| newer(*was) == Some(*is))
    }
}
