//! Two files beside each other, in words: what cannot be compared, what only one of them has, and where they are of different
//! editions.

use super::date;
use super::number;
use super::verdict::compared_with;
use super::wording::polarity_in_words;
use crate::analysis::{Differs, Editions, InBoth};
use crate::model::{Indicator, Scorecard, Word};

/// Why an indicator that both files seem to have is not compared: `Suspensions: not comparable, per 100 here, per 1,000 there`;
/// `which` are the words for one and the other.
pub fn not_comparable(
    [one, other]: [&Scorecard; 2],
    ([here, there], differs): (InBoth, Differs),
    which: [&str; 2],
) -> String {
    let (here, there) = (one.indicator(here), other.indicator(there));
    let of = |about: &Indicator| match differs {
        Differs::Publisher => about.published_as.join(", "),
        Differs::Kind => format!("a {}", about.measure.kind.as_str().replace('-', " ")),
        Differs::Per => about.measure.per.map_or_else(
            || "per no number that is said".to_owned(),
            |per| format!("per {}", number::fixed(per, 0)),
        ),
        Differs::Unit => format!("“{}”", about.measure.unit),
        Differs::People => {
            let who = about.population_group.as_ref().or(about.measure.people.as_ref());
            format!("of {}", who.map_or("everyone", String::as_str))
        }
        Differs::Polarity => polarity_in_words(about.polarity).to_owned(),
        Differs::Period => match about.span {
            Some(years) => format!("over {years} years"),
            None => format!("by {}", about.period.as_str().replace('-', " ")),
        },
    };
    let (mut of_one, mut of_other) = (of(here), of(there));
    if of_one == of_other {
        // Who is counted is said in two fields, of which the second may be what differs.
        (of_one, of_other) =
            [here, there].map(|about| about.measure.people.clone().unwrap_or_default()).into();
    }
    let [of_here, of_there] = which;
    format!("{}: not comparable, {of_one} {of_here}, {of_other} {of_there}", here.short)
}

/// Where both files have a figure and do not write the same; `None` where they do, or share none.
pub fn editions_words([one, other]: [&Scorecard; 2], editions: &Editions) -> Option<String> {
    let example = editions.example?;
    let about = one.indicator(example.indicators[0]);
    let [here, there] = [(one, 0), (other, 1)].map(|(scorecard, at)| {
        let about = scorecard.indicator(example.indicators[at]);
        number::with_sign(about, example.values[at])
    });
    // Figures that differ beyond what is shown are written in full.
    let [here, there] =
        if here == there { example.values.map(|value| value.to_string()) } else { [here, there] };
    Some(format!(
        "The files do not hold the same figures, as editions of different dates do not: {} of {} that both have differ, such as {} in {} in {}: {here} in the file on \
         screen, {there} in the one beside it.",
        number::count(editions.different as u64),
        number::count(editions.shared as u64),
        about.short,
        one.area(example.areas[0]).name,
        date::period_in_words(example.period),
    ))
}

/// What the signs of each of two files are against; `None` where that is the same.
pub fn different_benchmarks(names: [&str; 2], [one, other]: [&Scorecard; 2]) -> Option<String> {
    let (here, there) = (compared_with(one), compared_with(other));
    (here != there).then(|| {
        format!("The signs of {} are against {here}, those of {} against {there}.", names[0], names[1])
    })
}

/// How many indicators only one of two files has, by its title.
pub fn only_in(title: &str, count: usize) -> String {
    format!("{} only in {title}", number::counted(count as u64, "indicator", "indicators"))
}
