//! The cover: what it is of, who signed it off, how much there is, and what follows.

use super::super::document::{Block, Contents, Entry, Fact, Line, Section};
use super::Given;
use super::shared::{heading, lead, newest_of, plain, quiet, sources_of_all};
use crate::analysis::{self, Counted};
use crate::model::{Period, Strand};
use crate::words::report::{self as words, figures_counted, newest_by_strand};
use crate::words::{approval_sentence, fingerprint_sentence, what_changed, withheld_from_copy};
use std::collections::BTreeMap;

const ID: &str = "cover";

pub(super) fn section(given: Given<'_>) -> Section {
    let Given { scorecard, .. } = given;
    let header = scorecard.header();
    let place = scorecard.area(scorecard.system()).name.as_str();
    let alone = words::some_of_places(scorecard, given.places);
    let mut blocks = vec![lead(words::pack_of(place, alone.as_deref(), header.edition.as_deref()))];
    blocks.extend(header.about.as_ref().map(|about| plain(about.lines().next().unwrap_or_default())));
    blocks.push(facts(given));
    blocks.push(plain(counted(given)));
    let withheld = withheld_from_copy(scorecard);
    blocks.extend(
        withheld.map(|withheld| plain(format!("{withheld}, so that counts from 1 to 9 stay unknown."))),
    );
    blocks.push(heading(2, "Sign-off"));
    blocks.extend(sign_off(given));
    // Filled once all sections are known.
    blocks.push(Block::Contents(Contents::default()));
    blocks.extend(published_by(header.publisher.as_deref(), header.contact.as_deref()).map(quiet));
    Section {
        id: ID.to_owned(),
        name: "Cover".to_owned(),
        title: header.title.clone(),
        blocks,
        sources: sources_of_all(scorecard),
    }
}

/// Who gives the scorecard out and where to write to, each said to be that: below room for a signature a bare name reads as whose it is.
fn published_by(publisher: Option<&str>, contact: Option<&str>) -> Option<String> {
    let said = [("Published by", publisher), ("Contact:", contact)];
    let said: Vec<String> =
        said.into_iter().filter_map(|(what, whom)| Some(format!("{what} {}", whom?))).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

fn facts(given: Given<'_>) -> Block {
    let Given { scorecard, .. } = given;
    let header = scorecard.header();
    let fact = |name: &str, value: Line, share| Fact { name: name.to_owned(), value, share };
    let edition = header.edition.as_ref().map(|edition| fact("Edition", Line::strong(edition), 1.0));
    let mut newest: BTreeMap<Strand, Period> = BTreeMap::new();
    for (id, about) in scorecard.indicators() {
        if let Some(latest) = newest_of(given, id) {
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
    let counted = Counted::of(scorecard, analysis, places.iter().copied());
    figures_counted(scorecard, places.len(), &counted, found.stale)
}

fn sign_off(given: Given<'_>) -> Vec<Block> {
    match given.scorecard.approved() {
        Some(approved) => [plain(approval_sentence(approved))]
            .into_iter()
            .chain(what_changed(approved).map(plain))
            .chain([quiet(fingerprint_sentence(approved))])
            .collect(),
        None => {
            vec![quiet("Not signed off in this file. Name, date and signature:"), Block::Room { lines: 2 }]
        }
    }
}

/// Puts the list of the sections that follow on the cover, where there is one, and what is said of those that are not there;
/// without a cover that has a section of its own: at the foot of another one it would be taken for a part of that.
pub(super) fn list_contents(sections: &mut Vec<Section>, absent: &[String]) {
    let absent = || absent.iter().map(quiet);
    let entry = |section: &Section| Entry { name: section.name.clone(), to: format!("#{}", section.id) };
    let entries: Vec<Entry> = sections.iter().filter(|section| section.id != ID).map(entry).collect();
    let Some(cover) = sections.iter_mut().find(|section| section.id == ID) else {
        if absent().next().is_some() {
            let title = "Not in this report".to_owned();
            let (id, sources) = ("absent".to_owned(), String::new());
            sections.push(Section { id, name: title.clone(), title, blocks: absent().collect(), sources });
        }
        return;
    };
    let is_list = |block: &Block| matches!(block, Block::Contents(_));
    let Some(at) = cover.blocks.iter().position(is_list) else { return };
    if entries.is_empty() {
        cover.blocks.splice(at..=at, absent());
    } else {
        let contents = Block::Contents(Contents { heading: Line::text("Contents"), entries });
        cover.blocks.splice(at..=at, std::iter::once(contents).chain(absent()));
    }
}
