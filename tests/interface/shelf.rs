//! The list of audits: what comes in while it is used, filter, order, the welcome, and whose saving the top line tells.

use insta::assert_snapshot;
use lscb_audit::tui::commands::Place;
use lscb_audit::tui::message::{Effect, Message, Reading};
use lscb_audit::tui::model::Entry;
use lscb_audit::tui::presence::Presence;
use lscb_audit::tui::update::update;

use crate::driver::Driver;
use crate::fixtures::{audit, example, many};

/// The list with so many audits.
fn with_many(count: usize) -> Driver {
    let files = many(count);
    Driver::with_files(files.iter().map(|(name, text)| (name.as_str(), text.clone())))
}

/// The name of the selected file: `b003/2014`.
fn selected(driver: &Driver) -> String {
    let path = &driver.model.selected().unwrap().path;
    path.with_extension("").strip_prefix("audits").unwrap().to_string_lossy().replace('\\', "/")
}

fn read(driver: &mut Driver, reading: Reading) {
    assert_eq!(update(&mut driver.model, Message::Reading(reading)), []);
}

/// The list while nothing has been read yet, and what there is to be read.
fn being_read(count: usize) -> (Driver, Vec<Entry>) {
    let mut driver = with_many(count);
    let entries = std::mem::take(&mut driver.model.shelf);
    read(&mut driver, Reading::Begun);
    (driver, entries)
}

#[test]
fn three_hundred_audits_at_every_size() {
    let mut driver = with_many(300);
    driver.press("down down down down");
    for (columns, rows) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let name = format!("library_300_{columns}x{rows}");
        assert_snapshot!(name, driver.sized_screen(columns, rows));
    }
    driver.press("/").type_text("partnership 2013");
    assert_snapshot!("library_filter", driver.sized_screen(80, 24));
    driver.press("enter s");
    assert_snapshot!("library_filtered_by_year", driver.sized_screen(80, 24));
}

#[test]
fn the_welcome_at_every_size() {
    let mut driver = Driver::with_files([]);
    for (columns, rows) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let name = format!("welcome_{columns}x{rows}");
        assert_snapshot!(name, driver.sized_screen(columns, rows));
    }
    driver.sized_screen(40, 12);
    driver.press("G").expect("files that you can read");
}

#[test]
fn before_anything_is_read_nobody_is_told_that_there_is_nothing() {
    let (driver, _) = being_read(0);
    assert!(driver.shows("reading… 0 audits so far"));
    assert!(!driver.shows("Welcome"));
}

#[test]
fn the_cursor_stays_on_its_audit_whatever_comes_in_before_it() {
    let (mut driver, entries) = being_read(90);
    let (early, late) = entries.split_at(45);
    read(&mut driver, Reading::Part(late.to_vec()));
    driver.expect("reading… 45 audits so far").press("down down down down down");
    let before = selected(&driver);
    for part in early.rchunks(10) {
        read(&mut driver, Reading::Part(part.to_vec()));
        assert_eq!(selected(&driver), before);
    }
    driver.expect("reading… 90 audits so far");
    read(&mut driver, Reading::Done);
    assert_eq!((selected(&driver), driver.model.shelf.len()), (before, 90));
    assert!(!driver.shows("reading"));
}

#[test]
fn what_is_read_again_takes_its_own_place_and_what_is_gone_goes_at_the_end() {
    let mut driver = with_many(9);
    driver.press("down down down down");
    let before = selected(&driver);
    let all = driver.model.shelf.clone();
    read(&mut driver, Reading::Begun);
    assert_eq!(driver.model.shelf.len(), 9, "nothing vanishes while it is read again");
    read(&mut driver, Reading::Part(all.iter().skip(3).cloned().collect()));
    assert_eq!((driver.model.shelf.len(), selected(&driver)), (9, before.clone()));
    read(&mut driver, Reading::Done);
    assert_eq!((driver.model.shelf.len(), selected(&driver)), (6, before));
}

#[test]
fn a_reading_that_is_begun_anew_counts_anew() {
    let (mut driver, entries) = being_read(9);
    read(&mut driver, Reading::Part(entries.iter().take(5).cloned().collect()));
    driver.expect("reading… 5 audits so far");
    read(&mut driver, Reading::Begun);
    driver.expect("reading… 0 audits so far");
    read(&mut driver, Reading::Part(entries.into_iter().skip(6).collect()));
    read(&mut driver, Reading::Done);
    assert_eq!(driver.model.shelf.len(), 3);
}

#[test]
fn no_audit_is_begun_before_it_is_known_which_there_are() {
    let (mut driver, _) = being_read(3);
    driver.press("n").type_text("Board 0 LSCB").press("enter enter").expect("still being read");
    assert_eq!(driver.model.place(), Place::Text, "what was typed is kept");
}

#[test]
fn every_word_of_the_filter_must_be_there() {
    let mut driver = Driver::library();
    for (words, expected) in [
        ("harrow", 3),
        ("HARROW 2014", 1),
        ("2014", 5),
        ("draft 2014", 3),
        ("signed", 12),
        ("pellan signed 2014", 1),
        ("zzz", 0),
    ] {
        driver.press("/ ctrl-u").type_text(words);
        assert_eq!(driver.model.library().unwrap().shown.len(), expected, "{words}");
        driver.expect(&format!("{expected} of 17"));
    }
    driver.expect("No audit has all these words").press("esc");
    assert_eq!(driver.model.library().unwrap().shown.len(), 17);
}

#[test]
fn enter_keeps_the_filter_and_esc_clears_it() {
    let mut driver = Driver::library();
    driver.press("/").type_text("eastmoor").press("enter").expect("3 of 17");
    assert_eq!(driver.model.place(), Place::Library);
    driver.press("down enter").expect("Eastmoor LSCB · 2013");
    driver.press("esc").expect("3 of 17").press("esc").expect("Ashenford");
    assert_eq!(selected(&driver), "eastmoor/2013");
    assert!(!driver.shows("of 17"));
}

#[test]
fn a_paste_filters_and_backspace_takes_back_what_is_seen_as_one_character() {
    let mut driver = Driver::library();
    driver.press("/").paste("pellan\n").expect("3 of 17").type_text("e\u{301}").expect("0 of 17");
    driver.press("backspace").expect("3 of 17");
}

#[test]
fn the_order_is_said_and_the_cursor_stays_on_its_audit() {
    let mut driver = Driver::library();
    driver.press("down down down down down").expect("by board");
    let before = selected(&driver);
    let first = |driver: &Driver| {
        let place = driver.model.library().unwrap().shown[0];
        driver.model.shelf[place].path.display().to_string()
    };
    for (order, top) in [
        ("by year, latest first", "ashenford/2014"),
        ("by progress, least first", "ashenford/2014"),
        ("by attention, most first", "ashenford/2014"),
        ("by board", "ashenford/2011"),
    ] {
        driver.press("s").expect(order);
        assert!(first(&driver).contains(top), "{order}: {}", first(&driver));
        assert_eq!(selected(&driver), before, "{order}");
    }
}

#[test]
fn what_cannot_be_read_needs_attention_first() {
    let later = audit("").replace("format = 1", "format = 2");
    let mut driver = Driver::with_files([("a/2014", audit("")), ("b/2014", later)]);
    driver.press("s s s g");
    assert_eq!(selected(&driver), "b/2014");
    driver.expect("audits/b/2014.toml: this file has format 2");
}

#[test]
fn a_change_after_sign_off_is_said() {
    let signed = example("northbridge/2013");
    let altered = signed.replacen("status = \"met\"", "status = \"partly-met\"", 1);
    let mut driver = Driver::with_files([("a/2012", signed.replace("2013", "2012")), ("a/2013", altered)]);
    driver.press("G").expect("altered after sign-off");
    driver.press("/").type_text("altered").expect("of 2");
    let intact = Driver::with_files([("a/2013", signed)]);
    assert!(intact.shows("signed off") && !intact.shows("altered"));
}

#[test]
fn the_list_does_not_tell_of_the_saving_of_an_audit_that_is_not_in_sight() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("1").expect("saved 14:03").press("esc");
    for keys in ["", "?", "esc T"] {
        driver.press(keys);
        assert!(!driver.shows("saved 14:03") && !driver.shows("2014 · draft"), "{}", driver.screen());
    }
}

#[test]
fn what_is_not_saved_is_named_over_the_list() {
    let mut driver = Driver::open("northbridge/2014");
    driver.disk_fails = Some("the disk is full".to_owned());
    driver.press("1 esc").expect("NOT SAVED: northbridge 2014");
}

#[test]
fn the_welcome_opens_the_examples_in_a_copy() {
    let mut driver = Driver::with_files([]);
    driver.press("e").expect("fictional examples").expect("DEMO").expect("Ashenford LSCB");
    driver.press("down down enter 1").expect("saved 14:03");
    assert!(driver.file("demo/ashenford/2014").contains("Ashenford"));
}

#[test]
fn enter_on_the_welcome_begins_an_audit() {
    let mut driver = Driver::with_files([]);
    driver.press("enter").expect("the board's name").type_text("Saltley LSCB").press("enter enter");
    driver.expect("Saltley LSCB · 2014 · draft");
}

#[test]
fn the_examples_do_not_take_the_place_of_audits() {
    let mut driver = Driver::library();
    driver.press("e").expect("lscb-audit demo");
    assert!(!driver.model.settings.demo);
}

#[test]
fn the_library_is_asked_for_again_when_an_audit_is_left() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("1");
    let effects = update(&mut driver.model, Message::Input(lscb_audit::tui::events::Input::Key(crate::keys::key("L"))));
    assert_eq!(effects, [Effect::Presence(Presence::End), Effect::ReadShelf]);
    // What was changed is shown before anything is read.
    assert!(driver.shows("answered 22 of 24"), "{}", driver.screen());
}
