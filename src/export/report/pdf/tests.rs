use super::super::document::{
    Align, Block, Column, Document, Fact, Figure, Inline, Line, Little, Row, Section, Table, Tone,
};
use super::pages::SetSection;
use super::reading::Opened;
use super::slab::{Drawn, Filled, Mark};
use super::*;
use std::sync::{Arc, Mutex};

pub(super) const SENTENCE: &str = "Pupils suspended at least once rose from 1.9% in 2014/15 to 5.6% in 2023/24, England’s from 2.0% to \
                        4.0%, which is not clearly faster than England.";

fn little(id: &str, told: &str) -> Arc<Little> {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\" viewBox=\"0 0 8 8\">\
               <path d=\"M0 0 8 0 4 7Z\" fill=\"#f47738\" stroke=\"#000000\"/></svg>";
    let (id, told, svg) = (id.to_owned(), told.to_owned(), svg.to_owned());
    Arc::new(Little { id, told, svg, width: 8.0, height: 8.0 })
}

pub(super) fn figure(id: &str, width: f32, height: f32) -> Block {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
         <rect x=\"2\" y=\"2\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"#12436d\"/>\
         <text x=\"10\" y=\"20\" font-family=\"Inter\" font-size=\"9\" font-weight=\"600\" fill=\"#0b0c0c\">Salford 5.6</text></svg>",
        width - 4.0,
        height - 4.0
    );
    Block::Figure(Figure {
        id: id.to_owned(),
        title: Line::text("Pupils suspended at least once: worst fifth of 153, and rising"),
        subtitle: "% of pupils; other places light".to_owned(),
        told: "A line that rises from 1.9 to 5.6.".to_owned(),
        svg,
        width,
        height,
        narrow: None,
    })
}

pub(super) fn table(rows: usize) -> Block {
    let column = |head: &str, align, share| Column { head: Line::text(head), align, share };
    let mark = little("worse", "worse than England");
    let row = |at: usize| {
        Row::Cells(vec![
            Line::strong(format!("Place {at}")),
            Line::text("Permanent exclusions ").and_quiet("per 100 pupils"),
            Line::text(format!("{at}.5")).and_quiet(" in 2023/24"),
            Line::default(),
            Line::default().and_little(&mark).and(" test"),
        ])
    };
    let mut all = vec![Row::Group(Line::text("School exclusions"))];
    all.extend((1..=rows).map(row));
    all.push(Row::Room);
    Block::Table(Table {
        caption: "Every figure".to_owned(),
        shows_caption: true,
        columns: vec![
            column("Place", Align::Start, 1.0),
            column("Figure", Align::Start, 3.0),
            column("To", Align::End, 1.5),
            column("Note", Align::Middle, 1.0),
            column("Level", Align::Start, 1.0),
        ],
        rows: all,
    })
}

pub(super) fn plain(text: impl Into<String>) -> Block {
    Block::Paragraph { text: Line::text(text), tone: Tone::Plain }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: Line::text(text) }
}

pub(super) fn section(id: &str, blocks: Vec<Block>) -> Section {
    Section {
        id: id.to_owned(),
        name: id.to_owned(),
        title: format!(
            "{id}: 5.6% of pupils suspended, worst fifth and rising; 61.0% of cancers found early"
        ),
        blocks,
        sources:
            "Sources: Department for Education; Office for Health Improvement and Disparities; Office for \
                  National Statistics; NHS England. Open Government Licence v3.0. Built with Placecard."
                .to_owned(),
    }
}

pub(super) fn document(sections: Vec<Section>) -> Document {
    Document {
        title: "Greater Manchester balanced scorecard".to_owned(),
        edition: "November 2026".to_owned(),
        description: "Ten places and what moves in them.".to_owned(),
        made: "2026-11-28".to_owned(),
        sections,
    }
}

/// All that a document can have.
pub(super) fn everything() -> Document {
    let link = |text: &str, to: &str| Inline::Link { text: text.to_owned(), to: to.to_owned() };
    let fact = |name: &str, value: Line, share| Fact { name: name.to_owned(), value, share };
    let mark = little("worse", "worse than England");
    let silent = little("silent", "");
    let first = vec![
        Block::Paragraph { text: Line::text(SENTENCE), tone: Tone::Lead },
        Block::Facts(vec![
            fact("Edition", Line::text("November 2026"), 1.0),
            fact("Newest figures", Line::text("Schools 2024/25, exclusions 2023/24"), 2.0),
            fact("Approved by", Line::default(), 2.0),
        ]),
        Block::Paragraph {
            text: Line::text("See ")
                .then(link("Salford and all that is said of it in this very document", "#Salford"))
                .and(" and ")
                .then(link("its page", "https://example.org/ä b"))
                .and(", but not ")
                .then(link("nowhere", "#nowhere"))
                .and(".")
                .and_little(&mark)
                .and(" worse"),
            tone: Tone::Quiet,
        },
        heading(2, "Worse and getting worse"),
        Block::List {
            ordered: true,
            items: vec![
                vec![plain(SENTENCE)],
                vec![
                    plain("Two"),
                    Block::List { ordered: false, items: vec![vec![plain("in it")], vec![plain(SENTENCE)]] },
                ],
            ],
        },
        table(12),
        heading(4, "Deeper"),
        plain(format!("{SENTENCE} Llanfair{} 鶴", "pwllgwyngyll".repeat(20))),
        Block::Key(vec![
            Line::default().and_little(&silent).and(" worse than England, by test"),
            Line::default().and_little(&silent).and(" no clear difference"),
        ]),
    ];
    let place = vec![
        Block::Paragraph { text: Line::text(SENTENCE), tone: Tone::Lead },
        Block::Columns(vec![
            vec![heading(3, "Neighbourhood activity"), figure("a", 157.0, 140.0), figure("b", 157.0, 140.0)],
            vec![heading(3, "School exclusions"), figure("c", 157.0, 140.0), figure("d", 157.0, 140.0)],
            vec![heading(3, "Priorities, problems first"), plain(SENTENCE), plain(SENTENCE), plain(SENTENCE)],
        ]),
        heading(2, "Commentary"),
        Block::Room { lines: 3 },
        heading(2, "Actions"),
        Block::Table(Table {
            caption: "Actions".to_owned(),
            shows_caption: false,
            columns: ["Action", "Owner", "Due"]
                .map(|head| Column { head: Line::text(head), align: Align::Start, share: 1.0 })
                .to_vec(),
            rows: vec![Row::Room; 4],
        }),
    ];
    document(vec![section("First", first), section("Salford", place), section("Long", vec![table(150)])])
}

pub(super) fn written(document: &Document) -> Vec<u8> {
    pdf(document, Standard::Ua1, &|_| true).unwrap()
}

/// Sets a section and hands it to a test.
pub(super) fn set<T>(section: &Section, test: impl FnOnce(&SetSection<'_>) -> T) -> T {
    let (letters, looks) = (Letters::read().unwrap(), TIGHT.map(Looks::new));
    let ids = HashSet::from([section.id.as_str()]);
    test(&pages::set(section, Setting { letters: &letters, looks: &looks[0], ids: &ids }, &looks))
}

/// What is drawn in letters on a page.
fn words<'a>(page: &'a Filled<'_>) -> impl Iterator<Item = (&'a Mark<'a>, &'a str)> {
    page.marks.iter().filter_map(|mark| match &mark.drawn {
        Drawn::Words { text, .. } => Some((mark, text.as_str())),
        _ => None,
    })
}

pub(super) fn read_out(set: &SetSection<'_>) -> Vec<String> {
    set.tags.read_out(&|slot| {
        let marks = set.pages.iter().flat_map(words);
        marks.filter(|(mark, _)| mark.slot == Some(slot)).map(|(_, text)| text).collect()
    })
}

/// How often a name stands in what the objects of a file say.
pub(super) fn count(bytes: &[u8], name: &str) -> usize {
    let said = Opened::read(bytes).said();
    let ends = |rest: &str| !rest.starts_with(|next: char| next.is_ascii_alphanumeric());
    said.match_indices(name).filter(|(at, _)| ends(&said[at + name.len()..])).count()
}

#[test]
fn a_section_is_read_out_in_order_as_what_it_is() {
    let link = Inline::Link { text: "a link that goes on over its line".to_owned(), to: "#a".to_owned() };
    let nowhere = Inline::Link { text: "nowhere".to_owned(), to: "#b".to_owned() };
    let column = |head: &str| Column { head: Line::text(head), align: Align::End, share: 1.0 };
    let section = Section {
        id: "a".to_owned(),
        name: "A".to_owned(),
        title: "The title".to_owned(),
        blocks: vec![
            Block::Columns(vec![
                vec![plain("left, in two words"), heading(4, "Below")],
                vec![Block::Paragraph {
                    text: Line::text("See ")
                        .then(link)
                        .and(" or ")
                        .then(nowhere)
                        .and_little(&little("m", "worse")),
                    tone: Tone::Plain,
                }],
            ]),
            Block::List { ordered: true, items: vec![vec![plain("One")], vec![]] },
            Block::Table(Table {
                caption: "Told".to_owned(),
                shows_caption: false,
                columns: vec![column("Place"), column("")],
                rows: vec![Row::Group(Line::text("Strand")), Row::Cells(vec![Line::text("Bury")]), Row::Room],
            }),
            Block::Room { lines: 2 },
        ],
        sources: String::new(),
    };
    let lines = set(&section, read_out);
    let expected = "\
Section
  H1 “The title ”
  Paragraph “left, in two words”
  H2 “Below”
  Paragraph “See ”
    Link “a link that goes on over its line” “ or nowhere”
    Figure “”
  List
    Item
      Label “1. ”
      Body
        Paragraph “One”
    Item
      Label “”
      Body
  Table
    TableHead
      Row
        ColumnHead “Place”
        ColumnHead “” “”
    TableBody
      Row
        Across “Strand”
      Row
        Cell “Bury”
        Cell “”";
    // What follows a part within another one is written behind it.
    assert_eq!(lines.join("\n"), expected);
}

#[test]
fn a_long_table_has_its_head_on_every_page_and_each_row_once_and_whole() {
    let section = section("Long", vec![heading(2, "Every figure"), table(150)]);
    set(&section, |set| {
        assert!(set.pages.len() >= 4, "{}", set.pages.len());
        let mut seen = Vec::new();
        for (at, page) in set.pages.iter().enumerate() {
            let heads: Vec<_> = words(page).filter(|(_, text)| *text == "Figure").collect();
            assert_eq!(heads.len(), 1, "on page {at}");
            assert_eq!(heads[0].0.slot.is_some(), at == 0, "it is read out once");
            for (mark, text) in words(page) {
                assert!(mark.y < set.foot.rule - look::TOP, "{text} on page {at} at {}", mark.y);
                if let Some(number) = text.strip_prefix("Place ") {
                    let row = words(page).filter(|(other, _)| (other.y - mark.y).abs() < 1.0).count();
                    assert!(row >= 4, "{text} with {row} pieces");
                    seen.push(number.parse::<usize>().unwrap());
                }
            }
        }
        assert_eq!(seen, (1..=150).collect::<Vec<_>>());
        let group = words(&set.pages[0]).find(|(_, text)| *text == "School exclusions").unwrap();
        assert!(words(&set.pages[0]).any(|(_, text)| text == "Place 1"), "{:?}", group.0.y);
    });
}

#[test]
fn a_section_that_hardly_spills_is_set_closer_and_a_long_one_is_not() {
    let paragraphs = |count: usize| {
        let blocks = (0..count).flat_map(|_| [heading(3, "A heading"), plain(SENTENCE)]).collect();
        section("Place", blocks)
    };
    let pages = |count: usize| set(&paragraphs(count), |set| set.pages.len());
    let height = |count: usize| set(&paragraphs(count), |set| set.pages[0].height);
    let fits = (1..40).rev().find(|count| pages(*count) == 1).unwrap();
    assert!(height(fits) / fits as f32 * 1.1 < height(3) / 3.0, "things stand closer: {fits}");
    assert!(pages(fits + 1) > 1);
    let last = set(&paragraphs(fits + 1), |set| words(&set.pages[1]).next().unwrap().1.to_owned());
    assert!(last == "A heading", "a heading stands with what follows it, not {last}");
}

#[test]
fn nothing_on_paper_is_smaller_than_eight_points() {
    let document = everything();
    for section in &document.sections {
        set(section, |set| {
            for mark in set.pages.iter().flat_map(|page| &page.marks) {
                if let Drawn::Words { style, text } = &mark.drawn {
                    assert!(style.size >= 8.0, "{text}");
                }
                if let Drawn::Figure { figure, height, .. } = &mark.drawn {
                    assert!(9.0 * height / figure.height >= 7.99, "letters of nine points stay readable");
                }
            }
        });
    }
}

#[test]
fn everything_is_written_in_both_standards_and_twice_the_same() {
    let document = everything();
    let bytes = written(&document);
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert!(bytes == written(&document), "the same document is the same bytes");
    assert_eq!(count(&bytes, "/Type/Page"), 6, "First, Salford and four of the long table");
    for name in ["/Lang(en-GB)", "/S/H1", "/S/H3", "/S/LBody", "/S/TH", "/S/Figure", "/S/Link", "/Outlines"] {
        assert!(count(&bytes, name) > 0, "{name}");
    }
    assert_eq!(count(&bytes, "/S/H1"), 3);
    let archived = pdf(&document, Standard::A2a, &|_| true).unwrap();
    assert!(count(&archived, "/S/H1") == 3);
    let text = String::from_utf8_lossy(&archived);
    assert!(text.contains("pdfaid:part>2<") && text.contains("pdfuaid:part>1<"), "both at once");
}

#[test]
fn odd_documents_are_written_all_the_same() {
    let cell = |text: String| Row::Cells(vec![Line::text(text); 7]);
    let wild = Table {
        caption: "\u{202e}\u{0}".to_owned(),
        shows_caption: true,
        columns: vec![Column { head: Line::default(), align: Align::End, share: f32::NAN }; 40],
        rows: vec![cell("W".repeat(3000)), cell(String::new()), cell("鶴 \u{e000}".repeat(9)), Row::Room],
    };
    let bare = Table { columns: Vec::new(), ..wild.clone() };
    let high =
        Table { columns: wild.columns[..2].to_vec(), rows: vec![cell("word ".repeat(9000))], ..wild.clone() };
    let mut nested = vec![plain("deep")];
    for _ in 0..40 {
        nested = vec![Block::List { ordered: true, items: vec![nested, Vec::new()] }];
    }
    let blocks = vec![
        Block::Table(wild),
        Block::Table(bare),
        Block::Columns(vec![vec![Block::Table(high)], vec![], vec![figure("huge", 4000.0, 9000.0)]]),
        Block::Columns(Vec::new()),
        Block::Columns(vec![vec![plain(SENTENCE)]; 12]),
        figure("flat", 0.5, 0.5),
        Block::Facts(Vec::new()),
        Block::Facts(vec![Fact { name: String::new(), value: Line::default(), share: f32::NAN }]),
        Block::Key(vec![Line::default(), Line::text(SENTENCE.repeat(9))]),
        Block::Room { lines: 90 },
        heading(9, ""),
        heading(0, "x"),
    ];
    let mut sections: Vec<Section> = (0..30).map(|at| section(&format!("s{at}"), Vec::new())).collect();
    sections.push(Section { sources: SENTENCE.repeat(90), ..section("s1", blocks) });
    sections.push(section("deep", nested));
    sections.push(Section { title: String::new(), name: String::new(), ..section("", Vec::new()) });
    for document in [document(sections), document(Vec::new())] {
        for standard in [Standard::Ua1, Standard::A2a] {
            assert!(pdf(&document, standard, &|_| true).unwrap().ends_with(b"%%EOF"));
        }
    }
}

#[test]
fn a_picture_that_is_none_is_told_of() {
    let Block::Figure(mut broken) = figure("a", 9.0, 9.0) else { panic!() };
    broken.svg = "<svg".to_owned();
    let document = document(vec![section("a", vec![Block::Figure(broken)])]);
    let why = pdf(&document, Standard::Ua1, &|_| true).unwrap_err();
    assert!(why.contains("cannot be drawn"), "{why}");
}

#[test]
fn it_is_told_how_far_the_work_is() {
    let shares = Mutex::new(Vec::new());
    let listen = |share: f32| {
        shares.lock().unwrap().push(share);
        true
    };
    pdf(&everything(), Standard::Ua1, &listen).unwrap();
    let shares = shares.into_inner().unwrap();
    assert!(shares.is_sorted() && shares.last() == Some(&1.0), "{shares:?}");
}
