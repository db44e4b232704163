//! National spreads: quantiles by period.

use super::super::findings::{Findings, Rule};
use super::super::objects::{self, File};
use super::super::path::{Path, Step, clip, field, steps};
use super::data::report_length;
use super::names::Names;
use super::periods::periods;
use crate::model::Spread;
use std::borrow::Cow;

/// The spreads of a document.
pub(super) fn spreads(file: &File, names: &Names<'_>, found: &mut Findings) -> Vec<Spread> {
    let spreads = file.spreads.iter().flatten().enumerate();
    spreads.map(|(at, spread)| resolved(at, spread, names, found)).collect()
}

fn resolved(at: usize, spread: &objects::Spread, names: &Names<'_>, found: &mut Findings) -> Spread {
    let path = |name| move || steps("spreads", at, [field(name)]);
    let measured = names.indicator(&spread.indicator, path("indicator"), found);
    let length = spread.periods.as_ref().map_or(0, Vec::len);
    if let Some(areas) = spread.areas.as_ref().filter(|areas| areas.len() != length) {
        report_length(path("areas"), areas.len(), length, found);
    }
    Spread {
        indicator: measured.map(|measured| measured.id).unwrap_or_default(),
        kind: spread.kind,
        of: spread.of.clone(),
        periods: periods(spread.periods.as_ref(), path("periods"), measured, found).unwrap_or_default(),
        areas: spread.areas.clone().unwrap_or_else(|| vec![None; length]),
        quantiles: quantiles(at, spread, length, found),
    }
}

/// Values by period at one probability, and the name that the file gives it.
type Quantile<'o> = (f64, &'o str, &'o Vec<Option<f64>>);

fn path_of(spread: usize, name: &str, item: Option<usize>) -> Path {
    let name = Step::Field(Cow::Owned(name.to_owned()), 0);
    steps("spreads", spread, [field("quantiles"), name].into_iter().chain(item.map(Step::Item)))
}

/// The quantiles by probability, lowest first.
fn quantiles(
    at: usize,
    spread: &objects::Spread,
    length: usize,
    found: &mut Findings,
) -> Vec<(f64, Vec<Option<f64>>)> {
    let mut read: Vec<Quantile<'_>> = Vec::new();
    for (name, values) in &spread.quantiles {
        if values.len() != length {
            report_length(|| path_of(at, name, None), values.len(), length, found);
        }
        match name.parse::<f64>() {
            Ok(probability) if (0.0..=1.0).contains(&probability) => read.push((probability, name, values)),
            _ => {
                found.error_at(Rule::Shape, || path_of(at, name, None), || {
                    format!(
                        "The name of a quantile must be a probability from 0 to 1, such as \"0.1\", but it is `{}`; \
                         rename it.",
                        clip(name)
                    )
                });
            }
        }
    }
    read.sort_by(|a, b| a.0.total_cmp(&b.0));
    check_order(at, &read, found);
    read.into_iter().map(|(probability, _, values)| (probability, values.clone())).collect()
}

/// Reports quantiles that fall where the probability rises, and probabilities that are given again.
fn check_order(at: usize, quantiles: &[Quantile<'_>], found: &mut Findings) {
    for pair in quantiles.windows(2) {
        let ((low, _, below), (high, name, above)) = (pair[0], pair[1]);
        if low >= high {
            found.error_at(
                Rule::Repeated,
                || path_of(at, name, None),
                || {
                    format!(
                        "Each quantile must be given once, but {high} is given twice; remove one of the two."
                    )
                },
            );
            continue;
        }
        for (item, pair) in below.iter().zip(above).enumerate() {
            if let (Some(lesser), Some(greater)) = pair
                && lesser > greater
            {
                found.error_at(Rule::Figures, || path_of(at, name, Some(item)), || {
                    format!(
                        "Quantiles must not fall as the probability rises, but {greater} at {high} is below {lesser} \
                         at {low}; correct one of them."
                    )
                });
            }
        }
    }
}
