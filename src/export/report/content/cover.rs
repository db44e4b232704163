//! The cover: what it is of, who signed it off, how much there is, and what follows.

use super::super::document::{Block, Fact, Inline, Line, Section, Tone};
use super::Given;
use super::shared::{heading, lead, plain, quiet, sources_of_all};
use crate::analysis::{self, Level, LevelBy};
use crate::model::{MeasureKind, Period, Polarity, Strand};
use crate::words::report::{self as words, figures_counted, newest_by_strand};
use crate::words::{approval_sentence, fingerprint_sentence};
use std::collections::BTreeMap;

const ID: &str = "cover";

pub(super) fn section(given: Given<'_>) -> Section {
    let Given { scorecard, .. } = given;
    let header = scorecard.header();
    let place = scorecard.area(scorecard.system()).name.as_str();
    let mut blocks = vec![lead(words::pack_of(place, header.edition.as_deref()))];
    blocks.extend(header.about.as_ref().map(|about| plain(about.lines().next().unwrap_or_default())));
    blocks.push(facts(given));
    blocks.push(plain(counted(given)));
    blocks.push(heading(2, "Sign-off"));
    blocks.extend(sign_off(given));
    // Filled once all sections are known.
    blocks.push(Block::Contents(Vec::new()));
    let contact = [&header.publisher, &header.contact].into_iter().flatten().cloned().collect::<Vec<_>>();
    blocks.extend((!contact.is_empty()).then(|| quiet(contact.join(" · "))));
    Section {
        id: ID.to_owned(),
        name: "Cover".to_owned(),
        title: header.title.clone(),
        blocks,
        sources: sources_of_all(scorecard),
    }
}

fn facts(given: Given<'_>) -> Block {
    let Given { scorecard, analysis, .. } = given;
    let header = scorecard.header();
    let fact = |name: &str, value: Line, share| Fact { name: name.to_owned(), value, share };
    let edition = header.edition.as_ref().map(|edition| fact("Edition", Line::strong(edition), 1.0));
    let mut newest: BTreeMap<Strand, Period> = BTreeMap::new();
    for (id, about) in scorecard.indicators() {
        let periods =
            given.places.iter().filter_map(|place| Some(analysis.get(id, None, *place)?.latest?.period));
        if let Some(latest) = periods.max_by_key(|period| (period.end(), *period)) {
            let known = newest.entry(about.strand).or_insert(latest);
            if (known.end(), *known) < (latest.end(), latest) {
                *known = latest;
            }
        }
    }
    let newest = newest_by_strand(&newest).join(", ");
    let newest = (!newest.is_empty()).then(|| fact("Newest figures", Line::strong(newest), 3.0));
    Block::Facts([edition, newest].into_iter().flatten().collect())
}

/// How many figures there are, and what can be said of them.
pub(super) fn counted(given: Given<'_>) -> String {
    let Given { scorecard, analysis, places, .. } = given;
    let found = analysis::look_first_in(scorecard, analysis, places.iter().copied());
    let newest = analysis.newest();
    let (mut recent, mut neither, mut outer) = (0, 0, 0);
    for place in places {
        for (id, about) in scorecard.indicators() {
            let Some(judgement) = analysis.get(id, None, *place) else { continue };
            if judgement.latest.is_none_or(|latest| newest.is_long_after(latest.period)) {
                continue;
            }
            recent += 1;
            // A count is compared with nothing.
            let is_neither = about.polarity == Polarity::Neutral || about.measure.kind == MeasureKind::Count;
            neither += usize::from(is_neither);
            let level = Level::of(judgement, about.polarity).filter(|_| !is_neither);
            outer += usize::from(level.is_some_and(|level| matches!(level.by, LevelBy::Fifth(_))));
        }
    }
    figures_counted(scorecard, places.len(), (recent, neither, outer), &found)
}

fn sign_off(given: Given<'_>) -> Vec<Block> {
    match given.scorecard.approved() {
        Some(approved) => vec![plain(approval_sentence(approved)), quiet(fingerprint_sentence(approved))],
        None => {
            vec![quiet("Not signed off in this file. Name, date and signature:"), Block::Room { lines: 2 }]
        }
    }
}

/// Puts the list of the sections that follow on the cover, where there is one.
pub(super) fn list_contents(sections: &mut [Section]) {
    let link = |section: &Section| {
        let link = Inline::Link { text: section.name.clone(), to: format!("#{}", section.id) };
        vec![Block::Paragraph { text: Line(vec![link]), tone: Tone::Plain }]
    };
    let items: Vec<Vec<Block>> = sections.iter().filter(|section| section.id != ID).map(link).collect();
    let Some(cover) = sections.iter_mut().find(|section| section.id == ID) else { return };
    let is_list = |block: &Block| matches!(block, Block::Contents(_));
    let Some(at) = cover.blocks.iter().position(is_list) else { return };
    if items.is_empty() {
        cover.blocks.remove(at);
    } else {
        let list = Block::List { ordered: false, items };
        cover.blocks[at] = Block::Contents(vec![heading(2, "Contents"), list]);
    }
}
