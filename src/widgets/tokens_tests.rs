use super::*;

fn themes() -> Vec<(String, Tokens)> {
    let mut all = Vec::new();
    for choice in [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast] {
        for colours in [VerdictColours::BlueOrange, VerdictColours::RedAmberGreen] {
            all.push((format!("{choice:?} {colours:?}"), Tokens::of(choice, colours, false)));
        }
    }
    all
}

#[test]
fn text_has_a_contrast_of_4_5_on_everything_it_stands_on() {
    for (name, tokens) in themes() {
        for ground in [tokens.card, tokens.page, tokens.band, tokens.selected, tokens.hovered] {
            for text in [tokens.text, tokens.text_weak, tokens.accent_text, tokens.error] {
                assert_contrast(&name, text, ground, 4.5);
            }
        }
        assert_contrast(&name, tokens.card, tokens.accent, 4.5);
    }
}

#[test]
fn marks_and_outlines_have_a_contrast_of_3_on_a_card() {
    for (name, tokens) in themes() {
        let process = tokens.process;
        // Improvement, common cause and what is neither are drawn as rings of their fill.
        let rings = [process.improvement.fill, process.common_cause.fill, process.neutral.fill];
        let marks = [
            tokens.better,
            tokens.worse,
            tokens.similar,
            tokens.neutral(),
            process.improvement,
            process.concern,
            process.common_cause,
            process.neutral,
        ];
        let lines = [tokens.line_focus, tokens.line_nation, tokens.line_pinned, tokens.line_target];
        let shown = marks.iter().map(|mark| mark.outline).chain(lines).chain([tokens.accent]);
        for colour in shown {
            for ground in [tokens.card, tokens.page] {
                assert_contrast(&name, colour, ground, 3.0);
            }
        }
        for colour in rings.into_iter().chain([
            tokens.line_system,
            tokens.line_named,
            tokens.line_ahead(),
            tokens.outline,
        ]) {
            assert_contrast(&name, colour, tokens.card, 3.0);
        }
    }
}

#[test]
fn what_cannot_be_chosen_looks_so_in_every_theme_and_can_still_be_made_out() {
    for (name, tokens) in themes() {
        for ground in [tokens.card, tokens.page, tokens.selected] {
            assert_contrast(&name, tokens.unavailable, ground, 3.0);
            let [whole, weak, none] =
                [tokens.text, tokens.text_weak, tokens.unavailable].map(|text| contrast(text, ground));
            assert!(whole > 2.0 * none && weak > 1.3 * none, "{name}: {whole:.1}, {weak:.1} and {none:.1}");
        }
    }
}

#[test]
fn names_in_the_colour_of_their_line_can_be_read() {
    for (name, tokens) in themes() {
        for colour in [tokens.line_focus, tokens.line_nation, tokens.line_pinned, tokens.line_target] {
            assert_contrast(&name, colour, tokens.card, 4.5);
        }
    }
}

#[test]
fn a_grid_is_lighter_than_what_is_drawn_on_it_and_a_shade_is_bounded_by_a_bar_that_is_seen() {
    for (name, tokens) in themes() {
        let [grid, named, shade] =
            [tokens.grid, tokens.line_named, tokens.shade].map(|c| contrast(c, tokens.card));
        assert!(grid < 2.0 && named > 1.5 * grid, "{name}: {grid:.2} and {named:.2}");
        let read = [
            tokens.line_focus,
            tokens.line_nation,
            tokens.line_system,
            tokens.line_pinned,
            tokens.line_target,
        ];
        for line in read {
            assert!(contrast(line, tokens.card) > 1.5 * grid, "{name}: {line:?} is no more than the grid");
        }
        assert!(shade < 1.5, "{name}: {shade:.2}");
        // Limits and mean of process control, also on a shade.
        assert_contrast(&name, tokens.text_weak, tokens.shade, 3.0);
    }
}

#[test]
fn worst_and_best_are_told_from_each_other_and_from_what_lies_between_in_every_theme() {
    let apart = |one: Color32, other: Color32| -> u32 {
        let channels = |colour: Color32| [colour.r(), colour.g(), colour.b()];
        channels(one).into_iter().zip(channels(other)).map(|(a, b)| u32::from(a.abs_diff(b))).sum()
    };
    for (name, tokens) in themes() {
        let shown = [tokens.worst, tokens.best, tokens.line_nation];
        for (at, colour) in shown.into_iter().enumerate() {
            assert_contrast(&name, colour, tokens.card, 3.0);
            for other in &shown[at + 1..] {
                assert!(apart(colour, *other) > 70, "{name}: {colour:?} is too like {other:?}");
            }
        }
    }
}

#[test]
fn a_line_without_a_name_is_seen_and_stays_behind_one_that_has_a_name() {
    for (name, tokens) in themes() {
        let [other, named] = [tokens.line_other, tokens.line_named].map(|c| contrast(c, tokens.card));
        assert!(other > contrast(tokens.grid, tokens.card), "{name}: {other:.2} is no more than the grid");
        assert!(other >= 1.5 && named > 1.4 * other, "{name}: {other:.2} and {named:.2}");
    }
    // On dark ground thin lines are harder to see.
    for (name, tokens) in [("high contrast", Tokens::high_contrast()), ("dark", Tokens::dark())] {
        assert_contrast(name, tokens.line_other, tokens.card, 3.0);
    }
}

fn assert_contrast(theme: &str, colour: Color32, ground: Color32, least: f64) {
    let found = contrast(colour, ground);
    assert!(found >= least, "{theme}: {colour:?} on {ground:?} has only {found:.2}");
}

#[test]
fn figures_in_any_area_of_a_map_can_be_read() {
    for (name, tokens) in themes() {
        let steps = (0..5).map(|at| tokens.step(at, 5)).chain((0..10).map(|at| tokens.step(at, 10)));
        let verdicts = [tokens.better.fill, tokens.worse.fill, tokens.similar.fill, tokens.band];
        for ground in steps.chain(verdicts) {
            assert_contrast(&name, tokens.text_on(ground), ground, 4.5);
        }
    }
}

#[test]
fn the_steps_of_a_map_go_from_pale_to_full() {
    for (name, tokens) in themes() {
        let from_card: Vec<f64> = (0..5).map(|at| contrast(tokens.step(at, 5), tokens.card)).collect();
        assert!(from_card.is_sorted_by(|a, b| a + 0.05 < *b), "{name}: {from_card:?}");
    }
}
