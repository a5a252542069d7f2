//! What is being typed is not lost: it is offered again, goes to the user's editor and back, and nothing on the disk is
//! overwritten meanwhile.

use lscb_audit::tui::commands::Place;
use lscb_audit::tui::events::Input;
use lscb_audit::tui::message::{Edited, Message};
use lscb_audit::tui::update::update;

use crate::driver::Driver;
use crate::fixtures::example;

const NAME: &str = "northbridge/2014";

/// F3, which has no evidence yet, while it is being written.
fn typing(text: &str) -> Driver {
    let mut driver = Driver::open(NAME);
    driver.press("e").type_text(text);
    driver
}

fn evidence(driver: &Driver) -> Option<String> {
    driver.response("focus-on-the-child").evidence
}

#[test]
fn what_was_being_typed_when_the_program_died_is_offered_and_taken_over() {
    let mut driver = typing("Half a sen");
    driver.dies_and_starts_again(NAME);
    driver.expect("A text was left over").expect("F3: evidence").expect("Half a sen");
    assert_eq!(evidence(&driver), None, "nothing is taken unasked");
    driver.press("enter").expect("F3: evidence").type_text("tence").press("esc");
    assert_eq!(evidence(&driver).as_deref(), Some("Half a sentence"));
    assert_eq!(driver.kept(), 0);
    driver.dies_and_starts_again(NAME);
    assert_eq!(driver.model.place(), Place::Walkthrough);
}

#[test]
fn what_was_left_over_can_wait_and_be_thrown_away() {
    let mut driver = typing("Half a sen");
    driver.dies_and_starts_again(NAME);
    driver.press("esc");
    assert_eq!((driver.model.place(), evidence(&driver)), (Place::Walkthrough, None));
    driver.dies_and_starts_again(NAME);
    driver.expect("Half a sen").press("X");
    assert_eq!((driver.model.place(), driver.kept()), (Place::Walkthrough, 0));
    driver.dies_and_starts_again(NAME);
    assert_eq!(driver.model.place(), Place::Walkthrough);
}

#[test]
fn every_kind_of_text_comes_back_to_its_own_field() {
    let mut driver = Driver::open(NAME);
    driver.press("a").type_text("Ask them");
    driver.dies_and_starts_again(NAME);
    driver.press("enter enter").expect("Action added");
    driver.press("enter").type_text("Chai");
    driver.dies_and_starts_again(NAME);
    driver.expect("F3: owner").press("enter").type_text("r").press("enter");
    assert_eq!(driver.response("focus-on-the-child").actions[0].owner.as_deref(), Some("Chair"));

    driver.jump("R6").press("0").type_text("Shared post");
    driver.dies_and_starts_again(NAME);
    driver.press("enter esc");
    assert_eq!(driver.response("co-ordinator").reason.as_deref(), Some("Shared post"));
}

#[test]
fn several_texts_are_offered_one_after_the_other() {
    let mut driver = typing("First");
    driver.dies_and_starts_again(NAME);
    driver.press("esc m").type_text("Second");
    driver.dies_and_starts_again(NAME);
    driver.expect("2 texts were left over").expect("First").press("enter esc").expect("Second").press("enter esc");
    let response = driver.response("focus-on-the-child");
    assert_eq!((response.evidence.as_deref(), response.note.as_deref()), (Some("First"), Some("Second")));
}

#[test]
fn nothing_is_kept_of_what_is_in_the_file_or_was_given_up() {
    let mut driver = typing("Kept");
    assert_eq!(driver.kept(), 1);
    driver.press("esc");
    assert_eq!(driver.kept(), 0);
    driver.press("P down enter").type_text("soon").press("esc esc");
    assert_eq!(driver.kept(), 0, "given up");
    driver.press("m").type_text("x").press("ctrl-c");
    assert_eq!((driver.ended, driver.kept()), (true, 0));
}

#[test]
fn what_could_not_be_saved_and_what_was_refused_is_offered_the_next_time() {
    let mut driver = typing("Not saved");
    driver.disk_fails = Some("the disk is full".to_owned());
    driver.press("ctrl-c");
    assert!(driver.ended);
    driver.disk_fails = None;
    driver.dies_and_starts_again(NAME);
    driver.expect("Not saved").press("X P down enter").type_text("soon").press("ctrl-c");
    driver.dies_and_starts_again(NAME);
    driver.expect("soon").expect("Date");
}

#[test]
fn a_signed_audit_leaves_the_text_on_offer() {
    let mut driver = typing("Half a sen");
    let signed = format!("{}\n[sign_off]\nby = \"Chair\"\non = 2014-12-01\n", example(NAME));
    driver.somebody_writes(NAME, &signed);
    driver.dies_and_starts_again(NAME);
    driver.press("enter").expect("signed off").expect("Half a sen");
    assert_eq!((driver.model.place(), driver.kept()), (Place::Offer, 1));
}

#[test]
fn the_editor_writes_evidence_as_one_step() {
    let mut driver = Driver::open(NAME);
    driver.editor = |text| Edited { text: Some(format!("{text}\nFrom the editor\n")), problem: None };
    driver.jump("R4").press("E").expect("R4: evidence written");
    let written = driver.response("sub-group").evidence.unwrap();
    assert!(written.starts_with("Terms of reference") && written.ends_with("\nFrom the editor"), "{written}");
    driver.press("u");
    assert_eq!(driver.saved(), example(NAME));
}

#[test]
fn the_editor_goes_on_with_what_is_being_typed() {
    let mut driver = typing("Begun");
    driver.editor = |text| Edited { text: Some(text.replace("Begun", "Begun and finished\r\n")), problem: None };
    driver.press("ctrl-e").expect("Begun and finished");
    assert_eq!(driver.model.place(), Place::Text);
    driver.press("ctrl-z").expect("│ Begun  ").press("ctrl-y esc");
    assert_eq!(evidence(&driver).as_deref(), Some("Begun and finished"));
}

#[test]
fn an_editor_that_fails_changes_nothing_and_what_it_wrote_can_be_brought() {
    let mut driver = Driver::open(NAME);
    driver.press("E").expect("there is no editor");
    assert_eq!((driver.model.place(), driver.saved()), (Place::Walkthrough, example(NAME)));
    driver.editor =
        |_| Edited { text: Some("Written".to_owned()), problem: Some("vim ended with an error".to_owned()) };
    driver.press("E").expect("vim ended with an error. Ctrl-Y brings what was written there");
    assert_eq!(driver.saved(), example(NAME));
    driver.press("ctrl-y esc");
    assert_eq!(evidence(&driver).as_deref(), Some("Written"));
}

#[test]
fn what_cannot_be_read_is_asked_about_while_nothing_happens_and_said_once() {
    let mut driver = Driver::open(NAME);
    driver.input(Input::Tick).input(Input::Tick);
    assert_eq!(driver.model.place(), Place::Walkthrough);
    driver.somebody_writes(NAME, "<<<<<<< ours\n");
    driver.input(Input::Tick).input(Input::Tick).expect("changed on disk by somebody else");
    driver.press("esc").input(Input::Tick).input(Input::Tick);
    assert_eq!(driver.model.place(), Place::Walkthrough, "it is said once");
    driver.expect("changed elsewhere");
    let theirs = example(NAME).replace("Desmond Applegarth", "Somebody Else");
    driver.somebody_writes(NAME, &theirs);
    driver.press("1").expect("Merged with what somebody else saved");
    assert!(driver.saved().contains("Somebody Else"));
}

#[test]
fn nothing_interrupts_typing() {
    let mut driver = typing("Half");
    driver.somebody_writes(NAME, &example(NAME).replace("Desmond Applegarth", "Somebody Else"));
    driver.input(Input::Tick);
    assert_eq!(driver.model.place(), Place::Text);
}

#[test]
fn that_nothing_is_kept_is_said_once_and_not_at_every_key() {
    let mut driver = Driver::open(NAME);
    let not_kept = |driver: &mut Driver| {
        let message = Message::NotKept("this account has no home folder".to_owned());
        assert_eq!(update(&mut driver.model, message), []);
    };
    driver.press("e a");
    not_kept(&mut driver);
    driver.expect("What you type is not kept against a crash: this account has no home folder");
    for key in ["b", "esc", "e", "c"] {
        driver.press(key);
        not_kept(&mut driver);
        assert!(!driver.shows("not kept"), "{key}");
    }
}
