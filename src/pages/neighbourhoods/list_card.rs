//! The list of the worse ones: each with its figure, its residents and its tenth, then all of them together.

use super::scene::{Scene, mark_of};
use crate::analysis::{AddedUp, Judgement, LocalFinding, added_up, share_of_residents};
use crate::charts::Mark;
use crate::model::AreaId;
use crate::words::{
    WorseShare, added_up_value, count_in_words, ends_title, number, only_at_95, possessive, sentence_case,
    share_title,
};

/// A page has room for the names of so many.
const MOST_BY_NAME: usize = 200;

/// The card.
#[derive(Clone, Debug, PartialEq)]
pub struct ListCard {
    pub title: String,
    /// What they are.
    pub under: String,
    /// The heads of the columns.
    pub heads: [String; 4],
    pub rows: Vec<ListRow>,
    /// All of them together, the area, and what it is compared with.
    pub sums: Vec<[String; 4]>,
    pub notes: Vec<String>,
    /// How many more are worse, for whom the table that this leads to has.
    pub more: Option<String>,
    /// The same for those who have no such table: all by name and value, as far as a page has room.
    pub more_by_name: Option<String>,
    /// What leads to all of them.
    pub all: String,
    /// The share of the residents who live in those that are worse.
    pub share: Option<f64>,
}

/// One neighbourhood.
#[derive(Clone, Debug, PartialEq)]
pub struct ListRow {
    pub area: AreaId,
    /// Name, value, residents and tenth.
    pub cells: [String; 4],
    pub mark: Mark,
    /// All of it in words.
    pub told: String,
}

impl ListCard {
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let listed = scene.listed();
        let worse: Vec<AreaId> = scene.local.worse().map(|judgement| judgement.area).collect();
        let worse = if scene.has_worse() { worse } else { Vec::new() };
        let together = sum_of(scene, &worse).filter(|_| !worse.is_empty());
        let shares = Shares::of(scene, &worse, together);
        let rows: Vec<ListRow> = listed
            .iter()
            .map(|judgement| ListRow {
                area: judgement.area,
                cells: cells(scene, judgement.area, judgement.latest.map(|latest| latest.value)),
                mark: mark_of(judgement),
                told: scene.told(judgement),
            })
            .collect();
        let mut sums = Vec::new();
        if worse.len() > 1
            && let Some(together) = together
        {
            let residents = residents(scene, &worse);
            let name = format!("All {}", count_in_words(worse.len()));
            let value = added_up_value(scene.indicator, &together);
            sums.push([name, value, residents.unwrap_or_default(), String::new()]);
        }
        let own = residents(scene, scene.all()).unwrap_or_default();
        sums.push([scene.name(scene.area).to_owned(), written(scene, scene.whole()), own, String::new()]);
        if let Some((name, value)) = scene.benchmark() {
            sums.push([name.to_owned(), scene.value(value), String::new(), String::new()]);
        }
        let title = if worse.is_empty() {
            ends_title(scene.indicator.polarity, rows.len())
        } else {
            share_title(scene.indicator, &shares.of_one_whole).unwrap_or_else(|| "The worst".to_owned())
        };
        let more = worse.len().saturating_sub(rows.len());
        let more_by_name = (more > 0 && scene.has_worse()).then(|| by_name(scene, rows.len()));
        let more =
            (more > 0).then(|| format!("{} more are worse; the table has all.", number::count(more as u64)));
        let tenth = rows.iter().any(|row| !row.cells[3].is_empty());
        let tenth = tenth.then(|| format!("Tenth: 1 is {} most deprived.", possessive(scene.nation())));
        Self {
            title,
            under: under(scene),
            heads: ["Neighbourhood", "Value", "Residents", "Tenth"].map(str::to_owned),
            rows,
            sums,
            notes: tenth.into_iter().chain(only_at_95(scene.scorecard, &scene.local)).collect(),
            more,
            more_by_name,
            all: format!("All {} in a table", number::count(scene.all().len() as u64)),
            share: shares.of_all_residents,
        }
    }

    /// What it says.
    pub(super) fn sentences(&self) -> Vec<String> {
        let rows = self.rows.iter().map(|row| row.told.clone());
        let sums = self.sums.iter().map(|[name, value, ..]| format!("{name}: {value}"));
        let head = [self.title.clone(), self.under.clone()];
        head.into_iter()
            .chain(rows)
            .chain(sums)
            .chain(self.more.clone())
            .chain(self.notes.iter().cloned())
            .collect()
    }
}

/// Those that are worse beyond the first ones, with their values: `Two more are worse: Redvales 1 31.2%, Radcliffe 3 30.9%.`
fn by_name(scene: &Scene<'_>, first: usize) -> String {
    let others: Vec<&Judgement> = scene.local.worse().skip(first).collect();
    let one = |judgement: &&Judgement| {
        let value = judgement.latest.map(|latest| latest.value);
        format!("{} {}", scene.name_within(judgement.area), written(scene, value))
    };
    let named: Vec<String> = others.iter().take(MOST_BY_NAME).map(one).collect();
    let rest = match others.len().saturating_sub(MOST_BY_NAME) {
        0 => String::new(),
        rest => format!("; and {} that are less far from it", number::count(rest as u64)),
    };
    let are = if others.len() == 1 { "is" } else { "are" };
    let count = sentence_case(&count_in_words(others.len()));
    format!("{count} more {are} worse, the worst first: {}{rest}.", named.join("; "))
}

/// How much is in the worse ones.
struct Shares {
    /// Of all residents of the area.
    of_all_residents: Option<f64>,
    /// Of the residents and of what is counted, both of the same neighbourhoods.
    of_one_whole: WorseShare,
}

impl Shares {
    /// Of the published count of the area where there is one that holds all that its neighbourhoods count; else of the
    /// neighbourhoods with a figure, both of residents and of what is counted.
    fn of(scene: &Scene<'_>, worse: &[AreaId], together: Option<AddedUp>) -> Self {
        let residents = |all: &[AreaId]| {
            (!worse.is_empty()).then(|| share_of_residents(scene.scorecard, worse, all)).flatten()
        };
        let of_all_residents = residents(scene.all());
        let events = together.map(|sum| sum.counts.0);
        let figures: Vec<AreaId> = scene.local.figures.iter().map(|judgement| judgement.area).collect();
        let counted = sum_of(scene, &figures).map(|sum| sum.counts.0);
        let share = |all: f64| events.map(|events| events / all).filter(|share| share.is_finite());
        let whole =
            scene.count_of_whole().filter(|whole| counted.or(events).is_some_and(|all| *whole >= all));
        let of_one_whole = match (whole.and_then(share), counted.and_then(share)) {
            (None, Some(events)) if figures.len() < scene.all().len() => {
                WorseShare { residents: residents(&figures), events: Some(events), of: Some(figures.len()) }
            }
            (published, added) => {
                WorseShare { residents: of_all_residents, events: published.or(added), of: None }
            }
        };
        Self { of_all_residents, of_one_whole }
    }
}

/// These in the period of most figures, added up from their counts.
fn sum_of(scene: &Scene<'_>, areas: &[AreaId]) -> Option<AddedUp> {
    scene.period.and_then(|period| added_up(scene.scorecard, scene.id, areas, period))
}

fn under(scene: &Scene<'_>) -> String {
    let than = scene.than();
    match scene.finding {
        LocalFinding::Hidden(_) => format!("Worse than {than}, hidden by the average"),
        LocalFinding::Worse(_) => format!("Worse than {than}"),
        LocalFinding::NoneWorse => format!("None is found to be worse than {than} at the 99.8% level"),
        LocalFinding::Neutral => "Neither direction is good".to_owned(),
        LocalFinding::NotTested(_) => "Described, not tested".to_owned(),
    }
}

fn cells(scene: &Scene<'_>, area: AreaId, value: Option<f64>) -> [String; 4] {
    let about = scene.scorecard.area(area);
    let residents = about.population.map(|count| number::fixed(count, 0));
    let tenth = about.deprivation_decile.map(|tenth| tenth.to_string());
    [
        scene.name_within(area).into_owned(),
        written(scene, value),
        residents.unwrap_or_default(),
        tenth.unwrap_or_default(),
    ]
}

fn written(scene: &Scene<'_>, value: Option<f64>) -> String {
    value.map_or_else(|| number::MISSING.to_owned(), |value| scene.value(value))
}

/// How many live in all of these; `None` unless all are known.
fn residents(scene: &Scene<'_>, areas: &[AreaId]) -> Option<String> {
    let each = areas.iter().map(|&id| scene.scorecard.area(id).population);
    let sum: f64 = each.collect::<Option<Vec<f64>>>()?.iter().sum();
    Some(number::fixed(sum, 0))
}
