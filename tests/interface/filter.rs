//! The walkthrough lists only some standards.

use insta::assert_snapshot;

use crate::driver::Driver;
use crate::fixtures::audit;

/// Three standards: R1 met without evidence, R2 not met, R3 to be come back to and unanswered.
fn three() -> Driver {
    let text = audit(
        "[responses.needs-in-planning]\nstatus = \"met\"\n[responses.priority]\nstatus = \"not-met\"\n[responses.local-procedures]\nrevisit = true\n",
    );
    Driver::open_text(&text)
}

#[test]
fn the_key_goes_through_what_there_is_and_back_to_all() {
    let mut driver = three();
    driver.press("f").expect("Listed: to answer, 22 standards");
    driver.press("f").expect("Listed: not yet met, 1 standard");
    assert_eq!(driver.standard(), "R2");
    driver.press("f").expect("Listed: to come back to, 1 standard");
    assert_eq!(driver.standard(), "R3");
    driver.press("f").expect("Listed: to look at again, 1 standard");
    assert_eq!(driver.standard(), "R1");
    driver.press("f").expect("All standards are listed").expect("R15");
}

#[test]
fn what_is_answered_stays_under_the_hand() {
    let mut driver = three();
    driver.press("f 1 1");
    assert_eq!(driver.standard(), "R3", "a double tap answers the same standard");
    assert!(driver.shows("R3"));
    driver.press("j");
    assert_eq!(driver.standard(), "R4");
    assert!(driver.response("sub-group").status.is_none());
}

#[test]
fn moving_skips_what_is_not_listed_and_jumping_lists_all_again() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("f f g");
    let first = driver.standard().to_owned();
    driver.press("G");
    assert_ne!(driver.standard(), first);
    driver.press("]");
    assert!(driver.shows("Standards"), "{}", driver.screen());
}

#[test]
fn esc_lists_all_again_before_it_leaves() {
    let mut driver = three();
    driver.press("f esc").expect("All standards are listed");
    assert!(driver.shows("R15"));
}

#[test]
fn what_is_listed_is_said() {
    assert_snapshot!(Driver::open("northbridge/2012").press("f v j v").screen());
}
