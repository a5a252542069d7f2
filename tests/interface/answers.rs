//! Answering: a key, what it writes, what it says.

use lscb_audit::framework::Status;
use lscb_audit::tui::commands::Place;
use lscb_audit::tui::message::Setting;

use crate::driver::Driver;
use crate::fixtures::{audit, example};

#[test]
fn every_status_key_saves_and_says_so() {
    let keys = [
        ("2", Status::PartlyMet, "R4: Met → Partly met"),
        ("3", Status::Planned, "R4: Met → Planned"),
        ("4", Status::NotMet, "R4: Met → Not met"),
        ("5", Status::NotKnown, "R4: Met → Not known"),
    ];
    for (key, status, said) in keys {
        let mut driver = Driver::open("northbridge/2014");
        driver.jump("R4").press(key);
        assert_eq!(driver.response("sub-group").status, Some(status));
        driver.expect("✓ saved 14:03").expect(said);
        assert_eq!(driver.standard(), "R4", "the cursor stays");
    }
}

#[test]
fn met_answers_what_was_unanswered() {
    let mut driver = Driver::open("northbridge/2014");
    assert_eq!(driver.standard(), "F3");
    driver.press("1");
    driver.expect("F3: In place").expect("answered 22 of 24");
    assert_eq!(driver.response("focus-on-the-child").status, Some(Status::Met));
}

#[test]
fn an_answer_names_its_reviewer() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("1");
    let response = driver.response("focus-on-the-child");
    assert_eq!(response.reviewer.as_deref(), Some("Hattie Quillfeather"));
    assert_eq!(response.reviewed, Some(jiff::civil::date(2014, 11, 10)));
}

#[test]
fn without_a_name_nobody_elses_stays_and_one_is_given_at_once() {
    let mut driver = Driver::open("northbridge/2014").sized(120, 60);
    driver.model.settings.user = None;
    assert!(driver.jump("R4").response("sub-group").reviewer.is_some());
    driver.press("2").expect("Your name is not known here").expect("Type : your-name");
    assert_eq!(driver.response("sub-group").reviewer, None);
    driver.press(":").type_text("your name").press("enter").type_text("Wim Achterberg").press("enter");
    assert_eq!(driver.settings, [(Setting::User, "Wim Achterberg".to_owned())]);
    driver.expect("Your changes are now recorded as made by Wim Achterberg; kept in config.toml").press("1");
    assert_eq!(driver.response("sub-group").reviewer.as_deref(), Some("Wim Achterberg"));
    assert!(!driver.shows("Your name is not known"));
}

#[test]
fn x_takes_the_answer_away() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R4").press("x");
    assert_eq!(driver.response("sub-group").status, None);
    assert!(driver.response("sub-group").evidence.is_some(), "only the status goes");
    driver.expect("R4: answer taken away");
}

#[test]
fn not_applicable_asks_for_its_reason_and_without_one_nothing_changes() {
    for keys in ["0 esc", "0 enter enter esc", "0 space esc"] {
        let mut driver = Driver::open("northbridge/2014");
        driver.jump("R6").press(keys);
        assert_eq!(driver.model.place(), Place::Walkthrough, "{keys}");
        assert_eq!(driver.file("northbridge/2014"), example("northbridge/2014"), "{keys}");
    }
}

#[test]
fn not_applicable_and_its_reason_are_one_step() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R6").press("0").expect("why does it not apply to this board?");
    driver.type_text("Shared post, audited with Eastmoor").press("esc");
    let response = driver.response("co-ordinator");
    assert_eq!(response.status, Some(Status::NotApplicable));
    assert_eq!(response.reason.as_deref(), Some("Shared post, audited with Eastmoor"));
    driver.expect("R6: Met → Not applicable").press("u");
    assert_eq!(driver.file("northbridge/2014"), example("northbridge/2014"));
}

#[test]
fn a_standard_that_applies_to_every_board_refuses_not_applicable() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R2").press("0");
    assert_eq!(driver.model.place(), Place::Walkthrough);
    assert!(driver.notice().contains("applies to every board"), "{}", driver.notice());
    assert_eq!(driver.file("northbridge/2014"), example("northbridge/2014"));
}

#[test]
fn space_confirms_a_carried_answer() {
    let carried = |driver: &Driver| driver.saved().matches("carried_from").count();
    let mut driver = Driver::open("ashenford/2014");
    assert_eq!((driver.standard(), carried(&driver)), ("R1", 15));
    driver.press("space").expect("R1: confirmed");
    assert_eq!(carried(&driver), 14);
    let response = driver.response("needs-in-planning");
    assert_eq!((response.status, response.carried_from), (Some(Status::PartlyMet), None));
    driver.press("u");
    assert_eq!(driver.saved(), example("ashenford/2014"));
}

#[test]
fn the_same_status_confirms_a_carried_answer_too() {
    let mut driver = Driver::open("ashenford/2014");
    driver.press("2");
    assert_eq!(driver.response("needs-in-planning").carried_from, None);
}

#[test]
fn space_says_that_there_is_nothing_to_confirm() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R4").press("space").expect("R4 is not carried over");
    assert_eq!(driver.saved(), example("northbridge/2014"));
}

#[test]
fn brackets_go_to_what_needs_an_answer_around_the_end() {
    let mut driver = Driver::open("northbridge/2014");
    let mut seen = vec![driver.standard().to_owned()];
    for key in ["]", "]", "]", "[", "["] {
        seen.push(driver.press(key).standard().to_owned());
    }
    assert_eq!(seen, ["F3", "F8", "F9", "F3", "F9", "F8"]);
}

#[test]
fn carried_and_conflicting_answers_need_an_answer() {
    let mut driver = Driver::open("ashenford/2014");
    assert_eq!(driver.press("]").standard(), "R3", "R2 is answered, R3 is carried");
    let conflict = "[responses.priority]\nstatus = \"met\"\n\n[[conflicts]]\nkey = \"responses.priority.status\"\n";
    let mut driver = Driver::open_text(&audit(conflict));
    assert_eq!(driver.press("1 ]").standard(), "R2");
}

#[test]
fn when_all_is_answered_brackets_say_so() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("1 ] 1 ] 1 ]").expect("Every standard is answered").expect("answered 24 of 24");
}

#[test]
fn a_double_tap_never_answers_the_next_standard() {
    let mut once = Driver::open("northbridge/2014");
    once.press("1");
    let mut twice = Driver::open("northbridge/2014");
    twice.press("1 1 1");
    assert_eq!(once.saved(), twice.saved());
    assert_eq!(twice.standard(), "F3");
}

#[test]
fn come_back_to_this_is_marked_and_taken_away() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R4").press("r").expect("R4: to come back to").expect("R4  CSE sub-group       *");
    assert!(driver.response("sub-group").revisit);
    driver.press("r");
    assert!(!driver.response("sub-group").revisit);
}
