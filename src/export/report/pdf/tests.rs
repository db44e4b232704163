use super::super::document::{
    Align, Block, Column, Document, Fact, Figure, Inline, Line, Little, Row, Section, Table, Tone,
};
use super::*;
use std::sync::Arc;

const SENTENCE: &str = "Pupils suspended at least once rose from 1.9% in 2014/15 to 5.6% in 2023/24, England’s from 2.0% to \
                        4.0%, which is not clearly faster than England.";

fn little(id: &str, told: &str) -> Arc<Little> {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\" viewBox=\"0 0 8 8\">\
               <path d=\"M0 0 8 0 4 7Z\" fill=\"#f47738\" stroke=\"#000000\"/></svg>";
    let (id, told, svg) = (id.to_owned(), told.to_owned(), svg.to_owned());
    Arc::new(Little { id, told, svg, width: 8.0, height: 8.0 })
}

fn figure(id: &str, width: f32, height: f32) -> Block {
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
    })
}

fn table(rows: usize) -> Block {
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

fn plain(text: impl Into<String>) -> Block {
    Block::Paragraph { text: Line::text(text), tone: Tone::Plain }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: Line::text(text) }
}

fn section(id: &str, blocks: Vec<Block>) -> Section {
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

fn document(sections: Vec<Section>) -> Document {
    Document {
        title: "Greater Manchester balanced scorecard".to_owned(),
        edition: "November 2026".to_owned(),
        description: "Ten places and what moves in them.".to_owned(),
        made: "2026-11-28".to_owned(),
        sections,
    }
}

/// All that a document can have.
fn everything() -> Document {
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

fn written(document: &Document) -> Vec<u8> {
    pdf(document, Standard::Ua1, &|_| ()).unwrap()
}

#[test]
fn everything_is_written_and_twice_the_same() {
    let document = everything();
    let bytes = written(&document);
    if let Ok(path) = std::env::var("KEEP_PDF") {
        std::fs::write(path, &bytes).unwrap();
    }
    assert_eq!(bytes, written(&document));
}
