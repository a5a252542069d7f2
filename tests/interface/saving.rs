//! What is on the disk: changed by somebody else, not to be written, gone.

use std::fs;

use jiff::civil::date;
use lscb_audit::audit::{self, Signing};
use lscb_audit::framework::{Frameworks, Status};
use lscb_audit::tui::commands::Place;
use lscb_audit::tui::events::Input;
use lscb_audit::tui::message::{Effect, Message, SaveOutcome};
use lscb_audit::tui::update::update;

use crate::driver::Driver;
use crate::fixtures::example;

const NAME: &str = "northbridge/2014";

/// Northbridge's latest as somebody else has left it: with another chair.
fn theirs() -> String {
    with_another_chair(&example(NAME))
}

fn with_another_chair(text: &str) -> String {
    text.replace("chair = \"Desmond Applegarth\"", "chair = \"Somebody Else\"")
}

/// The same, signed off.
fn signed(text: &str) -> String {
    let audit = audit::read(text, &Frameworks::embedded()).audit.unwrap();
    let signing = Signing {
        by: "Desmond Applegarth".to_owned(),
        role: None,
        on: date(2014, 11, 10),
        forced: Some("x".to_owned()),
    };
    audit::sign(text, &audit, &signing).unwrap()
}

/// Northbridge's latest, signed off by somebody else before it was answered here.
fn signed_elsewhere() -> (Driver, String) {
    let mut driver = Driver::open(NAME);
    let theirs = signed(&example(NAME));
    driver.somebody_writes(NAME, &theirs);
    driver.press("1");
    (driver, theirs)
}

#[test]
fn what_somebody_else_saved_is_merged_with_what_is_answered_here() {
    let mut driver = Driver::open(NAME);
    driver.press("2");
    driver.somebody_writes(NAME, &with_another_chair(&driver.saved()));
    driver.press("1");
    assert_eq!(driver.notice(), "Merged with what somebody else saved: details of the audit. Undo starts anew");
    driver.expect("✓ saved 14:03");
    assert_eq!(driver.saved(), driver.desk().text());
    assert!(driver.saved().contains("Somebody Else"));
    assert_eq!((driver.response("focus-on-the-child").status, driver.standard()), (Some(Status::Met), "F3"));
    driver.press("u").expect("There is nothing to undo since this was merged with what somebody else saved");
    driver.press("3 u").expect("Undone: F3: In place → Planned");
    assert!(driver.saved().contains("Somebody Else"));
}

#[test]
fn where_both_answered_the_same_both_answers_are_kept_and_it_is_said() {
    let mut driver = Driver::open(NAME);
    let of_theirs = "\n[responses.focus-on-the-child]\nstatus = \"not-met\"\n";
    driver.somebody_writes(NAME, &format!("{}{of_theirs}", example(NAME)));
    driver.press("1").expect("Merged with what somebody else saved: F3. 1 conflict to settle: C").expect("✓ saved");
    let conflict = &driver.audit().conflicts[0];
    assert_eq!(conflict.key, "responses.focus-on-the-child.status");
    assert_eq!((conflict.ours.as_deref(), conflict.theirs.as_deref()), (Some("met"), Some("not-met")));
    driver.expect("In conflict");
}

#[test]
fn a_text_that_is_being_typed_is_merged_with_what_somebody_else_wrote_meanwhile() {
    let mut driver = Driver::open(NAME);
    driver.press("e").type_text("Ours");
    let of_theirs = "\n[responses.focus-on-the-child]\nevidence = \"Theirs\"\n";
    driver.somebody_writes(NAME, &format!("{}{of_theirs}", example(NAME)));
    driver.input(Input::Tick).input(Input::Tick);
    assert_eq!(driver.model.place(), Place::Text);
    driver.press("esc").expect("1 conflict to settle");
    assert!(driver.saved().contains("Ours") && driver.saved().contains("Theirs"), "{}", driver.saved());
    // The same on the way out.
    driver.jump("F8").press("e").type_text("Ours too");
    driver.somebody_writes(NAME, &format!("{}# theirs\n", driver.saved()));
    driver.press("ctrl-c");
    assert!(driver.ended && driver.saved().contains("Ours too") && driver.saved().ends_with("# theirs\n"));
}

#[test]
fn what_somebody_else_saves_comes_in_while_nothing_happens_and_everything_stays_where_it_was() {
    let mut driver = Driver::open(NAME);
    driver.jump("R15").row(12);
    let selected = "Put a yearly CSE audit";
    let row = driver.model.walkthrough().unwrap().row;
    driver.somebody_writes(NAME, &theirs().replace(
        "[[responses.periodic-audit.actions]]\nid = \"5twwru\"",
        "[[responses.periodic-audit.actions]]\nid = \"aaaaaa\"\nwhat = \"Theirs\"\n\n[[responses.periodic-audit.actions]]\nid = \"5twwru\"",
    ));
    driver.input(Input::Tick).input(Input::Tick).expect("Merged with what somebody else saved: R15 and details");
    assert_eq!((driver.standard(), driver.model.walkthrough().unwrap().row), ("R15", row + 1));
    driver.press("enter").expect(selected);
    assert_eq!(driver.file(NAME), driver.desk().text());
    assert!(!driver.shows("NOT SAVED"), "{}", driver.screen());
}

#[test]
fn an_action_that_is_open_in_its_form_stays_that_action_or_closes() {
    let mut driver = Driver::open(NAME);
    driver.jump("R15").row(12).press("enter").expect("Put a yearly CSE audit");
    let without = |id: &str, text: &str| {
        let at = text.find(&format!("[[responses.periodic-audit.actions]]\nid = \"{id}\"")).unwrap();
        let end = at + text[at..].find("\n\n").unwrap() + 2;
        format!("{}{}", &text[..at], &text[end..])
    };
    driver.somebody_writes(NAME, &without("5twwru", &example(NAME)));
    driver.input(Input::Tick).input(Input::Tick).expect("Put a yearly CSE audit").press("esc d");
    assert!(driver.response("periodic-audit").actions[0].done.is_some());
    driver.press("enter").expect("Put a yearly CSE audit");
    driver.somebody_writes(NAME, &without("e3marx", &driver.saved()));
    driver.input(Input::Tick).input(Input::Tick);
    assert_eq!(driver.model.place(), Place::Walkthrough);
}

#[test]
fn an_audit_that_somebody_else_signs_off_is_shown_and_no_longer_changed() {
    let mut driver = Driver::open(NAME);
    driver.somebody_writes(NAME, &signed(&example(NAME)));
    driver.input(Input::Tick).input(Input::Tick).expect("Somebody else signed this audit off");
    driver.press("1").expect("signed off");
    assert_eq!(driver.file(NAME), signed(&example(NAME)));
}

#[test]
fn a_signed_audit_is_never_altered_by_merging() {
    let (mut driver, theirs) = signed_elsewhere();
    driver.expect("one of the two versions is").expect("NOT SAVED");
    assert_eq!(driver.file(NAME), theirs);
    // Every further way to write: another answer, undo and redo, saving again.
    driver.press("esc 2 esc ctrl-s esc ctrl-r esc e").type_text("More").press("esc esc 3 ctrl-s");
    assert_eq!(driver.file(NAME), theirs);
    driver.expect("Changed elsewhere");
}

#[test]
fn reading_again_keeps_what_is_not_saved_beside_it() {
    let (mut driver, theirs) = signed_elsewhere();
    let ours = driver.desk().text().to_owned();
    driver.press("R");
    assert_eq!((driver.desk().text(), driver.standard()), (theirs.as_str(), "R1"));
    assert_eq!(driver.file("northbridge/2014-mine"), ours);
    assert!(!driver.shows("NOT SAVED"), "{}", driver.screen());
}

#[test]
fn another_audit_in_its_place_is_not_merged() {
    let mut driver = Driver::open(NAME);
    let another = example("northbridge/2013");
    driver.somebody_writes(NAME, &another);
    driver.input(Input::Tick).input(Input::Tick).expect("changed on disk by somebody else").press("esc");
    driver.press("1").expect("so that it cannot be merged").press("R");
    assert_eq!((driver.desk().text(), driver.file(NAME)), (another.as_str(), another.clone()));
    assert!(driver.file("northbridge/2014-mine").contains("[responses.focus-on-the-child]\nstatus = \"met\""));
}

#[test]
fn save_beside_keeps_both() {
    let (mut driver, theirs) = signed_elsewhere();
    let ours = driver.desk().text().to_owned();
    driver.press("S").expect("audits/northbridge/2014-mine.toml");
    assert_eq!(driver.file(NAME), theirs);
    assert_eq!(driver.file("northbridge/2014-mine"), ours);
    assert!(!driver.shows("NOT SAVED"), "{}", driver.screen());
    driver.press("2");
    assert_eq!(driver.file(NAME), theirs, "from now on the other file is written");
    assert_eq!(driver.file("northbridge/2014-mine"), driver.desk().text());
}

#[test]
fn save_beside_takes_the_next_name_that_is_free() {
    let (mut driver, _) = signed_elsewhere();
    driver.somebody_writes("northbridge/2014-mine", "format = 1\n");
    driver.press("S");
    assert_eq!(driver.file("northbridge/2014-mine"), "format = 1\n");
    assert_eq!(driver.file("northbridge/2014-mine-2"), driver.desk().text());
}

#[test]
fn the_same_content_written_by_somebody_else_is_no_change() {
    let mut driver = Driver::open(NAME);
    driver.somebody_writes(NAME, &example(NAME));
    driver.press("1").expect("✓ saved");
}

#[test]
fn a_file_that_is_gone_is_not_made_again_unasked() {
    let mut driver = Driver::open(NAME);
    fs::remove_file(driver.path(NAME)).unwrap();
    driver.press("1").expect("NOT SAVED: the file is gone");
    assert!(!driver.path(NAME).exists());
    driver.press("S").expect("audits/northbridge/2014.toml").expect("✓ saved 14:03");
    assert_eq!(driver.file(NAME), driver.desk().text());
    driver.press("2").expect("✓ saved");
    assert_eq!(driver.file(NAME), driver.desk().text());
}

#[test]
fn a_file_that_goes_away_while_nothing_happens_is_said_and_everything_goes_on() {
    for with_folder in [false, true] {
        let mut driver = Driver::open(NAME);
        driver.input(Input::Tick);
        assert_eq!(driver.model.place(), Place::Walkthrough);
        fs::remove_file(driver.path(NAME)).unwrap();
        if with_folder {
            fs::create_dir(driver.path(NAME)).unwrap();
        }
        driver.input(Input::Tick).input(Input::Tick).expect("The file of this audit is gone").press("esc");
        driver.input(Input::Tick).input(Input::Tick).expect("NOT SAVED: the file is gone");
        assert_eq!(driver.model.place(), Place::Walkthrough, "it is said once");
        driver.press("q");
        assert!(!driver.ended && driver.notice().contains("are NOT SAVED"), "{}", driver.notice());
        driver.press("e").type_text("Not lost").press("esc").expect("NOT SAVED");
        assert!(driver.desk().text().contains("Not lost"));
        driver.press("S");
        let name = if with_folder { "northbridge/2014-mine" } else { NAME };
        assert!(driver.file(name).contains("Not lost"));
    }
}

#[test]
fn a_file_that_comes_back_as_it_was_is_saved_again() {
    let mut driver = Driver::open(NAME);
    fs::rename(driver.path(NAME), driver.path("moved")).unwrap();
    driver.input(Input::Tick).press("esc").expect("NOT SAVED");
    fs::rename(driver.path("moved"), driver.path(NAME)).unwrap();
    driver.press("ctrl-s").expect("✓ saved 14:03");
    driver.press("1").expect("✓ saved 14:03");
    assert_eq!(driver.file(NAME), driver.desk().text());
}

#[test]
fn where_a_folder_stands_in_its_place_the_audit_is_saved_beside_it() {
    let mut driver = Driver::open(NAME);
    fs::remove_file(driver.path(NAME)).unwrap();
    fs::create_dir(driver.path(NAME)).unwrap();
    driver.input(Input::Tick).press("esc ctrl-s").press("S").expect("2014-mine.toml");
    driver.press("1").expect("✓ saved");
    assert_eq!(driver.file("northbridge/2014-mine"), driver.desk().text());
}

#[test]
fn a_file_that_is_gone_is_saved_again_from_the_library_too() {
    let mut driver = Driver::open(NAME);
    fs::remove_file(driver.path(NAME)).unwrap();
    driver.press("1 esc esc").expect("13 of 15     6 of 9").expect("NOT SAVED");
    driver.press("q ctrl-s").expect("The file of this audit is gone").press("R");
    assert_eq!((driver.path(NAME).exists(), driver.shows("read again")), (false, false), "there is nothing to reload");
    driver.press("S");
    assert_eq!((driver.file(NAME).as_str(), driver.model.place()), (driver.desk().text(), Place::Library));
    driver.press("enter").expect("✓ F3").press("q");
    assert!(driver.ended);
}

#[test]
fn what_cannot_be_written_is_said_and_kept() {
    let mut driver = Driver::open(NAME);
    driver.disk_fails = Some("2014.toml could not be saved".to_owned());
    driver.press("e").type_text("Not lost").press("esc");
    driver.expect("NOT SAVED").expect("Not lost").expect("could not be saved");
    driver.press("down").expect("NOT SAVED");
    driver.disk_fails = None;
    driver.press("ctrl-s").expect("✓ saved");
    assert!(driver.file(NAME).contains("Not lost"));
}

#[test]
fn what_was_taken_back_is_not_said_to_be_unsaved() {
    let mut driver = Driver::open(NAME);
    driver.disk_fails = Some("the disk is full".to_owned());
    driver.press("1").expect("NOT SAVED").expect("the disk is full");
    driver.press("u");
    assert!(!driver.shows("NOT SAVED"), "{}", driver.screen());
    assert_eq!(driver.file(NAME), driver.desk().text());
}

#[test]
fn a_save_that_was_written_and_not_confirmed_is_undone_on_the_disk_too() {
    let mut driver = Driver::open(NAME);
    driver.disk_fails = Some("the disk is slow".to_owned());
    driver.press("1");
    let text = driver.desk().text().to_owned();
    driver.somebody_writes(NAME, &text);
    let (_, print) = lscb_audit::store::read_to_edit(&driver.path(NAME)).unwrap();
    let outcome = SaveOutcome::Failed("the disk did not confirm".to_owned(), Some(print));
    assert_eq!(update(&mut driver.model, Message::Saved(text, outcome)), Vec::<Effect>::new());
    driver.disk_fails = None;
    driver.press("u").expect("✓ saved");
    assert_eq!(driver.file(NAME), example(NAME));
}

#[test]
fn q_does_not_throw_away_what_is_not_saved() {
    let mut driver = Driver::open(NAME);
    driver.disk_fails = Some("the disk is full".to_owned());
    driver.press("1 q").expect("NOT SAVED. Ctrl-S tries again");
    assert!(!driver.ended);
    driver.disk_fails = None;
    driver.press("ctrl-s q");
    assert!(driver.ended);
}

#[test]
fn another_audit_does_not_take_the_place_of_what_is_not_saved() {
    let mut driver = Driver::open(NAME);
    driver.disk_fails = Some("the disk is full".to_owned());
    driver.press("1 esc up enter");
    assert!(driver.notice().contains("NOT SAVED; save them before you open another"), "{}", driver.screen());
    driver.press("down enter").expect("Northbridge LSCB · 2014").expect("answered 22 of 24");
    driver.disk_fails = None;
    driver.press("ctrl-s").expect("✓ saved");
}

#[test]
fn ctrl_s_with_nothing_to_save_says_so() {
    Driver::open(NAME).press("ctrl-s").expect("Everything is saved");
}

#[test]
fn a_file_that_became_unreadable_is_not_reloaded_and_not_overwritten() {
    let mut driver = Driver::open(NAME);
    let merged = "<<<<<<< ours\nformat = 1\n=======\nformat = 2\n>>>>>>> theirs\n";
    driver.somebody_writes(NAME, merged);
    driver.press("1 R");
    assert!(driver.notice().contains("merge conflict"), "{}", driver.notice());
    assert_eq!(driver.model.place(), Place::Walkthrough);
    driver.expect("NOT SAVED").expect("✓ F3");
    assert_eq!(driver.file(NAME), merged);
}

#[test]
fn what_comes_in_with_fewer_rows_keeps_the_selection_in_the_form() {
    let mut driver = Driver::open(NAME);
    driver.jump("R3").press("l G");
    let (before, rest) =
        theirs().split_once("[responses.local-procedures]").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let rest = &rest[rest.find("[responses.sub-group]").unwrap()..];
    driver.somebody_writes(NAME, &format!("{before}{rest}"));
    driver.press("r down up").press("up");
    assert_eq!(driver.standard(), "R3");
}

#[test]
fn what_was_done_can_be_undone_after_a_look_at_the_list() {
    let mut driver = Driver::open("northbridge/2014");
    driver.press("1 L enter").expect("F8").press("u").expect("Undone: F3: In place");
    assert_eq!(driver.saved(), example("northbridge/2014"));
    let mut driver = Driver::open("northbridge/2014");
    driver.press("1 L");
    driver.somebody_writes("northbridge/2014", &example("northbridge/2014"));
    driver.press("enter u").expect("There is nothing to undo");
}

#[test]
fn what_was_in_the_file_is_kept_before_the_first_change_of_a_sitting() {
    let mut driver = Driver::open("northbridge/2014");
    let before = driver.file("northbridge/2014");
    driver.press("1 2 3");
    assert_ne!(driver.file("northbridge/2014"), before);
    assert_eq!(driver.versions("northbridge/2014"), [before]);
}
