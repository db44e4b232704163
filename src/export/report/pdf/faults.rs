//! What checkers of PDFs, readers and printers found fault with, so that it stays mended.

use super::super::STOPPED;
use super::super::document::{Align, Block, Column, Figure, Line, Row, Section, Table};
use super::slab::Drawn;
use super::tests::{
    SENTENCE, count, document, everything, figure, plain, read_out, section, set, table, written,
};
use super::*;

#[test]
fn what_is_not_wanted_any_more_is_not_written_to_its_end() {
    for stopped_at in [0.3, 0.5, 0.7] {
        let why = pdf(&everything(), Standard::Ua1, &|share| share < stopped_at).unwrap_err();
        assert_eq!(why, STOPPED);
    }
}

#[test]
fn what_no_other_page_says_is_read_out_and_what_runs_along_is_not() {
    let lone = Section {
        sources: "Source: a body that no other section has.".to_owned(),
        ..section("Lone", Vec::new())
    };
    let sections = vec![
        section("First", vec![plain(SENTENCE)]),
        section("Second", vec![plain(SENTENCE)]),
        section("Long", vec![table(150)]),
        lone,
    ];
    let document = document(sections);
    let (letters, looks) = (Letters::read().unwrap(), TIGHT.map(Looks::new));
    let setting = Setting { letters: &letters, looks: &looks[0], ids: &HashSet::new() };
    let set: Vec<_> = document.sections.iter().map(|one| pages::set(one, setting, &looks)).collect();
    let along = Running::of(&set);
    assert!(set[0].foot.sources.iter().all(|line| along.has(line)), "as on many pages");
    assert!(set[3].foot.sources.iter().all(|line| !along.has(line)), "as on one page only");
    // Two paragraphs, the names of four sections, and the sources of one.
    assert_eq!(count(&written(&document), "/S/P"), 2 + 4 + 1);
}

#[test]
fn a_table_of_one_row_has_no_more_heads_than_cells() {
    let column = |head: &str| Column { head: Line::text(head), align: Align::Start, share: 1.0 };
    let heads = |rows: usize| {
        let row = Row::Cells(["One", "2", "3", "4"].map(Line::text).to_vec());
        let columns = ["Priority", "Bury", "Bolton", "Wigan"].map(column).to_vec();
        let table = Table { caption: String::new(), shows_caption: false, columns, rows: vec![row; rows] };
        let lines = set(&section("a", vec![Block::Table(table)]), read_out);
        lines.iter().filter(|line| line.trim_start().starts_with("RowHead")).count()
    };
    assert_eq!([heads(1), heads(2), heads(3)], [0, 2, 3]);
}

#[test]
fn nothing_says_that_no_tag_is_suspect_where_some_readers_take_that_for_an_error() {
    let bytes = written(&everything());
    assert_eq!((count(&bytes, "/Suspects"), count(&bytes, "/Marked")), (0, 1));
}

#[test]
fn letters_of_a_picture_that_was_drawn_in_larger_units_are_no_smaller_either() {
    // As charts are: 252 units of the window are 155 points, and letters of 13 are 8 points.
    let Block::Figure(drawn) = figure("x", 252.0, 150.0) else { unreachable!() };
    let svg = drawn.svg.replace("font-size=\"9\"", "font-size=\"13\"");
    let chart = |at: usize| {
        Block::Figure(Figure {
            id: format!("c{at}"),
            svg: svg.clone(),
            width: 155.0,
            height: 92.0,
            ..drawn.clone()
        })
    };
    let spills = section("Spills", (0..7).map(chart).collect());
    set(&spills, |set| {
        let drawn = set.pages.iter().flat_map(|page| &page.marks).filter_map(|mark| match mark.drawn {
            Drawn::Figure { width, .. } => Some(width),
            _ => None,
        });
        let widths: Vec<f32> = drawn.collect();
        assert!(widths.len() == 7 && widths.iter().all(|width| *width >= 154.9), "{widths:?}");
    });
}
