//! The forms: actions, agencies' answers, the board, the audit, the counts.

use jiff::civil::date;
use lscb_audit::audit::Action;
use lscb_audit::framework::Status;

use crate::driver::Driver;
use crate::fixtures::example;

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
    driver.press("enter").type_text("Chair").press("enter down enter").type_text("31 Mar 2015").press("enter");
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
    ] {
        let mut driver = with_action();
        driver.press("down enter").type_text(typed).press("enter");
        assert_eq!(action(&driver).due, Some(due), "{typed}");
    }
}

#[test]
fn an_action_is_done_and_opened_again() {
    let mut driver = with_action();
    driver.press("esc l G up d").expect("Action marked done today");
    assert_eq!(action(&driver).done, Some(date(2014, 11, 10)));
    driver.press("d").expect("Action open again");
    assert_eq!(action(&driver).done, None);
}

#[test]
fn an_action_is_dropped_with_a_reason() {
    let mut driver = with_action();
    driver.press("esc l G up D").type_text("Nobody to ask").press("esc").expect("dropped: Nobody to ask");
    assert_eq!(action(&driver).dropped.as_deref(), Some("Nobody to ask"));
    driver.press("d").expect("Action open again");
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
    driver.press("enter").expect("police's answer").expect("1-5 0 status").press("1");
    assert_eq!(status(&driver), Some(Status::Met));
    driver.press("x");
    assert_eq!(status(&driver), None);
}

#[test]
fn an_agencys_answer_is_written_field_by_field() {
    let mut driver = Driver::open("northbridge/2014");
    driver.row(6).press("enter 4 down enter").type_text("Two\nlines").press("esc");
    driver.press("down down enter").type_text("DI Rufus Larkspur").press("enter");
    driver.press("down enter").type_text("26 Sep 2014").press("enter");
    driver.press("down enter").type_text("Board manager").press("enter");
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
    driver.press("B G").expect("voluntary · returned");
    driver.press("g").expect("Northbridge LSCB");
}
