//! What the rows of the table can be filtered and ordered by, in words.

use super::looking::{Attribute, Grouped, Showing, TableOrder, TableSort, TableView};
use crate::analysis::{AttentionBox, LookFirst, WorseBy, YEARS_OF_NEWS};
use crate::model::{AreaId, Scorecard, Strand, Word};
use crate::words::{box_name, compared_with, nothing_worse, number, strand_name};

/// What can be chosen, and what is.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// Each choice of what to show, with how many indicators it would leave.
    pub show: Vec<(Showing, String)>,
    /// Any place, then each.
    pub places: Vec<(Option<AreaId>, String)>,
    /// Where an order is chosen they say that it is one within groups, or that there are none.
    pub groupings: Vec<(Grouped, String)>,
    pub orders: Vec<(TableOrder, String)>,
    /// Strands, drivers and groups of people that the indicators have, each list where there are several.
    pub among: Vec<Among>,
    /// What is chosen of these: `All indicators`, `School exclusions, men and boys`.
    pub chosen_among: String,
    /// The box that the table is filtered to.
    pub of_box: Option<&'static str>,
    /// How many indicators are shown.
    pub shown: String,
    /// Where some pass by older figures alone.
    pub older: Option<Older>,
}

/// The rows that pass the filters by figures that are too old for the boxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Older {
    /// What a press does, or what was pressed: `Show 2 older too`, `with 2 older`.
    pub words: String,
    /// Which these are, and what the press does.
    pub told: String,
}

/// A list of attributes of indicators to choose one of.
#[derive(Clone, Debug, PartialEq)]
pub struct Among {
    pub name: &'static str,
    /// The view with each of them chosen, and whether it is: none first.
    pub options: Vec<(TableView, String, bool)>,
}

pub(super) fn choices(
    scorecard: &Scorecard,
    view: &TableView,
    (found, is_compared): (&LookFirst, bool),
    place: Option<AreaId>,
    counts: [usize; 4],
    [shown, total, older]: [usize; 3],
) -> Choices {
    let name = |area: AreaId| scorecard.area(area).name.clone();
    let then = if view.order.by == TableSort::File { "" } else { ", then" };
    let groupings = scorecard.groupings().iter().enumerate();
    let groupings = groupings.map(|(at, grouping)| (Grouped::By(at), format!("{}{then}", grouping.name)));
    // What all have or none has groups nothing.
    let divides = |attribute: &Attribute| match attribute.words(scorecard).len() {
        0 => false,
        1 => scorecard.indicators().any(|(_, about)| attribute.of(about).is_none()),
        _ => true,
    };
    let attributes = Attribute::ALL.into_iter().filter(divides);
    let attributes = attributes.map(|it| (Grouped::ByAttribute(it), format!("{}{then}", it.grouped())));
    let show = Showing::ALL.into_iter().zip(counts);
    Choices {
        show: show
            .map(|(show, count)| {
                // Where nothing could be compared, none is not known to be worse.
                let unknown = show == Showing::Worse && found.is_without_benchmark();
                // The first says what all of them count: rows, and not figures of places as the boxes do.
                let count = match show {
                    Showing::All => number::counted(count as u64, "indicator", "indicators"),
                    _ if unknown => number::MISSING.to_owned(),
                    _ => number::count(count as u64),
                };
                (show, format!("{} {count}", label(show, found)))
            })
            .collect(),
        places: [(None, "any place".to_owned())]
            .into_iter()
            .chain(scorecard.places().map(|area| (Some(area), name(area))))
            .collect(),
        groupings: [(Grouped::ByStrand, format!("By strand{then}"))]
            .into_iter()
            .chain(groupings)
            .chain(attributes)
            .chain([(Grouped::Together, "All together".to_owned())])
            .collect(),
        orders: orders(scorecard, view, place, (found, is_compared)),
        among: among(scorecard, view),
        chosen_among: chosen_among(view),
        of_box: view.of_box.map(|of| box_name(found, of)),
        shown: if shown == total {
            number::counted(total as u64, "indicator", "indicators")
        } else {
            let total = number::counted(total as u64, "indicator", "indicators");
            format!("{} of {total}", number::count(shown as u64))
        },
        older: (older > 0).then(|| Older::of(older, view.older)),
    }
}

impl Older {
    fn of(count: usize, is_shown: bool) -> Self {
        let (some, why) = (number::count(count as u64), Self::why(count));
        if is_shown {
            Self { words: format!("with {some} older"), told: format!("Leave out what is older: {why}") }
        } else {
            Self {
                words: format!("Show {some} older too"),
                told: format!("{why}, and not shown until this is pressed"),
            }
        }
    }

    /// What these are and why they are left out.
    fn why(count: usize) -> String {
        let some = number::counted(count as u64, "indicator", "indicators");
        let [passes, is] = if count == 1 { ["passes", "is"] } else { ["pass", "are"] };
        format!(
            "{some} {passes} by figures over {YEARS_OF_NEWS} years older than the newest alone, which {is} counted in no box"
        )
    }
}

/// The orders to choose from, and the one in force where a heading made it.
fn orders(
    scorecard: &Scorecard,
    view: &TableView,
    place: Option<AreaId>,
    (found, is_compared): (&LookFirst, bool),
) -> Vec<(TableOrder, String)> {
    // By what no figure has there is no order.
    let can_be = |by: &TableSort| match by {
        TableSort::MostWorse => found.levelled > 0,
        TableSort::Gap => is_compared,
        _ => true,
    };
    let listed = TableSort::ALL.into_iter().filter(can_be).map(|by| {
        let of = place.filter(|_| by.is_of_a_place());
        TableOrder { by, of, reversed: false }
    });
    let listed: Vec<TableOrder> = listed.collect();
    let from_heading = Some(view.order).filter(|order| !listed.contains(order));
    let all = listed.into_iter().chain(from_heading);
    all.map(|order| (order, order_words(scorecard, order, found))).collect()
}

/// What is shown by its name; where nothing could be tested, what counts as worse is called what it is.
fn label(show: Showing, found: &LookFirst) -> &'static str {
    match (show, found.worse_by(&AttentionBox::WORSE)) {
        (Showing::Worse, WorseBy::Fifth) => "worst fifth",
        (show, _) => show.label(),
    }
}

/// An order by its name: `Worst against England first`, `Worst in Bury first`.
fn order_words(scorecard: &Scorecard, order: TableOrder, found: &LookFirst) -> String {
    let worse = match found.worse_by(&AttentionBox::WORSE) {
        WorseBy::Fifth => "in the worst fifth",
        WorseBy::Test | WorseBy::Either | WorseBy::Nothing => "worse",
    };
    let of = order.of.filter(|wanted| scorecard.areas().any(|(area, _)| area == *wanted));
    let of = of.map(|area| scorecard.area(area).name.as_str());
    let in_place = of.map(|name| format!(" in {name}")).unwrap_or_default();
    match (order.by, order.reversed) {
        (TableSort::File, _) => "As in the file".to_owned(),
        (TableSort::Name, false) => "By name".to_owned(),
        (TableSort::Name, true) => "By name, from Z to A".to_owned(),
        (TableSort::MostWorse, false) => format!("Most places {worse} first"),
        (TableSort::MostWorse, true) => format!("Fewest places {worse} first"),
        (TableSort::Gap, false) if of.is_none() => {
            format!("Worst against {} first", compared_with(scorecard))
        }
        (TableSort::Gap, false) => format!("Worst{in_place} first"),
        (TableSort::Gap, true) => format!("Best{in_place} first"),
        (TableSort::Change, false) => format!("Getting worse{in_place} first"),
        (TableSort::Change, true) => format!("Getting better{in_place} first"),
        (TableSort::Target, false) => format!("Target missed or off track{in_place} first"),
        (TableSort::Target, true) => format!("Target met or on track{in_place} first"),
    }
}

fn among(scorecard: &Scorecard, view: &TableView) -> Vec<Among> {
    let has = |strand: &&Strand| scorecard.indicators().any(|(_, about)| about.strand == **strand);
    let strands = Strand::ALL.iter().filter(has).map(|strand| {
        let chosen = view.strand == Some(*strand);
        (TableView { strand: Some(*strand), ..view.clone() }, strand_name(*strand).to_owned(), chosen)
    });
    let all = (TableView { strand: None, ..view.clone() }, "All strands".to_owned(), view.strand.is_none());
    let strands = Among { name: "Strand", options: std::iter::once(all).chain(strands).collect() };
    let attributes = Attribute::ALL.into_iter().map(|attribute| {
        let wanted = view.wanted(attribute);
        let all = (view.wanting(attribute, None), attribute.all().to_owned(), wanted.is_none());
        let words = attribute.words(scorecard).into_iter().map(|word| {
            let (chosen, words) = (wanted == Some(&word), attribute.in_words(&word));
            (view.wanting(attribute, Some(word)), words, chosen)
        });
        Among { name: attribute.name(), options: std::iter::once(all).chain(words).collect() }
    });
    let lists = std::iter::once(strands).chain(attributes);
    // All of them, and one, is no choice.
    lists.filter(|list| list.options.len() > 2 || list.options.iter().skip(1).any(|it| it.2)).collect()
}

fn chosen_among(view: &TableView) -> String {
    let strand = view.strand.map(|strand| strand_name(strand).to_owned());
    let attributes = Attribute::ALL
        .into_iter()
        .filter_map(|attribute| view.wanted(attribute).map(|word| attribute.in_words(word)));
    let chosen: Vec<String> = strand.into_iter().chain(attributes).collect();
    if chosen.is_empty() { "All indicators".to_owned() } else { chosen.join(" · ") }
}

/// Why no row is left: what each filter keeps.
pub(super) fn nothing_left(
    scorecard: &Scorecard,
    view: &TableView,
    found: &LookFirst,
    (place, older): (Option<AreaId>, usize),
    no_indicators: bool,
) -> String {
    if no_indicators {
        return "This file has no figures yet.".to_owned();
    }
    let asks_for_worse =
        view.show == Showing::Worse || view.of_box.is_some_and(|of| AttentionBox::WORSE.contains(&of));
    if asks_for_worse && found.is_without_benchmark() {
        return nothing_worse(scorecard, found);
    }
    let place = place.map_or("any place", |area| scorecard.area(area).name.as_str());
    let show = (view.show != Showing::All).then(|| format!("{} in {place}", label(view.show, found)));
    let of_box = view.of_box.map(|of| format!("in the box ‘{}’", box_name(found, of)));
    let is_among = view.strand.is_some() || Attribute::ALL.iter().any(|it| view.wanted(*it).is_some());
    let among = is_among.then(|| chosen_among(view));
    let search = view.search.trim();
    let search = (!search.is_empty()).then(|| format!("with ‘{search}’ in the name"));
    let filters: Vec<String> = [show, of_box, among, search].into_iter().flatten().collect();
    let nothing = format!("No indicator passes all of these filters: {}.", filters.join("; "));
    if older == 0 {
        return nothing;
    }
    let it = if older == 1 { "it" } else { "them" };
    format!("{nothing} {}. ‘{}’ above shows {it}.", Older::why(older), Older::of(older, false).words)
}
