//! All years of a board.

use insta::assert_snapshot;
use lscb_audit::tui::commands::Place;

use crate::driver::Driver;
use crate::fixtures::audit;

#[test]
fn the_years_as_they_look() {
    let screens = [(40, 12), (80, 24), (120, 40)]
        .map(|(columns, rows)| Driver::open("ashenford/2014").sized(columns, rows).press("t").screen());
    assert_snapshot!(screens.join("\n\n"));
}

#[test]
fn a_year_without_an_audit_is_a_gap() {
    let mut driver = Driver::open("ashenford/2014");
    driver.press("t").expect(" 2012  none [2014]");
}

#[test]
fn what_a_year_says_of_a_standard_is_shown_and_left_again_at_the_same_place() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("t down down left left enter").expect("Specific local procedures: 2012");
    driver.press("esc");
    assert_eq!(driver.model.place(), Place::Trend);
    driver.expect("[2012]").press("enter").expect("Specific local procedures: 2012");
}

#[test]
fn the_past_of_the_selected_standard_is_said() {
    let mut driver = Driver::open("pellan/2014");
    driver.press("t").expect("R1 Needs built into planning, 2014: Partly met. Not met since 2012 (3");
    driver.press("t");
    assert_eq!(driver.model.place(), Place::Walkthrough, "the key that opened it closes it");
}

/// The years of a board from 1990 to 2029, the one of 2014 open.
fn forty_years() -> Driver {
    let year =
        |year: u16| audit("[responses.priority]\nstatus = \"met\"\n").replace("year = 2014", &format!("year = {year}"));
    let names: Vec<(String, String)> = (1990..2030).map(|n| (format!("board/{n}"), year(n))).collect();
    let mut driver = Driver::with_files(names.iter().map(|(name, text)| (name.as_str(), text.clone())));
    driver.open_file("board/2014");
    driver
}

#[test]
fn forty_years_scroll_and_say_how_many_are_out_of_sight() {
    let mut driver = forty_years();
    driver.press("t").expect(" <21 ").expect(" 2011  2012  2013 [2014] 2015  2016  2017 12>");
    for _ in 0..40 {
        driver.press("left");
    }
    driver.expect("[1990]").expect(" 1996 33>");
    assert!(!driver.shows("<"));
    driver.press("down enter").expect("Treated as a priority: 1990").press("esc").expect("[1990]");
    for _ in 0..40 {
        driver.press("right");
    }
    driver.expect(" <33 ").expect("[2029]").expect(" 2023 ");
    assert!(!driver.shows(">"));
}

#[test]
fn forty_years_at_every_size() {
    let screens = [(40, 12), (80, 24), (120, 40), (200, 60)]
        .map(|(columns, rows)| forty_years().sized(columns, rows).press("t").screen());
    assert_snapshot!(screens.join("\n\n"));
}

#[test]
fn years_with_nothing_in_common_are_shown_and_said() {
    let mut driver = crate::compare::nothing_in_common().sized(80, 60);
    driver.press("t").expect("0 of 48 standards are in all these audits");
    driver.expect("2014: Met").press("left").expect("2013: Not asked").press("enter").expect("Not asked");
    driver.press("esc G").expect("2013: Partly in place");
}

#[test]
fn a_board_with_one_audit_has_one_year() {
    let mut driver = Driver::open_text(&audit(""));
    driver.press("t left right enter").expect("Unanswered");
}
