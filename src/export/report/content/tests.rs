use super::super::document::{Block, Entry, Inline, Line, Row};
use super::*;
use crate::export::report::text::text;
use crate::model::{
    Action, ActionStatus, Approval, AreaKind, Benchmark, Comment, PageName, PlainDate, SavedView,
};
use crate::pages;
use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, SYSTEM, Sample};
use std::collections::HashSet;

const DAY: Date = jiff::civil::date(2026, 11, 28);

fn made(scorecard: &Scorecard, places: &[AreaId], parts: &[Part]) -> Result<Document, String> {
    let analysis = Analysis::of(scorecard);
    content(Asked { scorecard, analysis: &analysis, day: DAY, places, parts, views: &[] }, &|_| true)
}

fn report(scorecard: &Scorecard, places: &[AreaId], parts: &[Part]) -> Document {
    made(scorecard, places, parts).unwrap()
}

/// All blocks, those within lists and columns too.
fn all_blocks(document: &Document) -> Vec<&Block> {
    let mut found: Vec<&Block> = Vec::new();
    let mut waiting: Vec<&Block> = document.sections.iter().flat_map(|section| &section.blocks).collect();
    while let Some(block) = waiting.pop() {
        match block {
            Block::List { items: parts, .. } | Block::Columns(parts) => {
                waiting.extend(parts.iter().flatten());
            }
            _ => {}
        }
        found.push(block);
    }
    found
}

fn lines(document: &Document) -> Vec<&Line> {
    let mut found = Vec::new();
    for block in all_blocks(document) {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => found.push(text),
            Block::Facts(facts) => found.extend(facts.iter().map(|fact| &fact.value)),
            Block::Table(table) => {
                found.extend(table.columns.iter().map(|column| &column.head));
                for row in &table.rows {
                    match row {
                        Row::Group(name) => found.push(name),
                        Row::Cells(cells) => found.extend(cells),
                        Row::Room => {}
                    }
                }
            }
            Block::Figure(figure) => found.push(&figure.title),
            Block::Key(entries) => found.extend(entries),
            Block::List { .. } | Block::Contents(_) | Block::Columns(_) | Block::Room { .. } => {}
        }
    }
    found
}

/// What every report keeps to: ids are told apart and followed, rows are as wide as their heads, small pictures of one id are one.
fn assert_whole(document: &Document) {
    let mut ids: HashSet<&str> = HashSet::new();
    for section in &document.sections {
        assert!(ids.insert(&section.id), "{} twice", section.id);
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        assert!(!section.id.is_empty() && section.id.chars().all(is_plain), "{}", section.id);
        assert!(!section.title.is_empty() && !section.name.is_empty(), "{}", section.id);
    }
    for block in all_blocks(document) {
        match block {
            Block::Figure(figure) => {
                assert!(ids.insert(&figure.id), "{} twice", figure.id);
                assert!(
                    figure.width > 1.0 && figure.height > 1.0 && !figure.told.is_empty(),
                    "{}",
                    figure.id
                );
            }
            Block::Table(table) => {
                for row in &table.rows {
                    let Row::Cells(cells) = row else { continue };
                    assert_eq!(cells.len(), table.columns.len(), "{}", table.caption);
                    assert!(!cells[0].said().is_empty(), "{}", table.caption);
                }
            }
            Block::Heading { level, .. } => assert!((2..=4).contains(level)),
            Block::Contents(contents) => {
                let known = |entry: &Entry| entry.to.strip_prefix('#').is_some_and(|id| ids.contains(id));
                assert!(contents.entries.iter().all(known), "{contents:?}");
            }
            _ => {}
        }
    }
    let mut pictures: std::collections::HashMap<&str, String> = std::collections::HashMap::new();
    let drawing =
        |svg: &str| svg.split_once("</desc>").map(|(_, drawn)| drawn.to_owned()).unwrap_or_default();
    for line in lines(document) {
        for piece in &line.0 {
            match piece {
                Inline::Little(little) => {
                    let drawn = drawing(&little.svg);
                    let known = pictures.entry(&little.id).or_insert_with(|| drawn.clone());
                    assert_eq!(*known, drawn, "{}", little.id);
                }
                Inline::Link { to, .. } => {
                    let section = to.strip_prefix('#');
                    assert!(section.is_none_or(|id| ids.contains(id)), "{to} leads nowhere");
                }
                Inline::Gap(width) => assert!(*width > 0.0),
                Inline::Text { text, .. } => assert!(!text.contains(['\n', '\r']), "{text:?}"),
            }
        }
    }
}

#[test]
fn a_scorecard_with_hardly_anything_is_reported_with_room_to_write() {
    let mut sample = Sample::new();
    sample.parts.areas.truncate(3);
    let scorecard = sample.build();
    let document = report(&scorecard, &[], Part::ALL);
    assert_whole(&document);
    let said = text(&document);
    for wanted in [
        "Not signed off in this file",
        "The file has no priorities.\nThe file has no interventions.",
        "None written for Bury in this file; room to write\n___ 3",
        "None recorded for Bury in this file; room to write",
        "| ___",
        "# No figure of a place could be judged",
        "There is no recent figure that could be better or worse.",
        "One place has no recent figure.",
        "[Methods and sources](#sources)",
    ] {
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
    let is_of_nothing = |section: &Section| {
        section.id.starts_with("view-") || ["priorities", "interventions"].contains(&&*section.id)
    };
    assert!(!document.sections.iter().any(is_of_nothing), "no page of what is not there");
    for unwanted in ["Worse and getting worse", "In brackets", "0 judged"] {
        assert!(!said.contains(unwanted), "boxes of nothing: {unwanted} in {said}");
    }
    assert!(!said.contains("mark-none"), "no legend of what is not drawn: {said}");
}

#[test]
fn a_report_of_some_places_says_of_which_and_the_newest_are_those_of_the_system_too() {
    let mut sample = sample::suspensions();
    sample.parts.series.retain(|series| series.area == ENGLAND || series.area == SYSTEM);
    sample.parts.series.push(sample::series(SUSPENSIONS, None, SYSTEM, &[Some(7.5)]));
    let scorecard = sample.build();
    let said = text(&report(&scorecard, &[BURY], &[Part::Cover, Part::LookFirst, Part::Sources]));
    assert!(said.contains(" alone, in ") && said.contains("# Bury: "), "{said}");
    let newest = crate::words::date::period_in_words(sample::academic_year(2015));
    assert!(said.contains(&format!("[Newest figures: *School exclusions {newest}*]")), "{said}");
    let sources = said.rsplit("Newest data").next().unwrap();
    assert!(sources.contains(&newest), "{sources}");
}

#[test]
fn what_words_and_signs_mean_is_told_of_those_that_the_report_has() {
    let scorecard = sample::suspensions().build();
    let whole = text(&report(&scorecard, &[], &[]));
    let (said, explained) = whole.split_once("\ntable Signs").expect("signs are explained");
    for (sign, term) in
        [("{mark-verdict-worse}", "*Triangle down*"), ("{mark-target-met}", "*Full ring with a tick*")]
    {
        assert_eq!(said.contains(sign), explained.contains(term), "{term}");
    }
    for word in ["Slope index", "Hit or miss", "Fingerprint", "Worth asking about"] {
        let has = said.to_lowercase().contains(&word.to_lowercase());
        assert_eq!(has, explained.contains(&format!("| *{word}*")), "{word}");
    }
    let alone = text(&report(&scorecard, &[], &[Part::Sources]));
    assert!(!alone.contains("table Signs") && !alone.contains("table Words"), "{alone}");
}

#[test]
fn parts_and_places_come_as_they_are_asked_for_and_what_is_not_there_is_refused() {
    let scorecard = sample::suspensions().build();
    let ids = |document: &Document| -> Vec<String> {
        document.sections.iter().map(|section| section.id.clone()).collect()
    };
    let usual = report(&scorecard, &[], &[]);
    assert_whole(&usual);
    assert_eq!(ids(&usual), ["cover", "look-first", "scorecard", "place-bury", "place-bolton", "sources"]);
    let asked =
        report(&scorecard, &[sample::BOLTON, BURY, BURY], &[Part::Sources, Part::Places, Part::Cover]);
    assert_eq!(ids(&asked), ["sources", "place-bolton", "place-bury", "cover"]);
    let why = made(&scorecard, &[ENGLAND], &[]).unwrap_err();
    assert!(why.contains("England") && why.contains("is no place"), "{why}");
    let places = scorecard.places().map(|place| scorecard.area(place));
    let named: Vec<String> = places.map(|place| format!("{} ({})", place.name, place.code)).collect();
    assert!(why.ends_with(&format!("Name one of these: {}.", named.join("; "))), "{why}");
    let why = made(&scorecard, &[], &[Part::Views]).unwrap_err();
    assert!(why.contains("look-first"), "{why}");
    let words: Vec<&str> = Part::ALL.iter().map(|part| part.as_str()).collect();
    assert!(Part::ALL.iter().all(|part| Part::from_word(part.as_str()) == Some(*part)), "{words:?}");
}

fn comment(id: &str, text: &str, reply_to: Option<usize>) -> Comment {
    Comment {
        id: id.to_owned(),
        area: BURY,
        author: Some("A. Writer".to_owned()),
        written: Some("2026-11-03T10:00:00Z".to_owned()),
        text: text.to_owned(),
        reply_to,
        ..Comment::default()
    }
}

#[test]
fn comments_stand_with_who_and_when_and_answers_below_them_however_many() {
    let mut sample = sample::suspensions();
    sample.parts.commentary = vec![
        // An answer may stand before what it answers.
        comment("b", "I **agree**", Some(1)),
        comment("a", "It rose.\n\n- here\n- <script>alert(1)</script>\n\n[x](http://y)", None),
        Comment { area: SYSTEM, ..comment("c", "elsewhere", None) },
        Comment { indicator: Some(SUSPENSIONS), ..comment("d", "On this", None) },
    ];
    let before = sample.parts.commentary.len();
    // A long chain of answers is neither cut off nor too deep.
    for at in 0..3000 {
        let to = if at == 0 { 0 } else { before + at - 1 };
        sample.parts.commentary.push(comment(&format!("r{at}"), &format!("answer {at}."), Some(to)));
    }
    let document = report(&sample.build(), &[BURY], &[Part::Places]);
    assert_whole(&document);
    let said = text(&document);
    let first = "*A. Writer, 3 November 2026*\nIt rose.\n-\n  here\n-\n  <script>alert(1)</script>\nx\n\
                 *Reply to A. Writer: A. Writer, 3 November 2026*\nI *agree*\n";
    assert!(said.contains(first), "{}", &said[..4000]);
    assert!(
        said.contains("*A. Writer, 3 November 2026, on Suspensions*\nOn this"),
        "who, when and about what"
    );
    assert!(!said.contains("elsewhere"));
    assert!((0..3000).all(|at| said.contains(&format!("answer {at}."))));
}

#[test]
fn actions_are_listed_with_what_is_overdue_and_an_approval_is_on_the_cover() {
    let mut sample = sample::suspensions();
    sample.parts.header.published = Some(jiff::civil::date(2026, 11, 20));
    let action = |text: &str, due: &str, status| Action {
        area: BURY,
        text: text.to_owned(),
        due: PlainDate::parse(due),
        status,
        owner: Some("Schools team".to_owned()),
        ..Action::default()
    };
    sample.parts.actions = vec![
        action("Ask Bolton", "2026-10", ActionStatus::Open),
        action("Meet", "2026-10", ActionStatus::Done),
    ];
    sample.parts.approved = Some(Approval {
        by: "The board".to_owned(),
        on: Some(jiff::civil::date(2026, 11, 21)),
        edition: Some("November".to_owned()),
        fingerprint: None,
        now: "0a0b-0c0d-0e0f".to_owned(),
        changed: Vec::new(),
    });
    let document = report(&sample.build(), &[], &[Part::Cover, Part::Places]);
    assert_whole(&document);
    let said = text(&document);
    assert!(said.contains("| Ask Bolton | Schools team | October 2026*, overdue* | Open"), "{said}");
    assert!(said.contains("| Meet | Schools team | October 2026 | Done"), "{said}");
    assert!(said.contains("Approved by The board on 21 November 2026, edition November.\nNo fingerprint was kept of what was approved; of this file: 0a0b-0c0d-0e0f."), "{said}");
    assert!(!said.contains("Not signed off"));
}

fn view(page: PageName, area: Option<AreaId>) -> SavedView {
    let id = format!("{}-{area:?}", page.as_str());
    let name = format!("View of {} {area:?}", page.as_str());
    SavedView { id, name, page, area, indicator: Some(SUSPENSIONS), beside: None, benchmark: None }
}

#[test]
fn every_saved_view_is_a_page_that_says_of_what_it_is_and_what_the_window_says_of_it() {
    let mut sample = sample::suspensions();
    let areas = [None, Some(BURY), Some(sample::BOLTON), Some(SYSTEM)];
    sample.parts.views = { PageName::ALL.iter() }
        .flat_map(|page| areas.map(|area| view(*page, area)))
        .filter(|view| view.page != PageName::WhatChanged && view.page != PageName::Neighbourhoods)
        .collect();
    let scorecard = sample.build();
    let analysis = Analysis::of(&scorecard);
    // Whichever places the report is of.
    for places in [&[][..], &[sample::BOLTON]] {
        let document = report(&scorecard, places, &[Part::Views]);
        assert_whole(&document);
        assert_eq!(document.sections.len(), scorecard.views().len());
        for (section, saved) in document.sections.iter().zip(scorecard.views()) {
            assert_eq!(section.name, saved.name);
            let view = pages::saved_view(&scorecard, saved);
            let about = &scorecard.area(view.about(&scorecard)).name;
            let title = &section.title;
            assert!(title.contains(about), "{title} says nothing of {about}");
            let shown = (view.page.entry().make)(pages::Given::of(&scorecard, &analysis, &view));
            let Some(shown) = shown else { continue };
            let says = &shown.sentences()[0];
            assert!(title.ends_with(&says[1..]), "{title} beside {says}");
        }
    }
}

#[test]
fn a_saved_view_is_compared_and_set_beside_as_it_was_kept() {
    let mut sample = sample::suspensions();
    let usual = view(PageName::Indicator, Some(BURY));
    let beside = SavedView { beside: Some(sample::BOLTON), ..usual.clone() };
    let other = SavedView { benchmark: Some(Benchmark::System), ..usual.clone() };
    sample.parts.views = vec![usual, beside, other];
    let scorecard = sample.build();
    let document = report(&scorecard, &[], &[Part::Views]);
    assert_whole(&document);
    let said =
        |at: usize| text(&Document { sections: vec![document.sections[at].clone()], ..document.clone() });
    let drawn = |at: usize| format!("{:?}", document.sections[at].blocks);
    assert!(drawn(0) != drawn(1) && drawn(1).contains("Bolton"), "{}", drawn(1));
    let told = "On this page figures are compared with Greater Manchester; the settings of the scorecard compare them with England.";
    assert!(said(2).contains(told) && !said(0).contains("On this page"), "{}", said(2));
}

#[test]
fn a_saved_view_of_the_scorecard_is_its_table_with_what_its_boxes_hold() {
    let mut sample = sample::suspensions();
    sample.parts.views = vec![view(PageName::Scorecard, None), view(PageName::Place, Some(BURY))];
    let scorecard = sample.build();
    let analysis = Analysis::of(&scorecard);
    let asked = |views| {
        let parts = &[Part::Views];
        let asked =
            Asked { scorecard: &scorecard, analysis: &analysis, day: DAY, places: &[BURY], parts, views };
        content(asked, &|_| true).unwrap()
    };
    let document = asked(&[1, 0]);
    let ids: Vec<&str> = document.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, ["view-2", "view-1"], "in the order that was asked for");
    let shown = &document.sections[1];
    let heads = shown.blocks.iter().find_map(|block| match block {
        Block::Table(table) => {
            Some(table.columns.iter().map(|column| column.head.said()).collect::<Vec<_>>())
        }
        _ => None,
    });
    let page = pages::scorecard_page(&scorecard, &analysis, &pages::View::default());
    let columns = page.columns.iter().map(|column| column.name.clone());
    let columns: Vec<String> = std::iter::once("Indicator".to_owned()).chain(columns).collect();
    assert_eq!(heads.unwrap(), columns, "every place, as in the window");
    let said = text(&Document { sections: vec![shown.clone()], ..document.clone() });
    for held in &page.boxes {
        assert!(said.contains(&format!("[{}: *{}* {}]", held.title, held.held, held.of_judged)), "{said}");
    }
    assert_eq!(asked(&[0]).sections.len(), 1);
}

#[test]
fn forty_places_are_printed_whole_in_tables_that_a_page_has_room_for() {
    let mut sample = sample::suspensions();
    for at in 0..38 {
        let mut area = sample.parts.areas[BURY.index()].clone();
        // Two are called alike, and one has a name without letters.
        area.name = if at == 37 { "–".to_owned() } else { format!("Place {}", at.min(35)) };
        area.code = format!("X{at:08}");
        let id = AreaId::at(sample.parts.areas.len());
        sample.parts.areas.push(area);
        let values: Vec<Option<f64>> = (0..9).map(|year| Some(f64::from(at) + f64::from(year))).collect();
        sample.parts.series.push(sample::series(SUSPENSIONS, None, id, &values));
    }
    let scorecard = sample.build();
    assert_eq!(scorecard.areas_of_kind(AreaKind::Place).count(), 40);
    let document = report(&scorecard, &[], &[]);
    assert_whole(&document);
    let table = document.sections.iter().find(|section| section.id == "scorecard").unwrap();
    let mut heads: Vec<String> = Vec::new();
    for block in &table.blocks {
        let Block::Table(table) = block else { continue };
        assert!(table.columns.len() <= 9, "{}", table.caption);
        assert_eq!(table.columns[0].head.said(), "Indicator");
        heads.extend(table.columns.iter().skip(1).map(|column| column.head.said()));
    }
    for place in scorecard.places() {
        assert!(heads.contains(&scorecard.area(place).name), "{}", scorecard.area(place).name);
    }
    assert_eq!(document.sections.iter().filter(|section| section.id.starts_with("place-")).count(), 40);
}

#[test]
fn the_same_scorecard_makes_the_same_report_to_the_last_line_of_a_drawing() {
    let scorecard = sample::with_the_best().build();
    let [one, other] = [(); 2].map(|()| format!("{:?}", report(&scorecard, &[], Part::ALL)));
    assert!(one == other);
}
