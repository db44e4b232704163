//! The words of comments: paragraphs, bold and lists. Whatever else may be marked in them is only text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A part of such a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rich {
    Paragraph(Vec<Span>),
    List { ordered: bool, items: Vec<Vec<Rich>> },
}

/// Words of a paragraph that look alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub strong: bool,
}

/// Lists within lists are no deeper; what lies deeper goes on in the innermost.
const DEEPEST: usize = 4;

/// Reads a text. Any text is one: what is no mark of a paragraph, of bold words or of a list stays as it was written.
pub fn rich(text: &str) -> Vec<Rich> {
    let mut reader = Reader { open: vec![Open::default()], ..Reader::default() };
    for event in Parser::new_ext(text, Options::empty()) {
        reader.event(event);
    }
    reader.end_paragraph();
    while reader.open.len() > 1 {
        reader.close_list();
    }
    reader.open.pop().map(|whole| whole.parts).unwrap_or_default()
}

/// A text without its marks in one line: paragraphs behind one another, the items of a list with semicolons between them.
pub fn in_a_line(text: &str) -> String {
    fn line(parts: &[Rich]) -> String {
        let one = |part: &Rich| match part {
            Rich::Paragraph(words) => words.iter().map(|span| span.text.as_str()).collect::<String>(),
            Rich::List { items, .. } => items.iter().map(|item| line(item)).collect::<Vec<_>>().join("; "),
        };
        parts.iter().map(one).collect::<Vec<_>>().join(" ")
    }
    line(&rich(text)).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Default)]
struct Reader {
    /// The whole, and the lists that are open in it, the innermost last.
    open: Vec<Open>,
    /// How many more lists are open than may be.
    deeper: usize,
    words: Vec<Span>,
    strong: usize,
}

/// What is being read: the parts so far, of a list those of the item that is open.
#[derive(Default)]
struct Open {
    ordered: bool,
    items: Vec<Vec<Rich>>,
    parts: Vec<Rich>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Strong) => self.strong += 1,
            Event::End(TagEnd::Strong) => self.strong = self.strong.saturating_sub(1),
            Event::Start(Tag::List(first)) => self.open_list(first.is_some()),
            Event::End(TagEnd::List(_)) => {
                self.end_paragraph();
                if self.deeper > 0 {
                    self.deeper -= 1;
                } else if self.open.len() > 1 {
                    self.close_list();
                }
            }
            Event::End(TagEnd::Item) => {
                self.end_paragraph();
                if let Some(list) = self.open.last_mut().filter(|_| self.deeper == 0) {
                    let item = std::mem::take(&mut list.parts);
                    list.items.extend((!item.is_empty()).then_some(item));
                }
            }
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.say(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.say(" "),
            // Of these the words between begin and end are told.
            Event::Start(
                Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock,
            )
            | Event::End(TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
            // Of what is not switched on there is nothing.
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
            // Everything else stands by itself.
            Event::Start(_) | Event::End(_) | Event::Rule => self.end_paragraph(),
        }
    }

    fn open_list(&mut self, ordered: bool) {
        self.end_paragraph();
        if self.open.len() > DEEPEST {
            self.deeper += 1;
        } else {
            self.open.push(Open { ordered, ..Open::default() });
        }
    }

    fn close_list(&mut self) {
        let Some(Open { ordered, mut items, parts }) = self.open.pop() else { return };
        items.extend((!parts.is_empty()).then_some(parts));
        if let Some(around) = self.open.last_mut().filter(|_| !items.is_empty()) {
            around.parts.push(Rich::List { ordered, items });
        }
    }

    /// Words of the file may have breaks of lines in them where code was meant.
    fn say(&mut self, text: &str) {
        let strong = self.strong > 0;
        let text = text.replace(['\n', '\r', '\t'], " ");
        match self.words.last_mut().filter(|last| last.strong == strong) {
            Some(last) => last.text.push_str(&text),
            None => self.words.push(Span { text, strong }),
        }
    }

    fn end_paragraph(&mut self) {
        let mut words = std::mem::take(&mut self.words);
        if let Some(first) = words.first_mut() {
            first.text = first.text.trim_start().to_owned();
        }
        if let Some(last) = words.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        words.retain(|span| !span.text.is_empty());
        if let Some(open) = self.open.last_mut().filter(|_| !words.is_empty()) {
            open.parts.push(Rich::Paragraph(words));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As text: bold between stars, items behind dashes or numbers, deeper ones further in.
    fn told(parts: &[Rich], indent: usize) -> String {
        let one = |part: &Rich| match part {
            Rich::Paragraph(words) => {
                let word = |span: &Span| {
                    if span.strong { format!("*{}*", span.text) } else { span.text.clone() }
                };
                format!("{}{}\n", " ".repeat(indent), words.iter().map(word).collect::<String>())
            }
            Rich::List { ordered, items } => {
                let item = |item: &Vec<Rich>| {
                    let sign = if *ordered { "#" } else { "-" };
                    format!("{}{sign}\n{}", " ".repeat(indent), told(item, indent + 2))
                };
                items.iter().map(item).collect::<Vec<_>>().concat()
            }
        };
        parts.iter().map(one).collect()
    }

    #[test]
    fn paragraphs_bold_and_lists_are_known_and_the_rest_is_text() {
        let text = "First **bold** and\nmore.\n\n- one\n- two **b**\n  1. deep\n\n# Head\n\n> said\n\n`code` <b>x</b> \
                    [link](https://a.b) ![pic](c.png) *soft*\n\n<div>raw</div>\n";
        let wanted = "First *bold* and more.\n-\n  one\n-\n  two *b*\n  #\n    deep\nHead\nsaid\n\
                      code <b>x</b> link pic soft\n<div>raw</div>\n";
        assert_eq!(told(&rich(text), 0), wanted);
        assert_eq!(rich(""), []);
        assert_eq!(rich(" \n\n - \n"), []);
    }

    #[test]
    fn a_text_in_a_line_has_no_marks() {
        let text = "Leeds is **fine**.\n\n- one\n- two\n\nSo it stays.";
        assert_eq!(in_a_line(text), "Leeds is fine. one; two So it stays.");
        assert_eq!(in_a_line("\n"), "");
    }

    /// How deep its lists are.
    fn depth(parts: &[Rich]) -> usize {
        let of = |part: &Rich| match part {
            Rich::Paragraph(_) => 0,
            Rich::List { items, .. } => 1 + items.iter().map(|item| depth(item)).max().unwrap_or(0),
        };
        parts.iter().map(of).max().unwrap_or(0)
    }

    #[test]
    fn nothing_that_can_be_written_breaks_it_or_goes_deeper_than_a_page_is_wide() {
        let deep =
            (0..300).map(|depth| format!("{}- x{depth}\n", "  ".repeat(depth))).collect::<Vec<_>>().concat();
        let odd = [
            "**",
            "- ",
            "> > > - **a",
            "1) \u{0}\u{202e}",
            "```\ncode\nmore",
            "[",
            "<!-- ",
            "\\",
            "|a|b|\n|-|-|",
        ];
        for text in
            odd.into_iter().map(str::to_owned).chain([deep.clone(), "*".repeat(5000), "[".repeat(5000)])
        {
            rich(&text);
        }
        let found = rich(&deep);
        assert_eq!(depth(&found), DEEPEST);
        let said = told(&found, 0);
        assert!((0..300).all(|at| said.contains(&format!("x{at}"))), "{said}");
    }
}
