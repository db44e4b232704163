//! Reads a file back for tests, by its own table of objects: what its objects say, and the words on each page.

use flate2::read::ZlibDecoder;
use std::collections::{BTreeMap, HashMap};
use std::io::Read;

/// Every object by its number, each as it is written; the content of streams is unpacked.
pub(super) struct Opened(BTreeMap<usize, Object>);

pub(super) struct Object {
    pub(super) said: String,
    pub(super) stream: Option<Vec<u8>>,
}

impl Opened {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let end = String::from_utf8_lossy(&bytes[bytes.len() - 60..]).into_owned();
        let start = end.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
        let table = object(bytes, start, None);
        assert!(table.said.contains("/Type/XRef") && table.said.contains("/Root"), "{}", table.said);
        let rows = unfiltered(&table.stream.unwrap(), number(&table.said, "/Columns "));
        assert_eq!(rows.len(), number(&table.said, "/Size "));
        let mut objects = BTreeMap::new();
        for (of, row) in rows.iter().enumerate().filter(|(_, row)| row[0] == 1) {
            objects.insert(of, object(bytes, big(&row[1..5]), Some(of)));
        }
        for (of, row) in rows.iter().enumerate().filter(|(_, row)| row[0] == 2) {
            let said = within(&objects[&big(&row[1..5])], of, big(&row[5..]));
            objects.insert(of, Object { said, stream: None });
        }
        Self(objects)
    }

    /// How many objects there are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// Whatever objects say that are no packed streams of others.
    pub(super) fn said(&self) -> String {
        self.0.values().map(|object| object.said.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// The words on each page in the order in which they are drawn, parted where they are.
    pub(super) fn words(&self) -> Vec<Vec<String>> {
        let pages = self.0.values().find(|object| object.said.starts_with("<</Type/Pages")).unwrap();
        references(&pages.said, "/Kids[").into_iter().map(|page| self.on_page(page)).collect()
    }

    fn on_page(&self, page: usize) -> Vec<String> {
        let page = &self.0[&page].said;
        let content = self.0[&references(page, "/Contents ")[0]].stream.as_ref().unwrap();
        let resources = if page.contains("/Resources<<") {
            page.clone()
        } else {
            self.0[&references(page, "/Resources ")[0]].said.clone()
        };
        let mut letters: HashMap<String, HashMap<u16, char>> = HashMap::new();
        let mut words = Vec::new();
        for (font, shapes) in shown(content) {
            let known = letters.entry(font.clone()).or_insert_with(|| {
                let font = &self.0[&references(&resources, &format!("/{font} "))[0]].said;
                let map = self.0[&references(font, "/ToUnicode ")[0]].stream.as_ref().unwrap();
                letters_of(&String::from_utf8_lossy(map))
            });
            let shapes = shapes.chunks(2).map(|shape| known[&(big(shape) as u16)]);
            words.push(shapes.collect());
        }
        words
    }
}

/// Each string that a page shows, with the font that it is in.
fn shown(content: &[u8]) -> Vec<(String, Vec<u8>)> {
    let (mut all, mut at) = (Vec::new(), 0);
    let (mut font, mut name, mut shapes) = (String::new(), String::new(), Vec::new());
    let word = |from: usize| {
        let rest = content[from..].iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'*');
        String::from_utf8(rest.copied().collect()).unwrap()
    };
    while at < content.len() {
        match content[at] {
            b'(' => at = literal(content, at + 1, &mut shapes),
            b'<' if content[at + 1] != b'<' => {
                let end = at + content[at..].iter().position(|byte| *byte == b'>').unwrap();
                let hex = std::str::from_utf8(&content[at + 1..end]).unwrap();
                shapes.extend(
                    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()),
                );
                at = end + 1;
            }
            b'<' => at += 2,
            b'/' => {
                name = word(at + 1);
                at += 1 + name.len();
            }
            byte if byte.is_ascii_alphabetic() => {
                let operator = word(at);
                at += operator.len();
                match operator.as_str() {
                    "Tf" => font.clone_from(&name),
                    "TJ" | "Tj" => all.push((font.clone(), std::mem::take(&mut shapes))),
                    _ => {}
                }
            }
            _ => at += 1,
        }
    }
    all
}

/// Takes a string in round brackets, and says where it ends.
fn literal(content: &[u8], mut at: usize, to: &mut Vec<u8>) -> usize {
    let mut depth = 1;
    loop {
        let byte = content[at];
        at += 1;
        match byte {
            b'\\' => {
                let escaped = content[at];
                at += 1;
                match escaped {
                    b'n' => to.push(b'\n'),
                    b'r' => to.push(b'\r'),
                    b't' => to.push(b'\t'),
                    b'b' => to.push(8),
                    b'f' => to.push(12),
                    b'0'..=b'7' => {
                        let digits =
                            content[at - 1..at + 2].iter().take_while(|digit| (b'0'..=b'7').contains(digit));
                        let (count, value) = digits.fold((0, 0_u16), |(count, sum), digit| {
                            (count + 1, sum * 8 + u16::from(digit - b'0'))
                        });
                        at += count - 1;
                        to.push(value as u8);
                    }
                    other => to.push(other),
                }
                continue;
            }
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
        to.push(byte);
    }
}

fn object(bytes: &[u8], at: usize, number_of: Option<usize>) -> Object {
    let from = &bytes[at..];
    let head = format!("{} 0 obj\n", number_of.map(|it| it.to_string()).unwrap_or_default());
    let begin = if number_of.is_some() {
        assert!(from.starts_with(head.as_bytes()), "the table leads to object {number_of:?}");
        head.len()
    } else {
        from.iter().position(|byte| *byte == b'\n').unwrap() + 1
    };
    let find = |wanted: &[u8]| from.windows(wanted.len()).position(|found| found == wanted);
    let stream = find(b"stream\n").unwrap();
    let said = String::from_utf8_lossy(&from[begin..stream]).trim().to_owned();
    let content = &from[stream + 7..stream + 7 + number(&said, "/Length ")];
    assert!(from[stream + 7 + content.len()..].trim_ascii_start().starts_with(b"endstream"));
    let mut unpacked = Vec::new();
    if said.contains("FlateDecode") {
        ZlibDecoder::new(content).read_to_end(&mut unpacked).unwrap();
    } else {
        unpacked = content.to_vec();
    }
    Object { said, stream: Some(unpacked) }
}

/// An object in a stream of them.
fn within(stream: &Object, of: usize, index: usize) -> String {
    let content = stream.stream.as_ref().unwrap();
    let first = number(&stream.said, "/First ");
    let index_of: Vec<usize> = String::from_utf8_lossy(&content[..first])
        .split_ascii_whitespace()
        .map(|number| number.parse().unwrap())
        .collect();
    assert_eq!(index_of.len(), 2 * number(&stream.said, "/N "));
    assert_eq!(index_of[2 * index], of);
    let at = |index: usize| index_of.get(2 * index + 1).map(|at| first + at);
    let end = at(index + 1).unwrap_or(content.len());
    String::from_utf8_lossy(&content[at(index).unwrap()..end]).trim().to_owned()
}

/// The rows of a table that each say what they are more than the one before.
fn unfiltered(content: &[u8], columns: usize) -> Vec<Vec<u8>> {
    let mut rows: Vec<Vec<u8>> = Vec::new();
    for row in content.chunks(columns + 1) {
        assert_eq!(row[0], 2);
        let before = rows.last().cloned().unwrap_or_else(|| vec![0; columns]);
        rows.push(row[1..].iter().zip(before).map(|(more, before)| more.wrapping_add(before)).collect());
    }
    rows
}

fn big(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |sum, byte| sum * 256 + usize::from(*byte))
}

fn number(said: &str, after: &str) -> usize {
    let rest = said.split(after).nth(1).unwrap_or_else(|| panic!("{after} in {said}"));
    rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

/// The objects that are referred to after this, one or several in brackets.
fn references(said: &str, after: &str) -> Vec<usize> {
    let rest = said.split(after).nth(1).unwrap_or_else(|| panic!("{after} in {said}"));
    let several = after.ends_with('[');
    let rest = if several { rest.split(']').next().unwrap() } else { rest };
    let numbers = rest.split(" 0 R").filter_map(|number| number.trim().parse().ok());
    numbers.take(if several { usize::MAX } else { 1 }).collect()
}

/// Which letter each shape is.
fn letters_of(map: &str) -> HashMap<u16, char> {
    let pairs = map.lines().filter_map(|line| {
        let mut parts = line.split(['<', '>']).filter(|part| !part.trim().is_empty());
        let (shape, letter) = (parts.next()?, parts.next()?);
        let letter = u32::from_str_radix(letter.get(..4)?, 16).ok().and_then(char::from_u32)?;
        let shape = u16::from_str_radix(shape, 16).ok()?;
        parts.next().is_none().then_some((shape, letter))
    });
    pairs.collect()
}
