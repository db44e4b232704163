//! What moved after one start, for its charts: short sentences in which what matters is told apart, and why the rest is not
//! tested. Never a cause.

use super::intervention::{at_the_end, no_origin, origin_name, rounding, with_starts};
use super::reason::{Reason, name};
use super::starts::how_sure;
use super::tally::{Said, of_all};
use super::tried::finding_words;
use super::wording::{count_in_words, list, lower_first, pace_word, sentence_case};
use super::{date, intervention_reason};
use super::{limits, number};
use crate::analysis::{
    Asked, BeforeAfter, Contrast, Finding, InterventionJudgement, InterventionRole, NoContrast, WorthAsking,
};
use crate::model::{AreaId, Indicator, Intervention, Scorecard};

/// How means before and after a start and what is told of them are to be added up.
pub const MEANS_ARE_ROUNDED: &str = "Means, changes and their differences are each rounded from the exact ones, so that they may not add up to the last digit.";

/// Words of a sentence, and whether they are what matters in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub strong: bool,
}

/// What moved in one indicator, piece by piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureTold {
    /// `Suspensions, per 100 pupils`.
    pub title: String,
    /// `Stockport 4.4 before, 6.2 after: +1.7. The seven places with no start: 4.1, 6.9: +2.8.`
    pub moved: Vec<Piece>,
    /// `Difference −1.1 (−6.6 to +4.4): may be chance. No clear difference in trend before the start.` Or why nothing is tested.
    pub test: Vec<Piece>,
    /// What moved in the place it was adopted from.
    pub origin: Option<Vec<Piece>>,
    /// The difference and its limits, lower and upper, as written.
    pub difference: Option<[String; 3]>,
}

fn plain(text: impl Into<String>) -> Piece {
    Piece { text: text.into(), strong: false }
}

fn strong(text: impl Into<String>) -> Piece {
    Piece { text: text.into(), strong: true }
}

/// What moved in one indicator after one start; `None` without a before and after.
pub fn measure_told(scorecard: &Scorecard, judged: &InterventionJudgement) -> Option<MeasureTold> {
    let change = judged.change.as_ref().ok()?;
    let about = scorecard.indicator(judged.indicator);
    let rounding = rounding(scorecard, judged, change, 0);
    let written = |value: f64| number::signed_by_unit(about, number::fixed(value, rounding.decimals));
    let signed = |value: f64| number::signed(value, rounding.decimals);
    let place = name(scorecard, judged.area);
    let mut moved = vec![
        plain(format!(
            "{place} {} before, {} after: ",
            written(change.before.mean),
            written(change.after.mean)
        )),
        strong(signed(change.change)),
    ];
    let (mut test, mut difference) = (Vec::new(), None);
    match (&judged.comparators, &judged.contrast) {
        (Ok(others), Ok(contrast)) => {
            let after = others.mean_before + others.mean_change;
            moved.push(plain(format!(
                ". {}: {}, {}: ",
                sentence_case(&others_named(others.areas.len(), others.without_figures)),
                written(others.mean_before),
                written(after)
            )));
            moved.push(strong(signed(others.mean_change)));
            let found = contrast.change;
            let [lower, upper] =
                limits::signed_beside_nothing((found.limits.lower, found.limits.upper), rounding.decimals);
            let limits = [signed(found.difference), lower, upper];
            test = tested(judged.finding, contrast, &limits);
            difference = Some(limits);
        }
        (_, contrast) => {
            if let Some(nation) = judged.nation {
                let nation_name = name(scorecard, scorecard.national());
                moved.push(plain(format!(". {nation_name} over the same years: ")));
                moved.push(strong(signed(nation)));
            }
            test.push(strong("Not tested"));
            let why = contrast.as_ref().err().map(|why: &NoContrast| format!(": {}", why.clause(scorecard)));
            test.push(plain(why.unwrap_or_default()));
        }
    }
    moved.push(plain("."));
    test.push(plain("."));
    let tried = scorecard.intervention(judged.intervention);
    test.extend(at_the_end(about, tried, change).map(|told| plain(format!(" {told}"))));
    let watched = if judged.role == InterventionRole::Watch { "Watched for harm: " } else { "" };
    let title = format!("{watched}{}", titled(about));
    Some(MeasureTold { title, moved, test, origin: origin_told(scorecard, judged), difference })
}

/// The same in a few words: `Suspensions: −4.15 against elsewhere (−4.61 to −3.69), for the better`, or the change alone, which is not
/// tested.
pub fn moved_in_brief(scorecard: &Scorecard, judged: &InterventionJudgement) -> String {
    let about = scorecard.indicator(judged.indicator);
    let short = &about.short;
    let Ok(change) = &judged.change else { return format!("{short}: no before and after to compare") };
    let decimals = rounding(scorecard, judged, change, 0).decimals;
    let signed = |value: f64| number::signed(value, decimals);
    let Ok(contrast) = &judged.contrast else {
        return format!("{short}: {} after the start (not tested)", signed(change.change));
    };
    let found = contrast.change;
    let how = match judged.finding {
        Finding::Better => "for the better",
        Finding::Worse => "for the worse",
        Finding::Higher | Finding::Lower => "more than chance",
        Finding::NoChange | Finding::NotTested | Finding::NotJudged => "may be chance",
    };
    let [lower, upper] = limits::signed_beside_nothing((found.limits.lower, found.limits.upper), decimals);
    format!("{short}: {} against elsewhere ({lower} to {upper}), {how}", signed(found.difference))
}

/// What is measured with its unit, which does not repeat the name: `Suspensions per 100 pupils`, `Smoking, % of adults`.
fn titled(about: &Indicator) -> String {
    let unit = number::unit_beside(about, &about.short);
    let between = if unit.starts_with("per ") { " " } else { ", " };
    if unit.is_empty() { about.short.clone() } else { format!("{}{between}{unit}", about.short) }
}

/// `the seven places with no start`, `seven of the nine places with no start`.
fn others_named(with: usize, without: usize) -> String {
    let count = count_in_words(with);
    match without {
        0 => format!("the {count} places with no start"),
        without => format!("{count} of the {} places with no start", count_in_words(with + without)),
    }
}

fn tested(finding: Finding, contrast: &Contrast, [difference, lower, upper]: &[String; 3]) -> Vec<Piece> {
    let what = match finding {
        Finding::Better => "more than these places differ among themselves, for the better",
        Finding::Worse => "more than these places differ among themselves, for the worse",
        Finding::Higher | Finding::Lower => "more than these places differ among themselves",
        Finding::NoChange | Finding::NotTested | Finding::NotJudged => "may be chance",
    };
    let mut told =
        vec![strong(format!("Difference {difference}")), plain(format!(" ({lower} to {upper}): {what}. "))];
    told.push(if contrast.before.is_significant() {
        strong("They were already moving apart before the start")
    } else {
        plain("No clear difference in trend before the start")
    });
    told
}

/// What moved where it came from, around its own start there.
fn origin_told(scorecard: &Scorecard, judged: &InterventionJudgement) -> Option<Vec<Piece>> {
    let about = scorecard.indicator(judged.indicator);
    let origin = judged.origin.as_ref()?;
    let place = origin_name(scorecard, judged);
    Some(match &origin.change {
        Ok(change) => {
            let [before, after, moved] = sides(about, change);
            vec![
                plain(format!(
                    "{place}, where it came from, around its own start: {before} before, {after} after: "
                )),
                strong(moved),
                plain(" (not tested)."),
            ]
        }
        Err(why) => vec![plain(format!("{}.", sentence_case(&no_origin(*why, place, scorecard))))],
    })
}

/// Before, after and the change, so that they add up as far as their rounding lets them.
fn sides(about: &Indicator, change: &BeforeAfter) -> [String; 3] {
    let decimals = number::decimals(about, change.after.mean);
    let written = |value: f64| number::signed_by_unit(about, number::fixed(value, decimals));
    [written(change.before.mean), written(change.after.mean), number::signed(change.change, decimals)]
}

/// The finding over what moved after one start: `Stockport Family: no clear difference from elsewhere`.
pub fn before_after_title(title: &str, judged: &[&InterventionJudgement]) -> String {
    let tested: Vec<Finding> =
        judged.iter().filter(|one| one.contrast.is_ok()).map(|one| one.finding).collect();
    let clear: Vec<Finding> = tested.iter().copied().filter(|found| *found != Finding::NoChange).collect();
    let how = match (tested.as_slice(), clear.as_slice()) {
        ([], _) if judged.iter().any(|one| one.change.is_ok()) => "not tested".to_owned(),
        ([], _) => "no before and after to compare".to_owned(),
        (_, []) => "no clear difference from elsewhere".to_owned(),
        ([_], [only]) => format!("{} than elsewhere", finding_words(*only)),
        (all, [first, others @ ..]) if others.iter().all(|other| other == first) => {
            let count = count_in_words(clear.len());
            format!(
                "{count} of {} tested {} than elsewhere",
                count_in_words(all.len()),
                finding_words(*first)
            )
        }
        (all, clear) => format!(
            "{} of {} tested moved otherwise than elsewhere",
            count_in_words(clear.len()),
            count_in_words(all.len())
        ),
    };
    format!("{title}: {how}")
}

/// Where and when one start was: `Stockport, December 2014`.
pub fn start_in_brief(scorecard: &Scorecard, tried: &Intervention, area: AreaId) -> String {
    starts_in_brief(scorecard, tried, &[area])
}

/// Several areas of one start: `Bolton, Bury and Wigan, 2021`.
pub fn starts_in_brief(scorecard: &Scorecard, tried: &Intervention, areas: &[AreaId]) -> String {
    let names: Vec<String> = areas.iter().map(|area| scorecard.area(*area).name.clone()).collect();
    format!("{}, {}", list(&names), start_words(tried))
}

fn start_words(tried: &Intervention) -> String {
    tried.start.as_ref().map_or_else(|| "start not found".to_owned(), date::in_words)
}

/// How sure a start is, where it came from, who took it up, what it was called there, when it ended, who plans it: `taken up by Bury
/// and Tameside as Team Around the School`.
pub fn facts_of_start(scorecard: &Scorecard, tried: &Intervention, taken_up: &[&Intervention]) -> String {
    let mut facts: Vec<String> = Vec::new();
    // Of what has no date nothing was inferred but that it was done.
    let sure = how_sure(tried.confidence).filter(|_| tried.start.is_some());
    facts.extend(sure.map(|sure| format!("start {sure}")));
    if let Some(from) = &tried.adopted_from {
        let area = from.area.map(|area| scorecard.area(area).name.clone());
        facts.extend(from.name.clone().or(area).map(|from| format!("adopted from {from}")));
    }
    let names = |areas: &[AreaId]| {
        list(&areas.iter().map(|area| scorecard.area(*area).name.clone()).collect::<Vec<_>>())
    };
    if let Some(first) = taken_up.first() {
        let mut areas: Vec<AreaId> = taken_up.iter().flat_map(|other| other.areas.iter().copied()).collect();
        areas.dedup();
        let who = match areas.len() {
            6.. => format!("{} places", count_in_words(areas.len())),
            _ => names(&areas),
        };
        let alike = taken_up.iter().all(|other| other.title == first.title);
        let called = (alike && first.title != tried.title).then(|| format!(" as {}", first.title));
        facts.push(format!("taken up by {who}{}", called.unwrap_or_default()));
    }
    facts.extend(tried.end.as_ref().map(|end| format!("ended {}", date::in_words(end))));
    facts.extend((!tried.planned.is_empty()).then(|| format!("planned in {}", names(&tried.planned))));
    facts.join(" · ")
}

/// Indicators that cannot be tested, by why: `Persistent absence and Children in need: there is no figure wholly before …`.
pub fn untested_measures(scorecard: &Scorecard, judged: &[&InterventionJudgement]) -> Vec<String> {
    let mut by_reason: Vec<(String, Vec<String>)> = Vec::new();
    for one in judged {
        let Some(why) = intervention_reason(scorecard, one) else { continue };
        let short = scorecard.indicator(one.indicator).short.clone();
        match by_reason.iter_mut().find(|(known, _)| *known == why) {
            Some((_, names)) if names.contains(&short) => {}
            Some((_, names)) => names.push(short),
            None => by_reason.push((why, vec![short])),
        }
    }
    by_reason.into_iter().map(|(why, names)| format!("{}: {}", list(&names), lower_first(&why))).collect()
}

/// Why it was tried there and what the source says of it, each with its name.
pub fn level_and_inequality(tried: &Intervention) -> Vec<(&'static str, String)> {
    let told = [
        ("Acts at the level of", &tried.reason_level),
        ("Inequality it answers", &tried.reason_inequality),
        ("Evidence, as the source has it", &tried.evidence),
    ];
    told.into_iter().filter_map(|(name, text)| Some((name, text.clone()?))).collect()
}

/// Who improved fastest from a similar start: its title, and what moved: `98.2 to 51.6 admissions per 10,000, −10.7 a year.
/// Bolton, from a similar start of 97.0: −0.6.` And what it did.
pub fn asking_in_brief(scorecard: &Scorecard, asked: &WorthAsking, asking: AreaId) -> (String, Vec<Piece>) {
    let about = scorecard.indicator(asked.indicator);
    let started = with_starts(scorecard, &asked.started, asking);
    let (place, asking) = (name(scorecard, asked.place), name(scorecard, asking));
    let [first, last] = asked.moved;
    let step = pace_word(about.period, 1);
    let decimals = [asked.pace, asked.own_pace].map(|pace| number::decimals(about, pace * 10.0));
    let pace = |pace: f64| number::signed(pace, decimals[0].max(decimals[1]));
    let moved = format!(
        "{} in {} to {} in {}, {} a {step} by a fitted line. {asking}, from a similar start of {}: {}. ",
        number::with_sign(about, first.value),
        date::period_in_words(first.period),
        number::with_unit_beside(about, last.value, &about.short),
        date::period_in_words(last.period),
        pace(asked.pace),
        number::with_sign(about, asked.own_start.value),
        pace(asked.own_pace),
    );
    let did = match started.len() {
        0 => format!("No start of {place} in this file aims at it."),
        1 => format!("{place} began {}, which aims at it.", started[0]),
        _ => format!("{place} began {}, which aim at it.", list(&started)),
    };
    (format!("{}, {place}", about.short), vec![plain(moved + &did)])
}

/// What is listed of those worth asking, of how many pairs they are picked, and what of the exclusions where none of them is listed.
pub fn asking_note(asked: &Asked, none_on_exclusions: bool) -> String {
    let none = if none_on_exclusions { "; on school exclusions there is none" } else { "" };
    let listed = "Improving by test, and faster than a place from a similar start";
    match asking_pairs(asked) {
        Some(pairs) => format!("{listed}{none}. {pairs}"),
        None => format!("{listed}{none}"),
    }
}

/// Of how many pairs those worth asking are picked; `None` where none could be compared.
pub fn asking_pairs(asked: &Asked) -> Option<String> {
    const SHOWS: Said<'_> = Said::new(
        "shows it faster by more than chance, and faster than the average from there",
        "show it faster by more than chance, and faster than the average from there",
        "does not show it faster by more than chance and than the average from there",
    );
    let [one, several] = ["comparison", "comparisons"]
        .map(|it| format!("{it} of an improver with a place from a similar start"));
    let told = || of_all(asked.faster, asked.pairs, [&one, &several], SHOWS);
    (asked.pairs > 0).then(|| format!("{}.", sentence_case(&told())))
}
