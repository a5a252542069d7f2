//! Two years beside each other.

use crate::driver::Driver;

#[test]
fn the_nearest_earlier_year_is_taken() {
    Driver::open("northbridge/2014").press("c").expect("2013 → 2014");
    Driver::open("ashenford/2014").press("c").expect("2012 → 2014");
    Driver::open("northbridge/2012").press("c").expect("2011 → 2012");
}

#[test]
fn the_first_year_is_compared_with_the_next_one() {
    Driver::open("northbridge/2010").press("c").expect("2010 → 2011");
}

#[test]
fn minus_and_plus_go_to_older_and_newer_years_and_stop_at_the_ends() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("c -").expect("2012 → 2014");
    driver.press("- -").expect("2010 → 2014");
    driver.press("-").expect("There is no other year that way").expect("2010 → 2014");
    driver.press("+ + + +").expect("2013 → 2014").expect("There is no other year that way");
}

#[test]
fn a_later_year_stands_on_the_right() {
    Driver::open("northbridge/2012").press("c +").expect("2012 → 2013");
}

#[test]
fn f_shows_everything_or_only_what_changed() {
    let mut driver = Driver::open("ashenford/2014").sized(120, 40);
    driver.press("c");
    assert!(!driver.shows("R14  Neighbouring"), "it was unanswered and is");
    driver.press("f").expect("R14  Neighbouring").press("f");
    assert!(!driver.shows("R14  Neighbouring"));
}

#[test]
fn a_standard_is_shown_whole_and_esc_goes_back_to_the_same_place() {
    let mut driver = Driver::open("northbridge/2014");
    let before = driver.press("c down down").screen();
    driver.press("enter").expect("R3 Specific local procedures: 2013 → 2014").expect("Note of 2013");
    assert_eq!(driver.press("esc").screen(), before);
    driver.press("esc").expect("Standards");
}

#[test]
fn the_end_of_a_standard_shown_whole_is_its_end() {
    let mut driver = Driver::open("northbridge/2014").sized(40, 12);
    let top = driver.press("c enter").screen();
    let end = driver.press("G").screen();
    assert_ne!(top, end);
    assert_ne!(driver.press("up").screen(), end, "one key up is seen at once");
}

#[test]
fn undo_is_seen_in_the_comparison() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R1").press("4 c").expect("12 of 15 met");
    driver.press("u").expect("13 of 15 met");
}

#[test]
fn a_board_with_one_audit_has_nothing_to_compare_with() {
    Driver::open_text(&crate::fixtures::audit("")).press("c").expect("There is no other audit of this board");
}
