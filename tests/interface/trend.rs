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
    driver.press("t").expect(" 2012  none [2014");
}

#[test]
fn what_a_year_says_of_a_standard_is_shown_and_left_again_at_the_same_place() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("t down down left left enter").expect("Specific local procedures: 2012");
    driver.press("esc");
    assert_eq!(driver.model.place(), Place::Trend);
    driver.expect("[2012").press("enter").expect("Specific local procedures: 2012");
}

#[test]
fn the_past_of_the_selected_standard_is_said() {
    let mut driver = Driver::open("pellan/2014");
    driver.press("t").expect("R1 Needs built into planning, 2014: Partly met. Not met since 2012 (3");
    driver.press("t");
    assert_eq!(driver.model.place(), Place::Walkthrough, "the key that opened it closes it");
}

#[test]
fn forty_years_scroll() {
    let year =
        |year: u16| audit("[responses.priority]\nstatus = \"met\"\n").replace("year = 2014", &format!("year = {year}"));
    let names: Vec<(String, String)> = (1990..2030).map(|n| (format!("board/{n}"), year(n))).collect();
    let mut driver = Driver::with_files(names.iter().map(|(name, text)| (name.as_str(), text.clone())));
    driver.open_file("board/2014");
    driver.press("t").expect("[2014");
    for _ in 0..40 {
        driver.press("left");
    }
    driver.expect("[1990");
    for _ in 0..40 {
        driver.press("right");
    }
    driver.expect("[2029").expect(" 2022 ");
}

#[test]
fn a_board_with_one_audit_has_one_year() {
    let mut driver = Driver::open_text(&audit(""));
    driver.press("t left right enter").expect("Unanswered");
}
