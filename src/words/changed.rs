//! What changed between two editions, in words: a headline, and a sentence for each change in sections.

use super::date;
use super::number;
use super::target::target_status_word;
use super::verdict::compared_with;
use super::wording::{count_in_words, list, lower_first, without_full_stop};
use crate::analysis::changed::{
    ActionChange, Areas, Because, Changed, CommentChange, Edition, Figures, JudgementChange, LevelFound,
    MethodChange, NewFigures, Plans, Revised, TargetChange, Way, Withdrawn,
};
use crate::analysis::target::TargetRef;
use crate::analysis::{InBoth, MovementVerdict};
use crate::model::{
    Against, AreaId, AreaKind, Flag, IndicatorId, Scorecard, SpcRules, Verdict,
};
use crate::words::{benchmark_words, flag_in_words, not_comparable, target_words};

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
}

/// One change, a sentence or two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedLine {
    pub text: String,
    pub way: Way,
    /// The place and indicator that it is about, where both editions have them: in the older and in the newer.
    pub about: Option<([AreaId; 2], InBoth)>,
}

impl ChangedTold {
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

/// All changes in words, at most [`MOST`] of a kind.
pub fn changed_told(changed: &Changed, [older, newer]: [Edition<'_>; 2]) -> ChangedTold {
    let files = [older.scorecard, newer.scorecard];
    let told = Told { files };
    let plain = |lines: Vec<String>| lines.into_iter().map(ChangedLine::plain).collect();
    let first = changed.first();
    let rest = &changed.judgements[first.len()..];
    let of_way = |way: Way| -> Vec<ChangedLine> {
        rest.iter().filter(|it| it.way() == way).take(MOST + 1).map(|it| told.judgement(it)).collect()
    };
    let count_of = |way: Way| rest.iter().filter(|it| it.way() == way).count();
    let Figures { new, revised, withdrawn } = &changed.figures;
    let mut sections: Vec<(&'static str, Vec<ChangedLine>, usize)> = vec![
        (
            "Settings that judge the same figures otherwise",
            plain(changed.methods.iter().map(|it| told.method(*it)).collect()),
            changed.methods.len(),
        ),
        ("What matters first", first.iter().map(|it| told.judgement(it)).collect(), first.len()),
        ("New figures", plain(told.each(new, Told::new_figures)), new.len()),
        ("Revised figures", revised.iter().take(MOST).map(|it| told.revised(it)).collect(), revised.len()),
        ("Withdrawn figures", plain(told.each(withdrawn, Told::withdrawn)), withdrawn.len()),
        ("Further judgements that are worse", of_way(Way::Worse), count_of(Way::Worse)),
        ("Further judgements that are better", of_way(Way::Better), count_of(Way::Better)),
        (
            "Judgements that are others, neither worse nor better",
            of_way(Way::Neither),
            count_of(Way::Neither),
        ),
    ];
    let lists = [
        ("Areas", told.areas(&changed.areas)),
        ("Indicators", told.indicators(changed)),
        ("Priorities and targets", told.priorities(&changed.plans)),
        ("Actions", told.actions(&changed.plans)),
        ("Interventions", told.interventions(&changed.plans)),
        ("Commentary", told.commentary(&changed.plans)),
    ];
    sections.extend(lists.into_iter().map(|(title, lines)| (title, plain(lines.clone()), lines.len())));
    let section = |(title, mut lines, count): (&'static str, Vec<ChangedLine>, usize)| {
        lines.truncate(MOST);
        ChangedSection { title, more: count - lines.len(), lines }
    };
    ChangedTold {
        headline: headline(changed, files),
        notes: order_note(files).into_iter().collect(),
        sections: sections.into_iter().map(section).filter(|it| !it.lines.is_empty()).collect(),
    }
}

/// One change of judgements in words.
pub fn change_of_judgement(change: &JudgementChange, [older, newer]: [Edition<'_>; 2]) -> String {
    Told { files: [older.scorecard, newer.scorecard] }.judgement(change).text
}

/// `Since the edition of June 2026: 214 new figures, 12 revised, 1 withdrawn; three judgements are worse, five better.`
fn headline(changed: &Changed, [older, _]: [&Scorecard; 2]) -> String {
    if changed.is_empty() {
        let nothing = "Nothing changed";
        return if changed.is_same {
            format!("{nothing}.")
        } else {
            format!("{nothing} in figures, judgements and plans; other texts of the files differ.")
        };
    }
    let header = older.header();
    let day = header.published.map(number_of_day);
    let since = header.edition.clone().or(day).map_or_else(
        || "Since the older edition".to_owned(),
        |edition| format!("Since the edition of {edition}"),
    );
    let figures = &changed.figures;
    let counts = [
        (figures.count_new(), "new"),
        (figures.revised.len(), "revised"),
        (figures.withdrawn.len(), "withdrawn"),
    ];
    let mut parts: Vec<String> = Vec::new();
    for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
        let written = number::count(count as u64);
        parts.push(match (parts.is_empty(), count, what) {
            (true, 1, "new") => "1 new figure".to_owned(),
            (true, _, "new") => format!("{written} new figures"),
            (true, 1, _) => format!("1 figure {what}"),
            (true, ..) => format!("{written} figures {what}"),
            (false, ..) => format!("{written} {what}"),
        });
    }
    if parts.is_empty() {
        parts.push("no figure is new, revised or withdrawn".to_owned());
    }
    let are = |count: usize, what: &str| match count {
        1 => format!("one judgement is {what}"),
        _ => format!("{} judgements are {what}", count_in_words(count)),
    };
    let judgements = match changed.worse_and_better() {
        [0, 0] => "no judgement is worse or better".to_owned(),
        [0, better] => format!("{}, none worse", are(better, "better")),
        [worse, 0] => format!("{}, none better", are(worse, "worse")),
        [worse, better] => format!("{}, {} better", are(worse, "worse"), count_in_words(better)),
    };
    format!("{since}: {}; {judgements}.", parts.join(", "))
}

fn number_of_day(day: jiff::civil::Date) -> String {
    crate::model::PlainDate::parse(&day.to_string())
        .map_or_else(|| day.to_string(), |day| date::in_words(&day))
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

impl ChangedLine {
    fn plain(text: String) -> Self {
        Self { text, way: Way::Neither, about: None }
    }
}

/// Two editions whose changes are told.
struct Told<'a> {
    files: [&'a Scorecard; 2],
}

/// How a level is said after the name of what is judged; `than` names what it is compared with.
fn level_words(level: LevelFound, than: Option<&str>) -> String {
    let beside = |word: &str, joined: &str| match than {
        Some(than) => format!("{word} {joined} {than}"),
        None => word.to_owned(),
    };
    match level {
        LevelFound::Tested(Verdict::Worse) => beside("worse", "than"),
        LevelFound::Tested(Verdict::Better) => beside("better", "than"),
        LevelFound::Tested(Verdict::Similar) => beside("no clear difference", "from"),
        LevelFound::Tested(Verdict::Higher) => beside("higher", "than"),
        LevelFound::Tested(Verdict::Lower) => beside("lower", "than"),
        LevelFound::WorstFifth => "in the worst fifth".to_owned(),
        LevelFound::MiddleFifths => "between the outer fifths".to_owned(),
        LevelFound::BestFifth => "in the best fifth".to_owned(),
        LevelFound::Tested(Verdict::NotCompared) | LevelFound::NotCompared => beside("not compared", "with"),
    }
}

fn movement_words(movement: MovementVerdict) -> &'static str {
    match movement {
        MovementVerdict::Improving => "getting better",
        MovementVerdict::Worsening => "getting worse",
        MovementVerdict::Steady => "no significant change",
        MovementVerdict::Unknown => "not tested for a trend",
    }
}

impl Told<'_> {
    fn each<T>(&self, items: &[T], of: fn(&Self, &T) -> String) -> Vec<String> {
        items.iter().take(MOST).map(|item| of(self, item)).collect()
    }

    fn against(&self, at: usize, against: Against) -> &str {
        match against {
            Against::Benchmark(benchmark) => benchmark_words(self.files[at], benchmark),
            Against::Area(area) => &self.files[at].area(area).name,
        }
    }

    fn method(&self, change: MethodChange) -> String {
        let on = |is: bool| if is { "yes" } else { "no" };
        let rules = |rules: SpcRules| match rules {
            SpcRules::MakingDataCount => "those of Making Data Count",
            SpcRules::Nhsr => "those of NHSRplotthedots",
        };
        let baseline = |points: Option<u32>| points.map_or("all points".to_owned(), |n| format!("{n} points"));
        let (what, is, was) = match change {
            MethodChange::Against([was, is]) => {
                let words = |at, against| self.against(at, against).to_owned();
                ("Figures are compared with", words(1, is), words(0, was))
            }
            MethodChange::Confidence([was, is]) => {
                let percent = |it: f64| format!("{}%", number::fixed(it * 100.0, 1).trim_end_matches(".0").to_owned());
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
            MethodChange::Season([was, is]) => ("Seasons are looked for:", on(is).to_owned(), on(was).to_owned()),
        };
        format!("{what} {is}, {was} before.")
    }

    fn judgement(&self, change: &JudgementChange) -> ChangedLine {
        let [older, newer] = self.files;
        let about = newer.indicator(change.indicators[1]);
        let comma = if about.short.contains(',') { "," } else { "" };
        let subject = format!("{}{comma} in {}", about.short, newer.area(change.areas[1]).name);
        let mut clauses: Vec<String> = self.values(change).into_iter().collect();
        let than = [compared_with(older), compared_with(newer)];
        clauses.extend(change.level.as_ref().map(|step| {
            let was = level_words(step.before, Some(than[0]).filter(|_| than[0] != than[1]));
            format!("{}, before {was}", level_words(step.after, Some(than[1])))
        }));
        clauses.extend(change.movement.as_ref().map(|step| {
            format!("{}, before {}", movement_words(step.after), movement_words(step.before))
        }));
        clauses.extend(change.target.as_ref().map(|step| {
            let before = lower_first(target_status_word(step.before));
            format!("{}, before {before}", target_words(step.after))
        }));
        if change.level.is_none() && change.movement.is_none() {
            clauses.extend(change.attention.as_ref().map(|step| match step.after {
                Some(_) => "again among where to look first".to_owned(),
                None => "no longer among where to look first".to_owned(),
            }));
        }
        ChangedLine {
            text: format!("{subject}: {}. {}.", clauses.join("; "), self.because(change)),
            way: change.way(),
            about: Some((change.areas, change.indicators)),
        }
    }

    /// The latest figures, where they are not the same.
    fn values(&self, change: &JudgementChange) -> Option<String> {
        let about = [0, 1].map(|at| self.files[at].indicator(change.indicators[at]));
        match change.latest {
            [Some(was), Some(is)] if was.period != is.period => Some(format!(
                "{} in {}, before {} in {}",
                number::with_unit_beside(about[1], is.value, &about[1].short),
                date::period_in_words(is.period),
                number::with_sign(about[0], was.value),
                date::period_in_words(was.period)
            )),
            [Some(was), Some(is)] if was.value != is.value => {
                let [is_shown, was_shown] = shown(about[1], [is.value, was.value]);
                Some(format!("{is_shown}, before {was_shown}, both for {}", date::period_in_words(is.period)))
            }
            [None, Some(is)] => Some(format!(
                "{} in {}, before without a figure",
                number::with_unit_beside(about[1], is.value, &about[1].short),
                date::period_in_words(is.period)
            )),
            [Some(_), None] => Some("without a figure now".to_owned()),
            _ => None,
        }
    }

    fn because(&self, change: &JudgementChange) -> String {
        let than = compared_with(self.files[1]);
        let words = |because: &Because| match because {
            Because::NewPeriod(period) => format!("a new figure, of {}", date::period_in_words(*period)),
            Because::Withdrawn => "figures withdrawn".to_owned(),
            Because::Revised => "figures revised".to_owned(),
            Because::BesideRevised => format!("the figure of {than} revised"),
            Because::Limits => "limits revised".to_owned(),
            Because::Against => "compared with something else".to_owned(),
            Because::Method => "another method".to_owned(),
            Because::Marked => "figures marked otherwise".to_owned(),
            Because::Target => "another target".to_owned(),
            Because::Day => "the later day of the edition".to_owned(),
            Because::Age => "how old the figure is beside the newest of the file".to_owned(),
            Because::Other => "nothing in its own figures".to_owned(),
        };
        let found: Vec<String> = change.because().iter().map(words).collect();
        let alone = if change.is_by_revision_alone() { "; no new figure" } else { "" };
        format!("Behind it: {}{alone}", list(&found))
    }

    fn new_figures(&self, new: &NewFigures) -> String {
        let file = self.files[1];
        let about = file.indicator(new.indicator);
        let comma = if about.short.contains(',') { "," } else { ":" };
        let areas = number::counted(new.areas as u64, "area", "areas");
        let [first, last] = new.periods;
        let all_new = match new.of_new_series {
            0 => String::new(),
            all if all == new.figures => ", all of areas or groups that had none".to_owned(),
            some => format!(", {} of areas or groups that had none", number::count(some as u64)),
        };
        format!(
            "{}{comma} {} in {areas}, {}{all_new}.",
            about.short,
            number::counted(new.figures as u64, "new figure", "new figures"),
            date::span_in_words(first, last)
        )
    }

    fn subject(
        &self,
        at: usize,
        (indicator, group, area): (IndicatorId, Option<crate::model::BreakdownId>, AreaId),
    ) -> String {
        let file = self.files[at];
        super::wording::subject(file, file.indicator(indicator), group, area)
    }

    fn revised(&self, revised: &Revised) -> ChangedLine {
        let about = self.files[1].indicator(revised.indicators[1]);
        let [was, is] = shown(about, revised.values);
        let subject = self.subject(1, (revised.indicators[1], revised.breakdown, revised.areas[1]));
        let period = date::period_in_words(revised.period);
        ChangedLine {
            text: format!("{subject}, {period}: {is}, {was} before."),
            way: Way::Neither,
            about: Some((revised.areas, revised.indicators)).filter(|_| revised.breakdown.is_none()),
        }
    }

    fn withdrawn(&self, withdrawn: &Withdrawn) -> String {
        let about = self.files[0].indicator(withdrawn.indicator);
        let subject = self.subject(0, (withdrawn.indicator, withdrawn.breakdown, withdrawn.area));
        let why = withdrawn.why.map(|flag: Flag| format!(", now {}", flag_in_words(flag)));
        format!(
            "{subject}, {}: {} before, no figure now{}.",
            date::period_in_words(withdrawn.period),
            number::with_sign(about, withdrawn.value),
            why.unwrap_or_default()
        )
    }

    fn areas(&self, areas: &Areas) -> Vec<String> {
        let [older, newer] = self.files;
        let kind = |file: &Scorecard, area: AreaId| match file.area(area).kind {
            AreaKind::Nation => "nation",
            AreaKind::Region => "region",
            AreaKind::System => "system",
            AreaKind::Place => "place",
            AreaKind::Neighbourhood => "neighbourhood",
            AreaKind::Group => "group of areas",
        };
        let name = |file: &Scorecard, area: AreaId| file.area(area).name.clone();
        let line = |file: &Scorecard, area: AreaId, what: &str| {
            format!("{}, a {}, {what}.", name(file, area), kind(file, area))
        };
        let mut lines: Vec<String> = areas.added.iter().map(|id| line(newer, *id, "is new")).collect();
        lines.extend(areas.took_over.iter().map(|(id, from)| {
            let from: Vec<String> = from.iter().map(|id| name(older, *id)).collect();
            line(newer, *id, &format!("took over from {}", list(&from)))
        }));
        lines.extend(areas.recoded.iter().map(|[was, is]| {
            let [was, code] = [older.area(*was), newer.area(*is)].map(|area| area.code.clone());
            line(newer, *is, &format!("has the code {code}, {was} before"))
        }));
        lines.extend(areas.removed.iter().map(|id| line(older, *id, "was taken out")));
        lines
    }

    fn indicators(&self, changed: &Changed) -> Vec<String> {
        let [older, newer] = self.files;
        let name = |file: &Scorecard, id: &IndicatorId| file.indicator(*id).name.clone();
        let mut lines: Vec<String> =
            changed.indicators.added.iter().map(|id| format!("{} is new.", name(newer, id))).collect();
        lines.extend(changed.indicators.removed.iter().map(|id| format!("{} was taken out.", name(older, id))));
        // Said from the newer edition, which is the one here.
        lines.extend(changed.measured_otherwise.iter().map(|(pair, differs)| {
            let told = not_comparable([newer, older], ([pair[1], pair[0]], *differs));
            format!("{told}. Nothing of it is compared.")
        }));
        lines
    }

    fn target(&self, at: usize, target: TargetRef) -> String {
        let file = self.files[at];
        let target = target.target(file);
        let about = file.indicator(target.indicator);
        let by = target.by.as_ref().map(|by| format!(" by {}", date::in_words(by))).unwrap_or_default();
        format!("{}{by}", number::plain_with_sign(about, target.value))
    }

    fn priorities(&self, plans: &Plans) -> Vec<String> {
        let [older, newer] = self.files;
        let line = |file: &Scorecard, id: &crate::model::PriorityId, what: &str| {
            let priority = file.priority(*id);
            format!("{}, of {}, {what}.", priority.title, file.area(priority.area).name)
        };
        let mut lines: Vec<String> =
            plans.priorities.added.iter().map(|id| line(newer, id, "is a new priority")).collect();
        lines.extend(plans.priorities.removed.iter().map(|id| line(older, id, "was taken out of the priorities")));
        lines.extend(plans.targets.iter().map(|change| {
            let (at, of) = match change {
                TargetChange::Added(of) | TargetChange::Changed([_, of]) => (1, *of),
                TargetChange::Removed(of) => (0, *of),
            };
            let file = self.files[at];
            let target = of.target(file);
            let place = target.area.map(|area| format!(" in {}", file.area(area).name)).unwrap_or_default();
            let head =
                format!("{}, {}{place}", file.priority(of.priority).title, file.indicator(target.indicator).short);
            let said = self.target(at, of);
            match change {
                TargetChange::Added(_) => format!("{head}: a new target, {said}."),
                TargetChange::Removed(_) => format!("{head}: the target of {said} was taken out."),
                TargetChange::Changed([was, _]) => match self.target(0, *was) {
                    before if before == said => format!("{head}: the target of {said} starts from another figure."),
                    before => format!("{head}: the target is {said}, {before} before."),
                },
            }
        }));
        lines
    }

    fn actions(&self, plans: &Plans) -> Vec<String> {
        let line = |at: usize, action: &usize, what: &str| {
            let action = &self.files[at].actions()[*action];
            let due = action.due.as_ref().map(|due| format!(", due {}", date::in_words(due))).unwrap_or_default();
            let place = &self.files[at].area(action.area).name;
            format!("{what} in {place}: {}{due}.", without_full_stop(action.text.trim()))
        };
        let told = |change: &ActionChange| match change {
            ActionChange::Added(at) => line(1, at, "New"),
            ActionChange::Done(at) => line(1, at, "Done"),
            ActionChange::Dropped(at) => line(1, at, "Dropped"),
            ActionChange::Reopened(at) => line(1, at, "Open again"),
            ActionChange::Overdue(at) => line(1, at, "Overdue now"),
            ActionChange::Removed(at) => line(0, at, "Taken out"),
        };
        plans.actions.iter().map(told).collect()
    }

    fn interventions(&self, plans: &Plans) -> Vec<String> {
        let line = |at: usize, id: &crate::model::InterventionId, what: &str| {
            let tried = self.files[at].intervention(*id);
            let areas: Vec<String> =
                tried.areas.iter().map(|area| self.files[at].area(*area).name.clone()).collect();
            let areas = if areas.is_empty() { String::new() } else { format!(", in {}", list(&areas)) };
            format!("{}{areas}, {what}.", tried.title)
        };
        let added = plans.interventions.added.iter().map(|id| line(1, id, "is new"));
        added.chain(plans.interventions.removed.iter().map(|id| line(0, id, "was taken out"))).collect()
    }

    fn commentary(&self, plans: &Plans) -> Vec<String> {
        let line = |at: usize, comment: &usize, what: &str| {
            let file = self.files[at];
            let comment = &file.commentary()[*comment];
            let about = comment.indicator.map(|id| format!(", {}", file.indicator(id).short)).unwrap_or_default();
            let by = comment.author.as_ref().map(|who| format!(", by {who}")).unwrap_or_default();
            let text = comment.text.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{what} on {}{about}{by}: “{}”", file.area(comment.area).name, cut(&text))
        };
        let told = |change: &CommentChange| match change {
            CommentChange::Added(at) => line(1, at, "New"),
            CommentChange::Rewritten(at) => line(1, at, "Rewritten"),
            CommentChange::Removed(at) => line(0, at, "Taken out"),
        };
        plans.commentary.iter().map(told).collect()
    }
}

/// Two values of one indicator, in full where they read the same otherwise.
fn shown(about: &crate::model::Indicator, values: [f64; 2]) -> [String; 2] {
    let shown = values.map(|value| number::with_sign(about, value));
    if shown[0] == shown[1] { values.map(|value| value.to_string()) } else { shown }
}

/// The longest that a comment is quoted with.
const QUOTED: usize = 160;

fn cut(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
