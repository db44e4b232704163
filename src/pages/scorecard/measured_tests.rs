use super::super::content::Shape;
use super::*;
use crate::charts::headless::paint;
use std::collections::BTreeSet;

fn column(name: &str, is_place: bool, widest: &str) -> Column {
    Column {
        area: crate::model::AreaId(0),
        name: name.to_owned(),
        is_place,
        has_signs: is_place,
        is_compared: is_place,
        shapes: BTreeSet::from([shape(widest, if is_place { Beside::Signs } else { Beside::Nothing })]),
    }
}

fn shape(number: &str, beside: Beside) -> Shape {
    Shape { number: number.to_owned(), beside }
}

fn needs_of(columns: &[Column]) -> Vec<Needs> {
    let mut needs = Vec::new();
    paint(None, |ui| {
        needs = columns.iter().map(|column| Needs::of(ui, column)).collect();
    });
    needs
}

#[test]
fn every_head_stands_over_its_own_column_alone() {
    let columns = [
        column("England", false, "00.0"),
        column("A place", true, "0.0"),
        column("Manchester", true, "00.0"),
        column("Bournemouth, Christchurch and Poole", true, "0.0"),
        column("Bury", true, "000.0"),
    ];
    for (needs, column) in needs_of(&columns).iter().zip(&columns) {
        for apart in [0.0, 20.0] {
            let (start, end) = needs.head_span(needs.head, apart);
            assert!(start >= AROUND_HEAD[0] - 0.1, "{} begins before its column", column.name);
            assert!(end <= needs.width + apart, "{} ends behind its column", column.name);
        }
        assert!(needs.number_end < needs.width, "{}", column.name);
    }
    let [england, a_place, .., bury] = &needs_of(&columns)[..] else { panic!("five columns") };
    let ends = [england, bury].map(|needs| (needs.head_span(needs.head, 0.0).1 - needs.number_end).abs());
    assert!(ends.iter().all(|off| *off < 0.1), "a short head ends above the numbers: {ends:?}");
    assert!(a_place.head > 40.0, "a name of two short words needs no second line: {a_place:?}");
}

#[test]
fn no_number_reaches_under_its_arrow() {
    let marked = [shape("0.0", Beside::Signs), shape("00,000", Beside::Arrow)];
    let unmarked = [shape("0.0", Beside::Arrow), shape("000.0", Beside::Arrow), shape("00", Beside::Nothing)];
    for shapes in [BTreeSet::from(marked), BTreeSet::from(unmarked)] {
        let mut ends = Vec::new();
        let column = Column { shapes: shapes.clone(), ..column("Bury", true, "0") };
        paint(None, |ui| {
            let slots = Slots::of(true);
            let needs = Needs::of(ui, &column);
            ends = shapes
                .iter()
                .filter(|shape| shape.beside == Beside::Arrow)
                .map(|shape| {
                    let font = number_font(&shape.number);
                    let galley =
                        ui.painter().layout_no_wrap(shape.number.clone(), font, Color32::PLACEHOLDER);
                    slots.before + galley.size().x - (needs.number_end + slots.mark())
                })
                .collect();
            assert!(needs.width >= needs.number_end + slots.after());
        });
        assert!(ends.iter().all(|over| *over <= 0.0), "{ends:?}");
    }
}

fn sizes(columns: usize, name: f32) -> Sizes {
    let needs = vec![Needs { number_end: 40.0, width: 80.0, head: 40.0 }; columns];
    Sizes { needs, name, trend: TREND[0], head_height: 28.0 }
}

#[test]
fn free_room_goes_to_names_then_to_the_line_and_between_the_columns() {
    let sizes = sizes(10, 400.0);
    for width in [300.0, 1000.0, 1100.0, 1400.0, 2000.0_f32] {
        let fit = fit(width, &sizes);
        let whole = fit.name + fit.trend + 10.0 * (80.0 + fit.apart);
        let least = (width * NAME_SHARE).clamp(LEAST_NAME[0], LEAST_NAME[1]).floor();
        assert!(whole <= width.max(800.0 + fit.name) + 0.1 && fit.name >= least, "{width}");
        if width >= 800.0 + NAME_BESIDE_TREND + TREND[0] {
            assert!(fit.trend > 0.0 && width - whole < 1.0, "{width}: nothing is left over");
        }
        if fit.apart > 0.0 {
            assert!(fit.name >= 400.0, "{width}: names come first");
        }
    }
    assert!(fit(1000.0, &sizes).trend < 1.0, "the line gives way to the names");
    let wide = fit(1640.0, &sizes);
    assert!(wide.trend > TREND[0] && wide.apart > 10.0 && wide.name < 500.0, "no void behind the names");
}

#[test]
fn long_numbers_without_marks_do_not_widen_the_column_by_the_room_of_marks() {
    let mut long = column("Bury", true, "00.0");
    let [with_marks] = &needs_of(std::slice::from_ref(&long))[..] else { panic!("one column") };
    let before = with_marks.width;
    long.shapes.insert(shape("000,000", Beside::Nothing));
    let after = needs_of(&[long])[0].width;
    assert!(after - before < 20.0, "{before} {after}");
}

#[test]
fn a_figure_stands_nearer_to_its_own_signs_than_to_the_next_figure() {
    let slots = Slots::of(true);
    let [needs] = &needs_of(&[column("Bury", true, "00.0")])[..] else { panic!("one column") };
    // The widest number of the next column begins so far behind this arrow, if that fills its slot.
    let to_the_next = slots.margin + slots.before;
    let to_its_own = needs.width - needs.number_end - slots.margin - slots.signs();
    assert!(to_the_next >= 1.5 * to_its_own, "{to_the_next} and {to_its_own}");
}

#[test]
fn a_name_takes_what_is_free_behind_the_last_whole_column_that_is_seen() {
    let sizes = sizes(10, 400.0);
    for width in [500.0, 640.0, 700.0_f32] {
        let fit = fit(width, &sizes);
        let free = (width - fit.name) % 80.0;
        assert!(free < 1.0, "{width}: {free} behind the last column, names {}", fit.name);
    }
    let short = Sizes { name: 160.0, ..sizes };
    assert!(fit(640.0, &short).name <= 160.0, "names need no more");
}
