//! Scores by domain: each a full dot on the scale, the score of the period before a hollow one.

mod draw;

use crate::analysis::{Scores, scores_by_domain};
use crate::model::{AreaId, BreakdownId, Indicator, IndicatorId, Scorecard};
use crate::words::{
    NO_SCALE, SCORES_NOT_TESTED, date, domain_name, domain_told, number, score_words, scores_sentence,
    scores_title, source_line,
};

pub use draw::scores;

/// The scores of one area, the lowest first.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreChart {
    pub title: String,
    /// Whose and when.
    pub subtitle: String,
    /// Which is lowest and which has changed most.
    pub sentence: String,
    pub rows: Vec<ScoreRow>,
    /// The ends of the scale, each as written.
    pub scale: [(f64, String); 2],
    /// What the two dots are: the period of the scores, and the one before where any domain has it.
    pub key: (String, Option<String>),
    /// How far the scale goes, how scores are to be read, and where they are from.
    pub notes: Vec<String>,
}

/// One domain.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreRow {
    pub label: String,
    /// What it opens.
    pub indicator: IndicatorId,
    pub breakdown: Option<BreakdownId>,
    pub value: f64,
    pub before: Option<f64>,
    /// The score and its change, as written.
    pub text: [String; 2],
    /// All of it in words.
    pub told: String,
}

impl ScoreChart {
    /// What it says line by line.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.title.clone(), self.subtitle.clone(), self.sentence.clone()];
        said.extend(self.rows.iter().map(|row| row.told.clone()));
        said.extend(self.notes.iter().cloned());
        said
    }
}

/// The charts of all scores by domain that an area has.
pub fn score_charts(scorecard: &Scorecard, area: AreaId) -> Vec<ScoreChart> {
    scores_by_domain(scorecard, area).iter().map(|scores| chart(scorecard, area, scores)).collect()
}

fn chart(scorecard: &Scorecard, area: AreaId, scores: &Scores) -> ScoreChart {
    let rows: Vec<ScoreRow> = scores
        .domains
        .iter()
        .map(|score| ScoreRow {
            label: domain_name(scorecard, score),
            indicator: score.indicator,
            breakdown: score.breakdown,
            value: score.latest.value,
            before: score.before,
            text: score_words(scorecard, score),
            told: domain_told(scorecard, scores, score),
        })
        .collect();
    let about = scorecard.indicator(rows[0].indicator);
    let known = scores.scale(scorecard);
    let [low, high] = known.unwrap_or_else(|| {
        let values = || rows.iter().flat_map(|row| [Some(row.value), row.before]).flatten();
        let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        if high > low { [low, high] } else { [low, low + 1.0] }
    });
    let now = date::period_in_words(scores.now);
    let before = scores.before.filter(|_| rows.iter().any(|row| row.before.is_some()));
    ScoreChart {
        title: scores_title(scorecard, scores.of),
        subtitle: subtitle(&scorecard.area(area).name, about, &now),
        sentence: scores_sentence(scorecard, scores),
        scale: [low, high].map(|end| (end, number::plain(about, end))),
        key: (now, before.map(date::period_in_words)),
        notes: Some(NO_SCALE.to_owned())
            .filter(|_| known.is_none())
            .into_iter()
            .chain([
                SCORES_NOT_TESTED.to_owned(),
                source_line(about, scores.before.unwrap_or(scores.now), scores.now),
            ])
            .collect(),
        rows,
    }
}

/// Whose scores these are, in which unit and of when: `Upton, points out of 5, 2024`.
fn subtitle(area: &str, about: &Indicator, now: &str) -> String {
    let unit = about.measure.unit.trim();
    [area, unit, now].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::headless::paint;
    use crate::model::MeasureKind;
    use crate::widgets::tokens::Tokens;
    use crate::words::sample::{BURY, SUSPENSIONS, Sample, series};
    use egui::Vec2;

    fn scored(unit: &str) -> Scorecard {
        let mut sample = Sample::new();
        let about = &mut sample.parts.indicators[0];
        about.measure.kind = MeasureKind::Score;
        about.measure.unit = unit.to_owned();
        about.measure.decimals = Some(0);
        about.short = "Maturity".to_owned();
        for (domain, values) in [("Leadership", [1.0, 3.0]), ("Finance", [2.0, 1.0]), ("Data", [2.0, 2.0])] {
            let (next, group) = sample.with_breakdown("Domain", domain);
            sample = next.with_series(series(SUSPENSIONS, Some(group), BURY, &values.map(Some)));
        }
        sample.build()
    }

    #[test]
    fn it_says_what_is_lowest_what_changed_and_that_nothing_is_tested() {
        let [chart] = score_charts(&scored("points out of 5"), BURY).try_into().unwrap();
        assert_eq!(chart.title, "Scores by domain: Maturity");
        assert_eq!(chart.sentence, "Lowest, at 1: Finance. Most changed since 2015/16: Leadership, +2.");
        let told: Vec<&str> = chart.rows.iter().map(|row| row.told.as_str()).collect();
        assert_eq!(
            told,
            [
                "Finance: 1 in 2016/17, −1 since 2015/16",
                "Data: 2 in 2016/17, unchanged since 2015/16",
                "Leadership: 3 in 2016/17, +2 since 2015/16"
            ]
        );
        assert_eq!(chart.scale.clone().map(|end| end.1), ["0", "5"]);
        assert_eq!(chart.subtitle, "Bury, points out of 5, 2016/17");
        assert!(chart.notes[0].starts_with("Not tested."));
    }

    #[test]
    fn without_a_scale_in_the_unit_it_ends_at_the_highest_score_and_says_so() {
        let [chart] = score_charts(&scored("score"), BURY).try_into().unwrap();
        assert_eq!(chart.scale.clone().map(|end| end.1), ["0", "3"]);
        assert!(chart.notes[0].starts_with("The unit does not say how far the scale goes"));
    }

    #[test]
    fn texts_stand_apart_at_any_width_and_rows_are_one_stop() {
        let [chart] = score_charts(&scored("points out of 5"), BURY).try_into().unwrap();
        let tokens = Tokens::light();
        for width in [240.0, 320.0, 640.0] {
            let painted = paint(None, |ui| {
                ui.set_max_width(width);
                scores(ui, "test", &chart, &tokens);
            });
            painted.assert_texts_apart();
            painted
                .assert_inside(egui::Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(width + 10.0, 600.0)));
            assert!(painted.spoken.iter().any(|told| told == "Finance: 1 in 2016/17, −1 since 2015/16"));
        }
    }
}
