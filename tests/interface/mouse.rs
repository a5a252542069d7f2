//! The mouse: clicks select and open, the wheel moves, and neither ends typing.

use crossterm::event::MouseEventKind;
use lscb_audit::tui::commands::Place;

use crate::driver::Driver;

#[test]
fn a_click_selects_and_a_second_one_opens() {
    let mut driver = Driver::library();
    driver.click("Eastmoor LSCB");
    assert_eq!(driver.model.place(), Place::Library);
    driver.click("Eastmoor LSCB").expect("Eastmoor LSCB · 2012");
}

#[test]
fn a_click_on_a_standard_goes_to_it() {
    let mut driver = Driver::open("northbridge/2014");
    driver.click("R11 Professionals");
    assert_eq!(driver.standard(), "R11");
    driver.jump("R2").click("R15 Periodic");
    assert_eq!(driver.standard(), "R15");
}

#[test]
fn a_click_on_a_row_of_the_form_selects_it_and_a_second_one_edits_it() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R4").click("Terms of reference");
    assert_eq!(driver.model.place(), Place::Walkthrough);
    driver.click("Terms of reference").expect("R4: evidence");
}

#[test]
fn a_click_on_a_standard_that_is_compared_selects_it_and_a_second_one_opens_it() {
    for (columns, rows) in [(80, 24), (40, 12)] {
        let mut driver = Driver::open("northbridge/2014").sized(columns, rows);
        driver.press("c G");
        driver.click(" F5 ");
        assert_eq!(driver.model.place(), Place::Compare);
        driver.click(" F5 ").expect("F5 Leadership: OLD 2013");
    }
}

#[test]
fn a_click_on_a_year_of_a_standard_selects_both_and_a_second_one_opens_it() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("t");
    let (column, _) = driver.find(" 2011 ");
    let (_, row) = driver.find("R7   Prevalence");
    driver.click_at(column + 2, row).expect("[2011").expect("R7 Prevalence monitored, 2011");
    driver.click("R9   Wider").expect("R9 Training goes wider, 2011");
    driver.click("R9   Wider").expect("R9 Training goes wider: 2011");
    driver.press("esc").click("Requirements").expect("R9 Training goes wider, 2011");
}

#[test]
fn a_click_beside_everything_does_nothing() {
    let mut driver = Driver::open("northbridge/2014");
    let before = driver.screen();
    for (column, row) in [(0, 0), (79, 0), (0, 23), (79, 23), (29, 10), (200, 200)] {
        driver.click_at(column, row);
    }
    assert_eq!(driver.screen(), before);
}

#[test]
fn the_wheel_moves_by_a_line() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R4").mouse(MouseEventKind::ScrollDown, 5, 5);
    assert_eq!(driver.standard(), "R5");
    driver.mouse(MouseEventKind::ScrollUp, 5, 5);
    assert_eq!(driver.standard(), "R4");
}

#[test]
fn the_wheel_does_not_end_typing() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("e").type_text("half a sen").mouse(MouseEventKind::ScrollDown, 5, 5).mouse(
        MouseEventKind::ScrollUp,
        5,
        5,
    );
    assert_eq!(driver.model.place(), Place::Text);
    driver.type_text("tence").press("esc");
    assert_eq!(driver.response("focus-on-the-child").evidence.as_deref(), Some("half a sentence"));
}

#[test]
fn a_click_on_a_status_answers_it_and_one_on_a_hint_or_the_help_does_what_it_names() {
    let mut driver = Driver::open("northbridge/2014").sized(120, 40);
    let status = |driver: &Driver| driver.response("focus-on-the-child").status.map(|status| status.to_string());
    for (label, word) in
        [("✗ Not in place", "not-met"), ("~ Partly in place", "partly-met"), ("? Not known", "not-known")]
    {
        driver.click(label);
        assert_eq!(status(&driver).as_deref(), Some(word));
    }
    driver.press("esc i i").click("guidance").expect("guidance ─").press("esc");
    driver.click("? help").expect("On this screen").press("esc");
    driver.click(": commands").expect("Commands and standards");
}
