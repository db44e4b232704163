use super::super::super::document::{Block, Contents, Document, Entry, Line, Section};
use super::super::look;
use super::super::reading::Opened;
use super::super::slab::{Drawn, Filled, Mark};
use super::super::tests::{SENTENCE, count, document, plain, section, set, table, written};

/// A list of contents of so many sections, one of which is long, and these.
fn with_contents(places: usize) -> Document {
    let name = |at: usize| if at == 3 { SENTENCE[..90].to_owned() } else { format!("Number {at}") };
    let named = |at: usize| Section { name: name(at), ..section(&format!("s{at}"), vec![plain(SENTENCE)]) };
    let mut sections: Vec<Section> = (0..places).map(named).collect();
    sections[1].blocks.push(table(150));
    let entry = |section: &Section| Entry { name: section.name.clone(), to: format!("#{}", section.id) };
    let entries = sections.iter().map(entry).collect();
    let contents = Block::Contents(Contents { heading: Line::text("Contents"), entries });
    sections
        .insert(0, Section { name: "Cover".to_owned(), ..section("cover", vec![contents, plain("After")]) });
    document(sections)
}

#[test]
fn contents_name_the_pages_that_their_feet_have_however_long_they_are() {
    for places in [4, 23, 60, 150] {
        let document = with_contents(places);
        let bytes = written(&document);
        let pages = Opened::read(&bytes).words();
        let all = pages.len();
        // The page on which each section begins, as its foot says.
        let begins = |name: &str| {
            let head = format!("Board pack · {name}");
            let head = head.get(..30).unwrap_or(&head);
            let page = pages.iter().find(|page| page.iter().any(|words| words.starts_with(head))).unwrap();
            let foot = page.iter().find(|words| words.starts_with("Page ")).unwrap();
            foot.strip_suffix(&format!(" of {all}")).unwrap().strip_prefix("Page ").unwrap().to_owned()
        };
        let said = pages.concat();
        let from = said.iter().position(|words| words.trim() == "Contents");
        let from = from.unwrap_or_else(|| panic!("no contents: {:?}", &said[..said.len().min(40)])) + 1;
        let mut rest =
            said[from..].iter().map(|words| words.trim()).filter(|words| !words.starts_with("Page "));
        for section in &document.sections[1..] {
            let (mut name, mut listed) = (String::new(), "");
            while listed.is_empty() {
                let words = rest.next().unwrap();
                if words.chars().all(|letter| letter.is_ascii_digit()) {
                    listed = words;
                } else {
                    name = format!("{name} {words}");
                }
            }
            assert!(name.ends_with(&section.name), "{name} for {}", section.name);
            assert_eq!(listed, begins(&section.name), "{}", section.name);
        }
        assert_eq!([count(&bytes, "/S/TOC"), count(&bytes, "/S/TOCI")], [1, places]);
        assert_eq!(count(&bytes, "/S/Link"), places);
    }
}

#[test]
fn the_numbers_of_pages_end_at_one_edge_and_nothing_leaves_the_page() {
    let document = with_contents(60);
    set(&document.sections[0], |set| {
        let numbers = |page: &Filled<'_>| -> Vec<f32> {
            let of = |mark: &Mark<'_>| matches!(mark.drawn, Drawn::PageOf { .. }).then_some(mark.x);
            page.marks.iter().filter_map(of).collect()
        };
        let mut edges = set.pages.iter().flat_map(numbers).collect::<Vec<f32>>();
        assert_eq!(edges.len(), 60);
        edges.dedup();
        assert_eq!(edges.len(), 3, "an edge for each column: {edges:?}");
        assert!((edges[2] - (look::MARGIN + look::MEASURE)).abs() < 0.1);
        let lowest = set.pages.iter().flat_map(|page| &page.marks).map(|mark| mark.y).fold(0.0, f32::max);
        assert!(lowest < set.foot.rule - look::TOP);
    });
}
