//! Every screen at every size. One run takes a third of the sizes of each screen, the next screen another third;
//! with `LSCB_AUDIT_EVERY_SIZE` it takes all.

use std::ops::RangeInclusive;

use lscb_audit::tui::commands::Place;

use crate::driver::Driver;
use crate::fixtures::audit;

/// The keys to every screen from the walkthrough.
const SCREENS: [&str; 32] = [
    "",
    "tab",
    "tab G",
    "o",
    "c",
    "c enter",
    "c G",
    "c O",
    "c f",
    "i",
    "?",
    ":",
    "T",
    "B",
    "I",
    "e",
    "a",
    "a x enter",
    "/ p o l",
    "f v",
    "t",
    "t enter",
    "t left left G enter",
    "L",
    "A",
    "L /",
    "L b",
    "L b tab G",
    "L b tab tab",
    "L b tab enter",
    "L b shift-tab shift-tab G",
    "L b shift-tab",
];

#[test]
fn every_screen_is_drawn_at_every_size() {
    let all = std::env::var_os("LSCB_AUDIT_EVERY_SIZE").is_some();
    for (third, keys) in (0..).zip(SCREENS) {
        let mut driver = Driver::open("northbridge/2014");
        driver.jump("R3").press(keys);
        for (columns, rows) in sizes(38..=60, 11..=20).filter(|(c, r)| all || (c + r) % 3 == third % 3) {
            driver.resize(columns, rows).buffer();
        }
    }
}

#[test]
fn every_smaller_size_is_drawn() {
    let mut driver = Driver::open("northbridge/2014");
    for (columns, rows) in sizes(1..=60, 1..=12) {
        driver.resize(columns, rows).buffer();
    }
}

fn sizes(columns: RangeInclusive<u16>, rows: RangeInclusive<u16>) -> impl Iterator<Item = (u16, u16)> {
    columns.flat_map(move |columns| rows.clone().map(move |rows| (columns, rows)))
}

#[test]
fn audits_with_nothing_in_common_are_drawn_at_every_size() {
    let mut driver = crate::compare::nothing_in_common();
    for keys in ["c", "G", "enter", "esc O", "esc f", "esc esc t", "G", "left", "enter"] {
        driver.press(keys);
        for (columns, rows) in sizes(38..=70, 11..=16).filter(|(columns, _)| columns % 4 == 2) {
            driver.resize(columns, rows).buffer();
        }
        driver.resize(80, 24);
    }
}

#[test]
fn the_question_and_the_welcome_are_drawn_at_every_size() {
    let mut changed = Driver::open("northbridge/2014");
    changed.somebody_writes("northbridge/2014", &audit(""));
    changed.press("1");
    let mut gone = Driver::open("northbridge/2014");
    std::fs::remove_file(gone.path("northbridge/2014")).unwrap();
    gone.press("1").expect("The file is gone");
    for driver in [&mut changed, &mut gone, &mut Driver::with_files([])] {
        for (columns, rows) in sizes(38..=60, 11..=20) {
            driver.resize(columns, rows).buffer();
        }
    }
}

#[test]
fn below_the_smallest_size_a_line_says_what_is_needed() {
    for (columns, rows) in [(39, 12), (40, 11), (39, 11)] {
        Driver::open("northbridge/2014").sized(columns, rows).expect("This window is too small: 40 by 12");
    }
    assert!(Driver::open("northbridge/2014").sized(40, 12).shows("Standards"));
}

#[test]
fn at_one_by_one_keys_and_clicks_do_nothing_that_nobody_could_see() {
    let mut driver = Driver::open("northbridge/2014").sized(1, 1);
    driver.press("j k pageup pagedown g G tab o pagedown esc c enter pagedown esc esc i G esc ? G esc : esc L");
    driver.click_at(0, 0);
    driver.resize(80, 24).expect("F3 Focus on the child");
    assert_eq!((driver.standard(), driver.model.place()), ("F3", Place::Walkthrough));
}

#[test]
fn the_name_of_the_board_gives_way_before_how_far_its_audit_is() {
    for (columns, top) in [(60, "· 2014 · draft  "), (40, "… · 2014 ")] {
        let screen = Driver::open("northbridge/2014").sized(columns, 24).press("r").screen();
        assert!(screen.lines().next().is_some_and(|line| line.contains(top) && line.contains("saved")), "{screen}");
    }
}
