//! The list of audits: opening, beginning anew, carrying over.

use std::path::Path;

use lscb_audit::tui::commands::Place;
use lscb_audit::tui::message::Effect;

use crate::driver::{Driver, FOLDER};
use lscb_audit::audit::Year;

#[test]
fn enter_opens_the_selected_audit_and_esc_goes_back_to_it() {
    let mut driver = Driver::library();
    driver.press("down down enter").expect("Ashenford LSCB · 2014");
    driver.press("esc enter").expect("Ashenford LSCB · 2014");
}

#[test]
fn the_list_shows_what_was_changed_in_the_audit_that_was_left() {
    for back in ["esc", "L"] {
        let mut driver = Driver::open("northbridge/2014");
        driver.expect("answered 21 of 24").press("1").press(back);
        driver.expect("answered 22 of 24");
        driver.press("enter").expect("Northbridge LSCB · 2014");
    }
}

#[test]
fn n_asks_for_the_board_and_the_year_and_opens_a_blank_audit() {
    let mut driver = Driver::library();
    driver.press("n").expect("the board's name").type_text("Saltley LSCB").press("enter");
    driver.expect("the year in which the period audited ends").expect("2014").press("enter");
    driver.expect("Saltley LSCB · 2014 · draft").expect("answered 0 of 24");
    assert!(driver.file("saltley/2014").contains("name = \"Saltley LSCB\""));
    driver.press("1 esc").expect("Saltley LSCB");
}

#[test]
fn an_empty_name_begins_nothing() {
    let mut driver = Driver::library();
    driver.press("n esc");
    assert_eq!(driver.model.place(), Place::Library);
}

#[test]
fn going_back_from_the_name_or_the_year_begins_nothing() {
    let mut driver = Driver::library();
    driver.press("n").type_text("Saltley LSCB").press("esc").expect("No audit was begun");
    driver.press("n").type_text("Saltley LSCB").press("enter esc").expect("No audit was begun");
    assert_eq!(driver.model.place(), Place::Library);
    assert!(!driver.screen().contains("Saltley"));
}

#[test]
fn a_name_without_letters_and_a_year_that_is_none_stay_in_their_fields() {
    let mut driver = Driver::library();
    driver.press("n").type_text("...").press("enter").expect("at least one letter or digit");
    driver.press("ctrl-a").type_text("Saltley").press("enter ctrl-a").type_text("1066").press("enter");
    assert_eq!(driver.model.place(), Place::Text);
    driver.press("ctrl-a").type_text("2012").press("enter").expect("Saltley · 2012");
}

#[test]
fn a_board_that_has_that_year_already_gets_no_second_one() {
    let mut driver = Driver::library();
    driver.press("n").type_text("Northbridge LSCB").press("enter enter");
    driver.expect("has an audit of 2014 already");
}

#[test]
fn a_known_board_gets_its_new_year_in_its_own_folder() {
    let mut driver = Driver::library();
    driver.press("n").type_text("Northbridge LSCB").press("enter ctrl-a").type_text("2015").press("enter");
    assert!(driver.file("northbridge/2015").contains("id = \"northbridge\""));
}

#[test]
fn y_begins_the_next_year_with_answers_to_be_confirmed() {
    let mut driver = Driver::open("northbridge/2014");
    driver
        .press("esc y")
        .expect("For which year?")
        .press("enter")
        .expect("Northbridge LSCB · 2015 · draft")
        .expect("Still so? Space");
    assert!(driver.file("northbridge/2015").matches("carried_from = 2014").count() >= 20);
}

#[test]
fn y_carries_over_what_was_just_changed() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("1 esc y enter").jump("F3").expect("2014: In place. Still so?");
}

#[test]
fn what_is_still_carried_is_on_the_overview_and_in_the_comparison_until_it_is_confirmed() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("esc y enter o").expect("15 carried over, not confirmed").expect("6 carried over, not confirmed");
    driver.press("c").expect("21 answers of 2015 carried over and not confirmed").press("esc");
    driver.press("g v j v space").expect("R1 and R2: confirmed").press("c").expect("19 answers of 2015 carried over");
    driver.press("esc u c").expect("21 answers of 2015 carried over");
}

#[test]
fn an_action_that_is_taken_over_keeps_its_first_year() {
    let mut driver = Driver::open("northbridge/2014");
    let first = |driver: &Driver, what: &str| {
        let audit = driver.audit();
        let found = audit.actions().find(|(_, action)| action.what == what).unwrap().1.since;
        found.map(Year::number)
    };
    let open: Vec<(String, Option<u16>)> = driver
        .audit()
        .actions()
        .filter(|(_, action)| action.is_open())
        .map(|(_, action)| (action.what.clone(), action.since.map(Year::number)))
        .collect();
    assert!(open.iter().any(|(_, since)| since.is_some_and(|year| year < 2014)), "{open:?}");
    driver.press("esc y enter");
    for (what, since) in open {
        assert_eq!(first(&driver, &what), Some(since.unwrap_or(2014)), "{what}");
    }
    driver.press("A").expect("first in 201");
}

#[test]
fn y_where_the_next_year_is_there_says_so() {
    let mut driver = Driver::library();
    driver.press("G up y ctrl-a").type_text("2014").press("enter").expect("has an audit of 2014 already");
    driver.press("esc").expect("Left as it was");
}

#[test]
fn a_file_that_cannot_be_read_says_why_when_it_is_opened() {
    let later = crate::fixtures::audit("").replace("format = 1", "format = 2");
    let mut driver = Driver::with_files([("board/2014", later)]);
    driver.press("enter");
    assert!(driver.notice().contains("format 2"), "{}", driver.notice());
    assert!(driver.model.desk.is_none());
    driver.press("y");
    assert!(driver.model.desk.is_none());
}

#[test]
fn where_going_back_keeps_nothing_no_hint_says_that_it_does() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("e").expect("Esc keep and go back").press("esc esc");
    driver.press("y").expect("Esc: go back, and no audit is begun");
    assert!(!driver.shows("keep and go back"));
}

#[test]
fn leaving_while_a_new_audit_is_named_begins_none() {
    let mut driver = Driver::with_files([]);
    driver.press("n").type_text("Sal").press("ctrl-c");
    assert!(driver.ended);
    assert!(!driver.path("sal/2014").exists());
}

#[test]
fn esc_on_the_first_screen_does_not_leave() {
    let mut driver = Driver::library();
    driver.press("esc esc esc").expect("q leaves the program");
    assert!(!driver.ended);
    driver.press("q");
    assert!(driver.ended);
}

#[test]
fn keys_of_an_open_audit_say_in_the_list_that_one_has_to_be_opened() {
    for keys in ["o", "c", ": R 7 enter"] {
        let mut driver = Driver::library();
        driver.press(keys).expect("Open an audit first");
    }
}

#[test]
fn next_year_is_the_next_free_one_and_a_draft_that_is_not_finished_says_so() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("L g").expect("Northbridge LSCB 2010").press("y").expect("2015");
    driver.press("esc G y").expect("The audit of 2014 is not finished: 3 of 24 not answered yet");
    driver.expect("Enter go on   Esc go back, nothing done").press("ctrl-a").type_text("2016").press("tab");
    driver.expect("2016");
    assert!(driver.file("northbridge/2016").contains("year = 2016"));
}

#[test]
fn more_rows_are_announced_in_the_border() {
    let mut driver = Driver::library().sized(80, 16);
    assert!(driver.shows("more below") && !driver.shows("more above"));
    driver.press("G").expect("more above");
    assert!(!driver.shows("more below"));
    let mut driver = Driver::open("northbridge/2014");
    driver.press("g").expect("─ more below ─┘└").press("G").expect(" more above ─┐┌");
}

#[test]
fn two_files_for_one_board_and_year_are_told_apart_in_the_list() {
    let text = Driver::library().file("northbridge/2014");
    let mut driver = Driver::with_files([
        ("northbridge/2014", text.clone()),
        ("northbridge/2014 (conflicted copy)", text),
        ("northbridge/2013", Driver::library().file("northbridge/2013")),
    ]);
    driver.resize(130, 24);
    driver.expect("twice: 2014.toml; draft").expect("twice: 2014 (conflicted copy).");
    assert_eq!(driver.screen().matches("twice: ").count(), 2);
    driver.press("down").expect("Keep one: of several files for one board and year none counts. 2014");
}

#[test]
fn a_file_that_cannot_be_opened_is_the_one_that_is_selected() {
    let mut driver = Driver::with_files([
        ("ashenford/2014", Driver::library().file("ashenford/2014")),
        ("northbridge/2014", "format = ".to_owned()),
    ]);
    driver.perform(vec![Effect::Open(Path::new(FOLDER).join("northbridge/2014.toml"))]);
    driver.press("enter");
    assert_eq!(driver.model.place(), Place::Library, "no other audit is opened");
}
