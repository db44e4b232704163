//! Lays out new text of a document: what is short is on one line, long lists of numbers fill their lines.

use super::spans::{Kind, kind, members};

/// The width that lines are kept to, where what they hold can be parted.
const WIDTH: usize = 110;

/// How the text of a document is written, as far as that is plain to see.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style<'t> {
    /// What ends a line; none where the document is one line.
    pub line_end: Option<&'t str>,
    /// What each level is moved to the right by.
    pub step: &'t str,
    /// What comes between a name and its value.
    pub colon: &'static str,
}

impl<'t> Style<'t> {
    /// The style of an object, from what is before its first field and between the name and the value of that field.
    pub fn of(text: &'t str) -> Self {
        let object = text.trim_start_matches(|c| c != '{');
        let inside = object.get(1..).unwrap_or_default();
        let lead = &inside[..inside.len() - inside.trim_start().len()];
        let start = members(object).first().map_or(0, |span| span.value.start);
        let colon = if object[..start].ends_with(':') { ":" } else { ": " };
        let step = lead.rsplit('\n').next().unwrap_or_default();
        let line_end = lead.contains('\n').then(|| if lead.contains("\r\n") { "\r\n" } else { "\n" });
        Self { line_end, step, colon }
    }

    /// What comes between two items on one line, after the comma.
    pub fn gap(self) -> &'static str {
        if self.colon == ":" { "" } else { " " }
    }
}

/// The text of a value where the line it begins on is indented by `indent` and has `taken` characters before it.
///
/// Text that has line ends in it is laid out already, and keeps everything but the kind of its line ends.
pub(super) fn laid_out(text: &str, style: Style<'_>, indent: &str, taken: usize) -> String {
    let text = text.trim();
    let Some(line_end) = style.line_end else { return on_one_line(text, style) };
    if text.contains('\n') {
        return text.replace("\r\n", "\n").replace('\n', line_end);
    }
    let mut out = Writer { style, line_end, indent: indent.to_owned(), text: String::new() };
    out.value(&on_one_line(text, style), taken);
    out.text
}

/// The text without line ends, and with the gaps of the style.
pub(super) fn on_one_line(text: &str, style: Style<'_>) -> String {
    let mut line = String::with_capacity(text.len());
    let (mut in_text, mut escaped) = (false, false);
    for c in text.chars() {
        if in_text {
            line.push(c);
            in_text = c != '"' || escaped;
            escaped = c == '\\' && !escaped;
            continue;
        }
        match c {
            ' ' | '\n' | '\r' | '\t' => {}
            ':' => line.push_str(style.colon),
            ',' => {
                line.push(',');
                line.push_str(style.gap());
            }
            c => {
                in_text = c == '"';
                line.push(c);
            }
        }
    }
    line
}

struct Writer<'s> {
    style: Style<'s>,
    line_end: &'s str,
    indent: String,
    text: String,
}

impl Writer<'_> {
    /// Writes a value, given on one line, where it fits after `taken` characters, and otherwise over several.
    fn value(&mut self, line: &str, taken: usize) {
        if self.indent.len() + taken + 1 + line.len() <= WIDTH {
            self.text.push_str(line);
        } else {
            self.broken(line);
        }
    }

    fn broken(&mut self, line: &str) {
        let spans = members(line);
        let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
            return self.text.push_str(line);
        };
        let is_list = kind(line) == Kind::List;
        let fills = is_list && spans.iter().all(|span| is_flat(&line[span.value.clone()]));
        // The first of the gaps is before the first member, so a name is what comes before a value but for the gap.
        let mut from = 1;
        let mut column = usize::MAX / 2;
        self.text.push_str(&line[..1]);
        self.indent.push_str(self.style.step);
        for span in &spans {
            let name = if is_list { "" } else { line[from..span.value.start].trim_start() };
            let value = &line[span.value.clone()];
            if span.value != first.value {
                self.text.push(',');
            }
            if fills && column + self.style.gap().len() + value.len() < WIDTH {
                self.text.push_str(self.style.gap());
                column += self.style.gap().len() + value.len() + 1;
            } else {
                self.new_line();
                column = self.indent.len() + value.len() + 1;
            }
            self.text.push_str(name);
            if fills {
                self.text.push_str(value);
            } else {
                self.value(value, name.len());
            }
            from = span.value.end + 1;
        }
        let shorter = self.indent.len() - self.style.step.len();
        self.indent.truncate(shorter);
        self.new_line();
        self.text.push_str(&line[last.value.end..]);
    }

    fn new_line(&mut self) {
        self.text.push_str(self.line_end);
        self.text.push_str(&self.indent);
    }
}

/// Whether a value may share a line with its neighbours: a number, a word, or a point.
fn is_flat(text: &str) -> bool {
    let spans = members(text);
    match kind(text) {
        Kind::Scalar => true,
        Kind::List => {
            spans.len() <= 2 && spans.iter().all(|span| kind(&text[span.value.clone()]) == Kind::Scalar)
        }
        Kind::Object => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style<'static> = Style { line_end: Some("\n"), step: "  ", colon: ": " };

    #[test]
    fn the_style_of_a_document_is_seen_at_its_first_field() {
        for (text, line_end, step, colon) in [
            ("{\n  \"a\": 1}", Some("\n"), "  ", ": "),
            ("\u{FEFF}{\r\n\t\"a\":1}", Some("\r\n"), "\t", ":"),
            ("{\"a\":1}", None, "", ":"),
            ("{ \"a\" : 1}", None, " ", ": "),
            ("{}", None, "", ": "),
        ] {
            assert_eq!(Style::of(text), Style { line_end, step, colon }, "{text}");
        }
    }

    #[test]
    fn short_values_are_on_one_line_and_long_ones_on_several() {
        let short = r#"{"a":[1,2.50,"x, y: \"z\\"],"b":{}}"#;
        assert_eq!(laid_out(short, STYLE, "    ", 0), r#"{"a": [1, 2.50, "x, y: \"z\\"], "b": {}}"#);
        let one_line = Style { line_end: None, step: "", colon: ":" };
        assert_eq!(laid_out(&laid_out(short, STYLE, "", 0), one_line, "", 0), short);
        let long = format!("{{\"id\":\"{}\",\"rows\":[{{\"a\":1}},{{\"b\":[]}}]}}", "x".repeat(90));
        let expected = format!(
            "{{\n    \"id\": \"{}\",\n    \"rows\": [{{\"a\": 1}}, {{\"b\": []}}]\n  }}",
            "x".repeat(90)
        );
        assert_eq!(laid_out(&long, STYLE, "  ", 0), expected);
        assert_eq!(laid_out(&expected, STYLE, "", 0), expected, "as it was given");
        let windows = Style { line_end: Some("\r\n"), ..STYLE };
        assert_eq!(laid_out(&expected, windows, "", 0), expected.replace('\n', "\r\n"));
    }

    #[test]
    fn long_lists_are_filled_and_stay_within_the_width() {
        let numbers: Vec<String> = (0..200).map(|n| (f64::from(n) / 7.0).to_string()).collect();
        let text = laid_out(&format!("{{\"values\":[{}]}}", numbers.join(",")), STYLE, "", 0);
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert!(text.lines().count() < 60, "{text}");
        assert_eq!(on_one_line(&text, STYLE), format!("{{\"values\": [{}]}}", numbers.join(", ")));
    }
}
