//! What changed between two editions, in words: a headline, and a sentence for each change in sections.

mod first;
mod groups;
mod judged;
mod lists;
mod texts;

use super::approval::fields_in_words;
use super::wording::count_in_words;
use super::{benchmark_words, date, number, wording};
use crate::analysis::InBoth;
use crate::analysis::changed::{
    Changed, Edition, Figures, First, GroupChange, InOrder, JudgementChange, MethodChange, Uncompared, Way,
};
use crate::model::{Against, AreaId, Indicator, PlainDate, Scorecard, SpcRules};

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
        Self { title, more: count - lines.len(), lines, counted_as }
    }
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
    let first = changed.first(files);
    let is_first = |change: &JudgementChange| {
        first.iter().any(|it| matches!(it, First::Judgement(told) if std::ptr::eq(*told, change)))
    };
    let rest: Vec<&JudgementChange> = changed.judgements.iter().filter(|it| !is_first(it)).collect();
    let of_way = |way: Way| -> Vec<ChangedLine> {
        rest.iter().filter(|it| it.way() == way).take(MOST + 1).map(|it| told.judgement(it)).collect()
    };
    let count_of = |way: Way| rest.iter().filter(|it| it.way() == way).count();
    let Figures { new, revised, marked, .. } = &changed.figures;
    let withdrawn = told.withdrawn_figures(changed);
    let count_withdrawn = withdrawn.len();
    let judgements = [
        (FIRST, first.iter().map(|it| told.first(*it)).collect(), first.len()),
        ("Further judgements that are worse", of_way(Way::Worse), count_of(Way::Worse)),
        ("Further judgements that are better", of_way(Way::Better), count_of(Way::Better)),
        (
            "Judgements that are others, neither worse nor better",
            of_way(Way::Neither),
            count_of(Way::Neither),
        ),
    ];
    let is_first = |it: &GroupChange| {
        first.iter().any(|first| matches!(first, First::Group(told) if std::ptr::eq(*told, it)))
    };
    let of_groups: Vec<&GroupChange> = changed.groups.iter().filter(|it| !is_first(it)).collect();
    let of_groups = (
        "Judgements of groups of people that are others",
        of_groups.iter().take(MOST).map(|it| told.group_change(it)).collect(),
        of_groups.len(),
    );
    let figures = [
        of_groups,
        ("New figures", plain(told.each(new, Told::new_figures)), new.len()),
        ("Revised figures", revised.iter().take(MOST).map(|it| told.revised(it)).collect(), revised.len()),
        ("Withdrawn figures", plain(withdrawn), count_withdrawn),
    ];
    let beside = plain(told.each(marked, Told::marked));
    let beside = ChangedSection::of(
        "Figures of the same value",
        Some("what stands beside figures"),
        beside,
        Some(marked.len()),
    );
    // That an edition is another one is what is compared, and no change to be counted.
    let header = ChangedSection::of("About the file", None, plain(Told::header(changed)), None);
    // What the counts of figures and judgements do not say is counted by what it is of.
    let methods = changed.methods.iter().map(|it| told.method(*it)).collect();
    let methods = ("Settings that judge the same figures otherwise", "settings", methods);
    let plans = &changed.plans;
    let with = |lines: Vec<String>, rewritten: Vec<String>| [lines, rewritten].concat();
    let lists = [
        ("Sign-off", "the sign-off", told.approval(changed)),
        ("Areas", "areas", with(told.areas(changed), told.areas_rewritten(changed))),
        ("Indicators", "indicators", with(told.indicators(changed), told.indicators_rewritten(changed))),
        (
            "Priorities and targets",
            "priorities and targets",
            with(told.priorities(plans), told.priorities_rewritten(changed)),
        ),
        ("Actions", "actions", told.actions(changed)),
        (
            "Interventions",
            "interventions",
            with(told.interventions(plans), told.interventions_rewritten(changed)),
        ),
        ("Commentary", "commentary", told.commentary(changed)),
        ("Saved views", "saved views", told.views(changed)),
        ("Groupings and frameworks", "groupings and frameworks", told.groupings(changed)),
        ("Order of lists", "the order of lists", changed.texts.orders.iter().map(|it| order(*it)).collect()),
    ];
    let of_list = |(title, what, lines): (&'static str, &'static str, Vec<String>)| {
        ChangedSection::of(title, Some(what), plain(lines), None)
    };
    let of_all = |(title, lines, count): (&'static str, Vec<ChangedLine>, usize)| {
        ChangedSection::of(title, None, lines, Some(count))
    };
    let mut sections = vec![of_list(methods)];
    sections.extend(judgements.into_iter().map(of_all));
    sections.extend(lists.into_iter().map(of_list));
    // Long and of no meaning of their own, these come last.
    sections.extend(figures.into_iter().map(of_all));
    sections.extend([beside, header]);
    sections.retain(|section| !section.lines.is_empty());
    ChangedTold {
        headline: headline(changed, files, &sections),
        notes: order_note(files).into_iter().collect(),
        sections,
    }
}

/// One change of judgements in words.
pub fn change_of_judgement(change: &JudgementChange, [older, newer]: [Edition<'_>; 2]) -> String {
    Told { files: [older.scorecard, newer.scorecard] }.judgement(change).text
}

/// `Since the edition of June 2026: 214 new figures, 12 revised, 1 withdrawn; three judgements are worse, five better; one change
/// in actions.`
fn headline(changed: &Changed, [older, _]: [&Scorecard; 2], sections: &[ChangedSection]) -> String {
    if changed.is_empty() {
        let nothing = "Nothing changed";
        return if changed.is_same {
            format!("{nothing}.")
        } else {
            format!("{nothing} in figures, judgements, plans and texts; the files are written differently.")
        };
    }
    let header = older.header();
    let day = header.published.map(number_of_day);
    let since = header.edition.clone().or(day).map_or_else(
        || "Since the older edition".to_owned(),
        |edition| format!("Since the edition of {edition}"),
    );
    format!("{since}: {}.", counts(changed, sections))
}

/// How many figures and judgements changed, and how much else in what.
fn counts(changed: &Changed, sections: &[ChangedSection]) -> String {
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
    let otherwise = changed.measured_otherwise.len();
    if parts.is_empty() {
        let compared = if otherwise > 0 { " that could be compared" } else { "" };
        parts.push(format!("no figure{compared} is new, revised or withdrawn"));
    }
    let are = |count: usize, what: &str| match count {
        1 => format!("one judgement is {what}"),
        _ => format!("{} judgements are {what}", count_in_words(count)),
    };
    let judgements = match changed.worse_and_better() {
        [0, 0] if changed.uncompared.all() > 0 => {
            "no judgement that could be compared is worse or better".to_owned()
        }
        [0, 0] => "no judgement is worse or better".to_owned(),
        [0, better] => format!("{}, none worse", are(better, "better")),
        [worse, 0] => format!("{}, none better", are(worse, "worse")),
        [worse, better] => format!("{}, {} better", are(worse, "worse"), count_in_words(better)),
    };
    let mut said = vec![parts.join(", "), judgements];
    said.extend(match changed.worst_gone() {
        0 => None,
        1 => Some("one verdict of worse is gone, which shows nothing better".to_owned()),
        gone => {
            Some(format!("{} verdicts of worse are gone, which shows nothing better", count_in_words(gone)))
        }
    });
    said.extend(uncompared(changed.uncompared));
    said.extend(groups::counted(&changed.groups));
    said.extend(match otherwise {
        0 => None,
        1 => Some("the figures of one indicator, which is measured otherwise, are not compared".to_owned()),
        some => Some(format!(
            "the figures of {} indicators, which are measured otherwise, are not compared",
            count_in_words(some)
        )),
    });
    let others: Vec<(usize, &str)> =
        sections.iter().filter_map(|it| Some((it.lines.len() + it.more, it.counted_as?))).collect();
    let mut each: Vec<String> =
        others.iter().map(|(count, what)| format!("{} in {what}", count_in_words(*count))).collect();
    if let (Some(first), Some((count, what))) = (each.first_mut(), others.first()) {
        let changes = if *count == 1 { "change" } else { "changes" };
        *first = format!("{} {changes} in {what}", count_in_words(*count));
    }
    if !each.is_empty() {
        said.push(wording::list(&each));
    }
    said.join("; ")
}

/// `five could not be compared (two withdrawn, three new)`.
fn uncompared(of: Uncompared) -> Option<String> {
    let Uncompared { withdrawn, new, otherwise_judged, otherwise_measured } = of;
    let why = [
        (withdrawn, "withdrawn"),
        (new, "new"),
        (otherwise_judged, "judged against something else or in another way"),
        (otherwise_measured, "of what is measured otherwise"),
    ];
    let why: Vec<(usize, &str)> = why.into_iter().filter(|(count, _)| *count > 0).collect();
    let why = match why[..] {
        [] => return None,
        [(_, why)] => why.to_owned(),
        _ => {
            let each = why.iter().map(|(count, why)| format!("{} {why}", count_in_words(*count)));
            each.collect::<Vec<_>>().join(", ")
        }
    };
    Some(format!("{} could not be compared ({why})", count_in_words(of.all())))
}

/// What is new in a file since a reader last had it open, how much and what matters most; `None` where nothing is. `when` is such as
/// `on 3 November 2026 at 14:05`.
pub fn since_last_seen(
    changed: &Changed,
    told: &ChangedTold,
    [older, newer]: [Edition<'_>; 2],
    when: &str,
) -> Option<String> {
    if changed.is_empty() {
        return None;
    }
    let files = [older.scorecard, newer.scorecard];
    let of_first = changed.first(files).first().map(|first| Told { files }.first_alone(*first));
    let any = || Some(told.sections.first()?.lines.first()?.text.clone());
    let first = of_first.or_else(any).map(|line| format!(" First: {line}")).unwrap_or_default();
    let counts = counts(changed, &told.sections);
    Some(format!("New in this file since you last opened or saved it here, {when}: {counts}.{first}"))
}

fn number_of_day(day: jiff::civil::Date) -> String {
    PlainDate::parse(&day.to_string()).map_or_else(|| day.to_string(), |day| date::in_words(&day))
}

/// Of two files that say the same in all that is compared, what is written otherwise all the same, by the fields at the top of the text
/// that an approval is held against: another order that no reader sees, blocks of figures that are cut otherwise, or a field that Placecard
/// does not know.
pub fn written_otherwise(fields: &[String]) -> String {
    format!(
        "Nothing changed in figures, judgements, plans and texts; the files are written differently, in what they have as {}. An \
         approval of the one does not hold for the other.",
        wording::list(&fields_in_words(fields))
    )
}

fn order(list: InOrder) -> String {
    let what = match list {
        InOrder::Areas => "areas",
        InOrder::Indicators => "indicators",
        InOrder::Groups => "groups of people of a breakdown",
        InOrder::Priorities => "priorities",
        InOrder::Interventions => "interventions",
        InOrder::Actions => "actions",
        InOrder::Commentary => "comments",
        InOrder::Views => "saved views",
        InOrder::Groupings => "groupings",
        InOrder::Frameworks => "frameworks",
    };
    format!("The {what} are in another order.")
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
        format!("{what} {is}, {was} before.")
    }
}

/// Two values of one indicator, in full where they read the same otherwise.
fn shown(about: &Indicator, values: [f64; 2]) -> [String; 2] {
    let shown = values.map(|value| number::with_sign(about, value));
    if shown[0] == shown[1] { values.map(|value| value.to_string()) } else { shown }
}

#[cfg(test)]
mod tests;
