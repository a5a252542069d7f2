//! The forms: actions, agencies' answers, the board, the audit, the counts.

use jiff::civil::date;
use lscb_audit::audit::Action;
use lscb_audit::framework::Status;
use lscb_audit::tui::commands::Place;

use crate::driver::Driver;
use crate::fixtures::{audit, example};

/// The driver on a new action of F3, on its sheet.
fn with_action() -> Driver {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("a").type_text("Ask the children").press("enter");
    driver
}

fn action(driver: &Driver) -> Action {
    driver.response("focus-on-the-child").actions[0].clone()
}

#[test]
fn an_action_is_added_and_asks_for_its_owner() {
    let mut driver = with_action();
    driver.expect("Action added").expect("F3 Action");
    let action = action(&driver);
    assert_eq!((action.what.as_str(), action.owner, action.due), ("Ask the children", None, None));
    assert!(action.id.is_some() && action.since.is_some());
}

#[test]
fn an_action_gets_its_owner_and_its_date() {
    let mut driver = with_action();
    driver.press("enter").type_text("Chair").press("enter enter").type_text("31 Mar 2015").press("enter");
    let action = action(&driver);
    assert_eq!((action.owner.as_deref(), action.due), (Some("Chair"), Some(date(2015, 3, 31))));
    driver.expect("31 Mar 2015");
}

#[test]
fn dates_are_taken_as_people_write_them() {
    for (typed, due) in [
        ("2015-03-31", date(2015, 3, 31)),
        ("31/3/2015", date(2015, 3, 31)),
        ("31 march 2015", date(2015, 3, 31)),
        ("5 dec", date(2014, 12, 5)),
        ("+30d", date(2014, 12, 10)),
        ("end of quarter", date(2014, 12, 31)),
    ] {
        let mut driver = with_action();
        driver.press("down enter").type_text(typed).press("enter");
        assert_eq!(action(&driver).due, Some(due), "{typed}");
    }
}

#[test]
fn a_date_says_what_it_will_become_and_is_replaced_by_what_is_typed() {
    let mut driver = with_action();
    driver.press("down enter").type_text("31 ma").expect("31/3/2015, friday");
    assert!(!driver.shows("= 31"), "{}", driver.screen());
    driver.type_text("r").expect("= 31 Mar 2015").press("enter up enter").expect("= 31 Mar 2015");
    driver.type_text("tomorrow").expect("= 11 Nov 2014").press("enter");
    assert_eq!(action(&driver).due, Some(date(2014, 11, 11)));
    assert_eq!(driver.notice(), "F3: due 11 Nov 2014. u undoes");
    driver.press("up enter").type_text("1 sept 2014").press("enter");
    assert_eq!(action(&driver).due, Some(date(2014, 9, 1)));
    assert!(driver.notice().ends_with("That day is past"), "{}", driver.notice());
}

#[test]
fn an_action_is_done_and_opened_again() {
    let mut driver = with_action();
    driver.press("esc l G up d").expect("marked done today");
    assert_eq!(action(&driver).done, Some(date(2014, 11, 10)));
    driver.press("d").expect("open again");
    assert_eq!(action(&driver).done, None);
}

#[test]
fn an_action_is_dropped_with_a_reason() {
    let mut driver = with_action();
    driver.press("esc l G up D").type_text("Nobody to ask").press("esc").expect("dropped: Nobody to ask");
    assert_eq!(action(&driver).dropped.as_deref(), Some("Nobody to ask"));
    driver.press("d").expect("open again");
    assert!(action(&driver).is_open());
}

#[test]
fn an_action_is_done_dropped_and_removed_from_its_row_of_the_form() {
    let mut driver = with_action();
    driver.press("esc l G up d");
    assert!(action(&driver).done.is_some());
    driver.press("d D").type_text("Why not").press("esc");
    assert_eq!(action(&driver).dropped.as_deref(), Some("Why not"), "{}", driver.screen());
    driver.press("delete").expect("Action taken away. u undoes");
    assert_eq!(driver.response("focus-on-the-child").actions, []);
    driver.press("u");
    assert_eq!(driver.response("focus-on-the-child").actions.len(), 1);
}

#[test]
fn keys_for_actions_say_what_they_need_elsewhere() {
    let mut driver = Driver::open("northbridge/2014");
    for key in ["d", "D", "delete"] {
        driver.press(key).expect("Select an action in the form first");
    }
    assert_eq!(driver.saved(), example("northbridge/2014"));
}

#[test]
fn an_agency_answers_from_its_row_and_from_its_sheet() {
    let mut driver = Driver::open("northbridge/2014");
    let status =
        |driver: &Driver| driver.response("focus-on-the-child").agencies.get("police").and_then(|it| it.status);
    driver.row(6).press("2");
    assert_eq!((status(&driver), driver.response("focus-on-the-child").status), (Some(Status::PartlyMet), None));
    driver.press("enter").expect("Northshire Police: its answer").expect("1-5 status").press("1");
    assert_eq!(status(&driver), Some(Status::Met));
    driver.press("x");
    assert_eq!(status(&driver), None);
}

#[test]
fn an_agencys_answer_is_written_field_by_field() {
    let mut driver = Driver::open("northbridge/2014");
    driver.row(6).press("enter 4 down enter").type_text("Two\nlines").press("esc");
    driver.press("down down enter").type_text("DI Rufus Larkspur").press("enter");
    driver.press("enter").type_text("26 Sep 2014").press("enter");
    driver.press("enter").type_text("Board manager").press("enter");
    assert_eq!(driver.model.place(), Place::Walkthrough, "the last row closes the sheet");
    let answer = driver.response("focus-on-the-child").agencies["police"].clone();
    assert_eq!(answer.status, Some(Status::NotMet));
    assert_eq!(answer.evidence.as_deref(), Some("Two\nlines"));
    assert_eq!(answer.by.as_deref(), Some("DI Rufus Larkspur"));
    assert_eq!(answer.on, Some(date(2014, 9, 26)));
    assert_eq!(answer.accepted.as_deref(), Some("Board manager"));
}

#[test]
fn an_agencys_not_applicable_asks_for_its_reason_too() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R5");
    let row = lscb_audit::tui::form::rows(driver.desk().audit(), driver.model.standard().unwrap())
        .iter()
        .position(|row| matches!(row, lscb_audit::tui::form::Row::Agency(_)));
    driver.row(row.unwrap()).press("0").type_text("No such post").press("esc");
    let agencies = driver.response("named-leads").agencies;
    assert!(agencies.values().any(|answer| answer.reason.as_deref() == Some("No such post")), "{agencies:?}");
}

#[test]
fn every_field_of_the_form_is_written() {
    let mut driver = Driver::open("northbridge/2014");
    driver.row(2).press("enter").type_text("minutes/2014-06.pdf\npapers/a.pdf").press("esc");
    driver.row(3).press("enter").type_text("police").press("enter");
    driver.row(4).press("enter").type_text("Talked over").press("esc");
    driver.row(5).press("enter");
    let response = driver.response("focus-on-the-child");
    assert_eq!(response.links, ["minutes/2014-06.pdf", "papers/a.pdf"]);
    assert_eq!(response.lead.as_deref(), Some("police"));
    assert_eq!(response.note.as_deref(), Some("Talked over"));
    assert!(response.revisit);
}

#[test]
fn delete_takes_a_field_away() {
    let mut driver = Driver::open("northbridge/2014");
    driver.jump("R4").row(1).press("delete").expect("Evidence taken away");
    assert_eq!(driver.response("sub-group").evidence, None);
}

#[test]
fn a_step_is_taken_back_in_a_small_form_which_says_no_key_that_does_nothing_there() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("B down enter ctrl-a").type_text("Northland").press("enter");
    assert!(driver.notice().ends_with("u undoes"), "{}", driver.notice());
    driver.press("u");
    assert_eq!(driver.saved(), example("northbridge/2014"));
    assert_eq!(driver.model.place(), Place::Sheet);
    // With the action its form goes too.
    driver.press("esc a").type_text("Ask the schools").press("enter").expect("Action ─").press("u");
    assert_eq!((driver.model.place(), driver.saved()), (Place::Walkthrough, example("northbridge/2014")));
}

#[test]
fn the_board_the_audit_and_the_counts_are_edited() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("B down enter ctrl-a").type_text("Northland").press("enter esc");
    driver.press("P down enter ctrl-a").type_text("4 Nov 2014").press("enter esc");
    driver.press("I down enter ctrl-a").type_text("44").press("enter esc");
    driver.press("I down down down enter ctrl-a").type_text("no").press("enter esc");
    let audit = driver.audit();
    assert_eq!(audit.board.region.as_deref(), Some("Northland"));
    assert_eq!(audit.date, Some(date(2014, 11, 4)));
    assert_eq!(audit.indicators.counts["victims"], 44);
    assert_eq!(audit.indicators.overlap, Some(false));
}

#[test]
fn the_last_row_of_a_sheet_is_reached_at_once() {
    let mut driver = Driver::open("northbridge/2014").sized(40, 12);
    driver.press("B G").expect("Add a partner agency; Delete on");
    driver.press("g").expect("Northbridge LSCB");
}

#[test]
fn an_agencys_answer_is_named_and_its_undo_too() {
    let mut driver = Driver::open("northbridge/2014");
    driver.row(6).press("2").expect("F3, Northshire Police: Partly in place. u undoes");
    driver.press("u").expect("Undone: F3, Northshire Police: Partly in place");
}

#[test]
fn agencies_that_have_not_answered_are_not_shown_as_red() {
    let asked = "[responses.local-procedures.agencies.police]\nby = \"DI Larkspur\"\n";
    let mut driver = Driver::open_text(&audit(asked)).sized(120, 60);
    driver.jump("R3").expect("The one asked has not answered yet");
    driver.row(6).press("2").expect("Agencies  0 of 1 met, 1 partly · red: fewer than half");
}

#[test]
fn the_only_open_action_needs_not_be_selected() {
    let action = "[[responses.sub-group.actions]]\nwhat = \"Invite the voluntary sector\"\n";
    let mut driver = Driver::open_text(&audit(action));
    driver.jump("R4").press("d").expect("marked done today");
    assert!(driver.response("sub-group").actions[0].done.is_some());
}

#[test]
fn an_agency_is_added_to_the_board_and_taken_away() {
    let mut driver = Driver::open_text(&audit(""));
    driver.press(":").type_text("partner agency").press("enter");
    driver
        .type_text("Test Health Trust")
        .press("enter")
        .expect("Test Health Trust added; its id is 'test-health-trust'");
    assert_eq!(driver.model.place(), Place::Sheet);
    let names = |driver: &Driver| driver.audit().board.agencies.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&driver), ["Test Police", "Test Health Trust"]);
    driver.press("G enter").type_text("Test police").press("enter");
    driver.expect("The board has Test Police already, with the id 'police'");
    driver.press("esc G up up up").press("delete").expect("Test Health Trust taken away");
    assert_eq!(names(&driver), ["Test Police"]);
}

#[test]
fn an_agency_that_has_answered_is_taken_away_only_after_a_yes() {
    let mut driver = Driver::open("northbridge/2014");
    let before = driver.saved();
    let agencies = |driver: &Driver| driver.audit().board.agencies.len();
    let count = agencies(&driver);
    driver
        .press("B")
        .press(&"down ".repeat(5))
        .press("delete")
        .expect("Take away Northshire Police and its 4 answers?");
    driver.press("esc").expect("Nothing was taken away").press("delete").type_text("no").press("enter");
    assert_eq!(driver.saved(), before);
    driver.press("delete").type_text("yes").press("enter").expect("taken away. u undoes");
    assert_eq!(agencies(&driver), count - 1);
    assert!(!driver.saved().contains("agencies.police]"), "its answers go with it");
    driver.press("esc u");
    assert_eq!(driver.saved(), before);
}

#[test]
fn nothing_was_done_on_a_day_that_has_not_come() {
    let mut driver = with_action();
    driver.press("down down enter").type_text("31 mar 2015").press("enter").expect("31 Mar 2015 has not come yet");
    assert_eq!(action(&driver).done, None);
}
