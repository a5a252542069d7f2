//! The board paper, written from the interface.

use crate::driver::Driver;
use crate::fixtures::example;

const NAME: &str = "northbridge/2014";
const PAPER: &str = "northbridge/northbridge-2014-board-paper.html";

#[test]
fn p_writes_the_paper_beside_the_audit_and_says_where() {
    let mut driver = Driver::open(NAME);
    driver.press("p").expect("northbridge-2014-board-paper.html");
    let paper = driver.any_file(PAPER);
    assert!(paper.contains("13 of 15 requirements are met (86.7%)") && paper.contains("What became of 2013"));
    assert!(paper.contains("overdue"), "it is the board's latest audit");
    assert_eq!(driver.file(NAME), example(NAME));
    // What is answered next is in the next paper, which takes the place of this one.
    driver.press("g 4 p").expect("northbridge-2014-board-paper.html");
    assert!(driver.any_file(PAPER).contains("12 of 15 requirements are met (80.0%)"));
}

#[test]
fn that_the_paper_holds_what_looks_like_personal_data_is_said_when_it_is_written() {
    let mut driver = Driver::open(NAME);
    assert!(!driver.press("p").notice().contains("personal data"), "{}", driver.notice());
    driver.press("e").type_text("Jade, 14, was seen").press("esc p");
    assert!(driver.notice().contains("1 text looks like personal data"), "{}", driver.notice());
    assert!(driver.notice().ends_with("o names each"), "{}", driver.notice());
}

#[test]
fn it_is_found_in_the_palette_and_on_every_screen_of_an_audit() {
    for keys in ["o p", "c p", "t p", "A p", "i p"] {
        let mut driver = Driver::open(NAME);
        driver.press(keys).expect("northbridge-2014-board-paper.html");
    }
    let mut driver = Driver::open(NAME);
    driver.press(":").type_text("board paper").press("enter").expect("northbridge-2014-board-paper.html");
}

#[test]
fn a_signed_audit_has_its_paper_too_and_of_an_earlier_one_nothing_is_overdue() {
    let mut driver = Driver::open("northbridge/2013");
    driver.press("p").expect("northbridge-2013-board-paper.html");
    let paper = driver.any_file("northbridge/northbridge-2013-board-paper.html");
    assert!(paper.contains("Signed off by") && !paper.contains(">overdue"), "2014 is there");
}

#[test]
fn a_paper_that_somebody_has_changed_stays() {
    let mut driver = Driver::open(NAME);
    driver.write_any_file(PAPER, "my own notes");
    driver.press("p").expect("Rename it or move it away");
    assert_eq!(driver.any_file(PAPER), "my own notes");
}

#[test]
fn what_is_not_saved_is_in_no_paper() {
    let mut driver = Driver::open(NAME);
    driver.disk_fails = Some("the disk is full".to_owned());
    driver.press("g 4 p").expect("no paper was written");
}

#[test]
fn the_paper_knows_the_years_that_the_interface_knows_wherever_they_lie() {
    let files = [("new/this-year", example("northbridge/2014")), ("old/last-year", example("northbridge/2013"))];
    let mut driver = Driver::with_files(files);
    driver.open_file("new/this-year");
    driver.press("p").expect("northbridge-2014-board-paper.html");
    assert!(driver.any_file("new/northbridge-2014-board-paper.html").contains("What became of 2013"));
}
