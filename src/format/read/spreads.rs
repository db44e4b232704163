//! National spreads: quantiles by period.

use super::super::cursor::Cursor;
use super::super::findings::{Findings, Rule};
use super::super::json::Node;
use super::super::path::{Step, clip};
use super::columns::check_length;
use super::each;
use super::names::Names;
use super::periods::periods;
use crate::model::{IndicatorId, Spread};

/// The spreads of a document.
pub(super) fn spreads<'n>(top: &Cursor<'_, 'n>, names: &Names<'n>, found: &mut Findings<'n>) -> Vec<Spread> {
    each(top, "spreads", |spread| {
        let measured = names.indicator(spread.field("indicator"), found);
        let labels = spread.field("periods");
        let length = labels.map_or(0, |labels| labels.node.items().len());
        let areas = spread.field("areas");
        if let Some(areas) = areas {
            check_length(&areas, length, found);
        }
        Spread {
            indicator: measured.map_or(IndicatorId::at(0), |measured| measured.id),
            kind: spread.required_word("kind"),
            of: spread.required("of"),
            periods: periods(labels, measured, found).unwrap_or_default(),
            areas: areas.map_or_else(|| vec![None; length], |areas| numbers(areas.node)),
            quantiles: quantiles(spread, length, found),
        }
    })
}

fn numbers(list: &Node) -> Vec<Option<f64>> {
    list.items().iter().map(Node::number).collect()
}

/// The quantiles by probability, lowest first.
fn quantiles<'n>(
    spread: &Cursor<'_, 'n>,
    length: usize,
    found: &mut Findings<'n>,
) -> Vec<(f64, Vec<Option<f64>>)> {
    let Some(quantiles) = spread.field("quantiles") else { return Vec::new() };
    let Node::Object(fields) = quantiles.node else { return Vec::new() };
    let mut read: Vec<(f64, Cursor<'_, 'n>)> = Vec::new();
    for (name, node) in fields {
        let at = quantiles.down(Step::Field(name, 0), node);
        check_length(&at, length, found);
        match name.parse::<f64>() {
            Ok(probability) if (0.0..=1.0).contains(&probability) => read.push((probability, at)),
            _ => found.error(Rule::Shape, &at, || {
                format!(
                    "The name of a quantile must be a probability from 0 to 1, such as \"0.1\", but it is `{}`; \
                     rename it.",
                    clip(name)
                )
            }),
        }
    }
    read.sort_by(|a, b| a.0.total_cmp(&b.0));
    check_order(&read, found);
    read.into_iter().map(|(probability, at)| (probability, numbers(at.node))).collect()
}

/// Reports quantiles that fall where the probability rises, and probabilities that stand twice.
fn check_order<'n>(quantiles: &[(f64, Cursor<'_, 'n>)], found: &mut Findings<'n>) {
    for pair in quantiles.windows(2) {
        let ((low, below), (high, above)) = (pair[0], pair[1]);
        if low >= high && below.step() != above.step() {
            found.error(Rule::Repeated, &above, || {
                format!("Each quantile must be given once, but {high} is given twice; remove one of the two.")
            });
            continue;
        }
        for (at, (lesser, greater)) in below.node.items().iter().zip(above.node.items()).enumerate() {
            let (Some(lesser), Some(greater)) = (lesser.number(), greater.number()) else { continue };
            if lesser > greater
                && let Some(item) = above.item(at)
            {
                found.error(Rule::Figures, &item, || {
                    format!(
                        "Quantiles must not fall as the probability rises, but {greater} at {high} is below {lesser} \
                         at {low}; correct one of them."
                    )
                });
            }
        }
    }
}
