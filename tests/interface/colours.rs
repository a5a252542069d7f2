//! Colours on cells: the selected row, the statuses, and what is left of them without colours.

use lscb_audit::framework::Status;
use lscb_audit::tui::theme::{Depth, Ground, Role};
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

use crate::driver::Driver;

/// The cell at which that text begins.
#[track_caller]
fn cell(driver: &Driver, text: &str) -> Cell {
    driver.buffer()[driver.find(text)].clone()
}

fn ground(style: Style) -> Color {
    style.bg.unwrap()
}

#[test]
fn the_selected_row_of_the_list_has_the_focus_ground_over_its_whole_width() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R4");
    let (_, row) = driver.find("R4  CSE");
    let focus = ground(driver.theme().on(Ground::Focus, Role::Focus));
    let buffer = driver.buffer();
    assert!((1..29).all(|column| buffer[(column, row)].bg == focus));
    assert_ne!(buffer[(5, row + 1)].bg, focus);
}

#[test]
fn the_selected_row_of_the_form_has_the_focus_ground() {
    let mut driver = Driver::open("northbridge/2014");
    let focus = ground(driver.theme().on(Ground::Focus, Role::Focus));
    driver.jump("R4");
    assert_ne!(cell(&driver, "Terms of").bg, focus);
    driver.row(1);
    assert_eq!(cell(&driver, "Terms of").bg, focus);
    assert_eq!(cell(&driver, "for older teenagers").bg, focus, "all lines of the row");
}

#[test]
fn the_selected_rows_of_the_library_the_palette_and_the_themes_have_it_too() {
    let mut driver = Driver::open("northbridge/2014");
    let focus = ground(driver.theme().on(Ground::Focus, Role::Focus));
    driver.press(": down");
    assert_eq!(cell(&driver, "To the next standard").bg, focus);
    driver.press("esc T");
    assert_eq!(cell(&driver, "dark").bg, focus);
    driver.press("esc B");
    assert_eq!(cell(&driver, "Name").bg, focus);
    driver.press("esc c");
    assert_eq!(cell(&driver, "R1   Needs").bg, focus);
    driver.press("L");
    assert_eq!(cell(&driver, "Northbridge LSCB  2014").bg, focus);
}

#[test]
fn statuses_have_their_colours() {
    let mut driver = Driver::open("eastmoor/2014");
    let theme = driver.theme();
    driver.press("G");
    for (text, status) in
        [("✓ R2", Status::Met), ("~ R5", Status::PartlyMet), ("✗ R4", Status::NotMet), ("? R7", Status::NotKnown)]
    {
        driver.press("g");
        assert_eq!(Some(cell(&driver, text).fg), theme.by_status(Some(status)).fg, "{text}");
    }
}

#[test]
fn what_is_not_saved_is_said_in_the_colour_of_errors() {
    let mut driver = Driver::open("northbridge/2014");
    driver.disk_fails = Some("the disk is full".to_owned());
    driver.press("1");
    assert_eq!(Some(cell(&driver, "NOT SAVED").fg), driver.theme().on(Ground::Bar, Role::Error).fg);
}

#[test]
fn without_colours_the_selected_row_is_reversed_and_nothing_is_coloured() {
    let mut driver = Driver::open("northbridge/2014");
    driver.depth = Depth::None;
    driver.jump("R4");
    let reversed = |cell: Cell| cell.modifier.contains(Modifier::REVERSED);
    assert!(reversed(cell(&driver, "R4  CSE")));
    assert!(!reversed(cell(&driver, "R5  Named")));
    driver.row(1);
    assert!(reversed(cell(&driver, "Terms of")));
    driver.press("esc L");
    assert!(reversed(cell(&driver, "Northbridge LSCB  2014")));
    let coloured = driver.buffer().content.iter().any(|cell| cell.fg != Color::Reset || cell.bg != Color::Reset);
    assert!(!coloured);
}

#[test]
fn a_sentence_over_the_screen_leaves_nothing_of_it_behind() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("0");
    assert!(!driver.screen().lines().last().unwrap().contains('┘'));
    assert!(!driver.screen().lines().nth(22).unwrap().contains('┘'), "{}", driver.screen());
}
