//! Searching the open audit.

use insta::assert_snapshot;
use lscb_audit::tui::commands::Place;

use crate::driver::Driver;
use crate::fixtures::audit;

const TEXT: &str = "\
[responses.priority]
status = \"met\"
evidence = \"The Panel met in June.\"
note = \"Agreed by the panel\"
[[responses.priority.actions]]
what = \"Ask the panel for dates\"
[responses.sub-group.agencies.police]
status = \"met\"
evidence = \"PANEL minutes\"
";

#[test]
fn evidence_notes_actions_and_agencies_are_searched_whatever_the_case() {
    let mut driver = Driver::open_text(&audit(TEXT));
    driver.press("/").type_text("panel").expect("Search: 4 found");
    driver.press("enter").expect("'panel': 1 of 4");
    assert_eq!(driver.standard(), "R2");
    driver.press("n n").expect("'panel': 3 of 4");
    driver.press("n").expect("'panel': 4 of 4");
    assert_eq!(driver.standard(), "R4");
    driver.press("n").expect("'panel': 1 of 4");
    driver.press("N").expect("'panel': 4 of 4");
}

#[test]
fn the_row_in_which_it_was_found_is_selected() {
    let mut driver = Driver::open_text(&audit(TEXT));
    driver.press("/").type_text("for dates").press("enter enter");
    assert_eq!(driver.model.place(), Place::Sheet, "Enter opens the action");
}

#[test]
fn titles_are_found_and_what_is_nowhere_is_said() {
    let mut driver = Driver::open_text(&audit(""));
    driver.press("/").type_text("sub-group").press("enter");
    assert_eq!(driver.standard(), "R4");
    driver.press("/").type_text("xyzzy").expect("It is nowhere in this audit");
    driver
        .press("enter")
        .expect("It is nowhere in this audit")
        .press("esc n")
        .expect("'xyzzy' is nowhere in this audit");
    assert_eq!(driver.standard(), "R4");
}

#[test]
fn n_before_any_search_says_how_to_search() {
    Driver::open_text(&audit("")).press("n").expect("/ searches");
}

#[test]
fn from_the_overview_it_leads_to_the_walkthrough() {
    let mut driver = Driver::open_text(&audit(TEXT));
    driver.press("o /").type_text("panel").press("enter");
    assert_eq!(driver.model.place(), Place::Walkthrough);
}

#[test]
fn the_search_as_it_looks() {
    let mut driver = Driver::open("northbridge/2014").sized(100, 24);
    assert_snapshot!(driver.press("/").type_text("police").screen());
}

#[test]
fn confused_standards_are_offered_and_gone_to() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R4").press("i s enter");
    assert_eq!(driver.model.place(), Place::Walkthrough);
    assert_ne!(driver.standard(), "R4");
}

#[test]
fn commands_of_other_places_are_found_in_the_palette() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("o :").type_text("add an action").press("enter");
    assert_eq!(driver.model.place(), Place::Text, "it went to the walkthrough for it");
    let mut driver = Driver::library();
    driver.press(":").type_text("write what shows").press("enter").expect("Open an audit first");
}
