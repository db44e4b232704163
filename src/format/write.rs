//! From a tree to text that people can read: what is short stands on one line, long lists of numbers are filled.

use super::json::Node;

/// The width that lines are kept to, where what they hold can be parted.
const WIDTH: usize = 110;

/// How far each level is moved to the right.
const STEP: usize = 2;

/// The text of a document, ending in a line end. Nothing is left out and the order is kept.
pub(super) fn write(root: &Node) -> String {
    let mut out = Writer { text: String::new(), indent: 0 };
    out.broken(root);
    out.text.push('\n');
    out.text
}

struct Writer {
    text: String,
    indent: usize,
}

impl Writer {
    /// Writes a value on one line where it fits after `taken` characters, and otherwise over several.
    fn value(&mut self, node: &Node, taken: usize) {
        let room = WIDTH.saturating_sub(self.indent + taken + 1);
        match on_one_line(node, room) {
            Some(line) => self.text.push_str(&line),
            None => self.broken(node),
        }
    }

    fn broken(&mut self, node: &Node) {
        match node {
            Node::List(items) if !items.is_empty() && items.iter().all(is_flat) => self.filled(items),
            Node::List(items) if !items.is_empty() => {
                self.lines(['[', ']'], items, |out, item| out.value(item, 0));
            }
            Node::Object(fields) if !fields.is_empty() => {
                self.lines(['{', '}'], fields, |out, (name, node)| {
                    let name = quoted(name);
                    out.text.push_str(&name);
                    out.text.push_str(": ");
                    out.value(node, name.len() + 2);
                });
            }
            _ => self.text.push_str(&inline(node)),
        }
    }

    fn lines<T>(&mut self, [open, close]: [char; 2], items: &[T], write: impl Fn(&mut Self, &T)) {
        self.text.push(open);
        self.indent += STEP;
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            self.new_line();
            write(self, item);
        }
        self.indent -= STEP;
        self.new_line();
        self.text.push(close);
    }

    /// Writes as many items on each line as fit.
    fn filled(&mut self, items: &[Node]) {
        self.text.push('[');
        self.indent += STEP;
        self.new_line();
        let mut taken = self.indent;
        for (at, item) in items.iter().enumerate() {
            let item = inline(item);
            if at > 0 && taken + item.len() + 3 > WIDTH {
                self.text.push(',');
                self.new_line();
                taken = self.indent;
            } else if at > 0 {
                self.text.push_str(", ");
                taken += 2;
            }
            self.text.push_str(&item);
            taken += item.len();
        }
        self.indent -= STEP;
        self.new_line();
        self.text.push(']');
    }

    fn new_line(&mut self) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', self.indent));
    }
}

/// Whether a value may share a line with its neighbours: a number, a word, or a point.
fn is_flat(node: &Node) -> bool {
    match node {
        Node::List(items) => items.len() <= 2 && items.iter().all(Node::is_scalar),
        Node::Object(_) => false,
        _ => true,
    }
}

/// The value on one line, if that takes no more than `room` bytes. Gives up as soon as it is clear.
fn on_one_line(node: &Node, room: usize) -> Option<String> {
    let mut line = String::new();
    fit(node, room, &mut line).then_some(line)
}

fn inline(node: &Node) -> String {
    on_one_line(node, usize::MAX).unwrap_or_default()
}

fn fit(node: &Node, room: usize, line: &mut String) -> bool {
    match node {
        Node::Null => line.push_str("null"),
        Node::Bool(value) => line.push_str(if *value { "true" } else { "false" }),
        Node::Number(number) => line.push_str(&number.to_string()),
        Node::Text(text) if text.len() > room => return false,
        Node::Text(text) => line.push_str(&quoted(text)),
        Node::List(items) => {
            return enclosed(['[', ']'], items, room, line, |item, line| fit(item, room, line));
        }
        Node::Object(fields) => {
            return enclosed(['{', '}'], fields, room, line, |(name, node), line| {
                line.push_str(&quoted(name));
                line.push_str(": ");
                fit(node, room, line)
            });
        }
    }
    line.len() <= room
}

fn enclosed<T>(
    [open, close]: [char; 2],
    items: &[T],
    room: usize,
    line: &mut String,
    write: impl Fn(&T, &mut String) -> bool,
) -> bool {
    line.push(open);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            line.push_str(", ");
        }
        if line.len() > room || !write(item, line) {
            return false;
        }
    }
    line.push(close);
    line.len() <= room
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str) -> String {
        write(&serde_json::from_str(text).unwrap())
    }

    #[test]
    fn short_things_stand_on_one_line_each() {
        let text =
            "{\n  \"format\": 1,\n  \"areas\": [{\"code\": \"a\", \"hex\": [1, 2.5]}],\n  \"x\": {}\n}\n";
        assert_eq!(rewritten(text), text);
        assert_eq!(rewritten("[]"), "[]\n");
    }

    #[test]
    fn long_lists_are_filled_and_stay_within_the_width() {
        let numbers: Vec<f64> = (0..200).map(|n| f64::from(n) / 7.0).collect();
        let text = rewritten(&format!("{{\"values\": {}}}", serde_json::to_string(&numbers).unwrap()));
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert!(text.lines().count() < 60, "{text}");
    }

    #[test]
    fn writing_again_changes_nothing() {
        let text = rewritten(super::super::fixture::FULL);
        assert_eq!(rewritten(&text), text);
        let before: Node = serde_json::from_str(super::super::fixture::FULL).unwrap();
        assert_eq!(serde_json::from_str::<Node>(&text).unwrap(), before);
    }
}
