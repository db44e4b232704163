use super::super::content::Shape;
use super::*;
use crate::charts::headless::paint;
use std::collections::BTreeSet;

fn column(name: &str, is_place: bool, widest: &str) -> Column {
    Column {
        area: crate::model::AreaId(0),
        name: name.to_owned(),
        is_place,
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
        needs.clear();
        for column in columns {
            let before = needs.last().map_or(0.0, |before: &Needs| before.width - before.number_end);
            let before = if needs.len() == 1 { 0.0 } else { before };
            needs.push(Needs::of(ui, column, before));
        }
    });
    needs
}

#[test]
fn heads_end_above_the_numbers_and_never_reach_those_before_them() {
    let columns = [
        column("England", false, "00.0"),
        column("Bolton", true, "00.0"),
        column("Manchester", true, "00.0"),
        column("Bournemouth, Christchurch and Poole", true, "0.0"),
        column("Bury", true, "000.0"),
    ];
    let needs = needs_of(&columns);
    let mut left = 0.0;
    let mut end_before = 0.0;
    for (needs, column) in needs.iter().zip(&columns) {
        let end = left + needs.number_end;
        assert!(end - needs.head >= end_before, "{} reaches the head before it", column.name);
        assert!(needs.number_end < needs.width, "{}", column.name);
        end_before = end;
        left += needs.width;
    }
}

#[test]
fn names_take_all_the_room_that_is_free() {
    let needs = vec![Needs { number_end: 40.0, width: 80.0, head: 40.0 }; 10];
    for width in [300.0, 1000.0, 1100.0, 2000.0_f32] {
        let fit = fit(width, &needs);
        let whole = fit.name + fit.trend + 800.0;
        let least = (width * NAME_SHARE).clamp(LEAST_NAME[0], LEAST_NAME[1]).floor();
        assert!(whole <= width.max(800.0 + least) + 0.1 && fit.name >= least, "{width}");
        if width >= 800.0 + NAME_BESIDE_TREND + TREND {
            assert!(fit.trend > 0.0 && width - whole < 1.0, "{width}: nothing is left over");
        }
    }
    assert!(fit(1000.0, &needs).trend < 1.0, "the line gives way to the names");
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
fn heads_break_between_words_or_are_cut_short() {
    for (name, width, wanted) in [
        ("Bury", 60.0, ["Bury"].as_slice()),
        ("Telford and Wrekin", 90.0, &["Telford and", "Wrekin"]),
        ("Bournemouth, Christchurch and Poole", 60.0, &["Bour…", "Chris…"]),
    ] {
        let mut lines = Vec::new();
        paint(None, |ui| {
            lines = head_lines(ui, name, Color32::BLACK, width);
        });
        for (line, wanted) in lines.iter().zip(wanted) {
            assert!(line.size().x <= width + 1.0, "{name}");
            let text: String =
                line.rows.iter().flat_map(|row| row.glyphs.iter().map(|glyph| glyph.chr)).collect();
            let kept = wanted.trim_end_matches('…');
            let kept = &kept[..kept.len() - usize::from(kept != *wanted)];
            assert!(text.starts_with(kept), "{text} {wanted}");
            assert_eq!(text.ends_with('…'), wanted.ends_with('…'), "{text}");
        }
        assert_eq!(lines.len(), wanted.len());
    }
}

#[test]
fn a_name_is_cut_only_when_its_unit_and_its_period_have_gone() {
    let tokens = crate::widgets::tokens::Tokens::light();
    // What is written, and how wide all of it is.
    let shown = |width: f32, instead: &str| -> (Vec<String>, f32) {
        let painted = paint(None, |ui| {
            let name = RowName {
                name: "Pupils with any suspension",
                font: &fonts::semibold_at(size::DENSE),
                colour: tokens.text,
                unit: "% of pupils",
                period: "2022/23",
                instead,
            };
            name.show(ui, ui.max_rect().left_center(), width, &tokens);
        });
        let (texts, rects): (Vec<String>, Vec<Rect>) = painted.texts().into_iter().unzip();
        (texts, rects.into_iter().fold(Rect::NOTHING, Rect::union).width())
    };
    let name = "Pupils with any suspension";
    for (width, instead, wanted) in [
        (400.0, "†", vec![name, "% of pupils", "2022/23"]),
        (290.0, "†", vec![name, "%", "2022/23"]),
        (200.0, "†", vec![name, "†"]),
        (200.0, "", vec![name]),
        (120.0, "†", vec![name, "†"]),
    ] {
        let (texts, wide) = shown(width, instead);
        assert_eq!(texts, wanted, "{width}");
        assert!(wide <= width + 1.0, "{wide} of {width}");
    }
}
