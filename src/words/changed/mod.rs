//! What changed between two editions, in words: a headline, and a sentence for each change in sections.

mod alike;
mod approval;
mod causes;
mod excerpt;
mod first;
mod groupings;
mod headline;
mod judged;
mod line;
mod lists;
mod marked;
mod orders;
mod stands;
mod texts;
mod unknown;

pub use headline::since_last_seen;
pub use line::{About, ChangedLine};

use super::{benchmark_words, number};
use crate::analysis::changed::{
    AgainstAnother, Alike, Changed, Drawn, Edition, Field, FieldChange, Figures, First, JudgementChange,
    MethodChange, PlansGone, Way, told_together,
};
use crate::model::{Against, Indicator, PriorityId, Scorecard, SpcRules, Written};
use headline::{headline, number_of_day};

/// What changed in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangedTold {
    /// All of it in a sentence.
    pub headline: String,
    /// What is to be known before the rest is read.
    pub notes: Vec<String>,
    /// Only those in which there is something.
    pub sections: Vec<ChangedSection>,
}

/// Changes of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedSection {
    pub title: &'static str,
    pub lines: Vec<ChangedLine>,
    /// How many more there are than are told.
    pub more: usize,
    /// What its changes are in, where they are neither of figures nor judgements: `actions`.
    pub counted_as: Option<&'static str>,
    /// How many changes those are, some of them told together.
    pub changes: usize,
}

/// The section of what matters most.
const FIRST: &str = "What matters first";

impl ChangedSection {
    /// A section of at most [`MOST`] lines; `count` is how many there are where these are not all.
    fn of(
        title: &'static str,
        counted_as: Option<&'static str>,
        mut lines: Vec<ChangedLine>,
        count: Option<usize>,
    ) -> Self {
        let count = count.unwrap_or(lines.len());
        lines.truncate(MOST);
        Self { title, more: count - lines.len(), lines, counted_as, changes: count }
    }
}

impl ChangedTold {
    /// What matters first, each in the order of [`Changed::first`].
    pub fn first(&self) -> &[ChangedLine] {
        self.sections.iter().find(|it| it.title == FIRST).map_or(&[], |it| &it.lines)
    }

    /// Everything it says, in the order of reading.
    pub fn sentences(&self) -> Vec<String> {
        let mut said = vec![self.headline.clone()];
        said.extend(self.notes.iter().cloned());
        for section in &self.sections {
            said.push(section.title.to_owned());
            said.extend(section.lines.iter().map(|line| line.text.clone()));
            said.extend(more_told(section.more));
        }
        said
    }
}

/// That there is more than is told.
pub fn more_told(more: usize) -> Option<String> {
    (more > 0).then(|| format!("And {} more.", number::count(more as u64)))
}

/// The most lines of a section.
const MOST: usize = 100;

/// What is said of two scorecards that are no editions of one.
pub fn different_systems([older, newer]: [&Scorecard; 2]) -> String {
    let name = |file: &Scorecard| file.area(file.system()).name.clone();
    format!(
        "These are scorecards of two systems, {} and {}, and no editions of one, so that nothing can be said to have changed. \
         Their places can be set side by side.",
        name(older),
        name(newer)
    )
}

/// All changes in words, at most [`MOST`] of a kind. `written`: in what the texts are others beside what is `changed`.
pub fn changed_told(changed: &Changed, [older, newer]: [Edition<'_>; 2], written: &Written) -> ChangedTold {
    let files = [older.scorecard, newer.scorecard];
    let told = Told { files };
    let first = changed.first(files);
    let method = |it: &MethodChange| ChangedLine::both(told.method(changed, *it), About::Methods);
    let methods = changed.methods.iter().map(method).collect();
    let mut sections =
        vec![of_list(("Settings that judge the same figures otherwise", "settings", methods, 0))];
    sections.extend(told.of_judgements(changed, &first));
    sections.extend(told.lists(changed).into_iter().map(of_list));
    // Long and of no meaning of their own, these come last.
    sections.extend(told.of_figures(changed, &first));
    // That an edition is another one is what is compared, and no change to be counted.
    let of_file = plain(Told::header(changed));
    let is_edition = |it: &&FieldChange| matches!(it.field, Field::Edition | Field::Published);
    let of_edition = changed.texts.header.iter().filter(is_edition).count();
    let changes = of_file.len() - of_edition;
    sections.push(ChangedSection {
        changes,
        ..ChangedSection::of("About the file", Some("what the file says about itself"), of_file, None)
    });
    let unknown = plain(written.unknown.iter().map(unknown::line).collect());
    sections.push(of_list((unknown::TITLE, unknown::COUNTED_AS, unknown, 0)));
    sections.retain(|section| !section.lines.is_empty());
    ChangedTold {
        headline: headline(changed, files, &sections, &written.differ),
        notes: order_note(files).into_iter().collect(),
        sections,
    }
}

fn plain(lines: Vec<String>) -> Vec<ChangedLine> {
    lines.into_iter().map(ChangedLine::plain).collect()
}

/// How many more national spreads came and went than there are lines on them.
fn spreads_together<T>(of: &Drawn<T>) -> usize {
    let many = [&of.added, &of.removed].map(Vec::len).into_iter();
    many.filter(|count| *count > texts::FEW_SPREADS).map(|count| count - 1).sum()
}

/// What the counts of figures and judgements do not say is counted by what it is of.
fn of_list(
    (title, what, lines, together): (&'static str, &'static str, Vec<ChangedLine>, usize),
) -> ChangedSection {
    let changes = lines.len() + together;
    ChangedSection { changes, ..ChangedSection::of(title, Some(what), lines, None) }
}

impl Told<'_> {
    fn of_judgements(&self, changed: &Changed, first: &[First<'_>]) -> Vec<ChangedSection> {
        let is_first = |change: &JudgementChange| {
            first.iter().any(|it| matches!(it, First::Judgement(told) if std::ptr::eq(*told, change)))
        };
        let is_left = |it: &&JudgementChange| {
            let is_told = changed.against.is_some() && AgainstAnother::is_all_of(it);
            let with_cause = changed.judgements.causes.is_told_with(it);
            !is_first(it)
                && !is_told
                && !with_cause
                && !it.is_told_with_its_target()
                && !changed.went_with_its_kind(it)
        };
        let rest: Vec<&JudgementChange> = changed.judgements.places.iter().filter(is_left).collect();
        // What many have together is told here where there is no room for it before.
        let together = changed.against.iter().map(First::Against).chain(changed.causes().map(First::Cause));
        let together: Vec<First<'_>> = together.filter(|it| !first.contains(it)).collect();
        let of_way = |title: &'static str, way: Way, together: &[First<'_>]| {
            let of_it: Vec<_> = rest.iter().filter(|it| it.way() == way).collect();
            let count = together.len() + of_it.len();
            let together = together.iter().map(|it| self.first(changed, *it));
            let lines = together.chain(of_it.iter().map(|it| self.judgement(it))).take(MOST).collect();
            ChangedSection::of(title, None, lines, Some(count))
        };
        let lines = first.iter().map(|it| self.first(changed, *it)).collect();
        vec![
            ChangedSection::of(FIRST, None, lines, Some(first.len())),
            of_way("Further judgements that are worse", Way::Worse, &[]),
            of_way("Further judgements that are better", Way::Better, &[]),
            of_way("Judgements that are others, neither worse nor better", Way::Neither, &together),
        ]
    }

    fn lists(&self, changed: &Changed) -> [(&'static str, &'static str, Vec<ChangedLine>, usize); 9] {
        let plans = &changed.plans;
        // Many that are told together are as many changes.
        let together = |ids: &[PriorityId]| ids.len() - told_together(ids).count();
        // So are those that went with an area, which are told in a line.
        let gone = |of: fn(&PlansGone) -> usize| {
            changed.plans_gone().map(of).map(|count| count.saturating_sub(1)).sum::<usize>()
        };
        let with = |lines: Vec<ChangedLine>, rewritten: Vec<ChangedLine>| [lines, rewritten].concat();
        [
            ("Areas", "areas", with(self.areas(changed), self.areas_rewritten(changed)), 0),
            (
                "Indicators",
                "indicators",
                with(self.indicators(changed), self.indicators_rewritten(changed)),
                spreads_together(&changed.texts.spreads),
            ),
            (
                "Priorities and targets",
                "priorities and targets",
                with(self.priorities(changed), self.priorities_rewritten(changed)),
                together(&plans.priorities.added)
                    + together(&changed.priorities_alone)
                    + gone(|it| it.priorities.len()),
            ),
            ("Actions", "actions", self.actions(changed), gone(|it| it.actions.len())),
            (
                "Interventions",
                "interventions",
                with(self.interventions(changed), self.interventions_rewritten(changed)),
                gone(|it| it.interventions.len()),
            ),
            ("Commentary", "commentary", self.commentary(changed), gone(|it| it.comments.len())),
            ("Saved views", "saved views", self.views(changed), 0),
            ("Groupings and frameworks", "groupings and frameworks", self.groupings(changed), 0),
            (
                "Order of lists",
                "the order of lists",
                changed.texts.orders.iter().map(|it| self.order(it)).collect(),
                0,
            ),
        ]
    }

    fn of_figures(&self, changed: &Changed, first: &[First<'_>]) -> Vec<ChangedSection> {
        let is_first = |it: &Alike| {
            first.iter().any(|first| matches!(first, First::Alike(told) if std::ptr::eq(*told, it)))
        };
        let of_others: Vec<&Alike> = changed.judgements.alike.iter().filter(|it| !is_first(it)).collect();
        let alike = of_others.iter().take(MOST).map(|it| self.alike(changed, it)).collect();
        let Figures { new, revised, marked, .. } = &changed.figures;
        let together = changed.taken_out.iter().filter(|it| it.figures > 0).count();
        let of = |title, lines, count| ChangedSection::of(title, None, lines, Some(count));
        let beside = "what stands beside figures";
        let of_marks =
            ChangedSection::of("Figures of the same value", Some(beside), self.marked(marked), None);
        vec![
            of("Judgements on the whole system, groups of people and neighbourhoods", alike, of_others.len()),
            of("New figures", new.iter().take(MOST).map(|it| self.new_figures(it)).collect(), new.len()),
            of(
                "Revised figures",
                revised.iter().take(MOST).map(|it| self.revised(it)).collect(),
                revised.len(),
            ),
            of(
                "Withdrawn figures",
                self.withdrawn_figures(changed),
                together + changed.withdrawn_alone.len(),
            ),
            ChangedSection { changes: marked.len(), ..of_marks },
        ]
    }
}

/// One change of judgements in words.
pub fn change_of_judgement(change: &JudgementChange, [older, newer]: [Edition<'_>; 2]) -> String {
    Told { files: [older.scorecard, newer.scorecard] }.judgement(change).text
}

/// That the two may stand the wrong way round.
fn order_note(files: [&Scorecard; 2]) -> Option<String> {
    let [Some(older), Some(newer)] = files.map(|file| file.header().published) else { return None };
    (older > newer).then(|| {
        format!(
            "The edition taken as the older was published on {}, after the one taken as the newer, on {}.",
            number_of_day(older),
            number_of_day(newer)
        )
    })
}

/// Two editions whose changes are told.
struct Told<'a> {
    files: [&'a Scorecard; 2],
}

impl Told<'_> {
    fn against(&self, at: usize, against: Against) -> &str {
        match against {
            Against::Benchmark(benchmark) => benchmark_words(self.files[at], benchmark),
            Against::Area(area) => &self.files[at].area(area).name,
        }
    }

    fn method(&self, changed: &Changed, change: MethodChange) -> String {
        let on = |is: bool| if is { "yes" } else { "no" };
        let rules = |rules: SpcRules| match rules {
            SpcRules::MakingDataCount => "those of Making Data Count",
            SpcRules::Nhsr => "those of NHSRplotthedots",
        };
        let baseline =
            |points: Option<u32>| points.map_or("all points".to_owned(), |n| format!("{n} points"));
        let (what, is, was) = match change {
            MethodChange::Against([was, is]) => {
                let words = |at, against| self.against(at, against).to_owned();
                ("Figures are compared with", words(1, is), words(0, was))
            }
            MethodChange::Confidence([was, is]) => {
                let percent =
                    |it: f64| format!("{}%", number::fixed(it * 100.0, 1).trim_end_matches(".0").to_owned());
                ("The confidence of better and worse is", percent(is), percent(was))
            }
            MethodChange::RunLength([was, is]) => {
                ("The points of a run in process control are", is.to_string(), was.to_string())
            }
            MethodChange::ScreenMovingRanges([was, is]) => {
                ("Outlying moving ranges are left out:", on(is).to_owned(), on(was).to_owned())
            }
            MethodChange::SpcRules([was, is]) => {
                ("The rules of process control are", rules(is).to_owned(), rules(was).to_owned())
            }
            MethodChange::BaselinePoints([was, is]) => {
                ("The limits of process control rest on", baseline(is), baseline(was))
            }
            MethodChange::Season([was, is]) => {
                ("Seasons are looked for:", on(is).to_owned(), on(was).to_owned())
            }
        };
        let called = match (change, changed.judgements.called_otherwise as u64) {
            (MethodChange::Confidence(_), some) if some > 0 => {
                let [judgements, stay] = match some {
                    1 => ["1 judgement".to_owned(), "stays as it is".to_owned()],
                    _ => [format!("{} judgements", number::count(some)), "stay as they are".to_owned()],
                };
                format!(
                    " {judgements} {stay}, called best or worst in one edition and better or worse in the other."
                )
            }
            _ => String::new(),
        };
        format!("{what} {is}, {was} before.{called}")
    }
}

/// Two values of one indicator, in full where they read the same otherwise.
fn shown(about: &Indicator, values: [f64; 2]) -> [String; 2] {
    let shown = values.map(|value| number::with_sign(about, value));
    if shown[0] == shown[1] { values.map(|value| in_full(about, value)) } else { shown }
}

/// The same where the second is of now and says its unit as it goes on after the name of the indicator.
fn shown_with_unit(about: &Indicator, [was, is]: [f64; 2]) -> [String; 2] {
    let [before, now] = shown(about, [was, is]);
    let is_usual = now == number::with_sign(about, is);
    [before, if is_usual { number::with_unit_beside(about, is, &about.short) } else { now }]
}

/// A value with all its digits.
fn in_full(about: &Indicator, value: f64) -> String {
    number::signed_by_unit(about, value.to_string())
}

#[cfg(test)]
mod tests;
