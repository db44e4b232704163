use super::*;
use crate::export::report::{Align, Block, Column, Fact, Figure, Inline, Line, Little, Row, Table, Tone};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;
use std::sync::Arc;

const NASTY: &str = "</p><script>alert(\"1\")</script>&amp;'<!--";

fn column(head: &str, align: Align) -> Column {
    Column { head: Line::text(head), align, share: 1.0 }
}

fn figure(id: &str, svg: &str, width: f32) -> Block {
    Block::Figure(Figure {
        id: id.to_owned(),
        title: Line::text("Suspensions: worst fifth"),
        subtitle: "% of pupils".to_owned(),
        told: "Rose from 1 to 2.".to_owned(),
        svg: svg.to_owned(),
        width,
        height: 100.0,
        narrow: None,
    })
}

fn little(id: &str, told: &str) -> Arc<Little> {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><title id=\"t\">x</title>\
               <path d=\"M0 0L9 9\" fill=\"#f47738\" stroke=\"#8a2f00\"/></svg>";
    Arc::new(Little {
        id: id.to_owned(),
        told: told.to_owned(),
        svg: svg.to_owned(),
        width: 9.0,
        height: 9.0,
    })
}

fn section(id: &str, title: &str, blocks: Vec<Block>) -> Section {
    Section {
        id: id.to_owned(),
        name: format!("Name of {id}"),
        title: title.to_owned(),
        blocks,
        sources: "Sources: a publisher. Open Government Licence v3.0.".to_owned(),
    }
}

/// A report of everything that one can hold.
fn report() -> Document {
    let worse = little("worse", "worse than England");
    let trend = include_str!("../../../../tests/golden/drawings/small-trend.svg");
    let row = |name: &str| {
        let mut cells = vec![Line::text(name)];
        cells.extend((0..6).map(|_| Line::text("5.6 ").and_little(&worse)));
        Row::Cells(cells)
    };
    let mut columns = vec![column("", Align::Start)];
    columns.extend(
        ["Bury", "Bolton", "Wigan", "Salford", "Trafford", NASTY].map(|place| column(place, Align::End)),
    );
    let wide = Table {
        caption: "All figures".to_owned(),
        shows_caption: false,
        columns,
        rows: vec![
            row("Of no group"),
            Row::Group(Line::text("School exclusions")),
            row("Suspensions"),
            row(NASTY),
        ],
    };
    let actions = Table {
        caption: "Actions".to_owned(),
        shows_caption: true,
        columns: vec![column("Action", Align::Start), column("Owner", Align::Start)],
        rows: vec![Row::Room, Row::Room],
    };
    let fact = |name: &str, value: Line| Fact { name: name.to_owned(), value, share: 1.0 };
    let link = |to: &str| Line::default().then(Inline::Link { text: NASTY.to_owned(), to: to.to_owned() });
    let heading = |level, text: &str| Block::Heading { level, text: Line::text(text) };
    let paragraph = |text: Line| Block::Paragraph { text, tone: Tone::Lead };
    let links = [
        "#place",
        "https://example.org/?a=1&b=\"2\"",
        "javascript:alert(1)",
        "data:text/html,x",
        "#",
        "#nowhere",
    ];
    Document {
        title: "Somewhere balanced scorecard".to_owned(),
        edition: "November 2026".to_owned(),
        description: format!("What a board reads. {NASTY}"),
        made: "2026-11-28".to_owned(),
        sections: vec![
            section(
                "cover",
                "Somewhere balanced scorecard",
                vec![
                    Block::Facts(vec![
                        fact("Edition", Line::strong("November 2026")),
                        fact("Approved", Line::default()),
                    ]),
                    heading(2, "Sign-off"),
                    heading(2, "Contents"),
                    paragraph(Line::text(NASTY).and_strong(NASTY).and_quiet(NASTY)),
                    Block::List { ordered: false, items: links.map(|to| vec![paragraph(link(to))]).to_vec() },
                ],
            ),
            section(
                "place",
                &format!("A place: {NASTY}"),
                vec![
                    heading(2, "Strand"),
                    heading(9, "Far below"),
                    Block::Columns(vec![
                        vec![heading(2, "One"), figure("a", trend, 546.0)],
                        vec![heading(3, "Two"), figure("a", trend, 300.0), Block::Room { lines: 3 }],
                    ]),
                    Block::Table(wide),
                    Block::Table(actions),
                    Block::Key(vec![Line::default().and_little(&worse).and(" worse"), Line::text(NASTY)]),
                    Block::Paragraph {
                        text: Line::default().and_little(&little("other", "")),
                        tone: Tone::Quiet,
                    },
                ],
            ),
        ],
    }
}

/// Every element with its attributes, in order, and all words; fails where it is not well formed.
fn walked(html: &str) -> (Vec<BytesStart<'static>>, String) {
    let (mut elements, mut words, mut open) = (Vec::new(), String::new(), Vec::new());
    let mut reader = Reader::from_str(html);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                open.push(start.name().as_ref().to_owned());
                elements.push(start.into_owned());
            }
            Event::Empty(start) => elements.push(start.into_owned()),
            Event::End(end) => assert_eq!(open.pop().as_deref(), Some(end.name().as_ref())),
            Event::Text(text) => words.push_str(&text.into_inner()),
            Event::GeneralRef(name) => {
                words.push('&');
                words.push_str(&name.into_inner());
                words.push(';');
            }
            Event::Eof => break,
            Event::DocType(_) => {}
            other => panic!("{other:?}"),
        }
    }
    assert!(open.is_empty(), "{open:?}");
    (elements, words)
}

fn attribute(of: &BytesStart<'_>, name: &str) -> Option<String> {
    of.try_get_attribute(name).unwrap().map(|found| found.value.into_owned())
}

fn of_name<'a>(elements: &'a [BytesStart<'static>], name: &str) -> Vec<&'a BytesStart<'static>> {
    elements.iter().filter(|element| element.name().as_ref() == name).collect()
}

#[test]
fn it_is_one_page_with_landmarks_and_a_way_to_each_section() {
    let html = html(&report());
    assert!(
        html.starts_with("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en-GB\">")
    );
    let (elements, words) = walked(&html);
    for (name, count) in [("main", 1), ("nav", 1), ("header", 1), ("footer", 1), ("h1", 1), ("title", 3)] {
        assert_eq!(of_name(&elements, name).len(), count, "{name}");
    }
    let ids: Vec<String> = elements.iter().filter_map(|element| attribute(element, "id")).collect();
    let unique: HashSet<&String> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    for name in ["aria-labelledby", "aria-describedby"] {
        for by in elements.iter().filter_map(|element| attribute(element, name)) {
            for id in by.split(' ') {
                assert!(unique.contains(&id.to_owned()), "nothing has the id {id}");
            }
        }
    }
    for to in elements.iter().filter_map(|element| attribute(element, "href")) {
        let leads = to.strip_prefix('#').is_none_or(|id| unique.contains(&id.to_owned()));
        assert!(leads, "nothing is at {to}");
    }
    assert_eq!(of_name(&elements, "section").len(), 2);
    assert!(words.contains("made with Placecard on 28 November 2026"), "{words}");
}

#[test]
fn headings_follow_each_other_without_gaps() {
    let html = html(&report());
    let (elements, _) = walked(&html);
    let levels: Vec<u8> = elements
        .iter()
        .filter_map(|element| element.name().as_ref().strip_prefix('h')?.parse().ok())
        .collect();
    // The title, that of the contents, two of the cover, then a section: each is one below what it belongs to.
    assert_eq!(levels, [1, 2, 2, 2, 2, 3, 4, 3, 4]);
}

#[test]
fn nothing_of_the_file_is_more_than_text_and_nothing_is_loaded() {
    let html = html(&report());
    let (elements, words) = walked(&html);
    assert!(words.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;amp;'&lt;!--"), "{words}");
    for element in &elements {
        let name = element.name().as_ref().to_owned();
        let is_loaded =
            ["script", "img", "link", "iframe", "object", "image", "foreignObject", "base"].contains(&&*name);
        assert!(!is_loaded, "{name}");
        for attribute in element.attributes() {
            let attribute = attribute.unwrap();
            let (key, value) = (attribute.key.as_ref(), &attribute.value);
            assert!(!key.starts_with("on") && key != "src", "{name} has {key}");
            let may_lead = (&*name, key) == ("a", "href") || key == "xmlns";
            assert!(may_lead || !value.contains("//"), "{name} has {key}={value}");
        }
    }
    let ways: Vec<String> =
        of_name(&elements, "a").into_iter().filter_map(|way| attribute(way, "href")).collect();
    assert_eq!(
        ways,
        ["#main_", "#cover", "#place", "#place", "https://example.org/?a=1&amp;b=&quot;2&quot;"]
    );
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
}

#[test]
fn tables_have_heads_groups_and_a_name_and_wide_ones_can_be_moved_by_key() {
    let html = html(&report());
    let (elements, _) = walked(&html);
    let [wide, actions] = of_name(&elements, "caption")[..] else { panic!("two tables") };
    let by = Some(format!("{} place_name", attribute(wide, "id").unwrap()));
    let region = elements.iter().find(|of| attribute(of, "aria-labelledby") == by).unwrap();
    assert_eq!(attribute(region, "tabindex").as_deref(), Some("0"));
    assert_eq!(attribute(wide, "class").as_deref(), Some("unseen"));
    assert_eq!(attribute(actions, "class"), None);
    let scopes: Vec<String> =
        of_name(&elements, "th").into_iter().filter_map(|head| attribute(head, "scope")).collect();
    let of = |scope: &str| scopes.iter().filter(|found| *found == scope).count();
    assert_eq!((of("col"), of("row"), of("rowgroup")), (8, 3, 1));
    assert_eq!(of_name(&elements, "tbody").len(), 3);
}

#[test]
fn pictures_are_told_and_small_ones_written_once() {
    let html = html(&report());
    let (elements, _) = walked(&html);
    assert_eq!(of_name(&elements, "symbol").len(), 2);
    assert_eq!(of_name(&elements, "use").len(), 3 * 6 + 2);
    assert_eq!(html.matches("aria-label=\"worse than England\"").count(), 3 * 6 + 1);
    assert_eq!(html.matches("<svg class=\"chart\" role=\"img\"").count(), 2);
    let pictures = of_name(&elements, "svg");
    let is_told = |picture: &&&BytesStart<'_>| attribute(picture, "role").as_deref() == Some("img");
    assert_eq!(pictures.iter().filter(is_told).count(), 2 + 3 * 6 + 1);
    // Their own titles and grounds went into those of the page.
    assert!(!html.contains("small-trend"), "the page names its pictures");
    assert!(html.contains("[fill=\"#f47738\"]{fill:#e06a2e}"), "a colour of light ground has one of dark");
}

#[test]
fn a_picture_that_cannot_be_read_or_runs_something_shows_only_what_it_may() {
    let shown = |svg: &str| {
        let mut document = report();
        document.sections[1].blocks = vec![figure("odd", svg, 100.0)];
        let html = html(&document);
        let (_, from) = html.split_once("<desc id=\"n_1_desc\">Rose from 1 to 2.</desc>\n").unwrap();
        from.split_once("</svg>").unwrap().0.to_owned()
    };
    for broken in ["", "<svg", "<svg><g></svg>", "<svg><path d=\"</svg>", "</svg>", "no picture"] {
        assert_eq!(shown(broken), "", "{broken}");
    }
    let odd = "<svg viewBox=\"0 0 1 1\"><script>x</script><a href=\"https://example.org\"><g/></a>\
               <foreignObject><p>x</p></foreignObject><image href=\"https://example.org/a.png\"/>\
               <g onclick=\"x\" clip-path=\"url(#c)\"><text>a &lt; b</text></g></svg>";
    assert_eq!(shown(odd), "<g clip-path=\"url(#n_1-c)\"><text>a &lt; b</text></g>");
}

#[test]
fn it_is_the_same_whenever_it_is_made() {
    assert_eq!(html(&report()), html(&report()));
    let bare = Document { sections: Vec::new(), edition: String::new(), made: "soon".to_owned(), ..report() };
    walked(&html(&bare));
}

#[test]
fn room_to_write_is_seen_and_not_heard() {
    let page = html(&report());
    let room = "<div class=\"room\" aria-hidden=\"true\"><div></div>";
    assert!(page.contains(room) && page.contains("<table class=\"narrow room\" aria-hidden=\"true\">"));
    let style = page.split("</style>").next().unwrap();
    let hides = style.lines().filter(|line| line.contains("room") && line.contains("display:none"));
    assert_eq!(hides.count(), 0);
}

#[test]
fn what_is_laid_out_for_a_telephone_is_there_instead_of_what_is_moved_under_the_finger() {
    let Block::Figure(wide) =
        figure("w", include_str!("../../../../tests/golden/drawings/small-trend.svg"), 546.0)
    else {
        unreachable!()
    };
    let narrow = Box::new(Figure { width: 160.0, ..wide.clone() });
    let both = Figure { narrow: Some(narrow), ..wide.clone() };
    let page = |figure: Figure| {
        html(&Document { sections: vec![section("a", "A", vec![Block::Figure(figure)])], ..report() })
    };
    let (moved, laid_out) = (page(wide), page(both));
    assert_eq!([&moved, &laid_out].map(|page| page.matches("<div class=\"scroll\"").count()), [1, 0]);
    assert_eq!(laid_out.matches("<svg class=\"chart\"").count(), 2);
    for class in ["where-wide", "where-narrow"] {
        assert!(laid_out.contains(&format!(".{class}{{display:none}}")), "{class} is there alone");
    }
}

#[test]
fn a_table_of_four_columns_is_moved_on_the_smallest_screens_and_empty_room_is_not() {
    let table = |columns: usize, rows| {
        let columns = (0..columns).map(|_| column("Head", Align::Start)).collect();
        Block::Table(Table { caption: "Actions".to_owned(), shows_caption: false, columns, rows })
    };
    let page = |block| html(&Document { sections: vec![section("a", "A", vec![block])], ..report() });
    let row = || vec![Row::Cells(vec![Line::text("Review"); 4])];
    let four = page(table(4, row()));
    assert!(four.contains("<div class=\"scroll few\"") && four.contains("<p class=\"moved few quiet\""));
    assert!(page(table(3, row())).contains("<table class=\"narrow\""));
    assert!(page(table(4, vec![Row::Room])).contains("<table class=\"narrow room\""));
    assert!(page(table(5, row())).contains("<div class=\"scroll\""));
}

#[test]
fn sections_of_one_title_are_called_apart() {
    let twice = [section("a", "One title", Vec::new()), section("b", "One title", Vec::new())];
    let (elements, _) = walked(&html(&Document { sections: twice.to_vec(), ..report() }));
    let names: Vec<Option<String>> =
        of_name(&elements, "section").into_iter().map(|one| attribute(one, "aria-labelledby")).collect();
    assert_eq!(names, ["a_name a_title", "b_name b_title"].map(|name| Some(name.to_owned())));
}
