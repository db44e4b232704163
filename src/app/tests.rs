//! What the window does with the replies of jobs and dialogs, without drawing it.

use super::asking::Question;
use super::editing::Change;
use super::exporting::Outgoing;
use super::jobs::{Dialog, JobDone};
use super::loaded::{Stages, in_no_file};
use super::read_only::ReadOnly;
use super::saving::WrittenAs;
use super::sending::{SendingCopy, Waits};
use super::stale::Stale;
use super::state::{Choosing, Reading, Why};
use super::watch::News;
use super::*;
use crate::export::copy;
use crate::export::report::content::Part;
use crate::model::{Benchmark, Methods};
use crate::pages::SendRequest;
use crate::widgets::tokens::{ThemeChoice, VerdictColours};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

fn until(app: &mut App, ctx: &egui::Context, reached: impl Fn(&App) -> bool) {
    let started = Instant::now();
    while !reached(app) {
        assert!(started.elapsed() < Duration::from_mins(1), "it never got there");
        std::thread::sleep(Duration::from_millis(2));
        app.before_frame(ctx);
    }
}

/// The window with the sample in it.
fn app() -> (App, egui::Context) {
    let ctx = egui::Context::default();
    let mut app = App::new(&ctx, First::read(Origin::SAMPLE, Settings::default()));
    until(&mut app, &ctx, |app| app.state.loaded.is_some());
    (app, ctx)
}

fn change_methods(app: &mut App, ctx: &egui::Context) {
    let methods = Methods { benchmark: Benchmark::Peers, ..Methods::default() };
    app.handler(ctx).change(Change::Methods(methods));
    until(app, ctx, |app| app.state.editing.is_settled());
    assert!(app.is_unsaved());
}

/// A file dialog in which this file is chosen.
fn choose(app: &mut App, choosing: Choosing, path: &Path) {
    let path = path.to_owned();
    let work = move || JobDone::Chosen(Dialog { chosen: Some(path), open_for: Duration::from_secs(2) });
    app.state.dialog = Some((app.jobs.start("choosing a file", work), choosing));
}

#[test]
fn a_saved_copy_is_not_the_scorecard_s_own_file() {
    let folder = tempfile::tempdir().unwrap();
    let (own, copy) = (folder.path().join("own.scorecard"), folder.path().join("copy.scorecard"));
    let (mut app, ctx) = app();
    change_methods(&mut app, &ctx);
    let shown = app.state.shown;
    choose(&mut app, Choosing::Save { shown, written_as: WrittenAs::Copy }, &copy);
    until(&mut app, &ctx, |app| {
        app.state.notice.as_ref().is_some_and(|notice| notice.text.starts_with("Saved"))
    });
    assert!(copy.exists() && app.is_unsaved());
    assert_eq!(app.state.loaded.as_ref().unwrap().origin, Origin::SAMPLE);
    choose(&mut app, Choosing::Save { shown, written_as: WrittenAs::Itself }, &own);
    until(&mut app, &ctx, |app| !app.is_unsaved());
    assert_eq!(app.state.loaded.as_ref().unwrap().origin, Origin::File(own));
}

#[test]
fn figures_are_exported_as_a_job_that_says_what_it_wrote_or_offers_another_place() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, ctx) = app();
    app.state.view.benchmark = Some(Benchmark::System);
    for name in ["figures.csv", "figures.xlsx"] {
        let path = folder.path().join(name);
        choose(&mut app, Choosing::Export(Outgoing::Figures), &path);
        until(&mut app, &ctx, |app| {
            app.state.notice.as_ref().is_some_and(|notice| notice.text.contains(name))
        });
        let said = &app.state.notice.as_ref().unwrap().text;
        assert!(said.contains("32,868 observations, compared with Greater Manchester,"), "{said}");
        assert!(path.exists() && !app.is_unsaved());
    }
    let nowhere = folder.path().join("no such folder/figures.csv");
    choose(&mut app, Choosing::Export(Outgoing::Figures), &nowhere);
    until(&mut app, &ctx, |app| app.state.over.asking.is_some());
    let asking = app.state.over.asking.as_ref().unwrap();
    assert_eq!(asking.ask.title, "figures.csv was not written");
    let Question::NotExported { path, .. } = &asking.question else { panic!("{asking:?}") };
    assert_eq!(path, &nowhere);
    app.handler(&ctx).answer(crate::pages::Answer::Stay);
    choose(&mut app, Choosing::Export(Outgoing::Figures), &folder.path().join("figures.txt"));
    until(&mut app, &ctx, |app| app.state.over.asking.is_some());
    assert!(app.state.over.asking.as_ref().unwrap().ask.about.contains(".csv or .xlsx"));
}

#[test]
fn what_is_on_screen_leaves_as_a_picture_in_a_file_or_to_be_pasted() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, ctx) = app();
    let written = |app: &mut App, chosen: &str, what: &str| {
        choose(app, Choosing::Export(Outgoing::Picture), &folder.path().join(chosen));
        let said = format!("Wrote the {what} as a picture to {}.", folder.path().join(chosen).display());
        until(app, &ctx, |app| app.state.notice.as_ref().is_some_and(|notice| notice.text == said));
    };
    written(&mut app, "page.svg", "page");
    let svg = std::fs::read_to_string(folder.path().join("page.svg")).unwrap();
    assert!(svg.starts_with("<svg ") && svg.contains("<title ") && svg.contains("Greater Manchester"));
    choose(&mut app, Choosing::Export(Outgoing::Picture), &folder.path().join("page.jpg"));
    until(&mut app, &ctx, |app| app.state.over.asking.is_some());
    assert!(app.state.over.asking.as_ref().unwrap().ask.about.contains(".png or .svg"));
    app.handler(&ctx).answer(crate::pages::Answer::Stay);

    app.handler(&ctx).carry_out(Command::Do(Action::Show(crate::pages::Page::Indicator)));
    written(&mut app, "chart.png", "chart");
    let png = std::fs::read(folder.path().join("chart.png")).unwrap();
    assert_eq!(&png[..4], b"\x89PNG");
    app.state.settings.theme = ThemeChoice::Dark;
    app.handler(&ctx).carry_out(Command::Do(Action::CopyPicture));
    until(&mut app, &ctx, |app| {
        app.state.notice.as_ref().is_some_and(|it| it.text.starts_with("Copied the chart as a picture: "))
    });
    let copied = ctx.output(|output| output.commands.clone());
    let [.., egui::OutputCommand::CopyImage(image)] = &copied[..] else { panic!("{copied:?}") };
    // On light, whatever the theme of the window.
    let light = Tokens::of(ThemeChoice::Light, VerdictColours::default(), false);
    assert!(image.width() == 2240 && image.pixels[0] == light.page, "{:?}", image.pixels[0]);
}

#[test]
fn the_board_pack_is_made_as_a_job_and_is_opened_to_be_printed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, ctx) = app();
    app.state.folder = Some(folder.path().to_owned());
    let pack = Choosing::Export(Outgoing::Pack);
    choose(&mut app, pack, &folder.path().join("pack.html"));
    let said =
        |app: &App, words: &str| app.state.notice.as_ref().is_some_and(|notice| notice.text.contains(words));
    until(&mut app, &ctx, |app| said(app, "Wrote the board pack to "));
    assert!(folder.path().join("pack.html").exists() && app.state.packing.is_none());
    choose(&mut app, pack, &folder.path().join("pack.docx"));
    until(&mut app, &ctx, |app| app.state.over.asking.is_some());
    assert!(app.state.over.asking.as_ref().unwrap().ask.about.contains(".pdf or .html"));
    app.handler(&ctx).answer(crate::pages::Answer::Stay);
    app.handler(&ctx).print();
    assert!(app.state.packing.is_some(), "it can be seen how far it is");
    app.handler(&ctx).print();
    assert!(said(&app, "is being made"), "one at a time");
    until(&mut app, &ctx, |app| said(app, "the file is "));
    let mut printed = std::fs::read_dir(folder.path().join("printed")).unwrap();
    let path = printed.next().unwrap().unwrap().path();
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF") && printed.next().is_none());
    assert!(said(&app, &path.display().to_string()), "where no browser opens, it is found all the same");
}

#[test]
fn a_board_pack_holds_what_was_chosen_and_one_that_was_stopped_is_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, ctx) = app();
    app.state.folder = Some(folder.path().to_owned());
    let said =
        |app: &App, words: &str| app.state.notice.as_ref().is_some_and(|notice| notice.text.contains(words));
    app.handler(&ctx).carry_out(Command::Do(Action::BoardPack));
    assert!(app.state.over.pack.is_some() && app.state.packing.is_none(), "it is asked first what goes in");
    let pack = &mut app.state.pack;
    pack.parts.iter_mut().for_each(|(part, goes_in)| *goes_in = *part == Part::Places);
    pack.as_web_page = true;
    let scorecard = app.state.loaded.as_ref().unwrap().document.scorecard();
    let codes: Vec<&str> = scorecard.places().map(|place| scorecard.area(place).code.as_str()).collect();
    pack.places.set(codes.into_iter().filter(|code| *code != "E08000006"), false);
    choose(&mut app, Choosing::Export(Outgoing::WebPack), &folder.path().join("pack"));
    until(&mut app, &ctx, |app| said(app, "Wrote the board pack to "));
    let page = std::fs::read_to_string(folder.path().join("pack.html")).unwrap();
    assert!(page.contains("id=\"place-salford\"") && !page.contains("id=\"place-bury\""));
    assert!(!page.contains("id=\"cover\"") && !page.contains("id=\"sources\""));

    app.state.pack = super::pack_choice::PackChoice::default();
    choose(&mut app, Choosing::Export(Outgoing::Pack), &folder.path().join("stopped.pdf"));
    until(&mut app, &ctx, |app| app.state.packing.is_some());
    app.handler(&ctx).carry_out(Command::Do(Action::Stop));
    until(&mut app, &ctx, |app| app.state.packing.is_none());
    assert!(said(&app, "nothing was written") && app.state.over.asking.is_none());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no part of it either");

    app.state.pack.parts.iter_mut().for_each(|part| part.1 = false);
    app.handler(&ctx).print();
    assert!(app.state.packing.is_none() && said(&app, "Choose at least one section."));
}

/// Shows a scorecard that was imported, in place of the one on screen.
fn show_imported(app: &mut App, ctx: &egui::Context) {
    let document = Arc::clone(&app.state.loaded.as_ref().unwrap().edited);
    let history = in_no_file(&document);
    let imported = Loaded::new(Origin::Imported, Judged::of(document), None, history);
    app.handler(ctx).show(imported, false);
}

#[test]
fn a_reply_to_one_scorecard_is_not_taken_for_another() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first.scorecard"), folder.path().join("second.scorecard"));
    let (mut app, ctx) = app();
    change_methods(&mut app, &ctx);
    app.handler(&ctx).write_to(first.clone(), WrittenAs::Itself);
    let shown = app.state.shown;
    choose(&mut app, Choosing::Save { shown, written_as: WrittenAs::Itself }, &second);
    // An import is taken while both are under way.
    show_imported(&mut app, &ctx);
    until(&mut app, &ctx, |app| app.state.dialog.is_none() && app.state.saving.path().is_none());
    assert!(first.exists(), "what was asked for is done");
    assert!(!second.exists(), "the dialog was about the other scorecard");
    let loaded = app.state.loaded.as_ref().unwrap();
    assert_eq!(loaded.origin, Origin::Imported);
    assert!(app.is_unsaved());
}

#[test]
fn whatever_waits_for_a_job_that_breaks_off_waits_no_longer() {
    let (mut app, ctx) = app();
    let broken = |app: &mut App| app.jobs.start("doing something", || panic!("a test"));
    let said = |app: &App| {
        app.state
            .notice
            .as_ref()
            .is_some_and(|notice| notice.lasting && notice.text.contains("fault of its own"))
    };
    app.state.dialog = Some((broken(&mut app), Choosing::Open));
    app.state.saving.after = Some(Leave::Close);
    until(&mut app, &ctx, said);
    assert!(app.state.dialog.is_none() && app.state.saving.after.is_none());
    app.state.notice = None;
    let (ticket, stages) = (broken(&mut app), Arc::new(Stages::default()));
    app.state.reading = Some(Reading { ticket, origin: Origin::SAMPLE, why: Why::Open, stages });
    until(&mut app, &ctx, said);
    assert!(app.state.reading.is_none());
    app.state.notice = None;
    let ticket = app.jobs.write("keeping what is not saved", || panic!("a test"));
    app.state.keeping.running = Some(ticket);
    until(&mut app, &ctx, said);
    assert!(app.state.keeping.running.is_none());
}

#[test]
fn an_import_whose_job_breaks_off_can_be_gone_on_with() {
    let (mut app, ctx) = app();
    app.handler(&ctx).start_import(true);
    app.handler(&ctx).breaking_import();
    until(&mut app, &ctx, |app| app.state.importing.as_ref().unwrap().wizard.trouble.is_some());
    assert!(app.state.importing.as_ref().unwrap().wizard.work.is_none());
}

#[test]
fn one_question_is_asked_at_a_time() {
    let (mut app, ctx) = app();
    change_methods(&mut app, &ctx);
    app.handler(&ctx).leave(Leave::Close);
    app.handler(&ctx).read(Origin::SAMPLE, false);
    let asked = app.state.over.asking.as_ref().map(|asking| &asking.question);
    assert!(matches!(asked, Some(Question::Unsaved(Leave::Close))), "the first one stays");
    app.command(&ctx, Command::Do(Action::OpenSample(crate::pages::Sample::default())));
    app.command(&ctx, Command::Answer(crate::pages::Answer::Stay));
    assert!(app.state.over.asking.is_none() && !app.state.closing && app.state.reading.is_none());
}

#[test]
fn a_file_that_is_there_again_is_not_said_to_be_gone_while_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("open.scorecard");
    std::fs::write(&path, include_str!("../../sample_data/greater-manchester.scorecard")).unwrap();
    let ctx = egui::Context::default();
    let mut app = App::new(&ctx, First::read(Origin::File(path.clone()), Settings::default()));
    until(&mut app, &ctx, |app| app.state.loaded.is_some());
    app.state.news = Some(News::Gone);
    app.before_frame(&ctx);
    assert!(matches!(app.state.stale, Some(Stale::Gone)));
    app.state.news = Some(News::Changed);
    app.before_frame(&ctx);
    assert!(app.state.reading.is_some() && matches!(app.state.stale, Some(Stale::Returned)));
    until(&mut app, &ctx, |app| app.state.reading.is_none());
    assert!(app.state.stale.is_none(), "it holds what is on screen");
}

#[test]
fn where_no_file_dialog_can_be_shown_that_is_said_until_it_is_closed() {
    let (mut app, ctx) = app();
    app.state.loaded = None;
    let work = || JobDone::Chosen(Dialog { chosen: None, open_for: Duration::ZERO });
    app.state.dialog = Some((app.jobs.start("choosing a file", work), Choosing::Open));
    until(&mut app, &ctx, |app| app.state.notice.is_some());
    let notice = app.state.notice.as_ref().unwrap();
    assert!(notice.lasting && notice.text.starts_with("No file dialog could be shown"), "{}", notice.text);
}

#[test]
fn where_no_file_dialog_can_be_shown_for_a_copy_its_own_dialog_says_so() {
    let (mut app, ctx) = app();
    app.state.over.sending = Some(SendingCopy::default());
    let work = || JobDone::Chosen(Dialog { chosen: None, open_for: Duration::ZERO });
    let choosing = Choosing::Export(Outgoing::Copy(copy::Format::Zip));
    app.state.dialog = Some((app.jobs.start("choosing a file", work), choosing));
    until(&mut app, &ctx, |app| app.state.dialog.is_none());
    let said = app.state.over.sending.as_ref().and_then(|send| send.nowhere.clone()).unwrap();
    assert!(said.ends_with("Use ‘placecard copy’ on the command line instead."), "{said}");
    assert!(app.state.notice.is_none(), "it would lie below the dialog");
}

/// A scorecard that says that it is to be read alone, and one that may not be written.
fn read_only_files(folder: &Path) -> [PathBuf; 2] {
    let full = include_str!("../../tests/fixtures/full.scorecard");
    let [marked, locked] = ["marked.scorecard", "locked.scorecard"].map(|name| folder.join(name));
    std::fs::write(&marked, full.replace("\"read_only\": false", "\"read_only\": true")).unwrap();
    std::fs::write(&locked, full).unwrap();
    let mut rights = std::fs::metadata(&locked).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&locked, rights).unwrap();
    [marked, locked]
}

fn open_file(app: &mut App, ctx: &egui::Context, path: &Path) {
    let origin = Origin::file(path);
    app.handler(ctx).carry_out(Command::OpenFile(path.to_owned()));
    until(app, ctx, |app| app.state.loaded.as_ref().is_some_and(|loaded| loaded.origin == origin));
}

#[test]
fn what_is_read_only_is_not_changed_but_a_copy_of_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (mut app, ctx) = app();
    for (path, kind) in read_only_files(folder.path()).into_iter().zip([ReadOnly::Marked, ReadOnly::Locked]) {
        let before = std::fs::read(&path).unwrap();
        open_file(&mut app, &ctx, &path);
        assert_eq!(app.state.loaded.as_ref().unwrap().read_only(), Some(kind));
        let asked: [&dyn Fn(&mut App); 7] = [
            &|app| app.handler(&ctx).change(Change::Methods(Methods { run_length: 6, ..Methods::default() })),
            &|app| app.handler(&ctx).carry_out(Command::Do(Action::Approve)),
            &|app| app.handler(&ctx).carry_out(Command::Do(Action::AddPriority)),
            &|app| app.handler(&ctx).carry_out(Command::Do(Action::AddData)),
            &|app| app.handler(&ctx).carry_out(Command::ImportFiles(vec![folder.path().join("a.csv")])),
            &|app| app.handler(&ctx).carry_out(Command::ImportFiles(vec![folder.path().join("a.geojson")])),
            &|app| app.handler(&ctx).carry_out(Command::Edit(crate::pages::sheet::publish("c1"))),
        ];
        for ask in asked {
            ask(&mut app);
            let asking = app.state.over.asking.as_ref().expect("it offers a copy");
            assert!(matches!(asking.question, Question::ReadOnly(of) if of == kind), "{asking:?}");
            app.handler(&ctx).answer(crate::pages::Answer::Stay);
            assert!(app.state.sheet.is_none() && app.state.importing.is_none() && !app.is_unsaved());
        }
        app.handler(&ctx).carry_out(Command::Do(Action::Undo));
        assert!(app.state.over.asking.is_none(), "there is nothing to take back");
        let copy = path.with_file_name(format!("{kind:?}-copy.scorecard"));
        let view = app.state.view.clone();
        let shown = app.state.shown;
        // The file itself is no copy of it.
        choose(&mut app, Choosing::Save { shown, written_as: WrittenAs::ToChange }, &path);
        let notice =
            |app: &App| app.state.notice.as_ref().map(|notice| format!("{notice:?}")).unwrap_or_default();
        until(&mut app, &ctx, |app| notice(app).contains("give the copy another name"));
        assert_eq!(app.state.loaded.as_ref().unwrap().read_only(), Some(kind));
        choose(&mut app, Choosing::Save { shown, written_as: WrittenAs::ToChange }, &copy);
        until(&mut app, &ctx, |app| app.state.loaded.as_ref().unwrap().origin == Origin::File(copy.clone()));
        assert_eq!(app.state.loaded.as_ref().unwrap().read_only(), None);
        assert!(!app.is_unsaved() && app.state.view == view, "the reader stays where they were");
        change_methods(&mut app, &ctx);
        app.handler(&ctx).carry_out(Command::Do(Action::Save));
        until(&mut app, &ctx, |app| !app.is_unsaved());
        let saved = std::fs::read_to_string(&copy).unwrap();
        assert!(saved.contains("\"benchmark\": \"peers\"") && !saved.contains("\"read_only\": true"));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }
}

#[test]
fn a_file_that_is_locked_while_it_is_open_becomes_read_only_and_is_so_no_longer_once_it_is_unlocked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.scorecard");
    std::fs::write(&path, include_str!("../../tests/fixtures/full.scorecard")).unwrap();
    let (mut app, ctx) = app();
    open_file(&mut app, &ctx, &path);
    for locks in [true, false] {
        let mut rights = std::fs::metadata(&path).unwrap().permissions();
        #[allow(clippy::permissions_set_readonly_false)]
        rights.set_readonly(locks);
        std::fs::set_permissions(&path, rights).unwrap();
        until(&mut app, &ctx, |app| app.state.loaded.as_ref().unwrap().read_only().is_some() == locks);
    }
}

#[test]
fn a_copy_is_sent_as_it_is_chosen_and_never_over_the_scorecard_itself() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.scorecard");
    let text = include_str!("../../tests/fixtures/full.scorecard");
    let small = text
        .replace("\"numerators\": [600, 625]", "\"numerators\": [600, 6]")
        .replace("[60, 62.5]", "[60, 0.6]");
    assert_ne!(small, text);
    std::fs::write(&own, &small).unwrap();
    let (mut app, ctx) = app();
    open_file(&mut app, &ctx, &own);
    app.handler(&ctx).carry_out(Command::Do(Action::SendCopy));
    let is_made =
        |app: &App| app.state.over.sending.as_ref().is_some_and(super::sending::SendingCopy::is_made);
    until(&mut app, &ctx, is_made);
    let ready = |app: &App| {
        let send = app.state.over.sending.as_ref().unwrap();
        (send.waits(), send.ready.as_ref().unwrap().small_counts.lines.join(" "))
    };
    let (waits, said) = ready(&app);
    assert!(waits == Some(Waits::Decision) && said.contains("the smallest 6"), "{said}");
    // Until it is decided nothing goes anywhere.
    let sent = folder.path().join("sent.scorecard");
    let as_it_is = Outgoing::Copy(crate::export::copy::Format::Scorecard);
    app.handler(&ctx).export_to(as_it_is, sent.clone());
    app.handler(&ctx).send_request(SendRequest::Decide(crate::analysis::withholding::Decision::Withhold));
    app.handler(&ctx).send_request(SendRequest::MarkReadOnly(true));
    assert_eq!(ready(&app).0, Some(Waits::Copying), "the buttons take a press and say what it waits for");
    until(&mut app, &ctx, is_made);
    assert!(ready(&app).0.is_none() && !sent.exists());
    choose(&mut app, Choosing::Export(as_it_is), &own);
    until(&mut app, &ctx, |app| app.state.over.asking.is_some());
    let ask = &app.state.over.asking.as_ref().unwrap().ask;
    assert!(ask.about.contains("the scorecard itself"));
    assert!(ask.answers.iter().all(|(label, _)| label != "Try again"), "it could never come off");
    app.handler(&ctx).answer(crate::pages::Answer::Stay);
    assert_eq!(std::fs::read_to_string(&own).unwrap(), small);
    choose(&mut app, Choosing::Export(as_it_is), &sent);
    until(&mut app, &ctx, |app| app.state.over.sending.is_none());
    let said = app.state.notice.as_ref().unwrap().text.clone();
    assert!(said.starts_with("Wrote a copy, ") && said.contains("sent.scorecard"), "{said}");
    let sent = std::fs::read_to_string(&sent).unwrap();
    assert!(sent.contains("\"read_only\": true") && sent.contains("[600, null]"), "{sent}");
    assert!(!app.is_unsaved(), "the scorecard stays as it is");
}
