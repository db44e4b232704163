//! Priorities with their targets, and interventions.

use super::super::cursor::Cursor;
use super::super::findings::{Findings, Rule};
use super::each;
use super::indicators::source;
use super::names::Names;
use super::periods::period;
use crate::model::{AdoptedFrom, AreaId, Baseline, IndicatorId, Intervention, PlainDate, Priority, Target};

/// The priorities of a document.
pub(super) fn priorities<'n>(
    top: &Cursor<'_, 'n>,
    names: &Names<'n>,
    found: &mut Findings<'n>,
) -> Vec<Priority> {
    each(top, "priorities", |priority| Priority {
        id: priority.required("id"),
        title: priority.required("title"),
        level: priority.required_word("level"),
        area: names.area(priority.field("area"), found).unwrap_or(AreaId::at(0)),
        owner: priority.owned("owner"),
        weight: priority.number("weight").unwrap_or(1.0),
        how: priority.owned("how"),
        under: names.priority(priority.field("under"), found),
        indicators: names.indicators(priority.field("indicators"), found),
        targets: each(priority, "targets", |target| read_target(target, names, found)),
        source: source(priority),
        ..Priority::default()
    })
}

fn read_target<'n>(target: &Cursor<'_, 'n>, names: &Names<'n>, found: &mut Findings<'n>) -> Target {
    let measured = names.indicator(target.field("indicator"), found);
    let mut baseline = || {
        let from = target.field("from")?;
        let label = from.field("period")?;
        let period = period(&label, measured?.period?, found)?;
        Some(Baseline { period, value: from.number("value")? })
    };
    Target {
        from: baseline(),
        indicator: measured.map_or(IndicatorId::at(0), |measured| measured.id),
        area: names.area(target.field("area"), found),
        value: target.number("value").unwrap_or_default(),
        by: date(target, "by"),
    }
}

fn date(thing: &Cursor<'_, '_>, name: &str) -> Option<PlainDate> {
    thing.text(name).and_then(PlainDate::parse)
}

/// The interventions of a document.
pub(super) fn interventions<'n>(
    top: &Cursor<'_, 'n>,
    names: &Names<'n>,
    found: &mut Findings<'n>,
) -> Vec<Intervention> {
    each(top, "interventions", |tried| {
        let reason = tried.field("reason");
        let because = |name| reason.and_then(|reason| reason.owned(name));
        check_dates(tried, found);
        Intervention {
            id: tried.required("id"),
            title: tried.required("title"),
            areas: names.areas(tried.field("areas"), found),
            start: date(tried, "start"),
            end: date(tried, "end"),
            adopted_from: adopted_from(tried, names, found),
            aims: names.indicators(tried.field("aims"), found),
            watch: names.indicators(tried.field("watch"), found),
            reason_level: because("level"),
            reason_inequality: because("inequality"),
            source: source(tried),
            confidence: tried.required_word("confidence"),
            ..Intervention::default()
        }
    })
}

fn adopted_from<'n>(
    tried: &Cursor<'_, 'n>,
    names: &Names<'n>,
    found: &mut Findings<'n>,
) -> Option<AdoptedFrom> {
    let from = tried.field("adopted_from")?;
    Some(AdoptedFrom {
        area: names.area(from.field("area"), found),
        intervention: names.intervention(from.field("intervention"), found),
        name: from.owned("name"),
    })
}

fn check_dates<'n>(tried: &Cursor<'_, 'n>, found: &mut Findings<'n>) {
    let (Some(start), Some(end)) = (date(tried, "start"), date(tried, "end")) else { return };
    let Some(at) = tried.field("end").filter(|_| end.last_day() < start.first_day()) else { return };
    found.error(Rule::Figures, &at, || {
        format!(
            "An intervention must not end before it starts, but {} is before {}; correct one of the two dates.",
            end.label(),
            start.label()
        )
    });
}
