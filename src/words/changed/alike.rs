//! Judgements on others than places in words: on the system, groups of people, neighbourhoods and other areas, many of one kind together.

use super::texts::named;
use super::{About, ChangedLine, Told};
use crate::analysis::changed::{
    AgainstAnother, Alike, Changed, Counts, JudgementChange, ScopesChanged, Uncompared, Way, Whom,
};
use crate::model::Scorecard;
use crate::words::number;
use crate::words::wording::{count_in_words, lower_first};

/// On whom judgements are: `of neighbourhoods`.
pub(super) fn of_whom(file: &Scorecard, whom: Whom) -> String {
    match whom {
        Whom::Places => "of places".to_owned(),
        Whom::System => format!("of {} as a whole", file.area(file.system()).name),
        Whom::Groups => "of groups of people".to_owned(),
        Whom::Neighbourhoods => "of neighbourhoods".to_owned(),
        Whom::OtherAreas => "of other areas".to_owned(),
    }
}

/// What is bad of levels, movements and targets.
const BAD: &str = "worse, getting worse or off track";

/// How many judgements are worse and better, on whom: on places first, on the others only where some are; then, of all of them, what shows
/// neither.
pub(super) fn counts_of_judgements(changed: &Changed, file: &Scorecard) -> Vec<String> {
    let of = |whom: Whom| changed.judgements.counts(whom);
    let all = changed.judgements.all();
    let is_told = |whom: &Whom| *whom == Whom::Places || of(*whom).worse + of(*whom).better > 0;
    let told: Vec<Whom> = Whom::ALL.into_iter().filter(is_told).collect();
    let mut said: Vec<String> = match told[..] {
        [only] => vec![worse_and_better(of(only), all.uncompared)],
        _ => told
            .iter()
            .map(|whom| {
                format!("{}, {}", of_whom(file, *whom), worse_and_better(of(*whom), of(*whom).uncompared))
            })
            .collect(),
    };
    said.extend(match all.worst_gone {
        0 => None,
        1 => Some(format!("one verdict of {BAD} is gone, which shows nothing better")),
        gone => {
            Some(format!("{} verdicts of {BAD} are gone, which shows nothing better", count_in_words(gone)))
        }
    });
    said.extend(uncompared(all.uncompared));
    said.extend(match all.found_worse {
        0 => None,
        1 => Some(format!("one verdict of {BAD} is new, which shows nothing worse")),
        some => {
            Some(format!("{} verdicts of {BAD} are new, which shows nothing worse", count_in_words(some)))
        }
    });
    said
}

/// `one judgement is worse, none better`.
fn worse_and_better(Counts { worse, better, .. }: Counts, uncompared: Uncompared) -> String {
    let are = |count: usize, what: &str| match count {
        1 => format!("one judgement is {what}"),
        _ => format!("{} judgements are {what}", count_in_words(count)),
    };
    match [worse, better] {
        [0, 0] if uncompared.all() > 0 => "no judgement that could be compared is worse or better".to_owned(),
        [0, 0] => "no judgement is worse or better".to_owned(),
        [0, better] => format!("{}, none worse", are(better, "better")),
        [worse, 0] => format!("{}, none better", are(worse, "worse")),
        [worse, better] => format!("{}, {} better", are(worse, "worse"), count_in_words(better)),
    }
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

impl Told<'_> {
    /// One change in full; of several how many go which way, with the first of their names.
    pub(super) fn alike(&self, changed: &Changed, alike: &Alike) -> ChangedLine {
        let changes = changed.judgements.of(alike);
        let text = match changes {
            [one] => self.judgement_alone(one),
            _ => self.several(alike, changes),
        };
        // Many lead to the first of them, neighbourhoods to the map of all that they lie among.
        let about = match (changes, alike.within) {
            ([first, _, ..], Some(within)) if alike.whom == Whom::Neighbourhoods => {
                let older = self.files[0].area_by_code(&self.files[1].area(within).code);
                [
                    older.map(|area| About::Neighbourhoods(first.indicators[0], area)),
                    Some(About::Neighbourhoods(first.indicators[1], within)),
                ]
            }
            ([first, ..], _) => self.about_judgement(first),
            ([], _) => [None, None],
        };
        ChangedLine { text, way: alike.way, about }
    }

    /// On whom a judgement is: `Bury`, `Special in Bury`.
    pub(super) fn who(&self, change: &JudgementChange) -> String {
        let newer = self.files[1];
        let area = &newer.area(change.areas[1]).name;
        let group = change.breakdowns.map(|both| newer.breakdown(both[1]).group.as_str());
        group.map_or_else(|| area.clone(), |group| format!("{group} in {area}"))
    }

    fn several(&self, alike: &Alike, changes: &[JudgementChange]) -> String {
        let newer = self.files[1];
        let about = newer.indicator(changes[0].indicators[1]);
        let (one_by, several) = match alike.whom {
            Whom::Groups => {
                let by = changes[0].breakdowns.map(|both| newer.breakdown(both[1]).by.as_str());
                let by = format!(" by {}", lower_first(by.unwrap_or_default()));
                // Some indicators are called by what they are cut by.
                let is_said = about.short.to_lowercase().ends_with(&by.to_lowercase());
                (if is_said { String::new() } else { by }, "groups of people".to_owned())
            }
            Whom::Neighbourhoods => {
                let within = alike.within.map(|area| format!(" of {}", newer.area(area).name));
                (String::new(), format!("neighbourhoods{}", within.unwrap_or_default()))
            }
            Whom::Places | Whom::System | Whom::OtherAreas => (String::new(), "areas".to_owned()),
        };
        let how = match alike.way {
            Way::Worse => "are judged worse than before",
            Way::Better => "are judged better than before",
            Way::Neither => "are judged otherwise, neither worse nor better",
        };
        let mut kinds: Vec<(String, usize)> = Vec::new();
        for clause in changes.iter().flat_map(|it| self.clauses(it, false)) {
            match kinds.iter_mut().find(|(known, _)| *known == clause) {
                Some((_, count)) => *count += 1,
                None => kinds.push((clause, 1)),
            }
        }
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let kinds = kinds.iter().map(|(clause, count)| format!("{} {clause}", number::count(*count as u64)));
        format!(
            "{}{one_by}: {} {several} {how} ({}); {}.",
            about.short,
            number::count(changes.len() as u64),
            named(changes.iter().map(|it| self.who(it)).collect()),
            kinds.collect::<Vec<_>>().join("; ")
        )
    }

    /// What hangs on what figures are compared with: `Compared with the region now, with England before: 222 levels are not compared any
    /// more, 58 of which were worse; 12 are worse now.`
    pub(super) fn against_another(&self, of: &AgainstAnother) -> String {
        let AgainstAnother { against, not_compared, worse_before, worse_now, no_longer_worse, others } = *of;
        let count = |some: usize| number::count(some as u64);
        let mut said: Vec<String> = Vec::new();
        if not_compared > 0 {
            let are = if not_compared == 1 { "level is" } else { "levels are" };
            let were = match worse_before {
                0 => "none of which was worse".to_owned(),
                1 => "1 of which was worse".to_owned(),
                some => format!("{} of which were worse", count(some)),
            };
            said.push(format!("{} {are} not compared any more, {were}", count(not_compared)));
        }
        let are = |some: usize| if some == 1 { "is" } else { "are" };
        if worse_now > 0 {
            said.push(format!("{} {} worse that had not been", count(worse_now), are(worse_now)));
        }
        if no_longer_worse > 0 {
            said.push(format!("{} {} no longer worse", count(no_longer_worse), are(no_longer_worse)));
        }
        if others > 0 {
            said.push(format!(
                "{} {} otherwise and worse neither before nor now",
                count(others),
                are(others)
            ));
        }
        let [was, is] = [0, 1].map(|at| self.against(at, against[at]));
        format!(
            "Compared with {is} now, with {was} before: {}. None of it shows anything worse or better.",
            said.join("; ")
        )
    }

    /// That whose groups there are is said otherwise, and what hangs on it.
    pub(super) fn scopes(&self, of: &ScopesChanged) -> String {
        let newer = self.files[1];
        let groups = of.groups.iter().map(|id| newer.breakdown(*id));
        let groups: Vec<String> = groups.map(|it| format!("{}: {}", it.by, it.group)).collect();
        let indicators: Vec<String> =
            of.indicators.iter().map(|id| newer.indicator(*id).short.clone()).collect();
        let judgements = match of.judgements {
            0 => "No judgement on them is another one for it".to_owned(),
            1 => "One judgement on them is another one, or against something else".to_owned(),
            some => format!(
                "{} judgements on them are others, or against something else",
                number::count(some as u64)
            ),
        };
        format!(
            "Whose groups these are, the nation’s or each area’s own, is said otherwise ({}), so that all their figures, {} of {}, may be \
             compared with something else. {judgements}.",
            named(groups),
            number::count(of.figures as u64),
            named(indicators)
        )
    }
}
