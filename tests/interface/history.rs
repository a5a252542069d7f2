//! Undo and redo over everything that can be done.

use crate::driver::Driver;
use crate::fixtures::example;

/// One of each thing that can be done to an audit.
fn do_everything(driver: &mut Driver) {
    driver.press("1 e").type_text("One\nTwo").press("esc m").type_text("Note").press("esc r");
    driver.press("a").type_text("Act").press("enter enter").type_text("Chair").press("enter");
    driver.press("enter").type_text("+30d").press("enter esc l G up d d D").type_text("No").press("esc h");
    driver.row(6).press("2 enter down enter").type_text("Agency").press("esc esc");
    driver.jump("R6").press("0").type_text("Shared").press("esc x 3");
    driver.jump("R4").press("h 4").row(1).press("delete");
    driver.jump("R1").press("h l G up delete");
    driver.press("h B enter").type_text(" and Partners").press("enter esc");
    driver.press("I enter ctrl-a").type_text("96").press("enter esc");
}

#[test]
fn undo_over_everything_restores_the_file_byte_for_byte_and_redo_makes_it_again() {
    for line_end in ["\n", "\r\n"] {
        let before = example("northbridge/2014").replace('\n', line_end);
        let mut driver = Driver::open_text(&before);
        do_everything(&mut driver);
        let after = driver.saved();
        let steps = undo_all(&mut driver);
        assert!(steps >= 20, "{steps} steps");
        assert_eq!(driver.saved(), before);
        while driver.press("ctrl-r").notice() != "There is nothing to redo" {}
        assert_eq!(driver.saved(), after);
    }
}

fn undo_all(driver: &mut Driver) -> usize {
    (0..).find(|_| driver.press("u").notice() == "There is nothing to undo").unwrap()
}

#[test]
fn each_step_says_what_it_takes_back() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("1 r u").expect("Undone: F3: to come back to");
    driver.press("u").expect("Undone: F3: In place");
    driver.press("ctrl-r").expect("Done again: F3: In place");
}

#[test]
fn a_new_change_ends_what_could_be_made_again() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("1 u 2 ctrl-r").expect("There is nothing to redo");
}

#[test]
fn undo_works_on_the_pages_of_the_audit_too() {
    for page in ["o", "c", "i"] {
        let mut driver = Driver::open("northbridge/2014");
        driver.press("1").press(page).press("u");
        assert_eq!(driver.saved(), example("northbridge/2014"), "{page}");
    }
}

#[test]
fn a_removed_action_that_comes_back_leaves_the_selection_in_the_form() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R1").press("l G delete up delete u u");
    driver.expect("►✓ R1");
    assert_eq!(driver.saved(), example("northbridge/2014"));
}
