use super::*;
use crate::charts::headless::paint;

#[test]
fn heads_break_between_words_and_keep_how_they_begin_and_end() {
    for (name, width, wanted) in [
        ("Bury", 60.0, [("Bury", "Bury", false)].as_slice()),
        ("Telford and Wrekin", 90.0, &[("Telford and", "and", false), ("Wrekin", "Wrekin", false)]),
        ("Bournemouth, Christchurch and Poole", 60.0, &[("Bo", "h,", true), ("Ch", "le", true)]),
    ] {
        let mut lines = Vec::new();
        paint(None, |ui| {
            lines = head_lines(ui, name, Color32::BLACK, width);
        });
        assert_eq!(lines.len(), wanted.len());
        for (line, (start, end, is_cut)) in lines.iter().zip(wanted) {
            let text = line.text();
            assert!(line.size().x <= width + 1.0 && !line.elided, "{name}: {text}");
            assert!(text.starts_with(start) && text.ends_with(end), "{text}");
            assert_eq!(text.contains('…'), *is_cut, "{text}");
        }
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
    ] {
        let (texts, wide) = shown(width, instead);
        assert_eq!(texts, wanted, "{width}");
        assert!(wide <= width + 1.0, "{wide} of {width}");
    }
    let (texts, wide) = shown(120.0, "†");
    let [cut, dagger] = &texts[..] else { panic!("{texts:?}") };
    assert!(cut.starts_with("Pupils") && cut.contains('…') && cut.ends_with("sion"), "{cut}");
    assert!(dagger == "†" && wide <= 121.0, "{dagger} {wide}");
}
