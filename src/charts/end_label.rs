//! What is written at the end of a line: its name and its figure, on one line or on two, on paper on a few. Where there is too little room
//! for both the name is cut, at its end; the figure never is, and it never stands alone.

use crate::widgets::paper;
use egui::{Color32, FontId, Galley, Painter};
use std::sync::Arc;

/// Fewer letters of a name than these say nothing.
const LEAST_LETTERS: usize = 3;
/// On paper, where no pointer brings up what is cut, a name goes on in so many lines.
const LINES_ON_PAPER: usize = 6;

/// The name and the figure in this width; `None` where there is no room for the figure and a few letters of the name.
pub(super) fn end_label(
    painter: &Painter,
    (name, figure): (&str, &str),
    (font, colour): (&FontId, Color32),
    limit: f32,
) -> Option<Arc<Galley>> {
    let galley = |text: &str| painter.layout_no_wrap(text.to_owned(), font.clone(), colour);
    let width = |text: &str| galley(text).size().x;
    let two = set((name, figure), limit, &width)?;
    let whole = (paper::is_paper(painter.ctx()) && two.contains('…'))
        .then(|| in_lines((name, figure), limit, &width))
        .flatten();
    Some(galley(&whole.unwrap_or(two)))
}

/// All of the name with the figure behind it, in no more lines than there are on paper; `None` where that takes more.
fn in_lines((name, figure): (&str, &str), limit: f32, width: &dyn Fn(&str) -> f32) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace().chain(Some(figure).filter(|figure| !figure.is_empty())) {
        let longer = lines.last().map(|line| format!("{line} {word}")).filter(|line| width(line) <= limit);
        match (longer, lines.last_mut()) {
            (Some(longer), Some(last)) => *last = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    let fits = lines.len() <= LINES_ON_PAPER && lines.iter().all(|line| width(line) <= limit);
    fits.then(|| lines.join("\n"))
}

/// The same as text, of which `width` says how wide it is; the second line stands after a line break.
fn set((name, figure): (&str, &str), limit: f32, width: &dyn Fn(&str) -> f32) -> Option<String> {
    let fits = |text: &str| width(text) <= limit;
    let whole = [name, figure].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if fits(&whole) {
        return Some(whole);
    }
    if !fits(figure) {
        return None;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    let broken = (1..=words.len()).map(|at| (words[..at].join(" "), words[at..].join(" ")));
    let possible: Vec<(String, String)> = broken.take_while(|(first, _)| fits(first)).collect();
    let after = |rest: &str| format!("{rest} {figure}").trim().to_owned();
    let in_two = possible.iter().map(|(first, rest)| (first, after(rest))).filter(|(_, second)| fits(second));
    // The narrowest leaves most room for what the chart draws.
    let widest = |(first, second): &(&String, String)| width(first).max(width(second));
    if let Some((first, second)) = in_two.min_by(|a, b| widest(a).total_cmp(&widest(b))) {
        return Some(format!("{first}\n{second}").trim_end().to_owned());
    }
    if let Some((first, rest)) = possible.last()
        && let Some(second) = cut(rest, |start| fits(&after(&format!("{start}…"))))
    {
        return Some(format!("{first}\n{}", after(&format!("{second}…"))));
    }
    let first = cut(name, |start| fits(&format!("{start}…")))?;
    Some(format!("{first}…\n{figure}").trim_end().to_owned())
}

/// The longest beginning of a name that fits.
fn cut(name: &str, fits: impl Fn(&str) -> bool) -> Option<&str> {
    let ends: Vec<usize> = name.char_indices().map(|(at, _)| at).skip(LEAST_LETTERS).collect();
    let start = |end: usize| name[..end].trim_end_matches([' ', ',', '(', '–', '-']);
    ends.into_iter().rev().map(start).find(|start| !start.is_empty() && fits(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In letters of which all are as wide.
    fn of(name: &str, figure: &str, limit: usize) -> Option<String> {
        set((name, figure), limit as f32, &|text| text.chars().count() as f32)
    }

    #[test]
    fn a_name_goes_on_in_a_second_line_before_it_is_cut() {
        let long = "Place number 1 of the system";
        assert_eq!(of(long, "10.9%", 40).as_deref(), Some("Place number 1 of the system 10.9%"));
        assert_eq!(of(long, "10.9%", 20).as_deref(), Some("Place number 1 of\nthe system 10.9%"));
        assert_eq!(of(long, "10.9%", 15).as_deref(), Some("Place number 1\nof the s… 10.9%"));
        assert_eq!(of("Bury", "12.2", 6).as_deref(), Some("Bury\n12.2"));
    }

    #[test]
    fn on_paper_a_name_goes_on_in_further_lines_before_it_is_cut() {
        let of = |name: &str, limit: usize| {
            in_lines((name, "35.2%"), limit as f32, &|text| text.chars().count() as f32)
        };
        let long = "The Royal Metropolitan Borough of Northern Moorland";
        assert_eq!(
            of(long, 24).as_deref(),
            Some("The Royal Metropolitan\nBorough of Northern\nMoorland 35.2%")
        );
        assert_eq!(of(long, 10), None, "a word has no room");
        assert_eq!(of(&format!("{long} ").repeat(3), 24), None, "no more lines than these");
    }

    #[test]
    fn a_name_without_a_figure_follows_the_same_rule() {
        assert_eq!(of("Greater Manchester", "", 30).as_deref(), Some("Greater Manchester"));
        assert_eq!(of("Greater Manchester", "", 12).as_deref(), Some("Greater\nManchester"));
        assert_eq!(of("Greater Manchester", "", 8).as_deref(), Some("Greater\nManches…"));
        assert_eq!(of("Northumberland", "", 8).as_deref(), Some("Northum…"));
    }

    #[test]
    fn a_figure_is_never_cut_and_never_alone() {
        assert_eq!(
            of("Northumberland", "12.2 in 2023/24", 15).as_deref(),
            Some("Northumberland\n12.2 in 2023/24")
        );
        assert_eq!(of("Northumberland", "12.2", 8).as_deref(), Some("Northum…\n12.2"));
        assert_eq!(of("Northumberland", "1,234,567", 8), None);
        assert_eq!(of("Northumberland", "1", 3), None, "two letters are no name");
        for limit in 0..80 {
            let long = "The Metropolitan District of Bradford, and all that is around it";
            if let Some(text) = of(long, "22.0", limit) {
                let lines: Vec<&str> = text.lines().collect();
                assert!(lines.len() <= 2 && lines.iter().all(|line| line.chars().count() <= limit), "{text}");
                assert!(text.ends_with("22.0") && !text.starts_with(['…', '2']), "{text}");
            }
        }
    }
}
