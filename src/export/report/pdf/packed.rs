//! The file made smaller: what is no stream, such as the tree of what things are, is put into streams that are packed, and so is the
//! table of where everything is (ISO 32000-1, 7.5.7 and 7.5.8). Two thirds of a pack with long tables are such objects.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use rayon::prelude::*;
use std::io::Write;

/// So many objects are packed together: who reads one unpacks those beside it.
const TOGETHER: usize = 200;
/// How wide a row of the table is: what it is, where, and its place there.
const FIELDS: [usize; 3] = [1, 4, 2];
const ROW: usize = FIELDS[0] + FIELDS[1] + FIELDS[2];

/// A file as it was written.
struct Written<'a> {
    /// Up to the first object.
    head: &'a [u8],
    /// Each object by its number, in the order in which they stand.
    objects: Vec<(usize, &'a [u8])>,
    /// What the trailer says, without its brackets and without how many objects there are.
    trailer: Vec<u8>,
    size: usize,
}

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    Free,
    /// From this byte on.
    At(usize),
    /// In this stream, so many others before it.
    In(usize, usize),
}

/// The same file packed; as it is where it is not written as expected.
pub(super) fn packed(bytes: Vec<u8>) -> Vec<u8> {
    match read(&bytes) {
        Some(written) => write(&written),
        None => bytes,
    }
}

fn write(written: &Written<'_>) -> Vec<u8> {
    let is_loose = |(_, body): &&(usize, &[u8])| !is_stream(body);
    let loose: Vec<(usize, &[u8])> = written.objects.iter().filter(is_loose).copied().collect();
    let groups: Vec<&[(usize, &[u8])]> = loose.chunks(TOGETHER).collect();
    let streams: Vec<Vec<u8>> = groups.par_iter().map(|group| together(group)).collect();
    let table = written.size + groups.len();
    let mut places = vec![Place::Free; table + 1];
    let mut out = written.head.to_vec();
    for (number, body) in written.objects.iter().filter(|(_, body)| is_stream(body)) {
        places[*number] = Place::At(out.len());
        object(&mut out, *number, body);
    }
    for (at, (group, body)) in groups.iter().zip(&streams).enumerate() {
        let stream = written.size + at;
        for (index, (number, _)) in group.iter().enumerate() {
            places[*number] = Place::In(stream, index);
        }
        places[stream] = Place::At(out.len());
        object(&mut out, stream, body);
    }
    let start = out.len();
    places[table] = Place::At(start);
    let [kind, place, index] = FIELDS;
    let mut about = format!(
        "/Type/XRef/Size {}/W[{kind} {place} {index}]/DecodeParms<</Predictor 12/Columns {ROW}>>",
        table + 1
    );
    about.push_str(&String::from_utf8_lossy(&written.trailer));
    object(&mut out, table, &stream(&about, &rows(&places)));
    out.extend_from_slice(format!("startxref\n{start}\n%%EOF").as_bytes());
    out
}

/// A stream of objects: their numbers and where each begins, then they themselves.
fn together(group: &[(usize, &[u8])]) -> Vec<u8> {
    let (mut index, mut bodies) = (Vec::new(), Vec::new());
    for (number, body) in group {
        index.extend_from_slice(format!("{number} {} ", bodies.len()).as_bytes());
        bodies.extend_from_slice(body);
        bodies.push(b'\n');
    }
    let about = format!("/Type/ObjStm/N {}/First {}", group.len(), index.len());
    stream(&about, &[index, bodies].concat())
}

/// The table of where everything is, each row as what it is more than the one before, which packs well.
fn rows(places: &[Place]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(places.len() * (ROW + 1));
    let mut before = [0_u8; ROW];
    for place in places {
        let (kind, at, index) = match *place {
            Place::Free => (0, 0, u16::MAX as usize),
            Place::At(at) => (1, at, 0),
            Place::In(stream, index) => (2, stream, index),
        };
        let mut row = [0_u8; ROW];
        row[0] = kind;
        row[1..5].copy_from_slice(&(at as u32).to_be_bytes());
        row[5..].copy_from_slice(&(index as u16).to_be_bytes());
        rows.push(2);
        rows.extend(row.iter().zip(before).map(|(now, before)| now.wrapping_sub(before)));
        before = row;
    }
    rows
}

fn stream(about: &str, content: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    // Writing to memory does not fail.
    let _ = packer.write_all(content);
    let content = packer.finish().unwrap_or_default();
    let head = format!("<<{about}/Filter/FlateDecode/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), &content, b"\nendstream"].concat()
}

fn object(out: &mut Vec<u8>, number: usize, body: &[u8]) {
    out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
    out.extend_from_slice(body);
    out.extend_from_slice(b"\nendobj\n");
}

fn is_stream(body: &[u8]) -> bool {
    body.ends_with(b"endstream")
}

/// Takes a file apart by its table of objects.
fn read(bytes: &[u8]) -> Option<Written<'_>> {
    let start = last(bytes, b"startxref")?;
    let table: usize = text(&bytes[start + 9..])?.split_whitespace().next()?.parse().ok()?;
    let trailer = table + first(bytes.get(table..start)?, b"trailer")?;
    let mut words = text(&bytes[table..trailer])?.split_ascii_whitespace();
    let (_, _, size) =
        (words.next().filter(|it| *it == "xref")?, words.next().filter(|it| *it == "0")?, words.next()?);
    let size: usize = size.parse().ok()?;
    let mut starts: Vec<(usize, usize)> = Vec::with_capacity(size);
    for number in 0..size {
        let (at, _, kind) = (words.next()?, words.next()?, words.next()?);
        if kind == "n" {
            starts.push((at.parse().ok()?, number));
        }
    }
    if words.next().is_some() {
        return None;
    }
    starts.sort_unstable();
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([table]);
    let object =
        |(&(at, number), end): (&(usize, usize), usize)| Some((number, body(bytes.get(at..end)?, number)?));
    let objects: Vec<(usize, &[u8])> = starts.iter().zip(ends).map(object).collect::<Option<_>>()?;
    let said = bytes[trailer + 7..start].trim_ascii();
    let said = said.strip_prefix(b"<<")?.strip_suffix(b">>")?;
    let about = format!("/Size {size}");
    let size_at = first(said, about.as_bytes())?;
    let trailer = [&said[..size_at], &said[size_at + about.len()..]].concat();
    let head = &bytes[..starts.first()?.0];
    Some(Written { head, objects, trailer, size })
}

/// What an object is, without its number.
fn body(object: &[u8], number: usize) -> Option<&[u8]> {
    let object = object.strip_prefix(format!("{number} 0 obj").as_bytes())?;
    Some(object.trim_ascii().strip_suffix(b"endobj")?.trim_ascii())
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

fn first(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|found| found == wanted)
}

fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|found| found == wanted)
}

#[cfg(test)]
mod tests {
    use super::super::reading::Opened;
    use super::super::tests::{count, document, section, table, written};
    use super::packed;

    #[test]
    fn a_file_is_packed_and_every_object_is_where_its_table_says() {
        let bytes = written(&document(vec![section("Long", vec![table(150)])]));
        assert_eq!(count(&bytes, "/S/TR"), 152, "head, group and every row");
        let loose = bytes.windows(7).filter(|found| *found == b" 0 obj\n").count();
        let all = Opened::read(&bytes).count();
        assert!(all > 900 && loose * 10 < all, "{loose} of {all}");
        let other = b"%PDF-1.7 of another hand".to_vec();
        assert!(packed(other.clone()) == other);
    }
}
