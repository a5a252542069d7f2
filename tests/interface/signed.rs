//! A signed audit is shown and not changed.

use crate::driver::Driver;
use crate::fixtures::example;

const NAME: &str = "northbridge/2013";

#[test]
fn a_signed_audit_says_so_when_it_is_opened() {
    Driver::open(NAME).expect("signed off").expect("This audit is signed off, so it is shown and not changed");
}

#[test]
fn every_edit_is_refused_in_a_sentence() {
    for number in ["R1", "R3", "R6"] {
        for keys in ["1", "2", "3", "4", "5", "0", "x", "e", "m", "a", "r"] {
            let mut driver = Driver::open(NAME);
            driver.jump(number).press(keys);
            assert!(driver.notice().contains("signed off"), "{number} {keys}: {}", driver.screen());
            driver.press("esc esc");
            assert_eq!(driver.file(NAME), example(NAME), "{number} {keys}");
        }
    }
}

#[test]
fn every_row_of_the_form_and_of_the_sheets_refuses_every_edit() {
    let mut driver = Driver::open(NAME);
    driver.jump("R3");
    for row in 0..20 {
        for key in ["enter", "d", "D", "delete", "1", "x"] {
            driver.row(row).press(key).type_text("x").press("enter d D delete").back_to_walkthrough();
        }
    }
    for sheet in ["B", "P", "I"] {
        driver.press(sheet).press("enter x delete down enter delete").back_to_walkthrough();
    }
    driver.press("u ctrl-r ctrl-s");
    assert_eq!(driver.file(NAME), example(NAME));
    assert_eq!(driver.desk().text(), example(NAME));
}

#[test]
fn a_refused_removal_is_not_said_to_be_done() {
    let mut driver = Driver::open(NAME);
    driver.jump("R1").press("l G up delete");
    assert!(driver.notice().contains("signed off"), "{}", driver.screen());
}

#[test]
fn a_signed_audit_invites_no_changes() {
    let mut driver = Driver::open("northbridge/2013").sized(120, 60);
    driver.jump("R4");
    let last = |driver: &Driver| driver.screen().lines().last().unwrap().to_owned();
    for hint in ["status", "next to answer", "e evidence", "a action"] {
        assert!(!last(&driver).contains(hint), "{}", last(&driver));
    }
    for hint in ["adds an action", "marks it", "1 ✓"] {
        assert!(!driver.shows(hint), "{hint}");
    }
    driver.press("o").expect("it is shown and not changed");
    assert!(driver.screen().replace("│\n│", "").contains("once U has opened it again"), "{}", driver.screen());
}
