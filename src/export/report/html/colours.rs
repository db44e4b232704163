//! The colours of the page, and of pictures drawn for light ground what they are on dark ground.

use crate::widgets::tokens::{ThemeChoice, Tokens, VerdictColours};
use egui::Color32;
use std::collections::BTreeSet;
use std::fmt::Write;

/// How far a colour may lie from one that is known, in any channel: what is nearly clear loses digits on its way.
const NEAR: i16 = 6;

/// The colours of the page by name, on light and on dark ground. What is printed is light.
pub(super) fn of_the_page() -> String {
    let named = |tokens: &Tokens| -> String {
        let colours = [
            ("page", tokens.page),
            ("card", tokens.card),
            ("band", tokens.band),
            ("line", tokens.line),
            ("outline", tokens.outline),
            ("text", tokens.text),
            ("text-weak", tokens.text_weak),
            ("accent", tokens.accent),
            ("link", tokens.accent_text),
            ("rule", tokens.line_focus),
        ];
        colours.map(|(name, colour)| format!("--{name}:{};", hex(colour))).concat()
    };
    format!(
        ":root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
        named(&Tokens::light()),
        named(&Tokens::dark())
    )
}

/// What is drawn in these colours has others on dark ground.
pub(super) fn of_drawings(colours: &BTreeSet<String>) -> String {
    let themes = [VerdictColours::BlueOrange, VerdictColours::RedAmberGreen].map(|verdicts| {
        [ThemeChoice::Light, ThemeChoice::Dark].map(|theme| Tokens::of(theme, verdicts, false))
    });
    let pairs: Vec<[Color32; 2]> = themes.iter().flat_map(|[light, dark]| pairs(light, dark)).collect();
    let mut out = "@media screen and (prefers-color-scheme:dark){\n".to_owned();
    for colour in colours {
        let Some(dark) = Color32::from_hex(colour).ok().and_then(|light| on_dark(light, &pairs)) else {
            continue;
        };
        let dark = hex(dark);
        for what in ["fill", "stroke"] {
            let _ = writeln!(out, "[{what}=\"{colour}\"]{{{what}:{dark}}}");
        }
    }
    out.push_str("}\n");
    out
}

/// Each colour that charts are drawn in, on light ground and on dark. Of two that are one on light ground the first counts.
fn pairs(light: &Tokens, dark: &Tokens) -> Vec<[Color32; 2]> {
    let of = |tokens: &Tokens| {
        let process = tokens.process;
        let marks = [
            tokens.better,
            tokens.worse,
            tokens.similar,
            process.improvement,
            process.concern,
            process.common_cause,
            process.neutral,
        ];
        let plain = [
            tokens.card,
            tokens.text,
            tokens.text_weak,
            tokens.line_focus,
            tokens.line_nation,
            tokens.line_system,
            tokens.line_pinned,
            tokens.line_target,
            tokens.line_named,
            tokens.line_other,
            tokens.accent_text,
            tokens.outline,
            tokens.line,
            tokens.grid,
            tokens.shade,
            tokens.page,
            tokens.band,
            tokens.selected,
            tokens.hovered,
            tokens.unavailable,
            tokens.error,
            tokens.worst,
            tokens.best,
        ];
        plain
            .into_iter()
            .chain(marks.into_iter().flat_map(|mark| [mark.fill, mark.outline]))
            .collect::<Vec<_>>()
    };
    of(light).into_iter().zip(of(dark)).map(|(light, dark)| [light, dark]).collect()
}

/// A colour on dark ground: that of the same meaning; what lies between the card and a colour lies there on dark ground too.
fn on_dark(colour: Color32, pairs: &[[Color32; 2]]) -> Option<Color32> {
    if let Some([_, dark]) = pairs.iter().find(|[light, _]| *light == colour) {
        return Some(*dark);
    }
    let [card, dark_card] = *pairs.first()?;
    let between = |[light, dark]: &[Color32; 2]| {
        let share = share(card, *light, colour);
        let off = distance(card.lerp_to_gamma(*light, share), colour);
        (off, dark_card.lerp_to_gamma(*dark, share))
    };
    let nearest = pairs.iter().skip(1).map(between).min_by_key(|(off, _)| *off);
    nearest.filter(|(off, _)| *off <= NEAR).map(|(_, dark)| dark)
}

/// How far from one colour to another this one lies, from 0 to 1.
fn share(from: Color32, to: Color32, colour: Color32) -> f32 {
    let along = |at: Color32| {
        let channel = |of: fn(&Color32) -> u8| {
            let all = f32::from(of(&to)) - f32::from(of(&from));
            all * (f32::from(of(&at)) - f32::from(of(&from)))
        };
        channel(Color32::r) + channel(Color32::g) + channel(Color32::b)
    };
    let whole = along(to);
    if whole > 0.0 { (along(colour) / whole).clamp(0.0, 1.0) } else { 0.0 }
}

fn distance(one: Color32, other: Color32) -> i16 {
    let channel = |of: fn(&Color32) -> u8| (i16::from(of(&one)) - i16::from(of(&other))).abs();
    channel(Color32::r).max(channel(Color32::g)).max(channel(Color32::b))
}

fn hex(colour: Color32) -> String {
    format!("#{:02x}{:02x}{:02x}", colour.r(), colour.g(), colour.b())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::tokens::contrast;

    fn all() -> (Tokens, Tokens, Vec<[Color32; 2]>) {
        let (light, dark) = (Tokens::light(), Tokens::dark());
        let pairs = pairs(&light, &dark);
        (light, dark, pairs)
    }

    #[test]
    fn what_is_made_out_on_light_ground_is_made_out_on_dark() {
        let (light, dark, pairs) = all();
        for [on_light, _] in &pairs {
            let on_dark = on_dark(*on_light, &pairs).unwrap();
            let before = contrast(*on_light, light.card);
            // Text is read at 4.5, a mark made out at 3; what only leads the eye may stay as faint as it is.
            let least = if before >= 4.5 { 4.5 } else { before.min(3.0) / 1.5 };
            let after = contrast(on_dark, dark.card);
            assert!(after >= least, "{on_light:?} has {before:.1} and {on_dark:?} {after:.1}");
        }
    }

    #[test]
    fn the_steps_of_a_map_and_what_is_drawn_paler_lie_on_dark_ground_as_they_do_there() {
        let (light, dark, pairs) = all();
        let pale = |tokens: &Tokens| {
            let steps = (0..10).map(|at| tokens.step(at, 10));
            steps
                .chain([
                    tokens.line_ahead(),
                    tokens.line_whole(),
                    tokens.worse.fill.lerp_to_gamma(tokens.card, 0.6),
                ])
                .collect::<Vec<_>>()
        };
        for (on_light, expected) in pale(&light).into_iter().zip(pale(&dark)) {
            let found = on_dark(on_light, &pairs).unwrap();
            assert!(distance(found, expected) <= 16, "{on_light:?}: {found:?}, not {expected:?}");
        }
        assert_eq!(on_dark(light.card, &pairs), Some(dark.card));
        // One that nothing is drawn in stays as it is.
        assert_eq!(on_dark(Color32::from_rgba_premultiplied(0, 255, 0, 255), &pairs), None);
    }

    #[test]
    fn only_colours_that_are_drawn_are_told_and_the_style_has_none_of_its_own() {
        let told = of_drawings(&BTreeSet::from(["#12436d".to_owned(), "#nothing".to_owned()]));
        assert_eq!(told.matches("fill:").count(), 1, "{told}");
        let style = include_str!("style.css");
        assert!(!style.contains('#') && !style.contains("rgb"), "a colour is written there");
    }
}
