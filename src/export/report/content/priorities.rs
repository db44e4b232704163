//! National and local priorities beside each other, as their page says it of each place.

use super::super::document::{Align, Block, Cell, Line, Row, Section, Table};
use super::pen::Pen;
use super::shared::{across, column, heading, lead, list, plain, quiet, sources_of};
use super::{Given, courses};
use crate::charts::{Arrow, Mark, Sign};
use crate::model::{AreaId, IndicatorId, Priority, PriorityId, PriorityLevel};
use crate::pages::priorities::{PrioritiesPage, PriorityCard};
use crate::pages::{View, legend_of_signs, priorities_page};
use crate::words::report::some_of_places;
use crate::words::{COUNTED_BY_THE_WORST, number};
use std::collections::HashMap;

/// So many places have room beside each other.
const ACROSS: usize = 5;

/// How the priorities stand in one place.
struct Stands {
    place: AreaId,
    /// The finding of its page.
    title: String,
    cards: HashMap<PriorityId, PriorityCard>,
}

pub(super) fn section(given: Given<'_>, id: &str, pen: &Pen) -> Section {
    let Given { scorecard, analysis, places, .. } = given;
    let of = |place| {
        priorities_page(
            scorecard,
            analysis,
            &View { place, whole_system: place.is_none(), ..View::default() },
        )
    };
    let stands: Vec<Stands> = places
        .iter()
        .filter_map(|place| {
            let page = of(Some(*place))?;
            Some(Stands { place: *place, title: page.title.clone(), cards: cards(page) })
        })
        .collect();
    // Where it is of one place alone, so is what is said first; of many there is no room for all courses, and they are those of
    // the whole; of some of its places that would be said of none of them.
    let alone = some_of_places(scorecard, places).filter(|_| places.len() > 1);
    let page = match places {
        [place] => of(Some(*place)),
        _ => of(None),
    };
    let has_any = scorecard.priorities().next().is_some();
    let mut blocks = Vec::new();
    if has_any {
        if alone.is_some() {
            // Of some places nothing is said in one: each has its own finding.
            blocks.push(list(
                stands
                    .iter()
                    .map(|one| Line::strong(format!("{}: ", scorecard.area(one.place).name)).and(&one.title)),
            ));
        } else {
            blocks.extend(page.as_ref().map(|page| lead(&page.subtitle)));
        }
        let mut signs: Vec<Sign> = Vec::new();
        blocks.extend(shared(given, &stands, pen, &mut signs));
        blocks.extend(of_one_place(given, &stands, pen, &mut signs));
        let legend = legend_of_signs(&signs);
        blocks.extend((!legend.is_empty()).then(|| super::scorecard::key(&legend, pen)));
        // Courses and notes of the whole are none of some of its places.
        let told = page.as_ref().filter(|_| alone.is_none());
        blocks.extend(told.into_iter().flat_map(|page| courses::of_page(scorecard, id, page, pen)));
        blocks.extend(without_indicator(given));
        blocks.extend(page.iter().flat_map(covered));
        match told {
            Some(page) => {
                blocks
                    .extend(page.notes.iter().map(|note| plain(format!("{}.", note.trim_end_matches('.')))));
            }
            None => blocks.push(plain(format!("{}.", COUNTED_BY_THE_WORST.trim_end_matches('.')))),
        }
    } else {
        blocks.push(quiet("The file has no priorities."));
    }
    let ids = scorecard.priorities().flat_map(|(_, priority)| priority.indicators.iter().copied());
    let ids: Vec<IndicatorId> = ids.collect();
    Section {
        id: id.to_owned(),
        name: "Priorities".to_owned(),
        title: match (alone, page) {
            (Some(places), _) => format!("How the priorities stand in {places}"),
            (None, Some(page)) => page.title,
            (None, None) => "Priorities".to_owned(),
        },
        blocks,
        sources: sources_of(scorecard, ids),
    }
}

/// The cards of a page by what they are of.
fn cards(page: PrioritiesPage) -> HashMap<PriorityId, PriorityCard> {
    let PrioritiesPage { pairs, alone, .. } = page;
    let mut cards = HashMap::new();
    for pair in pairs {
        // What stands beside in the same words is told once there; here each tells all.
        let rest = pair.national.status.1.clone();
        for mut card in pair.local {
            if card.status.0 == pair.national.status.0 && card.status.1.is_empty() {
                card.status.1.clone_from(&rest);
            }
            cards.insert(card.id, card);
        }
        cards.insert(pair.national.id, pair.national);
    }
    cards.extend(alone.into_iter().flat_map(|block| block.items).map(|one| (one.card.id, one.card)));
    cards
}

fn is_measured(priority: &Priority) -> bool {
    !priority.indicators.is_empty()
}

/// Those that hold in every place: the national ones, then those of the system.
fn shared(given: Given<'_>, stands: &[Stands], pen: &Pen, signs: &mut Vec<Sign>) -> Vec<Block> {
    let scorecard = given.scorecard;
    let mut blocks = Vec::new();
    let sides = [("National", PriorityLevel::National), ("Local", PriorityLevel::System)];
    for part in across(stands, ACROSS) {
        let mut rows = Vec::new();
        for (side, level) in sides {
            let of_side = scorecard
                .priorities()
                .filter(|(_, priority)| priority.level == level && is_measured(priority));
            let of_side: Vec<Row> = of_side
                .map(|(id, priority)| {
                    let cells = part.iter().map(|stands| {
                        stands
                            .cards
                            .get(&id)
                            .map_or_else(|| Line::quiet(number::MISSING), |card| cell(card, pen, signs))
                    });
                    Row::Cells(std::iter::once(Line::text(&priority.title)).chain(cells).collect())
                })
                .collect();
            if !of_side.is_empty() {
                rows.push(Row::Group(Line::strong(side)));
                rows.extend(of_side);
            }
        }
        let names: Vec<&str> = part.iter().map(|one| scorecard.area(one.place).name.as_str()).collect();
        let Some(caption) = super::shared::from_to(&names).filter(|_| !rows.is_empty()) else { continue };
        blocks.push(heading(2, format!("How they stand in each place: {caption}")));
        blocks.push(Block::Table(Table {
            caption,
            shows_caption: false,
            columns: std::iter::once(column("Priority", Align::Start, 1.5))
                .chain(names.iter().map(|name| column(name, Align::Start, 1.3)))
                .collect(),
            rows,
        }));
    }
    blocks
}

/// Level, movement and target as signs that say them, then how it stands. A level has no movement of another indicator beside it.
fn cell(card: &PriorityCard, pen: &Pen, signs: &mut Vec<Sign>) -> Cell {
    let has_level =
        card.signs.iter().any(|(sign, _)| matches!(sign, Sign::Mark(mark) if *mark != Mark::None));
    let is_of_another = |sign: &Sign| matches!(sign, Sign::Arrow(_)) && has_level && !card.is_pair;
    let told = card.signs.iter().filter(|(sign, _)| {
        !matches!(sign, Sign::Mark(Mark::None) | Sign::Arrow(Arrow::None)) && !is_of_another(sign)
    });
    let line = told.fold(Line::default(), |line, (sign, words)| {
        signs.push(*sign);
        // Heard alone, years need to be told of what they are.
        let says_what = !matches!(sign, Sign::Arrow(_)) || words.contains("movement");
        let words = if says_what { words.clone() } else { format!("movement: {words}") };
        line.and_little(&pen.sign_that_says(*sign, words)).and(" ")
    });
    line.and(&card.status.0)
}

/// Those of one place alone.
fn of_one_place(given: Given<'_>, stands: &[Stands], pen: &Pen, signs: &mut Vec<Sign>) -> Vec<Block> {
    let scorecard = given.scorecard;
    let mut rows = Vec::new();
    for one in stands {
        let own = scorecard.priorities().filter(|(_, priority)| {
            priority.level == PriorityLevel::Place && priority.area == one.place && is_measured(priority)
        });
        let own: Vec<Row> = own
            .filter_map(|(id, priority)| {
                let card = one.cards.get(&id)?;
                let owner = priority.owner.clone().unwrap_or_default();
                let status = cell(card, pen, signs);
                let status = if card.status.1.is_empty() {
                    status
                } else {
                    status.and_quiet(format!("; {}", card.status.1))
                };
                Some(Row::Cells(vec![Line::text(&priority.title), Line::text(owner), status]))
            })
            .collect();
        if !own.is_empty() {
            rows.push(Row::Group(Line::strong(&scorecard.area(one.place).name)));
            rows.extend(own);
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let caption = "Priorities of one place";
    let columns = vec![
        column("Priority", Align::Start, 2.5),
        column("Owner", Align::Start, 1.3),
        column("How it stands", Align::Start, 4.0),
    ];
    vec![
        heading(2, caption),
        Block::Table(Table { caption: caption.to_owned(), shows_caption: false, columns, rows }),
    ]
}

/// Those that nothing tells of, so that no table is filled with that.
fn without_indicator(given: Given<'_>) -> Vec<Block> {
    let scorecard = given.scorecard;
    let is_here = |priority: &&Priority| {
        priority.level != PriorityLevel::Place || given.places.contains(&priority.area)
    };
    let lacking = scorecard.priorities().map(|(_, priority)| priority).filter(|one| !is_measured(one));
    let lacking: Vec<Line> = lacking
        .filter(is_here)
        .map(|priority| {
            let whose = match priority.level {
                PriorityLevel::National => "national",
                _ => scorecard.area(priority.area).name.as_str(),
            };
            Line::text(&priority.title).and_quiet(format!(" {whose}"))
        })
        .collect();
    if lacking.is_empty() {
        return Vec::new();
    }
    vec![heading(2, format!("No indicator in this file, {}", lacking.len())), list(lacking)]
}

/// How far published lists are covered.
fn covered(page: &PrioritiesPage) -> Vec<Block> {
    let told = page.coverage.iter().map(|covered| Block::Paragraph {
        text: Line::strong(format!("{}. ", covered.name)).and(format!("{}.", covered.told)),
        tone: super::super::document::Tone::Plain,
    });
    told.collect()
}
