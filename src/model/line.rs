//! Text of a file made safe where it is shown: names on one line, paragraphs with nothing in them but their lines.
//!
//! Names, titles and notes come from files that anybody may have written. A terminal obeys escape characters in them, a
//! window draws boxes for them and breaks its lines, and right-to-left overrides make them look like something else.

use super::indicator::Source;
use super::scorecard::Parts;
use std::borrow::Cow;

/// Text for one line: every control character, line and paragraph separator, directional override and character in which
/// unseen text can hide becomes a space.
pub fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(is_wild) { Cow::Owned(text.replace(is_wild, " ")) } else { Cow::Borrowed(text) }
}

/// Text of several lines: as [`one_line`], but where a line ends it ends.
fn lines(text: &str) -> Cow<'_, str> {
    if !text.contains(is_wild) {
        return Cow::Borrowed(text);
    }
    let unix = text.replace("\r\n", "\n");
    Cow::Owned(unix.replace(|letter| letter != '\n' && is_wild(letter), " "))
}

/// What steers a terminal, turns the direction of what follows, or is not seen and says something all the same.
///
/// Unseen characters that names are really written with stay, because the letters around them look otherwise without
/// them: the joiner and non-joiner of Persian and Indic names (U+200C, U+200D, also within emoji), the selectors of a
/// form of a letter (U+FE00 to U+FE0F, U+E0100 to U+E01EF, U+180B to U+180F) and the soft hyphen, which shows where a
/// word is broken. Tags make the flags of England, Scotland and Wales, which are lost here: any text hides in them.
fn is_wild(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            // Separators of lines and paragraphs, marks and overrides of direction.
            '\u{2028}' | '\u{2029}' | '\u{061C}' | '\u{200E}' | '\u{200F}'
                | '\u{202A}'..='\u{202E}'
                // Word joiner, unseen operators, isolates of direction, and what Unicode has given up.
                | '\u{2060}'..='\u{206F}'
                // Blanks without width; the second is the mark of byte order.
                | '\u{200B}' | '\u{FEFF}'
                // Anchors of annotations, and the unassigned ones beside them that are never shown.
                | '\u{FFF0}'..='\u{FFFB}'
                // Controls of shorthand and of music.
                | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
                // Tags, and the unassigned characters beside them and beside the selectors.
                | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}'
        )
}

fn put(text: &mut String, safe: fn(&str) -> Cow<'_, str>) {
    if let Cow::Owned(other) = safe(text) {
        *text = other;
    }
}

impl Parts {
    /// Makes every text safe to show. Ids and codes stay as they are, because references are by them; so do links.
    pub(super) fn make_safe_to_show(&mut self) {
        let (names, paragraphs) = self.texts();
        for text in names {
            put(text, one_line);
        }
        for text in paragraphs {
            put(text, lines);
        }
    }

    /// Names, titles and other texts of one line, and texts of several.
    fn texts(&mut self) -> (Vec<&mut String>, Vec<&mut String>) {
        let (mut names, mut paragraphs): (Vec<&mut String>, Vec<&mut String>) = (Vec::new(), Vec::new());
        let header = &mut self.header;
        names.push(&mut header.title);
        names.extend(
            [&mut header.edition, &mut header.publisher, &mut header.contact, &mut header.licence]
                .into_iter()
                .flatten(),
        );
        paragraphs.extend(&mut header.about);
        names.extend(self.areas.iter_mut().map(|area| &mut area.name));
        for grouping in &mut self.groupings {
            names.push(&mut grouping.name);
            names.extend(grouping.groups.iter_mut().map(|group| &mut group.name));
        }
        for indicator in &mut self.indicators {
            let measure = &mut indicator.measure;
            names.extend([&mut indicator.name, &mut indicator.short, &mut measure.unit]);
            names.extend(measure.events.iter_mut().flat_map(|events| [&mut events.one, &mut events.many]));
            let more = [
                &mut measure.people,
                &mut indicator.inequality,
                &mut indicator.driver,
                &mut indicator.population_group,
            ];
            names.extend(more.into_iter().flatten());
            names.extend(indicator.source.iter_mut().flat_map(of_source));
            let texts = [&mut indicator.definition, &mut indicator.rationale, &mut indicator.caveats];
            paragraphs.extend(texts.into_iter().flatten());
        }
        names.extend(
            self.breakdowns.iter_mut().flat_map(|breakdown| [&mut breakdown.by, &mut breakdown.group]),
        );
        for priority in &mut self.priorities {
            names.push(&mut priority.title);
            names.extend(&mut priority.owner);
            names.extend(priority.source.iter_mut().flat_map(of_source));
            paragraphs.extend(&mut priority.how);
        }
        for tried in &mut self.interventions {
            names.push(&mut tried.title);
            let more = [&mut tried.reason_level, &mut tried.reason_inequality, &mut tried.programme];
            names.extend(more.into_iter().flatten());
            names.extend(tried.adopted_from.iter_mut().filter_map(|from| from.name.as_mut()));
            names.extend(tried.source.iter_mut().flat_map(of_source));
            paragraphs.extend(&mut tried.evidence);
        }
        for comment in &mut self.commentary {
            names.extend([&mut comment.author, &mut comment.written].into_iter().flatten());
            paragraphs.push(&mut comment.text);
        }
        names.extend(self.views.iter_mut().map(|view| &mut view.name));
        for action in &mut self.actions {
            names.extend(&mut action.owner);
            paragraphs.push(&mut action.text);
        }
        for framework in &mut self.frameworks {
            names.push(&mut framework.name);
            names.extend(framework.source.iter_mut().flat_map(of_source));
            names.extend(framework.outcomes.iter_mut().map(|outcome| &mut outcome.name));
        }
        if let Some(list) = &mut self.national_list {
            names.push(&mut list.name);
            names.extend(list.source.iter_mut().flat_map(of_source));
        }
        if let Some(approved) = &mut self.approved {
            names.push(&mut approved.by);
            names.extend([&mut approved.edition, &mut approved.fingerprint].into_iter().flatten());
        }
        (names, paragraphs)
    }
}

fn of_source(source: &mut Source) -> impl Iterator<Item = &mut String> {
    [&mut source.publisher, &mut source.title, &mut source.released, &mut source.licence]
        .into_iter()
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_steers_a_terminal_or_turns_text_around_is_left() {
        assert_eq!(one_line("Bury\u{1b}[31m\u{7}\r\nno errors"), "Bury [31m   no errors");
        assert_eq!(one_line("\u{9b}2J\u{202e}yruB\u{2066}\u{2028}"), " 2J yruB  ");
        for wild in (0..=0x0010_FFFF).filter_map(char::from_u32).filter(|letter| is_wild(*letter)) {
            assert_eq!(one_line(&wild.to_string()), " ", "{wild:?}");
        }
        assert_eq!(lines("one\u{7}\r\ntwo\n\nthree\u{202e}"), "one \ntwo\n\nthree ");
    }

    #[test]
    fn text_that_is_not_seen_is_left_out_and_what_names_are_written_with_stays() {
        let unseen = ["\u{feff}", "\u{200b}", "\u{2060}", "\u{2063}", "\u{fff9}", "\u{fffb}", "\u{1d173}"];
        for unseen in unseen.into_iter().chain(["\u{e0001}", "\u{e0041}", "\u{e007f}", "\u{e0fff}"]) {
            assert_eq!(one_line(&format!("Bury{unseen}.")), "Bury .", "{unseen:?}");
        }
        for name in
            ["می\u{200c}خواهم", "ක්\u{200d}ෂ", "葛\u{e0100}城", "❤\u{fe0f}", "Green\u{ad}wich", "\u{fffd}"]
        {
            assert_eq!(one_line(name), name);
        }
    }

    #[test]
    fn plain_text_is_not_copied() {
        for text in ["", "Bury", "Ynys Môn – 12.2 %", "ქართული עברית العربية 日本語 👩‍👩‍👧"]
        {
            assert!(matches!(one_line(text), Cow::Borrowed(kept) if kept == text));
            assert!(matches!(lines(text), Cow::Borrowed(kept) if kept == text));
        }
    }
}
