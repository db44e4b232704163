//! The targets of a priority, and one that is not there yet.

use super::choices::Names;
use super::form::{Choice, Control, Field, Offer, Typed, Write};
use crate::edit::plan::useless_baseline;
use crate::edit::plan::{Item, Kind, Step};
use crate::model::{AreaId, IndicatorId, Priority, PriorityLevel, Series, Target};
use crate::words::figure_now;
use serde_json::json;

/// What the fields of a target that is not there yet are known by.
pub(super) const NEW: &str = "targets/new";

/// A row of fields for each target, and one for another.
pub(super) fn fields(names: Names<'_>, item: &Item, priority: &Priority) -> Vec<Field> {
    let mut measured = priority.indicators.clone();
    for target in &priority.targets {
        if !measured.contains(&target.indicator) {
            measured.push(target.indicator);
        }
    }
    let rows = priority.targets.iter().enumerate();
    let mut fields: Vec<Field> =
        rows.map(|(nth, target)| row(names, item, &measured, (priority.area, nth, target))).collect();
    let open = |id: &IndicatorId| !priority.targets.iter().any(|target| target.indicator == *id);
    let first = measured.iter().position(open);
    if !measured.is_empty() && priority.level != PriorityLevel::National {
        fields.push(new(names, item, &measured, first.unwrap_or(0)));
    }
    fields
}

fn row(
    names: Names<'_>,
    item: &Item,
    measured: &[IndicatorId],
    (set_for, nth, target): (AreaId, usize, &Target),
) -> Field {
    let about = names.scorecard.indicator(target.indicator);
    let of = &about.short;
    let id = |name: &str| format!("targets/{nth}/{name}");
    let change = format!("change the target of {of}");
    let offers = measured.iter().map(|id| {
        let (own, name) = names.indicator(*id);
        let step = Step::SetOfTarget(nth, vec!["indicator"], Some(json!(own)));
        Offer::of(name, change.clone(), item, step)
    });
    let chosen = measured.iter().position(|id| *id == target.indicator);
    let indicator =
        Field::new(id("indicator"), "Indicator", Control::Choice(Choice::new(offers.collect(), chosen)));
    let typed = |value: Option<String>, kind, write| Typed {
        value: value.unwrap_or_default(),
        kind,
        lines: 1,
        hint: "",
        name: change.clone(),
        write,
        step: None,
    };
    let part = |name: &'static str, label: &str, typed| Field::new(id(name), label, Control::Typed(typed));
    let of_target = |name| Write::OfTarget(nth, vec![name]);
    let why = "A target needs a value; a target that is not to be any longer is taken away with ×";
    let by = target.by.as_ref().map(|by| by.label().to_owned());
    let from = target.from.as_ref();
    let fields = vec![
        indicator,
        part(
            "value",
            "Value",
            typed(Some(target.value.to_string()), Kind::NeededFigure(why), of_target("value")),
        ),
        part("by", "By", typed(by, Kind::Date, of_target("by"))),
        part(
            "period",
            "From period",
            typed(from.map(|it| it.period.to_string()), Kind::Period(about.period), Write::Baseline(nth)),
        ),
        part(
            "from",
            "From value",
            typed(from.map(|it| it.value.to_string()), Kind::Figure, Write::Baseline(nth)),
        ),
    ];
    let remove = Offer::of(
        format!("Remove the target of {of}"),
        format!("remove the target of {of}"),
        item,
        Step::RemoveTarget(nth),
    );
    let area = target.area.map(|area| format!(" For {} alone.", names.scorecard.area(area).name));
    let latest = names.scorecard.series(target.indicator, None, target.area.unwrap_or(set_for));
    let in_vain = useless_baseline(target, about, latest.and_then(Series::latest));
    let in_vain = in_vain.map(|why| format!("This target {why}. ")).unwrap_or_default();
    let now = figure_now(names.scorecard, target.indicator, names.place);
    let note = format!("{in_vain}{now}{}", area.unwrap_or_default());
    let label = if nth == 0 { "Targets" } else { "" };
    Field::new(format!("targets/{nth}"), label, Control::Row { fields, remove: Some(remove) }).noted(note)
}

/// A target that is there once it has a value and a date.
fn new(names: Names<'_>, item: &Item, measured: &[IndicatorId], chosen: usize) -> Field {
    let offers = measured.iter().map(|id| {
        let (own, name) = names.indicator(*id);
        let step = Step::AddTarget(json!({ "indicator": own }));
        Offer::of(name.clone(), format!("add the target of {name}"), item, step)
    });
    let choice = Choice { held: true, ..Choice::new(offers.collect(), Some(chosen)) };
    let part = |name: &str, label: &str, kind| {
        let typed = Typed { write: Write::NewTarget, ..Typed::line(None, kind, &[], String::new()) };
        Field::new(format!("{NEW}/{name}"), label, Control::Typed(typed))
    };
    let fields = vec![
        Field::new(format!("{NEW}/indicator"), "Indicator", Control::Choice(choice)),
        part("value", "Value", Kind::Figure),
        part("by", "By", Kind::Date),
        part("period", "From period", Kind::Words),
        part("from", "From value", Kind::Figure),
    ];
    let note = "One target more. Without value and date it is not kept.";
    Field::new(NEW, "New target", Control::Row { fields, remove: None }).noted(note)
}

/// What is to be known of the indicator that a new target is of.
pub(super) fn note_of_new(names: Names<'_>, indicator: IndicatorId) -> String {
    format!("{} Without value and date it is not kept.", figure_now(names.scorecard, indicator, names.place))
}
